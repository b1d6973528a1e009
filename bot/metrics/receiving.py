"""The fetching of updates, watched: how each call ended, and when Telegram last answered one."""

import time
from collections.abc import Callable
from typing import Any

from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.metrics.metrics import Metrics
from bot.metrics.outcomes import OK, outcome_of, outcome_of_status
from bot.readable import readable

METHOD = "getUpdates"
"""The one method that python-telegram-bot calls past its limiter, where the others are counted."""


class Receiving(HTTPXRequest):
    """The client that python-telegram-bot fetches updates with.

    Other than the library's own it counts, and remembers when a call last came back well.
    """

    def __init__(
        self, metrics: Metrics, *, connect_timeout_s: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Make it; `clock` gives seconds that never go back."""
        # One connection: only one call is ever under way.
        super().__init__(connection_pool_size=1, connect_timeout=connect_timeout_s)
        self._metrics = metrics
        self._clock = clock
        self._last: float | None = None

    @property
    def silence_s(self) -> float | None:
        """Seconds since Telegram last answered well; None where it never did."""
        return None if self._last is None else self._clock() - self._last

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Make one call; see `telegram.request.BaseRequest.do_request`."""
        try:
            status, body = await super().do_request(*args, **kwargs)
        except TelegramError as fault:
            self._metrics.called(METHOD, outcome_of(fault))
            raise
        outcome = outcome_of_status(status)
        self._metrics.called(METHOD, outcome)
        if outcome == OK:
            self._last = self._clock()
            body = readable(body)
        return status, body
