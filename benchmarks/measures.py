"""Measures of a ranking: ranks, reciprocal rank, average precision, and how sure their means are."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]

TIE = 1e-6
"""Scores no further apart than this are equal; rounding alone parts those of equal texts by less."""

_RESAMPLES = 2000


def ranks_of_right(scores: Scores, right: Sequence[int]) -> tuple[int, ...]:
    """Give the places of the right ones in a ranking, the best first, counted from 1.

    Of equal scores the wrong ones come first, so that nothing is found by luck: a system that scores
    everything 0 finds the right one last.

    Args:
        scores: (n,), one for each of what is ranked; higher is better.
        right: Indices of the right ones, each once.
    """
    best_first = sorted((float(scores[index]) for index in right), reverse=True)
    wrong = np.delete(scores, list(right))
    return tuple(
        before + 1 + int(np.count_nonzero(wrong >= score - TIE)) for before, score in enumerate(best_first)
    )


def reciprocal_rank(ranks: Sequence[int]) -> float:
    """1 / the first right one's rank; 0 where there is none."""
    return 1 / ranks[0] if ranks else 0.0


def average_precision(ranks: Sequence[int]) -> float:
    """The mean, over the right ones, of the share of right ones from the first place down to theirs.

    Args:
        ranks: Of all that are right, ascending.
    """
    if not ranks:
        return 0.0
    return math.fsum(found / rank for found, rank in enumerate(ranks, start=1)) / len(ranks)


def interval(values: Sequence[float], *, seed: int = 0) -> tuple[float, float]:
    """Give the 95 % interval of the mean: the percentile bootstrap over the values, of 2,000 resamples.

    Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.

    Args:
        values: One or more, one for each question.
        seed: The same seed and values give the same interval.
    """
    sample = np.asarray(values, dtype=np.float64)
    generator = np.random.default_rng(seed)
    means = [sample[generator.integers(len(sample), size=len(sample))].mean() for _ in range(_RESAMPLES)]
    low, high = np.percentile(means, (2.5, 97.5))
    return float(low), float(high)
