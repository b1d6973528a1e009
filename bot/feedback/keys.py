"""The row of 👍 and 👎 under an answer, and the row below it by which the asker lets the question be kept."""

from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import decode
from bot.feedback.buttons import FeedbackButton, FeedbackStep
from bot.page import Key, Page
from bot.texts import texts
from index import Language

GOOD, BAD = "👍", "👎"


def feedback_keys(language: Language, *, answered: bool, sentence_id: int | None) -> tuple[Key, ...]:
    """The row of votes on an answer.

    Args:
        language: The language of the message.
        answered: Whether the sentence was given as the answer; else as the nearest one.
        sentence_id: The sentence; None where nothing resembled the question.
    """
    return tuple(
        Key(label, FeedbackButton(language, answered, good, sentence_id))
        for label, good in ((GOOD, True), (BAD, False))
    )


def with_offer(shown: InlineKeyboardMarkup, vote: FeedbackButton) -> InlineKeyboardMarkup:
    """The buttons of a message with the question to its asker as the last row.

    Args:
        vote: The asker's.
    """
    words = texts(vote.language).feedback
    offer = (
        Key(words.button_keep, replace(vote, step=FeedbackStep.KEEP)),
        Key(words.button_drop, replace(vote, step=FeedbackStep.DROP)),
    )
    added = Page("", (offer,)).markup
    assert added is not None, "the page has a row"
    return InlineKeyboardMarkup([*without_offer(shown).inline_keyboard, *added.inline_keyboard])


def without_offer(shown: InlineKeyboardMarkup) -> InlineKeyboardMarkup:
    """The buttons of a message without that row."""
    return InlineKeyboardMarkup([row for row in shown.inline_keyboard if not any(map(_offers, row))])


def _offers(key: InlineKeyboardButton) -> bool:
    button = decode(key.callback_data)
    return isinstance(button, FeedbackButton) and button.step is not FeedbackStep.VOTE
