"""Holidays that name something rather than tell when: "Good Friday Agreement", "in honor of Veterans Day"."""

import re
from collections.abc import Sequence
from functools import cache

from babel import Locale

from index.events.expression import Assumption, DateExpression, Granularity
from index.folding import fold
from index.release import Language

_WORD = re.compile(r"[^\W\d_]+")
_NAMING = re.compile(r"(?:[’']s)?\s+[^\W\d_]*[A-ZÁÉÍÓÚÑ]")
_WHEN = re.compile(r"\b(?:on|el|en|this|este)\s$", re.IGNORECASE)
_KEPT = re.compile(
    r"\b(?:celebr|conmemor|festej|commemorat|mark|observ|honor)\w*\s(?:el\s|the\s)?$", re.IGNORECASE
)
"""A verb whose object is the holiday."""
_VERB = 24
"""Characters looked at for such a verb."""
_BEFORE = 6
"""Characters looked at for the preposition."""


def without_names(dates: Sequence[DateExpression], text: str, language: Language) -> list[DateExpression]:
    """Leave out holidays, but for one that is the only date and stands where a date does: "on Labor Day"."""
    return [
        date
        for date in dates
        if not _is_holiday(date, text, language) or (len(dates) == 1 and _tells_when(date, text))
    ]


def _tells_when(date: DateExpression, text: str) -> bool:
    start, end = date.span
    if _KEPT.search(text[max(0, start - _VERB) : start]) is not None:
        return False  # "conmemoramos el Día de la Madre"
    return _WHEN.search(text[max(0, start - _BEFORE) : start]) is not None and not _NAMING.match(text, end)


def _is_holiday(date: DateExpression, text: str, language: Language) -> bool:
    words = text[date.span[0] : date.span[1]]
    guessed = date.granularity is Granularity.DAY and Assumption.YEAR in date.assumptions
    return (
        guessed
        and not any(char.isdigit() for char in words)
        and not any(fold(word) in _months(language) for word in _WORD.findall(words))
    )


@cache
def _months(language: Language) -> frozenset[str]:
    names = Locale.parse(language.value).months["format"]
    return frozenset(
        fold(name).strip(".") for width in ("wide", "abbreviated") for name in names[width].values()
    )
