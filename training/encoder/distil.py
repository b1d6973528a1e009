"""Stage 1: the student's Spanish vector becomes the teacher's vector of the English sentence.

    python -m training.encoder.distil --work WORK

The student's English vectors are held where they are by batches of English alone.
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.nn.functional import cross_entropy

from training.encoder.batches import by_length
from training.encoder.loop import Rates, record, train
from training.encoder.student import Student
from training.encoder.tables import read_table
from training.encoder.teacher import teacher_folder

_TEMPERATURE = 0.05
_PULL = 20.0
"""Weight of the distance to the teacher's vector beside the contrastive term."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Tokenized texts: what the student reads, and what the teacher reads beside it."""

    student: list[list[int]]
    teacher: list[list[int]]


def main(given: Sequence[str] | None = None) -> None:
    """Read `pairs.tsv` and `start/` of the work folder, write `distil/`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, help="its folder; else that of the installed package")
    parser.add_argument("--pairs", type=int, default=0, help="how many of the pairs; 0: all")
    parser.add_argument("--steps", type=int, default=0, help="how many batches of them; 0: all")
    parser.add_argument("--tokens", type=int, default=1600, help="word pieces a batch")
    parser.add_argument("--rate", type=float, default=1e-4, help="highest learning rate of the encoder")
    parser.add_argument("--rows-rate", type=float, default=7e-4, help="the same of the embedding rows")
    parser.add_argument(
        "--english", type=float, default=0.15, help="part of the batches that are English alone"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cpu")
    arguments = parser.parse_args(given)
    folder = arguments.work / "distil"
    record(folder, vars(arguments))
    torch.manual_seed(arguments.seed)
    teacher = Student.load(arguments.teacher or teacher_folder(), arguments.device)
    student = Student.load(arguments.work / "start", arguments.device)
    table = read_table(arguments.work / "pairs.tsv")
    if arguments.pairs:
        table = table[: arguments.pairs]
    batches = make_batches(student, teacher, table, arguments.tokens, arguments.english, arguments.seed)
    if arguments.steps:
        batches = batches[: arguments.steps]

    def loss_of(batch: Batch) -> torch.Tensor:
        with torch.no_grad():
            target = teacher.embed(batch.teacher)
        return distance(student.embed(batch.student), target)

    train(student, batches, loss_of, Rates(arguments.rate, arguments.rows_rate), folder)


def make_batches(
    student: Student, teacher: Student, table: list[list[str]], tokens: int, english: float, seed: int
) -> list[Batch]:
    """Tokenize the pairs and cut them into batches; some of them have English on both sides."""
    draw = random.Random(seed)
    texts_en, texts_es = ([row[side] for row in table] for side in (0, 1))
    pieces_teacher, pieces_en, pieces_es = (
        teacher.pieces(texts_en),
        student.pieces(texts_en),
        student.pieces(texts_es),
    )
    batches = []
    for numbers in by_length([len(pieces) for pieces in pieces_es], tokens, draw):
        spoken = pieces_en if draw.random() < english else pieces_es
        batches.append(Batch([spoken[n] for n in numbers], [pieces_teacher[n] for n in numbers]))
    return batches


def distance(vectors: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Give how far vectors are from those they should be.

    Args:
        vectors: (texts, dimensions), rows of length 1.
        target: Likewise.

    Returns:
        One number: the cosine distance, and how hard it is to tell each text's target from the others'.
    """
    cosines = vectors @ target.T
    labels = torch.arange(len(vectors), device=vectors.device)
    return _PULL * (1 - cosines.diagonal()).mean() + cross_entropy(cosines / _TEMPERATURE, labels)


if __name__ == "__main__":
    main()
