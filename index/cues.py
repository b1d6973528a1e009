"""What a question says about when, and how a sentence and its release fit that.

The figures are features for a linear model, so none decides by itself: a release of March may well speak of a
meeting in April.
"""

import re
from dataclasses import astuple, dataclass
from datetime import date
from functools import lru_cache

from index.dates_in_text import Dates, find_dates, month_heads
from index.folding import fold
from index.release import Language

_SPAN_ES = r"(?:vez|veces|anos?|mes(?:es)?|semanas?|dias?|horas?|decadas?|siglos?|trimestres?|minuto)"
_SPAN_EN = (
    r"(?:times?|years?|months?|weeks?|days?|hours?|decades?|centur(?:y|ies)|quarters?|nights?|summer|winter"
    r"|spring|fall|autumn|resort|names?|minute|\w+day)"
)
_COUNT = r"(?:\d+|few|several|couple|two|three|four|five|six|ten|dos|tres|cuatro|cinco|seis|diez|poc[oa]s)"
# "last" is the newest only of things ("the last meeting"), not of spans of time ("last year").
_NEWEST = {
    Language.ES: re.compile(
        r"\bhoy\b|\b(?<!de )(?<!hasta )ahora\b(?! bien)|\bactual(?:es|mente)?\b|\brecientes?\b"
        rf"|\brecientemente\b|\b(?<!por )ultim[oa]s?\b(?! (?:{_COUNT} )?{_SPAN_ES}\b)|\bnovedades\b"
    ),
    Language.EN: re.compile(
        r"\b(?<!usa )today\b|\b(?<!from )(?<!until )now\b|\bcurrent(?:ly)?\b|\blatest\b|\bnewest\b"
        rf"|\brecent(?:ly)?\b|\bthe last (?!(?:{_COUNT} )?{_SPAN_EN}\b)\w+|\bwhat's new\b"
    ),
}


@dataclass(frozen=True, slots=True)
class Cues:
    """What a question says about when.

    Attributes:
        years: The years it names.
        months: The months it names, from 1 to 12, with or without a day.
        days: Its days, as month and day.
        newest: Whether it asks for how things stand now, or for the newest of several.
    """

    years: frozenset[int]
    months: frozenset[int]
    days: frozenset[tuple[int, int]]
    newest: bool

    def __bool__(self) -> bool:
        """Tell whether it names any date at all."""
        return bool(self.years or self.months or self.days)


@dataclass(frozen=True, slots=True)
class DateFit:
    """How a sentence fits the dates that a question names; all 0 where it names none.

    Attributes:
        year: Share of the years asked that the sentence states, 0 to 1.
        month: Share of the months asked that the sentence states.
        day: Share of the days asked that the sentence states, ranges included.
        year_published: 1 if the release was published in a year asked.
        month_published: 1 if it was published in a month asked, of whichever year.
        day_published: 1 if it was published on a day asked, of whichever year.
        contradicts: Of what is asked (a year, a month, a day: up to three things), the share that neither
            sentence nor title nor date of publication fits, where it is known when the release is from or the
            two state another.
    """

    year: float
    month: float
    day: float
    year_published: float
    month_published: float
    day_published: float
    contradicts: float

    def features(self) -> tuple[float, ...]:
        """Lay the figures out for a linear model, in the order of the attributes."""
        return astuple(self)


_NO_FIT = DateFit(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
_NOTHING = Dates(frozenset(), frozenset(), frozenset(), ())


def question_cues(question: str, language: Language) -> Cues:
    """Read what a question says about when, in words or digits, typed with care or without."""
    dates = find_dates(question, language)
    newest = _NEWEST[language].search(fold(question).replace("’", "'")) is not None
    return Cues(dates.years, dates.months, dates.days, newest)


def date_words(question: str, language: Language) -> frozenset[str]:
    """Give the words and numbers, folded, that state dates in a question."""
    return frozenset(
        word
        for start, end in find_dates(question, language).spans
        for word in re.findall(r"\d+|[^\W\d_]+", fold(question[start:end]))
    )


def agreement(cues: Cues, sentence: str, published: date | None, title: str, language: Language) -> DateFit:
    """Compare the dates of a question with a sentence and its release.

    Args:
        published: When the release was published, if that is known.
        title: The release's.
        language: The language of the release.
    """
    if not cues:
        return _NO_FIT
    # A text that could not fit need not be read, unless it alone could contradict.
    probes = _probes(cues) if published else ("",)
    stated = _dates_of(sentence, language) if _has_any(sentence, probes) else _NOTHING
    titled = _dates_of(title, language) if _has_any(title, probes) else _NOTHING
    year_published = float(published is not None and published.year in cues.years)
    month_published = float(published is not None and published.month in cues.months)
    day_published = float(published is not None and (published.month, published.day) in cues.days)
    asked = (
        (cues.years, year_published, stated.years, titled.years),
        (cues.months, month_published, stated.months, titled.months),
        (cues.days, day_published, stated.days, titled.days),
    )
    aspects = [each for each in asked if each[0]]
    against = sum(
        not fits and not wanted & (said | named) and bool(published or said or named)
        for wanted, fits, said, named in aspects
    )
    return DateFit(
        _share(cues.years, stated.years),
        _share(cues.months, stated.months),
        _share(cues.days, stated.days),
        year_published,
        month_published,
        day_published,
        against / len(aspects),
    )


@lru_cache(maxsize=256)
def _probes(cues: Cues) -> tuple[str, ...]:
    """Give strings one of which any text has, in lower case, that states one of the dates."""
    heads = {head for month in cues.months for head in month_heads(month)}
    return (*map(str, sorted(cues.years)), *sorted(heads), "/", "-0", "-1")


def _has_any(text: str, probes: tuple[str, ...]) -> bool:
    lowered = text.lower()
    return any(probe in lowered for probe in probes)


@lru_cache(maxsize=4096)
def _dates_of(text: str, language: Language) -> Dates:
    return find_dates(text, language)


def _share(wanted: frozenset[object], stated: frozenset[object]) -> float:
    return len(wanted & stated) / len(wanted) if wanted else 0.0
