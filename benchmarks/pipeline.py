"""Measures ingest, questions, start-up and storage, beside txtai doing the same work.

    python -m benchmarks.pipeline --data FOLDER [--rounds N] [--limit N] [--write]

`FOLDER` holds `releases/*.txt` and `questions.jsonl` (`question_es`, `question_en`). Prints the report; with
`--write` it also becomes docs/speed.md. txtai is no dependency: `pip install txtai` beside Vocero to have its
columns, which are left out otherwise. With 300 releases and txtai a round takes some 20 minutes on two cores.

Each figure is measured in a process of its own, Vocero's and txtai's by turns, so that what else the machine
does falls on both; a ratio is taken between neighbours in time and then the median of the ratios.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.process import ROOT, run_module
from benchmarks.side import Figures, Job
from benchmarks.speed_page import speed_page
from benchmarks.start_up import Starts, measure_starts
from benchmarks.thinning import thin
from config import Settings
from index.analysis import analyse
from index.model_source import find_model
from index.readers import read_release

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

REPORT = ROOT / "docs" / "speed.md"
SIDES = {"Vocero": "benchmarks.vocero_side", "txtai": "benchmarks.txtai_side"}
ASKERS = (1, 8)
STARTS_A_ROUND = 3


class _Recorder:
    """An embedder that only takes down what it would have to embed."""

    name = "recorder"
    dimensions = 1

    def __init__(self) -> None:
        self.texts: list[str] = []

    def encode_passages(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        import numpy as np

        self.texts += texts
        return np.zeros((len(texts), 1), dtype=np.float32)

    encode_questions = encode_passages


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done, by either side.

    Attributes:
        texts: What Vocero embeds of the releases: every sentence and every chunk, each behind its title.
        sentences: How many of the texts are sentences.
    """

    settings: Settings
    model: str
    releases: list[str]
    texts: list[str]
    sentences: int
    questions: list[str]


def prepare(data: Path, limit: int | None) -> Work:
    """Read releases and questions; with a limit, about so many of each, from all over the set."""
    settings = Settings()
    releases = thin(sorted(data.glob("releases/*.txt")), limit)
    rows = [json.loads(line) for line in (data / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
    recorder, sentences = _Recorder(), 0
    for path in releases:
        release = read_release(path, max_bytes=settings.max_file_mb * 1_000_000).release
        sentences += len(analyse(release, recorder, settings.chunk_words).sentences)
    return Work(
        settings=settings,
        model=find_model(settings).location,
        releases=[str(path.resolve()) for path in releases],
        texts=recorder.texts,
        sentences=sentences,
        questions=thin([row[f"question_{code}"] for row in rows for code in ("es", "en")], limit),
    )


def measure_round(turn: Sequence[str], work: Work, folder: Path) -> dict[str, Figures]:
    """Let each side ingest, then let each side ask, every time in a process of its own.

    Args:
        turn: The names of the sides, in the order in which they have their turn.
        folder: Where they store; each has a folder of its name there afterwards.
    """
    figures: dict[str, Figures] = {}
    for side in turn:
        inputs = work.releases if side == "Vocero" else work.texts
        ingest = _run_side(side, "ingest", work, folder / side, inputs)
        if ingest.get("sentences", work.sentences) != work.sentences:
            raise SystemExit(f"{ingest['sentences']:.0f} sentences are stored, not {work.sentences}")
        figures[side] = {
            "ingest per_s": work.sentences / ingest["wall_s"],
            "ingest cpu_ms": 1000 * ingest["cpu_s"] / work.sentences,
            "ingest peak_mb": ingest["peak_mb"],
            "bytes": ingest["bytes"] / work.sentences,
        }
    for side in turn:
        figures[side] |= _run_side(side, "ask", work, folder / side, work.questions)
    return figures


def _run_side(side: str, task: str, work: Work, store: Path, inputs: list[str]) -> Figures:
    sys.stderr.write(f"{side}: {task}\n")
    settings = work.settings
    job = Job(task, str(store), work.model, settings.threads, settings.batch_size, inputs, ASKERS)
    printed = run_module([SIDES[side]], json.dumps(asdict(job)))
    figures: Figures = json.loads(printed.splitlines()[-1])
    return figures


_COPY = """
import sys
from config import Settings
from index.model_loading import load_model
from index.model_source import find_model
load_model(find_model(Settings())).save(sys.argv[1], create_model_card=False)
"""


def _in_full_precision(folder: Path) -> str:
    """Copy the model of the settings as txtai would be given it: it computes in whatever the files hold."""
    # In a process of its own: the peak memory of a child counts what its parent had when it started it.
    subprocess.run([sys.executable, "-c", _COPY, str(folder)], cwd=ROOT, check=True, capture_output=True)
    return str(folder)


def report(data: Path, rounds: int, limit: int | None) -> str:
    """Measure, and give the whole page in Markdown."""
    work = prepare(data, limit)
    load = os.getloadavg()[0]
    sides = [side for side in SIDES if side == "Vocero" or find_spec(side)]
    measured: list[dict[str, Figures]] = []
    starts: Starts = {}
    for number in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            work = replace(work, model=_in_full_precision(folder / "model"))
            # Who goes first changes, so that neither always finds the machine warm.
            turn = sides[:: 1 if number % 2 == 0 else -1]
            figures = measure_round(turn, work, folder)
            measured.append({side: figures[side] for side in sides})
            for _ in range(STARTS_A_ROUND):
                sys.stderr.write("start-up\n")
                measure_starts(starts, model=work.model, store=folder / "Vocero", question=work.questions[0])
    options = f"--rounds {rounds}" + (f" --limit {limit}" if limit else "")
    return speed_page(
        measured,
        starts,
        data=f"{len(work.releases)} releases, {work.sentences} sentences, {len(work.texts)} texts embedded,"
        f" {len(work.questions)} questions; the model is {find_model(work.settings).name}."
        f" Threads of the model: {work.settings.threads or 'one for each core'}.",
        command=f"python -m benchmarks.pipeline --data FOLDER {options} --write",
        load=load,
    )


def main() -> None:
    """Prints the report, and writes it where asked to."""
    parser = argparse.ArgumentParser(description="Speed, memory and storage, beside txtai's.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the development set")
    parser.add_argument("--rounds", type=int, default=3, help="rounds to take medians over (default: 3)")
    parser.add_argument("--limit", type=int, help="only about so many releases and questions, for a try")
    parser.add_argument("--write", action="store_true", help="write docs/speed.md too")
    chosen = parser.parse_args()
    text = report(chosen.data, chosen.rounds, chosen.limit)
    sys.stdout.write(text)
    if chosen.write:
        REPORT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
