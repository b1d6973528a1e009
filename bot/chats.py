"""What each chat chose, and which of its messages have been answered."""

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self

from bot.chats_file import ChatsFile, leave, move, tidy
from index import Language

KEEP_REPLIES_S = 3 * 24 * 3600
"""How long it is remembered which message was answered, in seconds. Telegram keeps an undelivered update
for 24 hours (https://core.telegram.org/bots/api#getting-updates) and lets people edit for 48."""

_PRUNE_EVERY_S = 3600


class ReplyState(StrEnum):
    """What became of a message that the bot was to answer."""

    SENDING = "sending"
    """Its answer is on its way. Found after a restart: nobody knows whether it arrived."""
    NOTICE = "notice"
    """The reply says that the answer takes a while, and is to become it."""
    REACTED = "reacted"
    """It has a reaction: no release answers."""
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of a message.

    Attributes:
        message_id: Of the message that replies to it; None where there is none, or Telegram did not confirm
            it.
    """

    state: ReplyState
    message_id: int | None


class Chats:
    """What is known of each chat. May be used from several threads at once; every call is short.

    All methods raise `ChatsUnusable` when the file cannot be read or written.

    Attributes:
        file: Where it is kept, open. Closed with this.
    """

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time) -> None:
        """Open the file, or make it.

        Args:
            now: Seconds since 1970-01-01 UTC.

        Raises:
            ChatsUnusable: It is no such file, was written by a newer version, or cannot be opened.
        """
        self.file = ChatsFile(path)
        self._now = now
        self._pruned_at = float("-inf")

    def __enter__(self) -> Self:
        """The file, open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    def language(self, chat_id: int) -> Language | None:
        """The language the chat chose, or None where it follows the user's Telegram."""
        with self.file.reading() as db:
            row = db.execute("SELECT language FROM chats WHERE chat_id = ?", (chat_id,)).fetchone()
        return Language(row[0]) if row is not None and row[0] is not None else None

    def choose_language(self, chat_id: int, language: Language | None) -> None:
        """Remember what the chat chose; None to follow the user's Telegram again."""
        with self.file.transaction() as db:
            _set(db, chat_id, "language", language)

    def zone(self, chat_id: int) -> str | None:
        """The time zone the chat chose, as an IANA name, or None where that of the settings holds."""
        with self.file.reading() as db:
            row = db.execute("SELECT zone FROM chats WHERE chat_id = ?", (chat_id,)).fetchone()
        return None if row is None else row[0]

    def choose_zone(self, chat_id: int, zone: str | None) -> None:
        """Remember the chat's time zone, an IANA name; None to follow the settings again."""
        with self.file.transaction() as db:
            _set(db, chat_id, "zone", zone)
            # When the next digest is goes by the clocks of the chat, and is reckoned anew.
            db.execute("UPDATE subscriptions SET due = NULL WHERE chat_id = ?", (chat_id,))

    def outspoken(self, chat_id: int) -> bool:
        """Whether a group wants to be told where no release answers; else it gets a reaction only."""
        with self.file.reading() as db:
            row = db.execute("SELECT outspoken FROM chats WHERE chat_id = ?", (chat_id,)).fetchone()
        return row is not None and bool(row[0])

    def choose_outspoken(self, chat_id: int, outspoken: bool) -> None:
        """Remember whether the group wants to be told where no release answers."""
        with self.file.transaction() as db:
            _set(db, chat_id, "outspoken", 1 if outspoken else None)

    def briefed(self, chat_id: int) -> int | None:
        """The number of the last arrival that the chat was briefed of, or None before its first briefing."""
        with self.file.reading() as db:
            row = db.execute("SELECT briefed FROM chats WHERE chat_id = ?", (chat_id,)).fetchone()
        return None if row is None else row[0]

    def note_briefed(self, chat_id: int, arrival: int) -> None:
        """Note that the chat was briefed of all up to the arrival of that number."""
        with self.file.transaction() as db:
            _set(db, chat_id, "briefed", arrival)

    def greet(self, chat_id: int) -> bool:
        """Note that the group is greeted; whether it was not before. Of two who would, one is given True."""
        with self.file.transaction() as db:
            row = db.execute("SELECT greeted FROM chats WHERE chat_id = ?", (chat_id,)).fetchone()
            if row is not None and row[0]:
                return False
            _set(db, chat_id, "greeted", 1)
            return True

    def move(self, chat_id: int, new_id: int) -> None:
        """Give all that a group chose to the supergroup it became. Doing it again changes nothing."""
        with self.file.transaction() as db:
            move(db, chat_id, new_id)

    def leave(self, chat_id: int) -> None:
        """Remove what a chat chose, its subscriptions and reminders: the bot is not in it any more."""
        with self.file.transaction() as db:
            leave(db, chat_id)

    # Replies ------------------------------------------------------------------------------------------

    def reply(self, chat_id: int, message_id: int) -> Reply | None:
        """What became of a message within the last `KEEP_REPLIES_S`."""
        oldest = int(self._now()) - KEEP_REPLIES_S
        with self.file.reading() as db:
            row = db.execute(
                "SELECT state, reply_id FROM replies"
                " WHERE chat_id = ? AND message_id = ? AND answered_at >= ?",
                (chat_id, message_id, oldest),
            ).fetchone()
        return None if row is None else Reply(ReplyState(row[0]), row[1])

    def remember_reply(
        self,
        chat_id: int,
        message_id: int,
        reply_id: int | None,
        state: ReplyState = ReplyState.ANSWERED,
    ) -> None:
        """Note what becomes of the message; `reply_id` is None where there is none, or Telegram kept it."""
        now = self._now()
        with self.file.transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO replies (chat_id, message_id, reply_id, answered_at, state)"
                " VALUES (?, ?, ?, ?, ?)",
                (chat_id, message_id, reply_id, int(now), state),
            )
            if now - self._pruned_at > _PRUNE_EVERY_S:
                db.execute("DELETE FROM replies WHERE answered_at < ?", (int(now) - KEEP_REPLIES_S,))
                self._pruned_at = now

    def forget_reply(self, chat_id: int, message_id: int) -> None:
        """Take back what was noted: nothing became of the message."""
        with self.file.transaction() as db:
            db.execute(
                "DELETE FROM replies WHERE chat_id = ? AND message_id = ?",
                (chat_id, message_id),
            )


def _set(db: sqlite3.Connection, chat_id: int, column: str, value: str | int | None) -> None:
    db.execute(
        f"INSERT INTO chats (chat_id, {column}) VALUES (?, ?)"
        f" ON CONFLICT (chat_id) DO UPDATE SET {column} = excluded.{column}",
        (chat_id, value),
    )
    tidy(db, chat_id)
