"""Which announcements are of one event: each joins an event that was told of before it, or begins one.

They are taken in the order of time, and none changes what was decided before it. So whatever is published
later leaves the events of before as they were.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from index.events.announcement import Announcement
from index.events.merging.abbreviations import Abbreviations
from index.events.merging.candidates import Candidates
from index.events.merging.matching import follows_on, same_event, same_event_in_new_version
from index.events.merging.telling import Telling
from index.events.reach import Reach

_FIRST, _LATEST = 8, 24
"""Of an event that is told more often, the tellings that a new one is compared with."""
_AS_SURE = 0.5
"""What is less sure by no more than this is as good."""
_CLEARLY, _WEEK = 2, 7
"""The nearest of several is meant if the next is that many times as far, and that many days further."""


def in_order_of_time(announcements: Iterable[Announcement]) -> list[Announcement]:
    """Sort by date of publication, undated ones last; then by release, version and number.

    A version is never before an older one of its release, whatever its date says.
    """
    found = list({each.event_id: each for each in announcements}.values())
    dated: dict[tuple[int, int], tuple[bool, int]] = {}
    for each in sorted(found, key=lambda one: (one.citation.release_id, one.citation.version)):
        cited = each.citation
        own = (cited.published is None, cited.published.toordinal() if cited.published else 0)
        version = (cited.release_id, cited.version)
        dated[version] = max(dated.get(version, own), own)
    latest: dict[int, tuple[bool, int]] = {}
    for (release_id, number), own in sorted(dated.items()):
        latest[release_id] = max(latest.get(release_id, own), own)
        dated[release_id, number] = latest[release_id]
    return sorted(
        found,
        key=lambda one: (
            dated[one.citation.release_id, one.citation.version],
            one.citation.release_id,
            one.citation.version,
            one.event_id,
        ),
    )


def threads(announcements: Iterable[Announcement]) -> tuple[list[list[Telling]], list[Telling]]:
    """Put together what is told of each event.

    Returns:
        The tellings of each event in the order of time, events in the order in which they were first told;
        and the tellings of none: what cancels, without a date, an event that nobody announced.
    """
    gathering = _Gathering()
    known = Abbreviations()
    ordered = enumerate(in_order_of_time(announcements))
    for _, each in groupby(ordered, key=lambda one: (one[1].citation.release_id, one[1].citation.version)):
        version = list(each)
        for _, announcement in version:
            known.learn(announcement)
        gathering.take([Telling.of(announcement, order, known) for order, announcement in version])
    return gathering.threads, gathering.unplaced


class _Gathering:
    def __init__(self) -> None:
        self.threads: list[list[Telling]] = []
        self.unplaced: list[Telling] = []
        self._candidates = Candidates()
        self._of_release: defaultdict[int, list[tuple[Telling, int]]] = defaultdict(list)

    def take(self, version: Sequence[Telling]) -> None:
        """Place all that one version of a release tells."""
        placed = self._by_old_version(version)
        for telling in version:
            at = placed.get(telling.order)
            if at is None:
                at = self._best(telling)
            if at is None:
                at = self._before_it(telling)
            if at is None:
                if not telling.dates:
                    self.unplaced.append(telling)
                    continue
                at = len(self.threads)
                self.threads.append([])
            self.threads[at].append(telling)
            self._candidates.add(at, telling)
            self._of_release[telling.version[0]].append((telling, at))

    def _by_old_version(self, version: Sequence[Telling]) -> dict[int, int]:
        """Pair what a new version tells with what the last one told, the surest pairs first."""
        before = self._of_release.get(version[0].version[0])
        if not before:
            return {}
        last = before[-1][0].version
        pairs = sorted(
            (
                -sure,
                abs(telling.announcement.citation.position - old.announcement.citation.position),
                here,
                there,
            )
            for here, telling in enumerate(version)
            for there, (old, _) in enumerate(before)
            if old.version == last and (sure := same_event_in_new_version(telling, old)) > 0.0
        )
        placed: dict[int, int] = {}
        taken: set[int] = set()
        for _, _, here, there in pairs:
            order = version[here].order
            if order not in placed and there not in taken:
                taken.add(there)
                placed[order] = before[there][1]
        return placed

    def _best(self, telling: Telling) -> int | None:
        sure = {at: same_event(telling, self._told(at)) for at in self._candidates.of(telling)}
        best = max(sure.values(), default=0.0)
        if best == 0.0:
            return None
        if telling.changes and telling.former is None:
            return self._nearest(telling, [at for at, each in sure.items() if 0.0 < each >= best - _AS_SURE])
        return next(at for at, each in sure.items() if each == best)

    def _nearest(self, telling: Telling, events: Sequence[int]) -> int | None:
        """Choose which of several is moved or cancelled by a sentence that does not say of which day it was.

        Returns:
            The one that comes next, if it clearly does; None where two are about as near: to show a meeting
            too many is better than to hide one that takes place.
        """
        if len(events) > 1:
            # What is put off was not to be on its new day before.
            events = [at for at in events if telling.days != self._days(at)] or events
        if len(events) == 1 or telling.published is None:
            return events[0] if len(events) == 1 else None
        published = telling.published
        ahead = sorted((max(0, self._days(at).first - published), at) for at in events)
        (near, nearest), (far, _) = ahead[:2]
        return nearest if far >= max(_CLEARLY * near, near + _WEEK) else None

    def _days(self, at: int) -> Reach:
        """Give when it is to be, by what was told last; every event has a date."""
        return next(each.dates[0] for each in reversed(self.threads[at]) if each.dates)

    def _before_it(self, telling: Telling) -> int | None:
        """Find the event that the same release told of last, where the sentence itself names nothing."""
        told = self._of_release.get(telling.version[0], [])
        for at in dict.fromkeys(at for old, at in reversed(told) if old.version == telling.version):
            if follows_on(telling, self._told(at)):
                return at
        return None

    def _told(self, at: int) -> Sequence[Telling]:
        thread = self.threads[at]
        return thread if len(thread) <= _FIRST + _LATEST else [*thread[:_FIRST], *thread[-_LATEST:]]
