"""The page docs/model.md, from what benchmarks/retrieval.py measures."""

import platform
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from benchmarks.development import CANDIDATES, share_within
from benchmarks.development import PAIRS as RELEASE_PAIRS
from benchmarks.measures import interval
from benchmarks.model_load import Loads, load_rows
from benchmarks.model_speed import speed_rows
from benchmarks.side import Figures
from benchmarks.tables import hardware
from benchmarks.xquad import MEASURES, Results

INTRODUCTION = """\
How often the embedding model finds the sentence that answers, by itself: no words are matched, nothing is
reranked. Beside it BM25, which only matches words (Snowball stems and function words of each text's own
language, accents folded), and the English model that taught ours. Every model is loaded and used as Vocero
does, with its prefixes."""

XQUAD = """\
Each question is asked of single sentences, without their paragraph or title; right is the sentence in which
the answer begins. *en→es*: the mean reciprocal rank of the right one for the English questions among all
Spanish sentences. *en→both*: the mean average precision for the English questions in the pool of both
languages' sentences, where one of each language is right. Among equal scores the wrong ones come first.
XQuAD-R (Artetxe et al. 2020, Roy et al. 2020; CC BY-SA 4.0) is used for testing only: nothing is trained or
tuned on it."""

RELEASES = """\
Each question is asked of the sentences of all releases at once, in whichever language. A pair is the language
of the question → that of the release that answers; a cell is the share of questions with a right sentence
first / among the first {candidates}. *Behind the title*: each sentence is embedded after its release's title,
as Vocero does. Model choices were seen on this set, so it is not a blind test."""

SPEED = """\
{passages} sentences of the releases, each behind its title, given all at once as at ingest; {questions}
questions, one at a time. Each figure is measured in a process of its own, the models by turns, the model
loaded; medians of {rounds} rounds. In brackets, how many times as fast as a model of multilingual-e5-small's
shape (12 layers of 384, vocabulary of 250,037): its weights are random, which costs the same time, and it is
given the shipped model's tokenizer, so that both read the same pieces, save for the prefixes "query: " and
"passage: " that e5 needs. Asked of the shipped model: at least 3 times."""

LOADS = """\
Whole processes from start to end, by turns, once more before to fill the disk's cache; medians of {rounds}
runs. Memory is the largest resident size, Python included."""

ASKED = {
    "en→en": 0.85,
    "es→es": 0.81,
    "en→es": 0.80,
    "es→en": 0.80,
    "en→both": 0.80,
    "es→both": 0.80,
}
"""What the shipped model is to reach on XQuAD-R."""

Ranks = Mapping[str, Sequence[int | None]]


@dataclass(frozen=True, slots=True)
class Quality:
    """What was measured of a system.

    Attributes:
        xquad: What `measure_xquad` gives.
        alone: What `first_ranks` gives for sentences by themselves; None where that was not asked.
        titled: The same for sentences behind their titles.
        shipped: Whether it is what Vocero has by default.
    """

    name: str
    xquad: Results
    alone: Ranks | None = None
    titled: Ranks | None = None
    shipped: bool = False


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured of time and memory, and with how much.

    Attributes:
        figures: What `measure_speed` gives, round by round.
    """

    figures: Sequence[dict[str, Figures]]
    loads: Loads
    passages: int
    questions: int


def xquad_rows(qualities: Sequence[Quality]) -> list[str]:
    """The table of XQuAD-R, in Markdown; the shipped model's rows have their intervals below them."""
    rows = [f"| | {' | '.join(MEASURES)} |", "|---" * (len(MEASURES) + 1) + "|"]
    for quality in qualities:
        means = [_share(statistics.fmean(quality.xquad[measure])) for measure in MEASURES]
        rows.append(_row(quality.name, means))
        if quality.shipped:
            bounds = [interval(quality.xquad[measure]) for measure in MEASURES]
            cells = [f"{_share(low)} to {_share(high)}" for low, high in bounds]
            rows.append(_row("its 95 % interval (bootstrap over the questions)", cells))
            rows.append(_row("asked of it, at least", [_share(ASKED[measure]) for measure in MEASURES]))
    return rows


def release_rows(qualities: Sequence[Quality]) -> list[str]:
    """The table of the development set, in Markdown."""
    pairs = [f"{of}→{to}" for of, to in RELEASE_PAIRS]
    rows = [f"| | {' | '.join(pairs)} |", "|---" * (len(pairs) + 1) + "|"]
    for quality in qualities:
        for name, ranks in (
            (quality.name, quality.alone),
            (f"{quality.name}, behind the title", quality.titled),
        ):
            if ranks is not None:
                cells = [
                    " / ".join(_share(share_within(ranks[pair], most)) for most in (1, CANDIDATES))
                    for pair in pairs
                ]
                rows.append(_row(name, cells))
    return rows


def _row(name: str, cells: Sequence[str]) -> str:
    return f"| {' | '.join([name, *cells])} |"


def _share(value: float) -> str:
    return f"{value:.3f}".removeprefix("0") if value < 1 else "1"


def model_page(
    qualities: Sequence[Quality],
    speed: Speed | None,
    *,
    xquad: str,
    releases: str,
    command: str,
    load: float,
) -> str:
    """Give the whole page, in Markdown.

    Args:
        qualities: In the order of the rows.
        speed: None where it was not measured.
        xquad: How much of XQuAD-R, as a sentence.
        releases: How much of the development set, as a sentence.
        command: What wrote the page.
        load: The machine's load average before.
    """
    parts = [
        "# The embedding model",
        "<!-- Written by benchmarks/retrieval.py; edit benchmarks/model_page.py. -->",
        INTRODUCTION,
        "## XQuAD-R",
        XQUAD,
        "\n".join(xquad_rows(qualities)),
        xquad,
        "## Press releases, the development set",
        RELEASES.format(candidates=CANDIDATES),
        "\n".join(release_rows(qualities)),
        releases,
    ]
    if speed is not None:
        rounds = len(speed.figures)
        parts += [
            "## Speed",
            SPEED.format(passages=speed.passages, questions=speed.questions, rounds=rounds),
            "\n".join(speed_rows(speed.figures)),
            "## Loading",
            LOADS.format(rounds=rounds),
            "\n".join(load_rows(speed.loads)),
        ]
    parts += [
        "## Measured by",
        f"`{command}`, on {hardware()}; load average at the start {load:.1f}. {_versions()}.",
    ]
    return "\n\n".join(parts) + "\n"


def _versions() -> str:
    packages = ["torch", "transformers", "sentence-transformers", "numpy"]
    return f"Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in packages)
