"""A SQLite file of the bot's own: opened, brought up to date, and shared by threads."""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.errors import BotError

_BUSY_TIMEOUT_S = 5.0


class SqliteFile:
    """The file, open. May be used from several threads at once; every transaction is short."""

    def __init__(self, path: Path, scripts: Sequence[str], unusable: Callable[[str], BotError]) -> None:
        """Open the file, or make it.

        Args:
            scripts: One for each version of the schema; a file is brought up to date by those it lacks.
            unusable: Makes the error to raise, from what is wrong.

        Raises:
            BotError: It is no such file, was written by a newer version, or cannot be opened.
        """
        self._path = path
        self._unusable = unusable
        self._lock = threading.Lock()
        with self._explained():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(
                path, timeout=_BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
            )
        try:
            with self._explained():
                self._db.execute("PRAGMA journal_mode = WAL")
                # After a power cut the last changes may be missing, but the file is whole.
                self._db.execute("PRAGMA synchronous = NORMAL")
                # What is deleted is somebody's words or choices, and is not to be found in the file after.
                self._db.execute("PRAGMA secure_delete = ON")
                self._migrate(scripts)
        except BaseException:
            self._db.close()
            raise

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    def tidy_log(self) -> None:
        """Let the write-ahead log go, which holds what was deleted until it is written over.

        Raises:
            BotError: The file cannot be written.
        """
        with self._explained(), self._lock:
            self._db.execute("PRAGMA wal_checkpoint (TRUNCATE)")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """The connection, for this thread alone; what is written is kept when the block ends, whole.

        Raises:
            BotError: The file cannot be read or written. Nothing of the block is kept then.
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
            BotError: The file cannot be read.
        """
        with self._explained(), self._lock:
            yield self._db

    def _migrate(self, scripts: Sequence[str]) -> None:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version > len(scripts):
            raise self._unusable(
                f"{self._path} was written by a newer version of Vocero (schema {version}, this one knows"
                f" {len(scripts)}). Update Vocero, or start it with another VOCERO_DATA_DIR."
            )
        for number, script in enumerate(scripts[version:], start=version + 1):
            # In one transaction: a crash leaves the file at one version or the next.
            self._db.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number}; COMMIT;")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise self._unusable(f"{self._path} cannot be used: {error}.") from error
