"""Expressions made of others: ranges, days with hours, and what lies before or after."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.events.dating.clock import Clock, read_clock
from index.events.dating.point import CalendarDate
from index.events.dating.stretch import Context, Node, Stretch, Tense
from index.events.expression import Assumption, Bound, DayPart, Granularity


@dataclass(frozen=True, slots=True)
class Between:
    """From the first day of one expression to the last day of another.

    What the first does not say it takes from the last ("del 28 al 30 de abril"), and where neither says the
    year the last is the next such date after the first ("from December 20 to January 5").
    """

    first: Node
    last: Node

    def resolve(self, context: Context) -> Stretch | None:
        """Give the days; None where the last is before the first."""
        first, last = self.first, self.last
        if isinstance(first, CalendarDate) and isinstance(last, CalendarDate):
            first, last = _share(first, last)
        start, end = _ends(first, last, context)
        if start is None or end is None:
            return None
        if start.start > end.end:
            return None
        return Stretch(
            start.start,
            end.end,
            Granularity.TIME
            if start.time
            else Granularity.RANGE
            if start.start < end.end
            else end.granularity,
            time=start.time,
            end_time=end.time if end.end_time is None else end.end_time,
            zone=end.zone or start.zone,
            part=start.part if start.part is end.part else None,
            assumptions=start.assumptions | end.assumptions,
        )


def _floats(node: Node) -> bool:
    return isinstance(node, CalendarDate) and node.year is node.year_shift is node.month_shift is None


def _share(first: CalendarDate, last: CalendarDate) -> tuple[CalendarDate, CalendarDate]:
    """Fill what one date leaves out from the other."""
    if first.month is None and first.month_shift is None and first.day is not None:
        first = replace(first, month=last.month, month_shift=last.month_shift)
    if last.month is None and last.month_shift is None and last.day is not None:
        last = replace(last, month=first.month, month_shift=first.month_shift)
    if (
        first.direction is None
        and first.year is None
        and first.year_shift is None
        and first.month is not None
    ):
        year = last.year
        # “de noviembre a febrero de 2027”, “from December 28 to January 3, 2027”
        if (
            year is not None
            and last.month is not None
            and (first.month, first.day or 1)
            > (
                last.month,
                last.day or 31,
            )
        ):
            year -= 1
        first = replace(first, year=year, year_shift=last.year_shift if year is None else None)
    return first, last


def _ends(first: Node, last: Node, context: Context) -> tuple[Stretch | None, Stretch | None]:
    """Work out both ends, of which one that tells no year, month or week has to fit the other."""
    start, end = first.resolve(context), last.resolve(context)
    if start is None or end is None:
        return None, None
    open_first = isinstance(first, CalendarDate) and _floats(first)
    if not isinstance(last, CalendarDate) or not _floats(last):
        if start.start > end.end:
            # “from mid-March to late September”: what says no year is the next or the last such.
            if Assumption.YEAR in end.assumptions:
                return start, last.resolve(Context(start.start, context.now, Tense.FUTURE))
            return first.resolve(Context(end.start, context.now, Tense.PAST)), end
        return start, end
    if last.direction is not None and start.start <= end.end:
        return start, end
    last = replace(last, direction=None)
    starts: list[Stretch | None] = [start]
    if isinstance(first, CalendarDate) and open_first and first.direction is None and first.month:
        # A stretch that has begun is as near as can be.
        starts = [first.resolve(replace(context, tense=tense)) for tense in (Tense.FUTURE, Tense.PAST)]
    found = [
        (begin, stop)
        for begin in starts
        if begin and (stop := last.resolve(Context(begin.start, context.now, Tense.FUTURE)))
    ]
    if context.tense is Tense.FUTURE:
        found = [both for both in found if both[1].end >= context.today] or found
    elif context.tense is Tense.PAST:
        found = [both for both in found if both[0].start <= context.today] or found
    return min(found, key=lambda both: _away(both, context.today), default=(None, None))


def _away(ends: tuple[Stretch, Stretch], today: date) -> int:
    """Count the days from the reference to a range, none within it."""
    return max(0, (ends[0].start - today).days, (today - ends[1].end).days)


@dataclass(frozen=True, slots=True)
class Timed:
    """A day, or the reference's, with an hour or a part of the day."""

    day: Node | None = None
    clock: Clock | None = None
    part: DayPart | None = None

    def resolve(self, context: Context) -> Stretch | None:
        """Give the day with its hours."""
        if self.day is None:
            today = Stretch(context.today, context.today, Granularity.DAY)
            day: Stretch | None = today.assuming(Assumption.DAY)
        else:
            day = self.day.resolve(context)
        if day is None:
            return None
        part = self.part or day.part
        if self.clock is None:
            return replace(day, part=part)
        clock = self.clock.in_part(part) if part and self.clock.open else self.clock
        hours = read_clock(clock)
        if hours is None:
            return None
        end = day.end + timedelta(days=1) if hours.overnight and day.start == day.end else day.end
        return replace(
            day,
            end=end,
            granularity=Granularity.TIME if day.start == day.end else day.granularity,
            time=hours.time,
            end_time=hours.end_time,
            zone=clock.zone or (clock.until.zone if clock.until else None) or day.zone,
            part=part,
        ).assuming(*hours.assumptions)


@dataclass(frozen=True, slots=True)
class Bounded:
    """An expression on one side of which the meant time lies: “antes del 15”, “by June 1”."""

    bound: Bound
    of: Node

    def resolve(self, context: Context) -> Stretch | None:
        """Give the days of the expression, marked with the side."""
        found = self.of.resolve(context)
        return replace(found, bound=self.bound) if found else None


@dataclass(frozen=True, slots=True)
class About:
    """An expression with unsharp edges: “alrededor del 10 de junio”, “around noon”."""

    of: Node

    def resolve(self, context: Context) -> Stretch | None:
        """Give the days of the expression, marked as approximate."""
        found = self.of.resolve(context)
        return found.assuming(Assumption.APPROXIMATE) if found else None
