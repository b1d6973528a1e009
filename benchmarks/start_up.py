"""How long whole processes take, from start to end: commands of Vocero's, and the loading of the model."""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]

_MODEL = (
    "import sys; from sentence_transformers import SentenceTransformer;"
    " SentenceTransformer(sys.argv[1], device='cpu')"
)
_VOCERO = "from bot.cli import main; main()"  # What the installed command runs.

_LOADING = "import sentence_transformers, load the model"
_ASK = "`vocero ask`, releases indexed"


@dataclass(frozen=True, slots=True)
class Start:
    """One run of a command: seconds by the clock, and of all processors."""

    wall_s: float
    cpu_s: float


Starts = dict[str, list[Start]]


def measure_starts(starts: Starts, *, model: str, store: Path, question: str) -> None:
    """Run every command once, one after the other, and add what it took to `starts`.

    Args:
        store: The data folder of a library with releases.
    """
    commands = {
        _LOADING: [_MODEL, model],
        _ASK: [_VOCERO, "ask", question],
        "`vocero releases`": [_VOCERO, "releases"],
        "`vocero --help`": [_VOCERO, "--help"],
    }
    for name, command in commands.items():
        starts.setdefault(name, []).append(_run([sys.executable, "-c", *command], store))


def start_rows(starts: Starts) -> list[str]:
    """The table of the medians, in Markdown."""
    aims = dict.fromkeys(starts, "< 0.7 s") | {_LOADING: "", _ASK: ""}
    rows = [_row(name, runs, aims[name]) for name, runs in starts.items()]
    pairs = zip(starts[_ASK], starts[_LOADING], strict=True)
    added = [Start(ask.wall_s - load.wall_s, ask.cpu_s - load.cpu_s) for ask, load in pairs]
    rows.insert(2, _row("what `vocero ask` adds to loading the model, run by run", added, "≤ 1 s"))
    return ["| process | wall s | CPU s | aim |", "|---|---|---|---|", *rows]


def _row(name: str, runs: Sequence[Start], aim: str) -> str:
    wall = statistics.median(run.wall_s for run in runs)
    cpu = statistics.median(run.cpu_s for run in runs)
    return f"| {name} | {wall:.2f} | {cpu:.2f} | {aim} |"


def _run(command: list[str], store: Path) -> Start:
    environment = os.environ | {"VOCERO_DATA_DIR": str(store)}
    cpu, wall = _children_seconds(), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    start = Start(time.perf_counter() - wall, _children_seconds() - cpu)
    # 3: no release answers. That took as long.
    if done.returncode not in (0, 3):
        raise SystemExit(f"{command} failed:\n{done.stderr}")
    return start


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
