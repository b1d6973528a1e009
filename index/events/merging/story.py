"""The story of one event: what holds now, what held before, and how often that changed."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.events.entry import Entry, EntryStatus
from index.events.expression import DateExpression
from index.events.merging.standing import Standing, stand
from index.events.merging.telling import Telling
from index.events.reach import same_date


def entry_of(uid: str, tellings: Sequence[Telling]) -> Entry:
    """Make the entry of an event.

    What holds is what current versions tell. Where none does, it is what the last ones told that did.

    Args:
        uid: The entry's.
        tellings: All of the event, in the order of time.

    Raises:
        ValueError: None of them has a date.
    """
    current = [telling for telling in tellings if telling.announcement.citation.current]
    told = current or _last_told(tellings)
    standing = stand(told)
    if standing is None and (before := stand(tellings)) is not None:
        # Only sentences that cancel are left; the date they cancel was told before.
        standing = Standing(told[0], before.when, before.days, EntryStatus.CANCELLED, sources=told[1:])
    if standing is None:
        raise ValueError("an event without any date has no entry")
    status = standing.status if current else EntryStatus.WITHDRAWN
    replaced, earlier = _left_over(tellings, told, standing)
    return Entry(
        uid,
        _changes(tellings, status, standing.when),
        status,
        standing.holder.announcement,
        standing.when,
        tuple(telling.announcement for telling in _newest_first(standing.sources)),
        tuple(telling.announcement for telling in _newest_first([*standing.earlier, *earlier])),
        tuple(telling.announcement for telling in _newest_first(replaced)),
    )


def _left_over(
    tellings: Sequence[Telling], told: Sequence[Telling], standing: Standing
) -> tuple[list[Telling], list[Telling]]:
    """Part what replaced versions told: what is told still, and what does not hold any more."""
    orders = {telling.order for telling in told}
    replaced: list[Telling] = []
    earlier: list[Telling] = []
    for telling in tellings:
        if telling.order not in orders:
            holds = _says(telling, standing.when) and not telling.changes
            again = any(_tells_again(one, telling) for one in told)
            (replaced if holds or again else earlier).append(telling)
    return replaced, earlier


def _tells_again(new: Telling, old: Telling) -> bool:
    a, b = new.announcement, old.announcement
    if new.version[0] != old.version[0] or a.change is not b.change:
        return False
    return a.when is b.when is None or (b.when is not None and _says(new, b.when))


def _says(telling: Telling, when: DateExpression) -> bool:
    said = telling.announcement.when
    return said is not None and same_date(said, when)


def _newest_first(tellings: Sequence[Telling]) -> list[Telling]:
    return sorted(tellings, key=lambda telling: -telling.order)


def _last_told(tellings: Sequence[Telling]) -> list[Telling]:
    latest = {telling.version[0]: telling.version[1] for telling in tellings}
    return [telling for telling in tellings if latest[telling.version[0]] == telling.version[1]]


def _changes(tellings: Sequence[Telling], status: EntryStatus, when: DateExpression) -> int:
    """Count how often the date or the status changed, from the first telling until now."""
    states = [*_states(tellings), (status, when)]
    return sum(one[0] is not other[0] or not same_date(one[1], other[1]) for one, other in pairwise(states))


def _states(tellings: Sequence[Telling]) -> Iterator[tuple[EntryStatus, DateExpression]]:
    """Give what held at each time: a version of a release puts its older ones out of force."""
    current: list[Telling] = []
    standing: Standing | None = None
    when: DateExpression | None = None
    for at, telling in enumerate(tellings):
        release_id, version = telling.version
        kept = [one for one in current if one.version[0] != release_id or one.version[1] == version]
        if len(kept) < len(current):
            gone = max(one.version[1] for one in current if one.version[0] == release_id)
            standing = stand(kept)
            if gone + 1 < version and when is not None:  # A version between the two did not tell it.
                yield _state(standing, when)
        current = [*kept, telling]
        if standing is None:
            standing = stand(current)
        else:
            standing.read(telling)
        if at + 1 == len(tellings) or tellings[at + 1].version != telling.version:
            if standing is not None:
                when = standing.when
            if when is not None:
                yield _state(standing, when)


def _state(standing: Standing | None, when: DateExpression) -> tuple[EntryStatus, DateExpression]:
    return (EntryStatus.WITHDRAWN, when) if standing is None else (standing.status, standing.when)
