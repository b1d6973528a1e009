"""What a release is made of: text, and spans of character offsets into it.

Offsets count Unicode code points of `Release.text`, half-open as in Python: `text[start:end]`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Language(StrEnum):
    """The two languages Vocero speaks (ISO 639-1)."""

    ES = "es"
    EN = "en"


class ParagraphKind(StrEnum):
    """What a paragraph is, as far as its layout tells."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading or list item: `release.text[start:end]`, without surrounding white space."""

    start: int
    end: int
    kind: ParagraphKind = ParagraphKind.PROSE


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `release.text[start:end]`, without surrounding white space.

    Attributes:
        paragraph: Index into `Release.paragraphs` of the paragraph it stands in.
    """

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Release:
    """An official press release.

    Attributes:
        source: Where it was read from (a resolved path or a URL). It names the release across its versions.
        text: The body, NFC, lines ended by a single line feed. Everything cited is a slice of it.
        title: From the header, a title line, or the first clause of the lede.
        language: The language it is written in.
        paragraphs: In the order of the text; they do not overlap.
        issuer: The ministry or agency that published it.
        place: From the header or the dateline.
        published: From the header or the dateline.
        url: Where the public finds it.
    """

    source: str
    text: str
    title: str
    language: Language
    paragraphs: tuple[Paragraph, ...]
    issuer: str | None = None
    place: str | None = None
    published: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class ReleaseSummary:
    """A release of the catalogue as a list shows it; the fields are those of `Release`.

    Attributes:
        version: The current version's number, counted from 1.
        sentences: How many sentences it has.
    """

    release_id: int
    version: int
    title: str
    language: Language
    source: str
    sentences: int
    issuer: str | None = None
    place: str | None = None
    published: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole neighbouring sentences, embedded together: sentences `first` to `last`, both included."""

    start: int
    end: int
    first: int
    last: int
