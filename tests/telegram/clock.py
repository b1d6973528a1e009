"""The server's time, which a test can move forward."""

import time


class Clock:
    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        """Unix time in seconds."""
        return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        """Lets time pass at once: messages grow old, callbacks expire, rate limits recover."""
        self._ahead += seconds
