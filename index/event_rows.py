"""Rows of the catalogue's table of events, written and read."""

from collections.abc import Iterable
from sqlite3 import Connection, Row

from index.events.announcement import Announcement
from index.events.event import Change, Event, EventKind, Span
from index.events.stored import dump_date, load_date
from index.rows import CITATION_COLUMNS, CITATION_TABLES, citation

_ANNOUNCEMENTS = f"""
    SELECT {CITATION_COLUMNS}, e.id AS event_id, e.kind, e.change, e.date, e.former,
           {
    ", ".join(
        f"substr(v.text, e.{name}_start + 1, e.{name}_end - e.{name}_start) AS event_{name}"
        for name in ("what", "who", "place")
    )
}
    FROM {CITATION_TABLES} JOIN events e ON e.version_id = s.version_id AND e.position = s.position
"""


def write_events(connection: Connection, version: int, events: Iterable[Event]) -> None:
    """Store the events that a version announces, in place of those it had."""
    connection.execute("DELETE FROM events WHERE version_id = ?", (version,))
    connection.executemany(
        """INSERT INTO events (version_id, position, kind, change, date, former, what_start, what_end,
                               who_start, who_end, place_start, place_end)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            (
                version,
                event.sentence,
                event.kind,
                event.change,
                dump_date(event.when) if event.when else None,
                dump_date(event.former) if event.former else None,
                *event.what,
                *_offsets(event.who),
                *_offsets(event.where),
            )
            for event in events
        ],
    )


def read_announcements(connection: Connection, sentence_id: int | None = None) -> tuple[Announcement, ...]:
    """Read what the releases announce, in the order in which it was added.

    Args:
        sentence_id: Read only what this sentence announces; None for all, of superseded versions too.
    """
    condition, values = ("", ()) if sentence_id is None else ("WHERE s.id = ?", (sentence_id,))
    found = connection.execute(f"{_ANNOUNCEMENTS} {condition} ORDER BY e.id", values)
    return tuple(_announcement(row) for row in found)


def _announcement(row: Row) -> Announcement:
    cited = citation(row)
    when, former = (
        load_date(row[name]).moved(-cited.start) if row[name] else None for name in ("date", "former")
    )
    return Announcement(
        event_id=row["event_id"],
        kind=EventKind(row["kind"]),
        what=row["event_what"],
        when=when,
        citation=cited,
        who=row["event_who"],
        where=row["event_place"],
        change=Change(row["change"]),
        former=former,
    )


def _offsets(span: Span | None) -> tuple[int | None, int | None]:
    return span or (None, None)
