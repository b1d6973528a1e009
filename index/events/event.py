"""An event that a sentence of a release announces."""

from dataclasses import dataclass
from enum import StrEnum

from index.events.expression import DateExpression

Span = tuple[int, int]
"""Half-open offsets of characters into the release's text."""


class EventKind(StrEnum):
    """What sort of event it is."""

    MEETING = "meeting"
    VISIT = "visit"
    CALL = "call"
    SUMMIT = "summit"
    HEARING = "hearing"
    DEADLINE = "deadline"
    PUBLICATION = "publication"
    CEREMONY = "ceremony"
    OTHER = "other"


class Change(StrEnum):
    """What a sentence says about an event."""

    ANNOUNCED = "announced"
    MOVED = "moved"
    """Has another date than was said before: “se pospone”, “rescheduled to”."""
    CANCELLED = "cancelled"
    """Will not be."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event as one sentence tells it. All spans, that of `when` too, are into the release's text.

    Attributes:
        kind: What sort of event.
        what: The noun phrase that names it.
        when: Its date; where the sentence cancels without one, None.
        sentence: Position in the release of the sentence that holds the date, or that cancels.
        who: Who holds it or takes part, where that is told.
        where: The place, where that is told.
        change: Whether it is announced, moved or cancelled.
        former: Where the sentence moves or cancels: the date it had, when the sentence says it.
    """

    kind: EventKind
    what: Span
    when: DateExpression | None
    sentence: int
    who: Span | None = None
    where: Span | None = None
    change: Change = Change.ANNOUNCED
    former: DateExpression | None = None
