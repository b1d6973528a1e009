"""Fit the weights of `index/ranking.py` on a folder of evaluation data, and measure them.

    python -m training.ranking FOLDER [--data DATA] [--asked FILE] [--read N] [--write]

FOLDER holds `releases/`, `questions.jsonl` and `unanswerable.jsonl`. Every question is put to all of them in
both languages. The ranking is a conditional logit over each question's candidates. The confidence is a
logistic regression on the first candidate; it learns from each question four times, so that it holds for
libraries small and large and for questions without an answer: among all releases and among its own alone,
each with and without the sentences that answer.

The tables are measured by five-fold cross-validation over releases; what is written is fitted on everything.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from config import Settings
from index.ranking import INTERCEPT, SHARE, Stage
from index.signals import LOOKED, SEARCHED
from training.ranking.asked import Asked, collect, load, save
from training.ranking.fitting import fit
from training.ranking.measuring import (
    STAGES,
    calibration_error,
    cross_validate,
    ranks_table,
    thresholds_table,
)

_WEIGHTS = Path(__file__).parents[2] / "index" / "data" / "ranking.json"
_LEFT_OUT = {
    "lexical within one language": ("lexical_same",),
    "lexical across languages (translations)": ("lexical_across",),
    "all lexical": ("lexical_same", "lexical_across"),
    "dense": ("dense", "passage"),
    "passage": ("passage",),
    "reader": ("reader",),
    "kind of answer": ("kind_missing",),
    "names": ("names",),
    "dates": ("date_told", "date_published", "date_contradicted", "recency"),
    "all that a close look sees": LOOKED[len(SEARCHED) :],
}


def main(say: Callable[[str], object]) -> None:
    """Fit, measure, and write the weights if asked to."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--write", action="store_true", help="write the weights that Vocero uses")
    arguments.add_argument("--data", type=Path, help="keep the library of the releases here")
    arguments.add_argument("--asked", type=Path, help="keep what was measured here, and use what is kept")
    arguments.add_argument(
        "--read", type=int, default=Settings(_env_file=None).read, help="candidates that are read"
    )
    arguments.add_argument("--without", action="store_true", help="measure without each signal in turn, too")
    options = arguments.parse_args()
    if options.asked and options.asked.exists():
        asked = load(options.asked)
    else:
        asked = collect(options.folder, options.data)
        if options.asked:
            save(asked, options.asked)
    say("\n".join(_report(asked, options.read)) + "\n")
    if options.without:
        say("\n".join(_ablation(asked, options.read)) + "\n")
    weights = fit(asked, options.read)
    fields = {
        "made_by": "training/ranking",
        "questions": len(asked),
        "searched": _fields(weights.searched),
        "looked": _fields(weights.looked),
        "read": _fields(weights.read),
    }
    say(json.dumps(fields, indent=2) + "\n")
    if options.write:
        _WEIGHTS.write_text(json.dumps(fields, indent=2) + "\n", encoding="utf-8")


def _report(asked: Sequence[Asked], read: int) -> list[str]:
    lines = []
    for name, outcomes in cross_validate(asked, read).items():
        lines += [
            f"{name}: expected calibration error {calibration_error(outcomes):.3f}",
            "",
            *ranks_table(outcomes),
            "",
            *thresholds_table(outcomes),
            "",
        ]
    return lines


def _ablation(asked: Sequence[Asked], read: int) -> list[str]:
    lines = []
    for name, dropped in _LEFT_OUT.items():
        outcomes = cross_validate(asked, read, dropped)[STAGES[-1]]
        lines += [f"Without {name}", "", *ranks_table(outcomes), ""]
    return lines


def _fields(stage: Stage) -> dict[str, Any]:
    sure = dict(zip((*stage.features, SHARE), stage.confidence, strict=True)) | {INTERCEPT: stage.intercept}
    ranking = dict(zip(stage.features, stage.ranking, strict=True))
    return {
        "ranking": {name: round(weight, 3) for name, weight in ranking.items()},
        "confidence": {name: round(weight, 3) for name, weight in sure.items()},
    }


if __name__ == "__main__":
    main(sys.stdout.write)
