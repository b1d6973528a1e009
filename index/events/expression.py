"""An expression of time in a text, and the days that it means."""

import datetime
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self


class Granularity(StrEnum):
    """How exactly an expression tells when."""

    TIME = "time"
    DAY = "day"
    RANGE = "range"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class Bound(StrEnum):
    """On which side of the days an expression lies."""

    WITHIN = "within"
    BEFORE = "before"
    """Ends before the first of the days: “antes del 15”, “before June”."""
    BY = "by"
    """Ends with the last of the days at the latest: “a más tardar el 15”, “by June 1”, “hasta el 15”."""
    SINCE = "since"
    """Begins with the first of the days: “a partir del 15”, “since June”."""
    AFTER = "after"
    """Begins after the last of the days: “después del 15”, “after June 1”."""


class Edge(StrEnum):
    """The part of a longer stretch that is meant, where only its beginning, middle or end is."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"


class DayPart(StrEnum):
    """A part of the day that is named instead of an hour, or beside it."""

    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Assumption(StrEnum):
    """What an expression does not say and was taken to mean."""

    YEAR = "year"
    """No year is written; the reference, the tense and the weekday chose it."""
    MONTH = "month"
    """A day without its month: “el 15”."""
    CENTURY = "century"
    """The year has two digits."""
    ORDER = "order"
    """Of two numbers that could both be the month, the language chose: 03/04/2026."""
    WEEK = "week"
    """Only a weekday is named; the tense chose the week."""
    DAY = "day"
    """Only an hour or a part of the day is named; the day is the reference's."""
    HALF_OF_DAY = "half of day"
    """The hour is before or after noon, and the text does not say which."""
    SEASON = "season"
    """Seasons are those of the northern hemisphere, in whole months: “this summer” is June to August."""
    APPROXIMATE = "approximate"
    """The edges are not sharp: “a principios de abril”, “around June 10”, “in the coming days”."""
    WEEKDAY_CONTRADICTED = "weekday contradicted"
    """The weekday that is written is not that of the date; the date was believed."""


@dataclass(frozen=True, slots=True)
class DateExpression:
    """An expression of time, with the days it means: both `start` and `end` are included.

    Attributes:
        span: Where it stands, half-open offsets of characters into the text. Articles and prepositions in
            front ("el", "on", "durante") are outside it, but for those that tell the bound ("antes de").
        start: The first day.
        end: The last day.
        granularity: How exactly it is known. TIME where an hour is given: `time` is set then.
        time: The hour at which it begins, as written, in `zone`.
        end_time: The hour at which it ends, on the day `end`, where that is told.
        zone: The time zone that is written, as an IANA name ("America/New_York" of "ET"); None without one.
        part: The part of the day that is named.
        edge: Which part of the stretch is meant. Of a week or a month the days are those of the whole ("a
            finales de abril" is April); of a year they are its first or last quarter, or its two middle ones.
        bound: On which side of the days it lies.
        assumptions: What the text does not say.
    """

    span: tuple[int, int]
    start: datetime.date
    end: datetime.date
    granularity: Granularity
    time: datetime.time | None = None
    end_time: datetime.time | None = None
    zone: str | None = None
    part: DayPart | None = None
    edge: Edge | None = None
    bound: Bound = Bound.WITHIN
    assumptions: frozenset[Assumption] = frozenset()

    def moved(self, offset: int) -> Self:
        """Give the same expression in a text in which it stands `offset` characters further on."""
        return replace(self, span=(self.span[0] + offset, self.span[1] + offset))
