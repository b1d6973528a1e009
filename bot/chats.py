"""What each chat chose, and which of its messages have been answered."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from bot.chats_file import ChatsFile
from index import Language

KEEP_REPLIES_S = 3 * 24 * 3600
"""How long it is remembered which message was answered, in seconds. Telegram keeps an undelivered update
for 24 hours (https://core.telegram.org/bots/api#getting-updates) and lets people edit for 48."""

_PRUNE_EVERY_S = 3600


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
            db.execute(
                "INSERT INTO chats (chat_id, language) VALUES (?, ?)"
                " ON CONFLICT (chat_id) DO UPDATE SET language = excluded.language",
                (chat_id, language),
            )

    def zone(self, chat_id: int) -> str | None:
        """The time zone the chat chose, as an IANA name, or None where that of the settings holds."""
        with self.file.reading() as db:
            row = db.execute("SELECT zone FROM chats WHERE chat_id = ?", (chat_id,)).fetchone()
        return None if row is None else row[0]

    def choose_zone(self, chat_id: int, zone: str | None) -> None:
        """Remember the chat's time zone, an IANA name; None to follow the settings again."""
        with self.file.transaction() as db:
            db.execute(
                "INSERT INTO chats (chat_id, zone) VALUES (?, ?)"
                " ON CONFLICT (chat_id) DO UPDATE SET zone = excluded.zone",
                (chat_id, zone),
            )

    def is_answered(self, chat_id: int, message_id: int) -> bool:
        """Whether the message was answered within the last `KEEP_REPLIES_S`."""
        return self._reply(chat_id, message_id) is not None

    def reply_to(self, chat_id: int, message_id: int) -> int | None:
        """The id of the message that answered it; None when unknown, too old or never confirmed."""
        row = self._reply(chat_id, message_id)
        return None if row is None else row[0]

    def remember_reply(self, chat_id: int, message_id: int, reply_id: int | None) -> None:
        """Note that the message was answered; `reply_id` is None where Telegram did not confirm it."""
        now = self._now()
        with self.file.transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO replies (chat_id, message_id, reply_id, answered_at)"
                " VALUES (?, ?, ?, ?)",
                (chat_id, message_id, reply_id, int(now)),
            )
            if now - self._pruned_at > _PRUNE_EVERY_S:
                db.execute("DELETE FROM replies WHERE answered_at < ?", (int(now) - KEEP_REPLIES_S,))
                self._pruned_at = now

    def _reply(self, chat_id: int, message_id: int) -> tuple[int | None] | None:
        oldest = int(self._now()) - KEEP_REPLIES_S
        with self.file.reading() as db:
            row: tuple[int | None] | None = db.execute(
                "SELECT reply_id FROM replies WHERE chat_id = ? AND message_id = ? AND answered_at >= ?",
                (chat_id, message_id, oldest),
            ).fetchone()
        return row
