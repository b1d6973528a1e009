"""The names of days, weeks, months and longer stretches, with their articles, in Spanish and English."""

import calendar
import datetime
from dataclasses import dataclass

from babel.dates import format_date

from index import Language
from index.events.expression import Bound, DateExpression, Granularity

_ES = Language.ES

_ORDINALS = {
    Language.ES: ("primer", "segundo", "tercer", "cuarto"),
    Language.EN: ("first", "second", "third", "fourth"),
}
# By the month with which they begin; no quarter of the year begins with these.
_SEASONS = {
    Language.ES: {
        3: ("la ", "primavera"),
        6: ("el ", "verano"),
        9: ("el ", "otoño"),
        12: ("el ", "invierno"),
    },
    Language.EN: {3: ("", "spring"), 6: ("", "summer"), 9: ("", "autumn"), 12: ("", "winter")},
}
_DAY = {
    Language.ES: ("EEEE d 'de' MMMM 'de' y", "d 'de' MMMM 'de' y", "d 'de' MMMM", "d"),
    Language.EN: ("EEEE, MMMM d, y", "MMMM d, y", "MMMM d", "d"),
}
_MONTH = {Language.ES: ("MMMM 'de' y", "MMMM"), Language.EN: ("MMMM y", "MMMM")}


@dataclass(frozen=True, slots=True)
class Stretch:
    """The name of a stretch of days.

    Attributes:
        article: The definite article with a space after it, or nothing where the name takes none.
        noun: The name.
        within: How to say that something is in it, where that is more than the name.
        is_day: Whether it is one day.
    """

    article: str
    noun: str
    within: str = ""
    is_day: bool = False


def stretch(
    when: DateExpression, language: Language, *, weekday: bool = True, side: Bound = Bound.WITHIN
) -> Stretch:
    """The days of the expression as they are named.

    Args:
        weekday: Whether one day is given with its weekday.
        side: What lies before or after a range is measured from its first or its last day, which is then all
            that is named of it.
    """
    start, end = when.start, when.end
    match when.granularity:
        case Granularity.WEEK:
            return _week(start, end, language)
        case Granularity.MONTH:
            return Stretch("", _written(start, _MONTH[language][0], language))
        case Granularity.QUARTER if start.month in _SEASONS[language]:
            return _season(start, end, language)
        case Granularity.QUARTER:
            return _part((start.month - 1) // 3, "trimestre", "quarter", start.year, language)
        case Granularity.HALF:
            return _part((start.month - 1) // 6, "semestre", "half", start.year, language)
        case Granularity.YEAR:
            return Stretch("", str(start.year))
    if side in (Bound.BY, Bound.AFTER):
        start = end
    if start == end or side is not Bound.WITHIN:
        return _day(start, language, weekday)
    return _range(start, end, language)


def _day(day: datetime.date, language: Language, weekday: bool) -> Stretch:
    noun = _written(day, _DAY[language][0 if weekday else 1], language)
    return Stretch("el " if language is _ES else "", noun, is_day=True)


def _week(start: datetime.date, end: datetime.date, language: Language) -> Stretch:
    if not _same(start, end, "%Y-%m"):
        # Its Monday is as clear, and much shorter than two days of two months or years.
        monday = _written(start, _DAY[language][1], language)
        return (
            Stretch("la ", f"semana del {monday}")
            if language is _ES
            else Stretch("the ", f"week of {monday}")
        )
    first, last = _edges(start, end, language)
    if language is _ES:
        return Stretch("la ", f"semana del {first} al {last}")
    return Stretch("the ", f"week of {first} to {last}")


def _part(number: int, spanish: str, english: str, year: int, language: Language) -> Stretch:
    ordinal = _ORDINALS[language][number]
    if language is _ES:
        return Stretch("el ", f"{ordinal} {spanish} de {year}")
    return Stretch("the ", f"{ordinal} {english} of {year}")


def _season(start: datetime.date, end: datetime.date, language: Language) -> Stretch:
    article, name = _SEASONS[language][start.month]
    # A winter has two years, and with one of them alone it could be either.
    year = str(start.year) if start.year == end.year else f"{start.year}-{end.year % 100:02}"
    return Stretch(article, f"{name} de {year}" if language is _ES else f"{name} of {year}")


def _range(start: datetime.date, end: datetime.date, language: Language) -> Stretch:
    if _whole_months(start, end):
        form = _MONTH[language]
        first = _written(start, form[1 if start.year == end.year else 0], language)
        last = _written(end, form[0], language)
        within = f"de {first} a {last}" if language is _ES else f"from {first} to {last}"
    else:
        first, last = _edges(start, end, language)
        within = f"del {first} al {last}" if language is _ES else f"from {first} to {last}"
    return Stretch("", within, within)


def _edges(start: datetime.date, end: datetime.date, language: Language) -> tuple[str, str]:
    """The first and the last day, the month and the year told once where they are the same."""
    _, full, no_year, number = _DAY[language]
    if start.year != end.year:
        return _written(start, full, language), _written(end, full, language)
    if start.month != end.month:
        return _written(start, no_year, language), _written(end, full, language)
    if language is _ES:
        return _written(start, number, language), _written(end, full, language)
    return _written(start, no_year, language), f"{end.day}, {end.year}"


def _whole_months(start: datetime.date, end: datetime.date) -> bool:
    """Whether it is several months, each of them whole."""
    last = calendar.monthrange(end.year, end.month)[1]
    return start.day == 1 and end.day == last and not _same(start, end, "%Y-%m")


def _same(start: datetime.date, end: datetime.date, form: str) -> bool:
    return start.strftime(form) == end.strftime(form)


def _written(day: datetime.date, pattern: str, language: Language) -> str:
    return format_date(day, pattern, locale=str(language))
