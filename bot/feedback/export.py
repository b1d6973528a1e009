"""The kept questions as a folder of evaluation data: what the votes say about each, and what they leave open.

| the answer was | vote | what becomes of the question |
|---|---|---|
| given | 👍 | `questions.jsonl`: the sentence is what answers it |
| only the nearest sentence | 👍 | `unanswerable.jsonl`, unless releases came since that may answer it |
| anything | 👎 | `to_label.jsonl`: somebody has to say what answers it, or that nothing does |

Only what can be judged by itself is exported so: a question that leans on the one before it goes to
`to_label.jsonl` too. A question whose sentence is gone, for its release was removed or says something else
now, is left out. No number of a user, chat or message is written.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from bot.feedback.store import Kept
from index import Citation, Language, Library, NoSuchRelease
from index.release import Release

TO_LABEL = "to_label.jsonl"

Row = dict[str, Any]


class Why(StrEnum):
    """Why somebody has to look at a question."""

    BAD = "voted down"
    LATER = "releases came since, and may answer it"
    LEANS = "leans on the question before it"


class LeftOut(StrEnum):
    """Why a question is not exported."""

    REMOVED = "its release was removed"
    CHANGED = "its release does not say that sentence any more"
    UNREADABLE = "its release cannot be written as a file"


@dataclass(slots=True)
class Export:
    """What an export holds.

    Attributes:
        releases: How many.
        left_out: How many questions, by the reason.
        unwritten: How many releases cannot be written as a file.
    """

    releases: int
    unwritten: int
    questions: list[Row] = field(default_factory=list)
    unanswerable: list[Row] = field(default_factory=list)
    to_label: list[Row] = field(default_factory=list)
    left_out: Counter[LeftOut] = field(default_factory=Counter)


def export(
    folder: Path,
    kept: Iterable[Kept],
    library: Library,
    reached: Callable[[int, int], None] = lambda done, total: None,
) -> Export:
    """Write the questions, and all releases of the library, into a new folder.

    Args:
        reached: Called before each release with how many are done, and of how many.

    Raises:
        EvaluationError: The folder is there already, or cannot be written.
        LibraryError: The library cannot be read.
    """
    from index.evaluation.writing import EvaluationFolder

    written = EvaluationFolder(folder)
    try:
        ids = [summary.release_id for summary in library.releases()]
        names = written.add_releases(_releases(library, ids, reached))
        made = Export(len(set(names.values())), len(ids) - len(names))
        newest = max((arrival.added_at.timestamp() for arrival in library.arrivals(0)), default=0.0)
        taken: set[str] = set()
        for each in kept:
            row = {"id": _id(each), f"question_{each.language}": each.question}
            if row["id"] not in taken:
                taken.add(row["id"])
                _sort(made, each, row, library, names, newest)
        written.finish(made.questions, made.unanswerable, {TO_LABEL: made.to_label})
    finally:
        written.abandon()
    return made


def _releases(
    library: Library, ids: list[int], reached: Callable[[int, int], None]
) -> Iterable[tuple[int, Release]]:
    for done, release_id in enumerate(ids):
        reached(done, len(ids))
        try:
            yield release_id, library.release(release_id)
        except NoSuchRelease:
            continue  # Removed since it was listed.


def _sort(made: Export, kept: Kept, row: Row, library: Library, names: dict[int, str], newest: float) -> None:
    """Put a question where it belongs."""
    sentence_id = kept.verdict.sentence_id
    shown = None if sentence_id is None else library.citation(sentence_id)
    why = _why(kept, newest)
    if why is None and not kept.verdict.answered:
        made.unanswerable.append(row)
        return
    lacking = _lacking(kept, shown, library, names)
    if why is not None:
        # What was shown is of help only; that it is gone does not make the question less worth.
        there = None if shown is None or lacking else {"release": names[shown.release_id], "text": shown.text}
        made.to_label.append(row | {"why": why.value, "answered": kept.verdict.answered, "shown": there})
    elif lacking is not None or shown is None:
        made.left_out[lacking or LeftOut.REMOVED] += 1
    else:
        made.questions.append(row | {"release": names[shown.release_id], "gold": [shown.text]})


def _why(kept: Kept, newest: float) -> Why | None:
    if not kept.verdict.good:
        return Why.BAD
    if _leans(kept.question, kept.language):
        return Why.LEANS
    # Both are in whole seconds; a release of the same second may have come before as well as after.
    return Why.LATER if not kept.verdict.answered and newest > kept.kept_at else None


def _leans(question: str, language: Language) -> bool:
    from index.follow_up import Leaning, leaning

    return leaning(question, language) in (Leaning.LEANS, Leaning.FRAGMENT)


def _lacking(kept: Kept, shown: Citation | None, library: Library, names: dict[int, str]) -> LeftOut | None:
    """What keeps a sentence from being quoted from the exported releases."""
    if shown is None:
        return LeftOut.REMOVED if kept.verdict.sentence_id is not None else None
    if shown.release_id not in names:
        return LeftOut.UNREADABLE
    # A sentence of an earlier version may stand in the present one, letter for letter.
    if not shown.current and shown.text not in library.release(shown.release_id).text:
        return LeftOut.CHANGED
    return None


def _id(kept: Kept) -> str:
    """A name that stays the same in every export, so that labels given by hand can be carried over."""
    verdict = kept.verdict
    said = (kept.language.value, kept.question, verdict.sentence_id, verdict.answered, verdict.good)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:12]
