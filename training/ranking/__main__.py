"""Fit the weights of `index/ranking.py` on a folder of evaluation data, and measure them.

    python -m training.ranking FOLDER [--data DATA] [--write]

FOLDER holds `releases/`, `questions.jsonl` and `unanswerable.jsonl`. Every question is put to all of them in
both languages. The ranking is a conditional logit over each question's candidates. The confidence is a
logistic regression on the first candidate; it learns from each question four times, so that it holds for
libraries small and large and for questions without an answer: among all releases and among its own alone,
each with and without the sentences that answer.

The table is measured by five-fold cross-validation over releases; what is written is fitted on everything.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from config import Settings
from index import Candidate, Language, Library
from index.ranking import RankingWeights, Signals, confidence, scores

Array = NDArray[np.float64]
_FOLDS = 5
_RIDGE = 1e-3
_EVERYTHING = 100_000
_WEIGHTS = Path(__file__).parents[1] / "index" / "data" / "ranking.json"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in one language with its candidates.

    Attributes:
        answers: Whether each candidate answers.
        own: Whether each stands in the release that the question is about.
        fold: Questions about one release share a fold.
    """

    pair: str
    signals: tuple[Signals, ...]
    answers: NDArray[np.bool_]
    own: NDArray[np.bool_]
    fold: int

    def keep(self, mask: NDArray[np.bool_]) -> "Asked":
        """Give the question with some of its candidates only."""
        signals = tuple(s for s, kept in zip(self.signals, mask, strict=True) if kept)
        return Asked(self.pair, signals, self.answers[mask], self.own[mask], self.fold)

    @property
    def features(self) -> Array:
        """The candidates' features, shape (candidates, features)."""
        return np.array([s.features() for s in self.signals], dtype=np.float64)


def _squash(text: str) -> str:
    return " ".join(text.split())


def _is_answer(candidate: Candidate, golds: Sequence[tuple[str, str]]) -> bool:
    text, name = _squash(candidate.citation.text), Path(candidate.citation.source).name
    return any(
        name == release and (gold in text or (text in gold and len(text) > 25)) for release, gold in golds
    )


def _signals(candidate: Candidate) -> Signals:
    measured = candidate.signals
    return Signals(measured["dense"], measured["lexical"], bool(measured["same_language"]))


def _golds(question: dict[str, Any]) -> list[tuple[str, str]]:
    golds = [(question["release"], _squash(gold)) for gold in question["gold"]]
    for other in question.get("alt") or []:
        texts = [other["gold"]] if isinstance(other["gold"], str) else other["gold"]
        golds += [(other["release"], _squash(text)) for text in texts]
    return golds


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def collect(folder: Path, data: Path | None) -> list[Asked]:
    """Ask everything of a library of the folder's releases; unanswerable questions get no answers.

    Args:
        data: Where that library is kept, so that the next run has nothing to embed; None to forget it.
    """
    asked = []
    with tempfile.TemporaryDirectory() as temporary:
        settings = Settings(_env_file=None, data_dir=data or Path(temporary))
        with Library(settings) as library:
            for path in sorted((folder / "releases").iterdir()):
                library.ingest(path)
            spoken = {Path(r.source).name: r.language for r in library.releases()}
            for question in _lines(folder / "questions.jsonl") + _lines(folder / "unanswerable.jsonl"):
                golds = _golds(question) if "gold" in question else []
                about = question.get("release", "")
                for language in Language:
                    found = library.ask(
                        question[f"question_{language}"], language=language, limit=_EVERYTHING
                    )
                    asked.append(
                        Asked(
                            f"{language}→{spoken[about]}" if about else "unanswerable",
                            tuple(_signals(c) for c in found.candidates),
                            np.array([_is_answer(c, golds) for c in found.candidates], dtype=bool),
                            np.array(
                                [Path(c.citation.source).name == about for c in found.candidates], dtype=bool
                            ),
                            # Not hash(): Python salts it anew at each start.
                            crc32((about or question["id"]).encode()) % _FOLDS,
                        )
                    )
    return asked


def fit(asked: Sequence[Asked]) -> RankingWeights:
    """Fit the ranking, then the confidence of what it puts first."""
    ranking = _fit_ranking([(a.features, a.answers) for a in asked if a.answers.any()])
    rows, right = [], []
    for variant in (v for a in asked for v in _variants(a)):
        best, share = _first(variant, ranking)
        rows.append([*variant.features[best], share])
        right.append(bool(variant.answers[best]))
    *weights, intercept = _fit_confidence(np.array(rows), np.array(right))
    return RankingWeights(tuple(ranking), tuple(weights), float(intercept))


def _fit_confidence(rows: Array, right: NDArray[np.bool_]) -> Array:
    """Fit a logistic regression in which more evidence never makes less sure.

    Unbounded, words that match got a weight below zero, since they count once more in the softmax share.

    Args:
        rows: (candidates, signals): those of `Signals.features()` and the logarithm of the share.
        right: Whether each candidate answers.

    Returns:
        A weight for each signal, then the intercept.
    """
    inputs = np.column_stack([rows, np.ones(len(rows))])
    signs = np.where(right, 1.0, -1.0)

    def loss(weights: Array) -> tuple[float, Array]:
        margins = signs * (inputs @ weights)
        gradient = -(inputs * (signs / (1 + np.exp(margins)))[:, None]).mean(axis=0)
        return float(np.logaddexp(0, -margins).mean()), gradient

    free = (None, None)  # Whether question and release are in one language, and the intercept.
    bounds = [(0, None), (0, None), (0, None), free, (0, None), free]
    fitted: Array = minimize(loss, np.zeros(inputs.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    return fitted


def _fit_ranking(questions: Sequence[tuple[Array, NDArray[np.bool_]]]) -> Array:
    """Maximise the probability that a softmax over the candidates picks one that answers."""

    def loss(weights: Array) -> tuple[float, Array]:
        total, gradient = (
            _RIDGE * float(weights @ weights) * len(questions),
            2 * _RIDGE * len(questions) * weights,
        )
        for features, answers in questions:
            odds = np.exp(features @ weights - (features @ weights).max())
            right, every = odds[answers].sum(), odds.sum()
            total -= float(np.log(right / every))
            gradient -= odds[answers] @ features[answers] / right - odds @ features / every
        return total / len(questions), gradient / len(questions)

    start = np.zeros(questions[0][0].shape[1])
    fitted: Array = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return fitted


def _variants(asked: Asked) -> list[Asked]:
    """The question as asked and with the answers taken out, of all releases and of its own alone."""
    if not asked.answers.any():
        masks = [np.ones_like(asked.own)]
    else:
        masks = [np.ones_like(asked.own), ~asked.answers, asked.own, asked.own & ~asked.answers]
    return [asked.keep(mask) for mask in masks if mask.any()]


def _first(asked: Asked, ranking: Array) -> tuple[int, float]:
    """Which candidate comes first, and the logarithm of its share in the softmax."""
    values = asked.features @ ranking
    best = int(values.argmax())
    return best, -float(np.log(np.exp(values - values[best]).sum()))


def measure(asked: Sequence[Asked]) -> list[str]:
    """Cross-validate: one line a language pair, then what the answer threshold does."""
    ranks: dict[str, list[int]] = {}
    shown: list[tuple[float, bool, bool]] = []
    for fold in range(_FOLDS):
        weights = fit([a for a in asked if a.fold != fold])
        for a in (a for a in asked if a.fold == fold and a.signals):
            values = np.array(scores(a.signals, weights))
            order = np.argsort(-values, kind="stable")
            sure = confidence(a.signals[order[0]], values[order].tolist(), weights)
            shown.append((sure, bool(a.answers[order[0]]), a.pair == "unanswerable"))
            if a.pair != "unanswerable":
                found = np.flatnonzero(a.answers[order])
                ranks.setdefault(a.pair, []).append(int(found[0]) + 1 if len(found) else sys.maxsize)
    lines = ["| pair | questions | first | in 5 | in 20 | MRR@20 |", "|---|---|---|---|---|---|"]
    for pair, places in sorted(ranks.items()):
        share = [sum(place <= n for place in places) / len(places) for n in (1, 5, 20)]
        mrr = sum(1 / place for place in places if place <= 20) / len(places)
        lines.append(
            f"| {pair} | {len(places)} | {share[0]:.2f} | {share[1]:.2f} | {share[2]:.2f} | {mrr:.2f} |"
        )
    lines += [
        "",
        "| threshold | of the shown, right | unanswerable left silent | answerable, shown and right |",
    ]
    lines += ["|---|---|---|---|"]
    for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        lines.append(f"| {threshold} | {_threshold_row(shown, threshold)} |")
    return lines


def _threshold_row(shown: Sequence[tuple[float, bool, bool]], threshold: float) -> str:
    given = [right for sure, right, _ in shown if sure >= threshold]
    silent = [sure < threshold for sure, _, unanswerable in shown if unanswerable]
    kept = [right and sure >= threshold for sure, right, unanswerable in shown if not unanswerable]
    return " | ".join(f"{sum(part) / max(len(part), 1):.2f}" for part in (given, silent, kept))


def main(say: Callable[[str], object]) -> None:
    """Fit, measure, and write the weights if asked to."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--write", action="store_true", help="write the weights that Vocero uses")
    arguments.add_argument("--data", type=Path, help="keep the library of the releases here")
    options = arguments.parse_args()
    asked = collect(options.folder, options.data)
    say("\n".join(measure(asked)) + "\n")
    weights = fit(asked)
    fields = {
        "made_by": "training/ranking.py",
        "questions": len(asked),
        "ranking": [round(w, 3) for w in weights.ranking],
        "confidence": [round(w, 3) for w in weights.confidence],
        "intercept": round(weights.intercept, 3),
    }
    say(json.dumps(fields, indent=2) + "\n")
    if options.write:
        _WEIGHTS.write_text(json.dumps(fields, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.stdout.write)
