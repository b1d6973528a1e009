"""An event with the release that announces it, as the catalogue gives it."""

from dataclasses import dataclass

from index.citation import Citation
from index.events.event import Change, EventKind
from index.events.expression import DateExpression


@dataclass(frozen=True, slots=True)
class Announcement:
    """What one sentence of one release says about an event.

    Attributes:
        event_id: Its number in the catalogue, ascending in the order in which releases were added.
        kind: What sort of event.
        what: The noun phrase that names it, letter for letter.
        who: Who holds it or takes part, letter for letter.
        where: The place, letter for letter.
        when: Its date; its `span` is into `citation.text`. None where the sentence cancels without a date.
        change: Whether it is announced, moved or cancelled.
        former: The date it had, where the sentence says it; its `span` is into `citation.text`.
        citation: The sentence that says so. `current` is False where the release was replaced since.
    """

    event_id: int
    kind: EventKind
    what: str
    when: DateExpression | None
    citation: Citation
    who: str | None = None
    where: str | None = None
    change: Change = Change.ANNOUNCED
    former: DateExpression | None = None
