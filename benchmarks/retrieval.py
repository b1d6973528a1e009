"""Measures the embedding model: what it finds by itself, how fast it is, and what loading it costs.

    python -m benchmarks.retrieval --xquad FOLDER --eval FOLDER [--model FOLDER_OR_HUB_NAME ...]
        [--rounds N] [--limit N] [--records FILE] [--out docs/model.md]

`--xquad` holds XQuAD-R's `en.json` and `es.json`; `--eval` holds `releases/*.txt`, `questions.jsonl` and
`unanswerable.jsonl`. Prints the page; with `--out` it is also written there. The shipped model is what the
settings name (`VOCERO_MODEL`; empty is the product's own). Half an hour or more on two cores.

`--records` writes, as JSON lines, the sentences that the shipped model puts first for each question of the
development set: id, lang, status, release, text, highlight, confidence, latency_ms, candidates.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from benchmarks.development import Development, first_ranks, read_development, records
from benchmarks.model_load import Loading, fill_store, measure_loads
from benchmarks.model_page import Quality, Speed, model_page
from benchmarks.model_speed import Runner, build_e5, measure_speed
from benchmarks.systems import DenseSystem, LexicalSystem
from benchmarks.thinning import thin
from benchmarks.xquad import Xquad, measure_xquad, read_xquad
from config import Settings
from index.embed import load_embedder
from index.errors import LibraryError
from index.model_source import find_model
from index.release import Language
from training.encoder.teacher import teacher_folder

_Item = TypeVar("_Item")

DIMENSIONS = (256, 128)
"""To which the shipped model's vectors are cut too."""

PASSAGES, QUESTIONS, STORED = 400, 100, 30
"""Sentences and questions that are timed; releases that are there for `vocero ask`."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model to measure.

    Attributes:
        shipped: Whether it is the product's own, whole.
        releases: Whether it is asked about the releases too.
    """

    name: str
    settings: Settings
    shipped: bool = False
    releases: bool = True


def candidates(others: Sequence[str]) -> list[Candidate]:
    """The teacher, the shipped model whole and cut, and the others.

    Raises:
        ModelNotFound: One of them is not there.
        FileNotFoundError: The teacher is not installed.
    """
    own = Settings()
    name = f"{_name(own)}, shipped"
    found = [
        Candidate("all-MiniLM-L6-v2, the teacher", Settings(model=str(teacher_folder()))),
        Candidate(name, own, shipped=True),
    ]
    for dimensions in DIMENSIONS:
        cut = Settings(dimensions=dimensions)
        found.append(Candidate(f"{name}, {dimensions} dimensions", cut, releases=False))
    for other in others:
        settings = Settings(model=other)
        found.append(Candidate(_name(settings), settings))
    return found


def _name(settings: Settings) -> str:
    """The name of the model without the path to it, which is nobody else's business."""
    source = find_model(settings)
    return source.name if source.on_hub or not settings.model else Path(source.location).name


def measure(candidate: Candidate, xquad: Xquad, development: Development, to: Path | None) -> Quality:
    """Measure what a model finds by itself.

    Args:
        to: Where the records of the shipped model go.
    """
    system = DenseSystem(candidate.name, load_embedder(candidate.settings))
    results = measure_xquad(system, xquad)
    if not candidate.releases:
        return Quality(candidate.name, results)
    alone = first_ranks(system, development, development.sentences)
    titled = first_ranks(system, development, development.titled)
    if candidate.shipped and to is not None:
        with to.open("w", encoding="utf-8") as file:
            file.writelines(
                json.dumps(record, ensure_ascii=False) + "\n" for record in records(system, development)
            )
    return Quality(candidate.name, results, alone, titled, shipped=candidate.shipped)


def measure_words(xquad: Xquad, development: Development) -> list[Quality]:
    """Measure what matching words finds, without and with translating them."""
    return [
        Quality(
            system.name, measure_xquad(system, xquad), first_ranks(system, development, development.sentences)
        )
        for system in (LexicalSystem(), LexicalSystem(dictionary=True))
    ]


def measure_costs(development: Development, rounds: int) -> Speed:
    """Measure time and memory, the shipped model's beside the teacher's and e5's."""
    shipped = find_model(Settings()).location
    passages = _some([text.words for text in development.titled], PASSAGES)
    questions = _some(
        [asked.questions[language].words for asked in development.asked for language in Language], QUESTIONS
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runners = [
            Runner("shipped, as Vocero loads it", "product", Settings().model),
            Runner("shipped, through sentence-transformers", "sentence-transformers", Settings().model),
            Runner(
                "the teacher, through sentence-transformers", "sentence-transformers", str(teacher_folder())
            ),
            build_e5(folder, shipped),
        ]
        figures = measure_speed(runners, passages, questions, rounds)
        store = folder / "store"
        fill_store(store, _some(list(dict.fromkeys(development.files)), STORED))
        loads = measure_loads(Loading(shipped, str(store), questions[0], rounds))
    return Speed(figures, loads, len(passages), len(questions))


def _some(items: list[_Item], most: int) -> list[_Item]:
    """So many at most, from all over the list."""
    return thin(items, most)[:most]


def report(chosen: argparse.Namespace) -> str:
    """Measure, and give the whole page in Markdown."""
    load = os.getloadavg()[0]
    xquad = read_xquad(chosen.xquad, limit=chosen.limit)
    development = read_development(chosen.eval, limit=chosen.limit)
    models = candidates(chosen.model)
    for candidate in models:
        load_embedder(candidate.settings)  # One that cannot be loaded must say so now, not in half an hour.
    speed = measure_costs(development, chosen.rounds) if chosen.rounds else None
    qualities = measure_words(xquad, development)
    qualities += [measure(model, xquad, development, chosen.records) for model in models]
    options = [*(["--model", *map(_name_of_option, chosen.model)] if chosen.model else [])]
    options += ["--rounds", str(chosen.rounds), *(["--limit", str(chosen.limit)] if chosen.limit else [])]
    return model_page(
        qualities,
        speed,
        xquad=_xquad_size(xquad),
        releases=_development_size(development),
        command=f"python -m benchmarks.retrieval --xquad FOLDER --eval FOLDER {' '.join(options)} --out FILE",
        load=load,
    )


def _name_of_option(model: str) -> str:
    return "FOLDER" if Path(model).is_dir() else model


def _xquad_size(xquad: Xquad) -> str:
    english, spanish = (len(xquad.sentences[language]) for language in (Language.EN, Language.ES))
    asked = len(xquad.questions[Language.EN])
    return f"{asked} questions in each language, {english} English and {spanish} Spanish sentences."


def _development_size(development: Development) -> str:
    answerable = [asked for asked in development.asked if asked.release is not None]
    about = {to: sum(asked.release is to for asked in answerable) for to in Language}
    cut = sum(not asked.right for asked in answerable)
    return (
        f"{len(set(development.files))} releases, {len(development.sentences)} sentences, {len(answerable)}"
        f" questions in each language, {about[Language.ES]} about Spanish releases and {about[Language.EN]}"
        f" about English ones; for {cut} of them no sentence, as they are split, is right."
    )


def main() -> None:
    """Prints the page, and writes it where asked to."""
    parser = argparse.ArgumentParser(description="What the embedding model finds, and what it costs.")
    parser.add_argument("--xquad", type=Path, required=True, help="folder with XQuAD-R's en.json and es.json")
    parser.add_argument("--eval", type=Path, required=True, help="folder of the development set")
    parser.add_argument("--model", nargs="*", default=[], help="more models: folders or hub names")
    parser.add_argument("--rounds", type=int, default=5, help="of time and memory; 0: neither (default: 5)")
    parser.add_argument("--limit", type=int, help="only about so many paragraphs and questions, for a try")
    parser.add_argument("--records", type=Path, help="where the shipped model's first sentences are written")
    parser.add_argument("--out", type=Path, help="where the page is written, such as docs/model.md")
    chosen = parser.parse_args()
    try:
        text = report(chosen)
    except (LibraryError, OSError, ValueError) as error:
        raise SystemExit(str(error)) from error
    sys.stdout.write(text)
    if chosen.out:
        chosen.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
