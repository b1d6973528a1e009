"""A topic found by its words: singular or plural, of either gender, with or without accents, translated.

Stems are too coarse within a language: "trabajadores" and "trabajo" have the same one. So only what ends a
noun or an adjective is taken away there; the dictionary of the other language has stems.
"""

import re
from collections.abc import Sequence

from index.lexical import term, words
from index.release import Language
from index.translations import translations

_LIKELY = 0.25
"""A translation less likely than this is too often another word; a figure chosen by hand."""
_PLURAL = re.compile(r"(?<=\w{3})(?:es|s)$")
_GENDER = re.compile(r"(?<=\w{3})[aeo]$")

Form = tuple[str, str]
"""A word without its ending, or a stem, and which of the two it is."""


def forms(topic: str, spoken: Language) -> list[frozenset[Form]]:
    """Lay out what a topic is called in releases of one language: of each of its words, one form will do.

    Args:
        topic: In whichever language; as typed.
    """
    other = next(each for each in Language if each is not spoken)
    # Which language one word is in is often not to be told, and either is tried.
    asked = [word for word in words(topic, spoken) if word in set(words(topic, other))] or words(
        topic, spoken
    )
    return [
        frozenset(
            {
                ("word", _bare(word)),
                *(("stem", to) for to, likely in translations(term(word, other), other) if likely >= _LIKELY),
            }
        )
        for word in dict.fromkeys(asked)
    ]


def forms_in(text: str, spoken: Language) -> frozenset[Form]:
    """Give all forms of the words of a text."""
    found = words(text, spoken)
    return frozenset(
        {("word", _bare(word)) for word in found} | {("stem", term(word, spoken)) for word in found}
    )


def places(sought: Sequence[frozenset[Form]], where: dict[Form, set[int]]) -> set[int]:
    """Give the places that have all words of a topic.

    Args:
        sought: From `forms`.
        where: The places of every form.
    """
    if not sought:
        return set()
    found = [set().union(*(where.get(form, set()) for form in word)) for word in sought]
    return set.intersection(*found)


def _bare(word: str) -> str:
    return _GENDER.sub("", _PLURAL.sub("", word))
