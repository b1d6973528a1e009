"""Votes on answers, and the questions whose askers agreed to their being kept, in the file of the chats."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.chats_file import ChatsFile
from index import Language


@dataclass(frozen=True, slots=True)
class Place:
    """Whose vote it is, and on what.

    Attributes:
        message_id: The answer.
    """

    chat_id: int
    message_id: int
    user_id: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody thinks of an answer.

    Attributes:
        answered: Whether the sentence was given as the answer; else as the nearest one.
        sentence_id: What was shown; None where nothing resembled the question.
    """

    good: bool
    answered: bool
    sentence_id: int | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A question that its asker agreed to have kept; who that is, is not told.

    Attributes:
        kept_at: Seconds since 1970-01-01 UTC.
    """

    question: str
    language: Language
    verdict: Verdict
    kept_at: int


Counts = Mapping[tuple[bool, bool], int]
"""How many there are, by whether it was answered and whether that was found good; only what there is."""


class FeedbackStore:
    """What people think of answers. May be used from several threads at once; every call is short.

    All methods raise `ChatsUnusable` when the file cannot be read or written.
    """

    def __init__(self, file: ChatsFile, *, now: Callable[[], float] = time.time) -> None:
        """Keep it in `file`; `now` gives seconds since 1970-01-01 UTC."""
        self._file = file
        self._now = now

    def vote(self, place: Place, verdict: Verdict) -> bool:
        """Count a vote in place of the one that this person gave on this answer before.

        A question kept with that answer takes the new vote.

        Returns:
            Whether the vote is new or another one.
        """
        key = (place.chat_id, place.message_id, place.user_id)
        given = (verdict.good, verdict.answered)
        with self._file.transaction() as db:
            before = db.execute(
                "SELECT good, answered FROM votes WHERE chat_id = ? AND message_id = ? AND user_id = ?", key
            ).fetchone()
            if before == given:
                return False
            db.execute(
                "INSERT OR REPLACE INTO votes (chat_id, message_id, user_id, good, answered, voted_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (*key, *given, int(self._now())),
            )
            db.execute(
                "UPDATE kept_questions SET good = ? WHERE chat_id = ? AND message_id = ? AND user_id = ?"
                " AND answered = ? AND sentence_id IS ?",
                (verdict.good, *key, verdict.answered, verdict.sentence_id),
            )
        return True

    def keep(self, place: Place, question: str, language: Language, verdict: Verdict) -> None:
        """Keep a question with the vote on its answer, in place of what was kept there before."""
        with self._file.transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO kept_questions (chat_id, message_id, user_id, question, language,"
                " answered, good, sentence_id, kept_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(place.chat_id, place.message_id, place.user_id, question, language),
                    *(verdict.answered, verdict.good, verdict.sentence_id, int(self._now())),
                ),
            )

    def drop(self, place: Place) -> None:
        """Keep the person's question no more, if it was."""
        with self._file.transaction() as db:
            db.execute(
                "DELETE FROM kept_questions WHERE chat_id = ? AND message_id = ? AND user_id = ?",
                (place.chat_id, place.message_id, place.user_id),
            )

    def is_kept(self, place: Place, question: str, sentence_id: int | None) -> bool:
        """Whether just this question is kept, with this sentence."""
        with self._file.reading() as db:
            row = db.execute(
                "SELECT 1 FROM kept_questions WHERE chat_id = ? AND message_id = ? AND user_id = ?"
                " AND question = ? AND sentence_id IS ?",
                (place.chat_id, place.message_id, place.user_id, question, sentence_id),
            ).fetchone()
        return row is not None

    def kept(self) -> tuple[Kept, ...]:
        """All that is kept, oldest first."""
        with self._file.reading() as db:
            rows = db.execute(
                "SELECT question, language, good, answered, sentence_id, kept_at FROM kept_questions"
                " ORDER BY kept_at, chat_id, message_id"
            ).fetchall()
        return tuple(
            Kept(question, Language(language), Verdict(bool(good), bool(answered), sentence_id), kept_at)
            for question, language, good, answered, sentence_id, kept_at in rows
        )

    def votes(self) -> Counts:
        """How many votes there are of each kind."""
        with self._file.reading() as db:
            rows = db.execute("SELECT answered, good, count(*) FROM votes GROUP BY answered, good").fetchall()
        return {(bool(answered), bool(good)): count for answered, good, count in rows}
