"""What English rules of stretches make of what they find."""

from dataclasses import dataclass, replace

from index.events.dating import build_dates as dates
from index.events.dating import build_stretches as stretches
from index.events.dating.build_dates import node_in, numbered
from index.events.dating.compound import About, Between
from index.events.dating.en_weekend import WeekendOf
from index.events.dating.numbers import Number
from index.events.dating.point import CalendarDate
from index.events.dating.portion import EdgeOf, Nth, Span
from index.events.dating.relative import DayShift, Elapsed, Remaining, UnitShift
from index.events.dating.rules import Found
from index.events.dating.stretch import Context, Node, Stretch
from index.events.dating.units import Unit
from index.events.expression import Assumption, Bound, Edge


@dataclass(frozen=True, slots=True)
class Edged:
    """Any stretch, marked with the edge that is meant."""

    edge: Edge
    of: Node

    def resolve(self, context: Context) -> Stretch | None:
        """Give the days of the stretch."""
        whole = self.of.resolve(context)
        return replace(whole, edge=self.edge).assuming(Assumption.APPROXIMATE) if whole else None


def ordinal(found: Found) -> Number | None:
    """Read “twenty-first”."""
    first, last = found.items[0].value, found.items[-1].value
    return Number(first.value + last.value) if last.value < 10 else None


def numbered_thing(found: Found) -> bool | None:
    """Silence “Section 5”, “Agenda 2030”; “by a vote on the act 2020 ended” has a small letter."""
    number = next((item for item in found.items if isinstance(item.value, Number)), None)
    if number is None:
        return None
    return True if number.kind != "year" or any(item.capital for item in found.items) else None


def second_weekday(found: Found) -> int | None:
    """Read the end of “Mon-Thu”."""
    weekday: int = found.items[0].value
    return weekday if found.items[0].capital else None


def midday(found: Found) -> int | None:
    """Read “mid-day”."""
    return 12 if found.items[0].value is Edge.MID else None


def relative_fiscal_year(found: Found) -> UnitShift:
    """Read “next fiscal year”."""
    shift = next(item.value for item in found.items if item.kind in dates.ADJECTIVES)
    return UnitShift(Unit.YEAR, shift)


def short_fiscal_year(found: Found) -> Number | None:
    """Read “FY 23”, “FY’23”; of “school 23” nothing."""
    if found.items[0].end - found.items[0].start != len("FY") or found.items[-1].value.width != 2:
        return None
    return Number(2000 + found.items[-1].value.value)


def end_of_business(found: Found) -> bool | None:
    """Read “by close of business on”, “before COB”, “by EOD”: by the end of the day that follows."""
    code = found.first("edge_code")
    late = found.first("bound") in (Bound.AFTER, Bound.SINCE) or found.first("comparative") is Edge.EARLY
    return None if late or code not in (None, Unit.DAY) else True


def fiscal_year(found: Found) -> About | None:
    """Make a fiscal year: about the year of the calendar with its number, for every country has its own."""
    value = found.items[0].value
    whole: Node = CalendarDate(year=value.value) if isinstance(value, Number) else value
    return About(whole)


def day_beside(found: Found) -> DayShift | None:
    """Read “the day after tomorrow”, “the day before yesterday”, “the day after”."""
    bound, shift = found.first("bound"), found.first("shift") or 0
    if bound is Bound.AFTER:
        return DayShift(shift + 1)
    return DayShift(shift - 1) if bound is Bound.BEFORE else None


def last_part(found: Found) -> DayShift:
    """Read “last night”."""
    return DayShift(-1, found.first("part"))


def coded(found: Found) -> Nth | None:
    """Read “Q3 2025”, “2025 H2”."""
    quarter, half, year = found.first("quarter_code"), found.first("half_code"), found.first("year")
    fiscal = found.first("fiscal_year")
    if isinstance(fiscal, Number):
        year = fiscal
    whole: Node | None = CalendarDate(year=year.value) if year else found.first("rel_year")
    if half is not None:
        return Nth(half.value, unit=Unit.HALF, of=whole)
    return Nth(quarter.value, unit=Unit.QUARTER, of=whole) if quarter else None


def comparative(found: Found) -> Node | None:
    """Read “later this month”, “earlier in the year”."""
    whole, which = node_in(found.group("o")), found.first("comparative")
    if whole is None:
        return None
    if isinstance(whole, UnitShift) and whole.unit is Unit.YEAR and whole.count == 0:
        return Edged(which, Remaining(whole) if which is Edge.LATE else Elapsed(whole))
    return _edged(which, whole)


def edge(found: Found) -> Node | None:
    """Read “early April”, “mid-2027”, “the end of next year”."""
    whole = node_in(found.group("o"))
    which = found.first("edge") or found.first("edge_noun") or Edge.EARLY
    return _edged(which, whole) if whole else None


def edge_of_season(found: Found) -> EdgeOf:
    """Read “late summer”."""
    return EdgeOf(found.first("edge"), stretches.season(found))


def _edged(which: Edge, whole: Node) -> Node | None:
    if isinstance(whole, EdgeOf | Edged | Between):
        return None
    if isinstance(whole, CalendarDate) and whole.day is not None:
        return None
    return EdgeOf(which, whole)


def unit_end(found: Found) -> EdgeOf | None:
    """Read “year-end”, “EOY”."""
    unit = next((item.value for item in found.items if isinstance(item.value, Unit)), None)
    which = found.first("edge_noun") or Edge.LATE
    return EdgeOf(which, UnitShift(unit, 0)) if unit else None


def weekend_of(found: Found) -> WeekendOf | None:
    """Read “the weekend of May 15”."""
    day = node_in(found.group("o"))
    return WeekendOf(day) if day else None


def century(found: Found) -> Span | None:
    """Read “the 19th century”."""
    if found.items[-1].value is not Unit.CENTURY:
        return None
    value = numbered(found.items)
    return Span((value - 1) * 100, value * 100 - 1) if value and 1 < value < 30 else None
