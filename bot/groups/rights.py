"""Who may settle what the bot does in a chat.

| where and who | may settle |
|---|---|
| a private chat | whoever writes there |
| a group, its owner or one of its administrators | yes |
| a group, an administrator who writes as the group itself (anonymously) | yes |
| a group, somebody who writes as a channel, the linked one included | no: nobody knows who it is |
| a group, anybody else | no |
| Telegram cannot be asked | no, with the advice to try again |

Telegram is asked at most once a minute for each person in each group.
"""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Bot, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ContextTypes

from bot.html import escape
from bot.logs import describe
from bot.page import Page
from bot.replies import Replies
from bot.texts import texts
from bot.texts.groups import GroupTexts

_log = logging.getLogger(__name__)

KEEP_S = 60.0
"""So long an answer of Telegram's is taken to hold, in seconds."""

REMEMBERED = 4096
"""Answers kept at most; the oldest go first."""

Command = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]

_SETTLING = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR})


class Rights:
    """Knows who may settle what the bot does in a chat, and tells those who may not."""

    def __init__(self, replies: Replies, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Tell through `replies`; `clock` gives seconds."""
        self._replies = replies
        self._clock = clock
        self._known: OrderedDict[tuple[int, int], tuple[bool, float]] = OrderedDict()

    async def may_settle(self, update: Update) -> bool:
        """Whether who wrote the command, or pressed the button, may settle things in that chat.

        Where not, they have been told so when this returns: by a reply to the command, or by a notice over
        the chat for a button. There is nothing left to do then but to return.

        Raises:
            TelegramError: They could not be told.
        """
        chat = update.effective_chat
        if chat is not None and chat.type == ChatType.PRIVATE:
            return True
        try:
            may = await self._asked(update)
        except Forbidden as refusal:
            _log.info("Who ordered something is in a group that has no bot any more: %s", refusal.message)
            return False  # There is nobody to tell either.
        if may:
            return True
        words = texts(await self._replies.language(update)).groups
        await self._tell(update, _refusal(words, may))
        return False

    def settling(self, command: Command) -> Command:
        """The same command, for those who may; whoever writes it without words only looks, and may."""

        async def checked(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            if not context.args or await self.may_settle(update):
                await command(update, context)

        return checked

    def settlers(self, command: Command) -> Command:
        """The same command, for those who may and nobody else."""

        async def checked(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            if await self.may_settle(update):
                await command(update, context)

        return checked

    async def _asked(self, update: Update) -> bool | None:
        """None where Telegram cannot be asked."""
        chat = update.effective_chat
        query, message = update.callback_query, update.message
        if chat is None:
            return False
        if query is not None:
            user = query.from_user  # Also of one who writes anonymously: a button is pressed in person.
        elif message is None:
            return False
        elif message.sender_chat is not None:
            return message.sender_chat.id == chat.id
        elif message.from_user is None:
            return False
        else:
            user = message.from_user
        return await self._known_or_asked(update.get_bot(), chat.id, user.id)

    async def _known_or_asked(self, bot: Bot, chat_id: int, user_id: int) -> bool | None:
        known = self._known.get((chat_id, user_id))
        if known is not None and self._clock() < known[1]:
            return known[0]
        try:
            may = await _administers(bot, chat_id, user_id)
        except Forbidden:
            raise
        except TelegramError as fault:
            _log.warning("Telegram did not say who administers a group: %s", describe(fault))
            return None
        self._known[chat_id, user_id] = (may, self._clock() + KEEP_S)
        self._known.move_to_end((chat_id, user_id))
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return may

    async def _tell(self, update: Update, text: str) -> None:
        if update.callback_query is not None:
            await self._replies.toast(update.callback_query, text)
        elif update.message is not None:
            await self._replies.send(update.message, Page(escape(text)))


async def _administers(bot: Bot, chat_id: int, user_id: int) -> bool:
    try:
        return (await bot.get_chat_member(chat_id, user_id)).status in _SETTLING
    except BadRequest:
        # A bot that is no administrator itself may be refused a member, yet it is always told the
        # administrators (https://core.telegram.org/bots/api#getchatmember, …#getchatadministrators).
        return any(each.user.id == user_id for each in await bot.get_chat_administrators(chat_id))


def _refusal(words: GroupTexts, may: bool | None) -> str:
    return words.toast_rights_unknown if may is None else words.toast_not_admin
