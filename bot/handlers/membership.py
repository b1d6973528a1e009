"""Where the bot is added, removed or blocked, and what becomes of a group that turns into a supergroup.

| what happens | what the bot does |
|---|---|
| added to a group | greets it, once; a group that removed it and adds it again is greeted again |
| added to a group in which it may not write | nothing |
| added to a channel, promoted, given or denied rights | nothing |
| removed from a group or channel, or blocked | forgets what the chat chose and asked to be sent |
| a group became a supergroup | gives all that to the new one, which is not greeted |

A group in which it may not write keeps what it chose; what falls due meanwhile is dropped when its time has
passed.
"""

import asyncio
import logging

from telegram import Bot, ChatMember, ChatMemberRestricted, ChatMemberUpdated, Message, Update
from telegram.constants import ChatAction, ChatType, ParseMode
from telegram.error import ChatMigrated, TelegramError
from telegram.ext import ContextTypes

from bot.chats import Chats
from bot.groups.migration import MIGRATION_PAUSE_S
from bot.logs import describe
from bot.refusals import cannot_be_told
from bot.replies import Replies
from bot.texts import texts
from index import Language

_log = logging.getLogger(__name__)

_OUT = frozenset({ChatMember.LEFT, ChatMember.BANNED})
_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})


class Membership:
    """What the bot does when its place in a chat changes."""

    def __init__(self, chats: Chats, replies: Replies) -> None:
        """Keep in `chats` who was greeted."""
        self._chats = chats
        self._replies = replies

    async def changed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Greet a group that adds the bot; forget a chat that removes or blocks it."""
        change = update.my_chat_member
        if change is None:
            return
        if not _is_in(change.new_chat_member):
            await self._leave(context.bot, change)
        elif change.chat.type in _GROUPS and not _is_in(change.old_chat_member):
            await self._greet(context.bot, change, await self._replies.language(update))

    async def migrated(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Give what a group chose to the supergroup it became; told in either of them, or in both."""
        if update.message is not None:
            await self._move(*_numbers(update.message))

    async def _move(self, old: int, new: int) -> None:
        await asyncio.to_thread(self._chats.move, old, new)
        # It is no new group to anybody in it, whatever was noted of the old one.
        await asyncio.to_thread(self._chats.greet, new)
        _log.info("A group became a supergroup; what it chose was taken along.")

    async def _leave(self, bot: Bot, change: ChatMemberUpdated) -> None:
        if change.chat.type == ChatType.GROUP:
            new = await _supergroup(bot, change.chat.id)
            if new is not None:
                await self._move(change.chat.id, new)
                return
        await asyncio.to_thread(self._chats.leave, change.chat.id)
        _log.info("A chat does not have the bot any more; what it chose is removed.")

    async def _greet(self, bot: Bot, change: ChatMemberUpdated, language: Language) -> None:
        member = change.new_chat_member
        if isinstance(member, ChatMemberRestricted) and not member.can_send_messages:
            return
        if change.chat.type == ChatType.SUPERGROUP:
            await asyncio.sleep(MIGRATION_PAUSE_S)
        if not await asyncio.to_thread(self._chats.greet, change.chat.id):
            return
        greeting = texts(language).groups.greeting.format(username=bot.username)
        try:
            await bot.send_message(change.chat.id, greeting, ParseMode.HTML)
        except ChatMigrated as moved:
            await self._move(change.chat.id, moved.new_chat_id)
        except TelegramError as fault:
            if not cannot_be_told(fault):
                raise
            _log.info("A group could not be greeted: %s", describe(fault))


def _is_in(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in _OUT


def _numbers(message: Message) -> tuple[int, int]:
    """The old group's number and the new one's."""
    if message.migrate_to_chat_id is not None:
        return message.chat_id, message.migrate_to_chat_id
    assert message.migrate_from_chat_id is not None, "the handler takes no other messages"
    return message.migrate_from_chat_id, message.chat_id


async def _supergroup(bot: Bot, chat_id: int) -> int | None:
    """The supergroup that a group has become, if that is why the bot is not in it any more.

    Telegram tells it of whoever would write there, and a sign of typing disturbs nobody.
    """
    try:
        await bot.send_chat_action(chat_id, ChatAction.TYPING)
    except ChatMigrated as moved:
        return moved.new_chat_id
    except TelegramError:
        return None
    return None
