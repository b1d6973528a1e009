"""What each chat chose, and which of its messages have been answered: one small SQLite file.

It is apart from the catalogue, which can be rebuilt from the releases; this file cannot.
"""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from bot.errors import ChatsUnusable
from index import Language

KEEP_REPLIES_S = 3 * 24 * 3600
"""How long it is remembered which message was answered, in seconds. Telegram keeps an undelivered update
for 24 hours (https://core.telegram.org/bots/api#getting-updates) and lets people edit for 48."""

_PRUNE_EVERY_S = 3600
_BUSY_TIMEOUT_S = 5.0

# One script for each version of the schema; a file is brought up to date by those it lacks.
_MIGRATIONS = (
    """
    CREATE TABLE chats (
        chat_id INTEGER PRIMARY KEY,
        language TEXT CHECK (language IN ('es', 'en'))
    ) STRICT;
    CREATE TABLE replies (
        chat_id INTEGER NOT NULL,
        message_id INTEGER NOT NULL,
        reply_id INTEGER,             -- NULL: answered, but Telegram did not confirm the message
        answered_at INTEGER NOT NULL, -- seconds since 1970-01-01 UTC
        PRIMARY KEY (chat_id, message_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX replies_by_age ON replies (answered_at);
    """,
)


class Chats:
    """The file, open. May be used from several threads at once; every call is short.

    All methods raise `ChatsUnusable` when the file cannot be read or written.
    """

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time) -> None:
        """Open the file, or make it.

        Args:
            now: Seconds since 1970-01-01 UTC.

        Raises:
            ChatsUnusable: It is no such file, was written by a newer version, or cannot be opened.
        """
        self._path = path
        self._now = now
        self._lock = threading.Lock()
        self._pruned_at = float("-inf")
        with self._explained():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(
                path, timeout=_BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
            )
        try:
            with self._explained():
                self._db.execute("PRAGMA journal_mode = WAL")
                # After a power cut the last choices may be missing, but the file is whole.
                self._db.execute("PRAGMA synchronous = NORMAL")
                self._migrate()
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> Self:
        """The file, open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    def language(self, chat_id: int) -> Language | None:
        """The language the chat chose, or None where it follows the user's Telegram."""
        with self._explained(), self._lock:
            row = self._db.execute("SELECT language FROM chats WHERE chat_id = ?", (chat_id,)).fetchone()
        return Language(row[0]) if row is not None and row[0] is not None else None

    def choose_language(self, chat_id: int, language: Language | None) -> None:
        """Remember what the chat chose; None to follow the user's Telegram again."""
        with self._explained(), self._lock:
            self._db.execute(
                "INSERT INTO chats (chat_id, language) VALUES (?, ?)"
                " ON CONFLICT (chat_id) DO UPDATE SET language = excluded.language",
                (chat_id, language),
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
        with self._explained(), self._lock:
            self._db.execute(
                "INSERT OR REPLACE INTO replies (chat_id, message_id, reply_id, answered_at)"
                " VALUES (?, ?, ?, ?)",
                (chat_id, message_id, reply_id, int(now)),
            )
            if now - self._pruned_at > _PRUNE_EVERY_S:
                self._db.execute("DELETE FROM replies WHERE answered_at < ?", (int(now) - KEEP_REPLIES_S,))
                self._pruned_at = now

    def _reply(self, chat_id: int, message_id: int) -> tuple[int | None] | None:
        oldest = int(self._now()) - KEEP_REPLIES_S
        with self._explained(), self._lock:
            row: tuple[int | None] | None = self._db.execute(
                "SELECT reply_id FROM replies WHERE chat_id = ? AND message_id = ? AND answered_at >= ?",
                (chat_id, message_id, oldest),
            ).fetchone()
        return row

    def _migrate(self) -> None:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version > len(_MIGRATIONS):
            raise ChatsUnusable(
                f"{self._path} was written by a newer version of Vocero (schema {version}, this one knows"
                f" {len(_MIGRATIONS)}). Update Vocero, or start it with another VOCERO_DATA_DIR."
            )
        for number, script in enumerate(_MIGRATIONS[version:], start=version + 1):
            # In one transaction: a crash leaves the file at one version or the next.
            self._db.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number}; COMMIT;")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise ChatsUnusable(
                f"{self._path}, which holds what each chat chose, cannot be used: {error}. Check the rights"
                " and the free space of its folder. Without the file the bot starts with nothing chosen."
            ) from error
