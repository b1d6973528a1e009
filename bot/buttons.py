"""What a button carries: everything that is needed when it is pressed, so that none dies with a restart.

Telegram gives a button `DATA_LIMIT` bytes. The first letter says which button it is; numbers are written in
base 36. A sentence's id is never given to another sentence, so an old button cannot open a wrong text.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.access.buttons import AdmittedButton, decode_admitted, encode_admitted
from bot.agenda.buttons import (
    AgendaButton,
    CalendarFileButton,
    decode_agenda,
    encode_agenda,
    encode_file,
)
from bot.briefings.buttons import BriefingButton, decode_briefing, encode_briefing
from bot.feedback.buttons import FeedbackButton, ForgetButton, decode_feedback, encode_feedback
from bot.reminders.buttons import RemindButton, decode_remind, encode_remind
from bot.settings.buttons import SettingsButton, decode_settings, encode_settings
from bot.subscriptions.buttons import SubscribeButton, decode_subscribe, encode_subscribe
from index import Language

DATA_LIMIT = 64
"""Bytes of `callback_data` (https://core.telegram.org/bots/api#inlinekeyboardbutton)."""

MAX_PASSAGES = 6
"""How many passages the buttons under an answer lead through, at most."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NUMBER = r"(?:0|[1-9a-z][0-9a-z]{0,12})"
_PASSAGE = re.compile(
    rf"p(?P<language>es|en)(?P<answered>[01])(?P<view>[qc])(?P<position>[0-9])"
    rf":(?P<sentences>{_NUMBER}(?:\.{_NUMBER})*)(?::(?P<from>{_NUMBER})-(?P<to>{_NUMBER}))?"
)

_RELEASES = re.compile(rf"r(?P<language>es|en):(?P<page>{_NUMBER})")
_LANGUAGE = re.compile(r"l(?P<choice>es|en|auto)")
_ZONE = re.compile(r"z(?P<choice>[A-Za-z][A-Za-z0-9_+/-]{0,60})")
_DEFAULT_ZONE = "auto"


class View(StrEnum):
    """How a passage is shown."""

    QUOTATION = "q"
    CONTEXT = "c"


@dataclass(frozen=True, slots=True)
class PassageButton:
    """Shows a passage of an answer.

    Attributes:
        language: The language of the question.
        answered: Whether the first passage was given as the answer.
        sentences: Ids of the passages, best first; `position` is the one to show.
        highlight: Span of the answering words in the first passage.
    """

    language: Language
    answered: bool
    sentences: tuple[int, ...]
    position: int = 0
    view: View = View.QUOTATION
    highlight: tuple[int, int] | None = None

    @property
    def sentence_id(self) -> int:
        """The sentence to show."""
        return self.sentences[self.position]


@dataclass(frozen=True, slots=True)
class ReleasesButton:
    """Shows a page of the list of releases, counted from 0."""

    language: Language
    page: int


@dataclass(frozen=True, slots=True)
class LanguageButton:
    """Chooses the chat's language; None follows the user's Telegram."""

    choice: Language | None


@dataclass(frozen=True, slots=True)
class ZoneButton:
    """Chooses the chat's time zone, an IANA name; None follows the settings."""

    choice: str | None


Button = (
    PassageButton
    | ReleasesButton
    | LanguageButton
    | ZoneButton
    | AgendaButton
    | CalendarFileButton
    | RemindButton
    | SettingsButton
    | BriefingButton
    | SubscribeButton
    | AdmittedButton
    | FeedbackButton
    | ForgetButton
)


def encode(button: Button) -> str:
    """The button as `callback_data`.

    Passages that do not fit are left out from the end, but never the one to show; then the highlight.

    Raises:
        ValueError: A number is negative, or what must be kept does not fit.
    """
    match button:
        case PassageButton():
            return _encode_passage(button)
        case ReleasesButton(language, page):
            return f"r{language}:{_base36(page)}"
        case LanguageButton(choice):
            return f"l{choice or 'auto'}"
        case RemindButton():
            return encode_remind(button)
        case SettingsButton():
            return encode_settings(button)
        case BriefingButton():
            return encode_briefing(button, DATA_LIMIT)
        case SubscribeButton():
            return encode_subscribe(button)
        case AdmittedButton():
            return encode_admitted(button)
        case FeedbackButton() | ForgetButton():
            return encode_feedback(button)
        case ZoneButton(zone):
            return f"z{zone or _DEFAULT_ZONE}"
        case AgendaButton():
            return encode_agenda(button, DATA_LIMIT)
        case CalendarFileButton():
            return encode_file(button)


def decode(data: object) -> Button | None:
    """The button that `callback_data` stands for, or None where it is none of ours."""
    if not isinstance(data, str) or len(data.encode(errors="surrogatepass")) > DATA_LIMIT:
        return None
    if found := _PASSAGE.fullmatch(data):
        return _decode_passage(found)
    if found := _RELEASES.fullmatch(data):
        return ReleasesButton(Language(found["language"]), int(found["page"], 36))
    if found := _LANGUAGE.fullmatch(data):
        choice = found["choice"]
        return LanguageButton(None if choice == "auto" else Language(choice))
    if remind := decode_remind(data):
        return remind
    if settings := decode_settings(data):
        return settings
    if briefing := decode_briefing(data):
        return briefing
    if subscribe := decode_subscribe(data):
        return subscribe
    if admitted := decode_admitted(data):
        return admitted
    if feedback := decode_feedback(data):
        return feedback
    if found := _ZONE.fullmatch(data):
        choice = found["choice"]
        return ZoneButton(None if choice == _DEFAULT_ZONE else choice)
    return decode_agenda(data)


def _encode_passage(button: PassageButton) -> str:
    sentences = button.sentences[:MAX_PASSAGES]
    if not 0 <= button.position < len(sentences):
        raise ValueError(f"There is no passage {button.position} among {len(sentences)}.")
    head = f"p{button.language}{button.answered:d}{button.view}{button.position}:"
    tail = ""
    if button.highlight is not None:
        tail = f":{_base36(button.highlight[0])}-{_base36(button.highlight[1])}"
    for tail_kept in (tail, ""):
        for count in range(len(sentences), button.position, -1):
            data = head + ".".join(map(_base36, sentences[:count])) + tail_kept
            if len(data) <= DATA_LIMIT:
                return data
    raise ValueError("The numbers of the sentences are too long for a button.")


def _decode_passage(found: re.Match[str]) -> PassageButton | None:
    sentences = tuple(int(number, 36) for number in found["sentences"].split("."))
    position = int(found["position"])
    # SQLite's row ids end at 2^63 - 1; a larger number cannot have come from us.
    if not position < len(sentences) <= MAX_PASSAGES or max(sentences) >= 2**63:
        return None
    return PassageButton(
        language=Language(found["language"]),
        answered=found["answered"] == "1",
        sentences=sentences,
        position=position,
        view=View(found["view"]),
        highlight=(int(found["from"], 36), int(found["to"], 36)) if found["from"] else None,
    )


def _base36(number: int) -> str:
    if number < 0:
        raise ValueError("A button's number must not be negative.")
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
        if number == 0:
            return digits
