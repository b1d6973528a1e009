"""Which events an announcement may be of, found without comparing it with all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from index.events.merging.matching import may_slip
from index.events.merging.profile import context, distinctive, keys_of
from index.events.merging.telling import Telling
from index.events.reach import Reach

_DAYS = 31
"""Days of a date up to which it is kept under each of its days."""
_MONTH = 30
"""Days of a bucket, near enough to a month: dates are compared exactly afterwards."""
_LONG = 36
"""Buckets that a date has at most; what is longer is compared with all that shares a word."""
_SLIP, _AHEAD = 31, 366
"""Days to either side in which what slipped is sought, and ahead in which what is moved or cancelled is."""
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()

_Key = tuple[str, int]


class Candidates:
    """Events by a word and a day, or by a word and some thirty days. They are named by number."""

    def __init__(self) -> None:
        self._by_day: defaultdict[_Key, dict[int, None]] = defaultdict(dict)
        self._by_month: defaultdict[_Key, dict[int, None]] = defaultdict(dict)
        self._vague: defaultdict[_Key, dict[int, None]] = defaultdict(dict)
        self._long: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._ever: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._all_keys: defaultdict[int, set[str]] = defaultdict(set)

    def add(self, event: int, telling: Telling) -> None:
        """Have an event found by the words and the dates of one more announcement."""
        keys = keys_of(telling.profile.topic)
        if telling.profile.names:
            keys |= keys_of(telling.profile.who)
        self._all_keys[event] |= telling.profile.keys
        if telling.brief is not None:
            keys |= keys_of(telling.brief.topic)
            self._all_keys[event] |= telling.brief.keys
        for days in telling.dates:
            short = days.exact and days.last - days.first < _DAYS
            for key in keys:
                self._ever[key][event] = None
                if len(_months(days)) > _LONG:
                    self._long[key][event] = None
                    continue
                for month in _months(days):
                    self._by_month[key, month][event] = None
                    if not short:
                        self._vague[key, month][event] = None
                if short:
                    for day in range(days.first, days.last + 1):
                        self._by_day[key, day][event] = None

    def of(self, telling: Telling) -> list[int]:
        """Give the events that share words and may share the date, in the order of their numbers.

        One word alone is not enough for `index.events.merging.matching`, unless it is all that is announced.
        """
        own = telling.profile
        words = {*own.topic, *own.who, *own.where}
        if telling.brief is not None:
            words.update(telling.brief.topic)
        if by_context := telling.changes and own.bare:
            words.update(distinctive(context(telling.announcement)))
        found = self._by_date(telling, keys_of(words))
        if by_context:
            return sorted(found)
        alone = len(own.topic) < 2 or bool(own.numbers) or bool(own.names) or telling.changes
        each = [word.keys for word in words]
        return sorted(event for event in found if alone or self._share_two(event, each))

    def _share_two(self, event: int, words: Iterable[frozenset[str]]) -> bool:
        found = False
        told = self._all_keys[event]
        for keys in words:
            if not keys.isdisjoint(told):
                if found:
                    return True
                found = True
        return False

    def _by_date(self, telling: Telling, keys: frozenset[str]) -> set[int]:
        found: set[int] = set()
        for days in telling.dates:
            found.update(self._at(keys, days))
        if telling.changes and telling.former is None:
            first, last = _FIRST, _LAST
            if telling.published is not None:
                first, last = telling.published, telling.published + _AHEAD
            found.update(self._within(keys, Reach(first, last, False)))
        elif telling.days is not None and may_slip(telling):
            first = telling.days.first
            found.update(self._within(keys, Reach(first - _SLIP, first + _SLIP, False)))
        return found

    def _at(self, keys: Iterable[str], days: Reach) -> Iterator[int]:
        if not days.exact or days.last - days.first >= _DAYS:
            yield from self._within(keys, days)
            return
        for key in keys:
            yield from self._long.get(key, ())
            for month in _months(days):
                yield from self._vague.get((key, month), ())
            for day in range(days.first, days.last + 1):
                yield from self._by_day.get((key, day), ())

    def _within(self, keys: Iterable[str], days: Reach) -> Iterator[int]:
        if len(_months(days)) > _LONG:
            for key in keys:
                yield from self._ever.get(key, ())
            return
        for key in keys:
            yield from self._long.get(key, ())
            for month in _months(days):
                yield from self._by_month.get((key, month), ())


def _months(days: Reach) -> range:
    return range(days.first // _MONTH, days.last // _MONTH + 1)
