"""How fast embedding models are, by turns, beside a random one of multilingual-e5-small's shape."""

import json
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.process import run_module
from benchmarks.side import Figures, Job
from config import Settings

E5_SHAPE = "multilingual-e5-small's shape, random weights, through sentence-transformers"

_E5_FOLDER = "multilingual-e5-small"  # By this name it is given its prefixes, which the real one has to have.

ROWS = (
    # Figure, what it is, its format, whether more is better.
    ("passages per_s", "sentences a second", ".1f", True),
    ("passages cpu_ms", "CPU ms a sentence", ".1f", False),
    ("p50_ms/1", "ms a question, median", ".1f", False),
    ("cpu_ms/1", "CPU ms a question", ".1f", False),
)


@dataclass(frozen=True, slots=True)
class Runner:
    """A model and how it is loaded.

    Attributes:
        loader: A key of `benchmarks.model_side.LOADERS`.
        model: As `Settings.model` has it; empty is the product's own.
    """

    name: str
    loader: str
    model: str


def build_e5(folder: Path, tokenizer: str) -> Runner:
    """Make the model to compare with, in a folder of its own in `folder`.

    Args:
        tokenizer: The folder of the model whose tokenizer it gets.
    """
    place = str(folder / _E5_FOLDER)
    # In a process of its own, or this one would go on holding torch and half a gigabyte of weights.
    run_module(["benchmarks.e5_shape", place, tokenizer], "")
    return Runner(E5_SHAPE, "sentence-transformers", place)


def measure_speed(
    runners: Sequence[Runner], passages: Sequence[str], questions: Sequence[str], rounds: int
) -> list[dict[str, Figures]]:
    """Let each embed the passages, then each the questions, every time in a process of its own.

    Returns:
        For each round and runner's name the figures of `ROWS`.
    """
    measured = []
    for number in range(rounds):
        # Who goes first changes, so that none always finds the machine warm.
        turn = runners[:: 1 if number % 2 == 0 else -1]
        figures: dict[str, Figures] = {}
        for runner in turn:
            took = _work(runner, "ingest", passages)
            figures[runner.name] = {
                "passages per_s": len(passages) / took["wall_s"],
                "passages cpu_ms": 1000 * took["cpu_s"] / len(passages),
            }
        for runner in turn:
            figures[runner.name] |= _work(runner, "ask", questions)
        measured.append({runner.name: figures[runner.name] for runner in runners})
    return measured


def _work(runner: Runner, task: str, inputs: Sequence[str]) -> Figures:
    sys.stderr.write(f"speed, {task}: {runner.name}\n")
    settings = Settings()
    job = Job(task, "", runner.model, settings.threads, settings.batch_size, list(inputs), askers=(1,))
    printed = run_module(["benchmarks.model_side", runner.loader], json.dumps(asdict(job)))
    figures: Figures = json.loads(printed.splitlines()[-1])
    return figures


def speed_rows(rounds: Sequence[dict[str, Figures]]) -> list[str]:
    """The table of the medians, in Markdown, each with how many times as fast as e5's shape it is.

    A ratio is taken in each round, between neighbours in time, and then the median of the ratios.
    """
    heads = ["model", *(what for _, what, _, _ in ROWS)]
    rows = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for name in rounds[0]:
        cells = [name]
        for key, _, form, more in ROWS:
            median = statistics.median(figures[name][key] for figures in rounds)
            cells.append(f"{median:{form}} ({times_as_fast(rounds, name, key, more=more):.2f}×)")
        rows.append(f"| {' | '.join(cells)} |")
    return rows


def times_as_fast(rounds: Sequence[dict[str, Figures]], name: str, key: str, *, more: bool) -> float:
    """How many times as fast as e5's shape, the median over the rounds.

    Args:
        more: Whether a larger figure is the faster one.
    """
    ratios = [figures[name][key] / figures[E5_SHAPE][key] for figures in rounds]
    return statistics.median(ratio if more else 1 / ratio for ratio in ratios)
