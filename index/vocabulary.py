"""Whether a word is in common use, or is likely to be somebody's name.

The words of `data/language_words.tsv` were counted where they are written in lower case (see
`index/language.py`), so names are not among them.
"""

import re
from functools import cache, lru_cache
from importlib import resources

from index.function_words import FUNCTION_WORDS
from index.lexical import term
from index.release import Language

_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=16_384)
def is_common(word: str) -> bool:
    """Tell whether a folded word, or another form of it, is a common one of either language."""
    return (
        any(word in FUNCTION_WORDS[language] for language in Language)
        or word in _common_words()
        or any(term(word, language) in _common_terms(word[:1])[language] for language in Language)
    )


@cache
def _common_words() -> frozenset[str]:
    table = resources.files("index").joinpath("data/language_words.tsv").read_text(encoding="utf-8")
    lines = (line for line in table.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split()[1:] if _LETTERS.fullmatch(word))


@cache
def _common_terms(initial: str) -> dict[Language, frozenset[str]]:
    """Stems of the longer words that begin with a letter; short ones have stems that many names share.

    No stemmer changes the first letter of a word, and few letters are asked for.
    """
    words = [word for word in _common_words() if len(word) > 4 and word.startswith(initial)]
    return {language: frozenset(term(word, language) for word in words) for language in Language}
