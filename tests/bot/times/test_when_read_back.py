"""What is written by `bot.times.when` is read by `index.events.dates` as what it was."""

import calendar
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.times.when import in_words
from index import Language
from index.events.dates import find_dates
from index.events.expression import Bound, DateExpression, Edge, Granularity

MONTHS = {Granularity.MONTH: 1, Granularity.QUARTER: 3, Granularity.HALF: 6, Granularity.YEAR: 12}
PARTS_OF_YEAR = {Edge.EARLY: (1, 3), Edge.MID: (4, 9), Edge.LATE: (10, 12), None: (1, 12)}
days = st.dates(date(2020, 1, 1), date(2039, 12, 31))
hours = st.times().map(lambda hour: hour.replace(second=0, microsecond=0))


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """The first and the last day of these months; from 13 on they are of the next year."""
    ends, month = divmod(last - 1, 12)
    end = date(year + ends, month + 1, calendar.monthrange(year + ends, month + 1)[1])
    return date(year, first, 1), end


@st.composite
def expressions(draw: st.DrawFn) -> DateExpression:
    """Dates of every granularity, as the parser gives them."""
    day = draw(days)
    granularity = draw(st.sampled_from(Granularity))
    edge = draw(st.none() | st.sampled_from(Edge))
    more: dict[str, Any] = {"bound": draw(st.sampled_from(Bound)), "edge": edge}
    match granularity:
        case Granularity.DAY | Granularity.TIME:
            start = end = day
            del more["edge"]
            if granularity is Granularity.TIME:
                begin, finish = sorted([draw(hours), draw(hours)])
                more |= {
                    "time": begin,
                    "end_time": finish if finish > begin and draw(st.booleans()) else None,
                }
        case Granularity.RANGE:
            start, end = day, day + timedelta(draw(st.integers(1, 500)))
            more = {}
        case Granularity.WEEK:
            start = day - timedelta(day.weekday())
            end = start + timedelta(6)
        case Granularity.YEAR:
            start, end = months(day.year, *PARTS_OF_YEAR[edge])
        case Granularity.QUARTER if draw(st.booleans()):  # A season.
            first = draw(st.sampled_from([3, 6, 9, 12]))
            start, end = months(day.year, first, first + 2)
        case _:
            count = MONTHS[granularity]
            first = (day.month - 1) // count * count + 1
            start, end = months(day.year, first, first + count - 1)
    return DateExpression((0, 1), start, end, granularity, **more)


@given(expressions(), days, st.sampled_from(Language))
def test_a_date_in_words_reads_back_as_the_same_date(
    when: DateExpression, reference: date, language: Language
) -> None:
    words = in_words(when, language)
    sentence = f"La reunión: {words}." if language is Language.ES else f"The meeting: {words}."
    read = [
        replace(each, span=when.span, assumptions=when.assumptions)
        for each in find_dates(sentence, reference, language)
    ]
    assert read == [when], words
