"""The catalogue of releases: what is stored, one transaction a release.

It speaks in releases, citations and vectors; that there is SQLite underneath stays in here, in
`index/rows.py` and in `index/database.py`.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Literal

from index import rows
from index.alternatives import Alternatives
from index.analysis import Analysis
from index.askable import Opening
from index.citation import Citation
from index.database import Database
from index.event_rows import write_events
from index.model_rows import ModelRecord, forget_model, read_model, record_model
from index.release import Language, Release, ReleaseSummary
from index.term_rows import TERMS_TABLE, find_expansions


class Catalogue:
    """The releases of one SQLite file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def snapshot(self) -> AbstractContextManager[object]:
        """One state of the catalogue for all calls of this thread inside the `with` block."""
        return self._database.reading()

    # What the vectors are -----------------------------------------------------------------------------

    def stamp(self) -> str:
        """Name the present state of the vectors; it changes whenever one comes or goes."""
        with self._database.reading() as connection:
            values = dict(
                connection.execute("SELECT key, value FROM meta WHERE key IN ('id', 'generation')").fetchall()
            )
        return f"{values['id']}:{values['generation']}"

    def model(self) -> ModelRecord | None:
        """Say which model made the vectors; None before the first release."""
        with self._database.reading() as connection:
            return read_model(connection)

    def chunk_vectors(self) -> tuple[list[int], list[bytes]]:
        """Give the chunks' ids, ascending, and their vectors as the bytes of little-endian float16."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT id, vector FROM chunks ORDER BY id").fetchall()
        return [row["id"] for row in found], [row["vector"] for row in found]

    def sentences_in(self, chunk_ids: Sequence[int]) -> list[tuple[int, Language, int]]:
        """Give the sentences in these chunks: id, language, chunk."""
        with self._database.reading() as connection:
            found = connection.execute(
                f"""SELECT s.id, v.language, c.id AS chunk
                FROM chunks c JOIN versions v ON v.id = c.version_id JOIN sentences s
                  ON s.version_id = c.version_id AND s.position BETWEEN c.first AND c.last
                WHERE c.id IN ({_marks(chunk_ids)})""",
                tuple(chunk_ids),
            ).fetchall()
        return [(row["id"], Language(row["language"]), row["chunk"]) for row in found]

    def languages(self, chunk_ids: Sequence[int]) -> dict[int, Language]:
        """Give the languages of the releases that these chunks are of."""
        with self._database.reading() as connection:
            found = connection.execute(
                f"""SELECT c.id, v.language FROM chunks c JOIN versions v ON v.id = c.version_id
                WHERE c.id IN ({_marks(chunk_ids)})""",
                tuple(chunk_ids),
            ).fetchall()
        return {row["id"]: Language(row["language"]) for row in found}

    def sentence_vectors(self, sentence_ids: Sequence[int]) -> tuple[list[int], list[bytes]]:
        """Give the ids, ascending, and vectors (as above) of those sentences that are in search."""
        with self._database.reading() as connection:
            found = connection.execute(
                f"""SELECT id, vector FROM sentences
                WHERE id IN ({_marks(sentence_ids)}) AND vector IS NOT NULL ORDER BY id""",
                tuple(sentence_ids),
            ).fetchall()
        return [row["id"] for row in found], [row["vector"] for row in found]

    # Releases -----------------------------------------------------------------------------------------

    def find_same(self, source: str, digest: str) -> ReleaseSummary | None:
        """Find the release that the same bytes have made already.

        Where the source is known, its own current version decides: that another file holds the same bytes
        must not keep a changed release from becoming a new version. Bytes from a new source are known when
        any current version was read from them.

        Args:
            digest: SHA-256 of the bytes.
        """
        with self._database.reading() as connection:
            known = connection.execute("SELECT 1 FROM releases WHERE source = ?", (source,)).fetchone()
            condition, values = (
                ("r.source = ? AND v.digest = ?", (source, digest)) if known else ("v.digest = ?", (digest,))
            )
            row = connection.execute(f"{rows.SUMMARY} WHERE {condition} LIMIT 1", values).fetchone()
        return rows.summary(row) if row else None

    def add(
        self, release: Release, digest: str, analysis: Analysis, model: ModelRecord
    ) -> tuple[ReleaseSummary, bool]:
        """Store a release, as a new one or as the next version of the one with the same source.

        Returns:
            The release as it is stored now, and whether that is this call's doing: another process may have
            stored the same bytes meanwhile.

        Raises:
            ModelMismatch: The catalogue's vectors were made by another model.
            CatalogueError: It could not be stored; nothing of it is.
        """
        with self._database.writing() as connection:
            known = self.find_same(release.source, digest)
            if known is not None:
                return known, False
            record_model(connection, model)
            release_id, version = rows.insert_release(connection, release, digest)
            rows.insert_analysis(connection, version, release, analysis)
            write_events(connection, version, analysis.events)
            rows.changed(connection)
            return rows.read_summary(connection, release_id), True

    def remove(self, release_id: int) -> ReleaseSummary:
        """Forget a release with all its versions.

        Raises:
            NoSuchRelease: No release has this id.
        """
        with self._database.writing() as connection:
            summary = rows.read_summary(connection, release_id)
            rows.silence(connection, rows.version_id(connection, release_id, summary.version))
            connection.execute("DELETE FROM releases WHERE id = ?", (release_id,))
            if not connection.execute("SELECT count(*) FROM releases").fetchone()[0]:
                forget_model(connection)  # nothing is left that another model could be mixed with
            rows.changed(connection)
        return summary

    def reanalyse(self, analyses: Mapping[tuple[int, int], Analysis], model: ModelRecord) -> bool:
        """Replace the analyses of all current versions at once by those that `model` made.

        Args:
            analyses: By release id and version number.

        Returns:
            False, with nothing changed, when there is a current version that is not among them.
        """
        with self._database.writing() as connection:
            current = [
                (row["id"], row["version"]) for row in connection.execute("SELECT id, version FROM releases")
            ]
            if not analyses.keys() >= set(current):
                return False
            forget_model(connection)
            record_model(connection, model)
            for release_id, number in current:
                version = rows.version_id(connection, release_id, number)
                rows.silence(connection, version)
                release = rows.read_release(connection, release_id)
                rows.insert_analysis(connection, version, release, analyses[release_id, number])
                write_events(connection, version, analyses[release_id, number].events)
            rows.changed(connection)
        return True

    def releases(self, *, offset: int = 0, limit: int | None = None) -> tuple[ReleaseSummary, ...]:
        """List the releases, newest first by date of publication, then by arrival; undated ones last."""
        with self._database.reading() as connection:
            found = connection.execute(
                f"{rows.SUMMARY} ORDER BY v.published IS NULL, v.published DESC, r.id DESC LIMIT ? OFFSET ?",
                (-1 if limit is None else limit, offset),
            ).fetchall()
        return tuple(rows.summary(row) for row in found)

    def release(self, release_id: int) -> Release:
        """Give the current version of a release.

        Raises:
            NoSuchRelease: No release has this id.
        """
        with self._database.reading() as connection:
            return rows.read_release(connection, release_id)

    def texts(self, release_ids: Collection[int]) -> dict[int, str]:
        """Give the texts of the current versions of releases, by their ids."""
        with self._database.reading() as connection:
            found = connection.execute(
                f"""SELECT r.id, v.text FROM releases r
                JOIN versions v ON v.release_id = r.id AND v.number = r.version
                WHERE r.id IN ({_marks(release_ids)})""",
                tuple(release_ids),
            ).fetchall()
        return {row["id"]: row["text"] for row in found}

    def version(self, release_id: int, number: int) -> Release | None:
        """Give a release if `number` is still its current version."""
        with self._database.reading() as connection:
            current = connection.execute(
                "SELECT 1 FROM releases WHERE id = ? AND version = ?", (release_id, number)
            ).fetchone()
            return rows.read_release(connection, release_id) if current else None

    def count(self, table: Literal["releases", "versions", "sentences", "chunks"]) -> int:
        """Count what there is; of sentences those of current versions only."""
        of_current = " WHERE vector IS NOT NULL" if table == "sentences" else ""
        with self._database.reading() as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}{of_current}").fetchone()[0])

    # Sentences ----------------------------------------------------------------------------------------

    def citations(self, sentence_ids: Sequence[int]) -> dict[int, Citation]:
        """Give the citations of sentences by their ids; those that are gone are left out."""
        with self._database.reading() as connection:
            found = connection.execute(
                f"{rows.CITATION} WHERE s.id IN ({_marks(sentence_ids)})", tuple(sentence_ids)
            ).fetchall()
        return {row["sentence_id"]: rows.citation(row) for row in found}

    def neighbours(self, sentence_id: int, before: int, after: int) -> tuple[Citation, ...]:
        """Give a sentence with those around it in the same version, in the order of the text."""
        with self._database.reading() as connection:
            found = connection.execute(
                f"""{rows.CITATION} JOIN sentences c ON c.version_id = s.version_id
                WHERE c.id = ? AND s.position BETWEEN c.position - ? AND c.position + ?
                ORDER BY s.position""",
                (sentence_id, before, after),
            ).fetchall()
        return tuple(rows.citation(row) for row in found)

    def preceding(self, sentence_id: int, limit: int) -> tuple[Citation, ...]:
        """Give the sentences before one in the same version, nearest first, none of or beyond a heading."""
        with self._database.reading() as connection:
            found = connection.execute(rows.PRECEDING, (sentence_id, limit)).fetchall()
        return tuple(rows.citation(row) for row in found)

    def openings(self, *, limit: int, sentences: int) -> tuple[Opening, ...]:
        """Give the first sentences of the newest releases, in the order of `releases`."""
        with self._database.reading() as connection:
            return tuple(
                rows.read_opening(connection, summary, sentences) for summary in self.releases(limit=limit)
            )

    def frequencies(self, terms: Sequence[str], language: Language) -> tuple[dict[str, int], int]:
        """Tell in how many sentences of one language, or their titles, each term occurs.

        Returns:
            The count by term, without those that occur nowhere; and how many sentences there are.
        """
        table = TERMS_TABLE[language]
        with self._database.reading() as connection:
            found = connection.execute(
                f"SELECT term, doc FROM {table}_vocabulary WHERE term IN ({_marks(terms)})", tuple(terms)
            ).fetchall()
            total = connection.execute(f"SELECT count(*) FROM {table}_docsize").fetchone()[0]
        return {row["term"]: row["doc"] for row in found}, total

    def match(
        self, query: str, language: Language, *, title_weight: float, limit: int
    ) -> list[tuple[int, float]]:
        """Search the sentences of one language by their terms.

        Args:
            query: An FTS5 expression over terms as `index.lexical.terms` makes them.
            title_weight: How much a term in the release's title counts beside one in the sentence.

        Returns:
            Sentence ids with their BM25 score (higher is better), best first.
        """
        table = TERMS_TABLE[language]
        with self._database.reading() as connection:
            found = connection.execute(
                f"""SELECT rowid, -bm25({table}, 1.0, ?) AS score FROM {table} WHERE {table} MATCH ?
                ORDER BY score DESC, rowid LIMIT ?""",
                (title_weight, query, limit),
            ).fetchall()
        return [(row["rowid"], row["score"]) for row in found]

    def expansions(self, asked: Sequence[str], language: Language) -> tuple[Alternatives, ...]:
        """Find the other forms of acronyms, and of what they stand for, as the releases themselves give them.

        Args:
            asked: The words of a question, as `index.lexical.words` makes them.
            language: The language of the question.
        """
        with self._database.reading() as connection:
            return find_expansions(connection, asked, language)


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))
