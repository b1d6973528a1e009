"""What a chat is subscribed to."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from index import Language


class Pace(StrEnum):
    """How often a chat is sent something."""

    EACH = "each"
    """Every release as it arrives."""
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks to be sent.

    Attributes:
        minute: Of a digest: minutes after midnight in the chat's zone; None for each release.
        weekday: Of a weekly one, 0 being Monday; else None.
        topics: What releases are to be about, as it was written; empty for everything.
    """

    pace: Pace
    minute: int | None = None
    weekday: int | None = None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subscription:
    """A chat's wish, and how far it was fulfilled.

    Attributes:
        language: In which it is told: what the chat chose, else what it spoke when it subscribed.
        zone: The time zone the chat chose, an IANA name; None where it chose none.
        thread: The topic of a forum in which it asked for it.
        arrival: Number of the last arrival that was dealt with.
        due: When the next digest is, aware; None for each release.
        sending: The arrival up to which a message is on its way. Found at a start: nobody knows whether that
            message arrived.
    """

    chat_id: int
    wish: Wish
    language: Language
    zone: str | None
    thread: int | None
    arrival: int
    due: datetime.datetime | None
    sending: int | None = None
