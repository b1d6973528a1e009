"""The calendar of all that the releases announce.

- A meeting that is told twice, by two sentences or two releases, is one entry (`merging/matching.py`).
- What a later release moves, cancels or tells more exactly supersedes what was said before; a later and
  vaguer retelling does not (`merging/standing.py`).
- What a new version of its release does not tell any more is withdrawn, unless another release still tells it
  (`merging/story.py`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from hashlib import sha256
from typing import Self

from index.events.announcement import Announcement
from index.events.entry import Entry, EntryStatus
from index.events.expression import DateExpression
from index.events.filter import EventFilter
from index.events.merging.story import entry_of
from index.events.merging.telling import Telling
from index.events.merging.threads import threads
from index.events.reach import end_moment, last_day, moment, rank
from index.folding import fold

_UID = 16
"""Hexadecimal digits of an entry's name."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """All events, as one state of the catalogue tells them. Make it by `of`.

    Attributes:
        entries: In the order of their dates, the more exact first.
        unplaced: What cancels, without saying a date, an event that no release announced.
    """

    entries: tuple[Entry, ...]
    unplaced: tuple[Announcement, ...] = ()
    _by_uid: dict[str, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Have entries found by name."""
        object.__setattr__(self, "_by_uid", {entry.uid: entry for entry in self.entries})

    @classmethod
    def of(cls, announcements: Iterable[Announcement]) -> Self:
        """Put together what all versions of all releases announce, in any order.

        Every announcement is in exactly one entry, or among `unplaced`. An event keeps its `uid` when later
        releases come, or new versions of those that are there; it changes only when the release that told of
        it first is removed, or when one that was published before that comes in.
        """
        tellings, unplaced = threads(announcements)
        uids: dict[str, Sequence[Telling]] = {}
        for thread in tellings:
            ordinal = 0
            while (uid := _uid(thread[0].announcement, ordinal)) in uids:
                ordinal += 1
            uids[uid] = thread
        entries = [entry_of(uid, thread) for uid, thread in uids.items()]
        entries.sort(key=_by_date)
        return cls(tuple(entries), tuple(telling.announcement for telling in unplaced))

    def upcoming(self, now: datetime, wanted: EventFilter | None = None) -> tuple[Entry, ...]:
        """Give what is to take place, in the order of its beginning, then of how exactly that is known.

        An event is upcoming until its last day has ended where `now` is, or the hour at which it is told to
        end; one of which only the month is known, until the month ends. What was cancelled is not among them:
        see `cancelled`.

        Args:
            now: An aware moment. An hour that is told without a zone is taken for one of its zone.
            wanted: What to admit; all without it.

        Raises:
            ValueError: `now` has no zone.
        """
        return self._chosen(EntryStatus.SCHEDULED, now, wanted, over=False)

    def cancelled(self, now: datetime, wanted: EventFilter | None = None) -> tuple[Entry, ...]:
        """Give what was cancelled and would have been upcoming, as `upcoming` gives what was not."""
        return self._chosen(EntryStatus.CANCELLED, now, wanted, over=False)

    def past(self, now: datetime, wanted: EventFilter | None = None, *, limit: int) -> tuple[Entry, ...]:
        """Give at most `limit` of what took place, the last first.

        Raises:
            ValueError: `now` has no zone.
        """
        found = self._chosen(EntryStatus.SCHEDULED, now, wanted, over=True)
        latest = sorted(
            found, key=lambda entry: (last_day(entry.when), _begins(entry.when, now)), reverse=True
        )
        return tuple(latest[: max(0, limit)])

    def entry(self, uid: str) -> Entry | None:
        """Give the entry of that name."""
        return self._by_uid.get(uid)

    def _chosen(
        self, status: EntryStatus, now: datetime, wanted: EventFilter | None, *, over: bool
    ) -> tuple[Entry, ...]:
        if now.tzinfo is None:
            raise ValueError("now has no time zone: what is upcoming depends on whose day it is")
        found = [
            entry
            for entry in self.entries
            if entry.status is status
            and _is_over(entry.when, now) is over
            and (wanted is None or wanted.admits(entry))
        ]
        return tuple(sorted(found, key=lambda entry: (_begins(entry.when, now), entry.uid)))


def _uid(first: Announcement, ordinal: int) -> str:
    """Name an event after its first announcement: where that was read, what it says, and its date."""
    when = first.when or first.former
    day = f"{when.start.isoformat()}/{when.end.isoformat()}" if when is not None else ""
    what = " ".join(fold(first.what).split())
    parts = [first.citation.source, what, day, *([str(ordinal)] if ordinal else [])]
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_UID]


def _by_date(entry: Entry) -> tuple[object, ...]:
    when = entry.when
    return when.start, rank(when), when.time or time.min, when.end, entry.uid


def _begins(when: DateExpression, now: datetime) -> tuple[date, tuple[int, bool], time]:
    begins = _in_zone_of(now, moment(when, now.tzinfo))
    day, hour = (begins.date(), begins.time()) if begins is not None else (when.start, time.min)
    return day, rank(when), hour


def _is_over(when: DateExpression, now: datetime) -> bool:
    ends = _in_zone_of(now, end_moment(when, now.tzinfo))
    if ends is not None:
        return ends <= now
    begins = _in_zone_of(now, moment(when, now.tzinfo))
    last = last_day(when)
    # Of a single day with its hour and zone, the day is that of the reader.
    if begins is not None and when.start == when.end == last:
        last = begins.date()
    return last < now.date()


def _in_zone_of(now: datetime, then: datetime | None) -> datetime | None:
    if then is None:
        return None
    try:
        return then.astimezone(now.tzinfo)
    except OverflowError:  # In the first or the last day that there is.
        return then
