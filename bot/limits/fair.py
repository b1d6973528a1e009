"""Who is next when more is asked than can be worked on: chats take turns, and a chat's questions keep order.

So a private chat with one question waits for one question of each chat that waits too, and not for all that a
busy group has asked before.
"""

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.errors import TooBusy
from bot.logs import describe

_log = logging.getLogger(__name__)

T = TypeVar("T")
Waiting = Callable[[int], Awaitable[None]]
"""Is told the place in the queue, 1 for the next one."""

PATIENCE_S = 6.0
"""Whoever waits longer is told of it, in seconds: "typing" alone has been seen to stop by then."""

MOST_OF_A_CHAT = 100
"""Questions of one chat that may wait."""

MOST = 1000
"""Questions that may wait in all. Each is a task and some text; waiting costs little, and a refusal more."""


class FairQueue:
    """Lets so many work at once, and the others wait. For one event loop.

    It lets them in chat by chat, and in a chat in the order in which they came. Nobody who has a place in the
    queue ever loses it.
    """

    def __init__(
        self,
        at_once: int,
        *,
        most_of_a_chat: int | None = None,
        most: int | None = None,
        patience_s: float | None = None,
    ) -> None:
        """Make it empty.

        Args:
            at_once: How many may work at once.
            most_of_a_chat: How many of one chat may wait; None: `MOST_OF_A_CHAT`.
            most: How many may wait in all; None: `MOST`.
            patience_s: After so many seconds of waiting somebody is told of it; None: `PATIENCE_S`.
        """
        self._at_once = at_once
        self._most_of_a_chat = MOST_OF_A_CHAT if most_of_a_chat is None else most_of_a_chat
        self._most = MOST if most is None else most
        self._patience_s = PATIENCE_S if patience_s is None else patience_s
        self._running = 0
        # The chat whose turn is next stands in front. Only chats that wait are in it.
        self._queues: OrderedDict[int, deque[asyncio.Future[None]]] = OrderedDict()

    @property
    def running(self) -> int:
        """How many are at work."""
        return self._running

    @property
    def waiting(self) -> int:
        """How many wait."""
        return sum(map(len, self._queues.values()))

    async def run(
        self, chat_id: int, start: Callable[[], asyncio.Future[T]], waiting: Waiting | None = None
    ) -> T:
        """Wait for the turn, then start the work and wait for its result.

        Work that has started keeps its place until it ends, also when nobody waits for its result any more: a
        thread cannot be stopped.

        Args:
            chat_id: Whose turn is used.
            start: Starts the work. Its errors, and those of the work, come through.
            waiting: Told the place, once, where that takes long. Its work may begin meanwhile; when this
                returns or raises, it has ended. That it cannot be told does not matter.

        Raises:
            TooBusy: So many wait that this one has no place.
        """
        turn = self._line_up(chat_id)
        notice = asyncio.create_task(self._tell(chat_id, turn, waiting)) if waiting is not None else None
        try:
            await self._reached(chat_id, turn)
            return await asyncio.shield(self._started(start))
        except asyncio.CancelledError:
            if notice is not None:
                notice.cancel()
            raise
        finally:
            if notice is not None:
                await asyncio.wait({notice})

    def _line_up(self, chat_id: int) -> asyncio.Future[None]:
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if self._running < self._at_once:
            # Somebody waits only where all places are taken, so nobody is overtaken here.
            self._running += 1
            turn.set_result(None)
            return turn
        queue = self._queues.get(chat_id, deque())
        if len(queue) >= self._most_of_a_chat or self.waiting >= self._most:
            raise TooBusy(f"{self.waiting} questions wait already, {len(queue)} of them of this chat.")
        queue.append(turn)
        self._queues[chat_id] = queue
        return turn

    async def _reached(self, chat_id: int, turn: asyncio.Future[None]) -> None:
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._next()  # The turn came at the very moment at which nobody wanted it any more.
            else:
                self._leave(chat_id, turn)
            raise

    def _started(self, start: Callable[[], asyncio.Future[T]]) -> asyncio.Future[T]:
        try:
            work = start()
        except BaseException:
            self._next()
            raise
        work.add_done_callback(self._ended)
        return work

    def _ended(self, work: asyncio.Future[T]) -> None:
        if not work.cancelled():
            work.exception()  # Seen: where nobody waits for it any more, asyncio would complain.
        self._next()

    def _next(self) -> None:
        """Give the place of one that has ended to the next."""
        while self._queues:
            chat_id, queue = self._queues.popitem(last=False)
            turn = queue.popleft()
            if queue:
                self._queues[chat_id] = queue  # Behind all the others.
            if not turn.done():  # It is where the question was given up just now.
                turn.set_result(None)
                return
        self._running -= 1

    def _leave(self, chat_id: int, turn: asyncio.Future[None]) -> None:
        queue = self._queues.get(chat_id, deque())
        if turn in queue:
            queue.remove(turn)
        if not queue:
            self._queues.pop(chat_id, None)

    async def _tell(self, chat_id: int, turn: asyncio.Future[None], waiting: Waiting) -> None:
        await asyncio.wait({turn}, timeout=self._patience_s)
        if turn.done():
            return
        try:
            await waiting(self._place(chat_id, turn))
        except Exception as error:  # Whatever it is, the question is worth more than the notice.
            _log.warning("Somebody who waits could not be told so: %s", describe(error))

    def _place(self, chat_id: int, turn: asyncio.Future[None]) -> int:
        before = self._queues[chat_id].index(turn)
        place = before + 1
        passed = False
        for other, queue in self._queues.items():
            passed = passed or other == chat_id
            if other != chat_id:
                # A chat in front has one turn more before this one's than a chat behind.
                place += min(len(queue), before + (not passed))
        return place
