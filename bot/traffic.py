"""How fast the bot writes, in all: what is sent unasked leaves room for answers.

Telegram's limits (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this) are 30
messages a second in all, 20 a minute in one group, and one a second in a chat. It counts them as they reach
it, not as they leave here, and some travel longer than others; so nothing leaves in bursts.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable

from bot.limits.window import Window

PER_SECOND = 25
"""Messages a second, answers included, above which nothing is sent unasked."""

PER_MINUTE_IN_GROUP = 18
"""The same for one group, a minute."""

IN_CHAT_S = 1.5
"""Seconds after a message in which a chat is sent nothing unasked: one, and what the ways may differ by."""

_ALL = 0


class Traffic:
    """What was posted lately, and whose turn it is. For one event loop."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Make it with nothing posted.

        Args:
            clock: Seconds that never go back.
            sleep: Waits for so many of these seconds.
        """
        self._clock = clock
        self._sleep = sleep
        self._all = Window(PER_SECOND, 1.0, clock)
        self._spread = Window(1, 1.0 / PER_SECOND, clock)
        self._groups = Window(PER_MINUTE_IN_GROUP, 60.0, clock)
        self._chats = Window(1, IN_CHAT_S, clock)
        self._line = asyncio.Lock()
        self._held_until = float("-inf")

    def note(self, chat_id: int | str | None) -> None:
        """Count an answer, which waits for nobody here."""
        self._all.note(_ALL)
        self._spread.note(_ALL)
        if isinstance(chat_id, int):
            self._chats.note(chat_id)
            if chat_id < 0:
                self._groups.note(chat_id)

    def hold(self, seconds: float) -> None:
        """Let nothing unasked out for so long: Telegram has said that it is too much."""
        self._held_until = max(self._held_until, self._clock() + seconds)

    async def turn(self, chat_id: int) -> None:
        """Wait until something may be sent to the chat unasked, and count it: who waited longest comes first.

        Who waits for a chat of their own keeps nobody else.
        """
        while True:
            while (wait := self._wait_for_chat(chat_id)) > 0:
                await self._sleep(wait)
            async with self._line:
                while (wait := self._wait_for_all()) > 0:
                    await self._sleep(wait)
                if self._wait_for_chat(chat_id) <= 0:
                    self.note(chat_id)
                    return

    def _wait_for_all(self) -> float:
        return max(self._all.free_in(_ALL), self._spread.free_in(_ALL), self._held_until - self._clock())

    def _wait_for_chat(self, chat_id: int) -> float:
        group = self._groups.free_in(chat_id) if chat_id < 0 else 0.0
        return max(self._chats.free_in(chat_id), group)
