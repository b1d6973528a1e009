"""A reply as Telegram takes it: posted, changed, withdrawn, or a reaction in place of it.

What is gone, closed or forbidden to the bot is no error here: there is nobody to tell.
"""

import asyncio
import logging

from telegram import Message, ReplyParameters
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.chats import Chats
from bot.errors import ChatsUnusable
from bot.logs import describe
from bot.page import Page
from bot.refusals import NO_CHAT, NO_MESSAGE, NO_QUESTION, UNCHANGED, cannot_be_told, says
from bot.threads import thread_of

_log = logging.getLogger(__name__)


class Posting:
    """Replies to messages, without remembering which.

    All methods raise `TelegramError` when it failed for good, unless they say otherwise.
    """

    def __init__(self, chats: Chats) -> None:
        """Take along in `chats` what a group chose that turns out to be a supergroup by now."""
        self._chats = chats

    async def post(self, message: Message, page: Page) -> int | None:
        """Reply in the topic of the message; the id of the reply, None where nobody can change it later."""
        try:
            return await self._post(message, page)
        except TelegramError as refusal:
            if not cannot_be_told(refusal):
                raise
            _log.info("An answer has nobody to go to: %s", refusal)
            return None

    async def edit(self, message: Message, reply_id: int, page: Page) -> bool:
        """Change the reply to the message; whether there is one to be changed."""
        try:
            await message.get_bot().edit_message_text(
                page.html,
                chat_id=message.chat_id,
                message_id=reply_id,
                parse_mode=ParseMode.HTML,
                reply_markup=page.markup,
            )
        except ChatMigrated:
            return False  # What stands in the old group stays as it is; a new reply finds the way.
        except TelegramError as refusal:
            if says(refusal, *NO_MESSAGE):
                return False
            if cannot_be_told(refusal):
                _log.info("An answer has nobody to go to: %s", refusal)
            elif not (isinstance(refusal, BadRequest) and says(refusal, *UNCHANGED)):
                raise
        return True

    async def react(self, message: Message, emoji: str) -> bool:
        """React to the message; whether the chat allows that."""
        try:
            await message.set_reaction(emoji)
        except ChatMigrated as moved:
            await self._move(message, moved)  # Messages have other numbers there: this one is out of reach.
        except BadRequest as refusal:
            if not says(refusal, *NO_QUESTION, *NO_CHAT):
                # The group forbids reactions, or this one. Whether it allows words is another matter.
                _log.info("A reaction was refused: %s", refusal)
                return False
        return True

    async def take_reaction_back(self, message: Message) -> None:
        """Remove the bot's reaction. Raises nothing: what stands in place of it matters more."""
        try:
            await message.set_reaction(None)
        except TelegramError as fault:
            _log.info("A reaction could not be taken back: %s", describe(fault))

    async def withdraw(self, message: Message, reply_id: int) -> None:
        """Delete the reply to the message. Raises nothing: it may be gone, or too old to be deleted."""
        try:
            await message.get_bot().delete_message(message.chat_id, reply_id)
        except TelegramError as fault:
            _log.info("A reply could not be withdrawn: %s", describe(fault))

    async def _post(self, message: Message, page: Page) -> int | None:
        private = message.chat.type == ChatType.PRIVATE
        bot = message.get_bot()
        try:
            reply = await bot.send_message(
                message.chat_id,
                page.html,
                ParseMode.HTML,
                reply_markup=page.markup,
                message_thread_id=thread_of(message),
                # In a group an answer to a message that was deleted would be noise.
                reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=private),
            )
        except ChatMigrated as moved:
            await self._move(message, moved)
            # Messages have other numbers there.
            await bot.send_message(moved.new_chat_id, page.html, ParseMode.HTML, reply_markup=page.markup)
            return None
        return reply.message_id

    async def _move(self, message: Message, moved: ChatMigrated) -> None:
        try:
            await asyncio.to_thread(self._chats.move, message.chat_id, moved.new_chat_id)
        except ChatsUnusable as error:
            _log.warning("What a group chose could not be taken along: %s", describe(error))
