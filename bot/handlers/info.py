"""/start, /help, /privacy, and commands that do not exist."""

from collections.abc import Callable

from telegram import Update
from telegram.ext import ContextTypes

from bot.page import Page
from bot.replies import Replies
from bot.texts import Texts, texts


class Info:
    """What the bot says about itself."""

    def __init__(self, replies: Replies) -> None:
        """Speak through `replies`."""
        self._replies = replies

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Greet, and say how to ask."""
        await self._say(update, lambda words: words.start)

    async def help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Explain everything."""
        await self._say(update, lambda words: words.help)

    async def privacy(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what becomes of questions and what is stored."""
        await self._say(update, lambda words: words.privacy)

    async def unknown(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Point to /help."""
        await self._say(update, lambda words: words.unknown_command)

    async def _say(self, update: Update, what: Callable[[Texts], str]) -> None:
        if update.message is not None:
            language = await self._replies.language(update)
            await self._replies.send(update.message, Page(what(texts(language))))
