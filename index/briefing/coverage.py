"""Which sentences carry a release: those that together tell the most of it in the fewest words.

What a release says is taken as its concepts (its terms, figures, dates, names and announced events) and as
the vectors of its sentences. A set of sentences is worth the sum, over the concepts, of the concept's weight
times the soundness of the best sentence of the set that tells it: a monotone submodular function (weighted
coverage; Lin and Bilmes, A Class of Submodular Functions for Document Summarization, 2011), which the lede
has begun to fill; figures and dates, of which lists are full, count less the more there are of them already.
So nothing is gained by telling twice, and taking the sentence that adds most for its length again and again
comes near the best set (Lin and Bilmes, Multi-document Summarization via Budgeted Maximization of Submodular
Functions, 2010).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, log1p

import numpy as np
from numpy.typing import NDArray

from index.antecedent.referent import Referent
from index.briefing.line import Line
from index.folding import fold
from index.mentions import MentionKind

MOST = 5
"""Sentences beside the lede at most."""
LEAST = 3
"""As many are told, where there are so many, however little the last one adds."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much counts what; docs/briefings.md says how that was found.

    Attributes:
        figure: A figure, beside a term that one sentence has, which counts 1; half for one without digits.
        day: A date or an hour, as a figure.
        name: A name.
        event: An announced event.
        vector: All sentences of the release together, as far as their vectors are covered.
        enough: So many figures, and so many dates, come near all that figures and dates can add.
        length: The power of its words by which a sentence's gain is divided: 0 prefers the longest, 1 the
            densest.
        place: How quickly counts less what stands farther down.
        leaning: What is left of a sentence that cannot be understood alone, nor from the lede.
        speaking: Of one that speaks of "us" or quotes somebody whom it does not name.
        listed: Of a line of a list.
        broken: Of what does not begin and end as a sentence does.
        stop: Share of the first sentence's gain below which no fourth or fifth one is told.
    """

    figure: float = 10.0
    day: float = 6.0
    name: float = 1.5
    event: float = 8.0
    vector: float = 30.0
    length: float = 0.85
    place: float = 0.2
    leaning: float = 0.7
    speaking: float = 0.85
    listed: float = 0.6
    broken: float = 0.6
    stop: float = 0.3
    enough: float = 8.0


WEIGHTS = Weights()

Concept = tuple[str, str]
"""Its kind and what it is."""

_KINDS = {MentionKind.QUANTITY: "figure", MentionKind.TIME: "day", MentionKind.NAME: "name"}
_ALIKE = 0.8
"""Share of its terms from which a sentence says nothing but what another does."""
_SHORTEST = 8
"""Words below which a sentence is no cheaper."""
_NO_LENGTH = 1e-6


def choose(
    lines: Sequence[Line], vectors: NDArray[np.float32], lede: int, weights: Weights = WEIGHTS
) -> list[int]:
    """Choose the sentences that carry the release beside its lede.

    Args:
        lines: The sentences, in the order of the text.
        vectors: (sentences, dimensions), rows of length 1 or 0.
        lede: The index of the lede.

    Returns:
        At most `MOST` indices, ascending; fewer where the release has no more that is worth telling.
    """
    return sorted(ordered(lines, vectors, lede, weights))


def ordered(
    lines: Sequence[Line], vectors: NDArray[np.float32], lede: int, weights: Weights = WEIGHTS
) -> list[int]:
    """Choose as `choose` does; the sentence that adds most comes first."""
    cover = _Cover(lines, vectors, lede, weights)
    waiting = [index for index, line in enumerate(lines) if line.may_carry and index != lede]
    chosen: list[int] = []
    first = 0.0
    while waiting and len(chosen) < MOST:
        gains = {index: cover.gain(index) for index in waiting}
        best = max(waiting, key=lambda index: (gains[index], -index))
        first = first or gains[best]
        if gains[best] <= 0 or (len(chosen) >= LEAST and gains[best] < weights.stop * first):
            break
        waiting.remove(best)
        if not any(_alike(lines[best], lines[other]) for other in (lede, *chosen)):
            chosen.append(best)
            cover.take(best)
    return chosen


class _Cover:
    """What the chosen sentences cover so far; it begins with the lede."""

    def __init__(
        self, lines: Sequence[Line], vectors: NDArray[np.float32], lede: int, weights: Weights
    ) -> None:
        self._lines, self._weights = lines, weights
        self._sound = [soundness(line, index, lede, weights) for index, line in enumerate(lines)]
        self._sound[lede] = 1.0
        counts = Counter(term for line in lines if line.may_carry for term in set(line.terms))
        self._told = [concepts(line, counts, weights) for line in lines]
        self._near = _likeness(vectors) * (weights.vector / len(lines))
        self._best: dict[Concept, float] = {}
        self._sums: dict[str, float] = {}
        self._reached = np.zeros(len(lines), dtype=np.float32)
        self.take(lede)

    def gain(self, index: int) -> float:
        """What the sentence would add, for its length."""
        added = sum(
            _saturated(self._sums.get(kind, 0.0) + more, kind, self._weights)
            - _saturated(self._sums.get(kind, 0.0), kind, self._weights)
            for kind, more in self._new(index).items()
        )
        added += float(np.maximum(self._sound[index] * self._near[index] - self._reached, 0.0).sum())
        cost: float = max(self._lines[index].words, _SHORTEST) ** self._weights.length
        return added / cost

    def take(self, index: int) -> None:
        """Count the sentence among the chosen ones."""
        for kind, more in self._new(index).items():
            self._sums[kind] = self._sums.get(kind, 0.0) + more
        sound = self._sound[index]
        for concept in self._told[index]:
            self._best[concept] = max(self._best.get(concept, 0.0), sound)
        self._reached = np.maximum(self._reached, sound * self._near[index])

    def _new(self, index: int) -> dict[str, float]:
        """What it adds of each kind of concept."""
        sound, sums = self._sound[index], dict[str, float]()
        for concept, weight in self._told[index].items():
            more = weight * (sound - self._best.get(concept, 0.0))
            if more > 0:
                sums[concept[0]] = sums.get(concept[0], 0.0) + more
        return sums


def _saturated(total: float, kind: str, weights: Weights) -> float:
    """What so much of one kind of concept is worth: the tenth figure tells less than the first."""
    most = {"figure": weights.figure, "day": weights.day}.get(kind, 0.0) * weights.enough
    return most * (1 - exp(-total / most)) if most else total


def _alike(one: Line, other: Line) -> bool:
    """Whether one of two sentences says little but what the other does."""
    mine, its = set(one.terms), set(other.terms)
    return len(mine & its) >= _ALIKE * max(1, min(len(mine), len(its)))


def concepts(line: Line, counts: Mapping[str, int], weights: Weights) -> dict[Concept, float]:
    """What a sentence tells, with its weights.

    Args:
        counts: In how many sentences of the release each term is.
    """
    found: dict[Concept, float] = {("term", term): 1 + log(max(counts[term], 1)) for term in line.terms}
    for mention in line.mentions:
        words = fold(line.text[mention.start : mention.end])
        kind = _KINDS.get(mention.kind)
        if kind is not None:
            exact = kind == "name" or any(char.isdigit() for char in words)
            found[kind, words] = getattr(weights, kind) * (1.0 if exact else 0.5)
    if line.announces:
        found["event", line.text] = weights.event
    return found


def soundness(line: Line, index: int, lede: int, weights: Weights) -> float:
    """How well a sentence tells what it tells, 0 to 1, by its place and form."""
    value = 1 / (1 + weights.place * log1p(max(0, index - lede)))
    if line.leans is not None and line.leans_on != lede:
        value *= weights.speaking if line.leans.referent is Referent.SPEAKER else weights.leaning
    if line.is_item:
        value *= weights.listed
    if not line.is_whole:
        value *= weights.broken
    return value


def _likeness(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Cosines of what parts the sentences: the release's title, embedded with each, is common to all."""
    apart = vectors - vectors.mean(axis=0)
    lengths = np.linalg.norm(apart, axis=1, keepdims=True)
    apart = np.where(lengths > _NO_LENGTH, apart / np.maximum(lengths, _NO_LENGTH), 0.0)
    cosines: NDArray[np.float32] = np.clip(apart @ apart.T, 0.0, 1.0)
    return cosines
