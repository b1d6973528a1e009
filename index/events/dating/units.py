"""Units of the calendar: where the one around a day begins and ends, and the same day some units on.

Weeks are Monday to Sunday (ISO 8601). Functions raise OverflowError or ValueError beyond the years 1 to 9999.
"""

import calendar
from datetime import date, timedelta
from enum import StrEnum

from index.events.expression import Granularity


class Unit(StrEnum):
    """A unit of time that calendars know."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKDAY = "workday"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    """The first to the 15th of a month, or the rest of it: the Spanish “quincena”."""
    MONTH = "month"
    BIMESTER = "bimester"
    QUARTER = "quarter"
    TERM = "term"
    """A third of a year: the Spanish “cuatrimestre”."""
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_MONTHS = {
    Unit.MONTH: 1,
    Unit.BIMESTER: 2,
    Unit.QUARTER: 3,
    Unit.TERM: 4,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}
"""Months to a unit."""
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7, Unit.FORTNIGHT: 15}
_GRANULARITIES = {
    Unit.DAY: Granularity.DAY,
    Unit.WORKDAY: Granularity.DAY,
    Unit.WEEK: Granularity.WEEK,
    Unit.MONTH: Granularity.MONTH,
    Unit.QUARTER: Granularity.QUARTER,
    Unit.HALF: Granularity.HALF,
    Unit.YEAR: Granularity.YEAR,
}
_SATURDAY = 5
_HALF_OF_MONTH = 15


def granularity(unit: Unit) -> Granularity:
    """Tell how exactly one unit names the time."""
    return _GRANULARITIES.get(unit, Granularity.RANGE)


def add_months(day: date, months: int) -> date:
    """Go `months` on; the last day of a shorter month stands for a day that it does not have."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def end_of_month(day: date) -> date:
    """Give the last day of its month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def add(day: date, unit: Unit, count: int) -> date:
    """Go `count` units on, or back where it is negative."""
    if abs(count) > 400_000:
        raise OverflowError(count)
    if unit in _MONTHS:
        return add_months(day, _MONTHS[unit] * count)
    if unit is Unit.WORKDAY:
        step = 1 if count > 0 else -1
        for _ in range(min(abs(count), 5_000)):
            day += timedelta(days=step)
            while day.weekday() >= _SATURDAY:
                day += timedelta(days=step)
        return day
    return day + timedelta(days=_DAYS[unit] * count)


def around(day: date, unit: Unit) -> tuple[date, date]:
    """Give the first and last day of the unit that a day lies in; of a day's weekend, that of its week."""
    if unit in _MONTHS:
        size = _MONTHS[unit]
        if unit in (Unit.DECADE, Unit.CENTURY):
            years = size // 12
            return date(max(1, day.year // years * years), 1, 1), date(
                day.year // years * years + years - 1, 12, 31
            )
        start = date(day.year, (day.month - 1) // size * size + 1, 1)
        return start, end_of_month(add_months(start, size - 1))
    monday = day - timedelta(days=day.weekday())
    match unit:
        case Unit.WEEK:
            return monday, monday + timedelta(days=6)
        case Unit.WEEKEND:
            return monday + timedelta(days=_SATURDAY), monday + timedelta(days=6)
        case Unit.FORTNIGHT if day.day <= _HALF_OF_MONTH:
            return day.replace(day=1), day.replace(day=_HALF_OF_MONTH)
        case Unit.FORTNIGHT:
            return day.replace(day=_HALF_OF_MONTH + 1), end_of_month(day)
        case _:
            return day, day
