"""The buttons of `/next`, and how they are written into the few bytes that Telegram gives a button.

What the reader asked to see goes along as it was written, so that the pages can be turned after a restart. A
filter too long for that is read again from the message that the page replies to.
"""

import base64
import re
from dataclasses import dataclass

from index import Language

MAX_UIDS = 5
"""Events that the button of a calendar file names at most."""

_UID_BYTES = 8
_UID = r"[0-9A-Za-z_-]{11}"  # 8 bytes in base 64 without padding.
_PAGE = r"(?:0|[1-9][0-9]{0,5})"
_AGENDA = re.compile(
    rf"n(?P<language>es|en)(?P<compact>[fc])(?P<uid>{_UID})?:(?P<page>{_PAGE})(?:~|:(?P<filter>.*))"
)
_FILE = re.compile(rf"c(?P<language>es|en)(?P<uids>(?:{_UID}){{1,{MAX_UIDS}}})")


@dataclass(frozen=True, slots=True)
class AgendaButton:
    """Shows a page of what is to come, or one event of it.

    Attributes:
        page: Counted from 0.
        filter: What was asked for, in single spaces; empty for everything, None where it is to be read from
            the message that the page replies to.
        compact: Whether the pages are those of a group, one line an event.
        uid: The event to show alone.
    """

    language: Language
    page: int = 0
    filter: str | None = ""
    compact: bool = False
    uid: str | None = None


@dataclass(frozen=True, slots=True)
class CalendarFileButton:
    """Sends these events, by their uids, as a calendar file."""

    language: Language
    uids: tuple[str, ...]


def in_single_spaces(text: str) -> str:
    """The text as a filter is kept in a button."""
    return " ".join(text.split())


def encode_agenda(button: AgendaButton, limit: int) -> str:
    """The button in at most `limit` bytes; a filter that does not fit is left for the message to tell.

    Raises:
        ValueError: The page is negative, or the uid is none.
    """
    if button.page < 0:
        raise ValueError("A button's number must not be negative.")
    uid = "" if button.uid is None else _short(button.uid)
    head = f"n{button.language}{'c' if button.compact else 'f'}{uid}:{button.page}"
    if button.filter is not None:
        data = f"{head}:{in_single_spaces(button.filter)}"
        if len(data.encode(errors="replace")) <= limit:
            return data
    return f"{head}~"


def encode_file(button: CalendarFileButton) -> str:
    """The button, always short enough.

    Raises:
        ValueError: There are no uids, too many, or one is none.
    """
    if not 0 < len(button.uids) <= MAX_UIDS:
        raise ValueError(f"A calendar file cannot be of {len(button.uids)} uids.")
    return f"c{button.language}{''.join(map(_short, button.uids))}"


def decode_agenda(data: str) -> AgendaButton | CalendarFileButton | None:
    """The button of either kind, or None where it is neither."""
    if found := _AGENDA.fullmatch(data):
        uid = None if found["uid"] is None else _long(found["uid"])
        text = found["filter"]
        if (found["uid"] and uid is None) or (text is not None and text != in_single_spaces(text)):
            return None
        compact = found["compact"] == "c"
        return AgendaButton(Language(found["language"]), int(found["page"]), text, compact, uid)
    if found := _FILE.fullmatch(data):
        uids = [_long(short) for short in re.findall(_UID, found["uids"])]
        whole = tuple(uid for uid in uids if uid is not None)
        return CalendarFileButton(Language(found["language"]), whole) if len(whole) == len(uids) else None
    return None


def _short(uid: str) -> str:
    raw = bytes.fromhex(uid)
    if len(raw) != _UID_BYTES or raw.hex() != uid:
        raise ValueError(f"{uid!r} is no uid of an event.")
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _long(short: str) -> str | None:
    """The uid; None where its last sign says more than a uid holds."""
    uid = base64.urlsafe_b64decode(f"{short}=").hex()
    return uid if _short(uid) == short else None
