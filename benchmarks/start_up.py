"""How long whole processes take, from start to end: commands of Vocero's, and the loading of the model."""

import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.process import VOCERO, Cost, run

_MODEL = (
    "import sys; from sentence_transformers import SentenceTransformer;"
    " SentenceTransformer(sys.argv[1], device='cpu')"
)

_LOADING = "import sentence_transformers, load the model"
_ASK = "`vocero ask`, releases indexed"


Starts = dict[str, list[Cost]]


def measure_starts(starts: Starts, *, model: str, store: Path, question: str) -> None:
    """Run every command once, one after the other, and add what it took to `starts`.

    Args:
        store: The data folder of a library with releases.
    """
    commands = {
        _LOADING: [_MODEL, model],
        _ASK: [VOCERO, "ask", question],
        "`vocero releases`": [VOCERO, "releases"],
        "`vocero --help`": [VOCERO, "--help"],
    }
    for name, command in commands.items():
        starts.setdefault(name, []).append(run([sys.executable, "-c", *command], store))


def start_rows(starts: Starts) -> list[str]:
    """The table of the medians, in Markdown."""
    aims = dict.fromkeys(starts, "< 0.7 s") | {_LOADING: "", _ASK: ""}
    rows = [_row(name, runs, aims[name]) for name, runs in starts.items()]
    pairs = zip(starts[_ASK], starts[_LOADING], strict=True)
    added = [Cost(ask.wall_s - load.wall_s, ask.cpu_s - load.cpu_s, 0.0) for ask, load in pairs]
    rows.insert(2, _row("what `vocero ask` adds to loading the model, run by run", added, "≤ 1 s"))
    return ["| process | wall s | CPU s | aim |", "|---|---|---|---|", *rows]


def _row(name: str, runs: Sequence[Cost], aim: str) -> str:
    wall = statistics.median(run.wall_s for run in runs)
    cpu = statistics.median(run.cpu_s for run in runs)
    return f"| {name} | {wall:.2f} | {cpu:.2f} | {aim} |"
