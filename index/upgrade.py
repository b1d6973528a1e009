"""A catalogue of an earlier format is brought up to date where it lies, when it is opened.

What a format adds follows from the texts that are stored; no model is needed and no vector changes.
"""

from sqlite3 import Connection

from index.rows import read_release
from index.term_rows import erase_terms, write_terms


def upgrade(connection: Connection, version: int) -> None:
    """Bring a catalogue up to the present format, inside the caller's transaction.

    Args:
        version: The format it has.
    """
    if version < 2:
        _add_acronyms(connection)
    if version < 3:
        _add_events(connection)


def _add_acronyms(connection: Connection) -> None:
    """Format 2: acronyms that the releases explain; initialisms and ordinals are one term however written."""
    connection.execute(
        """CREATE TABLE acronyms (
            version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
            language TEXT NOT NULL, short TEXT NOT NULL, long TEXT NOT NULL,
            PRIMARY KEY (version_id, short, long)
        ) WITHOUT ROWID"""
    )
    connection.execute("CREATE INDEX acronyms_by_short ON acronyms (short)")
    connection.execute("CREATE INDEX acronyms_by_long ON acronyms (long)")
    current = connection.execute(
        """SELECT r.id AS release_id, v.id AS version_id
        FROM releases r JOIN versions v ON v.release_id = r.id AND v.number = r.version"""
    ).fetchall()
    for row in current:
        erase_terms(connection, row["version_id"])
        write_terms(connection, row["version_id"], read_release(connection, row["release_id"]))


def _add_events(connection: Connection) -> None:
    """Format 3: events. They are looked for at their first use, for it may take minutes."""
    connection.execute(
        """CREATE TABLE events (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE, position INTEGER NOT NULL,
            kind TEXT NOT NULL, change TEXT NOT NULL, date TEXT, former TEXT,
            what_start INTEGER NOT NULL, what_end INTEGER NOT NULL, who_start INTEGER, who_end INTEGER,
            place_start INTEGER, place_end INTEGER
        )"""
    )
    connection.execute("CREATE INDEX events_by_sentence ON events (version_id, position)")
