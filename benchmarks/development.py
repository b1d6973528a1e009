"""The development set: real releases, and questions in both languages about sentences of theirs."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measures import ranks_of_right
from benchmarks.systems import System, Text
from benchmarks.thinning import thin
from config import Settings
from index.readers import read_release
from index.release import Language
from index.sentences import split_sentences

PAIRS = tuple((of, to) for to in Language for of in Language)
"""The languages of question and release."""

CANDIDATES = 20
"""Sentences that count as found, and that a record lists."""

_CLAUSE = 25
"""A sentence that is only a part of what answers is right if it has more characters than this."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in both languages.

    Attributes:
        release: The language of the release that it is about; None where no release answers it.
        right: The sentences that answer it, as indices into those of the set. A question may have an answer
            and yet none here: where the splitter cuts through it.
    """

    name: str
    questions: Mapping[Language, Text]
    release: Language | None
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Development:
    """The sentences of all releases, and what is asked.

    Attributes:
        sentences: As the product splits them, letter for letter.
        titled: The same, each behind its release's title, as the product embeds it.
        files: For each sentence its release's file.
        asked: The answerable questions and the unanswerable ones.
    """

    sentences: tuple[Text, ...]
    titled: tuple[Text, ...]
    files: tuple[Path, ...]
    asked: tuple[Asked, ...]

    def answerable(self, of: Language, to: Language) -> list[tuple[Text, tuple[int, ...]]]:
        """Give the questions in the one language about releases in the other, and what is right."""
        return [(asked.questions[of], asked.right) for asked in self.asked if asked.release is to]


def read_development(folder: Path, *, limit: int | None = None) -> Development:
    """Read `releases/*.txt`, `questions.jsonl` and `unanswerable.jsonl`.

    Args:
        limit: Only about so many questions of either file, and only the releases that answer them.

    Raises:
        ReleaseError: A release cannot be read.
        ValueError: A question is about a release that is not there.
    """
    questions = thin(_lines(folder / "questions.jsonl"), limit)
    unanswerable = thin(_lines(folder / "unanswerable.jsonl"), limit)
    answers = [list(_answers(question)) for question in questions]
    wanted = {name for answer in answers for name, _ in answer} if limit is not None else None
    sentences, titled, files = [], [], []
    spoken: dict[str, Language] = {}
    for path in sorted((folder / "releases").glob("*.txt")):
        if wanted is None or path.name in wanted:
            release = read_release(path, max_bytes=Settings().max_file_mb * 1_000_000).release
            spoken[path.name] = release.language
            for span in split_sentences(release.text, release.paragraphs, release.language):
                words = release.text[span.start : span.end]
                sentences.append(Text(words, release.language))
                titled.append(Text(f"{release.title}. {words}", release.language))
                files.append(path)
    if missing := {question["release"] for question in questions} - spoken.keys():
        raise ValueError(f"Questions are about releases that are not in {folder}: {sorted(missing)}")
    places: dict[str, list[int]] = {name: [] for name in spoken}
    for number, path in enumerate(files):
        places[path.name].append(number)
    asked = []
    for question, answer in zip(questions, answers, strict=True):
        right = {
            number
            for name, words in answer
            for number in places.get(name, ())
            if answers_it(sentences[number].words, words)
        }
        asked.append(_asked(question, spoken[question["release"]], tuple(sorted(right))))
    asked += [_asked(question, None, ()) for question in unanswerable]
    return Development(tuple(sentences), tuple(titled), tuple(files), tuple(asked))


def _asked(question: Mapping[str, Any], release: Language | None, right: tuple[int, ...]) -> Asked:
    texts = {language: Text(question[f"question_{language}"], language) for language in Language}
    return Asked(question["id"], texts, release, right)


def _answers(question: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The releases that answer, each with the words that do."""
    for words in question["gold"]:
        yield question["release"], words
    for other in question.get("alt") or ():
        gold = other["gold"]
        for words in [gold] if isinstance(gold, str) else gold:
            yield other["release"], words


def answers_it(sentence: str, words: str) -> bool:
    """Say whether a sentence of the right release has the words that answer, or is enough of them.

    White space counts as a single space.
    """
    held, wanted = " ".join(sentence.split()), " ".join(words.split())
    return wanted in held or (len(held) > _CLAUSE and held in wanted)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def first_ranks(
    system: System, development: Development, sentences: Sequence[Text]
) -> dict[str, list[int | None]]:
    """Give, for each pair ("es→en") and question, the rank of the best right sentence among all.

    Args:
        sentences: `development.sentences`, or as many texts that stand for them.

    Returns:
        Ranks from 1; None for a question without a right sentence.
    """
    ranks: dict[str, list[int | None]] = {}
    for of, to in PAIRS:
        asked = development.answerable(of, to)
        scores = system.scores([question for question, _ in asked], sentences)
        ranks[f"{of}→{to}"] = [
            min(ranks_of_right(row, right), default=None)
            for row, (_, right) in zip(scores, asked, strict=True)
        ]
    return ranks


def share_within(ranks: Iterable[int | None], most: int) -> float:
    """The share of questions whose right sentence is among the first so many."""
    found = [rank is not None and rank <= most for rank in ranks]
    return sum(found) / len(found) if found else 0.0


def records(system: System, development: Development) -> Iterator[dict[str, object]]:
    """Give a record for each question in each language: the sentences nearest to it, behind their titles.

    The confidence is the cosine; nothing is abstained from, as a vector alone cannot tell when to.
    """
    asked = [(one, one.questions[language]) for one in development.asked for language in Language]
    scores = system.scores([question for _, question in asked], development.titled)
    for (one, question), row in zip(asked, scores, strict=True):
        nearest = np.argsort(-row, kind="stable")[:CANDIDATES]
        candidates = [
            {"release": development.files[number].name, "text": development.sentences[number].words}
            for number in nearest
        ]
        yield {
            "id": one.name,
            "lang": question.language.value,
            "status": "answered",
            **candidates[0],
            "highlight": None,
            "confidence": float(min(1.0, max(0.0, row[nearest[0]]))),
            "latency_ms": None,
            "candidates": candidates,
        }
