"""The days that an expression means, and what must be known to tell them."""

import datetime
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol, Self

from index.events.expression import Assumption, Bound, DayPart, Edge, Granularity


class Tense(StrEnum):
    """Whether the words around an expression tell of what was or of what will be."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression stands in time.

    Attributes:
        today: The day of the text.
        now: The hour of the text, where it is known.
        tense: Of the words around the expression; None where they do not tell.
        loose: Whether the verb that tells it may be that of something else: of an expression that belongs to
            a noun ("la visita del 9 de marzo"), or of the next clause.
        after: A day that was told before, which a bare weekday may follow: “el próximo lunes en Madrid y el
            martes en París”.
    """

    today: datetime.date
    now: datetime.datetime | None = None
    tense: Tense | None = None
    loose: bool = False
    after: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days, both ends included; the other fields are those of `DateExpression`."""

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

    def assuming(self, *assumptions: Assumption) -> Self:
        """Add what was assumed."""
        return replace(self, assumptions=self.assumptions | frozenset(assumptions))


class Node(Protocol):
    """The meaning of an expression, before it is known when its text was written."""

    def resolve(self, context: Context) -> Stretch | None:
        """Give the days; None where there are none, such as 30 February."""
        ...


def one_day(day: datetime.date, *assumptions: Assumption) -> Stretch:
    """Make a stretch of a single day."""
    return Stretch(day, day, Granularity.DAY, assumptions=frozenset(assumptions))
