"""Measures whether briefings hold what journalists ask about.

    python -m benchmarks.briefings --data FOLDER [--catalogue FOLDER] [--misses] [--write]

`FOLDER` is one of evaluation data, as `vocero eval` reads it. A briefing holds an answer where its lede or
one of its sentences is a gold one of the question. Prints the report; with `--write` it also becomes
docs/briefings.md. `--catalogue` keeps the ingested releases there for the next run.
"""

import argparse
import random
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.briefing_systems import SYSTEMS, Outcome, Task
from benchmarks.briefings_page import report
from config import Settings
from index import Library
from index.briefing.asides import count_words
from index.briefing.line import lines
from index.briefing.stored import read_stored
from index.database import Database
from index.errors import EvaluationError
from index.evaluation import Question, is_right, read_evaluation
from index.release import Language

REPORT = Path(__file__).parents[1] / "docs" / "briefings.md"

SEED = 2026
HELD_OUT = 15
"""Releases of each language that were not looked at while the rules were made."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A release, what each system comes to in it, and what it took.

    Attributes:
        missed: For each question that the briefing does not answer a line that tells so.
        seconds: How long the briefing took; what is loaded once was loaded before.
    """

    name: str
    language: Language
    held_out: bool
    outcomes: Mapping[str, Outcome]
    sentences: int
    seconds: float
    missed: Sequence[str] = ()


def held_out(names: Mapping[Language, Sequence[str]], *, each: int, seed: int) -> set[str]:
    """Draw the releases that are left untouched: so many of each language, or all where there are fewer."""
    generator = random.Random(seed)
    drawn: set[str] = set()
    for language in sorted(names):
        listed = sorted(names[language])
        drawn |= set(generator.sample(listed, min(each, len(listed))))
    return drawn


def measure(folder: Path, data: Path) -> list[Measured]:
    """Ingest the releases that questions are about, make their briefings, and hold them against the golds.

    Args:
        data: Where the catalogue is made, or lies from an earlier run.

    Raises:
        EvaluationError: The folder is not as it should be.
        ReleaseError: A release cannot be read.
    """
    evaluation = read_evaluation(folder)
    asked: dict[str, list[Question]] = {}
    for question in evaluation.questions:
        asked.setdefault(question.release or "", []).append(question)
    settings = Settings(_env_file=None, data_dir=data, read=0)
    with Library(settings) as library:
        ids, names = {}, dict[Language, list[str]]()
        for path in evaluation.releases:
            if path.name in asked:
                summary = library.ingest(path).release
                ids[path.name] = summary.release_id
                names.setdefault(summary.language, []).append(path.name)
        untouched = held_out(names, each=HELD_OUT, seed=SEED)
        for release_id in list(ids.values())[:1]:
            library.briefing(release_id)  # loads the code and the calendar
        database = Database(settings.catalogue_path)
        try:
            return [
                _measure(library, database, release_id, name, asked[name], name in untouched)
                for name, release_id in ids.items()
            ]
        finally:
            database.close()


def _measure(
    library: Library, database: Database, release_id: int, name: str, asked: Sequence[Question], held: bool
) -> Measured:
    begin = time.perf_counter()
    briefing = library.briefing(release_id)
    seconds = time.perf_counter() - begin
    stored = read_stored(database, release_id)
    right = [
        frozenset(cited.position for cited in stored.cited if is_right(question.golds, name, cited.text))
        for question in asked
    ]
    chosen = sorted({briefing.lede.position, *(cited.position for cited in briefing.sentences)})
    plain = [index for index, line in enumerate(lines(stored, ())) if line.may_carry]
    words = [count_words(cited.text) for cited in stored.cited]
    task = Task(words, plain, briefing.lede.position, chosen, right, stored.vectors)
    missed = [
        f"missed  {name}: {question.kind}, sentences {sorted(one)} of {len(words)}, shown {chosen}"
        for question, one in zip(asked, right, strict=True)
        if one.isdisjoint(chosen)
    ]
    outcomes = {system: choose(task) for system, choose in SYSTEMS.items()}
    return Measured(name, stored.release.language, held, outcomes, len(words), seconds, missed)


def main() -> None:
    """Prints the report, and writes it where asked to."""
    parser = argparse.ArgumentParser(description="Whether briefings hold what journalists ask about.")
    parser.add_argument("--data", type=Path, required=True, help="folder of evaluation data")
    parser.add_argument("--catalogue", type=Path, help="folder to keep the ingested releases in")
    parser.add_argument("--misses", action="store_true", help="list what is missed in the tuned releases")
    parser.add_argument("--write", action="store_true", help="write docs/briefings.md too")
    chosen = parser.parse_args()
    try:
        with TemporaryDirectory() as temporary:
            measured = measure(chosen.data, chosen.catalogue or Path(temporary))
    except EvaluationError as error:
        sys.exit(str(error))
    text = report(measured, seed=SEED)
    sys.stdout.write(text)
    if chosen.misses:
        # Only of the tuned ones: whoever reads the mistakes of the others has tuned to them.
        sys.stdout.writelines(f"{line}\n" for one in measured if not one.held_out for line in one.missed)
    if chosen.write:
        REPORT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
