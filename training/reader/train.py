"""Trains the reader.

    python -m training.reader.train --work WORK

Each step reads some questions, each with one right sentence and several wrong ones. The right one has to win
among them, which orders candidates; each has to be told right or wrong by itself, which lets the bot be
silent; and the words that answer have to be found, where they are known.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from training.encoder.corpora import held_out
from training.encoder.loop import CHECKPOINT, Rates, record, run
from training.encoder.tables import read_table
from training.reader import press as press_prose
from training.reader.examples import Examples
from training.reader.student import LAYERS, SENTENCE_PIECES, ReaderStudent, Reading

Batch = list[list[Reading]]
"""Groups of readings, the right one of each group first, all groups of one size."""

_SPAN_WEIGHT = 0.5


def main(given: Sequence[str] | None = None) -> None:
    """Read the tables, their negatives and the encoder of the work folder, write `reader/reader.pt`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--encoder", default="questions", help="stage whose model is the start")
    parser.add_argument("--start", type=Path, help="a reader's state to go on from")
    parser.add_argument("--out", default="reader", help="name of this stage's folder")
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--questions", type=int, default=45_000, help="questions that are read in all")
    parser.add_argument("--press", type=float, default=0.4, help="share about press prose, if made")
    parser.add_argument("--batch", type=int, default=24, help="questions a batch")
    parser.add_argument("--wrong", type=int, default=4, help="wrong sentences a question")
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--heads-rate", type=float, default=6e-4)
    parser.add_argument("--seed", type=int, default=3)
    arguments = parser.parse_args(given)
    folder = arguments.work / arguments.out
    record(folder, vars(arguments))
    torch.manual_seed(arguments.seed)
    reader = ReaderStudent.start(arguments.work / arguments.encoder, arguments.layers)
    if arguments.start:
        reader.load_state_dict(torch.load(arguments.start, map_location="cpu", weights_only=True))
    table, negatives, corpora = read_tables(arguments.work)
    batches = make_batches(
        reader,
        table,
        negatives,
        corpora=corpora,
        press=arguments.press,
        questions=arguments.questions,
        size=arguments.batch,
        wrong=arguments.wrong,
        seed=arguments.seed,
    )
    heads = [*reader.answers.parameters(), *reader.span.parameters()]
    body = [weights for weights in reader.encoder.parameters() if weights.requires_grad]
    optimizers = [
        (torch.optim.AdamW(body, lr=arguments.rate, weight_decay=0.01, fused=True), arguments.rate),
        (
            torch.optim.AdamW(heads, lr=arguments.heads_rate, weight_decay=0.01, fused=True),
            arguments.heads_rate,
        ),
    ]
    rates = Rates(arguments.rate, 0.0)
    run(reader, optimizers, [*body, *heads], batches, lambda batch: loss(reader, batch), rates, folder)
    torch.save(reader.state_dict(), folder / "reader.pt")
    (folder / CHECKPOINT).unlink(missing_ok=True)


def read_tables(work: Path) -> tuple[list[list[str]], NDArray[np.int32], int]:
    """Read the questions of the corpora, and those about press prose where they have been made.

    Returns:
        The rows of both, the numbers of the rows whose sentences are wrong for each, and how many rows are of
        the corpora.
    """
    table, negatives = read_table(work / "questions.tsv"), np.load(work / "negatives.npy")
    corpora = len(table)
    if (work / press_prose.TABLE).exists():
        others = np.load(work / press_prose.NEGATIVES)
        negatives = np.concatenate([negatives, np.where(others >= 0, others + len(table), -1)])
        table += read_table(work / press_prose.TABLE)
    return table, negatives.astype(np.int32), corpora


def make_batches(
    reader: ReaderStudent,
    table: list[list[str]],
    negatives: NDArray[np.int32],
    *,
    corpora: int,
    press: float,
    questions: int,
    size: int,
    wrong: int,
    seed: int,
) -> list[Batch]:
    """Make the batches of the training.

    Args:
        reader: Its tokenizer cuts the texts.
        table: Questions and sentences: English, Spanish, English, Spanish. What is held out is left out; a
            row without a question is there for its wrong sentence alone.
        negatives: (rows, n): the rows of wrong sentences for each row of the table, -1 for none.
        corpora: How many rows are of the corpora; those that follow are about press prose.
        press: Share of the latter.
        questions: How many are read in all, each of a kind once before any twice.
        size: Questions a batch.
        wrong: Wrong sentences a question.
        seed: Of all that is drawn.
    """
    kept = np.array([not held_out(row[2]) for row in table])
    usable = kept.copy()
    kept &= np.array([bool(row[0]) for row in table])
    negatives = np.where((negatives >= 0) & usable[negatives], negatives, -1).astype(np.int32)
    for side in (2, 3):
        tokenized = reader.tokenizer.encode_batch_fast([row[side] for row in table])
        kept &= np.array([len(encoding.ids) <= SENTENCE_PIECES for encoding in tokenized])
    draw = random.Random(seed)
    rows = np.flatnonzero(kept).tolist()
    of_corpora, of_press = ([row for row in rows if (row >= corpora) is late] for late in (False, True))
    late = round(press * questions) if of_press else 0
    order = _drawn(of_corpora, questions - late, draw) + _drawn(of_press, late, draw)
    draw.shuffle(order)
    examples = Examples(reader.tokenizer, table, negatives, seed)
    return [
        [examples.group(row, wrong) for row in order[start : start + size]]
        for start in range(0, len(order), size)
    ]


def _drawn(rows: list[int], count: int, draw: random.Random) -> list[int]:
    """Draw so many rows, none twice before each was drawn once; none where there are none."""
    order: list[int] = []
    while rows and len(order) < count:
        draw.shuffle(rows)
        order += rows
    return order[:count]


def loss(reader: ReaderStudent, batch: Batch) -> torch.Tensor:
    """Give how far the reader is from telling the right sentence, its rightness and the words that answer."""
    odds, ends = reader([reading for group in batch for reading in group])
    grouped = odds.reshape(len(batch), -1)
    right = torch.zeros_like(grouped)
    right[:, 0] = 1
    first = torch.zeros(len(batch), dtype=torch.long, device=odds.device)
    total = cross_entropy(grouped, first) + binary_cross_entropy_with_logits(grouped, right)
    known = [
        (number * grouped.shape[1], group[0].span) for number, group in enumerate(batch) if group[0].span
    ]
    if known:
        rows = torch.tensor([row for row, _ in known])
        spans = torch.tensor([span for _, span in known], device=odds.device)
        total = total + _SPAN_WEIGHT * sum(
            (cross_entropy(ends[rows, :, end], spans[:, end]) for end in (0, 1)), start=torch.zeros(())
        )
    return total


if __name__ == "__main__":
    main()
