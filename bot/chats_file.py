"""The SQLite file of all that chats chose: opened, brought up to date, and shared by those who keep it.

It is apart from the catalogue, which can be rebuilt from the releases; this file cannot.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import ChatsUnusable

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
    """
    ALTER TABLE chats ADD COLUMN zone TEXT; -- an IANA name; NULL: that of the settings
    -- Of the reminders: how long before every event the chat is told (NULL: not at all), the language and the
    -- topic in which it was asked for, for a reminder answers no message that would tell them.
    ALTER TABLE chats ADD COLUMN lead TEXT;
    ALTER TABLE chats ADD COLUMN spoken TEXT CHECK (spoken IN ('es', 'en'));
    ALTER TABLE chats ADD COLUMN thread INTEGER;
    CREATE TABLE followed (           -- the events of which a chat is told
        chat_id INTEGER NOT NULL,
        uid TEXT NOT NULL,            -- as the calendar names the event
        what TEXT NOT NULL,           -- as the chat knows it
        date TEXT NOT NULL,           -- as the chat knows it, in JSON
        status TEXT NOT NULL,         -- as the chat knows it
        lead TEXT,                    -- of this event alone; NULL: only the chat's own lead counts
        reminded TEXT,                -- the date for which the reminder of `lead` was sent; NULL: not yet
        reminded_wide TEXT,           -- the same for the reminder of the chat's own lead
        PRIMARY KEY (chat_id, uid)
    ) STRICT, WITHOUT ROWID;
    """,
)


class ChatsFile:
    """The file, open. May be used from several threads at once; every transaction is short."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it.

        Raises:
            ChatsUnusable: It is no such file, was written by a newer version, or cannot be opened.
        """
        self._path = path
        self._lock = threading.Lock()
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

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """The connection, for this thread alone; what is written is kept when the block ends, whole.

        Raises:
            ChatsUnusable: The file cannot be read or written. Nothing of the block is kept then.
        """
        with self._explained(), self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for this thread alone, to read by single statements.

        Raises:
            ChatsUnusable: The file cannot be read.
        """
        with self._explained(), self._lock:
            yield self._db

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
