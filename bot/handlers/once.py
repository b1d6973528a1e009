"""No message is answered twice: updates that come again go no further than here."""

from collections import OrderedDict

from telegram import Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.chats import ReplyState
from bot.page import Page
from bot.replies import Replies
from bot.texts import texts

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
            TelegramError: What is to be said cannot be. `bot.handlers.errors` stops the update then, and says
                it again.
        """
        if update.update_id in self._seen:
            raise ApplicationHandlerStop
        self._seen[update.update_id] = None
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        message = update.message
        if message is None:
            return
        fate = await self._replies.fate(message)
        if fate is None or fate.state is ReplyState.NOTICE:
            return
        if fate.state is ReplyState.SENDING:
            # The bot ended while it sent the answer; whether that arrived, nobody can tell it.
            language = await self._replies.language(update)
            await self._replies.send(message, Page(texts(language).unconfirmed))
        raise ApplicationHandlerStop
