"""What only the Spanish rules of hours make of what they find."""

from dataclasses import replace

from index.events.dating import build_hours as hours
from index.events.dating.build_dates import node_in
from index.events.dating.clock import Clock
from index.events.dating.compound import Between, Bounded, Timed
from index.events.dating.numbers import Number
from index.events.dating.relative import DayShift
from index.events.dating.rules import Found, Item
from index.events.expression import Bound, DayPart


def decimal_clock(found: Found) -> list[Item] | None:
    """Read “a las 20.30”, “de 15.00 a 16.00”."""
    made: list[Item] = []
    for item in found.items:
        if item.kind == "decimal":
            clock = hours.read_clock_digits(item.value)
            if clock is None:
                return None
            item = Item("clock", clock, item.start, item.end, item.glued)
        made.append(item)
    return made


def glued_hours(found: Found) -> Clock | None:
    """Read "17h"; “10 h” apart is as often a duration."""
    hour, mark = found.items
    if not mark.glued or hour.value.value > 24:
        return None
    return Clock(hour.value.value % 24, exact=True)


def twelve(found: Found) -> Clock | None:
    """Read “12 m.” and “12:00 m.”, noon; “m” is short for *meridies*, and of other numbers for metres."""
    item = found.items[0]
    clock = Clock(item.value.value) if isinstance(item.value, Number) else hours.read_clock_digits(item.value)
    return replace(clock, exact=True) if clock is not None and (clock.hour, clock.minute) == (12, 0) else None


def hour_behind(found: Found) -> list[Item] | None:
    """Read “a las 8”, “desde la una”; hours have no masculine article: “desde el 3”."""
    return None if found.group("p")[-1].value == "el" else hours.spoken_after(found)


def four_digits(found: Found) -> Clock | None:
    """Read “a las 0900 horas”."""
    number = found.items[0].value
    hour, minute = divmod(number.value, 100)
    return Clock(hour % 24, minute, exact=True) if number.width == 4 and hour <= 24 and minute < 60 else None


def tomorrow(found: Found) -> DayShift | None:
    """Tell “mañana” from “la mañana”."""
    before = found.before
    if before is not None and before.kind in ("the", "this", "one", "thes"):
        return None
    return DayShift(1)


def part_of_hour(found: Found) -> Timed | None:
    """Add the part of the day to an hour: “a las 7 del domingo por la tarde”."""
    when = found.first("when")
    if not isinstance(when, Timed) or when.clock is None or when.part is not None:
        return None
    part = found.first("part")
    return replace(when, part=part if isinstance(part, DayPart) else DayPart.MORNING)


def plain_name(found: Found) -> list[Item]:
    """Make a place a name again where it names no zone."""
    return [found.items[0]._replace(kind="named" if found.items[0].capital else "word", value="")]


def up_to_now(found: Found) -> Bounded:
    """Read “hasta la fecha”."""
    return Bounded(Bound.BY, DayShift(0))


def to_date(found: Found) -> Between | None:
    """Read “desde marzo hasta la fecha”."""
    whole = node_in(found.group("o"))
    return Between(whole, DayShift(0)) if whole else None
