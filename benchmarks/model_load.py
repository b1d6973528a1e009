"""What it costs to load the shipped model: processes from start to end, their time and their memory.

    python -m benchmarks.model_load < JOB

`JOB` is `Loading` as JSON. It is a process of its own because a process that starts as a copy of a large one
is said by the system to have been as large itself; this one is small.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.start_up import ROOT

_IMPORT = "import sentence_transformers"
_LIBRARY = (
    "import sys; from sentence_transformers import SentenceTransformer;"
    " SentenceTransformer(sys.argv[1], device='cpu').encode([sys.argv[2]])"
)
_EMBEDDER = (
    "import sys; from config import Settings; from index.embed import load_embedder;"
    " load_embedder(Settings()).encode_questions([sys.argv[1]])"
)
_VOCERO = "from bot.cli import main; main()"  # What the installed command runs.


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


@dataclass(frozen=True, slots=True)
class Load:
    """One run of a command: seconds by the clock and of all processors, and its largest size in MB."""

    wall_s: float
    cpu_s: float
    peak_mb: float


Loads = dict[str, list[Load]]


def measure_loads(loading: Loading) -> Loads:
    """Run every command of `run_all`, from a small process."""
    sys.stderr.write("load time and memory\n")
    command = [sys.executable, "-m", "benchmarks.model_load"]
    given = json.dumps(asdict(loading))
    done = subprocess.run(command, cwd=ROOT, input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    return {name: [Load(**run) for run in runs] for name, runs in json.loads(done.stdout).items()}


def fill_store(store: Path, releases: Sequence[Path]) -> None:
    """Have `vocero ingest` take the releases into the data folder."""
    run([sys.executable, "-c", _VOCERO, "ingest", *map(str, releases)], store)


def run_all(loading: Loading) -> Loads:
    """Run the commands by turns, and give every run of each but the first."""
    commands = {
        "`import sentence_transformers`": [_IMPORT],
        "the same, load the shipped model, embed a question": [_LIBRARY, loading.model, loading.question],
        "Vocero's `load_embedder`, embed a question": [_EMBEDDER, loading.question],
        "`vocero ask`, releases indexed": [_VOCERO, "ask", loading.question],
    }
    loads: Loads = {name: [] for name in commands}
    for number in range(loading.rounds + 1):
        for name, command in commands.items():
            load = run([sys.executable, "-c", *command], Path(loading.store))
            if number:
                loads[name].append(load)
    return loads


def run(command: list[str], store: Path) -> Load:
    """Run a command to its end, with `store` as Vocero's data folder.

    Raises:
        SystemExit: It fails.
    """
    environment = os.environ | {"VOCERO_DATA_DIR": str(store)}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=errors
        )
        # Not process.wait(): only this tells what this one child, and no other, has used.
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        # 3: no release answers. That took as long.
        if process.returncode not in (0, 3):
            errors.seek(0)
            raise SystemExit(f"{command} failed:\n{errors.read()}")
    # Kilobytes on Linux, bytes on macOS: getrusage(2) of either.
    unit = 1 if sys.platform == "darwin" else 1024
    return Load(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)


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
