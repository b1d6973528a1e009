"""A sentence as tokens: words, numbers and marks, each with its place and its shape."""

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from index.folding import fold


class Shape(IntEnum):
    """What a token looks like, whatever it means."""

    MARK = 0
    SMALL = 1
    CAPITAL = 2
    DAY = 3
    """A number from 1 to 31."""
    YEAR = 4
    """Four digits from 1000 to 2100."""
    CLOCK = 5
    """Hours and minutes: 10:30."""
    DATE = 6
    """Day, month and year: 28/04/2026."""
    NUMBER = 7
    """Any other number: 82.000."""
    HYPHEN = 8
    """A hyphen or short dash between two words, without spaces."""
    CODE = 9
    """A word that begins with a digit: 70th, 5G."""


class Token(NamedTuple):
    """A word, number or mark: `sentence[start:end]` is `text`."""

    start: int
    end: int
    text: str
    folded: str
    shape: Shape


_TOKEN = re.compile(
    r"""
    (?P<letters>  [ap]\.\s?m\b\.?                                 # a.m., p. m.
                | (?P<a>[A-Z])(?P=a)\.\s?(?P<b>[A-Z])(?P=b)\b\.?  # EE. UU.
                | (?:[^\W\d_]{1,2}\.){2,}(?!\w) )                 # U.S., D.C.
  | (?P<number>   \d++(?:[.,:/]\d++)*(?!\w) )
  | (?P<word>     \w++(?:['’](?!s\b)\w++)* )                      # O'Higgins
  | (?P<other>    ['’]s\b | [^\w\s] )
    """,
    re.VERBOSE,
)
_CLOCK = re.compile(r"[012]?\d:[0-5]\d")
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}|\d{4}/\d{1,2}/\d{1,2}")
_HYPHENS = "-–"

_fold = lru_cache(maxsize=32_768)(fold)


def tokenize(sentence: str) -> list[Token]:
    """Break a sentence into tokens; nothing but white space lies between them."""
    tokens = []
    for match in _TOKEN.finditer(sentence):
        text, (start, end) = match.group(), match.span()
        match match.lastgroup:
            case "number":
                shape = _number(text)
            case "word" | "letters":
                first = text[0]
                shape = Shape.CAPITAL if first.isupper() else Shape.CODE if first.isdigit() else Shape.SMALL
            case _:
                shape = Shape.MARK
                if text in _HYPHENS and start > 0 and sentence[start - 1 : start].isalnum():
                    shape = Shape.HYPHEN if sentence[end : end + 1].isalnum() else Shape.MARK
        tokens.append(Token(start, end, text, _fold(text), shape))
    return tokens


def _number(text: str) -> Shape:
    if text.isascii() and text.isdigit() and len(text) <= 4:
        value = int(text)
        if len(text) <= 2 and 1 <= value <= 31:
            return Shape.DAY
        return Shape.YEAR if len(text) == 4 and 1000 <= value <= 2100 else Shape.NUMBER
    if _CLOCK.fullmatch(text):
        return Shape.CLOCK
    return Shape.DATE if _DATE.fullmatch(text) else Shape.NUMBER
