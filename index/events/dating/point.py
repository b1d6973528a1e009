"""A date of the calendar, whole or in parts: “23 de enero”, “el viernes”, “March 2026”, “the 15th”."""

import calendar
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.events.dating.stretch import Context, Stretch, Tense, one_day
from index.events.dating.units import Unit, add_months, around, end_of_month
from index.events.expression import Assumption, Granularity

_NEAR = 60
"""Days within which the tense, and not the distance, chooses among months where weekday and day agree."""


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """What is written of a date.

    Attributes:
        weekday: 0 is Monday.
        day: Of the month.
        month: From 1 to 12.
        year: With four digits.
        month_shift: Instead of a month: months from the reference's ("de este mes" is 0).
        year_shift: Instead of a year: years from the reference's ("del próximo año" is 1).
        direction: 1 of "próximo", -1 of "pasado", 0 of "este"; None where nothing of the sort is written.
        whole_week: Whether the direction counts weeks, as that of "next Friday" does.
        assumptions: What was assumed in reading it.
    """

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    month_shift: int | None = None
    year_shift: int | None = None
    direction: int | None = None
    whole_week: bool = False
    assumptions: frozenset[Assumption] = frozenset()

    def resolve(self, context: Context) -> Stretch | None:
        """Give the day, month or year; None of a date that no calendar has."""
        stretch = self._resolve(context)
        return stretch.assuming(*self.assumptions) if stretch else None

    def _resolve(self, context: Context) -> Stretch | None:
        full = self
        if self.month_shift is not None:
            there = add_months(context.today.replace(day=1), self.month_shift)
            full = replace(self, month=there.month, year=there.year)
        elif self.year_shift is not None:
            full = replace(self, year=context.today.year + self.year_shift)
        if full.month is not None:
            return full._in_month(context)
        if full.year is not None:
            return Stretch(date(full.year, 1, 1), date(full.year, 12, 31), Granularity.YEAR)
        if full.day is not None:
            return full._of_day(context)
        return full._of_weekday(context)

    def _in_month(self, context: Context) -> Stretch | None:
        if self.year is not None:
            return self._whole(self.year)
        found = self._choose(context)
        return found.assuming(Assumption.YEAR) if found else None

    def _whole(self, year: int) -> Stretch | None:
        """Give the day or month in a year."""
        if self.month is None or not 1 <= year <= 9999:
            return None
        if self.day is None:
            start = date(year, self.month, 1)
            return Stretch(start, end_of_month(start), Granularity.MONTH)
        if not 1 <= self.day <= calendar.monthrange(year, self.month)[1]:
            return None
        day = date(year, self.month, self.day)
        if self.weekday is not None and day.weekday() != self.weekday:
            return one_day(day, Assumption.WEEKDAY_CONTRADICTED)
        return one_day(day)

    def _choose(self, context: Context) -> Stretch | None:
        """Choose the year: by the direction, the tense, the weekday, and otherwise the nearest."""
        today = context.today
        # A leap day is nine years from the next where a century has none.
        found = [each for year in range(today.year - 8, today.year + 9) if (each := self._whole(year))]
        if self.direction == 1:
            # “El próximo 22 de enero” of a text that came out on the day is that day.
            later = [each for each in found if each.start > today or (self.day and each.start == today)]
            return min(later, key=lambda each: each.start, default=None)
        if self.direction == -1:
            earlier = [each for each in found if each.end < today or (self.day and each.end == today)]
            return max(earlier, key=lambda each: each.start, default=None)
        if self.direction == 0:
            return min(found, key=lambda each: abs(each.start.year - today.year), default=None)
        near = [each for each in found if abs((each.start - today).days) < 400]
        agreeing = [each for each in near if Assumption.WEEKDAY_CONTRADICTED not in each.assumptions]
        if context.tense is Tense.FUTURE and all(each.end < today for each in agreeing):
            # What is to come soon is not of last year because its weekday is wrong.
            agreeing = [each for each in agreeing if each == _nearest(near, today)]
        found = agreeing or near or found
        told = found
        if context.tense is Tense.PAST:
            told = [each for each in found if each.start <= today] or found
        elif context.tense is Tense.FUTURE:
            told = [each for each in found if each.end >= today] or found
        nearest, chosen = _nearest(found, today), _nearest(told, today)
        if nearest is None or chosen is None:
            return None
        # A press text would tell the year of what is nearly a year off.
        by_far = 2 * _distance(nearest, today) <= _distance(chosen, today)
        return nearest if context.loose and by_far else chosen

    def _of_day(self, context: Context) -> Stretch | None:
        """Choose the month of "el 15", "el viernes 23"."""
        today, number = context.today, self.day
        assert number is not None
        first = today.replace(day=1)
        days = []
        for shift in range(-14, 15):
            month = add_months(first, shift)
            if 1 <= number <= end_of_month(month).day:
                days.append(month.replace(day=number))
        if self.weekday is not None:
            days = [day for day in days if day.weekday() == self.weekday] or days
            near = [day for day in days if abs((day - today).days) <= _NEAR]
            ahead = _ahead(near or days, context, default=lambda each: each)
            chosen = min(ahead, key=lambda day: (abs((day - today).days), -day.toordinal()), default=None)
        elif self.direction == -1:
            chosen = max((day for day in days if day < today), default=None)
        else:
            ahead = _ahead(days, context, default=lambda each: [day for day in each if day >= today])
            chosen = min(ahead, key=lambda day: abs((day - today).days), default=None)
        return one_day(chosen, Assumption.MONTH) if chosen else None

    def _of_weekday(self, context: Context) -> Stretch | None:
        """Choose the week of "el viernes", "este jueves", "next Friday"."""
        if self.weekday is None:
            return None
        today = context.today
        after = (self.weekday - today.weekday()) % 7
        coming = today + timedelta(days=after)
        if self.direction is None and context.tense is not Tense.PAST:
            told = context.after
            if told is not None and told > coming:
                return one_day(told + timedelta(days=(self.weekday - told.weekday()) % 7), Assumption.WEEK)
        last = coming if after == 0 else coming - timedelta(days=7)
        this = around(today, Unit.WEEK)[0] + timedelta(days=self.weekday)
        match self.direction:
            case 1 if self.whole_week:
                day = this + timedelta(days=7)
            case 1:
                day = today + timedelta(days=after or 7)
            case -1 if self.whole_week:
                day = this - timedelta(days=7)
            case -1:
                day = last if last < today else last - timedelta(days=7)
            case _ if context.tense is Tense.PAST:
                day = last
            case 0 if context.tense is None:
                day = this
            case None if context.tense is Tense.FUTURE:
                # Of a day that is today a text would say “today”, or “this Monday”.
                day = today + timedelta(days=after or 7)
            case _:
                day = coming
        return one_day(day, Assumption.WEEK)


def _ahead(days: Iterable[date], context: Context, default: Callable[[list[date]], list[date]]) -> list[date]:
    """Keep the days on the side that the tense tells, where there are any."""
    given = list(days)
    match context.tense:
        case Tense.PAST:
            return [day for day in given if day <= context.today] or given
        case Tense.FUTURE:
            return [day for day in given if day >= context.today] or given
        case _:
            return default(given) or given


def _nearest(stretches: Iterable[Stretch], today: date) -> Stretch | None:
    return min(stretches, key=lambda each: (_distance(each, today), -each.start.toordinal()), default=None)


def _distance(stretch: Stretch, today: date) -> int:
    if stretch.start <= today <= stretch.end:
        return 0
    return min(abs((stretch.start - today).days), abs((stretch.end - today).days))
