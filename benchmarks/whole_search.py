"""Measures the whole search on XQuAD-R: from the question to the 20 candidates of the answer.

    python -m benchmarks.whole_search --xquad FOLDER [--questions N] [--seed S] [--titles number]

`FOLDER` holds XQuAD-R's `en.json` and `es.json`. A library is made of the paragraphs of one language, each a
release, and then of the other's; each is asked all questions, or N of them drawn by the seed, in both
languages. Prints a table. The model and all else is what the settings name. Some minutes on two cores, most
of them for the embedding; how long the questions take depends on the library's reader.
"""

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measures import interval
from benchmarks.tables import machine, share, table
from benchmarks.xquad import read_xquad
from benchmarks.xquad_releases import Titles, cut_through, golds, read_passages, write_releases
from config import Settings
from index import Library
from index.errors import LibraryError
from index.evaluation import CANDIDATES, Gold, rank_of_right
from index.evaluation.records import cite
from index.release import Language

if TYPE_CHECKING:
    from index.embed import Embedder

PAIRS = (
    (Language.EN, Language.EN),
    (Language.ES, Language.ES),
    (Language.ES, Language.EN),
    (Language.EN, Language.ES),
)
"""The languages of question and paragraphs."""

ASKED = {"en→en": 0.90, "es→es": 0.88, "es→en": 0.82, "en→es": 0.82}
"""The mean reciprocal rank that the whole search is to reach."""

_FIRST_FEW = 5

INTRODUCTION = """\
Each paragraph is a release{titles}, ingested from a file like any other; Vocero splits it into sentences of
its own. A question goes through `Library.ask`, told the language it is in, which gives {candidates}
candidates at most. Right is only the sentence of XQuAD-R in which the answer begins: a candidate of the same
paragraph that has that whole sentence, or is a part of it of more than 25 characters, as for the development
set. A sentence that answers too counts as wrong. In brackets, the 95 % interval (bootstrap over the
questions)."""

_TITLED = {
    Titles.ARTICLE: " under its article's title, which for Spanish paragraphs too is the English one",
    Titles.NUMBER: " whose title is a number",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured.

    Attributes:
        ranks: For each pair ("en→es", question first) and question, the place of the first right candidate;
            None where there is none among them.
        cut: For each language, for how many of the questions no sentence is right as Vocero splits them.
    """

    ranks: Mapping[str, Sequence[int | None]]
    cut: Mapping[Language, int]


def measure(
    folder: Path,
    settings: Settings,
    *,
    questions: int | None = None,
    seed: int = 0,
    titles: Titles = Titles.ARTICLE,
    embedder: "Embedder | None" = None,
) -> Found:
    """Ask the questions of a library of each language's paragraphs.

    Args:
        folder: Of XQuAD-R.
        settings: Those of the product; its data goes to folders of its own, which are removed.
        questions: How many of them, drawn without replacement; None for all.
        embedder: Embeds instead of the model that the settings name.

    Raises:
        ValueError: The folder does not hold XQuAD-R, or not so many questions.
        LibraryError: The library cannot be made or asked.
    """
    xquad = read_xquad(folder)
    asked = draw(len(xquad.questions[Language.EN]), questions, seed)
    ranks: dict[str, list[int | None]] = {}
    cut: dict[Language, int] = {}
    for spoken in Language:
        passages = read_passages(folder / f"{spoken}.json")
        with tempfile.TemporaryDirectory() as name:
            paths = write_releases(passages, spoken, titles, Path(name) / "releases")
            wanted = golds(xquad, passages, paths, spoken)
            own = settings.model_copy(update={"data_dir": Path(name) / "data"})
            cut[spoken] = cut_through(
                [wanted[number] for number in asked], paths, own.max_file_mb * 1_000_000
            )
            with Library(own, embedder=embedder) as library:
                _tell(f"{len(paths)} paragraphs, {spoken}")
                for path in paths:
                    library.ingest(path)
                for of in Language:
                    _tell(f"{len(asked)} questions, {of}→{spoken}")
                    ranks[f"{of}→{spoken}"] = [
                        _rank(library, xquad.questions[of][number].words, of, wanted[number])
                        for number in asked
                    ]
    return Found(ranks, cut)


def draw(count: int, wanted: int | None, seed: int) -> list[int]:
    """Draw so many of the first `count` numbers, ascending; all for None.

    Raises:
        ValueError: There are not so many.
    """
    if wanted is None:
        return list(range(count))
    if not 1 <= wanted <= count:
        raise ValueError(f"{wanted} questions cannot be drawn from {count}. Give --questions 1 to {count}.")
    return sorted(random.Random(seed).sample(range(count), wanted))


def _rank(library: Library, question: str, language: Language, gold: Gold) -> int | None:
    answer = library.ask(question, language=language, limit=CANDIDATES)
    cited = [cite(candidate.citation) for candidate in answer.candidates]
    return rank_of_right([gold], [(each.release, each.text) for each in cited])


def _tell(what: str) -> None:
    sys.stderr.write(f"{what}\n")


def rows(ranks: Mapping[str, Sequence[int | None]]) -> str:
    """Give the table in Markdown."""
    heads = ("question→paragraph", "questions", f"MRR@{CANDIDATES}", "asked", "first", f"in {_FIRST_FEW}")
    lines = []
    for of, to in PAIRS:
        pair = f"{of}→{to}"
        found = [rank or 0 for rank in ranks[pair]]
        lines.append(
            [
                pair,
                str(len(found)),
                _mean([1 / rank if 0 < rank <= CANDIDATES else 0.0 for rank in found]),
                f"≥ {share(ASKED[pair])}",
                *(_mean([float(0 < rank <= most) for rank in found]) for most in (1, _FIRST_FEW)),
            ]
        )
    return table(heads, lines)


def _mean(values: Sequence[float]) -> str:
    low, high = interval(values)
    return f"{share(sum(values) / len(values))} ({share(low)} to {share(high)})"


def report(found: Found, *, titles: Titles, command: str, load: float) -> str:
    """Give the section of a page, in Markdown."""
    cut = " and ".join(
        f"{number} of the questions about {'Spanish' if language is Language.ES else 'English'} paragraphs"
        for language, number in found.cut.items()
    )
    parts = [
        "## XQuAD-R, the whole search",
        INTRODUCTION.format(titles=_TITLED[titles], candidates=CANDIDATES),
        rows(found.ranks),
        f"For {cut} no sentence, as they are split, is right. XQuAD-R (Artetxe et al. 2020, Roy et al. 2020;"
        " CC BY-SA 4.0) is used for testing only: nothing is trained or tuned on it.",
        f"`{command}`, on {machine()}; load average at the start {load:.1f}.",
    ]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Prints the report."""
    parser = argparse.ArgumentParser(description="The whole search on XQuAD-R, within and across languages.")
    parser.add_argument("--xquad", type=Path, required=True, help="folder with XQuAD-R's en.json and es.json")
    parser.add_argument("--questions", type=int, help="so many of them, drawn by the seed (default: all)")
    parser.add_argument("--seed", type=int, default=0, help="which of them are drawn (default: 0)")
    parser.add_argument(
        "--titles",
        type=Titles,
        default=Titles.ARTICLE,
        choices=list(Titles),
        help="what a paragraph is titled by (default: its article's title)",
    )
    chosen = parser.parse_args()
    load = os.getloadavg()[0]
    options = f" --questions {chosen.questions} --seed {chosen.seed}" if chosen.questions is not None else ""
    options += f" --titles {chosen.titles}" if chosen.titles is not Titles.ARTICLE else ""
    try:
        found = measure(
            chosen.xquad, Settings(), questions=chosen.questions, seed=chosen.seed, titles=chosen.titles
        )
    except (LibraryError, OSError, ValueError) as error:
        raise SystemExit(str(error)) from error
    command = f"python -m benchmarks.whole_search --xquad FOLDER{options}"
    sys.stdout.write(report(found, titles=chosen.titles, command=command, load=load))


if __name__ == "__main__":
    main()
