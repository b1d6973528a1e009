"""A release as the catalogue holds it, read at one moment for its briefing."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index import rows
from index.citation import Citation
from index.database import Database
from index.release import Release, ReleaseSummary


@dataclass(frozen=True, slots=True)
class StoredRelease:
    """The current version of a release, with its sentences.

    Attributes:
        cited: Its sentences, in the order of the text; at least one.
        paragraphs: For each sentence the index of its paragraph in `release.paragraphs`.
        vectors: (sentences, dimensions), float32, rows of length 1; of 0 where a sentence has no vector.
    """

    summary: ReleaseSummary
    release: Release
    cited: tuple[Citation, ...]
    paragraphs: tuple[int, ...]
    vectors: NDArray[np.float32]


_SENTENCES = f"""
    SELECT s.paragraph, s.vector, {rows.CITATION_COLUMNS} FROM {rows.CITATION_TABLES}
    WHERE r.id = ? AND v.number = r.version ORDER BY s.position
"""


def read_stored(database: Database, release_id: int) -> StoredRelease:
    """Read all that a briefing is made of, in one state of the catalogue.

    Raises:
        NoSuchRelease: No release has this id.
        CatalogueError: The catalogue cannot be read.
    """
    with database.reading() as connection:
        summary = rows.read_summary(connection, release_id)
        release = rows.read_release(connection, release_id)
        found = connection.execute(_SENTENCES, (release_id,)).fetchall()
    blobs = [row["vector"] for row in found]
    return StoredRelease(
        summary,
        release,
        tuple(rows.citation(row) for row in found),
        tuple(row["paragraph"] for row in found),
        _vectors(blobs),
    )


def _vectors(blobs: list[bytes | None]) -> NDArray[np.float32]:
    """The vectors of a catalogue's float16 rows."""
    dimensions = max((len(blob) // 2 for blob in blobs if blob is not None), default=0)
    vectors = np.zeros((len(blobs), dimensions), dtype=np.float32)
    for row, blob in zip(vectors, blobs, strict=True):
        if blob is not None:
            row[:] = np.frombuffer(blob, dtype="<f2")
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    np.divide(vectors, lengths, out=vectors, where=lengths > 0)
    return vectors
