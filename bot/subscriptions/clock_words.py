"""How people write the hour of a digest: “8:00”, “a las 7 y media de la tarde”, “at 5 pm”, “noon”.

All patterns are for text that was folded sign by sign: without capitals and accents.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DAY_MINUTES = 24 * 60

_WRITTEN_HOURS = (
    "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "one two three four five six seven eight nine ten eleven twelve",
)
_HOUR_OF = {word: hour for words in _WRITTEN_HOURS for hour, word in enumerate(words.split(), start=1)}
_PARTS = {"y media": 30, "y cuarto": 15}
_NAMED = {
    "mediodia": 12 * 60,
    "noon": 12 * 60,
    "midday": 12 * 60,
    "medianoche": 0,
    "midnight": 0,
}

_AT = r"(?P<at>(?:a\s+las?|at|las|hacia\s+las?|around)\s+)?"
_DIGITS = r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?!\d))?"
_WRITTEN = rf"(?P<written>{'|'.join(_HOUR_OF)})\b"
_PART = rf"(?:\s+(?P<part>{'|'.join(_PARTS)})\b)?"
_MORNING = r"a\.?\s?m\b\.?|(?:de|por)\s+la\s+(?:manana|madrugada)\b|in\s+the\s+morning\b"
_EVENING = (
    r"p\.?\s?m\b\.?|(?:de|por)\s+la\s+(?:tarde|noche)\b|in\s+the\s+(?:afternoon|evening)\b|at\s+night\b"
)
_SIGN = r"(?:h|hs|hrs?|horas?|hours?|o.?clock|en\s+punto)\b\.?"
_AFTER = rf"(?:\s*(?P<sign>{_SIGN}))?(?:\s*(?:(?P<morning>{_MORNING})|(?P<evening>{_EVENING})))?(?!\w|[:.]\d)"
# Not in the middle of a word, of a number or of “G-20”.
_START = r"(?<![\w:/+-])(?<!\d[.,])"
_IN_DIGITS = re.compile(_START + _AT + _DIGITS + _PART + _AFTER)
_IN_WORDS = re.compile(_START + _AT + _WRITTEN + _PART + _AFTER)
_BY_NAME = re.compile(rf"{_START}(?:al?\s+(?:la\s+)?|at\s+)?(?P<name>{'|'.join(_NAMED)})\b")


@dataclass(frozen=True, slots=True)
class ClockTime:
    """Something written that may be an hour: `text[start:end]`.

    Attributes:
        minute: Minutes after midnight; None where there is no such hour, as in “25:00”.
        sure: Whether it says itself that it is an hour. A bare number may belong to a topic: “artículo 123”.
    """

    start: int
    end: int
    minute: int | None
    sure: bool


def clock_times(text: str) -> list[ClockTime]:
    """What may be an hour in folded text, in its order; none overlaps another."""
    found = sorted(_all(text), key=lambda each: (each.start, -each.end))
    kept: list[ClockTime] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _all(text: str) -> Iterator[ClockTime]:
    for match in _BY_NAME.finditer(text):
        yield ClockTime(*match.span(), _NAMED[match["name"]], sure=True)
    for match in _IN_WORDS.finditer(text):
        # A number in words is an hour only where it is told as one: “a las ocho”, “seven in the morning”.
        if match["at"] or match["sign"] or match["morning"] or match["evening"]:
            yield ClockTime(*match.span(), _minutes(match, _HOUR_OF[match["written"]], 0), sure=True)
    for match in _IN_DIGITS.finditer(text):
        marked = ("at", "minute", "part", "sign", "morning", "evening")
        sure = any(match[name] for name in marked)
        yield ClockTime(
            *match.span(), _minutes(match, int(match["hour"]), int(match["minute"] or 0)), sure=sure
        )


def _minutes(match: re.Match[str], hour: int, minute: int) -> int | None:
    if minute and match["part"]:
        return None
    minute += _PARTS.get(match["part"] or "", 0)
    if match["evening"] and hour < 12:
        hour += 12
    elif match["morning"] and hour == 12:
        hour = 0
    elif match["morning"] and hour > 12:
        return None
    total = 60 * hour + minute
    return total if minute < 60 and total < _DAY_MINUTES else None
