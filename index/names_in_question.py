"""The names and numbers in a question, and how many of them a passage has.

A sentence that does not name whom the question is about seldom answers it. What counts as a name: a word with
a capital within a question that is typed with care, otherwise any word that neither language has in common
use; and figures. Years and days of a month are left to `index/cues.py`, which knows the release's date too,
and what the other language calls otherwise ("EE. UU.", "OTAN") to `index/names.py`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.cues import date_words
from index.folding import fold
from index.lexical import number, term, words
from index.names import find_names
from index.release import Language
from index.translations import translations
from index.vocabulary import is_common

_SLIP = 6
"""Letters that a word has at least for one wrong letter to leave it recognisable."""
_LEAST_STEM = 4
_KEPT = 512
"""Texts whose words are kept in memory: the releases that are asked about are mostly the newest few."""
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]{2,}(?=\d)|[^\W_]+")
_JOINT = re.compile(r"(?<=[^\W_])[.-](?=[^\W_])|(?<=[^\W_]{2})[. ](?=\d)|(?<=\b\w)[ ](?=\d)")
"""What initialisms may have between their letters, and before their number."""
_WORD_AS_TYPED = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class AskedName:
    """A name or number of a question.

    Attributes:
        word: Folded.
        beginnings: How its translations begin, folded ("german" for "alemania").
        parts: One of them is in whatever differs from it by one slip; none where no slip is forgiven.
    """

    word: str
    beginnings: tuple[str, ...]
    parts: tuple[str, ...]


def names_asked(question: str, language: Language) -> tuple[AskedName, ...]:
    """Find the names and numbers in a question, each once, in their order."""
    skipped = date_words(question, language)
    typed = _WORD_AS_TYPED.findall(question)
    # A capital at the head says nothing, nor do those of a question all in capitals.
    capitals = {fold(word) for word in typed[1:] if word[0].isupper()} if not question.isupper() else set()
    head = fold(typed[0]) if typed else ""
    asked = words(question, language)
    skipped |= _called_otherwise(asked, language)
    found: dict[str, AskedName] = {}
    for word in asked:
        if word in skipped or word in found or is_common(word) or _tokens(word) != [word]:
            continue
        has_digit = any(char.isdigit() for char in word)
        certain = has_digit or word in capitals or not word.isascii()
        # Written together here and apart there ("tmec"), initialisms are no word as typed.
        joined = not has_digit and word not in {fold(each) for each in typed}
        others = [stem for stem, _ in translations(term(word, language), language)]
        careless = not capitals or word == head
        if certain or joined or (careless and all(stem[:3] == word[:3] for stem in others)):
            beginnings = tuple(stem[:-1] if len(stem) > _LEAST_STEM else stem for stem in others)
            found[word] = AskedName(word, () if has_digit else beginnings, _parts(word))
    return tuple(found.values())


def _called_otherwise(asked: Sequence[str], language: Language) -> frozenset[str]:
    found = find_names(asked, language)
    return frozenset(
        word
        for name in found
        for word in asked[name.start : name.end]
        if not all((each, term(word, each)) in name.forms for each in Language)
    )


def _parts(word: str) -> tuple[str, ...]:
    """Halve a word: one slip spoils one half, unless it swaps the two letters where they meet."""
    half = len(word) // 2
    swapped = word[: half - 1] + word[half : half + 1] + word[half - 1 : half] + word[half + 1 :]
    return (word[:half], word[half:], swapped) if len(word) >= _SLIP else ()


def name_coverage(asked: Sequence[AskedName], text: str) -> float:
    """Tell which share of the names and numbers a text has.

    Args:
        asked: From `names_asked`, once a question.
        text: A release, or a part of one.

    Returns:
        From 0 to 1; 1 where nothing was asked by name. A name of six letters or more with one letter wrong,
        missing, too many or swapped with the next counts half; a translation counts whole.
    """
    if not asked:
        return 1.0
    tokens, joined = _read(text)
    return sum(_found(name, tokens, joined) for name in asked) / len(asked)


@lru_cache(maxsize=_KEPT)
def _read(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the words of a text, and those that there are once initialisms are written together."""
    folded = fold(text)
    return frozenset(_tokens(folded)), frozenset(_tokens(_JOINT.sub("", folded)))


def _tokens(folded: str) -> list[str]:
    return [number(token) if token[0].isdigit() else token for token in _TOKEN.findall(folded)]


def _found(name: AskedName, tokens: frozenset[str], joined: frozenset[str]) -> float:
    if name.word in tokens or name.word in joined:
        return 1.0
    if name.beginnings and any(token.startswith(name.beginnings) for token in tokens):
        return 1.0
    near = (token for token in tokens if any(part in token for part in name.parts))
    return 0.5 if any(_differs_by_one(name.word, token) for token in near) else 0.0


def _differs_by_one(word: str, other: str) -> bool:
    """Tell whether one letter changed, left out, put in or swapped with the next makes one word the other."""
    longer, shorter = (word, other) if len(word) >= len(other) else (other, word)
    if len(longer) - len(shorter) > 1 or len(shorter) < _SLIP - 1:
        return False
    at = 0
    while at < len(shorter) and longer[at] == shorter[at]:
        at += 1
    if len(longer) > len(shorter):
        return longer[at + 1 :] == shorter[at:]
    swapped = longer[at : at + 2] == shorter[at : at + 2][::-1]
    return longer[at + 1 :] == shorter[at + 1 :] or (swapped and longer[at + 2 :] == shorter[at + 2 :])
