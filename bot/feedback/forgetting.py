"""What the file of the chats stores about a person, counted and erased as a whole.

A person's private chat with the bot has the number of the person
(https://core.telegram.org/bots/api#chat), so what that chat chose is the person's own. What a group chose or
asked for is the group's, whoever of it did so, and stays.
"""

from collections.abc import Mapping
from enum import StrEnum

from bot.chats_file import ChatsFile


class Stored(StrEnum):
    """What is stored about a person, in the order in which it is told."""

    VOTES = "votes"
    QUESTIONS = "questions"
    CHOICES = "choices"
    """What the private chat chose: language, zone, and what else /settings has."""
    SUBSCRIPTION = "subscription"
    REMINDERS = "reminders"
    REPLIES = "replies"
    """Which messages of the private chat were answered."""
    ACCESS = "access"
    """That a code let the person in."""
    STRANGER = "stranger"
    """That the person was told not to be admitted."""
    CODES = "codes"
    """Codes of an admin that nobody has used."""


_ROWS = {
    Stored.VOTES: "votes WHERE user_id = ?",
    Stored.QUESTIONS: "kept_questions WHERE user_id = ?",
    Stored.SUBSCRIPTION: "subscriptions WHERE chat_id = ?",
    Stored.REMINDERS: "followed WHERE chat_id = ?",
    Stored.CHOICES: "chats WHERE chat_id = ?",
    Stored.REPLIES: "replies WHERE chat_id = ?",
    Stored.ACCESS: "admitted WHERE id = ?",
    Stored.STRANGER: "strangers WHERE id = ?",
    Stored.CODES: "invitations WHERE by_admin = ?",
}

Found = Mapping[Stored, int]
"""How many rows of each there are, in the order of `Stored`; only what there is."""


class Forgetting:
    """Counts and erases. May be used from several threads at once.

    Both methods raise `ChatsUnusable` when the file cannot be read or written.
    """

    def __init__(self, file: ChatsFile) -> None:
        """Do so in `file`."""
        self._file = file

    def stored(self, user_id: int) -> Found:
        """What is stored about the person."""
        with self._file.reading() as db:
            counts = {
                kind: db.execute(f"SELECT count(*) FROM {_ROWS[kind]}", (user_id,)).fetchone()[0]
                for kind in Stored
            }
        return {kind: count for kind, count in counts.items() if count}

    def admitted_others(self, user_id: int) -> bool:
        """Whether somebody is in by a code of the person's: whose it was stays noted as long as they are."""
        with self._file.reading() as db:
            row = db.execute(
                "SELECT 1 FROM admitted WHERE by_admin = ? AND id <> ? LIMIT 1", (user_id, user_id)
            ).fetchone()
        return row is not None

    def erase(self, user_id: int) -> Found:
        """Erase all of it at once, and tell what it was."""
        with self._file.transaction() as db:
            counts = {kind: db.execute(f"DELETE FROM {_ROWS[kind]}", (user_id,)).rowcount for kind in Stored}
        return {kind: count for kind, count in counts.items() if count}
