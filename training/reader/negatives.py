"""Finds for each question the sentences that look most like its answer and are none.

    python -m training.reader.negatives --work WORK

They are the nearest to the question by the encoder's own vectors: what a search would propose, mostly from
the same article or paragraph.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from training.encoder.student import Student
from training.encoder.tables import read_table

NEAREST = 30
_SAME = 0.9
"""Two sentences so alike (cosine) may both answer."""


def main(given: Sequence[str] | None = None) -> None:
    """Read `questions.tsv` and the encoder of the work folder, write `negatives.npy`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--encoder", default="questions", help="stage whose model finds them")
    parser.add_argument("--device", default="cpu")
    arguments = parser.parse_args(given)
    table = read_table(arguments.work / "questions.tsv")
    encoder = Student.load(arguments.work / arguments.encoder, arguments.device)
    np.save(arguments.work / "negatives.npy", nearest(encoder, table))


def nearest(encoder: Student, table: Sequence[Sequence[str]]) -> NDArray[np.int32]:
    """Find the wrong sentences nearest to each question.

    Args:
        encoder: Finds them.
        table: Questions and sentences: English, Spanish, English, Spanish.

    Returns:
        (rows, `NEAREST`): numbers of rows whose sentence is a wrong one, the nearest first; -1 for none.
    """
    # Several questions may be answered by one sentence: it stands for all of them by its first row.
    _, places, own = np.unique([row[2] for row in table], return_index=True, return_inverse=True)
    sentences = encoder.vectors([table[place][2] for place in places]).numpy()
    questions = encoder.vectors([row[0] for row in table]).numpy()
    index = faiss.IndexFlatIP(sentences.shape[1])
    index.add(sentences)
    _, found = index.search(questions, min(2 * NEAREST, len(sentences)))
    negatives = np.full((len(table), NEAREST), -1, dtype=np.int32)
    for row, near in enumerate(found):
        wrong = near[sentences[near] @ sentences[own[row]] < _SAME][:NEAREST]
        negatives[row, : len(wrong)] = places[wrong]
    return negatives


if __name__ == "__main__":
    main()
