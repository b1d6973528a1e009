"""Releases like the real ones, as many as wanted: the same prose with its words exchanged.

Every content word, name and number is replaced by another one of the same language that is about as common in
the releases, the same one by the same throughout a copy. What a copy speaks of is thus nothing that the
original does, while sentences keep their lengths and words their frequencies. No word is new: the rare words
of a question are found in ever more releases, where real ones would bring new names of their own.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto

from index.folding import fold
from index.function_words import FUNCTION_WORDS
from index.release import Language, Release

# A word, or a number with the marks inside it.
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")

# Words shorter than this stay: a sentence may be told to go on or to end by "Sr.", "EE. UU." or "No.".
_SHORTEST = 4


class _Kind(Enum):
    """Only words of one kind are exchanged."""

    NUMBER = auto()
    NAME = auto()
    WORD = auto()


class ChangedWords:
    """The vocabulary of some releases, and their copies with other words.

    Args:
        releases: The originals.
        seed: The same seed and releases give the same copies.
    """

    def __init__(self, releases: Sequence[Release], seed: int = 0) -> None:
        self._releases = releases
        self._seed = seed
        self._bands = {
            language: _bands(
                [f"{each.title}\n{each.text}" for each in releases if each.language is language], language
            )
            for language in Language
        }

    def copies(self) -> Iterator[Release]:
        """Give the originals themselves, then copy after copy of all of them, without end.

        Sources, dates, places and addresses stay those of the originals.
        """
        yield from self._releases
        number = 1
        while self._releases:
            exchanged = {language: self._exchanged(language, number) for language in Language}
            for release in self._releases:
                words = exchanged[release.language]
                yield replace(
                    release,
                    title=_change(release.title, words),
                    text=_change(release.text, words),
                    paragraphs=(),
                )
            number += 1

    def _exchanged(self, language: Language, number: int) -> Mapping[str, str]:
        """Give, for the words of a language, what stands for each in a copy."""
        generator = random.Random(f"{self._seed} {language} {number}")
        exchanged: dict[str, str] = {}
        for band in self._bands[language]:
            exchanged.update(zip(band, generator.sample(band, len(band)), strict=True))
        return exchanged


def _bands(texts: Sequence[str], language: Language) -> list[list[str]]:
    """Give the words that may be exchanged, those together that are about as common."""
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for text in texts:
        for token in _TOKEN.findall(text):
            counts[token.lower()] += 1
            capitals[token.lower()] += token[0].isupper()
    bands: dict[tuple[_Kind, int], list[str]] = {}
    for word, count in counts.items():
        kind = _Kind.NUMBER if word[0].isdigit() else _Kind.WORD
        if kind is _Kind.WORD:
            if len(word) < _SHORTEST or fold(word) in FUNCTION_WORDS[language]:
                continue
            # A word of prose is capitalised only at the beginning of a sentence.
            kind = _Kind.NAME if 2 * capitals[word] > count else kind
        # A band goes from a power of two to the next one.
        bands.setdefault((kind, count.bit_length()), []).append(word)
    return [sorted(band) for band in bands.values()]


def _change(text: str, exchanged: Mapping[str, str]) -> str:
    def change(match: re.Match[str]) -> str:
        token = match[0]
        word = exchanged.get(token.lower())
        if word is None:
            return token
        if token.isupper() and len(token) > 1:
            return word.upper()
        return word.capitalize() if token[0].isupper() else word

    return _TOKEN.sub(change, text)
