"""Entries of the calendar made up for the tests of what the bot tells of them."""

from datetime import date, time
from typing import Any

from index.events.announcement import Announcement
from index.events.entry import Entry, EntryStatus
from index.events.event import EventKind
from index.events.expression import DateExpression, Granularity
from tests.bot.making import citation

UID = "0123456789abcdef"
SENTENCE = "El consejo del puerto se reunirá en Veracruz."


def on(first: date, last: date | None = None, hour: time | None = None, **changes: Any) -> DateExpression:
    """A date: a day, or a range; with an hour where one is given."""
    last = last or first
    granularity = Granularity.TIME if hour else Granularity.DAY if first == last else Granularity.RANGE
    return DateExpression((0, 2), first, last, changes.pop("granularity", granularity), hour, **changes)


def entry(
    when: DateExpression,
    *,
    uid: str = UID,
    what: str = "El consejo del puerto",
    status: EntryStatus = EntryStatus.SCHEDULED,
    sentence: str = SENTENCE,
    **cited: Any,
) -> Entry:
    announcement = Announcement(
        1, EventKind.MEETING, what, when, citation(sentence, **cited), where="Veracruz"
    )
    return Entry(uid, 0, status, announcement, when)
