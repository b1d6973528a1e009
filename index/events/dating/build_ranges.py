"""What the rules of both languages make of ranges, and of what lies before or after."""

from index.events.dating import build_hours as hours
from index.events.dating.build_dates import as_node, calendar_date, node_in
from index.events.dating.clock import Clock
from index.events.dating.compound import About, Between, Bounded, Timed
from index.events.dating.point import CalendarDate
from index.events.dating.relative import DayShift, Now
from index.events.dating.rules import Build, Found, Item
from index.events.dating.stretch import Node
from index.events.expression import Bound, DayPart


def this_part(found: Found) -> Timed:
    """Make “esta tarde”, “esta mañana”."""
    part = found.first("part")
    return Timed(DayShift(0), part=part if isinstance(part, DayPart) else DayPart.MORNING)


def working_week(found: Found) -> bool | None:
    """Silence “de lunes a viernes”, which is a habit and not a date."""
    first, last = found.group("a")[0].value, found.group("b")[0].value
    if not (isinstance(first, CalendarDate) and isinstance(last, CalendarDate)):
        return None
    bare = (CalendarDate(weekday=0), *(CalendarDate(weekday=day) for day in (4, 5, 6)))
    return True if first == bare[0] and last in bare[1:] else None


def between(found: Found) -> Between | Timed | None:
    """Make a range of groups a and b; “ahora” is the day of the text there."""
    ends = [_end(found.group(name)[0]) for name in "ab"]
    first, last = ends
    if first is None or last is None:
        return None
    return Between(first, last)


def _end(item: Item) -> Node | None:
    if isinstance(item.value, Now):
        return DayShift(0)
    if isinstance(item.value, Clock):
        return None
    return as_node(item)


def bounded_day(bound: Bound) -> Build:
    """Read “antes del 15”."""

    def build(found: Found) -> Bounded | None:
        day = calendar_date(found)
        return Bounded(bound, day) if day else None

    return build


def bounded_clock(bound: Bound) -> Build:
    """Read “hoy antes de las 6 p.m.”."""

    def build(found: Found) -> Bounded | None:
        day = hours.timed(found)
        return Bounded(bound, day) if day is not None and day.day is not None else None

    return build


def about(found: Found) -> About | None:
    """Make “alrededor del 10 de junio”."""
    whole = node_in(found.group("o"))
    return About(whole) if whole else None


def until(found: Found) -> Bounded | None:
    """Bound "until June 1", "through Friday"; "to June" says nothing of the sort."""
    whole = node_in(found.group("o"))
    return Bounded(Bound.BY, whole) if whole and found.items[0].value != "to" else None


def zone(found: Found) -> str | None:
    """Read "Eastern", "Eastern Standard Time"; a small letter needs the time behind it."""
    told = any(item.kind == "time_" for item in found.items)
    name = found.first("zone")
    return name if told and isinstance(name, str) else None
