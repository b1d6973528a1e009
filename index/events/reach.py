"""The days on which an event may be, by what its date says, and which of two dates says more."""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from index.events.event import EventKind
from index.events.expression import Assumption, Bound, DateExpression, Granularity

OPEN_END = 31
"""Days after which an event that comes "after" some day is no longer waited for."""
_OPEN_START = 366
"""Days before its bound at which an event may be whose release has no date."""

_RANK = {granularity: rank for rank, granularity in enumerate(Granularity)}
_EXACT = frozenset({Granularity.TIME, Granularity.DAY, Granularity.RANGE})
_FIRST, _LAST = datetime.date.min.toordinal(), datetime.date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Reach:
    """Days as proleptic ordinals, both included, and whether the event is known to fill them."""

    first: int
    last: int
    exact: bool

    def holds(self, other: "Reach") -> bool:
        """Tell whether the other days are among these."""
        return self.first <= other.first and other.last <= self.last

    def fits(self, other: "Reach") -> bool:
        """Tell whether the one or the other holds its counterpart."""
        return self.holds(other) or other.holds(self)


def reach(when: DateExpression, kind: EventKind, published: datetime.date | None) -> Reach:
    """Tell on which days an event may be.

    "Before June" bounds a meeting to the days from its release to the end of May; a deadline before June is
    at that bound itself.
    """
    first, last = when.start.toordinal(), when.end.toordinal()
    if when.bound in (Bound.BY, Bound.BEFORE) and kind is not EventKind.DEADLINE:
        last = max(_FIRST, first - 1) if when.bound is Bound.BEFORE else last
        begin = published.toordinal() if published else last - _OPEN_START
        return Reach(max(_FIRST, min(begin, last)), last, False)
    if when.bound is Bound.AFTER:
        first = min(_LAST, last + 1)
        return Reach(first, min(_LAST, last + OPEN_END), False)
    vague = Assumption.APPROXIMATE in when.assumptions or when.edge is not None
    return Reach(min(first, last), max(first, last), when.granularity in _EXACT and not vague)


def last_day(when: DateExpression) -> datetime.date:
    """Give the last day on which the event may be; see `OPEN_END` for one that comes after some day."""
    last = when.end.toordinal()
    if when.bound is Bound.BEFORE:
        last = when.start.toordinal() - 1
    elif when.bound is Bound.AFTER:
        last += OPEN_END
    return datetime.date.fromordinal(min(max(last, _FIRST), _LAST))


def same_date(one: DateExpression, other: DateExpression) -> bool:
    """Tell whether two dates are the same in whatever a calendar shows of them."""
    return _shown(one) == _shown(other)


def contradicts(new: DateExpression, old: DateExpression) -> bool:
    """Tell whether both hours are told, of the same day, and are not the same moment."""
    if new.time is None or old.time is None or (new.zone is None) != (old.zone is None):
        return False
    return moment(new) != moment(old)


def sharper(new: DateExpression, old: DateExpression, new_reach: Reach, old_reach: Reach) -> bool:
    """Tell whether `new` tells the same date more exactly than `old`."""
    if not old_reach.fits(new_reach):
        return False
    if old_reach.exact and new_reach.exact:
        if (new_reach.first, new_reach.last) == (old_reach.first, old_reach.last):
            return _detail(new) > _detail(old)
        # A day of a range is only a part of it; the end of what began on a single day is news.
        return new_reach.first == old_reach.first and new_reach.last > old_reach.last
    if not old_reach.holds(new_reach):
        return False
    if new_reach.exact != old_reach.exact:
        return new_reach.exact
    return (rank(new), new_reach.last - new_reach.first) < (rank(old), old_reach.last - old_reach.first)


def rank(when: DateExpression) -> tuple[int, bool]:
    """Order dates by how exactly they are known, the most exact first."""
    vague = Assumption.APPROXIMATE in when.assumptions
    return _RANK[when.granularity], when.edge is None if when.granularity not in _EXACT else vague


def moment(when: DateExpression, zone: datetime.tzinfo | None = None) -> datetime.datetime | None:
    """Give when it begins, aware where its zone or the one given is known; None without an hour."""
    if when.time is None:
        return None
    return datetime.datetime.combine(when.start, when.time, tzinfo=_zone(when) or zone)


def end_moment(when: DateExpression, zone: datetime.tzinfo | None = None) -> datetime.datetime | None:
    """Give when it ends, as `moment` gives when it begins."""
    if when.end_time is None:
        return None
    return datetime.datetime.combine(when.end, when.end_time, tzinfo=_zone(when) or zone)


def _zone(when: DateExpression) -> datetime.tzinfo | None:
    try:
        return ZoneInfo(when.zone) if when.zone else None
    except (ZoneInfoNotFoundError, ValueError):  # A zone that this machine's tables lack is as good as none.
        return None


def _detail(when: DateExpression) -> tuple[bool, bool, bool]:
    return when.time is not None, when.end_time is not None, when.part is not None


def _shown(when: DateExpression) -> tuple[object, ...]:
    return (
        when.start,
        when.end,
        when.granularity,
        when.bound,
        when.edge,
        when.part if when.time is None else None,
        when.time,
        when.end_time,
        when.zone,
    )
