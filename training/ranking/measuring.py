"""How good a fit is, by cross-validation over releases: no weights judge a question that they have seen."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from index.ranking import Stage
from training.ranking.asked import FOLDS, UNANSWERABLE, Array, Asked, Flags
from training.ranking.fitting import Rows, View, fit, looked_view, read_view, searched_view

_BINS = 10
_THRESHOLDS = (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
_NOT_FOUND = 10**6
STAGES = ("search alone", "with a close look", "with reading")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came first for a question that the weights had not seen.

    Attributes:
        sure: The probability given to the first candidate.
        rank: The place, from 1, of the first that answers.
    """

    pair: str
    sure: float
    rank: int

    @property
    def right(self) -> bool:
        """Whether the first candidate answers."""
        return self.rank == 1


def cross_validate(
    asked: Sequence[Asked], read: int, without: Collection[str] = ()
) -> dict[str, list[Outcome]]:
    """Fit on all folds but one, judge on that one, in turn.

    Returns:
        The outcomes of search alone, with a close look, and with reading, by the names of these.
    """
    outcomes: dict[str, list[Outcome]] = {name: [] for name in STAGES}
    for fold in range(FOLDS):
        weights = fit([each for each in asked if each.fold != fold], read, without)
        first, second = np.array(weights.searched.ranking), np.array(weights.looked.ranking)
        for each in (each for each in asked if each.fold == fold and len(each.answers)):
            views = (searched_view(each), looked_view(each, first), read_view(each, second, read))
            order: Rows = np.zeros(0, dtype=np.intp)
            for name, view, stage in zip(
                STAGES, views, (weights.searched, weights.looked, weights.read), strict=True
            ):
                ranking = np.array(stage.ranking)
                first_rows = view.rows[np.argsort(-(view.features @ ranking), kind="stable")]
                # What a stage leaves out follows in the order of the stage before.
                order = np.concatenate([first_rows, order[~np.isin(order, first_rows)]])
                rank = _rank(each.answers[order])
                outcomes[name].append(Outcome(each.pair, _sure(view, ranking, stage), rank))
    return outcomes


def _sure(view: View, ranking: Array, stage: Stage) -> float:
    best, share = view.first(ranking)
    return stage.sureness(view.features[best].tolist(), share)


def _rank(answers: Flags) -> int:
    found = np.flatnonzero(answers)
    return int(found[0]) + 1 if len(found) else _NOT_FOUND


def ranks_table(outcomes: Sequence[Outcome]) -> list[str]:
    """Give a line for each pair of languages."""
    lines = ["| pair | questions | first | in 5 | in 20 | MRR@20 |", "|---|---|---|---|---|---|"]
    for pair in sorted({each.pair for each in outcomes} - {UNANSWERABLE}):
        places = [each.rank for each in outcomes if each.pair == pair]
        share = [sum(place <= most for place in places) / len(places) for most in (1, 5, 20)]
        mrr = sum(1 / place for place in places if place <= 20) / len(places)
        lines.append(
            f"| {pair} | {len(places)} | {share[0]:.2f} | {share[1]:.2f} | {share[2]:.2f} | {mrr:.2f} |"
        )
    return lines


def thresholds_table(outcomes: Sequence[Outcome]) -> list[str]:
    """Give a line for each threshold: what is shown, what is kept silent, what is right."""
    lines = [
        "| threshold | of the shown, right | unanswerable left silent | answerable, shown and right"
        " | the same, one language |",
        "|---|---|---|---|---|",
    ]
    answerable = [each for each in outcomes if each.pair != UNANSWERABLE]
    within = [each for each in answerable if each.pair[:2] == each.pair[-2:]]
    for threshold in _THRESHOLDS:
        parts = (
            [each.right for each in outcomes if each.sure >= threshold],
            [each.sure < threshold for each in outcomes if each.pair == UNANSWERABLE],
            [each.right and each.sure >= threshold for each in answerable],
            [each.right and each.sure >= threshold for each in within],
        )
        cells = " | ".join(f"{sum(part) / max(len(part), 1):.2f}" for part in parts)
        lines.append(f"| {threshold} | {cells} |")
    return lines


def calibration_error(outcomes: Sequence[Outcome]) -> float:
    """Give the expected calibration error, in ten bins of equal width (Naeini and others 2015)."""
    sure = np.array([each.sure for each in outcomes])
    right = np.array([each.right for each in outcomes], dtype=np.float64)
    bins = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    return float(
        sum(
            abs(sure[bins == number].mean() - right[bins == number].mean()) * (bins == number).mean()
            for number in np.unique(bins)
        )
    )
