"""What the rules of both languages make of dates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from index.events.dating.clock import Clock
from index.events.dating.compound import Between, Timed
from index.events.dating.numbers import Number, joined
from index.events.dating.point import CalendarDate
from index.events.dating.relative import DayShift, UnitShift
from index.events.dating.rules import Build, Found, Item
from index.events.dating.stretch import Node
from index.events.dating.units import Unit
from index.events.expression import Assumption, DayPart

_MONTHS = ("month", "mar", "short_may", "may")
PLURALS = ("nexts", "followings", "pasts", "previouses")
"""Of adjectives that are those of a single unit, too, where the language tells them apart."""
ADJECTIVES = ("this", "current", "next", "following", "coming", "past", "previous", "last_one", *PLURALS)
_PIVOT = 70
"""Years with two digits from this one on are of the twentieth century."""


def number(found: Found) -> Number | None:
    """Join number words."""
    values = [item.value for item in found.items if isinstance(item.value, Number)]

    whole: Number | None = values[0]
    for value in values[1:]:
        whole = joined(whole, value) if whole else None
    return whole


def constant(value: Any) -> Build:
    """Make the same of whatever was found."""
    return lambda found: value


def carried(*kinds: str) -> Build:
    """Take over the meaning of the first item of one of the classes."""
    return lambda found: next((item.value for item in found.items if item.kind in kinds), None)


def year_fields(items: Sequence[Item]) -> dict[str, Any]:
    """Read the year of a date: written in full, with two digits, or as seen from the reference."""
    for item in items:
        if item.kind == "rel_year":
            return {"year_shift": item.value.count}
        if isinstance(item.value, Number):
            value, width = item.value
            if width == 2:
                century = 1900 if value >= _PIVOT else 2000
                return {"year": century + value, "assumptions": frozenset({Assumption.CENTURY})}
            return {"year": value}
        if item.kind == "this":
            return {"year_shift": 0}
    return {}


def numbered(items: Sequence[Item]) -> int | None:
    """Give the first number among items."""
    return next((item.value.value for item in items if isinstance(item.value, Number)), None)


def _valued(items: Sequence[Item], *kinds: str) -> Any:
    return next((item.value for item in items if item.kind in kinds), None)


def calendar_date(found: Found) -> CalendarDate | None:
    """Make a date of the groups d (day), w (weekday), m (month), y (year), a and b (this, next)."""
    day = numbered(found.group("d"))
    if found.group("d") and not (day and 1 <= day <= 31):
        return None
    months = found.group("m")
    month = _valued(months, *_MONTHS)
    fields = year_fields(found.group("y"))
    relative = _valued(months, "rel_month")
    if relative is not None and month is None:
        fields["month_shift"] = relative.count
    elif months and month is None:
        fields["month_shift"] = next((item.value for item in months if item.kind in ADJECTIVES), 0)
    adjectives = [item.value for name in "abc" for item in found.group(name) if item.kind in ADJECTIVES]
    if relative is not None and month is not None:
        adjectives.append(relative.count)
    return CalendarDate(
        weekday=_valued(found.group("w"), "weekday"),
        day=day,
        month=month,
        direction=next((each for each in adjectives if each), adjectives[0] if adjectives else None),
        whole_week=any(item.kind in ("following", "previous") for name in "ab" for item in found.group(name)),
        **fields,
    )


def day_range(found: Found) -> Between | None:
    """Make a range of two days with one month: groups f and d (first), w and e (last), m, y."""
    last_day, first_day = numbered(found.group("e")), numbered(found.group("d"))
    whole = calendar_date(found)
    if whole is None or not last_day or not first_day or last_day > 31:
        return None
    fields: dict[str, Any] = {
        "month": whole.month,
        "month_shift": whole.month_shift,
        "year": whole.year,
        "year_shift": whole.year_shift,
        "assumptions": whole.assumptions,
    }
    first = CalendarDate(weekday=_valued(found.group("f"), "weekday"), day=first_day, **fields)
    last = CalendarDate(weekday=_valued(found.group("w"), "weekday"), day=last_day, **fields)
    return Between(first, last)


def day_list(found: Found) -> list[Item] | Between | None:
    """Read the days of group l, all of the month m: a range where they follow each other, else one by one."""
    whole = calendar_date(found)
    if whole is None:
        return None
    days: list[tuple[CalendarDate, Item, Item]] = []
    weekday: Item | None = None
    for item in found.group("l"):
        if item.kind == "weekday":
            weekday = item
        elif isinstance(item.value, Number):
            if not 1 <= item.value.value <= 31:
                return None
            day = CalendarDate(
                weekday=weekday.value if weekday else None,
                day=item.value.value,
                month=whole.month,
                month_shift=whole.month_shift,
                year=whole.year,
                year_shift=whole.year_shift,
                assumptions=whole.assumptions,
            )
            days.append((day, weekday or item, item))
            weekday = None
    numbers = [day.day for day, _, _ in days]
    start, end = days[0][1], found.items[-1]
    if found.items[0].start < start.start:
        start = found.items[0]
        days[0] = (days[0][0], start, days[0][2])
    if all(isinstance(n, int) and n == (numbers[0] or 0) + place for place, n in enumerate(numbers)):
        both = Between(days[0][0], days[-1][0])
        return [Item("when", both, start.start, end.end, start.glued)]
    made = []
    for place, (day, first, last) in enumerate(days):
        until = end.end if place == len(days) - 1 else last.end
        made.append(Item("date", day, first.start, until, first.glued))
    return made


def digits(month_first: bool) -> Build:
    """Read a date in digits; which of two numbers is the month depends on the language, where it can."""

    def build(found: Found) -> CalendarDate | None:
        for item in found.items:
            if item.kind in ("iso", "numeric", "slashed"):
                day = _digits(item.value, month_first)
                directed = next((each.value for each in found.items if each.kind in ADJECTIVES), None)
                weekday = _valued(found.group("w"), "weekday")
                # “Next” is said of the weekday then; the day and the month tell the rest.
                return day and replace(
                    day, weekday=weekday, direction=directed if weekday is None else day.direction
                )
        return None

    return build


def _digits(text: str, month_first: bool) -> CalendarDate | None:
    if text == "24/7":
        return None  # Around the clock.
    separator = next(char for char in text if not char.isdecimal())
    parts = [int(part) for part in text.split(separator)]
    century: frozenset[Assumption] = frozenset()
    year: int | None = None
    if len(text.split(separator)[0]) == 4:
        year, month, day = parts
        order = century
    else:
        if separator == "." and len(text.split(separator)[-1]) != 4:
            return None  # A version: 3.10.12.
        day, month = (parts[1], parts[0]) if month_first else (parts[0], parts[1])
        order = frozenset({Assumption.ORDER}) if max(day, month) <= 12 and day != month else century
        if month > 12 and day <= 12:
            day, month = month, day
        if len(parts) == 3:
            year = parts[2]
            if year < 100:
                year += 1900 if year >= _PIVOT else 2000
                century = frozenset({Assumption.CENTURY})
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year is not None:
        try:
            date(year, month, day)
        except ValueError:
            return None
    return CalendarDate(day=day, month=month, year=year, assumptions=century | order)


def as_node(item: Item) -> Node | None:
    """Give what an item stands for in a larger expression."""
    if item.kind in _MONTHS:
        return CalendarDate(month=item.value)
    if isinstance(item.value, Number):
        return CalendarDate(year=item.value.value)
    if isinstance(item.value, Unit):
        return UnitShift(item.value, 0)
    if isinstance(item.value, int | str | bool) or item.value is None:
        return None
    if isinstance(item.value, Clock):
        return Timed(clock=item.value)
    if isinstance(item.value, DayPart):
        return None
    node: Node = item.value
    return node


def node_in(items: Sequence[Item]) -> Node | None:
    """Give the first of the items that stands for days."""
    return next((node for item in items if (node := as_node(item)) is not None), None)


def between(found: Found) -> Between | None:
    """Make a range of the groups a and b."""
    first, last = node_in(found.group("a")), node_in(found.group("b"))
    return Between(first, last) if first and last else None


def apposed(found: Found) -> CalendarDate | DayShift | None:
    """Make one date of two that say the same: “hoy, viernes 16 de enero”; the more exact is believed."""
    dates = found.all("date")
    if len(dates) != 2:
        return None
    near, named = dates
    if isinstance(named, DayShift):
        near, named = named, near
    if not isinstance(near, DayShift) or near.part is not None or not isinstance(named, CalendarDate):
        return None
    return named if named.day is not None and named.month is not None else near
