"""/language: in which language the bot speaks where no question decides it."""

import asyncio

from telegram import CallbackQuery, Update
from telegram.ext import ContextTypes

from bot.buttons import LanguageButton
from bot.chats import Chats
from bot.replies import Replies
from bot.settings.language_page import language_page


class LanguageSetting:
    """The choice of language and its buttons. Whether somebody may press them is asked before."""

    def __init__(self, chats: Chats, replies: Replies) -> None:
        """Keep what is chosen in `chats`."""
        self._chats = chats
        self._replies = replies

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show what is chosen and what can be."""
        message = update.message
        if message is not None:
            chosen = await asyncio.to_thread(self._chats.language, message.chat_id)
            await self._replies.send(message, language_page(await self._replies.language(update), chosen))

    async def pressed(self, update: Update, query: CallbackQuery, button: LanguageButton) -> None:
        """Remember the choice and show it, in the language chosen."""
        if update.effective_chat is None:
            return
        await asyncio.to_thread(self._chats.choose_language, update.effective_chat.id, button.choice)
        page = language_page(await self._replies.language(update), button.choice)
        await self._replies.turn(query, page)
