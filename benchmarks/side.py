"""What both sides of benchmarks/pipeline.py share: a side is a process that does a job and tells its cost.

The job comes as JSON on standard input and the figures go as JSON to standard output, so that each is
measured in a process that has done nothing else and has imported nothing that it does not use itself.
"""

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Job:
    """What a side is told to do.

    Attributes:
        task: "ingest" or "ask".
        store: Folder of what is stored: written by "ingest", read by "ask".
        model: The model's folder or hub name, as sentence-transformers loads it.
        threads: Processor threads of the model; 0 leaves it to torch.
        batch: Texts that the model is given at once.
        inputs: What is ingested (paths of releases for Vocero, texts for txtai), or the questions.
        askers: For "ask": how many ask at once; one run after the other.
    """

    task: str
    store: str
    model: str
    threads: int
    batch: int
    inputs: list[str]
    askers: tuple[int, ...] = ()


def serve(ingest: Callable[[Job], Figures], ask: Callable[[Job], Figures]) -> None:
    """Do the job on standard input; the main of a side."""
    job = Job(**json.load(sys.stdin))
    figures = {"ingest": ingest, "ask": ask}[job.task](job)
    figures["peak_mb"] = _peak_mb()
    sys.stdout.write(f"\n{json.dumps(figures)}\n")


def timed(work: Callable[[], object]) -> Figures:
    """Wall-clock seconds (`wall_s`) and processor seconds of all threads (`cpu_s`) that the work takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return {"wall_s": time.perf_counter() - wall, "cpu_s": time.process_time() - cpu}


def ask_all(ask: Callable[[str], object], questions: Sequence[str], askers: Sequence[int]) -> Figures:
    """Ask all questions once for each number of askers; the first question once before, to warm up.

    Returns:
        For each number n of askers `p50_ms/n` and `p95_ms/n`, from a question to its answer; `per_s/n`,
        questions answered a second; `cpu_ms/n`, processor time a question.
    """
    latencies: list[float] = []

    def ask_one(question: str) -> None:
        latencies.append(timed(lambda: ask(question))["wall_s"])

    def ask_at_once(number: int) -> None:
        with ThreadPoolExecutor(number) as pool:
            list(pool.map(ask_one, questions))

    ask(questions[0])
    figures: Figures = {}
    for number in askers:
        latencies.clear()
        total = timed(partial(ask_at_once, number))
        figures[f"p50_ms/{number}"] = 1000 * statistics.median(latencies)
        figures[f"p95_ms/{number}"] = 1000 * statistics.quantiles(latencies, n=20, method="inclusive")[-1]
        figures[f"per_s/{number}"] = len(questions) / total["wall_s"]
        figures[f"cpu_ms/{number}"] = 1000 * total["cpu_s"] / len(questions)
    return figures


def stored_bytes(store: Path) -> int:
    """The size of all files in the folder."""
    return sum(path.stat().st_size for path in store.rglob("*") if path.is_file())


def _peak_mb() -> float:
    """The largest resident size this process has had, in MB (10^6 bytes)."""
    status = Path("/proc/self/status")
    if status.exists():
        # Linux: getrusage(2) would count what the parent had in memory when it forked. See proc(5), VmHWM.
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(peak.split()[1]) * 1024 / 1e6
    # Kilobytes, but on macOS bytes: getrusage(2) of either.
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
