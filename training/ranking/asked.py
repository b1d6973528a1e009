"""What the fits learn from: every question with its candidates, measured and judged."""

import pickle
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from config import Settings
from index import Candidate, Language, Library
from index.answering import LOOKED_AT
from index.cross_encoder import Reader
from index.embed import Embedder
from index.evaluation import Evaluation, Question, is_right, read_evaluation, release_languages
from index.signals import LOOKED, READ, SEARCHED

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

FOLDS = 5
UNANSWERABLE = "unanswerable"
_EVERYTHING = 100_000
_READ = LOOKED_AT
"""Candidates that are read of each question: more than Vocero reads, so that there are some left to read when
the answers are taken out."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in one language with its candidates.

    Attributes:
        pair: The languages of question and release, or `UNANSWERABLE`.
        searched: (candidates, `SEARCHED`).
        looked: (candidates, `LOOKED`); not a number where a candidate was not looked at.
        read: (candidates, `READ`); not a number where a candidate was not read.
        answers: (candidates,): whether each answers.
        own: (candidates,): whether each stands in the release that the question is about.
        fold: Questions about one release share a fold.
    """

    pair: str
    searched: Array
    looked: Array
    read: Array
    answers: Flags
    own: Flags
    fold: int

    def keep(self, mask: Flags) -> "Asked":
        """Give the question with some of its candidates only."""
        return Asked(
            self.pair,
            self.searched[mask],
            self.looked[mask],
            self.read[mask],
            self.answers[mask],
            self.own[mask],
            self.fold,
        )

    def variants(self) -> list["Asked"]:
        """Give the question as asked and with the answers taken out, of all releases and of its own alone."""
        if not self.answers.any():
            masks = [np.ones_like(self.own)]
        else:
            masks = [np.ones_like(self.own), ~self.answers, self.own, self.own & ~self.answers]
        return [self.keep(mask) for mask in masks if mask.any()]


def collect(
    folder: Path,
    data: Path | None = None,
    *,
    embedder: Embedder | None = None,
    reader: Reader | None = None,
) -> list[Asked]:
    """Ask everything of a library of the folder's releases.

    Args:
        data: Where that library is kept, so that the next run has nothing to embed; None to forget it.
        embedder: Embeds instead of the model that ships with Vocero.
        reader: Reads instead of the one that ships with Vocero.
    """
    evaluation = read_evaluation(folder)
    with tempfile.TemporaryDirectory() as temporary:
        settings = Settings(_env_file=None, data_dir=data or Path(temporary), read=_READ)
        with Library(settings, embedder=embedder, reader=reader) as library:
            for path in evaluation.releases:
                library.ingest(path)
            return _ask(library, evaluation)


def _ask(library: Library, evaluation: Evaluation) -> list[Asked]:
    spoken = release_languages(library, evaluation)
    return [
        _judged(
            question,
            f"{language}→{spoken[question.release]}" if question.release else UNANSWERABLE,
            library.ask(question.texts[language], language=language, limit=_EVERYTHING).candidates,
        )
        for question in evaluation.all
        for language in Language
    ]


def _judged(question: Question, pair: str, candidates: Sequence[Candidate]) -> Asked:
    names = [Path(candidate.citation.source).name for candidate in candidates]

    def table(features: Sequence[str]) -> Array:
        rows = [[each.signals.get(name, np.nan) for name in features] for each in candidates]
        return np.array(rows, dtype=np.float64).reshape(len(candidates), len(features))

    return Asked(
        pair,
        table(SEARCHED),
        table(LOOKED),
        table(READ),
        np.array(
            [
                is_right(question.golds, name, candidate.citation.text)
                for name, candidate in zip(names, candidates, strict=True)
            ],
            dtype=bool,
        ),
        np.array([name == question.release for name in names], dtype=bool),
        # Not hash(): Python salts it anew at each start.
        crc32(str(question.release or question.id).encode()) % FOLDS,
    )


def load(file: Path) -> list[Asked]:
    """Read what `save` wrote; only of a file of one's own, as Python's pickle may run what it holds."""
    asked: list[Asked] = pickle.loads(file.read_bytes())
    return asked


def save(asked: Sequence[Asked], file: Path) -> None:
    """Keep what was measured, so that another fit need not read everything again."""
    file.write_bytes(pickle.dumps(list(asked)))
