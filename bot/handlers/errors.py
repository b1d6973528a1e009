"""When something fails: the chat reads a text of ours, the log gets the type and the place."""

import logging
import time
from collections.abc import Callable

from telegram import Update
from telegram.error import Conflict, Forbidden, NetworkError, TelegramError
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.errors import BotError, TooBusy
from bot.logs import describe
from bot.page import Page
from bot.patience import surely_not_sent
from bot.replies import Replies
from bot.texts import Texts, texts
from index import LibraryError

_log = logging.getLogger(__name__)

QUIET_S = 60.0
"""A lasting fault of the connection to Telegram is logged once in so many seconds."""

TOLD_ATTEMPTS = 3
"""How often a chat is told that something failed, until that surely arrived."""


class Failures:
    """What the application does with an error that no handler has dealt with."""

    def __init__(self, replies: Replies, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Speak through `replies`; `clock` gives seconds."""
        self._replies = replies
        self._clock = clock
        self._logged_at: dict[type[BaseException], float] = {}

    async def failed(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log the error and, where there is somebody to tell, say that it did not work.

        Raises:
            ApplicationHandlerStop: The update has failed. After an error python-telegram-bot would go on to
                the next group of handlers: where it was one of the first, which let an update pass or do not,
                to those that answer.
        """
        error = context.error
        if error is None:
            return
        if not isinstance(update, Update):
            self._connection_failed(error)
            return
        await self._failed(update, error)
        raise ApplicationHandlerStop

    async def _failed(self, update: Update, error: BaseException) -> None:
        if isinstance(error, Forbidden):
            # The user has blocked the bot, or the group has thrown it out: their right.
            _log.info("A chat does not take messages from the bot any more.")
            return
        if isinstance(error, TooBusy):
            _log.warning("A question was refused: %s", error)
        else:
            _log.error("Update %d failed: %s", update.update_id, describe(error))
        for attempt in range(1, TOLD_ATTEMPTS + 1):
            try:
                await self._tell(update, error)
                return
            except TelegramError as again:
                # Where nobody knows whether this arrived, it may be said twice, unlike an answer.
                if attempt == TOLD_ATTEMPTS or surely_not_sent(again):
                    _log.warning("The chat could not be told either: %s", describe(again))
                    return

    async def _tell(self, update: Update, error: BaseException) -> None:
        words = texts(await self._replies.language(update))
        if update.callback_query is not None:
            await self._replies.toast(update.callback_query, words.toast_failed)
        elif update.message is not None:
            await self._replies.apologise(update.message, Page(_apology(error, words)))
        elif update.edited_message is not None and not isinstance(error, TelegramError):
            # The old reply answers a question that no longer stands, so it does not stay. (Where Telegram
            # refused to change it, there is nothing to be done.)
            reply_id = await self._replies.known_reply(update.edited_message)
            if reply_id is not None:
                await self._replies.revise(update.edited_message, reply_id, Page(_apology(error, words)))

    def _connection_failed(self, error: BaseException) -> None:
        now = self._clock()
        last = self._logged_at.get(type(error))
        if last is not None and now - last < QUIET_S:
            return
        self._logged_at[type(error)] = now
        if isinstance(error, Conflict):
            _log.error(
                "Telegram delivers to somebody else: another process polls with the same token, or a webhook"
                " was set. Stop the other one; this one keeps trying."
            )
        elif isinstance(error, NetworkError):
            _log.warning("Telegram cannot be reached; trying on. %s", describe(error))
        else:
            _log.error("Fetching updates failed; trying on. %s", describe(error))


def _apology(error: BaseException, words: Texts) -> str:
    if isinstance(error, TelegramError):
        return words.failed if surely_not_sent(error) else words.unconfirmed
    if isinstance(error, TooBusy):
        return words.access.too_busy
    return words.unavailable if isinstance(error, LibraryError | BotError) else words.failed
