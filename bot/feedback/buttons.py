"""The buttons of votes and of /forget, and how they are written into `callback_data`: 24 bytes at most.

All begin with "f". Numbers are written in hexadecimal digits.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from index import Language

_NUMBER = r"[1-9a-f][0-9a-f]{0,15}"
_FEEDBACK = re.compile(
    rf"f(?P<language>es|en)(?P<step>[vkd])(?P<answered>[01])(?P<good>[01]):(?P<sentence>{_NUMBER})?"
)
_FORGET = re.compile(rf"fx(?P<language>es|en)(?P<sure>[01]):(?P<user>{_NUMBER})")
_TOO_LARGE = 2**63
"""Row ids of SQLite end before it, and so do the numbers of users."""


class FeedbackStep(StrEnum):
    """What a button under an answer does."""

    VOTE = "v"
    KEEP = "k"
    """Agrees to the question being kept, with the vote on its answer."""
    DROP = "d"
    """Does not agree, or no more."""


@dataclass(frozen=True, slots=True)
class FeedbackButton:
    """Votes on an answer, or settles whether its question is kept.

    Attributes:
        language: The language of the message it is under.
        answered: Whether the sentence was given as the answer; else as the nearest one.
        good: The vote.
        sentence_id: The sentence that was shown; None where nothing resembled the question.
    """

    language: Language
    answered: bool
    good: bool
    sentence_id: int | None = None
    step: FeedbackStep = FeedbackStep.VOTE


@dataclass(frozen=True, slots=True)
class ForgetButton:
    """Erases what is stored about a person, or leaves it.

    Attributes:
        language: The language of the message it is under.
        user_id: Who asked for it: nobody else may press it.
        sure: Whether it erases.
    """

    language: Language
    user_id: int
    sure: bool


def encode_feedback(button: FeedbackButton | ForgetButton) -> str:
    """The button as `callback_data`.

    Raises:
        ValueError: A number is none of a sentence or a user.
    """
    match button:
        case FeedbackButton():
            number = "" if button.sentence_id is None else f"{button.sentence_id:x}"
            data = f"f{button.language}{button.step}{button.answered:d}{button.good:d}:{number}"
        case ForgetButton():
            data = f"fx{button.language}{button.sure:d}:{button.user_id:x}"
    if decode_feedback(data) != button:
        raise ValueError(f"{button} is no button of a vote or of /forget.")
    return data


def decode_feedback(data: str) -> FeedbackButton | ForgetButton | None:
    """The button that the data stands for, or None where it is none of these."""
    if found := _FEEDBACK.fullmatch(data):
        number = found["sentence"]
        if number and int(number, 16) >= _TOO_LARGE:
            return None
        return FeedbackButton(
            Language(found["language"]),
            found["answered"] == "1",
            found["good"] == "1",
            int(number, 16) if number else None,
            FeedbackStep(found["step"]),
        )
    if found := _FORGET.fullmatch(data):
        user_id = int(found["user"], 16)
        if user_id < _TOO_LARGE:
            return ForgetButton(Language(found["language"]), user_id, found["sure"] == "1")
    return None
