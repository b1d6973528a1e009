"""/language: in which language the bot speaks where no question decides it."""

import asyncio

from telegram import CallbackQuery, Update
from telegram.ext import ContextTypes

from bot.buttons import LanguageButton
from bot.chats import Chats
from bot.page import Key, Page
from bot.replies import Replies
from bot.texts import texts
from index import Language

# Each language is named in itself, so that whoever needs it can read it.
NAMES = {Language.ES: "Español", Language.EN: "English"}

CHOSEN = "✓ "
"""Stands before what is chosen."""


class LanguageSetting:
    """The choice of language and its buttons."""

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


def language_page(language: Language, chosen: Language | None) -> Page:
    """What is chosen (None: to follow Telegram), said in `language`, and a button for each choice."""
    words = texts(language)
    current = words.language_automatic if chosen is None else words.language_chosen
    labels: list[tuple[Language | None, str]] = [*NAMES.items(), (None, words.button_automatic)]
    keys = {
        choice: Key((CHOSEN if choice is chosen else "") + label, LanguageButton(choice))
        for choice, label in labels
    }
    return Page(
        words.language.format(current=current),
        ((keys[Language.ES], keys[Language.EN]), (keys[None],)),
    )
