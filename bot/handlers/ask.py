"""The conversation the bot is for: a question, its answer, and the buttons under it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram import Bot, CallbackQuery, Message, Update
from telegram.constants import ChatAction
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot import render
from bot.buttons import PassageButton, View
from bot.desk import Desk
from bot.page import Page
from bot.replies import Replies
from bot.texts import texts
from index import Language, detect

TYPING_AFTER_S = 0.3
"""An answer that takes no longer needs no sign of life."""

TYPING_EVERY_S = 4.5
"""Telegram shows "typing" for five seconds (https://core.telegram.org/bots/api#sendchataction)."""

_ALBUMS = 256  # Albums remembered, so that each gets one reply and not one for each picture.


class Ask:
    """Questions, edited questions, messages that are none, and the buttons under an answer."""

    def __init__(self, desk: Desk, replies: Replies, max_question_chars: int) -> None:
        """Answer from `desk`; a question longer than `max_question_chars` is not asked there."""
        self._desk = desk
        self._replies = replies
        self._max_chars = max_question_chars
        self._albums: dict[str, None] = {}

    async def question(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a message; the words under a picture or a file count as its text."""
        message = update.message
        if message is None:
            return
        question = _words(message)
        if message.media_group_id is not None and self._known_album(message.media_group_id) and not question:
            return
        language = await self._replies.language(update)
        await self._replies.send(message, await self._reply(context.bot, message.chat_id, question, language))

    async def edited(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer an edited message by changing its reply; one without a known reply is left alone."""
        message = update.edited_message
        question = "" if message is None else _words(message)
        if message is None or not question:
            return
        reply_id = await self._replies.known_reply(message)
        if reply_id is None:
            return
        language = await self._replies.language(update)
        page = await self._reply(context.bot, message.chat_id, question, language)
        await self._replies.revise(message, reply_id, page)

    async def pressed(self, query: CallbackQuery, button: PassageButton) -> None:
        """Show another passage, or the context of the one that is shown."""
        page = await self._passage(button)
        if page is None:
            await self._replies.toast(query, texts(button.language).toast_removed)
        else:
            await self._replies.turn(query, page)

    async def _reply(self, bot: Bot, chat_id: int, question: str, language: Language) -> Page:
        words = texts(language)
        if not question:
            return Page(words.not_text)
        if len(question) > self._max_chars:
            words = texts(detect(question, default=language))
            return Page(words.too_long.format(length=len(question), limit=self._max_chars))
        async with typing(bot, chat_id):
            answer = await self._desk.ask(question, language)
            if answer.citation is None and await self._desk.count() == 0:
                return Page(texts(answer.language).no_releases)
        return render.answer(answer)

    async def _passage(self, button: PassageButton) -> Page | None:
        if button.view is View.CONTEXT:
            citations = await self._desk.context(button.sentence_id)
            return render.context(citations, button) if citations else None
        citation = await self._desk.citation(button.sentence_id)
        return render.passage(citation, button) if citation is not None else None

    def _known_album(self, album: str) -> bool:
        if album in self._albums:
            return True
        self._albums[album] = None
        if len(self._albums) > _ALBUMS:
            del self._albums[next(iter(self._albums))]
        return False


def _words(message: Message) -> str:
    return (message.text or message.caption or "").strip()


@asynccontextmanager
async def typing(bot: Bot, chat_id: int) -> AsyncIterator[None]:
    """Show that the bot is typing for as long as the block takes. That it cannot be shown does not matter."""
    sign = asyncio.create_task(_keep_typing(bot, chat_id))
    try:
        yield
    finally:
        sign.cancel()
        await asyncio.gather(sign, return_exceptions=True)


async def _keep_typing(bot: Bot, chat_id: int) -> None:
    await asyncio.sleep(TYPING_AFTER_S)
    while True:
        with suppress(TelegramError):
            await bot.send_chat_action(chat_id, ChatAction.TYPING)
        await asyncio.sleep(TYPING_EVERY_S)
