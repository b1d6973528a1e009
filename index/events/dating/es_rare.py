"""What Spanish rules of their own make of what they find."""

from dataclasses import replace
from typing import Any

from index.events.dating.build_dates import calendar_date, node_in, numbered, year_fields
from index.events.dating.build_stretches import amounts
from index.events.dating.compound import Between, Bounded, Timed
from index.events.dating.en_holidays import Holiday
from index.events.dating.point import CalendarDate
from index.events.dating.portion import Nth, WeekOf
from index.events.dating.relative import Distance
from index.events.dating.rules import Found
from index.events.dating.stretch import Node
from index.events.dating.units import Unit
from index.events.expression import Bound, DayPart


def weekday_of_month(found: Found) -> Node | None:
    """Read “el último viernes de mayo”, “el primer lunes por la tarde del próximo mes”."""
    place = -1 if found.group("n")[0].kind == "last_one" else numbered(found.group("n"))
    whole = node_in(found.group("o"))
    if not place or whole is None:
        return None
    if isinstance(whole, CalendarDate) and found.group("y"):
        whole = replace(whole, **year_fields(found.group("y")))
    day = Nth(place, weekday=found.value("u"), of=whole)
    part = found.first("part")
    if part is None and any(item.kind == "manana" for item in found.items):
        part = DayPart.MORNING
    return Timed(day, part=part) if isinstance(part, DayPart) else day


def named_day(found: Found) -> Node | None:
    """Read “Navidad”, “el Día Internacional de la Mujer”; “Semana Santa” is a week."""
    kinds = [item.kind for item in found.group("f")]
    fields = year_fields(found.group("y"))
    weekday = found.first("weekday")
    if "week" in kinds:
        return WeekOf(Holiday("easter", **fields))
    if weekday is not None:
        return _holy_day(weekday, found, fields)
    if "new_" in kinds:
        return CalendarDate(day=1, month=1, **fields)
    day = found.first("saint_name") or found.first("feast") or found.first("feast_day")
    return CalendarDate(day=day[1], month=day[0], **fields) if day else None


def _holy_day(weekday: int, found: Found, fields: dict[str, Any]) -> Node | None:
    """Read “Viernes Santo”, “Jueves Santo”, “Domingo de Pascua”, “Viernes Negro”."""
    from_easter = found.first("easter")
    if from_easter is not None:
        return Distance(((Unit.DAY, from_easter),), Holiday("easter", **fields)) if weekday == 6 else None
    if found.first("black"):
        return Holiday("black friday", **fields) if weekday == 4 else None
    from_friday = weekday - 4
    return Distance(((Unit.DAY, from_friday),), Holiday("good friday", **fields)) if weekday != 6 else None


def number_month(found: Found) -> CalendarDate | None:
    """Read “el 17 del 11”."""
    day = calendar_date(found)
    month = numbered(found.group("m"))
    return replace(day, month=month, month_shift=None) if day and month else None


def at_least(found: Found) -> Bounded | None:
    """Read “más de dos semanas antes del 4 de mayo”."""
    anchor = node_in(found.group("o"))
    return Bounded(Bound.BEFORE, Distance(amounts(found.group("n"), -1), anchor)) if anchor else None


def later_than(found: Found) -> Bounded | None:
    """Read “más de dos semanas después del 4 de mayo”."""
    anchor = node_in(found.group("o"))
    return Bounded(Bound.AFTER, Distance(amounts(found.group("n")), anchor)) if anchor else None


def at_most(found: Found) -> Between | None:
    """Read “menos de tres días después del 4 de mayo”."""
    anchor = node_in(found.group("o"))
    return Between(anchor, Distance(amounts(found.group("n")), anchor)) if anchor else None
