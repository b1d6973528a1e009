"""What a release is judged by: its title, its sentences and their vectors, as the catalogue has them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.database import Database
from index.release import Language
from index.topics.wording import Form, forms_in

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = -1
"""The place of the title; the sentences have theirs from 0."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A release, laid out for topics.

    Attributes:
        language: Its language.
        sentences: How many sentences it has.
        where: For each form of a word the sentences that have it, and `TITLE`.
        vectors: Of the sentences, each behind the title: (sentences, dimensions), of length 1.
    """

    language: Language
    sentences: int
    where: dict[Form, set[int]]
    vectors: "NDArray[np.float32]"


def evidence(database: Database, release_id: int) -> Evidence | None:
    """Lay out the current version of a release; None where it is gone or has no sentence."""
    import numpy as np

    with database.reading() as connection:
        version = connection.execute(
            """SELECT v.id, v.title, v.language, v.text FROM releases r
            JOIN versions v ON v.release_id = r.id AND v.number = r.version WHERE r.id = ?""",
            (release_id,),
        ).fetchone()
        if version is None:
            return None
        rows = connection.execute(
            """SELECT start, "end", vector FROM sentences
            WHERE version_id = ? AND vector IS NOT NULL ORDER BY position""",
            (version["id"],),
        ).fetchall()
    if not rows:
        return None
    language = Language(version["language"])
    texts = {place: version["text"][row["start"] : row["end"]] for place, row in enumerate(rows)}
    where: dict[Form, set[int]] = {}
    for place, text in {TITLE: version["title"], **texts}.items():
        for form in forms_in(text, language):
            where.setdefault(form, set()).add(place)
    vectors = np.frombuffer(b"".join(row["vector"] for row in rows), dtype="<f2").astype(np.float32)
    return Evidence(language, len(rows), where, vectors.reshape(len(rows), -1))
