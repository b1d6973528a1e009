"""Time that passes as soon as nothing is left to do: minutes of sending go by in seconds.

Whoever sleeps is woken in order, and only once no request is on the wire and no thread at work, so that how
long something takes on this clock does not depend on the machine.
"""

import asyncio
import heapq
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest
from telegram.request import HTTPXRequest

from tests.telegram.clock import Clock
from tests.telegram.fixtures import ssl_context

LATENCY_S = (0.03, 0.2)
"""Seconds on this clock that a request is on its way: between a near server and a poor line."""

_QUIET = 10
"""Turns of the event loop without work after which there is none."""


class FastClock(Clock):
    """Seconds since 1970-01-01 UTC, for the server, the bot and the test alike.

    Attributes:
        busy: Requests on the wire and calls in threads.
    """

    def __init__(self) -> None:
        super().__init__()
        self._at = time.time()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self.busy = 0

    def now(self) -> float:
        return self._at

    def moment(self) -> datetime:
        return datetime.fromtimestamp(self._at, UTC)

    def advance(self, seconds: float) -> None:
        self._at += seconds

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.get_running_loop().create_future()
        # A wait that is rounded to nothing would never end.
        heapq.heappush(self._sleepers, (self._at + max(seconds, 1e-6), next(self._numbers), woken))
        await woken

    @asynccontextmanager
    async def passing(self) -> AsyncIterator[None]:
        """Time passes from here to the end."""
        loop = asyncio.get_running_loop()
        run_in_thread = loop.run_in_executor

        def counted(*args: Any) -> asyncio.Future[Any]:
            self.busy += 1
            done = run_in_thread(*args)
            done.add_done_callback(self._finished)
            return done

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(loop, "run_in_executor", counted)
            task = asyncio.create_task(self._pass())
            try:
                yield
            finally:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)

    def _finished(self, _: object) -> None:
        self.busy -= 1

    async def _pass(self) -> None:
        quiet = 0
        while True:
            # A thread at work needs the interpreter too.
            await asyncio.sleep(0.0002 if self.busy else 0)
            quiet = 0 if self.busy else quiet + 1
            if quiet >= _QUIET and self._sleepers:
                at, _, woken = heapq.heappop(self._sleepers)
                if woken.cancelled():
                    continue
                self._at = max(self._at, at)
                woken.set_result(None)
                quiet = 0


class SlowLine(HTTPXRequest):
    """The real transport, over a line on which some requests take longer than others."""

    def __init__(self, clock: FastClock, seed: int = 6) -> None:
        super().__init__(256, httpx_kwargs={"verify": ssl_context(), "trust_env": False})
        self._clock = clock
        self._random = random.Random(seed)

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        await self._clock.sleep(self._random.uniform(*LATENCY_S))
        self._clock.busy += 1
        try:
            return await super().do_request(*args, **kwargs)
        finally:
            self._clock.busy -= 1
