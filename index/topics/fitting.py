"""Which topics a release is about.

Four things are measured of a topic and a release: whether title or lede name it, how many sentences do, how
near its vector comes to the release as a whole, and how near to the three nearest sentences. A logistic
function of them, fitted on releases of the development set that were judged by hand against everyday topics
(`benchmarks/topics.py`, docs/topics.md), tells how likely the release is about it. An alert that is wrong is
worse than one that is missed, so it has to be likely.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from index.database import Database
from index.dense import DenseRetriever
from index.topics.evidence import TITLE, Evidence, evidence
from index.topics.reference import reference
from index.topics.wording import forms, places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

_LEDE = 3
"""Sentences that count as the lede."""
_NEAREST = 3
WEIGHTS = (1.9, 3.9, 10.0, 15.6)
"""Of the four features, in their order."""
INTERCEPT = -7.3
LIKELY = 0.5
"""Log odds from which on a release is about a topic."""
_KEPT = 8192
"""Topics whose vectors are kept: some twelve megabytes. What two thousand chats follow fits in."""


class Topics:
    """Judges releases against topics. Its methods may be called from several threads.

    Args:
        database: Of the catalogue.
        dense: Gives the model that made its vectors.
    """

    def __init__(self, database: Database, dense: DenseRetriever) -> None:
        self._database = database
        self._dense = dense
        self._lock = Lock()
        self._common: Vectors | None = None
        self._vectors: dict[str, Vectors] = {}

    def fitting(self, release_ids: Sequence[int], topics: Sequence[str]) -> dict[int, tuple[str, ...]]:
        """Tell which of the topics each release is about; see `Library.fitting`."""
        import numpy as np

        asked = [topic for topic in dict.fromkeys(topics) if topic.strip()]
        if not asked or not release_ids:
            return {}
        vectors = self.vectors(asked)
        found = {}
        for release_id in dict.fromkeys(release_ids):
            release = evidence(self._database, release_id)
            if release is not None:
                odds = features(release, asked, vectors) @ np.array(WEIGHTS, dtype=np.float32) + INTERCEPT
                fits = [topic for topic, each in zip(asked, odds.tolist(), strict=True) if each >= LIKELY]
                if fits:
                    found[release_id] = tuple(fits)
        return found

    def vectors(self, topics: Sequence[str]) -> "Vectors":
        """Give the vectors of topics, (topics, dimensions), what all topics have in common taken away.

        Raises:
            ModelError: The model cannot be used.
        """
        import numpy as np

        embedder = self._dense.embedder()
        with self._lock:
            if self._common is None:
                self._common = embedder.encode_questions(reference()).mean(axis=0)
            new = [topic for topic in topics if topic not in self._vectors]
            if len(self._vectors) + len(new) > _KEPT:
                self._vectors.clear()
                new = list(topics)
            if new:
                apart = embedder.encode_questions(new) - self._common
                lengths = np.linalg.norm(apart, axis=1, keepdims=True)
                apart /= np.where(lengths > 0, lengths, 1)
                self._vectors.update(zip(new, apart, strict=True))
            return np.stack([self._vectors[topic] for topic in topics])


def features(release: Evidence, topics: Sequence[str], vectors: "Vectors") -> "Vectors":
    """Measure a release against topics.

    Args:
        vectors: Of the topics, shape (topics, dimensions).

    Returns:
        Shape (topics, 4): whether title or lede have its words (0 or 1), the square root of the share of
        sentences that have them, its cosine with the mean of the sentences, and the mean of its cosines with
        the three nearest.
    """
    import numpy as np

    whole = release.vectors.mean(axis=0)
    whole = whole / max(float(np.linalg.norm(whole)), 1e-9)
    named = [places(_forms(topic, release.language), release.where) for topic in topics]
    return np.stack(
        [
            np.array([any(place < _LEDE for place in each) for each in named], dtype=np.float32),
            np.array(
                [math.sqrt(len(each - {TITLE}) / release.sentences) for each in named], dtype=np.float32
            ),
            vectors @ whole,
            np.sort(vectors @ release.vectors.T, axis=1)[:, -_NEAREST:].mean(axis=1),
        ],
        axis=1,
    )


_forms = lru_cache(maxsize=2 * _KEPT)(forms)
