"""Reads the specification cases of Microsoft's Recognizers-Text (DateTimeModel; MIT licence).

A case is a sentence, a reference and what is to be found in it: spans with a type and candidate values. Cases
marked `NotSupported` (on some of the project's own platforms) count like all others: the mark says what its
code cannot do, not what the sentence means. The format: https://github.com/microsoft/Recognizers-Text, folder
Specs.
"""

import datetime
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.release import Language

FILES = {Language.ES: "recognizers-spanish.json", Language.EN: "recognizers-english.json"}

POINTS = frozenset({"date", "datetime"})
"""The types of what has one date."""

COUNTED = POINTS | {"daterange", "datetimerange"}
"""The types that are measured; durations, recurring sets and hours without a day are not."""

DAY = datetime.timedelta(days=1)

# Times "in 5 minutes" hang on the hour of the reference; a release has a date only.
_SUB_DAY = re.compile(r"\b(?:min|sec|hour|hr|hora|segundo)[a-z]*\b", re.IGNORECASE)
_CLOCK = re.compile(r"\d[:.h]\d|\d *[ap]\b|\b[ap]\.? ?m\b", re.IGNORECASE)
# “Dentro de dos semanas” is the point in time to a Spanish reader; the specification translates “within”.
_WITHIN = "dentro de "
_TIMEX_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of time that an expression can mean.

    Attributes:
        start: Where it begins; None where that is open.
        end: Where it ends, excluded; None where that is open; equal to `start` for a moment.
    """

    start: datetime.datetime | None
    end: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class Expected:
    """What is to be found in a sentence.

    Attributes:
        span: Half-open offsets of characters.
        kind: The type, as "date".
        readings: The candidates, each of them right. Empty where the specification leaves the value open (a
            season, a fiscal year): then any is right.
        optional: Whether silence is right too: “now” says nothing of a day, and the 30th of February is none.
        day_only: Whether the hour hangs on that of the reference, so that only days are compared.
    """

    span: tuple[int, int]
    kind: str
    readings: tuple[Reading, ...]
    optional: bool = False
    day_only: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and all that is to be found in it."""

    text: str
    language: Language
    reference: datetime.datetime
    expected: tuple[Expected, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """The types of what is to be found."""
        return frozenset(expected.kind for expected in self.expected)


def read_cases(folder: Path, language: Language) -> list[Case]:
    """Read the cases of a language.

    Raises:
        OSError: The file is not there.
        ValueError: It is not what the specification's files are.
    """
    rows = json.loads((folder / FILES[language]).read_text(encoding="utf-8"))
    try:
        return [_case(row, language) for row in rows]
    except (KeyError, TypeError) as error:
        raise ValueError(f"{FILES[language]} is no file of specification cases: {error!r}") from error


def _case(row: Mapping[str, Any], language: Language) -> Case:
    moment = (row.get("Context") or {}).get("ReferenceDateTime", "2016-11-07T00:00:00")
    return Case(
        text=row["Input"],
        language=language,
        reference=_moment(moment),
        expected=tuple(_expected(result, language) for result in row["Results"]),
    )


def _expected(result: Mapping[str, Any], language: Language) -> Expected:
    # Some rows spell the field with a small n.
    kind = (result.get("TypeName") or result["Typename"]).rpartition(".")[2]
    values = (result.get("Resolution") or {}).get("values", ())
    timexes = [value.get("timex", "") for value in values]
    readings = readings_of(values)
    if language is Language.ES and result["Text"].casefold().startswith(_WITHIN):
        readings += tuple(point for reading in readings for point in _at_the_end(reading))
    return Expected(
        span=(result["Start"], result["End"] + 1),
        kind=kind,
        readings=readings,
        optional="PRESENT_REF" in timexes or any(map(_is_no_day, timexes)),
        day_only=bool(_SUB_DAY.search(result["Text"])) and not _CLOCK.search(result["Text"]),
    )


def _at_the_end(reading: Reading) -> tuple[Reading, ...]:
    """The moment at which a stretch ends, and its day."""
    if reading.end is None:
        return ()
    midnight = reading.end.replace(hour=0, minute=0, second=0)
    return (Reading(reading.end, reading.end), Reading(midnight, midnight + DAY))


def readings_of(values: Iterable[Mapping[str, Any]]) -> tuple[Reading, ...]:
    """Read candidates as Recognizers-Text writes them, leaving out those that are not resolved."""
    readings = []
    for value in values:
        kind, start, end = value.get("type"), value.get("start"), value.get("end")
        if kind in POINTS and value.get("value", "not resolved") != "not resolved":
            moment = _moment(value["value"])
            readings.append(Reading(moment, moment + (DAY if kind == "date" else 0 * DAY)))
        elif kind in COUNTED and (start or end):
            readings.append(Reading(_moment(start) if start else None, _moment(end) if end else None))
    return tuple(readings)


def _moment(written: str) -> datetime.datetime:
    # No zone is meant; one is set because no moment of this project is without.
    return datetime.datetime.fromisoformat(written).replace(tzinfo=datetime.UTC)


def _is_no_day(timex: str) -> bool:
    """Whether it writes a day that does not exist, as the 30th of February."""
    for year, month, day in _TIMEX_DAY.findall(timex):
        try:
            datetime.date(2000 if year == "XXXX" else int(year), int(month), int(day))
        except ValueError:
            return True
    return False
