from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.schedule import next_due
from bot.subscriptions.subscription import Pace, Wish

ZONES = (
    "America/Mexico_City",
    "Europe/Madrid",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Santiago",
    "Pacific/Apia",
    "UTC",
)
START = datetime(2024, 1, 1, tzinfo=UTC)
moments = st.builds(lambda minute: START + timedelta(minutes=minute), st.integers(0, 4 * 365 * 24 * 60))
minutes = st.integers(0, 24 * 60 - 1)


@given(moments, st.sampled_from(ZONES), minutes, st.none() | st.integers(0, 6))
def test_a_digest_is_due_later_at_its_hour_or_just_behind_a_gap(
    after: datetime, key: str, minute: int, weekday: int | None
) -> None:
    zone = ZoneInfo(key)
    wish = Wish(Pace.DAILY if weekday is None else Pace.WEEKLY, minute, weekday)
    due = next_due(wish, zone, after)
    assert due is not None and after < due <= after + timedelta(days=1 if weekday is None else 7, hours=2)
    local = due.astimezone(zone)
    late = (local.hour * 60 + local.minute - minute) % (24 * 60)
    assert late == 0 or (late <= 60 and local.utcoffset() != (local - timedelta(hours=3)).utcoffset())
    assert local.fold == 0 or late == 0
    if weekday is not None:
        assert local.weekday() == weekday


@given(moments, st.sampled_from(ZONES), minutes)
def test_a_daily_digest_is_due_once_on_each_day(after: datetime, key: str, minute: int) -> None:
    zone, wish, days = ZoneInfo(key), Wish(Pace.DAILY, minute), []
    for _ in range(5):
        due = next_due(wish, zone, after)
        assert due is not None
        after = due
        days.append(due.astimezone(zone).date())
    assert days == [days[0] + timedelta(days=number) for number in range(5)]


@pytest.mark.parametrize(
    ("key", "after", "minute", "due"),
    [
        # The clocks of Madrid skip from 2:00 to 3:00 on 29 March 2026, and go through 2:00 to 3:00 twice on
        # 25 October (https://www.iana.org/time-zones).
        ("Europe/Madrid", "2026-03-28T12:00", 150, "2026-03-29T01:30"),
        ("Europe/Madrid", "2026-10-24T12:00", 150, "2026-10-25T00:30"),
        ("Europe/Madrid", "2026-10-25T00:30", 150, "2026-10-26T01:30"),
        ("America/Mexico_City", "2026-01-16T14:00", 480, "2026-01-17T14:00"),
    ],
)
def test_where_the_clocks_change(key: str, after: str, minute: int, due: str) -> None:
    start, end = (datetime.fromisoformat(f"{moment}+00:00") for moment in (after, due))
    assert next_due(Wish(Pace.DAILY, minute), ZoneInfo(key), start) == end


def test_each_release_is_never_due_by_the_clock() -> None:
    assert next_due(Wish(Pace.EACH), ZoneInfo("UTC"), datetime.now(UTC)) is None
