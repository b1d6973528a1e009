"""Sends what nobody asked for just now, reminders and releases, at a pace that leaves room for answers."""

import asyncio
import logging
from typing import Any

from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.chats import Chats
from bot.metrics.metrics import Metrics
from bot.page import Page
from bot.patience import UNPACED, surely_not_sent
from bot.refusals import NO_CHAT, NO_THREAD, says
from bot.traffic import Traffic

_log = logging.getLogger(__name__)

PAUSES_S = (1.0, 2.0, 4.0)
"""Seconds before a message that surely was not sent is sent again."""

_METHOD = "sendMessage"


class Closing(Exception):
    """The bot is about to end; the message was not sent."""


class Courier:
    """Takes messages to chats, each as soon as Telegram's limits let it."""

    def __init__(
        self, bot: ExtBot[Any], chats: Chats, traffic: Traffic, metrics: Metrics | None = None
    ) -> None:
        """Send as `bot`; what becomes of chats is noted in `chats`, and what is sent again in `metrics`."""
        self._bot = bot
        self._chats = chats
        self._traffic = traffic
        self._metrics = metrics or Metrics()
        self._closing = asyncio.Event()

    @property
    def closed(self) -> bool:
        """Whether nothing is taken any more."""
        return self._closing.is_set()

    def close(self) -> None:
        """Take nothing more: what waits for its turn is not sent, what is on its way arrives."""
        self._closing.set()

    async def send(self, chat_id: int, page: Page, thread: int | None = None) -> int | None:
        """Send a message; where its topic is closed or gone, to the general one.

        A chat that is gone or does not want the bot is forgotten; one that became a supergroup is told there,
        and what it chose goes along.

        Returns:
            The chat that has the message; None where there is none any more.

        Raises:
            Closing: The bot is about to end.
            TelegramError: It failed for good.
        """
        try:
            await self._posted(chat_id, page, thread)
        except ChatMigrated as moved:
            await asyncio.to_thread(self._chats.move, chat_id, moved.new_chat_id)
            return await self.send(moved.new_chat_id, page)
        except TelegramError as fault:
            if thread is not None and isinstance(fault, BadRequest) and says(fault, *NO_THREAD):
                return await self.send(chat_id, page)
            if not _is_gone(fault):
                raise
            _log.info("A chat does not take messages from the bot any more; what it asked for is removed.")
            await asyncio.to_thread(self._chats.leave, chat_id)
            return None
        return chat_id

    async def _posted(self, chat_id: int, page: Page, thread: int | None) -> None:
        """Send it as often as it takes, but never again where it may have arrived."""
        pauses = iter(PAUSES_S)
        tried = 0
        while True:
            await self._turn(chat_id)
            if tried:
                self._metrics.retried(_METHOD)
            tried += 1
            try:
                await self._bot.send_message(
                    chat_id,
                    page.html,
                    ParseMode.HTML,
                    reply_markup=page.markup,
                    message_thread_id=thread,
                    rate_limit_args=UNPACED,
                )
                return
            except RetryAfter as flood:
                self._traffic.hold(_seconds(flood))
            except (BadRequest, Forbidden, ChatMigrated):
                raise
            except TelegramError as fault:
                pause = next(pauses, None)
                if pause is None or not surely_not_sent(fault):
                    raise
                self._traffic.hold(pause)

    async def _turn(self, chat_id: int) -> None:
        turn = asyncio.ensure_future(self._traffic.turn(chat_id))
        closing = asyncio.ensure_future(self._closing.wait())
        try:
            await asyncio.wait({turn, closing}, return_when=asyncio.FIRST_COMPLETED)
            if self.closed:
                raise Closing
        finally:
            turn.cancel()
            closing.cancel()


def _seconds(flood: RetryAfter) -> float:
    after = flood.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()


def _is_gone(fault: TelegramError) -> bool:
    return isinstance(fault, Forbidden) or (isinstance(fault, BadRequest) and says(fault, *NO_CHAT))
