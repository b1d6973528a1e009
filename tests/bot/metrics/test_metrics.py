"""What is counted, as Prometheus reads it."""

import math
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from prometheus_client import generate_latest
from telegram import CallbackQuery, Message, Update, User
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.metrics.metrics import Metrics
from bot.metrics.outcomes import OUTCOMES, outcome_of, outcome_of_status
from bot.metrics.updates import kind_of
from index import Answer, Language, Status
from tests.bot.metrics.reading import value


def answered(language: Language, status: Status = Status.ANSWERED, latency_ms: float = 40.0) -> Answer:
    return Answer("¿?", language, status, None, None, 0.5, (), latency_ms)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("status", list(Status))
def test_questions_are_counted_by_language_kind_of_chat_and_what_came_of_them(
    language: Language, status: Status
) -> None:
    metrics = Metrics()
    for _ in range(3):
        metrics.asked(answered(language, status), "supergroup")
    labels = {"outcome": status.value, "language": language.value, "chat": "supergroup"}
    assert value(metrics, "vocero_questions_total", **labels) == 3
    assert value(metrics, "vocero_model_seconds_count") == 3
    assert value(metrics, "vocero_model_seconds_sum") == pytest.approx(0.12)


def test_a_question_that_was_not_asked_or_failed_has_no_language_and_no_latency() -> None:
    metrics = Metrics()
    metrics.refused("private")
    metrics.failed("group")
    for outcome, chat in (("refused", "private"), ("failed", "group")):
        assert value(metrics, "vocero_questions_total", outcome=outcome, language="", chat=chat) == 1
    assert value(metrics, "vocero_model_seconds_count") == 0


@pytest.mark.parametrize("strange", ["-1001234567890", "sala", ""])
def test_no_label_takes_a_word_from_outside(strange: str) -> None:
    metrics = Metrics()
    metrics.refused(strange)
    metrics.update(strange)
    assert value(metrics, "vocero_questions_total", outcome="refused", language="", chat="other") == 1
    assert value(metrics, "vocero_updates_total", kind="other") == 1


def test_everything_else_is_counted_under_its_name() -> None:
    metrics = Metrics()
    metrics.replied(1.5)
    metrics.called("sendMessage", "flood")
    metrics.retried("sendMessage")
    metrics.late(70.0)
    metrics.sent("daily")
    metrics.voted(True)
    metrics.voted(False)
    metrics.voted(False)
    metrics.queue(waiting=4, running=2)
    metrics.index(12, 90.0)
    assert value(metrics, "vocero_reply_seconds_bucket", le="1.0") == 0
    assert value(metrics, "vocero_reply_seconds_bucket", le="2.0") == 1
    assert value(metrics, "vocero_telegram_calls_total", method="sendMessage", outcome="flood") == 1
    assert value(metrics, "vocero_telegram_retries_total", method="sendMessage") == 1
    assert value(metrics, "vocero_job_late_seconds_bucket", le="60.0") == 0
    assert value(metrics, "vocero_job_late_seconds_bucket", le="120.0") == 1
    assert value(metrics, "vocero_sends_total", kind="daily") == 1
    assert value(metrics, "vocero_votes_total", vote="up") == 1
    assert value(metrics, "vocero_votes_total", vote="down") == 2
    assert value(metrics, "vocero_questions_waiting") == 4
    assert value(metrics, "vocero_questions_running") == 2
    assert value(metrics, "vocero_releases") == 12
    assert value(metrics, "vocero_index_age_seconds") == 90
    assert value(metrics, "process_resident_memory_bytes") > 1e6


def test_what_is_not_known_of_the_index_is_no_number() -> None:
    metrics = Metrics()
    metrics.index(3, 5.0)
    metrics.index(None, None)
    assert math.isnan(value(metrics, "vocero_releases"))
    assert math.isnan(value(metrics, "vocero_index_age_seconds"))


def test_a_clock_that_was_set_back_makes_nothing_early() -> None:
    metrics = Metrics()
    metrics.late(-5.0)
    metrics.index(1, -5.0)
    assert value(metrics, "vocero_job_late_seconds_sum") == 0
    assert value(metrics, "vocero_index_age_seconds") == 0


def test_two_bots_in_a_process_count_apart() -> None:
    one, other = Metrics(), Metrics()
    one.sent("reminder")
    assert value(one, "vocero_sends_total", kind="reminder") == 1
    assert "reminder" not in generate_latest(other.registry).decode().replace("reminders", "")


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (RetryAfter(3), "flood"),
        (BadRequest("Message is not modified"), "refused"),
        (Forbidden("bot was blocked by the user"), "refused"),
        (ChatMigrated(-100), "refused"),
        (Conflict("terminated by other getUpdates request"), "refused"),
        (InvalidToken(), "refused"),
        (TimedOut(), "timed_out"),
        (NetworkError("Bad Gateway"), "network"),
        (TelegramError("Invalid server response"), "failed"),
        (RuntimeError("not initialized"), "failed"),
    ],
    ids=repr,
)
def test_each_way_a_call_may_end_has_a_word(fault: Exception, outcome: str) -> None:
    assert outcome_of(fault) == outcome
    assert outcome in OUTCOMES


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(200, "ok"), (400, "refused"), (409, "refused"), (429, "flood"), (500, "network"), (504, "network")],
)
def test_so_has_each_status(status: int, outcome: str) -> None:
    assert outcome_of_status(status) == outcome


ANNA = User(7, "Anna", is_bot=False)
MESSAGE: Any = Message(1, datetime(2026, 1, 1, tzinfo=UTC), None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("update", "kind"),
    [
        (Update(1, message=MESSAGE), "message"),
        (Update(1, edited_message=MESSAGE), "edited_message"),
        (Update(1, callback_query=CallbackQuery("1", ANNA, "x")), "callback_query"),
        (Update(1), "other"),
    ],
)
def test_an_update_is_named_by_what_it_brings(update: Update, kind: str) -> None:
    assert kind_of(update) == kind


def test_an_answer_that_took_long_is_in_a_high_bucket() -> None:
    metrics = Metrics()
    metrics.asked(replace(answered(Language.ES), latency_ms=3000.0), "private")
    assert value(metrics, "vocero_model_seconds_bucket", le="2.5") == 0
    assert value(metrics, "vocero_model_seconds_bucket", le="5.0") == 1
