"""The development set: real releases, and questions in both languages about sentences of theirs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measures import ranks_of_right
from benchmarks.systems import System, Text
from benchmarks.thinning import thin
from config import Settings
from index.answer import Status
from index.evaluation import CANDIDATES as CANDIDATES
from index.evaluation import Cited, Question, Record, is_right, read_evaluation
from index.readers import read_release
from index.release import Language
from index.sentences import split_sentences

PAIRS = tuple((of, to) for to in Language for of in Language)
"""The languages of question and release."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in both languages.

    Attributes:
        release: The language of the release that it is about; None where no release answers it.
        right: The sentences that answer it, as indices into those of the set. A question may have an answer
            and yet none here: where the splitter cuts through it.
    """

    name: str | int
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
        EvaluationError: The folder is not as it should be.
        ReleaseError: A release cannot be read.
    """
    evaluation = read_evaluation(folder)
    questions = thin(list(evaluation.questions), limit)
    unanswerable = thin(list(evaluation.unanswerable), limit)
    wanted = {gold.release for question in questions for gold in question.golds}
    sentences, titled, files = [], [], []
    spoken: dict[str, Language] = {}
    for path in evaluation.releases:
        if limit is None or path.name in wanted:
            release = read_release(path, max_bytes=Settings().max_file_mb * 1_000_000).release
            spoken[path.name] = release.language
            for span in split_sentences(release.text, release.paragraphs, release.language):
                words = release.text[span.start : span.end]
                sentences.append(Text(words, release.language))
                titled.append(Text(f"{release.title}. {words}", release.language))
                files.append(path)
    places: dict[str, list[int]] = {name: [] for name in spoken}
    for number, path in enumerate(files):
        places[path.name].append(number)
    asked = []
    for question in questions:
        right = {
            number
            for gold in question.golds
            for number in places.get(gold.release, ())
            if is_right([gold], gold.release, sentences[number].words)
        }
        about = spoken[question.release] if question.release else None
        asked.append(_asked(question, about, tuple(sorted(right))))
    asked += [_asked(question, None, ()) for question in unanswerable]
    return Development(tuple(sentences), tuple(titled), tuple(files), tuple(asked))


def _asked(question: Question, release: Language | None, right: tuple[int, ...]) -> Asked:
    texts = {language: Text(words, language) for language, words in question.texts.items()}
    return Asked(question.id, texts, release, right)


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


def records(system: System, development: Development) -> Iterator[dict[str, Any]]:
    """Give a record for each question in each language: the sentences nearest to it, behind their titles.

    The confidence is the cosine; nothing is abstained from, as a vector alone cannot tell when to.
    """
    asked = [(one, one.questions[language]) for one in development.asked for language in Language]
    scores = system.scores([question for _, question in asked], development.titled)
    for (one, question), row in zip(asked, scores, strict=True):
        nearest = np.argsort(-row, kind="stable")[:CANDIDATES]
        candidates = tuple(
            Cited(development.files[number].name, development.sentences[number].words) for number in nearest
        )
        record = Record(
            id=one.name,
            language=question.language,
            status=Status.ANSWERED,
            cited=candidates[0],
            highlight=None,
            confidence=float(min(1.0, max(0.0, row[nearest[0]]))),
            latency_ms=None,
            candidates=candidates,
        )
        yield record.as_object()
