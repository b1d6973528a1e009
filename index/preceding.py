"""The question before a question, by which a short one is understood."""

from dataclasses import dataclass
from typing import Self

from index.answer import Answer


@dataclass(frozen=True, slots=True)
class Preceding:
    """What was asked before, as it was understood, and what was found.

    Attributes:
        question: In full: where it was itself understood by one before it, what that came to.
        release_id: The release that was cited, as the answer or as the nearest passage; None where none was.
        sentence_id: The sentence of it.
    """

    question: str
    release_id: int | None = None
    sentence_id: int | None = None

    @classmethod
    def of(cls, answer: Answer) -> Self:
        """Give what the next question may follow.

        What was only the nearest passage counts too: it was shown, and the next question may be about it.

        Args:
            answer: To the question that was just asked.
        """
        question, cited = answer.understood or answer.question, answer.citation
        return cls(question) if cited is None else cls(question, cited.release_id, cited.sentence_id)
