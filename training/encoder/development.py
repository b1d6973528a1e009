"""Measures a model on questions that no stage has seen: those of the sentences held out.

python -m training.encoder.development --work WORK STAGE [STAGE ...]
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from training.encoder.corpora import held_out
from training.encoder.student import Student
from training.encoder.tables import read_table

_LANGUAGES = ("en", "es")


def main(given: Sequence[str] | None = None) -> None:
    """Print a line for each stage of the work folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("stages", nargs="+")
    arguments = parser.parse_args(given)
    table = [row for row in read_table(arguments.work / "questions.tsv") if held_out(row[2])]
    print(f"mean reciprocal rank, {len(table)} questions, machine Spanish")  # noqa: T201
    for stage in arguments.stages:
        ranks = measure(Student.load(arguments.work / stage), table)
        line = " ".join(f"{pair} {value:.3f}" for pair, value in ranks.items())
        print(f"{stage}: {line}", flush=True)  # noqa: T201


def measure(student: Student, table: list[list[str]]) -> dict[str, float]:
    """Give the mean reciprocal rank of the answer sentence for each pair of languages.

    Args:
        student: The model.
        table: Questions and sentences: English, Spanish, English, Spanish.

    Returns:
        By "question>sentence"; "question>both" is with the sentences of both languages in one pool, and
        then mean average precision, since each question has a right one in each language.
    """
    questions = [student.vectors([row[side] for row in table]).numpy() for side in (0, 1)]
    # Several questions may be answered by one sentence, which stands in the pool once.
    _, places, own = np.unique([row[2] for row in table], return_index=True, return_inverse=True)
    sentences = [student.vectors([table[place][side] for place in places]).numpy() for side in (2, 3)]
    found: dict[str, float] = {}
    for asked, vectors in zip(_LANGUAGES, questions, strict=True):
        scores = [vectors @ side.T for side in sentences]
        right = [score[np.arange(len(table)), own][:, None] for score in scores]
        for told, score, mine in zip(_LANGUAGES, scores, right, strict=True):
            found[f"{asked}>{told}"] = float(np.mean(1 / (1 + (score > mine).sum(1))))
        pool = np.concatenate(scores, axis=1)
        high, low = np.maximum(*right), np.minimum(*right)
        first, second = 1 + (pool > high).sum(1), 1 + (pool > low).sum(1)
        found[f"{asked}>both"] = float(np.mean((1 / first + 2 / np.maximum(second, 2)) / 2))
    return found


if __name__ == "__main__":
    main()
