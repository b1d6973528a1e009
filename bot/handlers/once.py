"""No message is answered twice: updates that come again go no further than here."""

from collections import OrderedDict

from telegram import Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.replies import Replies

REMEMBERED = 4096
"""Ids of updates kept in memory. Telegram repeats a delivery that was not confirmed within minutes; what
comes again after a restart is known from the replies that `bot.chats` keeps."""


class Once:
    """Lets each update pass a single time."""

    def __init__(self, replies: Replies) -> None:
        """Recognise answered messages by `replies`."""
        self._replies = replies
        self._seen: OrderedDict[int, None] = OrderedDict()

    async def gate(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Stop an update that was here before, or whose message has its reply.

        Raises:
            ApplicationHandlerStop: To stop it.
        """
        if update.update_id in self._seen:
            raise ApplicationHandlerStop
        self._seen[update.update_id] = None
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        if update.message is not None and await self._replies.is_answered(update.message):
            raise ApplicationHandlerStop
