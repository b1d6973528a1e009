"""The fits: a conditional logit that ranks, and a logistic regression that says how sure the first one is.

In both, evidence for a sentence never counts against it: each weight is bounded to the side of zero that its
signal speaks for. Unbounded, words that match got a weight below zero in the confidence, as they count once
more in the softmax share.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from index.answering import LOOKED_AT
from index.ranking import RankingWeights, Stage
from index.signals import LOOKED, READ, SEARCHED
from training.ranking.asked import Array, Asked, Flags

_RIDGE = 1e-3
_AGAINST = frozenset({"kind_missing", "date_contradicted", "short"})
_EITHER = frozenset({"across"})
_CONSTANT = 1e-6
_MADE_UP = 0.1
"""How much a question counts for the confidence with candidates taken out, beside the same one as asked."""
_SET = {"recency": 1.0}
"""Weights in the ranking that are chosen, not fitted: no question of the development set asks for the newest.
They say nothing of how sure an answer is."""
Rows = NDArray[np.intp]
Bound = tuple[float | None, float | None]
_FREE: Bound = (None, None)


@dataclass(frozen=True, slots=True)
class View:
    """A question's candidates as one stage sees them.

    Attributes:
        features: (candidates, features).
        answers: (candidates,).
        rows: (candidates,): which of the question's candidates they are.
    """

    features: Array
    answers: Flags
    rows: Rows

    def first(self, ranking: Array) -> tuple[int, float]:
        """Give which candidate comes first, and the logarithm of its share in the softmax."""
        values = self.features @ ranking
        best = int(values.argmax())
        return best, -float(np.log(np.exp(values - values[best]).sum()))


def searched_view(asked: Asked) -> View:
    """Give all candidates, as search measured them."""
    return View(asked.searched, asked.answers, np.arange(len(asked.answers)))


def looked_view(asked: Asked, searched: Array, most: int = LOOKED_AT) -> View:
    """Give the candidates that are looked at: so many, the first by the ranking of the search."""
    rows = _first_rows(asked.looked, asked.searched @ searched, most)
    return View(asked.looked[rows], asked.answers[rows], rows)


def read_view(asked: Asked, looked: Array, most: int) -> View:
    """Give the candidates that are read: so many, the first by the ranking of those looked at."""
    rows = _first_rows(asked.read, np.nan_to_num(asked.looked) @ looked, most)
    return View(asked.read[rows], asked.answers[rows], rows)


def _first_rows(measured: Array, values: Array, most: int) -> Rows:
    """Give the rows that were measured, those of the highest values first."""
    known = np.flatnonzero(np.isfinite(measured).all(axis=1))
    return known[np.argsort(-values[known], kind="stable")[:most]]


def fit(asked: Sequence[Asked], read: int, without: Collection[str] = ()) -> RankingWeights:
    """Fit the stages, one after the other.

    Args:
        asked: The questions.
        read: How many candidates are read.
        without: Features that no stage may use; they get the weight 0.
    """
    variants = [
        (variant, _MADE_UP if place else 1.0)
        for each in asked
        for place, variant in enumerate(each.variants())
    ]
    answerable = [each for each in asked if each.answers.any()]

    def stage(names: tuple[str, ...], view: Callable[[Asked], View]) -> Stage:
        return _stage(
            names,
            without,
            [view(each) for each in answerable],
            [(view(variant), counts) for variant, counts in variants],
        )

    searched = stage(SEARCHED, searched_view)
    first = np.array(searched.ranking)
    looked = stage(LOOKED, lambda each: looked_view(each, first))
    second = np.array(looked.ranking)
    return RankingWeights(searched, looked, stage(READ, lambda each: read_view(each, second, read)))


def _stage(
    names: tuple[str, ...],
    without: Collection[str],
    ranked: Sequence[View],
    variants: Sequence[tuple[View, float]],
) -> Stage:
    bounds = [(0.0, 0.0) if name in without else _bound(name) for name in names]
    ranking = _fit_ranking(
        [view for view in ranked if view.answers.any()],
        [
            (_SET[name],) * 2 if name in _SET and name not in without else bound
            for name, bound in zip(names, bounds, strict=True)
        ],
    )
    rows, right, counts = [], [], []
    for view, counted in variants:
        if len(view.answers):
            best, share = view.first(ranking)
            rows.append([*view.features[best], share])
            right.append(bool(view.answers[best]))
            counts.append(counted)
    *confidence, intercept = _fit_confidence(
        np.array(rows), np.array(right), np.array(counts), [*bounds, (0.0, None)]
    )
    return Stage(names, tuple(ranking.tolist()), tuple(map(float, confidence)), float(intercept))


def _bound(name: str) -> Bound:
    if name in _EITHER:
        return _FREE
    if name in _SET:
        return (0.0, 0.0)
    return (None, 0.0) if name in _AGAINST else (0.0, None)


def _fit_ranking(views: Sequence[View], bounds: Sequence[Bound]) -> Array:
    """Maximise the probability that a softmax over the candidates picks one that answers."""
    scale = _scale(np.concatenate([view.features for view in views]))
    views = [View(view.features / scale, view.answers, view.rows) for view in views]
    bounds = [_scaled(bound, by) for bound, by in zip(bounds, scale, strict=True)]

    def loss(weights: Array) -> tuple[float, Array]:
        total = _RIDGE * float(weights @ weights) * len(views)
        gradient = 2 * _RIDGE * len(views) * weights
        for view in views:
            values = view.features @ weights
            odds = np.exp(values - values.max())
            right, every = odds[view.answers].sum(), odds.sum()
            total -= float(np.log(right / every))
            gradient -= (
                odds[view.answers] @ view.features[view.answers] / right - odds @ view.features / every
            )
        return total / len(views), gradient / len(views)

    start = np.array([low if low is not None and low == high else 0.0 for low, high in bounds])
    fitted: Array = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    return fitted / scale


def _fit_confidence(rows: Array, right: Flags, counts: Array, bounds: Sequence[Bound]) -> Array:
    """Fit a logistic regression.

    Args:
        rows: (candidates, features and the logarithm of the share).
        right: Whether each candidate answers.
        counts: How much each candidate counts.

    Returns:
        A weight for each column, then the intercept.
    """
    scale = _scale(rows)
    inputs = np.column_stack([rows / scale, np.ones(len(rows))])
    signs = np.where(right, 1.0, -1.0)
    counts = counts / counts.sum()

    def loss(weights: Array) -> tuple[float, Array]:
        margins = signs * (inputs @ weights)
        penalised = np.append(weights[:-1], 0.0)
        gradient = -(inputs * (counts * signs * expit(-margins))[:, None]).sum(axis=0)
        return (
            float((counts * np.logaddexp(0, -margins)).sum() + _RIDGE * penalised @ penalised),
            gradient + 2 * _RIDGE * penalised,
        )

    scaled = [_scaled(bound, by) for bound, by in zip(bounds, scale, strict=True)]
    fitted: Array = minimize(
        loss, np.zeros(inputs.shape[1]), jac=True, method="L-BFGS-B", bounds=[*scaled, _FREE]
    ).x
    weights: Array = fitted / np.append(scale, 1.0)
    return weights


def _scale(features: Array) -> Array:
    """Give the deviation of each feature, so that the ridge weighs on all alike; 1 where it never varies."""
    deviation: Array = features.std(axis=0)
    # Of equal numbers it may be some 1e-17.
    return np.where(deviation > _CONSTANT, deviation, 1.0)


def _scaled(bound: Bound, by: float) -> Bound:
    low, high = bound
    return (low if low is None else low * by, high if high is None else high * by)
