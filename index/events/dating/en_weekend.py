"""The weekend that is meant where nothing says which, and weekdays beside another day."""

from dataclasses import dataclass
from datetime import timedelta

from index.events.dating.stretch import Context, Node, Stretch, Tense, one_day
from index.events.dating.units import Unit, around
from index.events.expression import Assumption, Granularity


@dataclass(frozen=True, slots=True)
class Weekend:
    """“The weekend”: that of the reference's week, in the past the last one that has begun."""

    def resolve(self, context: Context) -> Stretch:
        """Give its Saturday and Sunday."""
        start, end = around(context.today, Unit.WEEKEND)
        if context.tense is Tense.PAST and start > context.today:
            start, end = start - timedelta(days=7), end - timedelta(days=7)
        return Stretch(start, end, Granularity.RANGE, assumptions=frozenset({Assumption.WEEK}))


@dataclass(frozen=True, slots=True)
class WeekdayBeside:
    """The last such weekday before a day, or the first after it: “the Friday before Veterans Day”."""

    weekday: int
    of: Node
    later: bool

    def resolve(self, context: Context) -> Stretch | None:
        """Give the day."""
        day = self.of.resolve(context)
        if day is None:
            return None
        if self.later:
            found = day.end + timedelta(days=(self.weekday - day.end.weekday()) % 7 or 7)
        else:
            found = day.start - timedelta(days=(day.start.weekday() - self.weekday) % 7 or 7)
        return one_day(found, *day.assumptions)


@dataclass(frozen=True, slots=True)
class WeekendOf:
    """The weekend of a day that is told: “the weekend of May 15”."""

    of: Node

    def resolve(self, context: Context) -> Stretch | None:
        """Give the Saturday and Sunday of its week."""
        day = self.of.resolve(context)
        if day is None:
            return None
        start, end = around(day.start, Unit.WEEKEND)
        return Stretch(start, end, Granularity.RANGE, assumptions=day.assumptions)
