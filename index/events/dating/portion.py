"""Parts of longer stretches: “la primera semana de octubre”, “finales de abril”, “Spring of 2022”."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.events.dating.stretch import Context, Node, Stretch, Tense, one_day
from index.events.dating.units import Unit, add, add_months, around, end_of_month, granularity
from index.events.expression import Assumption, Edge, Granularity

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month with which a season begins; meteorological seasons of the northern hemisphere."""
_QUARTERS = {Edge.EARLY: (1, 3), Edge.MID: (4, 9), Edge.LATE: (10, 12)}


@dataclass(frozen=True, slots=True)
class Nth:
    """One of the units in a stretch: the first is 1, the last -1. With `count`, so many of them.

    Attributes:
        weekday: Instead of a unit: “el último viernes de mayo”.
        of: What it is a part of; None of quarters and halves, which are of the year that the tense tells.
    """

    number: int
    unit: Unit | None = None
    weekday: int | None = None
    of: Node | None = None
    count: int = 1

    def resolve(self, context: Context) -> Stretch | None:
        """Give the days; None where the stretch has no such part."""
        if self.of is None:
            return self._of_a_year(context)
        whole = self.of.resolve(context)
        if whole is None:
            return None
        found = self._day(whole) if self.weekday is not None else self._part(whole)
        return found.assuming(*whole.assumptions) if found else None

    def _of_a_year(self, context: Context) -> Stretch | None:
        """Choose the year of “el primer trimestre”: the nearest that fits the tense."""
        if self.weekday is not None:
            return None
        years = [context.today.year + shift for shift in (0, 1, -1)]
        found = [self._part(_year(year)) for year in years]
        this, following, before = found
        if this is None:
            return None
        if context.tense is Tense.FUTURE and this.end < context.today:
            this = following
        elif context.tense is Tense.PAST and this.start > context.today:
            this = before
        return this.assuming(Assumption.YEAR) if this else None

    def _day(self, whole: Stretch) -> Stretch | None:
        assert self.weekday is not None
        if self.number > 0:
            first = whole.start + timedelta(days=(self.weekday - whole.start.weekday()) % 7)
            day = first + timedelta(days=7 * (self.number - 1))
        else:
            last = whole.end - timedelta(days=(whole.end.weekday() - self.weekday) % 7)
            day = last + timedelta(days=7 * (self.number + 1))
        return one_day(day) if whole.start <= day <= whole.end else None

    def _part(self, whole: Stretch) -> Stretch | None:
        unit = self.unit
        assert unit is not None
        if unit is Unit.WEEK:
            start, end = self._week(whole)
        elif unit in (Unit.DAY, Unit.WORKDAY):
            if self.number > 0:
                start = add(whole.start, Unit.DAY, self.number - 1)
                end = add(start, Unit.DAY, self.count - 1)
            else:
                start = add(whole.end, Unit.DAY, self.number + 2 - self.count)
                end = add(start, Unit.DAY, self.count - 1)
        elif self.number > 0:
            start = whole.start
            for _ in range(self.number - 1):
                start = around(start, unit)[1] + timedelta(days=1)
            start, end = around(start, unit)
            for _ in range(self.count - 1):
                end = around(end + timedelta(days=1), unit)[1]
        else:
            start, end = around(whole.end, unit)
            if start > whole.end:
                # The weekend of the week in which the stretch ends is behind it.
                start, end = around(start - timedelta(days=7), unit)
            for _ in range(-self.number - 1 + self.count - 1):
                start = around(start - timedelta(days=1), unit)[0]
        if start > whole.end or end < whole.start:
            return None
        return Stretch(start, end, granularity(unit) if self.count == 1 else Granularity.RANGE)

    def _week(self, whole: Stretch) -> tuple[date, date]:
        """Give the week.

        Of a month the first is its days 1 to 7 and the last its last seven, as the press counts; a week of a
        longer stretch belongs to it where its Thursday does (ISO 8601).
        """
        if whole.granularity is Granularity.MONTH:
            days = 7 * self.count
            if self.number > 0:
                start = whole.start + timedelta(days=7 * (self.number - 1))
                return start, max(start, min(start + timedelta(days=days - 1), whole.end))
            end = whole.end + timedelta(days=7 * (self.number + 1))
            return end - timedelta(days=days - 1), end
        thursday = 3
        if self.number > 0:
            first = whole.start + timedelta(days=(thursday - whole.start.weekday()) % 7)
            day = first + timedelta(days=7 * (self.number - 1))
        else:
            last = whole.end - timedelta(days=(whole.end.weekday() - thursday) % 7)
            day = last + timedelta(days=7 * (self.number + 2 - self.count))
        start = around(day, Unit.WEEK)[0]
        return start, start + timedelta(days=7 * self.count - 1)


@dataclass(frozen=True, slots=True)
class EdgeOf:
    """The beginning, middle or end of a stretch.

    Of a week or month the days are the whole; of a year they are its first or last quarter, or its two middle
    ones.
    """

    edge: Edge
    of: Node

    def resolve(self, context: Context) -> Stretch | None:
        """Give the days, marked with the edge."""
        whole = self.of.resolve(context)
        if whole is None:
            return None
        if whole.granularity is Granularity.YEAR:
            first, last = _QUARTERS[self.edge]
            start, end = date(whole.start.year, first, 1), end_of_month(date(whole.start.year, last, 1))
            whole = replace(whole, start=start, end=end)
        return replace(whole, edge=self.edge).assuming(Assumption.APPROXIMATE)


@dataclass(frozen=True, slots=True)
class Season:
    """Three whole months. With neither year nor shift the tense tells which; shift 1 is the next one."""

    name: str
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None

    def resolve(self, context: Context) -> Stretch | None:
        """Give the three months. A winter has the year in which it begins."""
        today = context.today
        years = [today.year + self.year_shift] if self.year_shift is not None else []
        if self.year is not None:
            years = [self.year]
        if years:
            found = _season(self.name, years[0])
            return found.assuming(Assumption.SEASON)
        near = [_season(self.name, today.year + shift) for shift in (-2, -1, 0, 1, 2)]
        ahead = [each for each in near if each.end >= today]
        if self.shift == 1:
            ahead = [each for each in near if each.start > today]
            return ahead[0].assuming(Assumption.SEASON)
        if self.shift == -1:
            return [each for each in near if each.end < today][-1].assuming(Assumption.SEASON)
        if self.shift == 0:
            now = [each for each in ahead if each.start <= today]
            chosen = now[0] if now else _season(self.name, today.year)
            chosen = ahead[0] if chosen.end < today and context.tense is not Tense.PAST else chosen
        elif context.tense is Tense.PAST:
            chosen = [each for each in near if each.start <= today][-1]
        else:
            chosen = ahead[0]
        return chosen.assuming(Assumption.SEASON, Assumption.YEAR)


@dataclass(frozen=True, slots=True)
class Span:
    """Whole years, from `first` to `last`: decades and centuries."""

    first: int
    last: int
    century_assumed: bool = False

    def resolve(self, context: Context) -> Stretch:
        """Give the years."""
        found = Stretch(date(max(1, self.first), 1, 1), date(self.last, 12, 31), Granularity.RANGE)
        return found.assuming(Assumption.CENTURY) if self.century_assumed else found


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week in which a day lies, or its weekend: “la semana del 10 de abril”."""

    of: Node
    unit: Unit = Unit.WEEK

    def resolve(self, context: Context) -> Stretch | None:
        """Give its Monday, or Saturday, to its Sunday."""
        day = self.of.resolve(context)
        if day is None:
            return None
        start, end = around(day.start, self.unit)
        return Stretch(start, end, granularity(self.unit), assumptions=day.assumptions)


@dataclass(frozen=True, slots=True)
class WeekFromTo:
    """A week that is told by its ends: “la semana del 19 al 25 de enero”."""

    of: Node

    def resolve(self, context: Context) -> Stretch | None:
        """Give the days; they are a week where they are seven."""
        days = self.of.resolve(context)
        if days is None or (days.end - days.start).days != 6:
            return days
        return replace(days, granularity=Granularity.WEEK)


@dataclass(frozen=True, slots=True)
class DayOf:
    """A weekday of a week that is told: “el martes de la próxima semana”."""

    weekday: int
    of: Node

    def resolve(self, context: Context) -> Stretch | None:
        """Give the day."""
        week = self.of.resolve(context)
        if week is None:
            return None
        after = (self.weekday - week.start.weekday()) % 7
        return one_day(week.start + timedelta(days=after), *week.assumptions)


def _year(year: int) -> Stretch:
    return Stretch(date(year, 1, 1), date(year, 12, 31), Granularity.YEAR)


def _season(name: str, year: int) -> Stretch:
    start = date(year, _SEASONS[name], 1)
    return Stretch(start, end_of_month(add_months(start, 2)), Granularity.QUARTER)
