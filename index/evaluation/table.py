"""The judged records as columns of numbers, one row for each question and language it was asked in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.answer import Status
from index.errors import EvaluationError
from index.evaluation.judging import highlight_fits, is_right, overlap, rank_of_right
from index.evaluation.questions import Evaluation, Question
from index.evaluation.records import Record
from index.release import Language

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

NOTHING = "-"
"""Stands for the language of the release where no release answers."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of equal length.

    Attributes:
        question: Which question, in the order of the folder; its rows are resampled together.
        asked: The language of the question.
        release: The language of the release that it is about, or `NOTHING`.
        shown: Whether an answer was given.
        hit: Whether the cited sentence answers, shown or not.
        rank: Place of the first candidate that answers, from 1; infinite where none does.
        confidence: Between 0 and 1.
        marked: Whether a highlight can be judged: the sentence answers, and the short answer is known.
        fits: Whether the highlight then has the short answer or is a part of it.
        overlap: F1 of the tokens of both, 0 to 1.
    """

    question: NDArray[np.int64]
    asked: NDArray[np.str_]
    release: NDArray[np.str_]
    shown: Flags
    hit: Flags
    rank: Floats
    confidence: Floats
    marked: Flags
    fits: Flags
    overlap: Floats

    @property
    def answerable(self) -> Flags:
        """Whether a release answers."""
        return np.asarray(self.release != NOTHING)

    def pair(self, asked: Language, release: Language) -> Flags:
        """Choose the rows of questions in one language about releases in another."""
        return np.asarray((self.asked == asked.value) & (self.release == release.value))


def tabulate(evaluation: Evaluation, records: Sequence[Record], languages: Mapping[str, Language]) -> Table:
    """Judge the records.

    Args:
        records: One for each question in each of its languages.
        languages: Of each release that is asked about, by its file name.

    Returns:
        The answerable ones by pair of languages (es→es, es→en, en→es, en→en), then the others: the order in
        which equal confidences count in the risk-coverage curve.

    Raises:
        EvaluationError: A record is missing.
    """
    by_key = {(record.id, record.language): record for record in records}
    numbers = {question.id: number for number, question in enumerate(evaluation.all)}
    chosen = [
        (question, language, release.value)
        for language in Language
        for release in Language
        for question in evaluation.questions
        if question.release is not None
        and languages[question.release] is release
        and language in question.texts
    ]
    chosen += [
        (question, language, NOTHING) for question in evaluation.unanswerable for language in question.texts
    ]
    rows = []
    for question, language, release in chosen:
        record = by_key.get((question.id, language))
        if record is None:
            raise EvaluationError(f"There is no record of question {question.id!r} asked in {language}.")
        rows.append((numbers[question.id], language.value, release, *_judge(question, record)))
    columns = list(zip(*rows, strict=True))
    kinds = (np.int64, np.str_, np.str_, bool, bool, np.float64, np.float64, bool, bool, np.float64)
    return Table(*(np.array(column, dtype=kind) for column, kind in zip(columns, kinds, strict=True)))


def _judge(question: Question, record: Record) -> tuple[bool, bool, float, float, bool, bool, float]:
    cited, golds = record.cited, question.golds
    hit = cited is not None and is_right(golds, cited.release, cited.text)
    rank = rank_of_right(golds, ((of.release, of.text) for of in record.candidates))
    span = question.span if hit else None
    return (
        record.status is Status.ANSWERED,
        hit,
        float(rank) if rank else np.inf,
        record.confidence,
        span is not None,
        span is not None and highlight_fits(span, record.highlight),
        overlap(span, record.highlight) if span is not None else 0.0,
    )
