"""The conversation the bot is for: a question, its answer, and the buttons under it."""

import time
from datetime import timedelta

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from bot import render
from bot.buttons import PassageButton, View
from bot.chats import ReplyState
from bot.desk import Desk
from bot.errors import TooBusy
from bot.follow_ups import FollowUps
from bot.groups.addressing import spoken_to
from bot.limits.pages import limited_page, waiting_page
from bot.limits.rates import Admission, Limits, asker
from bot.metrics.metrics import Metrics
from bot.page import Page
from bot.replies import Replies
from bot.texts import Texts, texts
from bot.threads import thread_of
from bot.typing_sign import typing
from index import Answer, Language, Preceding, Status, detect

NO_ANSWER = "🤷"
"""The reaction to a question in a group that no release answers; one that every bot may set
(https://core.telegram.org/bots/api#reactiontypeemoji)."""

LATE_EDIT = timedelta(minutes=10)
"""A message that is edited so that it speaks to the bot is a question only while it is so young."""

NOBODY = 0
"""The number of no user."""

_ALBUMS = 256  # Albums remembered, so that each gets one reply and not one for each picture.


class Ask:
    """Questions, edited questions, messages that are none, and the buttons under an answer."""

    def __init__(
        self,
        desk: Desk,
        replies: Replies,
        limits: Limits,
        follow_ups: FollowUps,
        metrics: Metrics,
        max_question_chars: int,
    ) -> None:
        """Answer from `desk`; a question longer than `max_question_chars` is not asked there."""
        self._desk = desk
        self._replies = replies
        self._limits = limits
        self._follow_ups = follow_ups
        self._metrics = metrics
        self._max_chars = max_question_chars
        self._albums: dict[str, None] = {}

    async def question(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a message that speaks to the bot; words under a picture or a file count as its text."""
        message = update.message
        asked = None if message is None else spoken_to(message, context.bot.id, context.bot.username)
        if message is None or asked is None:
            return
        if message.media_group_id is not None and self._known_album(message.media_group_id) and not asked:
            return
        await self._answer(update, message, asked)

    async def edited(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer an edited message by changing its reply.

        One that is answered no more by its reply, for it does not speak to the bot any more, keeps it. One
        without a reply is a question where the edit is what made it one, soon after it was written.
        """
        message = update.edited_message
        asked = None if message is None else spoken_to(message, context.bot.id, context.bot.username)
        if message is None or not asked:
            return
        fate = await self._replies.fate(message)
        if fate is None:
            private = message.chat.type == ChatType.PRIVATE
            age = (message.edit_date or message.date) - message.date
            if private or age > LATE_EDIT:
                return
        elif fate.state is not ReplyState.REACTED and fate.message_id is None:
            return
        await self._answer(update, message, asked, edited=True)

    async def pressed(self, query: CallbackQuery, button: PassageButton) -> None:
        """Show another passage, or the context of the one that is shown."""
        page = await self._passage(button)
        if page is None:
            await self._replies.toast(query, texts(button.language).toast_removed)
        else:
            await self._replies.turn(query, page)

    async def _answer(self, update: Update, message: Message, asked: str, *, edited: bool = False) -> None:
        language = await self._replies.language(update)
        words = texts(language)
        if not asked:
            await self._ask_back(message, words)
            return
        user_id = asker(message)
        admission = self._limits.admit(user_id, message.chat_id)
        if admission is not Admission.ADMITTED:
            self._metrics.refused(message.chat.type)
            if admission is Admission.REFUSED_FIRST:
                again_in = self._limits.again_in(user_id, message.chat_id)
                await self._replies.answer(message, limited_page(language, again_in))
            return
        if len(asked) > self._max_chars:
            self._metrics.refused(message.chat.type)
            words = texts(detect(asked, default=language))
            said = words.too_long.format(length=len(asked), limit=self._max_chars)
            await self._replies.answer(message, Page(said))
            return
        begun = time.monotonic()
        await self._find(message, asked, language, edited=edited)
        self._metrics.replied(time.monotonic() - begun)

    async def _ask_back(self, message: Message, words: Texts) -> None:
        """Say to somebody who asks nothing what could be asked; a sticker in a group says enough itself.

        So does a 👍 in reply to an answer. Who names the bot has written letters.
        """
        if message.chat.type == ChatType.PRIVATE:
            await self._replies.answer(message, Page(words.not_text))
        elif any(sign.isalnum() for sign in message.text or message.caption or ""):
            await self._replies.answer(message, Page(words.groups.ask_me))

    async def _find(self, message: Message, asked: str, language: Language, *, edited: bool) -> None:
        """Find what answers, and reply with it."""
        chat_id, thread, person = message.chat_id, thread_of(message), asker(message) or message.chat_id
        before = await self._before(message, person, edited=edited)
        noticed = False

        async def waiting(place: int) -> None:
            nonlocal noticed
            noticed = True
            page = waiting_page(detect(asked, default=language), place)
            await self._replies.notice(message, page)

        try:
            async with typing(message):
                answer = await self._desk.ask(asked, language, chat_id=chat_id, after=before, waiting=waiting)
        except TooBusy:
            self._metrics.refused(message.chat.type)
            said = texts(detect(asked, default=language)).access.too_busy
            await self._replies.answer(message, Page(said))
            return
        except Exception:
            self._metrics.failed(message.chat.type)
            raise
        self._metrics.asked(answer, message.chat.type)
        quiet = (
            answer.status is Status.ABSTAINED and not noticed and not await self._replies.outspoken(message)
        )
        if quiet and await self._replies.react(message, NO_ANSWER):
            reply_id: int | None = message.message_id  # What was asked was asked, answered or not.
        else:
            reply_id = await self._replies.answer(message, await self._page(answer))
        if reply_id is not None:
            self._follow_ups.remember(chat_id, thread, person, reply_id, Preceding.of(answer), before)

    async def _before(self, message: Message, person: int, *, edited: bool) -> Preceding | None:
        """What the question may follow."""
        chat_id, thread = message.chat_id, thread_of(message)
        replied_to = message.reply_to_message.message_id if message.reply_to_message else None
        if not edited:
            return self._follow_ups.before(chat_id, thread, person, replied_to)
        # What the person asked last is, for an edited question, its own former wording.
        reply_id = await self._replies.known_reply(message) or message.message_id
        before = self._follow_ups.before_edit(chat_id, reply_id)
        return before or self._follow_ups.before(chat_id, thread, NOBODY, replied_to)

    async def _page(self, answer: Answer) -> Page:
        if answer.citation is None and await self._desk.count() == 0:
            return Page(texts(answer.language).no_releases)
        return render.answer(answer)

    async def _passage(self, button: PassageButton) -> Page | None:
        if button.view is View.CONTEXT:
            citations = await self._desk.context(button.sentence_id)
            return render.context(citations, button) if citations else None
        citation = await self._desk.citation(button.sentence_id)
        if citation is None:
            return None
        words = button.highlight if button.answered and button.position == 0 else None
        return render.passage(citation, button, await self._desk.dated(citation, words) if words else None)

    def _known_album(self, album: str) -> bool:
        if album in self._albums:
            return True
        self._albums[album] = None
        if len(self._albums) > _ALBUMS:
            del self._albums[next(iter(self._albums))]
        return False
