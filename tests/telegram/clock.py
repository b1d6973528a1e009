"""The server's time, which a test can move forward, run faster or stop."""

import asyncio
import time


class Clock:
    """Runs as fast as real time until told otherwise."""

    def __init__(self) -> None:
        self._speed = 1.0
        self._base = time.time()
        self._since = time.monotonic()
        self._moved = asyncio.Event()

    def now(self) -> float:
        """Unix time in seconds."""
        return self._base + (time.monotonic() - self._since) * self._speed

    def advance(self, seconds: float) -> None:
        """Lets time pass at once: messages grow old, callbacks expire, rate limits recover."""
        self._base += seconds
        self._wake()

    def run(self, speed: float) -> None:
        """Lets so many seconds pass in each real one; 0 stops the clock, which then only `advance` moves."""
        self._base, self._since = self.now(), time.monotonic()
        self._speed = speed
        self._wake()

    async def sleep(self, seconds: float) -> None:
        """Waits for so many seconds of this clock, in place of `asyncio.sleep` in what is to live by it."""
        until = self.now() + seconds
        while (left := until - self.now()) > 0:
            moved = self._moved
            try:
                async with asyncio.timeout(left / self._speed if self._speed else None):
                    await moved.wait()
            except TimeoutError:
                continue  # A real clock may be a little early.
        await asyncio.sleep(0)

    def _wake(self) -> None:
        self._moved.set()
        self._moved = asyncio.Event()
