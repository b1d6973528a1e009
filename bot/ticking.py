"""Work that is done again and again while the bot runs."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.logs import describe

_log = logging.getLogger(__name__)

STOP_WITHIN_S = 10.0
"""Seconds that work on its way is waited for at the end."""


class Ticking:
    """Does some work now and every so many seconds, from `start` to `stop`."""

    def __init__(self, name: str, work: Callable[[], Awaitable[None]], every_s: float) -> None:
        """Make it, at rest.

        Args:
            name: For the log, in running text.
            work: What fails is logged and tried again the next time.
        """
        self._name = name
        self._work = work
        self._every_s = every_s
        self._stopping = asyncio.Event()
        self._running: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin."""
        self._running = asyncio.create_task(self._run(), name=self._name)

    async def stop(self) -> None:
        """End; a message on its way is waited for. Without a start nothing is done."""
        self._stopping.set()
        if self._running is not None:
            await asyncio.wait({self._running}, timeout=STOP_WITHIN_S)
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)

    async def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                await self._work()
            except Exception as error:
                _log.error("Looking for what is due of %s failed; trying on. %s", self._name, describe(error))
            try:
                await asyncio.wait_for(self._stopping.wait(), self._every_s)
            except TimeoutError:
                continue
