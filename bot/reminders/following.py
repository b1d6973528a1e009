"""What a chat is to be told of the events it follows, and when: pure logic, without clock, file or Telegram.

An event begins at its hour, in the zone that the release names or else that of the releases. One without an
hour counts from `MORNING` of its first day in the chat's zone; so does a month, from its first day.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.reminders.leads import SAME_DAY, Lead
from index.events.entry import Entry, EntryStatus
from index.events.expression import Bound, DateExpression
from index.events.reach import end_moment, last_day, moment

MORNING = datetime.time(9)
"""When a newsroom is at work: an event without an hour is told by it, and so is one of the same day."""

BEFORE_THE_HOUR = datetime.timedelta(hours=1)
"""An event of the same day that begins early is told so long before, rather than after it began."""

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Zones:
    """By which clocks a chat's events are told.

    Attributes:
        chat: Of days without an hour.
        releases: Of hours that name no zone.
    """

    chat: ZoneInfo
    releases: ZoneInfo


@dataclass(frozen=True, slots=True)
class Followed:
    """An event that a chat follows, as the chat knows it.

    Attributes:
        uid: As the calendar names it.
        what: What it is called.
        when: Its date.
        status: Whether it is to take place.
        lead: For this event alone; None where it is followed for the chat's own lead only.
        reminded: The date (`date_key`) of which the reminder of `lead` has told.
        reminded_wide: The same for the chat's own lead.
    """

    chat_id: int
    uid: str
    what: str
    when: DateExpression
    status: EntryStatus = EntryStatus.SCHEDULED
    lead: Lead | None = None
    reminded: str | None = None
    reminded_wide: str | None = None

    @classmethod
    def of(cls, chat_id: int, entry: Entry, lead: Lead | None = None) -> "Followed":
        """The event as the calendar tells it now."""
        return cls(chat_id, entry.uid, entry.announcement.what, entry.when, entry.status, lead)


class NewsKind(StrEnum):
    """What there is to tell of an event."""

    REMINDER = "reminder"
    MOVED = "moved"
    SHARPENED = "sharpened"
    """The date is the same, and now known more exactly."""
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    RESUMED = "resumed"
    """It was off, and is to take place after all."""


@dataclass(frozen=True, slots=True)
class News:
    """A change in what a chat knows of an event.

    Attributes:
        kind: What to tell; None where the change is to be noted without a word.
        before: What the chat knew.
        after: What it knows once it is told.
        entry: The event in the calendar, where it still is there.
    """

    kind: NewsKind | None
    before: Followed
    after: Followed
    entry: Entry | None


def date_key(when: DateExpression) -> str:
    """Names the days and the hour of a date; two dates with the same name are one for a reminder."""
    hour = f"T{when.time.isoformat()}{when.zone or ''}" if when.time else ""
    return f"{when.start.isoformat()}/{when.end.isoformat()}{hour}"


def begins(when: DateExpression, zones: Zones) -> datetime.datetime:
    """The moment from which a lead counts.

    What is to be done before a day has its last day the day before; what comes after some days, the next.
    """
    hour = moment(when, zones.releases)
    if hour is not None:
        return hour
    day = when.start
    if when.bound is Bound.BEFORE:
        day = when.start - _DAY
    elif when.bound is Bound.AFTER:
        day = when.end + _DAY
    return datetime.datetime.combine(day, MORNING, zones.chat)


def ends(when: DateExpression, zones: Zones) -> datetime.datetime:
    """The moment from which there is nothing to remind of: the end told, else that of the last day."""
    told = end_moment(when, zones.releases)
    if told is not None:
        return told
    hour = moment(when, zones.releases)
    zone = zones.chat if hour is None else hour.tzinfo
    return datetime.datetime.combine(last_day(when) + _DAY, datetime.time(0), zone)


def due(when: DateExpression, lead: Lead, zones: Zones) -> datetime.datetime:
    """The moment at which to remind."""
    start = begins(when, zones)
    if lead == SAME_DAY:
        local = start.astimezone(zones.chat)
        morning = datetime.datetime.combine(local.date(), MORNING, zones.chat)
        return morning if morning <= start else _utc(start) - BEFORE_THE_HOUR
    if lead.by_calendar:
        # On the clock of the zone: the day before at the same hour, though clocks be changed in between.
        return start - lead.span
    return _utc(start) - lead.span


def is_over(when: DateExpression, zones: Zones, now: datetime.datetime) -> bool:
    """Whether there is nothing to remind of any more."""
    try:
        return _utc(ends(when, zones)) <= now
    except OverflowError:  # At the end of the calendar there is no next day.
        return False


def is_coming(entry: Entry, zones: Zones, now: datetime.datetime) -> bool:
    """Whether the event is to take place, and is not over by the clock that its date is told by.

    `Calendar.upcoming` knows one clock only, and a chat has two: it would lose, for a while, events whose
    hour is of the one and whose days are of the other.
    """
    return entry.status is EntryStatus.SCHEDULED and not is_over(entry.when, zones, now)


def is_due(when: DateExpression, lead: Lead, zones: Zones, now: datetime.datetime) -> bool:
    """Whether the moment to remind has come."""
    try:
        return _utc(due(when, lead, zones)) <= now
    except OverflowError:
        return False


def news(
    followed: Followed, entry: Entry | None, wide: Lead | None, zones: Zones, now: datetime.datetime
) -> News | None:
    """What is to be told of an event that is not over, and what to note; None where nothing is.

    Args:
        entry: The event in the calendar; None where it is gone from there.
        wide: The chat's own lead.
        now: Aware.
    """
    after = _as_told(followed, entry)
    kind = _change(followed, after)
    if kind is not None:
        # What was told of the former date counts no more; what is due already comes with the news itself.
        after = replace(after, reminded=None, reminded_wide=None)
    if after.status is EntryStatus.SCHEDULED:
        armed = after
        after = _reminded(armed, wide, zones, now)
        if kind is None and after != armed:
            kind = NewsKind.REMINDER
    return News(kind, followed, after, entry) if kind is not None or after != followed else None


def successor(followed: Followed, entries: Iterable[Entry], taken: Iterable[str]) -> Entry | None:
    """The event under another name, where its own is gone from the calendar.

    An event is named by the announcement that was first. When that one is removed while others tell the
    same, or the rules that find events have changed, the event is still there.

    Args:
        taken: Names of events that the chat follows already.
    """
    others = set(taken)
    wanted = (followed.what.casefold(), date_key(followed.when))
    for entry in entries:
        named = (entry.announcement.what.casefold(), date_key(entry.when))
        if named == wanted and entry.uid not in others:
            return entry
    return None


def _as_told(followed: Followed, entry: Entry | None) -> Followed:
    if entry is None:
        return replace(followed, status=EntryStatus.WITHDRAWN)
    return replace(
        followed, uid=entry.uid, what=entry.announcement.what, when=entry.when, status=entry.status
    )


def _change(before: Followed, after: Followed) -> NewsKind | None:
    was_on, is_on = (each.status is EntryStatus.SCHEDULED for each in (before, after))
    if was_on and not is_on:
        return NewsKind.CANCELLED if after.status is EntryStatus.CANCELLED else NewsKind.WITHDRAWN
    if is_on and not was_on:
        return NewsKind.RESUMED
    if not is_on or date_key(before.when) == date_key(after.when):
        return None
    within = before.when.start <= after.when.start and after.when.end <= before.when.end
    return NewsKind.SHARPENED if within and before.when.time is None else NewsKind.MOVED


def _reminded(followed: Followed, wide: Lead | None, zones: Zones, now: datetime.datetime) -> Followed:
    """The same with every reminder noted whose moment has come."""
    key = date_key(followed.when)
    if followed.lead is not None and is_due(followed.when, followed.lead, zones, now):
        followed = replace(followed, reminded=key)
    if wide is not None and is_due(followed.when, wide, zones, now):
        followed = replace(followed, reminded_wide=key)
    return followed


def _utc(moment: datetime.datetime) -> datetime.datetime:
    return moment.astimezone(datetime.UTC)
