"""Rows of the catalogue's tables, read and written: what several operations of it share."""

import json
from datetime import UTC, date, datetime
from sqlite3 import Connection, Row
from typing import TypedDict

from index.analysis import Analysis
from index.askable import Opening
from index.citation import Citation
from index.errors import NoSuchRelease
from index.release import Language, Paragraph, ParagraphKind, Release, ReleaseSummary, Sentence
from index.term_rows import erase_terms, write_terms

SUMMARY = """
    SELECT r.id, r.source, v.number, v.title, v.language, v.issuer, v.place, v.published, v.url,
           (SELECT count(*) FROM sentences s WHERE s.version_id = v.id) AS sentences
    FROM releases r JOIN versions v ON v.release_id = r.id AND v.number = r.version
"""
CITATION_COLUMNS = """
    s.id AS sentence_id, s.position, v.number, r.version = v.number AS current, v.title, v.language,
    s.start, s."end", substr(v.text, s.start + 1, s."end" - s.start) AS text, v.issuer, v.place,
    v.published, v.url, r.id, r.source
"""
CITATION_TABLES = "sentences s JOIN versions v ON v.id = s.version_id JOIN releases r ON r.id = v.release_id"
CITATION = f"SELECT {CITATION_COLUMNS} FROM {CITATION_TABLES}"
PRECEDING = f"""
    {CITATION} JOIN sentences c ON c.version_id = s.version_id
    WHERE c.id = ? AND s.position BETWEEN c.position - ? AND c.position - 1 AND NOT EXISTS (
        SELECT 1 FROM json_each(v.paragraphs) p WHERE p.key BETWEEN s.paragraph AND c.paragraph
        AND json_extract(p.value, '$[2]') = '{ParagraphKind.HEADING}')
    ORDER BY s.position DESC
"""


def changed(connection: Connection) -> None:
    """Note that vectors came or went, so that an index derived from them is known to be behind."""
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")


def version_id(connection: Connection, release_id: int, number: int) -> int:
    """Find the row of a version."""
    row = connection.execute(
        "SELECT id FROM versions WHERE release_id = ? AND number = ?", (release_id, number)
    ).fetchone()
    return int(row["id"])


def insert_release(connection: Connection, release: Release, digest: str) -> tuple[int, int]:
    """Insert a release, or the next version of the one with its source, which stops answering.

    Returns:
        The release's id and the new version's row.
    """
    known = connection.execute(
        "SELECT id, version FROM releases WHERE source = ?", (release.source,)
    ).fetchone()
    if known:
        release_id, number = known["id"], known["version"] + 1
        silence(connection, version_id(connection, release_id, known["version"]))
        connection.execute("UPDATE releases SET version = ? WHERE id = ?", (number, release_id))
    else:
        release_id, number = _insert(connection, "releases", source=release.source, version=1), 1
    row = _insert(
        connection,
        "versions",
        release_id=release_id,
        number=number,
        digest=digest,
        added_at=datetime.now(UTC).isoformat(timespec="seconds"),
        title=release.title,
        language=release.language,
        issuer=release.issuer,
        place=release.place,
        published=release.published.isoformat() if release.published else None,
        url=release.url,
        text=release.text,
        paragraphs=json.dumps([[p.start, p.end, p.kind] for p in release.paragraphs]),
    )
    return release_id, row


def insert_analysis(connection: Connection, version: int, release: Release, analysis: Analysis) -> None:
    """Store sentences, terms, acronyms, chunks and vectors; sentences already there keep their ids."""
    kept = {
        (row["start"], row["end"]): row["id"]
        for row in connection.execute(
            'SELECT id, start, "end" FROM sentences WHERE version_id = ? ORDER BY position', (version,)
        )
    }
    if list(kept) != [(s.start, s.end) for s in analysis.sentences]:
        connection.execute("DELETE FROM sentences WHERE version_id = ?", (version,))
        kept = {}
    for position, (sentence, vector) in enumerate(
        zip(analysis.sentences, analysis.sentence_vectors, strict=True)
    ):
        blob = vector.astype("<f2").tobytes()
        row = kept.get((sentence.start, sentence.end))
        if row is None:
            _insert(
                connection,
                "sentences",
                version_id=version,
                position=position,
                paragraph=sentence.paragraph,
                start=sentence.start,
                end=sentence.end,
                vector=blob,
            )
        else:
            connection.execute(
                "UPDATE sentences SET vector = ?, paragraph = ? WHERE id = ?", (blob, sentence.paragraph, row)
            )
    write_terms(connection, version, release)
    for chunk, vector in zip(analysis.chunks, analysis.chunk_vectors, strict=True):
        _insert(
            connection,
            "chunks",
            version_id=version,
            start=chunk.start,
            end=chunk.end,
            first=chunk.first,
            last=chunk.last,
            vector=vector.astype("<f2").tobytes(),
        )


def silence(connection: Connection, version: int) -> None:
    """Take a version out of search: its text and sentences stay; vectors, chunks, terms and acronyms go."""
    erase_terms(connection, version)
    connection.execute("UPDATE sentences SET vector = NULL WHERE version_id = ?", (version,))
    connection.execute("DELETE FROM chunks WHERE version_id = ?", (version,))


def read_release(connection: Connection, release_id: int) -> Release:
    """Read the current version of a release.

    Raises:
        NoSuchRelease: No release has this id.
    """
    row = connection.execute(
        """SELECT r.source, v.* FROM releases r
        JOIN versions v ON v.release_id = r.id AND v.number = r.version WHERE r.id = ?""",
        (release_id,),
    ).fetchone()
    if row is None:
        raise no_such_release(release_id)
    return _release(row)


def read_version(connection: Connection, version: int) -> tuple[Release, tuple[Sentence, ...]] | None:
    """Read a version, current or not, with its sentences; None when it is gone."""
    row = connection.execute(
        "SELECT r.source, v.* FROM versions v JOIN releases r ON r.id = v.release_id WHERE v.id = ?",
        (version,),
    ).fetchone()
    if row is None:
        return None
    found = connection.execute(
        'SELECT start, "end", paragraph FROM sentences WHERE version_id = ? ORDER BY position', (version,)
    )
    return _release(row), tuple(Sentence(each["start"], each["end"], each["paragraph"]) for each in found)


def _release(row: Row) -> Release:
    paragraphs = json.loads(row["paragraphs"])
    return Release(
        source=row["source"],
        text=row["text"],
        paragraphs=tuple(Paragraph(start, end, ParagraphKind(kind)) for start, end, kind in paragraphs),
        **_described(row),
    )


def read_summary(connection: Connection, release_id: int) -> ReleaseSummary:
    """Read one line of the list of releases.

    Raises:
        NoSuchRelease: No release has this id.
    """
    row = connection.execute(f"{SUMMARY} WHERE r.id = ?", (release_id,)).fetchone()
    if row is None:
        raise no_such_release(release_id)
    return summary(row)


def read_opening(connection: Connection, release: ReleaseSummary, sentences: int) -> Opening:
    """Read the first sentences of a release's current version."""
    found = connection.execute(
        f"{CITATION} WHERE r.id = ? AND v.number = ? AND s.position < ? ORDER BY s.position",
        (release.release_id, release.version, sentences),
    )
    texts = tuple(row["text"] for row in found)
    return Opening(release.release_id, release.title, release.language, release.published, texts)


def no_such_release(release_id: int) -> NoSuchRelease:
    """Say that an id names nothing."""
    return NoSuchRelease(f"There is no release {release_id}. `vocero releases` lists those there are.")


def summary(row: Row) -> ReleaseSummary:
    """Make a line of the list of releases from a row of `SUMMARY`."""
    return ReleaseSummary(
        release_id=row["id"],
        version=row["number"],
        source=row["source"],
        sentences=row["sentences"],
        **_described(row),
    )


def citation(row: Row) -> Citation:
    """Make a citation from a row of `CITATION`."""
    return Citation(
        sentence_id=row["sentence_id"],
        release_id=row["id"],
        version=row["number"],
        current=bool(row["current"]),
        position=row["position"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        source=row["source"],
        **_described(row),
    )


class _Description(TypedDict):
    """What a release, its line in a list and its citations have in common."""

    title: str
    language: Language
    issuer: str | None
    place: str | None
    published: date | None
    url: str | None


def _described(row: Row) -> _Description:
    return {
        "title": row["title"],
        "language": Language(row["language"]),
        "issuer": row["issuer"],
        "place": row["place"],
        "published": date.fromisoformat(row["published"]) if row["published"] else None,
        "url": row["url"],
    }


def _insert(connection: Connection, table: str, **values: object) -> int:
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    cursor = connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))
    assert cursor.lastrowid is not None
    return cursor.lastrowid
