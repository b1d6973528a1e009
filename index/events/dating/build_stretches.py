"""What the rules of both languages make of longer stretches, and of points counted from the text's day."""

from collections.abc import Sequence
from dataclasses import replace

from index.events.dating.build_dates import ADJECTIVES, node_in, numbered, year_fields
from index.events.dating.compound import About, Between, Bounded
from index.events.dating.numbers import Number
from index.events.dating.point import CalendarDate
from index.events.dating.portion import DayOf, EdgeOf, Nth, Season, Span, WeekFromTo, WeekOf
from index.events.dating.relative import Counted, Distance, Elapsed, Remaining, UnitShift
from index.events.dating.rules import Build, Found, Item
from index.events.dating.units import Unit
from index.events.expression import Bound, Edge

_BACK = ("past", "previous", "lasts", "pasts", "previouses")
_HALVES = {Unit.YEAR: (Unit.MONTH, 6), Unit.MONTH: (Unit.DAY, 15), Unit.WEEK: (Unit.DAY, 3)}
"""What “y medio” adds to a unit."""
_FEW = {Unit.DAY: 7, Unit.WEEK: 4, Unit.MONTH: 3, Unit.YEAR: 3}
"""How many units “in the coming days” and its like may mean at most."""


def unit_shift(found: Found) -> UnitShift | None:
    """Make a whole unit of a unit and the word that says which: this, next, last."""
    unit = next((item.value for item in found.items if isinstance(item.value, Unit)), None)
    shifts = [item.value for item in found.items if item.kind in ADJECTIVES]
    if unit is None:
        return None
    return UnitShift(unit, next((each for each in shifts if each), 0))


def amounts(items: Sequence[Item], sign: int = 1) -> tuple[tuple[Unit, int], ...]:
    """Read "tres meses y 2 semanas"."""
    found: list[tuple[Unit, int]] = []
    count = 1
    for item in items:
        if isinstance(item.value, Number):
            count = item.value.value
        elif item.kind in ("some", "few"):
            count = 3
        elif item.kind == "half" and found and found[-1][0] in _HALVES:
            unit, half = _HALVES[found[-1][0]]
            found.append((unit, sign * half))
        elif isinstance(item.value, Unit):
            found.append((item.value, sign * count))
            count = 1
    return tuple(found)


def distance(sign: int) -> Build:
    """Make a point that lies the amounts of group n away, from the group o where there is one."""

    def build(found: Found) -> Distance | None:
        items = found.group("n") or found.items
        read = amounts(items, sign)
        vague = any(item.kind in ("some", "few", "about", "more", "less") for item in found.items)
        return Distance(read, node_in(found.group("o")), vague) if read else None

    return build


def nth(found: Found) -> Nth | None:
    """Make one of the units (group u) of a stretch (group o); group n says which one."""
    which = found.group("n")
    place = next((item.value for item in which if item.kind in ("last_one",)), None)
    place = place if place is not None else numbered(which)
    unit = found.value("u")
    if not place:
        return None
    whole = node_in(found.group("o"))
    if isinstance(unit, Unit):
        return Nth(place, unit=unit, of=whole)
    return Nth(place, weekday=unit, of=whole) if whole else None


def edge(found: Found) -> EdgeOf | None:
    """Make the beginning, middle or end (group e) of a stretch (group o)."""
    whole = node_in(found.group("o"))
    return EdgeOf(found.value("e"), whole) if whole else None


def season(found: Found) -> Season:
    """Make a season of the groups s (its name), y (its year), a (this, next)."""
    fields = year_fields(found.group("y"))
    shift = next((item.value for item in found.group("a") if item.kind in ADJECTIVES), None)
    return Season(found.value("s"), year=fields.get("year"), year_shift=fields.get("year_shift"), shift=shift)


def bounded(bound: Bound) -> Build:
    """Say that the time lies on one side of group o."""

    def build(found: Found) -> Bounded | Between | None:
        whole = node_in(found.group("o"))
        if bound is Bound.SINCE and isinstance(whole, Between):
            return whole  # “Desde el 3 hasta el 5”: the preposition is that of the range.
        return Bounded(bound, whole) if whole else None

    return build


def nth_or_half(found: Found) -> Nth | None:
    """Make what `nth` does, and halves: of a year six months, of a month a fortnight."""
    if not any(item.kind == "half_unit" for item in found.items):
        return nth(found)
    place, whole = numbered(found.group("n")), node_in(found.group("o"))
    if whole is None or place not in (1, 2):
        return None
    month = any(item.kind in ("month", "rel_month") for item in found.group("o")) or (
        isinstance(whole, CalendarDate) and whole.month is not None
    )
    return Nth(place, unit=Unit.FORTNIGHT if month else Unit.HALF, of=whole)


def nth_of_several(found: Found) -> Nth | EdgeOf | None:
    """Make so many units (n, u) at the edge of a stretch (o): “las últimas dos semanas del año”.

    Without a number it is the edge as such: “los primeros días de mayo”.
    """
    first = any(item.kind in ("firsts", "ordinal") for item in found.items)
    whole, unit, count = node_in(found.group("o")), found.value("u"), numbered(found.group("n"))
    if whole is None or not isinstance(unit, Unit):
        return None
    if count is None:
        return EdgeOf(Edge.EARLY if first else Edge.LATE, whole)
    return Nth(1 if first else -1, unit=unit, of=whole, count=count) if 0 < count < 100 else None


def counted(found: Found) -> Counted | None:
    """Make the next or last so many units: “los próximos cinco días”, “the last 3 months and 2 weeks”."""
    sign = -1 if any(item.kind in _BACK for item in found.items) else 1
    read = amounts(found.items, sign)
    if not read or not read[0][1]:
        return None
    within = any(item.kind == "within" for item in found.items)
    return Counted(read[0][0], read[0][1], with_today=within, more=read[1:])


def few(found: Found) -> About | None:
    """Make “en los próximos días”, “in recent weeks”: as many as one would still call days or weeks."""
    unit = next((item.value for item in found.items if isinstance(item.value, Unit)), None)
    sign = -1 if any(item.kind in _BACK for item in found.items) else 1
    return About(Counted(unit, sign * _FEW[unit])) if unit in _FEW else None


def following_too(found: Found) -> UnitShift | None:
    """Make “la próxima semana y la siguiente” of the first of the two."""
    first = found.items[0].value
    return replace(first, last=first.count + 1) if isinstance(first, UnitShift) else None


def day_of_week(found: Found) -> DayOf | None:
    """Make a weekday of a week that is told: “el martes de la próxima semana”."""
    week = found.first("rel_week")
    day = found.first("date")
    if week is None or not isinstance(day, CalendarDate) or day.weekday is None or day.day is not None:
        return None
    return DayOf(day.weekday, week)


def week_of(found: Found) -> WeekOf | None:
    """Make the week or the weekend of a day (group o)."""
    day = node_in(found.group("o"))
    weekend = any(item.value is Unit.WEEKEND for item in found.items)
    return WeekOf(day, Unit.WEEKEND if weekend else Unit.WEEK) if day else None


def day_before(found: Found) -> Distance | None:
    """Make “la víspera del 4 de mayo”."""
    day = node_in(found.group("o"))
    return Distance(((Unit.DAY, -1),), day) if day else None


def weekday_beside(found: Found) -> DayOf | None:
    """Make “el lunes dentro de dos semanas”: the weekday of the week in which that is."""
    days = [each for each in found.all("date") if isinstance(each, CalendarDate) and each.day is None]
    points = [each for each in found.all("date") if isinstance(each, Distance)]
    if len(days) != 1 or len(points) != 1 or days[0].weekday is None:
        return None
    weeks = any(unit is Unit.WEEK for unit, _ in points[0].amounts)
    return DayOf(days[0].weekday, WeekOf(points[0])) if weeks else None


def week_from_to(found: Found) -> WeekFromTo | None:
    """Make the week from group a to group b, or of the range o: “la semana del 19 al 25 de enero”."""
    first, last, whole = (node_in(found.group(name)) for name in "abo")
    if first and last:
        return WeekFromTo(Between(first, last))
    return WeekFromTo(whole) if whole else None


def numbered_week(found: Found) -> Nth | None:
    """Make a week of the year by its number (group n), as ISO 8601 counts."""
    place = numbered(found.group("n"))
    if not place or place > 53:
        return None
    return Nth(place, unit=Unit.WEEK, of=node_in(found.group("o")) or UnitShift(Unit.YEAR, 0))


def coded_quarter(found: Found) -> Nth | None:
    """Make "T1 2026", "Q3"."""
    place = found.first("quarter_code")
    year = found.first("year")
    whole = CalendarDate(year=year.value) if year else found.first("rel_year")
    return Nth(place.value, unit=Unit.QUARTER, of=whole) if place else None


def month_of_shift(found: Found) -> CalendarDate | None:
    """Make "el próximo mes de febrero": the month with the direction of the unit before it."""
    shift, month = found.first("rel_month"), found.first("month")
    if not isinstance(shift, UnitShift) or month is None:
        return None
    return CalendarDate(month=month, direction=shift.count)


def remaining(found: Found) -> Remaining | None:
    """Make what is left of group o."""
    whole = node_in(found.group("o"))
    return Remaining(whole) if whole else None


def elapsed(found: Found) -> Elapsed | None:
    """Make what is over of group o."""
    whole = node_in(found.group("o"))
    return Elapsed(whole) if whole else None


def decade(found: Found) -> Span | None:
    """Make ten years: "la década de 1990", "los años 90"."""
    value = found.first("decade_word") or numbered(found.items) or 0
    if value >= 1000:
        return Span(value // 10 * 10, value // 10 * 10 + 9)
    if value % 10 or not 20 <= value < 100:
        return None
    return Span(1900 + value, 1909 + value, century_assumed=True)


def century(found: Found) -> Span | None:
    """Make a hundred years of a Roman or ordinal number."""
    if found.items[0].value is not Unit.CENTURY:
        return None
    value = found.first("roman") or numbered(found.items)
    return Span((value - 1) * 100, value * 100 - 1) if isinstance(value, int) and 1 < value < 30 else None


def coming_point(found: Found) -> Distance | None:
    """Make "en dos semanas", which is a point in time only where something is to come."""
    made = distance(1)(found)
    return replace(made, coming=True) if isinstance(made, Distance) else None


def within(found: Found) -> Counted | None:
    """Make "within two months", "within the next 10 days": from the text's day to then."""
    read = amounts(found.items)
    return Counted(read[0][0], read[0][1], with_today=True, more=read[1:]) if read and read[0][1] else None


def years_apart(found: Found) -> Between | None:
    """Make "2014-2018"; behind a name it is a part of that: “Plan Nacional 2025-2030”."""
    first, last = (item.value.value for item in found.items if item.kind == "year")
    before, after = found.before, found.after
    if first >= last or (before is not None and before.kind in ("named", "hyphen", "slash", "code")):
        return None
    if after is not None and after.glued and after.kind in ("hyphen", "slash"):
        return None
    return Between(CalendarDate(year=first), CalendarDate(year=last))


def edge_of_several(found: Found) -> EdgeOf | None:
    """Make "a primeros de mayo", "a últimos de mes"."""
    first = any(item.kind == "firsts" for item in found.items)
    whole = node_in(found.group("o"))
    return EdgeOf(Edge.EARLY if first else Edge.LATE, whole) if whole else None


def edged(which: Edge) -> Build:
    """Make the beginning or end of group o."""

    def build(found: Found) -> EdgeOf | None:
        whole = node_in(found.group("o"))
        return EdgeOf(which, whole) if whole else None

    return build
