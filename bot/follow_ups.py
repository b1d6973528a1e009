"""What was asked last: kept in memory only, for ten minutes, so that a short next question is understood."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from index import Preceding

REMEMBERED_S = 600.0
"""Seconds after which a question is forgotten."""

MAX_REMEMBERED = 10_000
"""Questions that are kept at most, some megabytes; of more the oldest are forgotten sooner."""


@dataclass(frozen=True, slots=True)
class _Asker:
    chat_id: int
    thread: int | None
    user_id: int


@dataclass(frozen=True, slots=True)
class _Turn:
    asker: _Asker
    preceding: Preceding
    after: Preceding | None
    forgotten_at: float


class FollowUps:
    """Remembers by answer, and by person, what the next question may follow. For one event loop.

    Args:
        clock: Gives seconds that only ever grow.
        capacity: Questions kept at most.
    """

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, *, capacity: int = MAX_REMEMBERED
    ) -> None:
        self._clock = clock
        self._capacity = capacity
        # By chat and message of the answer, in the order in which they are to be forgotten.
        self._turns: OrderedDict[tuple[int, int], _Turn] = OrderedDict()
        self._last: dict[_Asker, int] = {}

    def __len__(self) -> int:
        """How many questions are remembered."""
        self.forget_old()
        return len(self._turns)

    def before(
        self, chat_id: int, thread: int | None, user_id: int, replied_to: int | None
    ) -> Preceding | None:
        """Give what a new question may follow.

        Args:
            thread: The topic it stands in; None for the general one, and where there are no topics.
            user_id: Who asks.
            replied_to: The message it replies to, whoever wrote that.

        Returns:
            The question whose answer it replies to, whoever asked that; else the last one of this person in
            this chat and topic; None where neither is remembered.
        """
        self.forget_old()
        turn = self._turns.get((chat_id, replied_to)) if replied_to is not None else None
        if turn is None:
            last = self._last.get(_Asker(chat_id, thread, user_id))
            turn = self._turns.get((chat_id, last)) if last is not None else None
        return turn.preceding if turn is not None else None

    def before_edit(self, chat_id: int, reply_id: int) -> Preceding | None:
        """Give what the question that this message answers followed: its new wording follows it too."""
        self.forget_old()
        turn = self._turns.get((chat_id, reply_id))
        if turn is None or turn.after is None:
            return None
        # Through the question that followed it none lives longer than by itself.
        return turn.after if any(each.preceding is turn.after for each in self._turns.values()) else None

    def remember(
        self,
        chat_id: int,
        thread: int | None,
        user_id: int,
        reply_id: int,
        preceding: Preceding,
        after: Preceding | None = None,
    ) -> None:
        """Keep a question that was replied to, in place of what that reply answered before.

        Args:
            thread: As for `before`.
            user_id: Who asked.
            reply_id: The message that answers it, or the question's own where it got only a reaction. An
                edited message keeps its id.
            after: What it followed itself, as `before` gave it.
        """
        self.forget_old()
        self._drop((chat_id, reply_id))
        asker = _Asker(chat_id, thread, user_id)
        self._turns[chat_id, reply_id] = _Turn(asker, preceding, after, self._clock() + REMEMBERED_S)
        self._last[asker] = reply_id
        while len(self._turns) > self._capacity:
            self._drop(next(iter(self._turns)))

    def forget(self, user_id: int) -> None:
        """Forget what this person asked, in every chat."""
        for key in [key for key, turn in self._turns.items() if turn.asker.user_id == user_id]:
            self._drop(key)

    def forget_old(self) -> None:
        """Forget what is past its time; every other method does it first."""
        now = self._clock()
        while self._turns and next(iter(self._turns.values())).forgotten_at <= now:
            self._drop(next(iter(self._turns)))

    def _drop(self, key: tuple[int, int]) -> None:
        turn = self._turns.pop(key, None)
        if turn is not None and self._last.get(turn.asker) == key[1]:
            del self._last[turn.asker]
