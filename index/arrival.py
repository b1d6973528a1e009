"""Arrivals: versions of releases in the order in which they were taken in, for whoever tells what is new."""

from dataclasses import dataclass
from datetime import datetime

from index import rows
from index.database import Database
from index.release import ReleaseSummary


@dataclass(frozen=True, slots=True)
class Arrival:
    """The current version of a release, by when it came.

    Attributes:
        number: Grows with each version that is taken in and is never given twice.
        added_at: When that was, aware.
    """

    number: int
    added_at: datetime
    release: ReleaseSummary


_ARRIVALS = f"""
    SELECT a.number AS arrival, a.added_at, found.*
    FROM (SELECT v.id AS number, v.added_at, r.id AS release FROM releases r
          JOIN versions v ON v.release_id = r.id AND v.number = r.version) a
    JOIN ({rows.SUMMARY}) found ON found.id = a.release
    WHERE a.number > ? ORDER BY a.number LIMIT ?
"""


def arrivals(database: Database, after: int, limit: int | None = None) -> tuple[Arrival, ...]:
    """The releases whose current version came after the arrival of that number, in order.

    A release that changed twice since is told of once, by its newest version; a removed one not at all.
    """
    with database.reading() as connection:
        found = connection.execute(_ARRIVALS, (after, -1 if limit is None else limit)).fetchall()
    return tuple(
        Arrival(row["arrival"], datetime.fromisoformat(row["added_at"]), rows.summary(row)) for row in found
    )


def last_arrival(database: Database) -> int:
    """The number of the newest arrival, of a release removed since too; 0 before the first."""
    with database.reading() as connection:
        row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'versions'").fetchone()
    return int(row["seq"]) if row else 0
