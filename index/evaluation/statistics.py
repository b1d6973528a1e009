"""What the figures are made of: functions of judged rows, each row counted as often as its weight says.

A weight of one for every row gives the figure itself; the weights of resampled runs give its spread.
"""

import numpy as np
from numpy.typing import NDArray

from index.evaluation.table import Flags, Floats, Table

BINS = 10
"""Bins of confidence, of equal width."""


def share(values: Floats | Flags, among: Flags, weights: Floats) -> Floats:
    """Give the weighted mean of the values among some of the rows.

    Args:
        values: (rows,).
        among: (rows,), which of them count.
        weights: (runs, rows), how often each row occurs in each run.

    Returns:
        (runs,); not a number for a run without any such row.
    """
    counts = weights @ among.astype(np.float64)
    sums = weights @ (values * among).astype(np.float64)
    return _quotient(sums, counts)


def reciprocal(rank: Floats, most: int) -> Floats:
    """Give 1 / rank, and 0 for those beyond the last rank that counts."""
    return np.where(rank <= most, 1 / rank, 0.0)


def risk_coverage_area(table: Table, weights: Floats) -> Floats:
    """Give the mean, over every number of answers, of the share of wrong ones among the so many surest.

    Lower is better. A question that nothing answers is wrong whatever is cited. The curve is El-Yaniv and
    Wiener's (On the Foundations of Noise-free Selective Classification, 2010, section 2).

    Args:
        weights: (runs, rows), whole numbers.

    Returns:
        (runs,).
    """
    surest = np.argsort(-table.confidence, kind="stable")
    hits = table.hit[surest]
    areas = []
    for run in weights:
        repeated = np.repeat(hits, run[surest].astype(np.int64))
        risks = 1 - np.cumsum(repeated) / np.arange(1, len(repeated) + 1)
        areas.append(risks.mean() if len(risks) else np.nan)
    return np.array(areas)


def bins(table: Table) -> NDArray[np.int64]:
    """Give each row's bin of confidence, counted from 0; a confidence of 1 is in the last."""
    return np.minimum((table.confidence * BINS).astype(np.int64), BINS - 1)


def calibration_error(table: Table, weights: Floats) -> Floats:
    """Give the expected calibration error: how far confidence and share of right ones lie apart, in the mean.

    Over bins of equal width, each weighed by its rows (Guo et al. 2017, arXiv:1706.04599, equation 3).

    Args:
        weights: (runs, rows).

    Returns:
        (runs,).
    """
    places = bins(table)
    apart = np.zeros(len(weights))
    for place in range(BINS):
        inside = (places == place).astype(np.float64)
        apart += np.abs(weights @ (inside * table.confidence) - weights @ (inside * table.hit))
    return _quotient(apart, weights.sum(axis=1))


def resample(table: Table, runs: int, seed: int) -> Floats:
    """Draw whole questions anew, with replacement: both languages of a question come and go together.

    As many are drawn as there are about releases of each language, and of those that nothing answers; the
    folder's making settled those numbers, not chance.

    Returns:
        (runs, rows), how often each row occurs.
    """
    generator = np.random.default_rng(seed)
    weights = np.zeros((runs, len(table.question)))
    for stratum in np.unique(table.release):
        rows = np.flatnonzero(table.release == stratum)
        questions, places = np.unique(table.question[rows], return_inverse=True)
        size = len(questions)
        drawn = generator.multinomial(size, np.full(size, 1 / size), size=runs)
        weights[:, rows] = drawn[:, places]
    return weights


def _quotient(sums: Floats, counts: Floats) -> Floats:
    """Divide; not a number where there is nothing to divide by."""
    found = np.full(len(counts), np.nan)
    np.divide(sums, counts, out=found, where=counts > 0)
    return found
