"""How many questions a person and a chat may ask in a minute, and how many buttons a person may press.

Only what is admitted counts: whoever goes on asking is not shut out for longer. Somebody who asks too much is
told once; more of it within a minute of the last refusal is let pass in silence, and after a minute's rest it
is told again.
"""

import time
from collections.abc import Callable, Hashable
from enum import Enum

from telegram import Message

from bot.limits.window import Window
from config import Settings

SPAN_S = 60.0
"""The minute in which is counted, in seconds."""

PRESSES_PER_MINUTE = 60
"""Buttons that one person may press in a minute: leafing quickly, no hand reaches it for long."""


class Admission(Enum):
    """Whether one more may be asked."""

    ADMITTED = "admitted"
    REFUSED_FIRST = "refused first"
    """No, and it should be said, with `Limits.again_in`."""
    REFUSED = "refused"
    """No, and it was said already."""


class Limits:
    """What each person and each chat asked in the last minute. In memory, for one event loop."""

    def __init__(
        self,
        per_user: int,
        per_chat: int,
        *,
        presses: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make it with nothing asked.

        Args:
            per_user: Questions a minute of one person, in all chats together.
            per_chat: Questions a minute in one chat, of all its people together.
            presses: Pressed buttons a minute of one person; None: `PRESSES_PER_MINUTE`.
            clock: Seconds that never go back.
        """
        self._users = Window(per_user, SPAN_S, clock)
        self._chats = Window(per_chat, SPAN_S, clock)
        self._presses = Window(PRESSES_PER_MINUTE if presses is None else presses, SPAN_S, clock)
        self._refusals = Window(1, SPAN_S, clock)

    @classmethod
    def of(cls, settings: Settings) -> "Limits":
        """The limits of the settings."""
        return cls(settings.questions_per_minute, settings.chat_questions_per_minute)

    def admit(self, user_id: int | None, chat_id: int) -> Admission:
        """Count a question, if it may be asked.

        Args:
            user_id: Who asks, as `asker` tells; None where that is not known: then only the chat counts.
            chat_id: Where it is asked.
        """
        if user_id is not None and self._users.free_in(user_id) > 0:
            # Told in each chat by itself: what was said in one is not read in the other.
            return self._refused((user_id, chat_id))
        if self._chats.free_in(chat_id) > 0:
            return self._refused(chat_id)
        if user_id is not None:
            self._users.note(user_id)
        self._chats.note(chat_id)
        return Admission.ADMITTED

    def again_in(self, user_id: int | None, chat_id: int) -> float:
        """Seconds until the person may ask in the chat again; 0 where that is now."""
        of_user = 0.0 if user_id is None else self._users.free_in(user_id)
        return max(of_user, self._chats.free_in(chat_id))

    def admit_press(self, user_id: int) -> Admission:
        """Count a pressed button, if there were not too many."""
        if self._presses.take(user_id):
            return Admission.ADMITTED
        return self._refused(("press", user_id))

    def _refused(self, key: Hashable) -> Admission:
        first = self._refusals.free_in(key) == 0
        self._refusals.note(key)
        return Admission.REFUSED_FIRST if first else Admission.REFUSED


def asker(message: Message) -> int | None:
    """Who counts as the one who wrote: the chat in whose name it was written, or else the user.

    Whoever writes as a chat (an anonymous admin, a channel) appears as one user whom all of Telegram shares
    (https://core.telegram.org/bots/api#message, `from`), so that number tells nothing.
    """
    if message.sender_chat is not None:
        return message.sender_chat.id
    return None if message.from_user is None else message.from_user.id
