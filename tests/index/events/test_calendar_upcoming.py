from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from index.events.calendar import Calendar
from index.events.entry import EntryStatus
from index.events.event import Change
from index.events.expression import Bound, DateExpression
from index.events.filter import EventFilter
from tests.index.events.calendar_words import EN, on, told

MEXICO, TOKYO = ZoneInfo("America/Mexico_City"), ZoneInfo("Asia/Tokyo")
TOKYO_13 = (datetime(2026, 2, 13, 23, tzinfo=TOKYO), datetime(2026, 2, 14, tzinfo=TOKYO))
MINISTERIAL = "la Reunión Ministerial de Seguridad"


def at(day: str, hour: int = 12, zone: ZoneInfo = MEXICO) -> datetime:
    return datetime.combine(date.fromisoformat(f"2026-{day}"), time(hour), tzinfo=zone)


@pytest.mark.parametrize(
    ("when", "last", "gone"),
    [
        (on("02"), at("02-28", 23), at("03-01", 0)),
        (on("02-12"), at("02-12", 23), at("02-13", 0)),
        (on("02-12", "02-14"), at("02-14", 23), at("02-15", 0)),
        (on("02-12", at=time(9)), at("02-12", 23), at("02-13", 0)),
        (replace(on("02-12", at=time(9)), end_time=time(11)), at("02-12", 10), at("02-12", 11)),
        (replace(on("02-12"), bound=Bound.BEFORE), at("02-11", 23), at("02-12", 0)),
        (replace(on("02-12"), bound=Bound.BY), at("02-12", 23), at("02-13", 0)),
        (replace(on("02-12"), bound=Bound.AFTER), at("03-15", 23), at("03-16", 0)),
        # Nine in the evening of the 12th in Mexico is the 13th in Tokyo.
        (replace(on("02-12", at=time(21)), zone="America/Mexico_City"), *TOKYO_13),
        (on("02-12"), at("02-12", 23, TOKYO), at("02-13", 0, TOKYO)),
    ],
)  # fmt: skip
def test_an_event_is_upcoming_until_its_last_day_or_hour_has_ended(
    when: DateExpression, last: datetime, gone: datetime
) -> None:
    calendar = Calendar.of([told(MINISTERIAL, when, event=1)])
    assert (len(calendar.upcoming(last)), len(calendar.past(last, limit=9))) == (1, 0)
    assert (len(calendar.upcoming(gone)), len(calendar.past(gone, limit=9))) == (0, 1)


def test_upcoming_ones_come_by_their_beginning_then_by_how_exactly_it_is_known() -> None:
    whens = [on("03-01", at=time(9)), on("03-01"), on("03-01", "03-03"), on("03"), on("02-27")]
    topics = ["Foro Solar", "Mesa Agraria", "Taller Urbano", "Cumbre Alpina", "Sesión Portuaria"]
    meetings = [
        told(what, when, event=event) for event, (what, when) in enumerate(zip(topics, whens, strict=True))
    ]
    upcoming = Calendar.of(meetings).upcoming(at("02-01"))
    assert [entry.announcement.event_id for entry in upcoming] == [4, 0, 1, 2, 3]


def test_what_is_cancelled_is_told_apart_and_what_is_withdrawn_not_at_all() -> None:
    calendar = Calendar.of(
        [
            told(MINISTERIAL, on("02-12"), event=1),
            told(MINISTERIAL, on("02-12"), event=2, published="01-20", change=Change.CANCELLED),
            told("Foro de Energía Solar", on("02-13"), event=3, current=False),
        ]
    )
    assert calendar.upcoming(at("02-01")) == calendar.past(at("05-01"), limit=5) == ()
    assert [entry.status for entry in calendar.cancelled(at("02-01"))] == [EntryStatus.CANCELLED]
    assert calendar.cancelled(at("02-13")) == ()
    assert len(calendar.entries) == 2


def test_of_the_past_the_last_comes_first() -> None:
    meetings = [told(f"Taller {day}", on(f"01-{day}"), event=day) for day in range(10, 15)]
    past = Calendar.of(meetings).past(at("02-01"), limit=2)
    assert [entry.when.start.day for entry in past] == [14, 13]


def test_only_what_is_wanted_is_given() -> None:
    meetings = [told(MINISTERIAL, on("02-12"), event=1), told("Foro Solar", on("03-12"), event=2)]
    calendar = Calendar.of(meetings)
    march = EventFilter(date(2026, 3, 1), date(2026, 3, 31))
    assert [entry.when.start.month for entry in calendar.upcoming(at("02-01"), march)] == [3]
    assert [entry.when.start.month for entry in calendar.past(at("05-01"), march, limit=5)] == [3]


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        Calendar.of([]).upcoming(datetime(2026, 1, 16))  # noqa: DTZ001  It is what is refused.


def test_the_first_and_the_last_day_there_is_are_no_hindrance() -> None:
    days = [date.min, date.max]
    whens = [replace(on("02-12", at=time(0, 30)), start=day, end=day, zone="Asia/Tokyo") for day in days]
    calendar = Calendar.of([told(f"Taller {n}", when, event=n, language=EN) for n, when in enumerate(whens)])
    assert len(calendar.upcoming(datetime.now(UTC))) == len(calendar.past(datetime.now(UTC), limit=3)) == 1
