"""A sentence of a release, with all that a journalist needs to trust it."""

from dataclasses import dataclass
from datetime import date

from index.release import Language


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence, letter for letter: `text` is `[start:end]` of the release's text in that version.

    Attributes:
        sentence_id: Names the sentence for good: it is never given to another one, not even after the
            release is removed, so a button under an old message cannot open the wrong text.
        release_id: The release it stands in; the same for all its versions.
        version: Which version of the release, counted from 1.
        current: Whether that is the newest version of a release that is still in the catalogue.
        position: Which sentence of the release, counted from 0.
        start: Offset of the first character in the release's text, in code points.
        end: Offset behind the last one.
        source: Where the release was read from: a path or a URL.
    """

    sentence_id: int
    release_id: int
    version: int
    current: bool
    position: int
    start: int
    end: int
    text: str
    language: Language
    title: str
    source: str
    issuer: str | None = None
    place: str | None = None
    published: date | None = None
    url: str | None = None
