"""An entry of the calendar: one event, with all that the releases said about it."""

from dataclasses import dataclass
from enum import StrEnum

from index.events.announcement import Announcement
from index.events.expression import DateExpression


class EntryStatus(StrEnum):
    """Whether the event is to take place, as far as the releases say."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    """A release says that it will not be."""
    WITHDRAWN = "withdrawn"
    """The release that announced it was replaced by a version that no longer does."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event.

    Attributes:
        uid: Names it for good: 16 hexadecimal digits, of the announcement that was first.
        sequence: How often its date or its status was changed since, as RFC 5545 counts (3.8.7.4).
        status: Whether it is to take place.
        announcement: What holds now: the newest and most exact.
        when: Its date; of a cancelled event the date it had. The span is into the text of the citation of
            whichever announcement gave it.
        sources: The other sentences that tell the same, newest first.
        earlier: What no longer holds, newest first: other dates, or a less exact one.
        replaced: What replaced versions of releases said that still holds, newest first; their new versions
            say it too, or others do.
    """

    uid: str
    sequence: int
    status: EntryStatus
    announcement: Announcement
    when: DateExpression
    sources: tuple[Announcement, ...] = ()
    earlier: tuple[Announcement, ...] = ()
    replaced: tuple[Announcement, ...] = ()
