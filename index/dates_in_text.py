"""Days, months and years that a text states in full or in part: "13 de abril", "March 2021", "2021-04-13".

Only what is written counts: "Friday" and "last week" are left to whoever knows when the text was written.
"""

import re
from dataclasses import dataclass

from index.release import Language

_MONTHS = {
    Language.ES: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    Language.EN: "january february march april may june july august september october november december",
}
_SHORT = {
    Language.ES: "ene feb mar abr may jun jul ago sep oct nov dic",
    Language.EN: "jan feb mar apr may jun jul aug sep oct nov dec",
}
_OTHERS = {Language.ES: {"setiembre": 9, "sept": 9, "set": 9}, Language.EN: {"sept": 9}}
_DAYS = {
    Language.ES: "primero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
    " dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro"
    " veinticinco veintiséis veintisiete veintiocho veintinueve treinta",
    Language.EN: "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
    " twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth"
    " twenty-ninth thirtieth thirty-first",
}
_NAMES = {
    language: {word: n for n, word in enumerate(_MONTHS[language].split(), start=1)} for language in Language
}
_ABBREVIATIONS = {
    language: {word: n for n, word in enumerate(_SHORT[language].split(), start=1)} | _OTHERS[language]
    for language in Language
}
_NUMBERS = {
    language: {word: n for n, word in enumerate(_DAYS[language].split(), start=1)} for language in Language
}
_NUMBERS[Language.ES] |= {"uno": 1, "dieciseis": 16, "veintidos": 22, "veintitres": 23, "veintiseis": 26}
_NUMBERS[Language.ES]["treinta y uno"] = 31
_AMBIGUOUS = frozenset(("may", "march", "mar", "set", "dec", "sep", "jun"))
"""Months in writing, but words too: they need a number beside them or a preposition before them."""

_JOINT = {Language.ES: r"\s?(?:y|e|al?|-|–|,)\s?", Language.EN: r"\s?(?:and|to|through|-|–|&|,)\s?"}
_RANGE = re.compile(r"\s?(?:al?|to|through|-|–)\s?")
_BEFORE_MONTH = {
    Language.ES: r"(?:de|en|desde|hasta|del|a|este|pasado|próximo)",
    Language.EN: r"(?:in|of|since|until|by|during|from|to|through|last|this|next|early|mid|late|and|before"
    r"|after)",
}
_YEAR = re.compile(
    r"(?<![\w.,$€£-])(?<!\$\s)(?P<year>19\d\d|20\d\d)"
    r"(?![\d%]|[.,]\d|\s(?:mil|millones|million|pesos|dólares|dollars|euros)\b)"
)
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)?\d\d)(?![\d/])")
_NEAR = 24
"""Characters from a month's name to the farthest day that goes with it: "3, 4 y 5 de mayo"."""


@dataclass(frozen=True, slots=True)
class Dates:
    """What a text states.

    Attributes:
        years: With four digits.
        months: From 1 to 12, those of `days` included.
        days: Month and day; of a range all days.
        spans: Where in the text any of this stands.
    """

    years: frozenset[int]
    months: frozenset[int]
    days: frozenset[tuple[int, int]]
    spans: tuple[tuple[int, int], ...]


def _day(language: Language) -> str:
    written = "|".join(sorted(_NUMBERS[language], key=len, reverse=True))
    return rf"(?:\d{{1,2}}(?:\s?[ºª°]|st|nd|rd|th|ro|er)?|{written})"


def _list_of_days(language: Language) -> str:
    return rf"\b{_day(language)}(?:{_JOINT[language]}{_day(language)})*(?![\d.]\d|\w)"


_DAY = {each: re.compile(_day(each), re.IGNORECASE) for each in Language}
_DAYS_BEFORE = {
    each: re.compile(rf"({_list_of_days(each)})\s(?:de\s|of\s)?$", re.IGNORECASE) for each in Language
}
_DAYS_AFTER = re.compile(
    rf"\.?\s(?:the\s)?({_list_of_days(Language.EN)})(?!\s?(?:%|percent|million))", re.IGNORECASE
)
_YEAR_AFTER = re.compile(r"\.?,?\s(?:de\s|del\s|of\s)?(?:19|20)\d\d\b", re.IGNORECASE)
_PREPOSITION = {each: re.compile(rf"\b{_BEFORE_MONTH[each]}[\s-]$", re.IGNORECASE) for each in Language}
_MONTH = {
    language: re.compile(
        rf"\b(?:{'|'.join(sorted({*_NAMES[language], *_ABBREVIATIONS[language]}, key=len, reverse=True))})\b",
        re.IGNORECASE,
    )
    for language in Language
}


def month_heads(month: int) -> frozenset[str]:
    """Give the first three letters, in lower case, of a month in either language."""
    return frozenset(
        word[:3]
        for language in Language
        for word, number in (_NAMES[language] | _ABBREVIATIONS[language]).items()
        if number == month
    )


def find_dates(text: str, language: Language) -> Dates:
    """Find the days, months and years that a text states, in words or digits.

    Args:
        language: Of the text; it tells which number of 3/4/2021 is the month.
    """
    years: set[int] = set()
    months: set[int] = set()
    days: set[tuple[int, int]] = set()
    spans: list[tuple[int, int]] = []
    for match in _YEAR.finditer(text):
        years.add(int(match["year"]))
        spans.append(match.span())
    for match in _MONTH[language].finditer(text):
        name = match.group().lower()
        month = _NAMES[language].get(name) or _ABBREVIATIONS[language][name]
        before = text[max(0, match.start() - _NEAR) : match.start()]
        listed = _DAYS_BEFORE[language].search(before)
        start, end = match.start(), match.end()
        if listed is not None:
            start -= len(before) - listed.start()
        elif language is Language.EN:
            listed = _DAYS_AFTER.match(text, match.end())
            end = listed.end() if listed else end
        is_sure = name in _NAMES[language] and name not in _AMBIGUOUS
        if listed is not None:
            days |= {(month, day) for day in _listed_days(listed[1], language)}
        elif not (
            is_sure
            or _YEAR_AFTER.match(text, match.end())
            or (name in _NAMES[language] and _PREPOSITION[language].search(before))
        ):
            continue
        months.add(month)
        spans.append((start, end))
    for year, month_day in _in_digits(text, language, spans):
        years.add(year)
        months.add(month_day[0])
        days.add(month_day)
    return Dates(frozenset(years), frozenset(months), frozenset(days), tuple(spans))


def _listed_days(text: str, language: Language) -> set[int]:
    """Read "13", "3 y 4", "3 al 5" (all three)."""
    found: set[int] = set()
    last, end = 0, 0
    for match in _DAY[language].finditer(text):
        digits = re.match(r"\d+", match.group())
        day = int(digits.group()) if digits else _NUMBERS[language][match.group().lower()]
        if not 1 <= day <= 31:
            continue
        ranging = last and _RANGE.fullmatch(text[end : match.start()])
        found |= set(range(last, day + 1)) if ranging else {day}
        last, end = day, match.end()
    return found


def _in_digits(
    text: str, language: Language, spans: list[tuple[int, int]]
) -> list[tuple[int, tuple[int, int]]]:
    found = []
    for match in (*_ISO.finditer(text), *_SLASHED.finditer(text)):
        one, two, three = (int(number) for number in match.groups())
        if match.re is _ISO:
            year, month, day = one, two, three
        else:
            # Day first in Spanish, month first in English, unless that cannot be.
            day, month = (one, two) if (language is Language.ES or one > 12) and two <= 12 else (two, one)
            year = three if three > 99 else 2000 + three
        if 1 <= month <= 12 and 1 <= day <= 31:
            found.append((year, (month, day)))
            spans.append(match.span())
    return found
