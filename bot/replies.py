"""How the bot speaks in a chat: each message gets one reply, and that reply can be changed later."""

import asyncio
import logging

from telegram import CallbackQuery, Message, ReplyParameters, Update
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, TelegramError

from bot.chats import Chats, Reply, ReplyState
from bot.errors import ChatsUnusable
from bot.logs import describe
from bot.page import Page
from bot.patience import surely_not_sent
from bot.posting import Posting
from bot.refusals import NO_MESSAGE, OLD_PRESS, UNCHANGED, says
from bot.threads import thread_of
from index import Language

_log = logging.getLogger(__name__)

# Where people mostly read Spanish besides the language of their Telegram.
_READS_SPANISH = frozenset({"es", "ca", "eu", "gl", "an", "ast", "qu", "ay", "gn"})


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
        self._posting = Posting(chats)

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

    async def fate(self, message: Message) -> Reply | None:
        """What became of the message so far. Where that cannot be read, it is taken to be nothing."""
        try:
            return await asyncio.to_thread(self._chats.reply, message.chat_id, message.message_id)
        except ChatsUnusable as error:
            _log.warning("Whether a message was answered could not be read: %s", describe(error))
            return None

    async def known_reply(self, message: Message) -> int | None:
        """The id of the reply to the message, where there is one that can be changed."""
        fate = await self.fate(message)
        return None if fate is None else fate.message_id

    async def outspoken(self, message: Message) -> bool:
        """Whether it is said in the message's chat too that no release answers."""
        if message.chat.type == ChatType.PRIVATE:
            return True
        try:
            return await asyncio.to_thread(self._chats.outspoken, message.chat_id)
        except ChatsUnusable as error:
            _log.warning("Whether a group wants silence could not be read: %s", describe(error))
            return False

    async def answer(self, message: Message, page: Page) -> int | None:
        """Make the page the one answer to the message: a new reply, or the one it has already, changed.

        Returns:
            The id of the reply; None where there is none.

        Raises:
            TelegramError: It failed for good.
        """
        fate = await self.fate(message)
        if fate is not None and fate.message_id is not None:
            return await self.revise(message, fate.message_id, page)
        reply_id = await self.send(message, page)
        if fate is not None and fate.state is ReplyState.REACTED:
            await self._posting.take_reaction_back(message)
        return reply_id

    async def notice(self, message: Message, page: Page) -> None:
        """Say in the reply to the message that its answer takes a while; `answer` makes that the answer.

        Raises:
            TelegramError: It failed for good.
        """
        fate = await self.fate(message)
        reply_id = None if fate is None else fate.message_id
        if reply_id is not None and await self._posting.edit(message, reply_id, page):
            await self._remember(message, reply_id, ReplyState.NOTICE)
            return
        await self.send(message, page, ReplyState.NOTICE)
        if fate is not None and fate.state is ReplyState.REACTED:
            await self._posting.take_reaction_back(message)

    async def apologise(self, message: Message, page: Page) -> None:
        """Say that something failed: in place of a notice that the answer takes a while, else by itself.

        Raises:
            TelegramError: It failed for good.
        """
        fate = await self.fate(message)
        if fate is not None and fate.state is ReplyState.NOTICE:
            await self.answer(message, page)
        else:
            await self.send(message, page)

    async def send(self, message: Message, page: Page, state: ReplyState = ReplyState.ANSWERED) -> int | None:
        """Reply to the message, in the topic it stands in.

        Args:
            state: What the reply makes of the message.

        Returns:
            The id of the reply; None where there is nobody to reply to any more.

        Raises:
            TelegramError: It failed for good. Where it may have been delivered all the same, the message
                counts as answered.
        """
        await self._remember(message, None, ReplyState.SENDING)
        try:
            reply_id = await self._posting.post(message, page)
        except TelegramError as fault:
            if surely_not_sent(fault):
                await self._forget(message)
            else:
                await self._remember(message, None, ReplyState.ANSWERED)
            raise
        await self._remember(message, reply_id, state)
        return reply_id

    async def react(self, message: Message, emoji: str) -> bool:
        """Answer the message by a reaction, in place of the reply it may have; whether the chat allows that.

        Raises:
            TelegramError: It failed for good, and not because the chat does not allow it.
        """
        fate = await self.fate(message)
        if not await self._posting.react(message, emoji):
            return False
        if fate is not None and fate.message_id is not None:
            await self._posting.withdraw(message, fate.message_id)
        await self._remember(message, None, ReplyState.REACTED)
        return True

    async def revise(self, message: Message, reply_id: int, page: Page) -> int | None:
        """Change the reply to the message; reply anew where that one is gone.

        Returns:
            The id of the reply, as of `send`.

        Raises:
            TelegramError: It failed for good.
        """
        if not await self._posting.edit(message, reply_id, page):
            return await self.send(message, page)
        await self._remember(message, reply_id, ReplyState.ANSWERED)
        return reply_id

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
                if not says(refusal, *UNCHANGED, *NO_MESSAGE):
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
                message_thread_id=thread_of(message),
            )
        await self.toast(query)

    async def toast(self, query: CallbackQuery, text: str | None = None, *, alert: bool = False) -> None:
        """Let the button rest, with a short notice or without.

        Args:
            alert: Show the notice until it is closed.

        Raises:
            TelegramError: It failed for good, and not because the press was too old.
        """
        try:
            await query.answer(text, show_alert=alert)
        except BadRequest as refusal:
            if not says(refusal, *OLD_PRESS):
                raise

    async def _remember(self, message: Message, reply_id: int | None, state: ReplyState) -> None:
        # What the user has, the user has; that it could not be noted must not become an error in the chat.
        try:
            await asyncio.to_thread(
                self._chats.remember_reply, message.chat_id, message.message_id, reply_id, state
            )
        except ChatsUnusable as error:
            _log.warning("A reply could not be noted: %s", describe(error))

    async def _forget(self, message: Message) -> None:
        try:
            await asyncio.to_thread(self._chats.forget_reply, message.chat_id, message.message_id)
        except ChatsUnusable as error:
            _log.warning("A reply could not be taken back: %s", describe(error))
