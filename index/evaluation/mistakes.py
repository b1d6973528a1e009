"""Mistakes: the questions that were not answered rightly, each with a reading of why."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from index.answer import Candidate, Status
from index.evaluation.asking import Reply
from index.evaluation.records import cite


class Reading(StrEnum):
    """What went wrong, in the order in which an answer is made."""

    NOT_FOUND = "the right sentence is not among the candidates"
    OTHER_RELEASE = "another release came first"
    OTHER_SENTENCE = "another sentence of a right release came first"
    SILENT = "rightly found, but left unanswered"
    SHOWN = "nothing answers it, but an answer was shown"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A question that was not answered rightly."""

    reply: Reply
    reading: Reading

    @property
    def shown(self) -> bool:
        """Whether what came first was given as the answer."""
        return self.reply.answer.status is Status.ANSWERED

    @property
    def first(self) -> Candidate | None:
        """What came first."""
        return next(iter(self.reply.answer.candidates), None)


def find_mistakes(replies: Iterable[Reply]) -> tuple[Mistake, ...]:
    """Give the mistakes, those that were most sure of themselves first."""
    found = [Mistake(reply, reading) for reply in replies if (reading := _read(reply)) is not None]
    return tuple(sorted(found, key=lambda mistake: -mistake.reply.answer.confidence))


def _read(reply: Reply) -> Reading | None:
    shown = reply.answer.status is Status.ANSWERED
    golds = reply.question.golds
    if not golds:
        return Reading.SHOWN if shown else None
    if reply.right:
        return None if shown else Reading.SILENT
    if reply.rank is None or reply.answer.citation is None:
        return Reading.NOT_FOUND
    cited = cite(reply.answer.citation)
    own = any(gold.release == cited.release for gold in golds)
    return Reading.OTHER_SENTENCE if own else Reading.OTHER_RELEASE
