"""Measures how often the language of a question is told right, and how fast.

    python -m benchmarks.language --eval FOLDER --xquad FOLDER [--write]

`--eval` holds `questions.jsonl` and `unanswerable.jsonl` (`question_es`, `question_en`) and `releases/*.txt`
(a header with a line `lang: es` or `lang: en`, a line `---`, the text); `--xquad` holds XQuAD-R's `es.json`
and `en.json`. Prints the report; with `--write` it also becomes docs/language.md. Takes a minute or two,
nearly all of it langdetect's.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import langdetect

from index import language
from index.language import detect, detect_release
from index.release import Language

REPORT = Path(__file__).parents[1] / "docs" / "language.md"

INTRODUCTION = """\
Per cent of questions whose language `index.language.detect` tells. The development set's are about 300 real
releases, 40 % of them typed carelessly; XQuAD-R is licensed CC BY-SA 4.0. No word was counted in either set,
but the results on both were seen while the few weights were chosen: neither is a blind test. The chat's
language settles doubt, so each row is measured with a chat in the *other* language, the hardest case,
with a chat in English, and with one in the question's own. What fails with the other chat is mostly fragments
that are only names, or names that are ordinary words of the other language. The last column is langdetect by
itself, over all its languages, seeded."""

Questions = dict[Language, list[str]]


def _bare_words(question: str) -> list[str]:
    return question.replace("¿", "").replace("¡", "").split()


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Form:
    """A way in which a question is cut down.

    Attributes:
        goals: Per cent to reach, by language.
    """

    name: str
    cut: Callable[[str], str]
    goals: dict[Language, float]


FORMS = (
    Form("whole", lambda question: question, {Language.EN: 99.5, Language.ES: 99.5}),
    Form(
        "first three words, no ¿",
        lambda question: " ".join(_bare_words(question)[:3]),
        {Language.EN: 98.0, Language.ES: 98.0},
    ),
    Form(
        "last three words, no ¿, no accents",
        lambda question: _without_accents(" ".join(_bare_words(question)[-3:])),
        {Language.EN: 97.0, Language.ES: 87.0},
    ),
)


def eval_questions(folder: Path) -> Questions:
    """The answerable and the unanswerable questions of the development set."""
    rows = [
        json.loads(line)
        for name in ("questions.jsonl", "unanswerable.jsonl")
        for line in (folder / name).read_text(encoding="utf-8").splitlines()
    ]
    return {of: [row[f"question_{of.value}"] for row in rows] for of in Language}


def xquad_questions(folder: Path) -> Questions:
    """The questions of XQuAD-R, in SQuAD's format."""
    questions: Questions = {}
    for of in Language:
        articles = json.loads((folder / f"{of.value}.json").read_text(encoding="utf-8"))["data"]
        questions[of] = [
            asked["question"]
            for article in articles
            for paragraph in article["paragraphs"]
            for asked in paragraph["qas"]
        ]
    return questions


def plain_langdetect(text: str) -> str:
    """What langdetect says by itself, seeded; empty where it gives up."""
    langdetect.DetectorFactory.seed = 0
    try:
        return str(langdetect.detect(text))
    except langdetect.LangDetectException:
        return ""


def share(right: Iterable[bool]) -> float:
    """Per cent of true ones."""
    return 100 * statistics.fmean(right)


def accuracy_rows(sets: dict[str, Questions]) -> list[str]:
    """The rows of the main table: set, form and language; goal; three defaults; langdetect alone."""
    rows = []
    langdetect_says = cache(plain_langdetect)
    for form in FORMS:
        for set_name, questions in sets.items():
            for of in reversed(Language):
                texts = [form.cut(question) for question in questions[of]]
                other = next(candidate for candidate in Language if candidate is not of)
                by_default = {
                    default: share(detect(text, default=default) is of for text in texts)
                    for default in Language
                }
                alone = share(langdetect_says(text) == of.value for text in texts)
                shares = [form.goals[of], by_default[other], by_default[Language.EN], by_default[of], alone]
                cells = [
                    form.name,
                    set_name,
                    of.value,
                    str(len(texts)),
                    *(f"{value:.1f}" for value in shares),
                ]
                rows.append(f"| {' | '.join(cells)} |")
    return rows


def release_row(folder: Path) -> str:
    """How many releases of the development set are told right."""
    right = total = 0
    for path in sorted((folder / "releases").glob("*.txt")):
        header, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
        labels = [
            line.removeprefix("lang:").strip() for line in header.splitlines() if line.startswith("lang:")
        ]
        total += 1
        right += labels == [detect_release(body).value]
    return f"Releases of the development set, by `detect_release`: {right} of {total} right."


def speed_lines(texts: list[str]) -> list[str]:
    """Loading, and a call on each whole question, the first time that it is seen."""
    language._evidence.cache_clear()
    start = time.perf_counter()
    language._evidence()
    load = time.perf_counter() - start
    calls = []
    for text in texts:
        start = time.perf_counter()
        detect(text, default=Language.EN)
        calls.append((time.perf_counter() - start) * 1e6)
    few = texts[:: max(1, len(texts) // 200)]
    start = time.perf_counter()
    for text in few:
        plain_langdetect(text)
    alone = (time.perf_counter() - start) / len(few)
    ranked = sorted(calls)
    return [
        "| what | time |",
        "|---|---|",
        f"| load the evidence, once | {load * 1e3:.0f} ms |",
        f"| a call, median of {len(calls)} whole questions | {statistics.median(calls):.0f} µs |",
        f"| a call, 95th percentile | {ranked[int(0.95 * len(ranked))]:.0f} µs |",
        f"| langdetect alone, mean of {len(few)} | {alone * 1e3:.1f} ms |",
    ]


def report(eval_folder: Path, xquad_folder: Path) -> str:
    """The whole page, in Markdown."""
    sets = {"development": eval_questions(eval_folder), "XQuAD-R": xquad_questions(xquad_folder)}
    sets["both"] = {of: [*sets["development"][of], *sets["XQuAD-R"][of]] for of in Language}
    speed = speed_lines([text for of in Language for text in sets["both"][of]])
    machine = f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}"
    lines = [
        "# Which language a question is in",
        "",
        "<!-- Written by benchmarks/language.py; edit that. -->",
        "",
        INTRODUCTION,
        "",
        "| questions | set | language | n | goal | other chat | English chat | own chat | langdetect alone |",
        "|---|---|---|---|---|---|---|---|---|",
        *accuracy_rows(sets),
        "",
        release_row(eval_folder),
        "",
        *speed,
        "",
        f"`python -m benchmarks.language --eval FOLDER --xquad FOLDER --write`, on {machine}.",
        "",
        "## What it rests on",
        "",
        "The vocabulary `index/data/language_words.tsv` is made by",
        "`python -m training.language_profiles --data FOLDER`, the same bytes from the same data. It holds",
        "log-odds of words, no sentences, counted in:",
        "",
        *_sources(),
        "",
        "Words outside it are judged by the letter n-grams of langdetect's two profiles (Apache-2.0).",
        "",
    ]
    return "\n".join(lines)


def _sources() -> list[str]:
    """The corpora of the vocabulary and their licences, from its own head."""
    table = Path(language.__file__).with_name("data") / "language_words.tsv"
    head = [
        line for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("# Counted in ")
    ]
    return [f"- {line.removeprefix('# Counted in ')}" for line in head]


def main() -> None:
    """Prints the report, and writes it where asked to."""
    parser = argparse.ArgumentParser(description="How often and how fast the language of a question is told.")
    parser.add_argument("--eval", type=Path, required=True, help="folder of the development set")
    parser.add_argument("--xquad", type=Path, required=True, help="folder with XQuAD-R's es.json and en.json")
    parser.add_argument("--write", action="store_true", help="write docs/language.md too")
    chosen = parser.parse_args()
    text = report(chosen.eval, chosen.xquad)
    sys.stdout.write(text)
    if chosen.write:
        REPORT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
