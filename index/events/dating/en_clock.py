"""What English rules of hours, ranges and bounds make of what they find."""

from dataclasses import dataclass, replace

from index.events.dating import build_hours as hours
from index.events.dating.build_dates import numbered
from index.events.dating.clock import Clock
from index.events.dating.compound import Between, Bounded, Timed
from index.events.dating.point import CalendarDate
from index.events.dating.relative import DayShift
from index.events.dating.rules import Found, Item
from index.events.dating.stretch import Context, Node, Stretch
from index.events.expression import Bound, DayPart, Edge

_HALVES = {"am": DayPart.MORNING, "pm": DayPart.AFTERNOON}


@dataclass(frozen=True, slots=True)
class PartEdge:
    """A day with a part of it, of which the beginning or the end is meant: “late Tuesday afternoon”."""

    of: Timed
    edge: Edge

    def resolve(self, context: Context) -> Stretch | None:
        """Give the day, marked with the edge."""
        day = self.of.resolve(context)
        return replace(day, edge=self.edge) if day else None


def zone(found: Found) -> str | None:
    """Read “Eastern Standard Time”, and “Eastern” behind an hour: “3 p.m. Eastern”."""
    name: str = found.first("zone")
    if any(item.kind == "time_" for item in found.items):
        return name
    before = found.before
    capital = any(item.kind == "zone" and item.capital for item in found.items)
    return name if capital and before is not None and before.kind in ("meridian", "clock_digits") else None


def glued_meridian(found: Found) -> str | None:
    """Read “9a”, “5p”."""
    item, after = found.items[0], found.after
    if not item.glued or (after is not None and after.kind in ("word", "named")):
        return None
    return "pm" if item.kind == "letter_p" else "am"


def ninth_letter(found: Found) -> Clock | None:
    """Read “9a”, which is spelt like an ordinal of other languages."""
    item = found.items[0]
    value = item.value.value
    short = item.end - item.start == len(str(value)) + 1
    return Clock(value, half="am") if short and 1 <= value <= 12 else None


def spoken_after(found: Found) -> list[Item] | None:
    """Read “at 5”, not “at zero”."""
    return hours.spoken_after(found) if numbered(found.group("h")) else None


def military(found: Found) -> Clock | None:
    """Read “1900 hours”."""
    number = found.items[0].value
    if number.width != 4 or number.value // 100 > 23 or number.value % 100 > 59:
        return None
    return Clock(number.value // 100, number.value % 100, exact=True)


def noon(found: Found) -> Clock | None:
    """Read “noon”, “12 noon”, “12:00 midnight”."""
    said = next((item.value for item in found.items if isinstance(item.value, Clock)), None)
    if said is not None and (said.hour % 12, said.minute) != (0, 0):
        return None
    return hours.noon(found)


def minutes_past(found: Found) -> Clock | None:
    """Read “half past nine”, “a quarter to five”, “twenty minutes past six”."""
    hour = numbered(found.group("h"))
    minute = 30 if found.items[0].kind == "half_unit" else numbered(found.items[:1]) or 15
    if any(item.kind == "unit" for item in found.items):
        minute = 15
    if hour is None or not 1 <= minute < 60:
        return None
    to = any(item.kind == "to" for item in found.items)
    bound = found.first("bound")
    if bound is not None and bound is not Bound.AFTER:
        return None
    if to and not any(item.kind in ("unit", "short_unit") for item in found.items):
        return None
    if to:
        hour, minute = hour - 1 or 12, 60 - minute
    return hours.with_marks(found, Clock(hour, minute))


def clock_after(found: Found) -> list[Item] | None:
    """Read “at 8.30”."""
    clock = hours.digital_clock(found)
    group = found.group("x")
    if clock is None or group[0].value[-3:-2] != ".":
        return None
    return [*found.group("p"), Item("clock", clock, group[0].start, group[-1].end)]


def decimal_clock(found: Found) -> Clock | None:
    """Read the “9.30” of “9.30-11 a.m.”; minutes have two digits."""
    return _decimal(found.items[0])


def decimals_beside(found: Found) -> list[Item] | None:
    """Read “5 March, 18.00-20.00” and “5 March, 18.30”: numbers beside a day that has no hour yet."""
    first = _decimal(found.group("a")[0])
    last = _decimal(found.group("b")[0]) if found.group("b") else None
    day, group = found.group("d")[0], found.group("x")
    if first is None or (last is None) != (len(group) == 1) or isinstance(day.value, Between | Timed):
        return None
    clock = replace(first, until=last)
    return [day, *found.group("p"), Item("clock", clock, group[0].start, group[-1].end)]


def _decimal(item: Item) -> Clock | None:
    text = str(item.value)
    return hours.read_clock_digits(text) if text[-3:-2] == "." and text.count(".") == 1 else None


def range_of_hours(found: Found) -> Clock | None:
    """Read “9 to 11 a.m.”, “9 a.m. - 5 p.m.”; “and” makes a range behind “between” and “from” only."""
    joined = any(item.kind == "and" for item in found.items)
    if joined and found.items[0].kind not in ("between", "from_"):
        return None
    bound = found.first("bound")
    if bound is not None and bound is not Bound.BY:
        return None
    first = found.group("a")[0]
    if isinstance(first.value, Clock) and first.value.until is not None:
        return None
    return hours.clock_range(found)


def hours_beside(found: Found) -> list[Item] | None:
    """Read “Friday 2-6”, “between 2 and 6 on May 4”: bare numbers beside a day that has no hour yet."""
    joined = any(item.kind == "and" for item in found.items)
    opened = any(item.kind in ("between", "from_") for item in found.group("p"))
    if joined and not opened:
        return None
    day = found.group("d")[0]
    if isinstance(day.value, Between):
        return None
    whole = isinstance(day.value, CalendarDate) and (
        day.value.weekday is not None or day.value.day is not None
    )
    if not (opened or whole or isinstance(day.value, DayShift | Timed)):
        return None
    return hours.hours_of_day(found)


def hour_of_evening(found: Found) -> list[Item] | None:
    """Read “8 tonight”, “last night around 7”: the part of the day makes the number an hour."""
    day = found.group("d")[0]
    if not (isinstance(day.value, DayShift) and day.value.part is not None):
        return None
    clock = hours.spoken_clock(found)
    group = found.group("x")
    if clock is None:
        return None
    made = Item("clock", clock, group[0].start, group[-1].end)
    return [day, made] if day.start < made.start else [made, day]


def day_with_part(found: Found) -> Timed | PartEdge | None:
    """Read “Tuesday morning”, “tomorrow in the afternoon”, “Sunday early morning”."""
    made = hours.timed(found)
    if made is None or isinstance(made.day, Between):
        return None
    if isinstance(made.day, Timed):
        made = replace(made.day, part=made.part)
    which = found.first("edge")
    return PartEdge(made, which) if which is not None else made


def part_of_today(found: Found) -> Timed | PartEdge:
    """Read “this morning”, “last night”, “later this afternoon”."""
    back = any(item.kind == "last_one" for item in found.items)
    made = Timed(DayShift(-1 if back else 0), part=found.first("part"))
    which = found.first("edge") or found.first("comparative")
    return PartEdge(made, which) if which is not None else made


def half_day(found: Found) -> Timed | None:
    """Read “tomorrow am”, “today pm”."""
    day = found.items[0].value
    if isinstance(day, Timed | Between):
        return None
    return Timed(day, part=_HALVES[found.first("meridian")])


def with_clock(found: Found) -> Node | None:
    """Put an hour to a day, or to a part of it: “tomorrow morning at 9”."""
    clock = found.first("clock")
    day = next((item.value for item in found.items if item.kind in ("date", "when")), None)
    if isinstance(day, PartEdge):
        day = day.of
    if isinstance(day, Between | Bounded) or day is None:
        return None
    if isinstance(day, Timed):
        return replace(day, clock=clock) if day.clock is None else None
    return Timed(day, clock)


def with_part(found: Found) -> Timed | None:
    """Read “Sunday at 8:00 early morning”."""
    day = found.first("when")
    if isinstance(day, Timed) and day.part is None:
        return replace(day, part=found.first("part"))
    return None


def clock_alone(found: Found) -> Timed | None:
    """Make an hour of the reference's day; digits alone may be a score or a verse."""
    clock: Clock = found.first("clock")
    sure = clock.half or clock.zone or (clock.until is not None) or not (clock.minute or clock.second)
    return Timed(clock=clock) if sure else None
