"""Records: what was answered to each question, one JSON object a line, for any scorer to read."""

import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.answer import Answer, Status
from index.citation import Citation
from index.errors import EvaluationError
from index.evaluation.judging import CANDIDATES
from index.release import Language

# JSON leaves them as they are, and `str.splitlines`, with which a scorer may read, breaks lines at them.
_LINE_BREAKS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence of a release.

    Attributes:
        release: The release's file name.
        text: The sentence, letter for letter.
    """

    release: str
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """What was answered to a question in one language.

    Attributes:
        id: Of the question.
        cited: What is given as the answer or, when abstained, what would have been; None where nothing is.
        highlight: The words in it that answer; None where none are known.
        confidence: Estimated probability, 0 to 1, that the cited sentence answers.
        latency_ms: From question to answer; None where it was not taken.
        candidates: Best first, `CANDIDATES` of them at most.
    """

    id: str | int
    language: Language
    status: Status
    cited: Cited | None
    highlight: str | None
    confidence: float
    latency_ms: float | None
    candidates: tuple[Cited, ...]

    def as_object(self) -> dict[str, Any]:
        """Give the record as it is written."""
        return {
            "id": self.id,
            "lang": self.language.value,
            "status": self.status.value,
            "release": self.cited.release if self.cited else None,
            "text": self.cited.text if self.cited else None,
            "highlight": self.highlight,
            "confidence": self.confidence,
            "latency_ms": self.latency_ms,
            "candidates": [{"release": of.release, "text": of.text} for of in self.candidates],
        }


def cite(citation: Citation) -> Cited:
    """Give the sentence by the file name of its release, as evaluation data names releases."""
    return Cited(Path(citation.source).name, citation.text)


def record_of(name: str | int, language: Language, answer: Answer) -> Record:
    """Give the record of an answer.

    Args:
        name: The question's id.
        language: The language it was asked in.
    """
    marked = None
    if answer.citation is not None and answer.highlight is not None:
        marked = answer.citation.text[slice(*answer.highlight)]
    return Record(
        id=name,
        language=language,
        status=answer.status,
        cited=cite(answer.citation) if answer.citation else None,
        highlight=marked,
        confidence=answer.confidence,
        latency_ms=answer.latency_ms,
        candidates=tuple(cite(of.citation) for of in answer.candidates[:CANDIDATES]),
    )


def write_records(path: Path, records: Iterable[Record]) -> None:
    """Write them all, or leave what was there.

    Raises:
        EvaluationError: The file cannot be written.
    """
    beside = path.with_name(f"{path.name}.{secrets.token_hex(8)}.tmp")
    try:
        try:
            with beside.open("x", encoding="utf-8", newline="\n") as file:
                for record in records:
                    line = json.dumps(record.as_object(), ensure_ascii=False, allow_nan=False)
                    file.write(line.translate(_LINE_BREAKS) + "\n")
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise EvaluationError(
            f"The records cannot be written to {path} ({error.strerror}). Check the folder and the"
            " disk, or name another file."
        ) from error
