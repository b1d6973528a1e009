"""A text as tokens: words, numbers, hours and dates in digits, each with its place."""

import re
from typing import NamedTuple

from index.folding import fold


class Token(NamedTuple):
    """A word, number or mark: `text[start:end]` is its spelling.

    Attributes:
        form: "word", "number", "nth" (1.º, 23rd), "clock_digits" (17:30), "slashed" (10/4), "iso", "numeric"
            (23/01/2026), "decimal" (3.50), "code" (5G, a telephone number, an amount) or "mark".
        folded: Lower case, without accents.
        glued: Whether no white space lies before it.
    """

    start: int
    end: int
    form: str
    text: str
    folded: str
    glued: bool


_HOUR_SUFFIX = r"(?:am|pm|a|p|h|hs|hr|hrs|hrs|m)\b"
_TOKEN = re.compile(
    rf"""
    (?P<half>    (?<![^\W\d_]) [ap]\.\s{{0,2}}m\b\.? | (?<![^\W\d_]) [ap]m\b )
  | (?P<iso>     (?<![\d.,/]) (?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{4}}/\d{{1,2}}/\d{{1,2}}) (?![\d/]) )
  | (?P<numeric> (?<![\d.,]) \d{{1,2}}(?P<sep>[-/.])\d{{1,2}}(?P=sep)(?:\d{{4}}|\d\d) (?![\d%]|[.,]\d) )
  | (?P<clock>   (?<![\d:]) (?: \d{{1,2}}:[ ]?[0-5]\d(?::[0-5]\d)? (?![\d:]) | \d{{1,2}}h[0-5]\d\b ) )
  | (?P<nth>     (?<![\d.,]) \d{{1,3}}\.?(?:[ºª°]|ero|era|er|ro|do|to|mo|vo|no|ra|da|ta|o|a|st|nd|rd|th)
                 (?!\w) (?![ºª°]) )
  | (?P<slashed> (?<![\d.,/]) \d{{1,2}}/\d{{1,2}} (?![\d/%]|[.,]\d) )
  | (?P<decimal> \d+(?:[.,/]\d+)+ )
  | (?P<number>  \d+ (?=$|[^\w]|(?i:{_HOUR_SUFFIX})) )
  | (?P<code>    \d\w* )
  | (?P<word>    [^\W\d_](?:\w|[\u0300-\u036f])* )
  | (?P<mark>    \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.])(?:\+\s?\d{1,3}[\s.-]?)?(?:\(\d{2,4}\)\s?)?\d{2,6}(?:[\s.-]\d{2,5}){1,5}(?!\w)"
)
_PHONE_DIGITS = 9
_DATED = re.compile(
    r"(?<![\d-])(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2})(?!\d)"
)
"""Digits and marks that may stand in a telephone number's place and are a date."""
_MONEY = frozenset("$€£¥#№§")
_FORMS = {"half": "word", "clock": "clock_digits"}


def tokenize(text: str) -> list[Token]:
    """Break a text into tokens, with nothing but white space between them.

    Numbers that belong to telephone numbers, amounts of money, percentages or codes are of the form "code".
    """
    phones = _phones(text)
    tokens: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(text):
        form = match.lastgroup or "mark"
        if form == "sep":
            form = "numeric"
        form = _FORMS.get(form, form)
        start, glued = match.start(), match.start() == end
        end = match.end()
        spelt = match.group()
        if spelt[0].isdigit() and (
            (tokens and tokens[-1].text in _MONEY)
            or text[end : end + 2].lstrip()[:1] in ("%", "$", "€")
            or any(first <= start < last for first, last in phones)
        ):
            form = "code"
        folded = "am" if match["half"] and spelt[0] in "aA" else "pm" if match["half"] else fold(spelt)
        tokens.append(Token(start, end, form, spelt, folded, glued))
    return tokens


def _phones(text: str) -> list[tuple[int, int]]:
    found = []
    for match in _PHONE.finditer(text):
        if _DATED.search(match.group()):
            continue
        digits = sum(char.isdigit() for char in match.group())
        marked = match.group()[0] in "+("
        if digits >= _PHONE_DIGITS or (marked and digits > 6):
            found.append(match.span())
    return found
