"""Measures how the search part of a question grows with the number of releases.

    python -m benchmarks.growth --data FOLDER [--sizes 300 1000 3000 10000] [--questions N] [--seed S]

`FOLDER` holds `releases/*.txt` and `questions.jsonl` (`question_es`, `question_en`). The releases beyond
those that it holds are copies of them with other words (benchmarks/changed_words.py). They are ingested like
any other, into one catalogue that grows from size to size, but embedded without a model
(benchmarks/hashed_words.py), as 10,000 releases would take hours with one. Each size is filled and searched
in a process of its own. Prints a table. Some ten minutes on two cores for 10,000 releases.
"""

import argparse
import json
import math
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.changed_words import ChangedWords
from benchmarks.growth_side import ROUNDS
from benchmarks.hashed_words import HashedWords
from benchmarks.process import run_module
from benchmarks.side import Figures, Job
from benchmarks.tables import machine, table
from benchmarks.thinning import thin
from config import Settings
from index.errors import LibraryError
from index.readers import read_release
from index.release import Language, Release

SIDE = "benchmarks.growth_side"
SIZES = (300, 1000, 3000, 10_000)

INTRODUCTION = """\
The search part of a question is what follows its embedding and comes before the reader: full-text search and
vector search, fetching and scoring what they find. Each of {questions} questions of the development set,
{half} in each language, is searched {rounds} times in one process, warm, one after the other; its median
counts. Beyond the {originals} real releases, the others are copies of them with their content words, names
and numbers exchanged for others that are about as common; as no word is new, each is found in ever more
sentences, where real releases would bring new names. Texts are embedded without a model, as sums of random
directions of their words, {dimensions} dimensions as the shipped model's; what such vectors find is not
judged here. *Making it* is the vector index, made from the whole catalogue.

*Times as long* compares the median of the processor's time with the smallest library's; the clock's would
count what else the machine does. *Logarithm* is how much larger the logarithm of the number of releases has
become: the search part is not to grow faster than that."""


HEADS = (
    *("releases", "sentences", "chunks", "catalogue, MB", "vector index, MB", "making it, s", "memory, MB"),
    *("sentences scored", "ms, median", "95th percentile", "processor, median", "vector index, median"),
    *("times as long", "logarithm"),
)


def write_releases(releases: Iterator[Release], count: int, folder: Path, after: int) -> list[Path]:
    """Write the next so many releases as files.

    Args:
        after: How many there have been; no two bear the same number.
    """
    paths = []
    for number, release in enumerate(islice(releases, count), start=after + 1):
        head = [f"title: {' '.join(release.title.split())}", f"lang: {release.language}"]
        head += [f"date: {release.published}"] if release.published else []
        # Files with the same bytes are one release to Vocero, and a copy may have changed nothing.
        head += [f"source: {number}"]
        paths.append(folder / f"release-{number:06d}.txt")
        paths[-1].write_text("\n".join([*head, "---", release.text, ""]), encoding="utf-8")
    return paths


def read_questions(path: Path, count: int) -> list[tuple[str, Language]]:
    """Read so many questions from all over the file, half of them in each language."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    half = max(1, count // 2)
    return [(row[f"question_{code}"], code) for code in Language for row in thin(rows, half)[:half]]


def measure(
    data: Path, sizes: Sequence[int], questions: Sequence[tuple[str, Language]], seed: int
) -> list[Figures]:
    """Let a catalogue grow, and search it at each size.

    Args:
        data: Folder of the development set.
        sizes: Numbers of releases, ascending.
        questions: With their languages.

    Returns:
        What `benchmarks.growth_side` measures, for each size.

    Raises:
        ValueError: There are no releases.
        LibraryError: One of them cannot be read.
    """
    settings = Settings()
    paths = sorted(data.glob("releases/*.txt"))
    if not paths:
        raise ValueError(f"There are no releases/*.txt in {data}.")
    # The files come language by language; a catalogue of any size is to have both.
    Random(seed).shuffle(paths)
    originals = [read_release(path, max_bytes=settings.max_file_mb * 1_000_000).release for path in paths]
    releases = ChangedWords(originals, seed).copies()
    measured: list[Figures] = []
    with tempfile.TemporaryDirectory() as name:
        store = Path(name) / "store"
        done = 0
        for size in sizes:
            sys.stderr.write(f"{size} releases\n")
            files = write_releases(releases, size - done, Path(name), done)
            figures = _run_side("ingest", store, [str(path) for path in files])
            for path in files:
                path.unlink()
            figures |= _run_side("ask", store, [json.dumps(question) for question in questions])
            measured.append(figures)
            done = size
    return measured


def _run_side(task: str, store: Path, inputs: list[str]) -> Figures:
    settings = Settings()
    job = Job(task, str(store), settings.model, settings.threads, settings.batch_size, inputs)
    figures: Figures = json.loads(run_module([SIDE], json.dumps(asdict(job))).splitlines()[-1])
    return figures


def rows(measured: Sequence[Figures]) -> str:
    """Give the table in Markdown."""
    first = measured[0]
    lines = []
    for step in measured:
        mega = [f"{step[size] / 1e6:.0f}" for size in ("catalogue_bytes", "vectors_bytes")]
        lines.append(
            [
                *(f"{step[count]:,.0f}" for count in ("releases", "sentences", "chunks")),
                *mega,
                f"{step['index_s']:.1f}",
                *(f"{step[figure]:.0f}" for figure in ("peak_mb", "found")),
                *(f"{step[time]:.1f}" for time in ("p50_ms", "p95_ms", "cpu_ms", "vectors_ms")),
                f"{step['cpu_ms'] / first['cpu_ms']:.2f}",
                f"{math.log(step['releases']) / math.log(first['releases']):.2f}",
            ]
        )
    return table(HEADS, lines)


def report(measured: Sequence[Figures], *, questions: int, originals: int, command: str, load: float) -> str:
    """Give the section of a page, in Markdown."""
    introduction = INTRODUCTION.format(
        questions=questions,
        half=questions // 2,
        rounds=ROUNDS,
        originals=originals,
        dimensions=HashedWords.dimensions,
    )
    last, first = measured[-1], measured[0]
    longer = last["cpu_ms"] / first["cpu_ms"]
    larger = math.log(last["releases"]) / math.log(first["releases"])
    verdict = "no faster than" if longer <= larger else "faster than"
    parts = [
        "## Growth",
        introduction,
        rows(measured),
        f"From {first['releases']:,.0f} to {last['releases']:,.0f} releases the time becomes {longer:.2f}"
        f" times as long and the logarithm {larger:.2f} times as large: the search part grows {verdict} the"
        " logarithm."
        f" Filling the catalogue took {sum(step['ingest_s'] for step in measured):.0f} s in all.",
        f"`{command}`, on {machine()}; load average at the start {load:.1f}.",
    ]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Prints the report."""
    parser = argparse.ArgumentParser(description="How the search part of a question grows with the library.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the development set")
    parser.add_argument(
        "--sizes", type=_size, nargs="+", default=SIZES, help="numbers of releases, ascending"
    )
    parser.add_argument(
        "--questions", type=_size, default=60, help="how many, of both languages (default: 60)"
    )
    parser.add_argument("--seed", type=int, default=0, help="of the copies' words (default: 0)")
    chosen = parser.parse_args()
    sizes = sorted(set(chosen.sizes))
    load = os.getloadavg()[0]
    try:
        questions = read_questions(chosen.data / "questions.jsonl", chosen.questions)
        measured = measure(chosen.data, sizes, questions, chosen.seed)
    except (LibraryError, OSError, ValueError) as error:
        raise SystemExit(str(error)) from error
    command = f"python -m benchmarks.growth --data FOLDER --sizes {' '.join(map(str, sizes))}"
    command += f" --questions {chosen.questions}" if chosen.questions != 60 else ""
    command += f" --seed {chosen.seed}" if chosen.seed else ""
    originals = len(list(chosen.data.glob("releases/*.txt")))
    sys.stdout.write(
        report(measured, questions=len(questions), originals=originals, command=command, load=load)
    )


def _size(text: str) -> int:
    number = int(text)
    if number < 2:
        # The logarithm of 1 is 0, and nothing is so many times as large as that.
        raise ValueError(f"{number} is fewer than 2")
    return number


if __name__ == "__main__":
    main()
