"""An answer: the sentence that answers a question, or the nearest one when none does."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from index.askable import Askable
from index.citation import Citation
from index.events.expression import DateExpression
from index.release import Language


class Status(StrEnum):
    """Whether the cited sentence is given as the answer."""

    ANSWERED = "answered"
    ABSTAINED = "abstained"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that search found, with how well it fits.

    Attributes:
        score: Fused score; only its order means anything.
        signals: What went into it, by name (for example "dense", "lexical"), for whoever asks why.
    """

    citation: Citation
    score: float
    signals: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library says to a question.

    Attributes:
        language: The language of the question, in which everything around the quotation is said.
        citation: The answering sentence; when abstained, the nearest one, to be labelled as such; None when
            the catalogue is empty or nothing at all resembles the question.
        highlight: Span of the words in `citation.text` that answer, or None where no such words are known.
        confidence: Estimated probability, 0 to 1, that the cited sentence answers.
        candidates: Best first; the cited sentence is the first.
        latency_ms: From question to answer, in milliseconds, without the loading of the model.
        context: A sentence before the cited one in the same release, where the cited one cannot be understood
            without it; it is no answer.
        earlier: What older releases said instead (a date since moved), each in a sentence; newest first.
        when: To a question for a time: the days that the highlighted words mean; its span is into
            `citation.text`.
        askable: When abstained, what the newest releases can be asked for; newest first.
        understood: What the question came to with the one before it; None where it was taken by itself.
    """

    question: str
    language: Language
    status: Status
    citation: Citation | None
    highlight: tuple[int, int] | None
    confidence: float
    candidates: tuple[Candidate, ...]
    latency_ms: float
    context: Citation | None = None
    earlier: tuple[Citation, ...] = ()
    when: DateExpression | None = None
    askable: tuple[Askable, ...] = ()
    understood: str | None = None
