import datetime
import json

from hypothesis import given
from hypothesis import strategies as st

from index.events.expression import Assumption, Bound, DateExpression, DayPart, Edge, Granularity
from index.events.stored import dump_date, load_date

HOURS = st.none() | st.times()


@given(
    st.builds(
        DateExpression,
        span=st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)),
        start=st.dates(),
        end=st.dates(),
        granularity=st.sampled_from(Granularity),
        time=HOURS,
        end_time=HOURS,
        zone=st.none() | st.sampled_from(["America/New_York", "UTC"]),
        part=st.none() | st.sampled_from(DayPart),
        edge=st.none() | st.sampled_from(Edge),
        bound=st.sampled_from(Bound),
        assumptions=st.frozensets(st.sampled_from(Assumption)),
    )
)
def test_what_was_stored_is_read_back(expression: DateExpression) -> None:
    assert load_date(dump_date(expression)) == expression


def test_midnight_is_an_hour_and_is_stored() -> None:
    day = datetime.date(2026, 1, 23)
    midnight = DateExpression((0, 5), day, day, Granularity.TIME, time=datetime.time(0, 0))
    assert load_date(dump_date(midnight)).time == datetime.time(0, 0)


def test_what_is_not_told_takes_no_room() -> None:
    day = datetime.date(2026, 1, 23)
    stored = json.loads(dump_date(DateExpression((3, 14), day, day, Granularity.DAY)))
    assert stored == {
        "span": [3, 14],
        "start": "2026-01-23",
        "end": "2026-01-23",
        "granularity": "day",
        "bound": "within",
    }
