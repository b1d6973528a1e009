"""What could be asked instead, when no release answers: the kinds of facts that the newest ones state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.mentions import MentionKind, find_mentions
from index.release import Language

NEWEST = 3
"""Releases that are offered at most."""

OPENING = 8
"""Sentences of each that are read: a release says what it has to say at its beginning."""

KINDS = (MentionKind.TIME, MentionKind.QUANTITY, MentionKind.NAME, MentionKind.QUOTATION)
"""The kinds that are told of, in the order in which they are."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A release as far as it is looked into.

    Attributes:
        sentences: Its first ones, in the order of the text.
    """

    release_id: int
    title: str
    language: Language
    published: date | None
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Askable:
    """A release that can be asked, and for what kinds of facts (at least one), in the order of `KINDS`."""

    release_id: int
    title: str
    language: Language
    kinds: tuple[MentionKind, ...]


def askable(releases: Sequence[Opening]) -> tuple[Askable, ...]:
    """Tell what the newest releases can be asked for.

    Args:
        releases: In any order; of one date the later id is the newer, and undated ones come last.

    Returns:
        At most `NEWEST`, newest first. One of the newest that states nothing of these kinds is left out, and
        no older one takes its place.
    """
    newest = sorted(
        releases, key=lambda release: (release.published or date.min, release.release_id), reverse=True
    )
    told = ((release, _kinds(release)) for release in newest[:NEWEST])
    return tuple(
        Askable(release.release_id, release.title, release.language, kinds)
        for release, kinds in told
        if kinds
    )


def _kinds(release: Opening) -> tuple[MentionKind, ...]:
    found: set[MentionKind] = set()
    for sentence in release.sentences[:OPENING]:
        found.update(mention.kind for mention in find_mentions(sentence, release.language))
    return tuple(kind for kind in KINDS if kind in found)
