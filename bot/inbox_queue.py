"""The queue between Telegram and the handlers, which lets nothing in before it is kept in the inbox."""

import asyncio
import json
import logging
from collections.abc import Callable

from telegram import Bot, Update

from bot.errors import InboxUnusable
from bot.inbox import Inbox
from bot.logs import describe

_log = logging.getLogger(__name__)


class InboxQueue(asyncio.Queue[object]):
    """A queue as python-telegram-bot fills it, by long polling and by webhook alike.

    Where the inbox cannot be written the bot works on without it, with a line in the log.
    """

    def __init__(self, inbox: Inbox, worth_keeping: Callable[[Update], bool]) -> None:
        """Make it empty.

        Args:
            worth_keeping: Whether an update is for the bot. What a group says among itself is never written
                to the file.
        """
        super().__init__()
        self._inbox = inbox
        self._worth_keeping = worth_keeping
        self._failing = False

    async def put(self, item: object) -> None:
        """Keep an update, then let it in; returns when Telegram may forget it."""
        if isinstance(item, Update) and self._worth_keeping(item):
            await self._write(lambda: self._inbox.add(item.update_id, item.to_json()))
        await super().put(item)

    async def done(self, item: object) -> None:
        """Let go of an update for which nothing is left to do."""
        if isinstance(item, Update) and self._worth_keeping(item):
            await self._write(lambda: self._inbox.done(item.update_id))

    async def resume(self, bot: Bot) -> None:
        """Let in what was left when the bot last ended.

        Raises:
            InboxUnusable: The file cannot be read.
        """
        left = await asyncio.to_thread(self._inbox.waiting)
        unreadable = 0
        for body in left.bodies:
            try:
                update = Update.de_json(json.loads(body), bot)
            except Exception as error:  # Another version of the library may have written it.
                _log.error("An update that was kept cannot be read: %s", describe(error))
                unreadable += 1
            else:
                await super().put(update)
        if left.bodies or left.let_go:
            found, gone = len(left.bodies) - unreadable, left.let_go + unreadable
            _log.info("Of the last time %d updates are left, %d are let go.", found, gone)

    async def _write(self, change: Callable[[], None]) -> None:
        try:
            await asyncio.to_thread(change)
        except InboxUnusable as error:
            if not self._failing:
                _log.error("Updates are not kept; a crash would lose them. %s", describe(error))
            self._failing = True
        else:
            self._failing = False
