"""Stretches counted from the day of the text: “mañana”, “la próxima semana”, “in 10 days”."""

from dataclasses import dataclass
from datetime import timedelta

from index.events.dating.stretch import Context, Node, Stretch, Tense, one_day
from index.events.dating.units import Unit, add, around, granularity
from index.events.expression import Assumption, DayPart, Granularity

_CLOCK_UNITS = {Unit.MINUTE: 1, Unit.HOUR: 60}
_WHOLE = frozenset((Unit.BIMESTER, Unit.QUARTER, Unit.TERM, Unit.HALF, Unit.DECADE, Unit.CENTURY))
"""Units that are told of the calendar only: the next two quarters begin with a quarter."""


@dataclass(frozen=True, slots=True)
class DayShift:
    """Days from the reference: 1 is tomorrow. With `part`, a part of that day: “anoche”."""

    days: int
    part: DayPart | None = None

    def resolve(self, context: Context) -> Stretch:
        """Give the day."""
        day = context.today + timedelta(days=self.days)
        return Stretch(day, day, Granularity.DAY, part=self.part)


@dataclass(frozen=True, slots=True)
class Now:
    """The moment of the text."""

    def resolve(self, context: Context) -> Stretch | None:
        """Give the day with its hour; None where no hour is known, for “now” then is a manner of speaking."""
        if context.now is None:
            return None
        return Stretch(
            context.today, context.today, Granularity.TIME, time=context.now.timetz().replace(tzinfo=None)
        )


@dataclass(frozen=True, slots=True)
class UnitShift:
    """The whole unit `count` units from that of the reference: “la próxima semana” is 1 week.

    `last` is 2 or more for several at once: “la próxima semana y la siguiente” is from 1 to 2.
    """

    unit: Unit
    count: int
    last: int | None = None

    def resolve(self, context: Context) -> Stretch | None:
        """Give the first to the last day of the unit."""
        if self.unit in _CLOCK_UNITS:
            if context.now is None:
                return None
            return Counted(self.unit, 1 if self.count > 0 else -1).resolve(context)
        anchor = around(context.today, self.unit)[0]
        if self.unit is Unit.FORTNIGHT:
            day = context.today
            for _ in range(abs(self.count)):
                start, end = around(day, self.unit)
                day = end + timedelta(days=1) if self.count > 0 else start - timedelta(days=1)
            return Stretch(*around(day, self.unit), Granularity.RANGE)
        start, end = around(add(anchor, self.unit, self.count), self.unit)
        if (
            self.unit is Unit.WEEKEND
            and self.count == 0
            and context.tense is Tense.PAST
            and start > context.today
        ):
            start, end = start - timedelta(days=7), end - timedelta(days=7)
        if self.last is not None:
            return Stretch(start, around(add(anchor, self.unit, self.last), self.unit)[1], Granularity.RANGE)
        return Stretch(start, end, granularity(self.unit))


@dataclass(frozen=True, slots=True)
class Distance:
    """A point so many units away: “in 10 days”, “hace dos semanas”, “tres días después del 4 de mayo”.

    Days are counted exactly. Of longer units the day is given too, with `Assumption.APPROXIMATE`: who says
    “in two weeks” may mean any day of that week. Hours and minutes need the hour of the text.

    Attributes:
        amounts: Added one after the other.
        anchor: From where; None of the reference.
        approximate: Whether the text says that it is not exact.
        coming: Whether it is no point in time beside a verb of the past: “lo hicieron en dos semanas”.
    """

    amounts: tuple[tuple[Unit, int], ...]
    anchor: Node | None = None
    approximate: bool = False
    coming: bool = False

    def resolve(self, context: Context) -> Stretch | None:
        """Give the day, or the moment."""
        if self.coming and context.tense is Tense.PAST:
            return None
        minutes = sum(_CLOCK_UNITS[unit] * count for unit, count in self.amounts if unit in _CLOCK_UNITS)
        day = context.today
        if self.anchor is not None:
            base = self.anchor.resolve(context)
            if base is None or minutes:
                return None
            day = base.end if any(count > 0 for _, count in self.amounts) else base.start
        for unit, count in self.amounts:
            if unit not in _CLOCK_UNITS:
                day = add(day, unit, count)
        if minutes:
            if context.now is None:
                return None
            moment = context.now + (day - context.today) + timedelta(minutes=minutes)
            return Stretch(
                moment.date(), moment.date(), Granularity.TIME, time=moment.timetz().replace(tzinfo=None)
            )
        exact = all(unit in (Unit.DAY, Unit.WORKDAY) for unit, _ in self.amounts) and not self.approximate
        return one_day(day) if exact else one_day(day, Assumption.APPROXIMATE)


@dataclass(frozen=True, slots=True)
class Counted:
    """The next or last so many units: “los próximos cinco días” begin tomorrow; with `now`, today.

    Of hours and minutes the hour of the text is needed.
    """

    unit: Unit
    count: int
    with_today: bool = False
    more: tuple[tuple[Unit, int], ...] = ()

    def resolve(self, context: Context) -> Stretch | None:
        """Give the days from the reference to the last of the units, or back to the first."""
        today = context.today
        if self.unit in _CLOCK_UNITS:
            if context.now is None:
                return None
            moment = context.now + timedelta(minutes=_CLOCK_UNITS[self.unit] * self.count)
            first, last = sorted((context.now, moment))
            return Stretch(
                first.date(),
                last.date(),
                Granularity.TIME,
                time=first.timetz().replace(tzinfo=None),
                end_time=last.timetz().replace(tzinfo=None),
            )
        if self.unit in _WHOLE:
            start, _ = around(add(today, self.unit, 1 if self.count > 0 else self.count), self.unit)
            _, end = around(add(today, self.unit, self.count if self.count > 0 else -1), self.unit)
            return Stretch(start, end, Granularity.RANGE)
        far = today
        for unit, count in ((self.unit, self.count), *self.more):
            far = add(far, unit, count)
        if self.count > 0:
            start = today if self.with_today else today + timedelta(days=1)
            return Stretch(start, max(start, far), Granularity.RANGE)
        return Stretch(far, max(far, today - timedelta(days=1)), Granularity.RANGE)


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left of a stretch, the reference included: “en lo que resta del año”, “later this month”."""

    of: Node

    def resolve(self, context: Context) -> Stretch | None:
        """Give the reference to the end of the stretch; None where that is over."""
        whole = self.of.resolve(context)
        if whole is None or whole.end < context.today:
            return None
        return Stretch(max(whole.start, context.today), whole.end, Granularity.RANGE)


@dataclass(frozen=True, slots=True)
class Elapsed:
    """What is over of a stretch, the reference included: “en lo que va del año”, “earlier this week”."""

    of: Node

    def resolve(self, context: Context) -> Stretch | None:
        """Give the begin of the stretch to the reference; None where it is still to come."""
        whole = self.of.resolve(context)
        if whole is None or whole.start > context.today:
            return None
        return Stretch(whole.start, min(whole.end, context.today), Granularity.RANGE)
