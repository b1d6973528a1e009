"""The page docs/speed.md, from what benchmarks/pipeline.py measures."""

import platform
import statistics
from collections.abc import Container, Sequence
from importlib.metadata import version

from benchmarks.side import Figures
from benchmarks.start_up import Starts, start_rows
from benchmarks.tables import hardware

INTRODUCTION = """\
About 300 real releases in Spanish and English and the questions about them, the development set. The ratio
is Vocero's figure by txtai's, the median over the rounds, with the least and the greatest in brackets where
there are several rounds. Processor time (CPU) counts all threads; it varies less than the time by the clock
on a machine that does other things as well.

*Ingest* starts with the model loaded. Vocero reads the files, splits them into sentences and chunks, embeds
both, stores everything release by release, each in a transaction of its own, and saves the vector index.
txtai is given the very texts that Vocero embeds, ready made and all at once, indexes them and saves the
index. *Questions* are asked once each, warm, from that many threads at once: Vocero from the question to the
`Answer` with 20 candidates and their citations, language detection included, the reader left out; txtai
from the question to 20 hits with their texts. *Memory* is the largest resident size of the process that did
it, Python and torch included.

txtai is set to `hybrid` (BM25 and vectors), `content` (it stores the texts), `maxlength` (it cuts a text
where the model's own settings do), Vocero's setting of the batch size (the same as its default) and of the
threads, no GPU; all else is its default, including the loading of the model with transformers instead of
sentence-transformers; it is given the same model, its weights in 32-bit floats. With stored texts it leaves
locking to its caller, and fails when searched by several threads at once, so the questions of several askers
go through one queue, first come first served."""

ROWS = (
    # Figure, what it is, its format, the aim for the ratio.
    ("ingest per_s", "ingest, sentences a second", ".1f", "≥ 1"),
    ("ingest cpu_ms", "ingest, CPU ms a sentence", ".1f", ""),
    ("ingest peak_mb", "ingest, peak memory in MB", ".0f", "≤ 1"),
    ("p50_ms/1", "1 asker, ms a question, median", ".1f", "≤ 0.5"),
    ("p95_ms/1", "1 asker, ms a question, 95th percentile", ".1f", "≤ 0.5"),
    ("cpu_ms/1", "1 asker, CPU ms a question", ".1f", ""),
    ("p50_ms/8", "8 askers, ms a question, median", ".1f", "≤ 0.5"),
    ("p95_ms/8", "8 askers, ms a question, 95th percentile", ".1f", "≤ 0.5"),
    ("per_s/8", "8 askers, questions a second", ".1f", "≥ 2"),
    ("cpu_ms/8", "8 askers, CPU ms a question", ".1f", ""),
    ("peak_mb", "questions, peak memory in MB", ".0f", "≤ 1"),
    ("bytes", "stored bytes a sentence", ".0f", ""),
)


def comparison(rounds: Sequence[dict[str, Figures]]) -> list[str]:
    """The table of the medians, in Markdown; `rounds` has the figures of each side in each round."""
    compared = "txtai" in rounds[0]
    heads = ["", "Vocero", *(["txtai", "ratio", "aim"] if compared else [])]
    rows = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for key, what, form, aim in ROWS:
        cells = [what, *(format(statistics.median(r[side][key] for r in rounds), form) for side in rounds[0])]
        if compared:
            ratios = sorted(r["Vocero"][key] / r["txtai"][key] for r in rounds)
            spread = f" ({ratios[0]:.2f}-{ratios[-1]:.2f})" if len(ratios) > 1 else ""
            cells += [f"{statistics.median(ratios):.2f}{spread}", aim]
        rows.append(f"| {' | '.join(cells)} |")
    return rows


def speed_page(
    rounds: Sequence[dict[str, Figures]], starts: Starts, *, data: str, command: str, load: float
) -> str:
    """Give the whole page, in Markdown.

    Args:
        rounds: The figures of each side, round by round.
        data: What was measured on, as a sentence.
        command: What wrote the page.
        load: The machine's load average before.
    """
    return "\n".join(
        [
            "# How fast, and how large",
            "",
            "<!-- Written by benchmarks/pipeline.py; edit benchmarks/speed_page.py. -->",
            "",
            INTRODUCTION,
            "",
            *comparison(rounds),
            "",
            data,
            "",
            "Start-up, a whole process from its start to its end, the commands by turns:",
            "",
            *start_rows(starts),
            "",
            f"`{command}`, on {hardware()}; load average at the start {load:.1f}. {_versions(rounds[0])}.",
            "",
        ]
    )


def _versions(sides: Container[str]) -> str:
    packages = ["torch", "transformers", "sentence-transformers", "faiss-cpu"]
    packages += ["txtai"] if "txtai" in sides else []
    return f"Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in packages)
