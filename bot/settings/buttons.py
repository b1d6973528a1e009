"""The buttons of /settings, and how they are written into `callback_data`."""

import re
from dataclasses import dataclass
from enum import StrEnum

from index import Language

AUTOMATIC = "auto"
"""Chooses nothing, so that what holds elsewhere holds in the chat."""

_SETTINGS = re.compile(
    r"o(?P<language>es|en)(?P<part>[alzsr])(?::(?P<choice>[A-Za-z0-9][A-Za-z0-9_+/-]{0,55}))?"
)
_LANGUAGES = frozenset({*Language, AUTOMATIC})
_SWITCH = frozenset({"0", "1"})


class SettingsPart(StrEnum):
    """What of the settings is shown or chosen."""

    ALL = "a"
    LANGUAGE = "l"
    ZONE = "z"
    SILENCE = "s"
    REMINDERS = "r"


@dataclass(frozen=True, slots=True)
class SettingsButton:
    """Shows a part of the settings of a chat, or chooses it.

    Attributes:
        language: That of the message it is under.
        choice: What is chosen of the part: a language, an IANA name of a zone, "1" for silence and "0" for
            none, or `AUTOMATIC`; None to show the part.
    """

    language: Language
    part: SettingsPart = SettingsPart.ALL
    choice: str | None = None


def encode_settings(button: SettingsButton) -> str:
    """The button as `callback_data`."""
    tail = "" if button.choice is None else f":{button.choice}"
    return f"o{button.language}{button.part}{tail}"


def decode_settings(data: str) -> SettingsButton | None:
    """The button that the data stands for, or None where it is none of these."""
    found = _SETTINGS.fullmatch(data)
    if found is None:
        return None
    part, choice = SettingsPart(found["part"]), found["choice"]
    if choice is not None and not _fits(part, choice):
        return None
    return SettingsButton(Language(found["language"]), part, choice)


def _fits(part: SettingsPart, choice: str) -> bool:
    match part:
        case SettingsPart.LANGUAGE:
            return choice in _LANGUAGES
        case SettingsPart.SILENCE:
            return choice in _SWITCH
        case SettingsPart.ZONE:
            return True
    return False
