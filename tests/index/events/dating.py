"""What the tests of dates share."""

import datetime

from index.events.dates import find_dates
from index.events.expression import DateExpression
from index.release import Language

FRIDAY = datetime.date(2026, 1, 16)
"""The reference of most tests."""


def spanish(text: str, reference: datetime.date = FRIDAY) -> list[DateExpression]:
    return find_dates(text, reference, Language.ES)


def told(text: str, reference: datetime.date = FRIDAY, language: Language = Language.ES) -> list[str]:
    """Write what is found as "words: days", a range as "first/last"."""
    return [
        f"{text[slice(*each.span)]}: {each.start}" + (f"/{each.end}" if each.end != each.start else "")
        for each in find_dates(text, reference, language)
    ]
