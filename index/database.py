"""The SQLite file under the catalogue: connections, transactions, schema, and what its errors mean."""

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, local

from index.errors import CatalogueBusy, CatalogueDamaged, CatalogueError, CatalogueTooNew, StorageFull
from index.events import edition
from index.upgrade import upgrade

SCHEMA_VERSION = 3
_SCHEMA = Path(__file__).with_name("schema.sql")
# Writers hold the file for as long as it takes to insert one release, so this is ample.
_BUSY_SECONDS = 60.0


class Database:
    """A SQLite file with one connection a thread.

    Readers see one consistent state for as long as `reading()` lasts, whatever other threads and processes
    write meanwhile (write-ahead logging).

    Args:
        path: The file; it and its folder are made when missing.

    Raises:
        CatalogueError: It cannot be opened, made, or read by this version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CatalogueError(
                f"The data folder {path.parent} cannot be made ({error.strerror})."
                " Set VOCERO_DATA_DIR to a folder that this user may write."
            ) from error
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        with self._translated():
            connection = self._connection()
            if _version(connection) < SCHEMA_VERSION:
                with self.writing():
                    # Another process may have done it while we waited for the lock.
                    version = _version(connection)
                    if version == 0:
                        self._create(connection)
                    elif version < SCHEMA_VERSION:
                        upgrade(connection, version)
                    if version < SCHEMA_VERSION:
                        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            version = _version(connection)
        if version > SCHEMA_VERSION:
            raise CatalogueTooNew(
                f"The catalogue {self.path} was written by a newer version of Vocero (format {version}; this"
                f" one reads up to {SCHEMA_VERSION}). Update Vocero, or set VOCERO_DATA_DIR elsewhere."
            )

    def _create(self, connection: sqlite3.Connection) -> None:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise CatalogueDamaged(
                f"{self.path} is an SQLite file, but not a catalogue of Vocero. Move it away, or set"
                " VOCERO_DATA_DIR to another folder."
            )
        for statement in _statements(_SCHEMA.read_text(encoding="utf-8")):
            connection.execute(statement)
        connection.execute(
            "INSERT INTO meta VALUES ('id', ?), ('generation', 0), ('events_rules', ?)",
            (uuid.uuid4().hex, edition.RULES),
        )

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection that sees one state of the catalogue until the block ends."""
        with self._translated():
            connection = self._connection()
            if connection.in_transaction:  # nested: the outer block's state
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection in one transaction: all of the block is kept, or nothing of it."""
        with self._translated():
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close every thread's connection. No other thread may be using the database."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
            self._local = local()

    def _connection(self) -> sqlite3.Connection:
        existing: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if existing is not None:
            return existing
        # check_same_thread: only close() is ever called from another thread.
        connection = sqlite3.connect(
            self.path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        with self._lock:
            self._connections.append(connection)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        self._local.connection = connection
        return connection

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise _meaning(error, self.path) from error


def _version(connection: sqlite3.Connection) -> int:
    """Read the format of the catalogue; 0 where there is none yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    """Split a script: executescript() would commit the transaction that it has to be part of."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _meaning(error: sqlite3.DatabaseError, path: Path) -> CatalogueError:
    # Result codes: https://www.sqlite.org/rescode.html; the low byte is the primary one.
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if primary == sqlite3.SQLITE_FULL or code == sqlite3.SQLITE_IOERR_WRITE:
        return StorageFull(
            f"The disk is full: {path} could not be written. What was there before is untouched; free some"
            " space and run the same command again."
        )
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return CatalogueBusy(
            f"Another process has been writing {path} for over {_BUSY_SECONDS:.0f} s. Wait for it to finish,"
            " or stop it, and run the same command again."
        )
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return CatalogueDamaged(
            f"The catalogue {path} is damaged ({error}). Restore it from a backup, or move it away and ingest"
            " the releases again."
        )
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return CatalogueError(
            f"The catalogue {path} cannot be opened for writing ({error}). Check who owns it and its folder,"
            " or set VOCERO_DATA_DIR to another folder."
        )
    return CatalogueError(f"The catalogue {path} failed: {error}.")
