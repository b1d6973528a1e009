"""What English rules of dates make of what they find."""

from dataclasses import replace
from typing import Any

from index.events.dating import build_dates as dates
from index.events.dating import build_stretches as stretches
from index.events.dating.build_dates import calendar_date, node_in
from index.events.dating.compound import Between, Timed
from index.events.dating.en_weekend import WeekdayBeside
from index.events.dating.point import CalendarDate
from index.events.dating.portion import DayOf, Nth
from index.events.dating.rules import Found, Item
from index.events.dating.stretch import Node
from index.events.dating.units import Unit
from index.events.expression import Bound


def days_between(found: Found) -> Between | None:
    """Read “3 to 5 March”; “and” makes a range behind “between” and “from” only."""
    joined_by_and = any(item.kind == "and" for item in found.items)
    if joined_by_and and found.items[0].kind not in ("between", "from_"):
        return None
    made = dates.day_range(found)
    ends = _turning(made)
    if made is None or ends is None:
        return made
    first, last = ends
    back = (first.month or 1) - 1
    return Between(replace(first, month=back or 12, year=first.year and first.year - (not back)), last)


def days_of_first_month(found: Found) -> Between | None:
    """Read “March 3-5”; of “June 29 to the 2nd” the last is in July."""
    made = dates.day_range(found)
    ends = _turning(made)
    if made is None or ends is None:
        return made
    first, last = ends
    if any(item.kind == "hyphen" for item in found.items):
        return None
    month = first.month or 12
    return Between(first, replace(last, month=month % 12 + 1, year=last.year and last.year + month // 12))


def _turning(made: Between | None) -> tuple[CalendarDate, CalendarDate] | None:
    """Give the two days of a range that ends on a lower day of the month than it begins with."""
    if made is None or not isinstance(made.first, CalendarDate) or not isinstance(made.last, CalendarDate):
        return None
    first, last = made.first, made.last
    if first.month is None or first.day is None or last.day is None or last.day > first.day:
        return None
    return first, last


def days_of_month(found: Found) -> Any:
    """Read “December 9 and 10”, whose first day has the month in front."""
    if not any(item.kind in ("and", "or") for item in found.items):
        return None
    made = dates.day_list(found)
    if not isinstance(made, list):
        return None
    first = made[0]
    opening = found.items[0]
    made[0] = Item(first.kind, first.value, opening.start, first.end, opening.glued, True)
    return made


def _with_weekday_behind(found: Found, made: CalendarDate | None) -> CalendarDate | None:
    behind = next((item.value for item in found.group("v") if item.kind == "weekday"), None)
    return replace(made, weekday=behind) if made and behind is not None else made


def month_first(found: Found) -> CalendarDate | None:
    """Read “Friday, January 23, 2026”, “January 23 (Friday)”."""
    return _with_weekday_behind(found, calendar_date(found))


def day_first(found: Found) -> CalendarDate | None:
    """Read “Friday 23 January 2026”, “the 23rd of January”."""
    after = found.after
    ordered = found.group("d")[0].kind in ("low", "mid", "high") and not any(
        item.kind == "of" for item in found.items
    )
    if ordered and after is not None and after.kind in ("low", "mid", "high", "nth") and not found.group("y"):
        before = found.before
        if before is not None and before.kind in ("code", "mark", "at"):
            return None
    return _with_weekday_behind(found, calendar_date(found))


def year_with_number(found: Found) -> Node | None:
    """Read “2015-12”, a month by its number, and “2024-25”, two years."""
    year, number = found.items[0].value.value, found.items[-1].value
    if number.width not in (1, 2) or not all(item.glued for item in found.items[1:]):
        return None
    if found.before is not None and found.items[0].glued:
        return None
    if number.value == year % 100 + 1 and number.value > 12:
        return Between(CalendarDate(year=year), CalendarDate(year=year + 1))
    return CalendarDate(year=year, month=number.value) if number.value <= 12 else None


def years_slashed(found: Found) -> Between | None:
    """Read “2019/20”, two years."""
    first, slash, last = str(found.items[0].value).partition("/")
    if not slash or len(first) != 4 or len(last) != 2 or not (first + last).isdecimal():
        return None
    year = int(first)
    if not 1900 <= year < 2200 or int(last) != (year + 1) % 100:
        return None
    return Between(CalendarDate(year=year), CalendarDate(year=year + 1))


def abbreviated(found: Found) -> int | None:
    """Read “Thurs.” before a date, whose full stop ends no sentence."""
    weekday: Item = found.items[0]
    return int(weekday.value) if weekday.end - weekday.start <= len("thurs") else None


def weekday_beside(found: Found) -> WeekdayBeside | None:
    """Read “the Friday before Veterans Day”, “the Monday after March 5”."""
    before, bound, day = found.before, found.first("bound"), found.group("o")[0].value
    if before is None or before.kind != "the" or bound not in (Bound.BEFORE, Bound.AFTER):
        return None
    return WeekdayBeside(found.items[0].value, day, later=bound is Bound.AFTER)


def nth_weekday(found: Found) -> Node | None:
    """Read “the first Monday of March”, “the first Monday evening of March”."""
    made, part = stretches.nth(found), found.first("part")
    return Timed(made, part=part) if made and part else made


def pair_of_days(found: Found) -> Between | None:
    """Read “7/8 May”: two days in a row."""
    month = found.first("month")
    first, last = (int(part) for part in str(found.first("slashed")).split("/"))
    if last != first + 1 or not 1 <= first <= 30:
        return None
    return Between(CalendarDate(day=first, month=month), CalendarDate(day=last, month=month))


def month_in_digits(found: Found) -> CalendarDate | None:
    """Read “12-2015”, “11/2018”."""
    if found.items[0].kind == "decimal":
        first, slash, last = str(found.items[0].value).partition("/")
        if not slash or len(last) != 4 or not (first + last).isdecimal():
            return None
        month, year = int(first), int(last)
    else:
        if not all(item.glued for item in found.items[1:]) or not found.items[0].value.width:
            return None
        month, year = found.items[0].value.value, found.items[-1].value.value
    before = found.before
    if before is not None and found.items[0].glued and before.kind != "open":
        return None
    return CalendarDate(month=month, year=year) if 1 <= month <= 12 and 1900 <= year < 2200 else None


def weekday_of_week(found: Found) -> DayOf | None:
    """Read “Monday of the week of May 4”, “the first week of May on Monday”."""
    day, week = found.first("date"), node_in(found.group("o"))
    if not isinstance(day, CalendarDate) or day.weekday is None or day.day is not None or week is None:
        return None
    if not (isinstance(week, Nth) and week.unit is Unit.WEEK) and type(week).__name__ != "WeekOf":
        return None
    return DayOf(day.weekday, week)
