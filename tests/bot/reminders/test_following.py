from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.following import (
    Followed,
    News,
    NewsKind,
    Zones,
    begins,
    date_key,
    due,
    ends,
    is_over,
    news,
    successor,
)
from bot.reminders.leads import ONE_DAY, ONE_HOUR, ONE_WEEK, SAME_DAY, Lead, Unit
from index.events.entry import Entry, EntryStatus
from index.events.expression import Bound, DateExpression, Granularity
from tests.bot.reminders.making import UID, entry, on

MEXICO, MADRID = ZoneInfo("America/Mexico_City"), ZoneInfo("Europe/Madrid")
ZONES = Zones(chat=MEXICO, releases=MEXICO)
CHAT = 700_000_001
FRIDAY = date(2026, 1, 23)
FEBRUARY = on(date(2026, 2, 1), date(2026, 2, 28), granularity=Granularity.MONTH)
AT_FIVE = on(FRIDAY, hour=time(17))
NEW_YORK = on(FRIDAY, hour=time(17), zone="America/New_York")


def at(day: date, hour: int, minute: int = 0, zone: ZoneInfo = MEXICO) -> datetime:
    return datetime.combine(day, time(hour, minute), zone)


def followed(when: DateExpression, lead: Lead | None = ONE_DAY, **changes: Any) -> Followed:
    return replace(Followed.of(CHAT, entry(when), lead), **changes)


@pytest.mark.parametrize(
    ("when", "lead", "moment"),
    [
        (on(FRIDAY), ONE_DAY, at(date(2026, 1, 22), 9)),
        (on(FRIDAY), SAME_DAY, at(FRIDAY, 9)),
        (on(FRIDAY), ONE_WEEK, at(date(2026, 1, 16), 9)),
        (on(FRIDAY), Lead(2, Unit.HOUR), at(FRIDAY, 7)),
        (on(FRIDAY, date(2026, 1, 25)), ONE_DAY, at(date(2026, 1, 22), 9)),
        (FEBRUARY, ONE_DAY, at(date(2026, 1, 31), 9)),
        (AT_FIVE, ONE_HOUR, at(FRIDAY, 16)),
        (AT_FIVE, ONE_DAY, at(date(2026, 1, 22), 17)),
        (AT_FIVE, SAME_DAY, at(FRIDAY, 9)),
        (NEW_YORK, ONE_HOUR, at(FRIDAY, 15)),
        # What begins before the morning is told before it begins.
        (on(FRIDAY, hour=time(8, 30)), SAME_DAY, at(FRIDAY, 7, 30)),
        (on(FRIDAY, hour=time(9)), SAME_DAY, at(FRIDAY, 9)),
        # What is to be done before the 23rd has to be done on the 22nd.
        (on(FRIDAY, bound=Bound.BEFORE), ONE_DAY, at(date(2026, 1, 21), 9)),
        (on(FRIDAY, bound=Bound.BY), ONE_DAY, at(date(2026, 1, 22), 9)),
        (on(FRIDAY, bound=Bound.AFTER), ONE_DAY, at(FRIDAY, 9)),
        # A zone that is none counts for nothing.
        (on(FRIDAY, hour=time(17), zone="Mars/Olympus"), ONE_HOUR, at(FRIDAY, 16)),
    ],
)
def test_a_lead_counts_back_from_when_the_event_begins(
    when: DateExpression, lead: Lead, moment: datetime
) -> None:
    assert due(when, lead, ZONES) == moment


def test_days_are_the_chats_and_hours_without_a_zone_are_the_releases() -> None:
    zones = Zones(chat=MADRID, releases=MEXICO)
    assert begins(on(FRIDAY), zones) == at(FRIDAY, 9, zone=MADRID)
    assert begins(AT_FIVE, zones) == at(FRIDAY, 17, zone=MEXICO)


def test_the_day_before_is_told_at_the_same_hour_though_the_clocks_were_changed() -> None:
    zones = Zones(chat=MADRID, releases=MADRID)
    sunday = date(2026, 3, 29)  # At 2:00 it is 3:00 in Madrid.
    assert due(on(sunday, hour=time(17)), ONE_DAY, zones) == at(date(2026, 3, 28), 17, zone=MADRID)
    early = due(on(sunday, hour=time(4)), Lead(2, Unit.HOUR), zones)
    assert early.astimezone(MADRID) == at(sunday, 1, zone=MADRID)


@pytest.mark.parametrize(
    ("when", "end"),
    [
        (on(FRIDAY), at(date(2026, 1, 24), 0)),
        (AT_FIVE, at(date(2026, 1, 24), 0)),
        (on(FRIDAY, hour=time(17), end_time=time(19)), at(FRIDAY, 19)),
        (FEBRUARY, at(date(2026, 3, 1), 0)),
        (on(FRIDAY, bound=Bound.BEFORE), at(FRIDAY, 0)),
    ],
)
def test_an_event_is_over_when_its_last_day_is_or_at_the_hour_it_ends(
    when: DateExpression, end: datetime
) -> None:
    assert ends(when, ZONES) == end
    assert is_over(when, ZONES, end)
    assert not is_over(when, ZONES, end - timedelta(seconds=1))


def test_the_last_day_that_there_is_breaks_nothing() -> None:
    forever = on(date.max, hour=time(23))
    assert not is_over(forever, ZONES, at(FRIDAY, 9))
    assert news(followed(forever), entry(forever), ONE_DAY, ZONES, at(FRIDAY, 9)) is None


def test_nothing_is_told_before_its_moment_and_once_at_it() -> None:
    row, present = followed(on(FRIDAY)), entry(on(FRIDAY))
    moment = at(date(2026, 1, 22), 9)
    assert news(row, present, None, ZONES, moment - timedelta(seconds=1)) is None
    told = news(row, present, None, ZONES, moment)
    assert told is not None and told.kind is NewsKind.REMINDER
    assert told.after.reminded == date_key(on(FRIDAY))
    assert news(told.after, present, None, ZONES, moment + timedelta(minutes=1)) is None


def test_an_own_lead_and_the_chats_are_told_apart() -> None:
    row, present = followed(on(FRIDAY), ONE_HOUR), entry(on(FRIDAY))
    first = news(row, present, ONE_DAY, ZONES, at(date(2026, 1, 22), 9))
    assert first is not None and first.after.reminded_wide and not first.after.reminded
    second = news(first.after, present, ONE_DAY, ZONES, at(FRIDAY, 8))
    assert second is not None and second.kind is NewsKind.REMINDER and second.after.reminded
    assert news(second.after, present, ONE_DAY, ZONES, at(FRIDAY, 12)) is None


def test_a_new_date_is_told_once_and_the_reminder_is_armed_again() -> None:
    moved = entry(on(date(2026, 1, 30)))
    told = followed(on(FRIDAY), reminded=date_key(on(FRIDAY)))
    change = news(told, moved, None, ZONES, at(date(2026, 1, 22), 12))
    assert change is not None and change.kind is NewsKind.MOVED
    assert change.before.when == on(FRIDAY) and change.after.when == moved.when
    assert change.after.reminded is None
    assert news(change.after, moved, None, ZONES, at(date(2026, 1, 22), 13)) is None
    again = news(change.after, moved, None, ZONES, at(date(2026, 1, 29), 9))
    assert again is not None and again.kind is NewsKind.REMINDER


def test_a_date_that_is_moved_there_and_back_is_reminded_of_again() -> None:
    there, back = entry(on(date(2026, 1, 30))), entry(on(FRIDAY))
    row = followed(on(FRIDAY), Lead(2, Unit.DAY), reminded=date_key(on(FRIDAY)))
    moved = news(row, there, None, ZONES, at(date(2026, 1, 20), 12))
    assert moved is not None
    returned = news(moved.after, back, None, ZONES, at(date(2026, 1, 20), 13))
    assert returned is not None and returned.after.reminded is None
    again = news(returned.after, back, None, ZONES, at(date(2026, 1, 21), 9))
    assert again is not None and again.kind is NewsKind.REMINDER


def test_news_that_comes_after_the_moment_to_remind_is_the_reminder() -> None:
    moved = entry(on(date(2026, 1, 24)))
    change = news(followed(on(date(2026, 1, 30))), moved, None, ZONES, at(FRIDAY, 12))
    assert change is not None and change.kind is NewsKind.MOVED
    assert news(change.after, moved, None, ZONES, at(FRIDAY, 13)) is None


@pytest.mark.parametrize(
    ("former", "latter", "kind"),
    [
        (FEBRUARY, on(date(2026, 2, 10)), NewsKind.SHARPENED),
        (on(FRIDAY), AT_FIVE, NewsKind.SHARPENED),
        (on(FRIDAY), on(date(2026, 1, 24)), NewsKind.MOVED),
        (AT_FIVE, on(FRIDAY, hour=time(18)), NewsKind.MOVED),
        (on(FRIDAY), FEBRUARY, NewsKind.MOVED),
        (AT_FIVE, NEW_YORK, NewsKind.MOVED),
    ],
)
def test_a_date_that_is_known_more_exactly_is_told_as_such(
    former: DateExpression, latter: DateExpression, kind: NewsKind
) -> None:
    change = news(followed(former), entry(latter), None, ZONES, at(date(2026, 1, 2), 9))
    assert change is not None and change.kind is kind


@pytest.mark.parametrize(
    ("present", "kind"),
    [
        (entry(on(FRIDAY), status=EntryStatus.CANCELLED), NewsKind.CANCELLED),
        (entry(on(FRIDAY), status=EntryStatus.WITHDRAWN), NewsKind.WITHDRAWN),
        (None, NewsKind.WITHDRAWN),
    ],
)
def test_what_is_off_is_told_once_and_not_reminded_of(present: Entry | None, kind: NewsKind) -> None:
    off = news(followed(on(FRIDAY)), present, ONE_DAY, ZONES, at(date(2026, 1, 20), 9))
    assert off is not None and off.kind is kind
    for day in (21, 22, 23):
        assert news(off.after, present, ONE_DAY, ZONES, at(date(2026, 1, day), 9)) is None
    resumed = news(off.after, entry(on(FRIDAY)), ONE_DAY, ZONES, at(date(2026, 1, 21), 9))
    assert resumed is not None and resumed.kind is NewsKind.RESUMED


def test_another_name_of_the_event_is_noted_without_a_word() -> None:
    present = entry(on(FRIDAY), what="La reunión del consejo")
    noted = news(followed(on(FRIDAY)), present, None, ZONES, at(date(2026, 1, 20), 9))
    assert noted is not None and noted.kind is None
    assert noted.after.what == "La reunión del consejo"


def test_an_event_is_found_again_under_a_new_name_of_the_calendar() -> None:
    row = followed(on(FRIDAY))
    same = entry(on(FRIDAY), uid="f" * 16, what="EL CONSEJO DEL PUERTO")
    others = [entry(on(date(2026, 1, 24)), uid="a" * 16), entry(on(FRIDAY), uid="b" * 16, what="Otra cosa")]
    assert successor(row, [*others, same], {UID}) is same
    assert successor(row, others, {UID}) is None
    assert successor(row, [same], {UID, same.uid}) is None
    renamed = news(row, same, None, ZONES, at(date(2026, 1, 20), 9))
    assert renamed is not None and renamed.kind is None and renamed.after.uid == same.uid


days = st.dates(date(2026, 1, 10), date(2026, 2, 10))
dates = st.builds(
    lambda first, length, hour: on(first, first + timedelta(days=length), hour),
    days,
    st.integers(0, 3),
    st.none() | st.sampled_from([time(0), time(8, 30), time(17)]),
)
some_leads = st.sampled_from([SAME_DAY, ONE_HOUR, ONE_DAY, ONE_WEEK, Lead(90, Unit.MINUTE)])
ticks = st.lists(
    st.integers(0, 50 * 24 * 60).map(lambda past: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=past)),
    max_size=30,
)


@given(dates, some_leads, st.none() | some_leads, ticks)
def test_whatever_the_ticks_each_reminder_comes_exactly_once_if_one_falls_between_due_and_end(
    when: DateExpression, lead: Lead, wide: Lead | None, moments: list[datetime]
) -> None:
    row, present = followed(when, lead), entry(when)
    told: list[tuple[News, datetime]] = []
    for now in sorted(moments):
        if is_over(when, ZONES, now):
            continue
        found = news(row, present, wide, ZONES, now)
        if found is not None:
            told.append((found, now))
            row = found.after
    for each, noted in ((lead, "reminded"), (wide, "reminded_wide")):
        fired = [now for found, now in told if getattr(found.before, noted) != getattr(found.after, noted)]
        waiting = [
            now
            for now in sorted(moments)
            if each is not None and due(when, each, ZONES) <= now and not is_over(when, ZONES, now)
        ]
        assert fired == waiting[:1]
    assert all(found.kind is NewsKind.REMINDER for found, _ in told)


@given(st.lists(st.none() | dates, min_size=1, max_size=8), some_leads, ticks)
def test_whatever_becomes_of_its_date_nothing_is_told_twice_in_a_row(
    course: list[DateExpression | None], lead: Lead, moments: list[datetime]
) -> None:
    row = followed(on(FRIDAY), lead)
    for now, when in zip(sorted(moments), course * 30, strict=False):
        present = None if when is None else entry(when)
        found = news(row, present, None, ZONES, now)
        row = found.after if found is not None else row
        assert news(row, present, None, ZONES, now) is None
