"""What it costs to load the shipped model: processes from start to end, their time and their memory.

    python -m benchmarks.model_load < JOB

`JOB` is `Loading` as JSON. It is a process of its own because it is small: see `benchmarks.process.run`.
"""

import json
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.process import VOCERO, Cost, run, run_module

_IMPORT = "import sentence_transformers"
_LIBRARY = (
    "import sys; from sentence_transformers import SentenceTransformer;"
    " SentenceTransformer(sys.argv[1], device='cpu').encode([sys.argv[2]])"
)
_EMBEDDER = (
    "import sys; from config import Settings; from index.embed import load_embedder;"
    " load_embedder(Settings()).encode_questions([sys.argv[1]])"
)


@dataclass(frozen=True, slots=True)
class Loading:
    """What is to be measured.

    Attributes:
        model: The shipped model's folder.
        store: The data folder of a library with releases.
        rounds: How often each command is run and counted; once more before, for the disk's cache.
    """

    model: str
    store: str
    question: str
    rounds: int


Loads = dict[str, list[Cost]]


def measure_loads(loading: Loading) -> Loads:
    """Run every command of `run_all`, from a small process."""
    sys.stderr.write("load time and memory\n")
    printed = run_module(["benchmarks.model_load"], json.dumps(asdict(loading)))
    return {name: [Cost(**run) for run in runs] for name, runs in json.loads(printed).items()}


def fill_store(store: Path, releases: Sequence[Path]) -> None:
    """Have `vocero ingest` take the releases into the data folder."""
    run([sys.executable, "-c", VOCERO, "ingest", *map(str, releases)], store)


def run_all(loading: Loading) -> Loads:
    """Run the commands by turns, and give every run of each but the first."""
    commands = {
        "`import sentence_transformers`": [_IMPORT],
        "the same, load the shipped model, embed a question": [_LIBRARY, loading.model, loading.question],
        "Vocero's `load_embedder`, embed a question": [_EMBEDDER, loading.question],
        "`vocero ask`, releases indexed": [VOCERO, "ask", loading.question],
    }
    loads: Loads = {name: [] for name in commands}
    for number in range(loading.rounds + 1):
        for name, command in commands.items():
            load = run([sys.executable, "-c", *command], Path(loading.store))
            if number:
                loads[name].append(load)
    return loads


def load_rows(loads: Loads) -> list[str]:
    """The table of the medians, in Markdown."""
    rows = ["| process | wall s | CPU s | peak memory, MB |", "|---|---|---|---|"]
    for name, runs in loads.items():
        wall, cpu, peak = (
            statistics.median(values)
            for values in zip(*((load.wall_s, load.cpu_s, load.peak_mb) for load in runs), strict=True)
        )
        rows.append(f"| {name} | {wall:.2f} | {cpu:.2f} | {peak:.0f} |")
    return rows


if __name__ == "__main__":
    loads = run_all(Loading(**json.load(sys.stdin)))
    sys.stdout.write(json.dumps({name: [asdict(load) for load in runs] for name, runs in loads.items()}))
