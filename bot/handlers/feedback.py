"""👍 and 👎 under an answer, and whether the question is kept.

| who presses | what happens |
|---|---|
| anybody, 👍 or 👎 | the vote counts, in place of the one this person gave on this answer before |
| the asker, 👍 or 👎 | besides, the message asks whether the question may be kept |
| the asker, yes | the question is kept with the vote, as it stands in the chat at that moment |
| the asker, no | it is not kept, nor any more if it was |
| somebody else, yes or no | nothing, and a word on whose decision it is |
| yes, when the question was deleted | nothing can be kept, and is said so |

Whoever asked in the name of a group or channel is nobody the bot knows, and is not asked. What was asked by
pointing to another person's message is that person's, and is not kept either.
"""

import asyncio

from telegram import CallbackQuery, InlineKeyboardMarkup, Message
from telegram.error import BadRequest

from bot.chats import Chats
from bot.feedback.buttons import FeedbackButton, FeedbackStep
from bot.feedback.keys import with_offer, without_offer
from bot.feedback.store import FeedbackStore, Place, Verdict
from bot.groups.addressing import spoken_to
from bot.limits.rates import asker
from bot.metrics.metrics import Metrics
from bot.refusals import NO_MESSAGE, UNCHANGED, says
from bot.replies import Replies
from bot.texts import texts
from index import detect


class Feedback:
    """Votes on answers, and the questions that their askers let be kept."""

    def __init__(self, chats: Chats, replies: Replies, metrics: Metrics) -> None:
        """Keep them in the file of `chats`; votes are counted in `metrics` too."""
        self._store = FeedbackStore(chats.file)
        self._replies = replies
        self._metrics = metrics

    async def pressed(self, query: CallbackQuery, button: FeedbackButton) -> None:
        """Do what the button says."""
        message = query.message
        if message is None:
            await self._replies.toast(query, texts(button.language).toast_stale)
            return
        place = Place(message.chat.id, message.message_id, query.from_user.id)
        question = _question(message)
        if button.step is FeedbackStep.VOTE:
            said = await self._vote(query, button, place, question)
        else:
            said = await self._settle(query, button, place, question)
        await self._replies.toast(query, said)

    async def _vote(
        self, query: CallbackQuery, button: FeedbackButton, place: Place, question: Message | None
    ) -> str:
        words = texts(button.language).feedback
        if await asyncio.to_thread(self._store.vote, place, _verdict(button)):
            self._metrics.voted(button.good)
        shown, asked = _markup(query), _words(question)
        if shown is None or not asked or not _is_asker(question, place.user_id):
            return words.toast_voted
        if await asyncio.to_thread(self._store.is_kept, place, asked, button.sentence_id):
            return words.toast_voted
        await _show(query, with_offer(shown, button))
        return words.toast_offer

    async def _settle(
        self, query: CallbackQuery, button: FeedbackButton, place: Place, question: Message | None
    ) -> str:
        words = texts(button.language).feedback
        if question is not None and not _is_asker(question, place.user_id):
            return words.toast_not_asker
        asked = _words(question)
        if button.step is FeedbackStep.DROP:
            await asyncio.to_thread(self._store.drop, place)
            said = words.toast_dropped
        elif not asked:
            said = words.toast_gone
        else:
            # The message around the answer may have been turned into the other language.
            language = detect(asked, default=button.language)
            await asyncio.to_thread(self._store.keep, place, asked, language, _verdict(button))
            said = words.toast_kept
        if (shown := _markup(query)) is not None:
            await _show(query, without_offer(shown))
        return said


def _verdict(button: FeedbackButton) -> Verdict:
    return Verdict(button.good, button.answered, button.sentence_id)


def _question(message: object) -> Message | None:
    """The message that an answer replies to; None where it is gone, or the answer too old to be seen."""
    return message.reply_to_message if isinstance(message, Message) else None


def _is_asker(question: Message | None, user_id: int) -> bool:
    return question is not None and asker(question) == user_id


def _words(question: Message | None) -> str:
    """What was asked, without the mention; "" where the message itself does not say it."""
    if question is None:
        return ""
    bot = question.get_bot()
    asked = spoken_to(question, bot.id, bot.username)
    if asked is None:
        # A question that replies to the bot needs no mention; from here it cannot be seen that it did.
        asked = (question.text or question.caption or "").strip()
    return asked


def _markup(query: CallbackQuery) -> InlineKeyboardMarkup | None:
    return query.message.reply_markup if isinstance(query.message, Message) else None


async def _show(query: CallbackQuery, markup: InlineKeyboardMarkup) -> None:
    """Change the buttons of the message and leave its text."""
    try:
        await query.edit_message_reply_markup(markup)
    except BadRequest as refusal:
        if not says(refusal, *UNCHANGED, *NO_MESSAGE):
            raise
