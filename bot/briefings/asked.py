"""What is meant by the words after /briefing: the newest release, a number, all that is new, or a title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from index import Language, ReleaseSummary
from index.alternatives import groups
from index.folding import fold
from index.function_words import FUNCTION_WORDS
from index.lexical import terms, words
from index.mentions.listed import listed
from index.names import find_names

LONGEST = 200
"""Characters of what was written that are read; a title that needs more of them has nothing like it."""

ENOUGH = 0.5
"""A title that has this part of the words may be meant where none has all of them."""

LARGEST = 10**15
"""No release has so high a number."""

_ALL_NEW = listed("""
    nuevo nueva nuevos nuevas novedad novedades todo toda todos todas pendiente pendientes
    new news all everything unread
    """)
_NEWEST = listed("ultimo ultima ultimos ultimas reciente recientes latest last newest recent")
_SINCE = listed("desde since")
"""“Desde el último” asks for what came after it."""
_THE_THING = listed("""
    comunicado comunicados boletin boletines nota notas prensa resumen resumenes numero num nro vez
    release releases press statement briefing briefings number no n o nr time
    """)
"""Names the release itself, or its number."""
_EMPTY = frozenset().union(*FUNCTION_WORDS.values()) | _THE_THING
_TOKEN = re.compile(r"[^\W_]+")
_BELOW_ZERO = re.compile(r"(?:^|\s)[-−]\d")
_SHORTEST_BEGINNING = 3
"""Letters of a word's beginning that say anything about it."""


class Wish(Enum):
    """What is asked for, where it is no single release."""

    NEWEST = auto()
    ALL_NEW = auto()
    BY_TITLE = auto()


def read_wish(text: str) -> Wish | int:
    """What the text asks for; a number is that of a release. Capitals, accents and articles are free."""
    if not text.strip():
        return Wish.NEWEST
    tokens = _TOKEN.findall(fold(text[:LONGEST]))
    telling = [token for token in tokens if token in _ALL_NEW or token in _NEWEST or token not in _EMPTY]
    if len(telling) == 1 and telling[0].isdecimal() and not _BELOW_ZERO.search(text):
        return min(int(telling[0]), LARGEST)
    if not tokens or any(token not in _ALL_NEW and token not in _NEWEST for token in telling):
        return Wish.BY_TITLE
    if any(token in _ALL_NEW for token in telling) or (telling and any(each in _SINCE for each in tokens)):
        return Wish.ALL_NEW
    return Wish.NEWEST


@dataclass(frozen=True, slots=True)
class Fitting:
    """Releases that words may mean, those that fit best first, then as they were given.

    Attributes:
        surely: Whether they have all of the words.
    """

    releases: tuple[ReleaseSummary, ...]
    surely: bool = False


def fitting(text: str, releases: Sequence[ReleaseSummary], language: Language) -> Fitting:
    """The releases whose title and issuer have the words, in either language, or their beginnings.

    Args:
        releases: The newest first.
        language: The chat's; it is how the words are read first.
    """
    text = text[:LONGEST]
    asked = _Asked(text, language)
    shares = [(asked.share(release), release) for release in releases]
    whole = tuple(release for share, release in shares if share == 1)
    if whole:
        return Fitting(whole, surely=True)
    partly = sorted((each for each in shares if each[0] >= ENOUGH), key=lambda each: -each[0])
    return Fitting(tuple(release for _, release in partly))


class _Asked:
    """Words, laid out once for titles of both languages."""

    def __init__(self, text: str, language: Language) -> None:
        self._beginnings = [
            token for token in _TOKEN.findall(fold(text)) if token not in _EMPTY or token.isdecimal()
        ]
        self._groups: dict[Language, list[list[tuple[str, ...]]]] = {each: [] for each in Language}
        for read_in in (language, *(each for each in Language if each is not language)):
            said = [word for word in words(text, read_in) if word not in _EMPTY]
            names = find_names(said, read_in)
            for target in Language:
                if laid_out := groups(said, read_in, target, names):
                    self._groups[target].append(laid_out)

    def share(self, release: ReleaseSummary) -> float:
        """Which part of the words the release has, from 0 to 1."""
        told = f"{release.title} . {release.issuer or ''}"
        line = f" {' '.join(terms(told, release.language))} "
        present = _TOKEN.findall(fold(told))
        shares = [_part([any(_begins(word, each) for word in present) for each in self._beginnings])]
        for laid_out in self._groups[release.language]:
            shares.append(_part([any(f" {form} " in line for form in group) for group in laid_out]))
        return max(shares)


def _begins(word: str, beginning: str) -> bool:
    return word == beginning or (
        len(beginning) >= _SHORTEST_BEGINNING and not beginning.isdecimal() and word.startswith(beginning)
    )


def _part(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 0.0
