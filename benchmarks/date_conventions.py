"""Tells what our date expressions mean by the conventions of Recognizers-Text, which differ from a reader's.

- An end is excluded there; and a range that is told by its two ends stops where the last of them begins:
  “March to May” ends on 1 May, “June 3-5” on 5 June.
- A bound is a stretch with one end: “before the 15th” ends on the 15th, “after the 15th” begins on it, “after
  2016” begins in 2017.
- Parts of the day have hours, the same on every day. In Spanish *la tarde* is now its afternoon, now its
  evening.
- In Spanish *dentro de dos semanas* is the time until then; to a reader it is the end of it. Both are right
  (see benchmarks/recognizers_cases.py).
- The first week of a month is the one with its first Thursday; to the press it is days 1 to 7. Each seven
  days have one Thursday, so that the one tells the other.
- The early, middle or late part of a stretch has fixed days that differ from unit to unit. Here whatever lies
  at the proper side of the stretch is the same.
"""

import datetime
from dataclasses import dataclass

from benchmarks.recognizers_cases import DAY, Reading
from index.events.expression import Bound, DateExpression, DayPart, Edge, Granularity
from index.release import Language

_HOURS = {
    DayPart.MORNING: ((8, 12),),
    DayPart.MIDDAY: ((11, 13), (12, 16)),
    DayPart.AFTERNOON: ((12, 16),),
    DayPart.EVENING: ((16, 20),),
    DayPart.NIGHT: ((20, 24),),
}
_SPANISH_HOURS = _HOURS | {
    DayPart.MORNING: ((8, 12), (4, 8)),
    DayPart.AFTERNOON: ((12, 16), (16, 20)),
}

_SECOND = datetime.timedelta(seconds=1)
_MONTHS_OF_UNITS = (1, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class Side:
    """The early, middle or late part of a stretch, with no day where it begins or stops.

    Attributes:
        whole: The stretch; both ends are known.
        edge: Which part of it.
    """

    whole: Reading
    edge: Edge

    def holds(self, reading: Reading) -> bool:
        """Whether the reading is such a part, or is open at one end and has its other in such a part."""
        first, last = self.whole.start, self.whole.end
        if first is None or last is None:
            return False
        middle = first + (last - first) / 2
        start, end = reading.start, reading.end
        if start is not None and end is not None:
            inside = first <= start < end <= last and reading != self.whole
            touches = (start == first, end == last)
            wanted = {Edge.EARLY: (True, False), Edge.MID: (False, False), Edge.LATE: (False, True)}
            return inside and touches == wanted[self.edge]
        only = start or end
        if only is None or not first <= only <= last:
            return False
        # Halves of months with 31 days begin on the 16th there, half a day before the middle.
        early, late = only <= middle + DAY / 2, only >= middle - DAY / 2
        return {Edge.EARLY: early, Edge.MID: first < only < last, Edge.LATE: late}[self.edge]


@dataclass(frozen=True, slots=True)
class Found:
    """What a system finds in a sentence.

    Attributes:
        span: Half-open offsets of characters.
        readings: What it may mean.
        sides: Parts of stretches that it may mean.
    """

    span: tuple[int, int]
    readings: tuple[Reading, ...]
    sides: tuple[Side, ...] = ()

    def means(self, reading: Reading) -> bool:
        """Whether the reading is one of those it has."""
        return reading in self.readings or any(side.holds(reading) for side in self.sides)


def found(expression: DateExpression, language: Language) -> Found:
    """Tell what an expression means by the conventions of Recognizers-Text."""
    stretches = _stretches(expression, language)
    if expression.edge is None:
        readings = [bounded for stretch in stretches for bounded in _bounded(stretch, expression)]
        return Found(expression.span, tuple(readings))
    whole_days = expression.part is None and expression.granularity is Granularity.DAY
    # “The end of Friday” is its last second there.
    last = stretches[0].end
    moments = (
        (Reading(last - _SECOND, last - _SECOND),)
        if whole_days and expression.edge is Edge.LATE and last is not None
        else ()
    )
    return Found(expression.span, moments, tuple(Side(stretch, expression.edge) for stretch in stretches))


def _stretches(expression: DateExpression, language: Language) -> tuple[Reading, ...]:
    """The stretches that an expression means without its bound, the likeliest first."""
    start, end = midnight(expression.start), midnight(expression.end)
    if expression.time is not None:
        first = datetime.datetime.combine(expression.start, expression.time, datetime.UTC)
        if expression.end_time is not None:
            return (
                Reading(first, datetime.datetime.combine(expression.end, expression.end_time, datetime.UTC)),
            )
        return (Reading(first, first if start == end else end),)
    if expression.part is not None and start == end:
        hours = (_SPANISH_HOURS if language is Language.ES else _HOURS)[expression.part]
        hour = datetime.timedelta(hours=1)
        # The night ends there in the last second before midnight.
        return tuple(
            Reading(start + first * hour, start + last * hour - (_SECOND if last == 24 else 0 * _SECOND))
            for first, last in hours
        )
    if expression.granularity is Granularity.RANGE:
        return (Reading(start, end + DAY), *(Reading(start, first) for first in _last_units(expression)))
    if expression.granularity is Granularity.WEEK:
        monday = midnight(
            expression.start - datetime.timedelta(days=(expression.start.weekday() + 3) % 7 - 3)
        )
        return (Reading(start, end + DAY), Reading(monday, monday + 7 * DAY))
    if expression.granularity is Granularity.YEAR and expression.edge is not None:
        # Of a year the part has days of its own; the other side means the part of the whole year.
        year = expression.start.year
        return (Reading(midnight(datetime.date(year, 1, 1)), midnight(datetime.date(year, 12, 31)) + DAY),)
    return (Reading(start, end + DAY),)


def _last_units(expression: DateExpression) -> list[datetime.datetime]:
    """Where the last day of a range begins, or the month, quarter, half or year that ends with it."""
    firsts = [expression.end]
    after = expression.end + DAY
    for months in _MONTHS_OF_UNITS:
        if after.day == 1 and (after.month - 1) % months == 0:
            index = after.year * 12 + after.month - 1 - months
            firsts.append(datetime.date(index // 12, index % 12 + 1, 1))
    # Nothing lies between where a range begins and where it does.
    return [midnight(first) for first in firsts if first > expression.start]


def _bounded(stretch: Reading, expression: DateExpression) -> tuple[Reading, ...]:
    """What lies on the side of the stretch that is meant."""
    start, end = stretch.start, stretch.end
    point = expression.granularity in (Granularity.DAY, Granularity.TIME)
    match expression.bound:
        case Bound.BEFORE:
            return (Reading(None, start),)
        case Bound.BY:
            return (Reading(None, end), Reading(None, start))
        case Bound.SINCE:
            return (Reading(start, None),)
        case Bound.AFTER:
            return (Reading(start if point else end, None),)
    return (stretch,)


def midnight(day: datetime.date) -> datetime.datetime:
    """Where a day begins."""
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)
