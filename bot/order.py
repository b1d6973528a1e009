"""In which order updates are worked on: those of one conversation one after the other, all others at once.

A conversation is what one person writes in one chat. So an edit never overtakes its question, and a slow
question delays nobody but who asked it. A pressed button waits only for other presses on the same message.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import asynccontextmanager
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

MAX_UPDATES = 1024
"""Updates in work or waiting for their turn. Waiting costs little, and a chat that floods must not use up
the places of the others."""


class InOrder(BaseUpdateProcessor):
    """Works on updates in the order described above."""

    def __init__(
        self,
        done: Callable[[object], Awaitable[None]] | None = None,
        max_concurrent_updates: int = MAX_UPDATES,
    ) -> None:
        """Make a processor for so many updates at once.

        Args:
            done: Is told of each update when nothing is left to do for it.
        """
        super().__init__(max_concurrent_updates)
        self._turns = Turns()
        self._done = done

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the turn of the update, then work on it."""
        async with self._turns.of(conversation(update)):
            await coroutine
        if self._done is not None:
            await self._done(update)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""


class Turns:
    """A queue for each key, first come, first served; kept only while somebody is in it."""

    def __init__(self) -> None:
        """Make it with no queues."""
        self._queues: dict[Hashable, tuple[asyncio.Lock, int]] = {}

    def __len__(self) -> int:
        """How many queues there are."""
        return len(self._queues)

    @asynccontextmanager
    async def of(self, key: Hashable | None) -> AsyncIterator[None]:
        """Hold the turn of `key`; None waits for nobody."""
        if key is None:
            yield
            return
        lock, users = self._queues.get(key, (asyncio.Lock(), 0))
        self._queues[key] = (lock, users + 1)
        try:
            async with lock:
                yield
        finally:
            lock, users = self._queues[key]
            if users == 1:
                del self._queues[key]
            else:
                self._queues[key] = (lock, users - 1)


def conversation(update: object) -> Hashable | None:
    """What the update belongs to: a person in a chat, or for a pressed button its message.

    None for anything else.
    """
    if not isinstance(update, Update):
        return None
    if update.callback_query is not None:
        message = update.callback_query.message
        return None if message is None else (message.chat.id, message.message_id)
    chat, sender = update.effective_chat, update.effective_sender
    return None if chat is None else ("person", chat.id, sender.id if sender else None)
