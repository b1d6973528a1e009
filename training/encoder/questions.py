"""Stage 2: a question's vector comes near that of the sentence that answers it, in whatever languages.

    python -m training.encoder.questions --work WORK

Question and sentence are each read in a language drawn at random, so that all four directions are trained and
a wrong sentence in the question's own language has to lose to the right one in the other. Batches are made of
groups of sentences about like things, by their words: the wrong sentences of a batch are hard ones.
Between these batches come parallel sentences, so that the languages stay aligned.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from pathlib import Path

import torch
from torch.nn.functional import cross_entropy, normalize

from training.encoder.corpora import held_out
from training.encoder.embedding_rows import bags
from training.encoder.groups import grouped
from training.encoder.loop import Rates, record, train
from training.encoder.student import Student
from training.encoder.tables import read_table

DIMENSIONS = (384, 256, 128)
"""The vectors are trained to be of use when cut to each of these (Kusupati et al. 2022, "Matryoshka")."""
_TEMPERATURE = 0.05
_SAME = 0.92
"""Two sentences so alike (cosine) may both answer: neither counts as wrong for the other's question."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Tokenized texts: each row of `left` belongs to that row of `right`.

    Attributes:
        left: Questions, or sentences.
        right: The sentences that answer, or the translations.
        excused: (texts, texts), True where a text of the right is neither the row's own nor surely wrong.
    """

    left: list[list[int]]
    right: list[list[int]]
    excused: torch.Tensor


def main(given: Sequence[str] | None = None) -> None:
    """Read `questions.tsv`, `pairs.tsv` and `distil/` of the work folder, write `questions/`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--start", default="distil", help="stage whose model is trained on")
    parser.add_argument("--out", default="questions", help="name of this stage's folder")
    parser.add_argument("--epochs", type=float, default=2.0, help="how often each question is seen")
    parser.add_argument("--batch", type=int, default=64, help="questions a batch")
    parser.add_argument("--group", type=int, default=4, help="like sentences put into a batch together")
    parser.add_argument(
        "--parallel", type=int, default=4, help="every which step is one of parallel sentences"
    )
    parser.add_argument("--longest", type=int, default=64, help="word pieces of an answer, at most")
    parser.add_argument("--parallel-words", type=int, default=25, help="of either side, at most")
    parser.add_argument("--rate", type=float, default=7e-5)
    parser.add_argument("--rows-rate", type=float, default=4e-4)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--device", default="cpu")
    arguments = parser.parse_args(given)
    folder = arguments.work / arguments.out
    record(folder, vars(arguments))
    torch.manual_seed(arguments.seed)
    student = Student.load(arguments.work / arguments.start, arguments.device)
    table = [row for row in read_table(arguments.work / "questions.tsv") if not held_out(row[2])]
    parallel = [
        row
        for row in read_table(arguments.work / "pairs.tsv")
        if all(4 <= len(side.split()) <= arguments.parallel_words for side in row)
    ]
    batches = make_batches(
        student,
        table,
        parallel,
        epochs=arguments.epochs,
        size=arguments.batch,
        group=arguments.group,
        every=arguments.parallel,
        longest=arguments.longest,
        seed=arguments.seed,
    )

    def loss_of(batch: Batch) -> torch.Tensor:
        return contrast(student.embed(batch.left), student.embed(batch.right), batch.excused)

    train(student, batches, loss_of, Rates(arguments.rate, arguments.rows_rate), folder)


def make_batches(
    student: Student,
    table: list[list[str]],
    parallel: list[list[str]],
    *,
    epochs: float,
    size: int,
    group: int,
    every: int,
    longest: int,
    seed: int,
) -> list[Batch]:
    """Make the batches of the stage.

    Args:
        student: Its tokenizer cuts the texts; its embedding rows say which sentences are alike.
        table: Questions and sentences: English, Spanish, English, Spanish.
        parallel: Sentences: English, Spanish.
        epochs: How often each question is seen.
        size: Questions a batch.
        group: Like sentences together.
        every: Every which batch is of parallel sentences.
        longest: Word pieces of an answer; a longer one, mostly a paragraph, is left out with its question.
        seed: Of all that is drawn.
    """
    draw = random.Random(seed)
    answers = [student.pieces([row[side] for row in table]) for side in (2, 3)]
    short = [max(map(len, both)) <= longest for both in zip(*answers, strict=True)]
    table = list(compress(table, short))
    sentences = [list(compress(side, short)) for side in answers]
    questions = [student.pieces([row[side] for row in table]) for side in (0, 1)]
    rows = student.encoder.embeddings.word_embeddings.weight.detach().cpu().numpy()
    vectors = bags(student.tokenizer, rows, [row[2] for row in table])
    both = [student.pieces([row[side] for row in parallel]) for side in (0, 1)]
    lengths = [len(pieces) for pieces in both[1]]
    batches: list[Batch] = []
    order: list[int] = []
    wanted = round(epochs * len(table) / size)
    others: Iterator[list[int]] = iter([])
    while len(batches) < wanted + wanted // max(1, every - 1):
        if len(batches) % every == every - 1 and parallel:
            drawn = next(others, None)
            if drawn is None:
                others = iter(_neighbours(lengths, size, draw))
                drawn = next(others)
            first = draw.randrange(2)
            batches.append(
                Batch(
                    [both[first][n] for n in drawn],
                    [both[1 - first][n] for n in drawn],
                    torch.zeros(len(drawn), len(drawn), dtype=torch.bool),
                )
            )
            continue
        if len(order) < size:
            order += grouped(vectors, group, draw, same=_SAME)
        numbers, order = order[:size], order[size:]
        near = torch.from_numpy(vectors[numbers] @ vectors[numbers].T > _SAME).fill_diagonal_(False)
        batches.append(
            Batch(
                [questions[draw.randrange(2)][n] for n in numbers],
                [sentences[draw.randrange(2)][n] for n in numbers],
                near,
            )
        )
    return batches


def _neighbours(lengths: list[int], size: int, draw: random.Random) -> list[list[int]]:
    """Cut texts into full batches of neighbours in length, in random order."""
    order = sorted(range(len(lengths)), key=lambda text: (lengths[text], draw.random()))
    batches = [order[start : start + size] for start in range(0, len(order) - size + 1, size)] or [order]
    draw.shuffle(batches)
    return batches


def contrast(left: torch.Tensor, right: torch.Tensor, excused: torch.Tensor) -> torch.Tensor:
    """Give how hard it is to tell each text's own among the others, both ways, at each size of the vectors.

    Args:
        left: (texts, dimensions), rows of length 1.
        right: Likewise; row by row what belongs to `left`.
        excused: (texts, texts), True where a text of the right is left out for that row.
    """
    labels = torch.arange(len(left), device=left.device)
    excused = excused.to(left.device)
    losses = []
    for size in DIMENSIONS:
        cosines = normalize(left[:, :size], dim=-1) @ normalize(right[:, :size], dim=-1).T / _TEMPERATURE
        cosines = cosines.masked_fill(excused, -1e4)
        losses.append(cross_entropy(cosines, labels) + 0.5 * cross_entropy(cosines.T, labels))
    return torch.stack(losses).mean()


if __name__ == "__main__":
    main()
