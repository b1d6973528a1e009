"""One step of benchmarks/growth.py, as a process of its own (see benchmarks/side.py): ingest, or search."""

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from benchmarks.hashed_words import HashedWords
from benchmarks.side import Figures, Job, serve, timed
from config import Settings
from index import Library, Outcome
from index.catalogue import Catalogue
from index.database import Database
from index.dense import DenseRetriever
from index.release import Language
from index.search import search

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.vectors import VectorIndex

ROUNDS = 3
"""Times that each question is searched; its median counts, as what else the machine does falls on some."""


class _Watched:
    """A vector index that takes down how long its searches took, in seconds."""

    def __init__(self, index: "VectorIndex") -> None:
        self._index = index
        self.took = 0.0

    def search(self, query: "NDArray[np.float32]", k: int) -> "tuple[NDArray[np.int64], NDArray[np.float32]]":
        start = time.perf_counter()
        found = self._index.search(query, k)
        self.took += time.perf_counter() - start
        return found


def ingest(job: Job) -> Figures:
    """Ingest release after release, then make the vector index.

    Returns:
        `ingest_s` and `index_s`, seconds; `releases`, `sentences` and `chunks`, how many there are now;
        `catalogue_bytes` and `vectors_bytes`, the sizes of the files.
    """
    settings = _settings(job)
    library = Library(settings, embedder=HashedWords())

    def fill() -> None:
        for path in job.inputs:
            ingested = library.ingest(Path(path))
            if ingested.outcome is not Outcome.ADDED:
                raise SystemExit(f"{path} is {ingested.outcome.value}: the releases must all differ")

    figures: Figures = {"ingest_s": timed(fill)["wall_s"], "index_s": timed(library.close)["wall_s"]}
    with Library(settings, embedder=HashedWords()) as library:
        state = library.state()
    return figures | {
        "releases": state.releases,
        "sentences": state.sentences,
        "chunks": state.chunks,
        "catalogue_bytes": state.catalogue_bytes,
        "vectors_bytes": settings.vectors_path.stat().st_size,
    }


def ask(job: Job) -> Figures:
    """Search for each question in one snapshot of the catalogue, for all of them once before to warm up.

    Args:
        job: Its inputs are JSON: [the question, its language].

    Returns:
        `p50_ms` and `p95_ms`, by the clock; medians: `cpu_ms`, of the processor, `vectors_ms`, in the vector
        index, and `found`, how many sentences are scored.
    """
    import numpy as np

    settings = _settings(job)
    asked = [(words, Language(code)) for words, code in map(json.loads, job.inputs)]
    embedder = HashedWords()
    embedded = embedder.encode_questions([words for words, _ in asked])
    database = Database(settings.catalogue_path)
    catalogue = Catalogue(database)
    notices: list[str] = []
    dense = DenseRetriever(settings, catalogue, embedder=embedder, notify=notices.append)
    taken: list[tuple[float, float, float, int]] = []
    with catalogue.snapshot():
        watched = _Watched(dense.vectors())
        if notices:
            raise SystemExit(f"the vector index should have been ready: {notices[0]}")
        for _ in range(1 + ROUNDS):
            for (words, language), vector in zip(asked, embedded, strict=True):
                watched.took, wall, cpu = 0.0, time.perf_counter(), time.thread_time()
                hits = search(
                    words,
                    language,
                    vector,
                    catalogue=catalogue,
                    vectors=cast("VectorIndex", watched),
                    candidates=settings.candidates,
                )
                wall, cpu = time.perf_counter() - wall, time.thread_time() - cpu
                taken.append((1000 * wall, 1000 * cpu, 1000 * watched.took, len(hits)))
    database.close()
    by_question = np.median(np.reshape(taken, (1 + ROUNDS, len(asked), 4))[1:], axis=0)
    walls, cpus, vectors, found = by_question.T
    return {
        "p50_ms": float(np.median(walls)),
        "p95_ms": float(np.percentile(walls, 95)),
        "cpu_ms": float(np.median(cpus)),
        "vectors_ms": float(np.median(vectors)),
        "found": float(np.median(found)),
    }


def _settings(job: Job) -> Settings:
    return Settings().model_copy(update={"data_dir": Path(job.store)})


if __name__ == "__main__":
    serve(ingest, ask)
