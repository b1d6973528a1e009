"""The events that the catalogue holds, and their making anew when the rules that find them have changed."""

from collections.abc import Callable
from sqlite3 import Connection

from index.database import Database
from index.event_rows import read_announcements, write_events
from index.events import edition
from index.events.announcement import Announcement
from index.events.event import Event
from index.rows import read_version


class EventStore:
    """The events of one catalogue."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def stamp(self) -> str:
        """Name the present state of the events; it changes whenever one comes, goes or is found anew."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT key, value FROM meta WHERE key IN ('id', 'generation', 'events_remade') ORDER BY key"
            ).fetchall()
        return ":".join(str(row["value"]) for row in rows)

    def is_outdated(self) -> bool:
        """Whether the events were found by rules older than the present ones."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = 'events_rules'").fetchone()
        return row is None or int(row["value"]) < edition.RULES

    def count(self) -> int:
        """Count the announcements, those of superseded versions included."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM events").fetchone()[0])

    def announcements(self, sentence_id: int | None = None) -> tuple[Announcement, ...]:
        """Give what this sentence announces; of None, what all do, those of superseded versions included."""
        with self._database.reading() as connection:
            return read_announcements(connection, sentence_id)

    def remake(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Find the events of all releases anew; the former ones hold until all are done, then change at once.

        Args:
            progress: Is called with how many versions of releases are done, and of how many.

        Returns:
            How many events there are.
        """
        from index.events.extract import extract

        found: dict[int, tuple[int, tuple[Event, ...]]] = {}
        while True:
            with self._database.reading() as connection:
                waiting = [version for version in _versions(connection) if version not in found]
            for done, version in enumerate(waiting, start=1):
                with self._database.reading() as connection:
                    read = read_version(connection, version)
                if read is not None:
                    found[version] = hash(read[1]), extract(*read)
                if progress is not None:
                    progress(done, len(waiting))
            with self._database.writing() as connection:
                # Another process may have added a release meanwhile, or split one into other sentences.
                if not _drop_changed(connection, found):
                    continue
                for version, (_, events) in found.items():
                    write_events(connection, version, events)
                connection.execute("INSERT OR REPLACE INTO meta VALUES ('events_rules', ?)", (edition.RULES,))
                connection.execute(
                    """INSERT INTO meta VALUES ('events_remade', 1)
                    ON CONFLICT (key) DO UPDATE SET value = value + 1"""
                )
                return sum(len(events) for _, events in found.values())


def _versions(connection: Connection) -> list[int]:
    return [row["id"] for row in connection.execute("SELECT id FROM versions ORDER BY id")]


def _drop_changed(connection: Connection, found: dict[int, tuple[int, tuple[Event, ...]]]) -> bool:
    """Drop what was found in versions that are gone or were split anew; tell whether all others are there."""
    present = set(_versions(connection))
    for version, (sentences, _) in list(found.items()):
        read = read_version(connection, version) if version in present else None
        if read is None or hash(read[1]) != sentences:
            del found[version]
    return present <= found.keys()
