"""Dates as a header or a dateline writes them, in Spanish or English.

The names of months and days are Babel's (CLDR), and their abbreviations are beginnings of them: “ene.”,
“sept.”, “Jan.”. A word means the same month in both languages, so that the language need not be known.
"""

import re
from datetime import date
from functools import cache

from babel.dates import get_day_names, get_month_names

from index.folding import fold

_LOCALES = ("es", "en", "es_PE")  # The last one for “setiembre”.
_SHORTEST, _LONGEST_ABBREVIATION = 3, 4

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")


@cache
def _months() -> dict[str, int]:
    months = {}
    for locale in _LOCALES:
        for number, name in get_month_names("wide", locale=locale).items():
            folded = fold(name)
            months[folded] = number
            for length in range(_SHORTEST, _LONGEST_ABBREVIATION + 1):
                months.setdefault(folded[:length], number)
    return months


@cache
def written_date() -> re.Pattern[str]:
    """Pattern of a date in words: “jueves 15 de enero de 2026”, “Jan. 15, 2026”, “Junio 3 de 2014”, “3 mar.”.

    Also of “2026-01-15”. Matches of it are for `date_of`; the year may be missing.
    """
    days = {name for locale in _LOCALES for name in get_day_names("wide", locale=locale).values()}
    weekday = "|".join(sorted(map(re.escape, days | {fold(day) for day in days})))
    month = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(
        rf"""(?<![\w/-])(?i:
            (?:(?:{weekday}),?\s+)?
            (?: (?P<day>\d{{1,2}})(?:\.?º|\.?°|er|ro|o\.?|st|nd|rd|th)?\s+
                (?:de\s+)?(?P<month>{month})(?!\w)\.?
                (?:,?\s*(?:del?\s+)?(?P<year>\d{{4}}))?
              | (?P<month2>{month})(?!\w)\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?
                (?:,?\s+(?:del?\s+)?(?P<year2>\d{{4}}))?
              | (?P<year3>\d{{4}})-(?P<month3>\d{{2}})-(?P<day3>\d{{2}})
            )
        )(?!\w|[-/]\d)""",
        re.VERBOSE,
    )


def date_of(match: re.Match[str]) -> date | None:
    """Return the date of a match of `written_date`; None when it has no year or there is no such day."""
    year = match["year"] or match["year2"] or match["year3"]
    day = match["day"] or match["day2"] or match["day3"]
    month = match["month"] or match["month2"]
    if not year or not day:
        return None
    return _date(year, _months()[fold(month)] if month else match["month3"], day)


def parse_date(words: str) -> date | None:
    """Read a date that stands alone.

    Numbers alone are ISO (“2026-01-15”, with or without a time of day, which is left out) or, as in Spanish,
    day first (“15/01/2026”). None when it is no date, has no year or there is no such day.
    """
    words = words.strip()
    if iso := _ISO.fullmatch(words):
        return _date(*iso.groups())
    if numeric := _DAY_FIRST.fullmatch(words):
        return _date(numeric[4], numeric[3], numeric[1])
    match = written_date().fullmatch(words)
    return date_of(match) if match else None


def is_ambiguous(words: str) -> bool:
    """Tell whether a date is of numbers that another reader could take month first: “03/04/2026”."""
    numeric = _DAY_FIRST.fullmatch(words.strip())
    return numeric is not None and int(numeric[1]) <= 12 and numeric[1].zfill(2) != numeric[3].zfill(2)


def _date(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
