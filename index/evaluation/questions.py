"""What a folder of evaluation data holds: releases, questions that they answer, and questions they do not."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.release import Language


@dataclass(frozen=True, slots=True)
class Gold:
    """Words that answer a question.

    Attributes:
        release: File name of the release that has them.
        words: A sentence of it, the clause that decides, or several sentences; white space does not count.
    """

    release: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question, typed in both languages or in one.

    Attributes:
        id: As the file has it, which may be a number.
        texts: By the languages that it is asked in, Spanish first; at least one.
        release: File name of the release that it is about; None where nothing answers it.
        golds: All that answers it, in that release and in others; none where nothing does.
        span: The short answer, within a gold; None where none is given.
        kind: What is asked for ("when", "how_many"), in the folder's own words; None where it does not say.
    """

    id: str | int
    texts: Mapping[Language, str]
    release: str | None = None
    golds: tuple[Gold, ...] = ()
    span: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A folder of evaluation data.

    Attributes:
        releases: The files of its releases, by name.
        questions: Those that a release answers.
        unanswerable: Those that none answers.
    """

    folder: Path
    releases: tuple[Path, ...]
    questions: tuple[Question, ...]
    unanswerable: tuple[Question, ...]

    @property
    def all(self) -> tuple[Question, ...]:
        """The answerable questions, then the others."""
        return self.questions + self.unanswerable
