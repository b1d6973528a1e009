"""Which calls to Telegram are repeated when they fail, and when.

A 429 is waited out for as long as Telegram says. After a network fault a call is repeated when that cannot
make anything appear twice: always where the call sets something to a value (an edit, an acknowledgement, the
menu), and for a new message only where it surely was not posted: no connection came about, or the server
answered that it failed. A message whose fate is unknown is not posted again.

Telegram lets a bot post 20 messages a minute in a group
(https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). Only what posts a message
counts against that here: an edit, a reaction or a look at who the admins are must neither wait for it nor
use it up.

What is only a courtesy, the sign of typing and the menu of commands, is tried once: while the library waits
out a 429 it holds all calls back, and a courtesy must not hold back an answer.
"""

import asyncio
import logging
import os
from collections.abc import Callable, Coroutine
from typing import Any

import httpx
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.ext import AIORateLimiter

from bot.metrics.metrics import Metrics
from bot.metrics.outcomes import OK, outcome_of

_log = logging.getLogger(__name__)

# The library's switch to its coming way of giving spans of time; without it each 429 brings a warning.
os.environ.setdefault("PTB_TIMEDELTA", "true")

FLOOD_RETRIES = 5
"""How often a call that met a 429 is made again."""

PAUSES_S = (0.5, 1.0, 2.0, 4.0)
"""Seconds before each repetition after a network fault."""

_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_CREATES = ("send", "copy", "forward")
_COURTESIES = frozenset({"sendChatAction", "getMyCommands", "setMyCommands"})

UNPACED = -1
"""As `rate_limit_args`: the call is made once, at once; `bot.courier` sees to its pace and its repetition."""

_NO_GROUP = 0  # To the library a chat whose number is negative is a group; this one is not.

Result = bool | dict[str, Any] | list[dict[str, Any]]


class PatientLimiter(AIORateLimiter):
    """The limits that Telegram publishes, and the repetitions described above."""

    pauses_s: tuple[float, ...] = PAUSES_S

    def __init__(
        self,
        metrics: Metrics | None = None,
        posted: Callable[[int | str | None], None] = lambda chat_id: None,
    ) -> None:
        """Make a limiter for one bot.

        Args:
            metrics: The calls are counted there.
            posted: Is told of the chat of every message that is posted by way of this.
        """
        self._posted = posted
        super().__init__(max_retries=FLOOD_RETRIES)
        self._metrics = metrics or Metrics()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        """Make one call, with its repetitions; see `telegram.ext.BaseRateLimiter.process_request`."""
        callback = self._counted(callback, endpoint)
        if endpoint in _COURTESIES or rate_limit_args == UNPACED:
            return await callback(*args, **kwargs)
        if endpoint.startswith(_CREATES):
            self._posted(data.get("chat_id"))
        if not endpoint.startswith(_CREATES) and "chat_id" in data:
            # The limiter reads nothing else of it. The limit of all calls together still holds.
            data = {**data, "chat_id": _NO_GROUP}
        for pause in self.pauses_s:
            try:
                return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
            except NetworkError as fault:
                if not worth_repeating(endpoint, fault):
                    raise
                _log.info("%s met a %s; trying again in %s s", endpoint, type(fault).__name__, pause)
            await asyncio.sleep(pause)
        return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)

    def _counted(
        self, callback: Callable[..., Coroutine[Any, Any, Result]], endpoint: str
    ) -> Callable[..., Coroutine[Any, Any, Result]]:
        """The same call, counted each time that it is made, whoever repeats it."""
        made = 0

        async def call(*args: Any, **kwargs: Any) -> Result:
            nonlocal made
            if made:
                self._metrics.retried(endpoint)
            made += 1
            try:
                result = await callback(*args, **kwargs)
            except Exception as fault:
                self._metrics.called(endpoint, outcome_of(fault))
                raise
            self._metrics.called(endpoint, OK)
            return result

        return call


def worth_repeating(endpoint: str, fault: NetworkError) -> bool:
    """Whether the call can be made again without anything appearing twice."""
    if isinstance(fault, BadRequest):
        return False
    return not endpoint.startswith(_CREATES) or surely_not_sent(fault)


def surely_not_sent(fault: TelegramError) -> bool:
    """Whether it is certain that a call that failed with this fault had no effect.

    It is where Telegram itself reports the fault (then it has no cause, or that of a body which is no JSON)
    and where the request never left. A timeout or a broken connection afterwards leaves it open, and so does
    a gateway that waited for Telegram in vain.
    """
    if "504" in fault.message or "gateway time" in fault.message.lower():
        return False
    return fault.__cause__ is None or isinstance(fault.__cause__, (*_NOT_SENT, TelegramError))
