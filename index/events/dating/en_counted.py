"""What English rules make of what is counted from the reference: “ten days ago”, “the next three weeks”."""

from dataclasses import replace

from index.events.dating import build_stretches as stretches
from index.events.dating.build_dates import node_in, numbered
from index.events.dating.compound import About
from index.events.dating.point import CalendarDate
from index.events.dating.portion import DayOf, WeekOf
from index.events.dating.relative import Counted, DayShift, Distance, Now, UnitShift
from index.events.dating.rules import Build, Found
from index.events.dating.stretch import Node
from index.events.dating.units import Unit
from index.events.expression import Bound, Edge

_HOW_OFTEN = frozenset(("once", "twice", "times"))


def few(found: Found) -> About:
    """Read “the next few days”, “recent weeks”, “the coming months”: as many as one would still call so."""
    back = any(item.kind in ("past", "last_one", "recent") for item in found.items)
    unit = found.first("units")
    count = {Unit.DAY: 7, Unit.WEEK: 4}.get(unit, 3)
    return About(Counted(unit, -count if back else count))


def second_next(found: Found) -> Node | None:
    """Read “the week after next”, “the year before last”, “Monday after next”."""
    bound, last = found.first("bound"), found.first("last_one") is not None
    if bound is not (Bound.BEFORE if last else Bound.AFTER):
        return None
    sign = -1 if last else 1
    weekday = found.first("weekday")
    if weekday is not None:
        return Distance(((Unit.DAY, 7 * sign),), CalendarDate(weekday=weekday, direction=sign))
    unit = next(item.value for item in found.items if isinstance(item.value, Unit))
    return UnitShift(unit, 2 * sign)


def rolling(found: Found) -> Counted:
    """Read “over the past year”, which ends with the reference."""
    back = any(item.kind in ("past", "last_one") for item in found.items)
    return Counted(found.items[-1].value, -1 if back else 1)


def half_an_hour(found: Found) -> Distance | None:
    """Read “in half an hour”."""
    return Distance(((Unit.MINUTE, 30),)) if found.items[-1].value is Unit.HOUR else None


def counted(found: Found) -> Node | None:
    """Read “the next three days”; quarters are whole ones."""
    back = any(item.kind in ("past", "last_one") for item in found.items)
    read = stretches.amounts(found.items, -1 if back else 1)
    if not read or not read[0][1]:
        return None
    unit, count = read[0]
    if unit is Unit.QUARTER:
        return UnitShift(unit, min(count, 1), last=max(count, -1))
    return Counted(unit, count, more=read[1:])


def within(found: Found) -> Counted | None:
    """Read “within 10 days”, “within the next two weeks”: the reference counts too."""
    return stretches.counted(found)


def weekdays_away(found: Found) -> Distance | None:
    """Read “two Sundays ago”, “three Mondays from now”."""
    weekday, count = found.first("weekdays"), numbered(found.items)
    if not isinstance(weekday, int) or not count:
        return None
    back = any(item.kind == "ago" for item in found.items)
    near = CalendarDate(weekday=weekday, direction=-1 if back else 1)
    return Distance(((Unit.DAY, 7 * (count - 1) * (-1 if back else 1)),), near)


def week_from_shift(found: Found) -> Distance | None:
    """Read “a week today”, “two weeks tomorrow”."""
    unit = found.items[-2].value
    shift: int = found.items[-1].value
    weeks = numbered(found.items)
    if unit is not Unit.WEEK or shift < 0 or not weeks:
        return None
    return Distance(((Unit.DAY, 7 * weeks),), DayShift(shift))


def weeks_from_weekday(found: Found) -> Distance | None:
    """Read “Friday week”, “a week on Friday”, “a fortnight on Saturday”; not “twice a week on Friday”."""
    before, fortnight = found.before, found.first("count_fortnight")
    units = [item.value for item in found.items if isinstance(item.value, Unit)]
    if units not in ([Unit.WEEK], []):
        return None
    if len(found.items) > 2 and before is not None:
        often = before.kind == "word" and before.value.casefold() in _HOW_OFTEN
        if often or before.kind in ("for_", "bound", "within", "in", "num", "each"):
            return None
    weeks = 2 if fortnight else (numbered(found.items) or 1)
    return Distance(((Unit.DAY, 7 * weeks),), CalendarDate(weekday=found.first("weekday"), direction=1))


def coming_fortnight(found: Found) -> Counted:
    """Read “the next fortnight”, “the last fortnight”."""
    back = any(item.kind in ("past", "last_one") for item in found.items)
    within = any(item.kind == "within" for item in found.items)
    return Counted(Unit.WEEK, -2 if back else 2, with_today=within)


def past_point(found: Found) -> Distance | None:
    """Read “10 days ago”; of “earlier” and “later” only “later” behind a number is from the reference."""
    which = found.first("comparative")
    made: Distance | None = stretches.distance(1 if which is Edge.LATE else -1)(found)
    return made


def fortnight(sign: int) -> Build:
    """Make a point two weeks away."""
    return lambda found: Distance(((Unit.WEEK, 2 * sign),))


def from_point(found: Found) -> Distance | None:
    """Read “two weeks from today”, “3 days after January 12”, “two days before Easter”."""
    bound = found.first("bound")
    if bound is Bound.BY or (bound is Bound.SINCE and found.items[0].kind != "in"):
        return None
    whole = node_in(found.group("o"))
    if isinstance(whole, Now):
        whole = None
    made: Distance | None = stretches.distance(-1 if bound is Bound.BEFORE else 1)(found)
    if made is None:
        return None
    year = isinstance(whole, CalendarDate) and whole.day is whole.month is whole.weekday is None
    return None if year and found.items[0].kind != "in" else replace(made, anchor=whole)


def weekday_beside(found: Found) -> DayOf | None:
    """Read “Friday three weeks from now”: the weekday of the week in which that is."""
    values = [item.value for item in found.items if item.kind == "date"]
    days = [each for each in values if isinstance(each, CalendarDate) and each.weekday is not None]
    points = [each for each in values if isinstance(each, Distance)]
    if len(days) != 1 or len(points) != 1 or days[0].day is not None:
        return None
    return DayOf(days[0].weekday or 0, WeekOf(points[0]))
