"""A briefing: the sentences that carry a release, and what in it is worth checking."""

from dataclasses import dataclass
from enum import StrEnum

from index.citation import Citation
from index.events.entry import Entry
from index.release import ReleaseSummary


class DetailKind(StrEnum):
    """What is worth checking."""

    FIGURE = "figure"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Detail:
    """A figure or a name, where it stands first: `citation.text[start:end]` is `text`."""

    kind: DetailKind
    text: str
    citation: Citation
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a release says, in its own words.

    Attributes:
        release: As the catalogue lists it.
        lede: The sentence that opens the news.
        sentences: Three to five more that carry the release, fewer where it has no more, in the order of the
            text; none repeats the lede or another one.
        details: Figures and names worth checking, each once, figures first, then in the order of the text.
        events: All entries of the calendar that one of the release's sentences announces, in the order of
            their dates; whether they are still to come is for whoever knows the present moment.
    """

    release: ReleaseSummary
    lede: Citation
    sentences: tuple[Citation, ...]
    details: tuple[Detail, ...] = ()
    events: tuple[Entry, ...] = ()
