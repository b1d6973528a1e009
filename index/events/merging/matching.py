"""Whether two announcements are of the same event.

Three things are weighed. The words: what is announced has to be named in the other announcement as well,
across languages too; names count more, "reunión" and "new" next to nothing, and the full name of the group
that meets is enough (`likeness.py`). What speaks against: another group, another place, another
edition ("10.ª cumbre", "11.ª cumbre"), a special session beside a regular one, several beside one. And the
dates: they have to fit, one within the other, unless a sentence says that the event is moved or cancelled:
that means whatever is still to come, and which of several, `index/events/merging/threads.py` decides.

Only one kind of event may slip to another exact date without a word of it: what takes place once, under a
name or number of its own, and soon after. All else that has two exact dates is two events, for groups meet
often.
"""

from collections.abc import Iterable, Sequence

from index.events.event import Change, EventKind
from index.events.merging.likeness import (
    COVERED,
    COVERED_BACK,
    WHOLLY,
    Likeness,
    any_shared,
    apart,
    is_named,
    is_venue,
    likeness,
    names_differ,
)
from index.events.merging.profile import Profile
from index.events.merging.telling import Telling
from index.events.reach import Reach, contradicts
from index.mentions.regions import is_region

_ALIKE = 2.0
"""Distinctive words in common, with place and participants, for the same event within a month."""
_ALIKE_LONG = 3.0
"""The same, where one of the dates is longer than `_LONG` days, or the names of the groups are not equal."""
_LONG = 45
_ALIKE_ISSUER = 1.0
"""The same for one issuer's two releases, or two sentences of one, that use the same words for one day."""
_ALIKE_CHANGE = 1.5
"""The same for one issuer that moves or cancels what it announced: one name is enough."""
_SLIP = 31
"""Days for an event that slipped without a word of it."""
_NEIGHBOURS = 366
"""Days between two publications beyond which they are not of the same event."""

_ONCE = frozenset({EventKind.SUMMIT, EventKind.CEREMONY})
_TALKS = frozenset({EventKind.MEETING, EventKind.SUMMIT, EventKind.CALL, EventKind.HEARING})


def same_event(new: Telling, told: Sequence[Telling]) -> float:
    """Tell how sure it is that an announcement is of an event that others have told of before.

    Args:
        new: The announcement.
        told: What is known to be of one event, at least one; none of them later in the order of time.

    Returns:
        0 where it is not of that event; otherwise more than 0, and the more the surer.
    """
    best = 0.0
    other_day = _is_another_day(new, told)
    for one in told:
        fit = 0.0 if other_day else _dates_fit(new, one)
        if fit == 0.0 and not (may_slip(new) and may_slip(one)):
            continue
        alike = likeness(new, one)
        if fit > 0.0 and _enough(alike, new, one):
            best = max(best, fit + alike.shared)
        elif fit == 0.0 and _has_slipped(alike, new, one):
            best = max(best, 0.5 + alike.shared)
    if best == 0.0 or not any(_are_neighbours(new, one) for one in told) or _speaks_against(new, told):
        return 0.0
    named = [one for one in told if one.profile.names]
    return 0.0 if named and all(names_differ(new, one) for one in named) else best


def same_event_in_new_version(new: Telling, old: Telling) -> float:
    """Tell how sure it is that a new version of a release tells of what its old version did.

    The words of a version are mostly those of the last one, so a date that was changed is no hindrance.

    Returns:
        As `same_event`.
    """
    if _speaks_against(new, (old,)):
        return 0.0
    same_words = new.announcement.what == old.announcement.what
    alike = likeness(new, old)
    if not same_words and (alike.covered < COVERED or alike.back < COVERED_BACK):
        return 0.0
    same_days = new.days is not None and old.days is not None and new.days.fits(old.days)
    return 1.0 + alike.covered + alike.back + same_words + 4.0 * same_days


def follows_on(new: Telling, told: Sequence[Telling]) -> bool:
    """Tell whether a sentence that names nothing ("el encuentro será el 12") may go on about an event.

    Args:
        told: What the same release told of one event before.
    """
    if (new.profile.topic and not new.profile.bare) or not new.profile.takes_up:
        return False
    who = new.profile.topic
    if who and not any(any_shared(who, one.profile.keys) for one in told):
        return False
    return not _speaks_against(new, told) and any(_dates_fit(new, one) for one in told)


def may_slip(telling: Telling) -> bool:
    """Tell whether it takes place once under a name or number of its own."""
    own = telling.profile
    if telling.days is None or not telling.days.exact or own.several or own.bare:
        return False
    return bool(own.numbers) or (telling.kind in _ONCE and own.named)


def _has_slipped(alike: Likeness, new: Telling, one: Telling) -> bool:
    if new.changes or new.days is None or one.days is None or not new.is_later_than(one):
        return False
    if new.published is not None and one.days.last < new.published:
        return False  # what is over by then is not put off
    if abs(new.days.first - one.days.first) > _SLIP or bool(new.profile.numbers) != bool(one.profile.numbers):
        return False
    return alike.shared >= _ALIKE and alike.back >= WHOLLY


def _enough(alike: Likeness, new: Telling, one: Telling) -> bool:
    if new.changes and alike.by_name and new.kind is one.kind and alike.covered >= WHOLLY:
        # What it is about need not be told again, unless it has a name: the commission also holds a forum.
        return all(is_named(name, new.profile.all_keys) for name in one.profile.own_names)
    if alike.covered < COVERED or alike.back < COVERED_BACK:
        return False
    a, b = new.announcement.when, one.announcement.when
    if a is not None and b is not None and contradicts(a, b) and not (new.changes or one.changes):
        # Another hour of the same day is a correction only if it comes later and all else is the same.
        return alike.back >= WHOLLY and alike.shared >= _ALIKE and new.is_later_than(one)
    days = (*new.dates, *one.dates)
    if any(each.last - each.first > _LONG for each in days):
        return alike.shared >= _ALIKE_LONG
    return alike.shared >= _least(alike, new, one)


def _least(alike: Likeness, new: Telling, one: Telling) -> float:
    """Give how much has to be shared, by what else joins the two."""
    if apart(new.profile, one.profile):
        return _ALIKE
    if new.profile.names and one.profile.names and not alike.by_name:
        return _ALIKE_LONG  # the one name is only a part of the other
    issuer = new.announcement.citation.issuer
    known = new.version[0] == one.version[0] or (issuer and issuer == one.announcement.citation.issuer)
    exact = all(each.exact for each in (*new.dates, *one.dates))
    # One release does not name two events of one day alike; another one of its issuer hardly ever does. And
    # who says which day does not hold any more means what was announced for it.
    same_issuer = known and exact and not (new.profile.bare or one.profile.bare)
    if alike.back == 1.0 and (same_issuer or (new.changes and new.former is not None)):
        return _ALIKE_ISSUER
    return _ALIKE_CHANGE if known and new.changes and alike.covered >= WHOLLY else _ALIKE


def _is_another_day(new: Telling, told: Sequence[Telling]) -> bool:
    """Tell whether both have exact dates, of which none fits: the month told first fits many meetings."""
    if new.changes or new.days is None or not new.days.exact:
        return False
    exact = [days for one in told for days in one.dates if days.exact]
    if not exact or any(new.days.fits(days) for days in exact):
        return False
    moved = max((at for at, one in enumerate(told) if one.announcement.change is Change.MOVED), default=0)
    return any(one.days is not None and one.days.exact for one in told[moved:])


def _dates_fit(new: Telling, one: Telling) -> float:
    """Tell how well the dates fit: 2 the same days, 1 the one within the other, 0 not at all."""
    change = new.announcement.change
    if change is Change.ANNOUNCED:
        return _fit(new.days, one.dates)
    former = new.former or (new.days if change is Change.CANCELLED else None)
    again = _fit(new.days, one.dates) if one.changes else 0.0
    if former is not None:
        return max(_fit(former, one.dates), again)
    # Whatever is still to come may be moved; what is told to be moved to that day most likely is.
    to_come = one.days is not None and (new.published is None or one.days.last >= new.published)
    return max(1.0 if to_come else 0.0, again)


def _fit(days: Reach | None, others: Iterable[Reach]) -> float:
    if days is None:
        return 0.0
    fit = 0.0
    for other in others:
        if days.first == other.first and days.last == other.last:
            return 2.0
        if days.fits(other):
            fit = 1.0
    return fit


def _speaks_against(new: Telling, told: Sequence[Telling]) -> bool:
    return (
        not any(_kinds_agree(new.kind, one.kind) for one in told)
        or any(_is_beside(new, one) for one in told)
        or _numbers_differ(new.profile.numbers, frozenset().union(*(one.profile.numbers for one in told)))
        or any(_sorts_differ(new.profile.sorts, one.profile.sorts) for one in told)
        or _changes_another_kind(new, told)
        or (
            new.announcement.change is not Change.MOVED
            and _places_differ(new.profile, [one.profile for one in told])
        )
    )


def _kinds_agree(one: EventKind, other: EventKind) -> bool:
    if one is other or EventKind.OTHER in (one, other) or {one, other} <= _TALKS:
        return True
    # A visit is told by its meeting, a deadline by what is published then.
    return {one, other} in (
        {EventKind.VISIT, EventKind.MEETING},
        {EventKind.VISIT, EventKind.SUMMIT},
        {EventKind.DEADLINE, EventKind.PUBLICATION},
    )


def _changes_another_kind(new: Telling, told: Sequence[Telling]) -> bool:
    """Tell whether it moves or cancels a visit where only a meeting is known, or the other way round.

    Which one it means, the former date can still tell.
    """
    kinds = {new.kind, *(one.kind for one in told)}
    return new.changes and new.former is None and EventKind.VISIT in kinds and not kinds.isdisjoint(_TALKS)


def _is_beside(new: Telling, one: Telling) -> bool:
    """Tell whether the same release keeps the two apart: in one sentence, by the hour, as one of several."""
    a, b = new.announcement, one.announcement
    changed = new.changes or one.changes
    if new.profile.several != one.profile.several and new.days != one.days and not changed:
        return True
    if new.version != one.version:
        return False
    if a.citation.sentence_id == b.citation.sentence_id:
        return (a.what, a.where, a.when) != (b.what, b.where, b.when)
    return a.when is not None and b.when is not None and not changed and contradicts(a.when, b.when)


def _numbers_differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether editions or years are told that differ."""
    for years in (True, False):
        a, b = ({number for number in each if (len(number) == 4) is years} for each in (one, other))
        if a and b and not a & b:
            return True
    return False


def _sorts_differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether the one is regular and the other special."""
    return bool(one and other) and one.isdisjoint(other)


def _places_differ(new: Profile, told: Sequence[Profile]) -> bool:
    """Tell whether the places exclude each other: a country may hold the city, and a city the hall."""
    others = [one for one in told if one.where]
    if not new.where or any(any_shared(new.where, one.where_keys) for one in others):
        return False
    return any(
        is_region(new.place) == is_region(one.place) and is_venue(new) == is_venue(one) for one in others
    )


def _are_neighbours(one: Telling, other: Telling) -> bool:
    if one.published is None or other.published is None:
        return True
    return abs(one.published - other.published) <= _NEIGHBOURS
