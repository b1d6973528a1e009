"""How late a reminder is, and what does not count as late."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.metrics.lateness import Lateness
from bot.metrics.metrics import Metrics
from bot.reminders.following import Followed, News, NewsKind, Zones, date_key, due
from bot.reminders.leads import Lead
from tests.bot.conversations.reminding import MEXICO
from tests.bot.metrics.reading import value
from tests.bot.reminders.making import entry, on

COUNCIL = entry(on(date(2026, 1, 23)))
DAY = Lead.of("1d")
ZONES = Zones(MEXICO, MEXICO)
DUE = due(COUNCIL.when, DAY, ZONES).astimezone(UTC)


def reminder(*, own: bool = False, kind: NewsKind = NewsKind.REMINDER) -> News:
    before = Followed.of(5, COUNCIL, DAY if own else None)
    key = date_key(COUNCIL.when)
    after = replace(before, reminded=key) if own else replace(before, reminded_wide=key)
    return News(kind, before, after, COUNCIL)


def counted(looks: list[tuple[bool, datetime]], told: News, at: datetime) -> list[float]:
    """How late it counts, where the event was there or not at these looks."""
    metrics = Metrics()
    lateness = Lateness(metrics)
    for there, moment in looks:
        lateness.look([COUNCIL.uid] if there else [], moment)
    lateness.told([told], DAY, ZONES, at)
    count = value(metrics, "vocero_job_late_seconds_count")
    return [value(metrics, "vocero_job_late_seconds_sum")] if count else []


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("late", [timedelta(seconds=0), timedelta(seconds=59), timedelta(hours=5)])
def test_it_is_the_time_since_the_reminder_was_due(own: bool, late: timedelta) -> None:
    looks = [(True, DUE - timedelta(days=2)), (True, DUE + late)]
    assert counted(looks, reminder(own=own), DUE + late) == [late.total_seconds()]


def test_what_came_due_while_the_bot_was_not_running_counts_whole() -> None:
    assert counted([(True, DUE + timedelta(hours=3))], reminder(), DUE + timedelta(hours=3)) == [3 * 3600]


def test_an_event_that_became_known_late_is_not_told_late() -> None:
    known = DUE + timedelta(hours=3)
    looks = [(False, DUE + timedelta(hours=1)), (True, known)]
    assert counted(looks, reminder(), known + timedelta(seconds=2)) == [2]


@pytest.mark.parametrize("kind", [kind for kind in NewsKind if kind is not NewsKind.REMINDER])
def test_news_of_another_kind_was_never_due(kind: NewsKind) -> None:
    assert counted([(True, DUE)], reminder(kind=kind), DUE + timedelta(hours=1)) == []
