"""BM25: scores documents for a question by the terms they share."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from benchmarks.measures import Scores

K1 = 1.5
B = 0.75


class Bm25:
    """An index of documents given as terms.

    The weight of a term in a document is Robertson and Zaragoza's (The Probabilistic Relevance Framework,
    2009, formula 3.15), without its constant factor k1 + 1; the inverse document frequency is Lucene's
    ln(1 + (N - n + 0.5) / (n + 0.5)), which is never negative.
    """

    def __init__(self, documents: Sequence[Sequence[str]], *, k1: float = K1, b: float = B) -> None:
        """Index the documents.

        Args:
            documents: The terms of each, repeated as in it.
            k1: How slowly further occurrences of a term cease to count.
            b: How much a long document is held to be long-winded, from 0 to 1.
        """
        self._size = len(documents)
        mean = sum(map(len, documents)) / max(1, self._size)
        weights: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, document in enumerate(documents):
            for term, times in Counter(document).items():
                weights[term].append((number, times / (times + k1 * (1 - b + b * len(document) / mean))))
        self._numbers: dict[str, list[int]] = {}
        self._weights: dict[str, Scores] = {}
        for term, found in weights.items():
            rarity = math.log(1 + (self._size - len(found) + 0.5) / (len(found) + 0.5))
            self._numbers[term] = [number for number, _ in found]
            self._weights[term] = rarity * np.array([weight for _, weight in found])

    def scores(self, question: Mapping[str, float]) -> Scores:
        """Score every document: (documents,).

        Args:
            question: Its terms and how much each counts: a plain question's, how often it says it.
        """
        scores = np.zeros(self._size)
        for term, counts in question.items():
            if term in self._weights:
                scores[self._numbers[term]] += counts * self._weights[term]
        return scores
