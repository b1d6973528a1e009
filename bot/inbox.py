"""Updates that wait for their turn, kept in a file, so that a crash loses none that Telegram has let go.

Telegram forgets an update once it is acknowledged, which python-telegram-bot does as soon as it stands in the
queue. So it is put into this file before, and taken out when nothing is left to do for it: usually a second
later. What is found there at a start is worked on first.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bot.errors import InboxUnusable
from bot.sqlite_file import SqliteFile

KEEP_S = 24 * 3600
"""How long an update may wait, in seconds: as long as Telegram itself keeps one that was not received."""

MAX_ATTEMPTS = 3
"""An update that was being worked on at so many ends of the bot may be what ended it, and is let go."""

TIDY_EVERY_S = 600
"""How often what was deleted is wiped from the write-ahead log too, in seconds."""

_SCRIPTS = (
    """
    CREATE TABLE updates (
        update_id INTEGER PRIMARY KEY,
        body TEXT NOT NULL,           -- as Telegram sent it, in JSON
        received INTEGER NOT NULL,    -- seconds since 1970-01-01 UTC
        attempts INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    """,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What was found at a start.

    Attributes:
        bodies: The updates as JSON, in the order in which they came.
        let_go: How many are too old or were tried too often, and are in it no more.
    """

    bodies: tuple[str, ...]
    let_go: int


class Inbox:
    """The file. May be used from several threads at once; every call is short.

    All methods raise `InboxUnusable` when the file cannot be read or written.
    """

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time) -> None:
        """Open the file, or make it.

        Args:
            now: Seconds since 1970-01-01 UTC.
        """
        self._file = SqliteFile(path, _SCRIPTS, _unusable)
        self._now = now
        self._tidied_at = now()

    def __enter__(self) -> Self:
        """The file, open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Wipe what was deleted and close the file."""
        self._file.tidy_log()
        self._file.close()

    def add(self, update_id: int, body: str) -> None:
        """Keep an update; one that is there already stays as it is."""
        with self._file.transaction() as db:
            db.execute(
                "INSERT OR IGNORE INTO updates (update_id, body, received) VALUES (?, ?, ?)",
                (update_id, body, int(self._now())),
            )

    def done(self, update_id: int) -> None:
        """Take an update out."""
        with self._file.transaction() as db:
            db.execute("DELETE FROM updates WHERE update_id = ?", (update_id,))
        if self._now() - self._tidied_at > TIDY_EVERY_S:
            self._tidied_at = self._now()
            self._file.tidy_log()

    def waiting(self) -> Waiting:
        """Give what was left at the last end, and count one more attempt for each."""
        with self._file.transaction() as db:
            gone = db.execute(
                "DELETE FROM updates WHERE received < ? OR attempts >= ?",
                (int(self._now()) - KEEP_S, MAX_ATTEMPTS),
            ).rowcount
            db.execute("UPDATE updates SET attempts = attempts + 1")
            found = db.execute("SELECT body FROM updates ORDER BY update_id").fetchall()
        return Waiting(tuple(body for (body,) in found), gone)


def _unusable(what: str) -> InboxUnusable:
    return InboxUnusable(
        f"{what} It holds the updates that wait for their turn. Check the rights and the free space of its"
        " folder. Without the file the bot starts with none."
    )
