"""How the bot speaks in a chat: each message gets one reply, and that reply can be changed later."""

import asyncio
import logging

from telegram import CallbackQuery, Message, ReplyParameters, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.chats import Chats
from bot.errors import ChatsUnusable
from bot.logs import describe
from bot.page import Page
from bot.patience import surely_not_sent
from index import Language

_log = logging.getLogger(__name__)

# Where people mostly read Spanish besides the language of their Telegram.
_READS_SPANISH = frozenset({"es", "ca", "eu", "gl", "an", "ast", "qu", "ay", "gn"})

# What Telegram says when an edit changes nothing, when the message is gone, and when a press is too old.
_UNCHANGED = "message is not modified"
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_OLD_PRESS = ("query is too old", "query id is invalid", "query_id_invalid")


def spoken(language_code: str | None) -> Language:
    """The one of our languages that fits the language a user's Telegram is set to (an IETF tag).

    Spanish where nothing is known: it is what the releases are written in.
    """
    primary = (language_code or "es").lower().replace("_", "-").partition("-")[0]
    return Language.ES if primary in _READS_SPANISH else Language.EN


class Replies:
    """Sends and changes messages, and remembers which message answers which."""

    def __init__(self, chats: Chats) -> None:
        """Keep the memory in `chats`."""
        self._chats = chats

    async def language(self, update: Update) -> Language:
        """The language to speak in, where no question decides it."""
        chat, user = update.effective_chat, update.effective_user
        try:
            chosen = await asyncio.to_thread(self._chats.language, chat.id) if chat else None
        except ChatsUnusable as error:
            _log.warning("The language a chat chose could not be read: %s", describe(error))
            chosen = None
        return chosen or spoken(user.language_code if user else None)

    async def zone(self, chat_id: int) -> str | None:
        """The time zone the chat chose, an IANA name; None where it chose none, or that cannot be read."""
        try:
            return await asyncio.to_thread(self._chats.zone, chat_id)
        except ChatsUnusable as error:
            _log.warning("The time zone a chat chose could not be read: %s", describe(error))
            return None

    async def is_answered(self, message: Message) -> bool:
        """Whether the message has its reply. Where that cannot be read, it is taken to have none."""
        try:
            return await asyncio.to_thread(self._chats.is_answered, message.chat_id, message.message_id)
        except ChatsUnusable as error:
            _log.warning("Whether a message was answered could not be read: %s", describe(error))
            return False

    async def known_reply(self, message: Message) -> int | None:
        """The id of the reply to the message, where there is one that can be changed."""
        try:
            return await asyncio.to_thread(self._chats.reply_to, message.chat_id, message.message_id)
        except ChatsUnusable as error:
            _log.warning("The reply to a message could not be looked up: %s", describe(error))
            return None

    async def send(self, message: Message, page: Page) -> None:
        """Reply to the message.

        Raises:
            TelegramError: It failed for good. Where it may have been delivered all the same, the message
                counts as answered.
        """
        try:
            reply = await message.reply_html(
                page.html,
                reply_markup=page.markup,
                reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
            )
        except TelegramError as fault:
            if not surely_not_sent(fault):
                await self._remember(message, None)
            raise
        await self._remember(message, reply.message_id)

    async def revise(self, message: Message, reply_id: int, page: Page) -> None:
        """Change the reply to the message; reply anew where that one is gone.

        Raises:
            TelegramError: It failed for good.
        """
        if not await self._edit(message, reply_id, page):
            await self.send(message, page)

    async def turn(self, query: CallbackQuery, page: Page) -> None:
        """Change the message whose button was pressed, and let the button rest.

        Raises:
            TelegramError: It failed for good.
        """
        if query.message is not None:
            bot = query.get_bot()
            try:
                await bot.edit_message_text(
                    page.html,
                    chat_id=query.message.chat.id,
                    message_id=query.message.message_id,
                    parse_mode=ParseMode.HTML,
                    reply_markup=page.markup,
                )
            except BadRequest as refusal:
                if not _says(refusal, _UNCHANGED, *_GONE):
                    raise
        await self.toast(query)

    async def send_file(self, query: CallbackQuery, name: str, data: bytes, caption: str) -> None:
        """Reply to the message whose button was pressed with a file, and let the button rest.

        Args:
            caption: What stands under the file, as HTML.

        Raises:
            TelegramError: It failed for good.
        """
        message = query.message
        if message is not None:
            await query.get_bot().send_document(
                message.chat.id,
                data,
                filename=name,
                caption=caption,
                parse_mode=ParseMode.HTML,
                reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
                message_thread_id=(
                    message.message_thread_id
                    if isinstance(message, Message) and message.is_topic_message
                    else None
                ),
            )
        await self.toast(query)

    async def toast(self, query: CallbackQuery, text: str | None = None) -> None:
        """Let the button rest, with a short notice or without.

        Raises:
            TelegramError: It failed for good, and not because the press was too old.
        """
        try:
            await query.answer(text)
        except BadRequest as refusal:
            if not _says(refusal, *_OLD_PRESS):
                raise

    async def _edit(self, message: Message, reply_id: int, page: Page) -> bool:
        try:
            await message.get_bot().edit_message_text(
                page.html,
                chat_id=message.chat_id,
                message_id=reply_id,
                parse_mode=ParseMode.HTML,
                reply_markup=page.markup,
            )
        except BadRequest as refusal:
            if _says(refusal, *_GONE):
                return False
            if not _says(refusal, _UNCHANGED):
                raise
        return True

    async def _remember(self, message: Message, reply_id: int | None) -> None:
        # The user has the reply; that it could not be noted must not become an error in the chat.
        try:
            await asyncio.to_thread(self._chats.remember_reply, message.chat_id, message.message_id, reply_id)
        except ChatsUnusable as error:
            _log.warning("A reply could not be noted: %s", describe(error))


def _says(refusal: BadRequest, *phrases: str) -> bool:
    said = refusal.message.lower()
    return any(phrase in said for phrase in phrases)
