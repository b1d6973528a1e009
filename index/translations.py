"""What a term is likely called in the other language.

Full-text search knows only the words that were written. For a question to find the releases of the other
language by their words, its terms are looked up in `data/translations.tsv`, a dictionary of stems that
`training/translations.py` learned by aligning parallel sentences: Europarl (free of known copyright
restrictions), texts of US government and civic sites (public domain, CC0, MIT, BSD, Apache), TICO-19 (CC0),
Open Contracting, OpenOwnership, SDG and GBIF (Apache, MIT, CC BY, CC BY-SA), Tatoeba (CC BY 2.0 FR),
OpenStax textbooks (CC BY 4.0), and White House releases (US federal works) with a machine translation by
Apertium.

The dictionary is read at the first call.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.release import Language

_LEAST = 0.08
"""A less likely translation would bring in more noise than answers; a figure chosen by hand."""
_MOST = 4
"""Translations of one term."""

_HEADER = re.compile(r"(?:#.*\n)*")


@dataclass(frozen=True, slots=True)
class _Dictionary:
    """Rows in the alphabetical order of their sources: a source term, a target term and its probability."""

    sources: list[str]
    targets: list[str]
    probabilities: list[str]

    def of(self, term: str) -> list[tuple[str, float]]:
        start, end = bisect_left(self.sources, term), bisect_right(self.sources, term)
        return list(zip(self.targets[start:end], map(float, self.probabilities[start:end]), strict=True))


def translations(term: str, source: Language) -> tuple[tuple[str, float], ...]:
    """Translate a term, as `index.lexical.terms` makes it, into the terms of the other language.

    Args:
        source: The language of the term.

    Returns:
        The likely terms and their probabilities, above 0 and at most 1, the most likely first. A term that is
        the same in both languages may be among them. Empty for numbers, for most names, and for whatever the
        dictionary lacks: these cross languages as they are, or not at all.
    """
    found = [entry for entry in _dictionaries()[source].of(term) if entry[1] >= _LEAST]
    # Of equally likely ones the first in the alphabet goes first, so that the order is always the same.
    return tuple(sorted(found, key=lambda entry: (-entry[1], entry[0]))[:_MOST])


@cache
def _dictionaries() -> dict[Language, _Dictionary]:
    """Loads at first use; nobody changes it, and threads that come first together may each load the same.

    Sorted columns load faster than a list of translations for each term would, and are searched by halves.
    """
    table = Path(__file__).with_name("data") / "translations.tsv"
    fields = _HEADER.sub("", table.read_text(encoding="utf-8"), count=1).split()
    english, spanish, to_spanish, to_english = (fields[column::4] for column in range(4))
    by_spanish = sorted(range(len(spanish)), key=spanish.__getitem__)
    return {
        Language.EN: _Dictionary(english, spanish, to_spanish),
        Language.ES: _Dictionary(
            *([column[row] for row in by_spanish] for column in (spanish, english, to_english))
        ),
    }
