"""The buttons of /subscribe, and how they are written into `callback_data`: 12 bytes at most."""

import re
from dataclasses import dataclass

from bot.subscriptions.subscription import Pace
from index import Language

_LETTERS = {Pace.EACH: "e", Pace.DAILY: "d", Pace.WEEKLY: "w"}
_PACES = {letter: pace for pace, letter in _LETTERS.items()}
_SUBSCRIBE = re.compile(
    r"s(?P<language>es|en)(?:(?P<end>x)|(?P<all>a)|(?P<pace>[edw])(?P<weekday>[0-6])?(?::(?P<minute>\d{1,4}))?)?"
)


@dataclass(frozen=True, slots=True)
class SubscribeButton:
    """Shows what a chat is subscribed to, or changes it.

    Attributes:
        language: That of the message it is under.
        pace: How often; None where that is not changed.
        weekday: Of a weekly digest, 0 being Monday.
        minute: Of a digest, after midnight; a pace without the day or the hour it needs asks for it.
        end: Ends the subscription.
        everything: Takes the topics away.
    """

    language: Language
    pace: Pace | None = None
    weekday: int | None = None
    minute: int | None = None
    end: bool = False
    everything: bool = False


def encode_subscribe(button: SubscribeButton) -> str:
    """The button as `callback_data`."""
    if button.end:
        return f"s{button.language}x"
    if button.everything:
        return f"s{button.language}a"
    if button.pace is None:
        return f"s{button.language}"
    weekday = "" if button.weekday is None else str(button.weekday)
    minute = "" if button.minute is None else f":{button.minute}"
    return f"s{button.language}{_LETTERS[button.pace]}{weekday}{minute}"


def decode_subscribe(data: str) -> SubscribeButton | None:
    """The button that the data stands for, or None where it is none of these."""
    found = _SUBSCRIBE.fullmatch(data)
    if found is None:
        return None
    minute = None if found["minute"] is None else int(found["minute"])
    if minute is not None and minute >= 24 * 60:
        return None
    return SubscribeButton(
        Language(found["language"]),
        _PACES[found["pace"]] if found["pace"] else None,
        None if found["weekday"] is None else int(found["weekday"]),
        minute,
        end=found["end"] is not None,
        everything=found["all"] is not None,
    )
