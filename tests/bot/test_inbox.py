"""What Telegram was told is received is not lost by a crash, and leaves no trace once it is dealt with."""

import logging
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, Update

from bot.errors import InboxUnusable
from bot.inbox import KEEP_S, MAX_ATTEMPTS, TIDY_EVERY_S, Inbox
from bot.inbox_queue import InboxQueue

WORDS = "¿Cuándo se reúne el comité secreto de Xochimilco?"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "inbox.sqlite3"


def update(number: int, text: str = WORDS) -> Update:
    message: dict[str, Any] = {
        "message_id": number,
        "date": 1_700_000_000,
        "chat": {"id": 5, "type": "private"},
        "from": {"id": 5, "is_bot": False, "first_name": "Anna"},
        "text": text,
    }
    return Update.de_json({"update_id": number, "message": message}, None)


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


def test_what_was_not_done_is_there_after_a_crash_in_its_order(path: Path) -> None:
    inbox = Inbox(path)
    for number in (3, 1, 2):
        inbox.add(number, f"body {number}")
    inbox.add(1, "another body")
    inbox.done(2)
    # No close: the process was killed.
    with Inbox(path) as after:
        assert after.waiting().bodies == ("body 1", "body 3")
        after.done(1)
        after.done(3)
        assert after.waiting().bodies == ()


def test_an_update_that_ends_the_bot_again_and_again_is_let_go(path: Path) -> None:
    Inbox(path).add(1, "poison")
    for _ in range(MAX_ATTEMPTS):
        assert Inbox(path).waiting().bodies == ("poison",)
    left = Inbox(path).waiting()
    assert (left.bodies, left.let_go) == ((), 1)


def test_what_is_older_than_telegram_would_have_kept_is_let_go(path: Path) -> None:
    now = 1_000_000.0
    inbox = Inbox(path, now=lambda: now)
    inbox.add(1, "old")
    now += 1
    inbox.add(2, "young")
    now += KEEP_S
    left = inbox.waiting()
    assert (left.bodies, left.let_go) == (("young",), 1)


def test_the_words_of_a_question_are_in_no_file_after_the_end(path: Path) -> None:
    with Inbox(path) as inbox:
        inbox.add(1, WORDS)
        assert WORDS.encode() in everything_in(path.parent)
        inbox.done(1)
    assert WORDS.encode() not in everything_in(path.parent)


def test_nor_for_long_while_the_bot_runs(path: Path) -> None:
    now = 1_000_000.0
    with Inbox(path, now=lambda: now) as inbox:
        inbox.add(1, WORDS)
        now += TIDY_EVERY_S + 1
        inbox.done(1)
        assert WORDS.encode() not in everything_in(path.parent)


def test_a_file_that_is_something_else_is_named(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"This is no database. " * 100)
    with pytest.raises(InboxUnusable, match=r"inbox\.sqlite3.*starts with none"):
        Inbox(path)


def test_a_file_of_a_newer_version_is_left_alone(path: Path) -> None:
    Inbox(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(InboxUnusable, match=r"newer version.*VOCERO_DATA_DIR"):
        Inbox(path)


async def test_an_update_is_kept_before_it_is_let_in_and_until_it_is_done(path: Path) -> None:
    with Inbox(path) as inbox:
        queue = InboxQueue(inbox, lambda update: True)
        await queue.put(update(7))
        taken = await queue.get()
        again = InboxQueue(Inbox(path), lambda update: True)
        await again.resume(Bot("1:nobody"))
        resumed = again.get_nowait()
        assert isinstance(resumed, Update) and resumed.message is not None
        assert resumed.to_dict() == update(7).to_dict()
        await queue.done(taken)
        assert inbox.waiting().bodies == ()


async def test_what_is_not_for_the_bot_is_let_in_and_written_nowhere(path: Path) -> None:
    with Inbox(path) as inbox:
        queue = InboxQueue(inbox, lambda update: False)
        await queue.put(update(7))
        assert queue.qsize() == 1
        assert inbox.waiting().bodies == ()


async def test_what_is_no_update_passes(path: Path) -> None:
    with Inbox(path) as inbox:
        queue = InboxQueue(inbox, lambda update: True)
        sign = object()
        await queue.put(sign)
        assert queue.get_nowait() is sign
        await queue.done(sign)


async def test_a_file_that_fails_costs_a_line_in_the_log_and_not_the_question(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    inbox = Inbox(path)
    queue = InboxQueue(inbox, lambda update: True)
    inbox.close()
    with caplog.at_level(logging.ERROR):
        for number in range(5):
            await queue.put(update(number))
            await queue.done(update(number))
    assert queue.qsize() == 5
    assert len(caplog.records) == 1
    assert WORDS not in caplog.text
