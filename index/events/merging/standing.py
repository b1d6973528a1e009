"""What holds of an event after all that was told of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from index.events.entry import EntryStatus
from index.events.event import Change
from index.events.expression import DateExpression
from index.events.merging.telling import Telling
from index.events.reach import Reach, contradicts, same_date, sharper


@dataclass(slots=True)
class Standing:
    """What holds of an event; it changes while one reads on.

    Attributes:
        holder: Who says so: the newest of the most exact.
        when: Its date; None only before the first.
        sources: Who else says so, or says it less exactly, in the order of time.
        earlier: What does not hold any more, in the order of time.
    """

    holder: Telling
    when: DateExpression
    days: Reach
    status: EntryStatus = EntryStatus.SCHEDULED
    sources: list[Telling] = field(default_factory=list)
    earlier: list[Telling] = field(default_factory=list)
    denied: list[DateExpression] = field(default_factory=list)
    """Dates of which a sentence says that they do not hold; another that only repeats them is no news."""

    def read(self, telling: Telling) -> None:
        """Take in what is told next."""
        said, days = telling.announcement.when, telling.days
        change = telling.announcement.change
        if change is Change.CANCELLED or said is None or days is None:
            self._cancel(telling)
        elif change is Change.MOVED:
            self._move(telling, said, days)
        elif self.status is EntryStatus.CANCELLED:
            self._announce_after_cancelling(telling, said, days)
        else:
            self._announce(telling, said, days)

    def _cancel(self, telling: Telling) -> None:
        if self.status is EntryStatus.CANCELLED:
            self.sources.append(telling)
            return
        self.status = EntryStatus.CANCELLED
        self.denied.append(self.when)
        self._supersede(telling, all_of_them=True)

    def _move(self, telling: Telling, said: DateExpression, days: Reach) -> None:
        if self.status is EntryStatus.SCHEDULED and same_date(said, self.when):
            # Whoever tells of the move explains the change better than who merely has the new date.
            if self.holder.changes:
                self.sources.append(telling)
            else:
                self._supersede(telling, all_of_them=False)
            return
        self.denied = [each for each in self.denied if not same_date(each, said)]
        self.denied.append(self.when)
        if telling.announcement.former is not None:
            self.denied.append(telling.announcement.former)
        self._hold(telling, said, days, all_of_them=True)

    def _announce_after_cancelling(self, telling: Telling, said: DateExpression, days: Reach) -> None:
        """Read an announcement of what was cancelled: another exact date is a new one, all else is stale."""
        if days.exact and not self._is_denied(telling) and telling.is_later_than(self.holder):
            self._hold(telling, said, days, all_of_them=True)
        else:
            self.earlier.append(telling)

    def _announce(self, telling: Telling, said: DateExpression, days: Reach) -> None:
        if sharper(said, self.when, days, self.days):
            self._hold(telling, said, days, all_of_them=False)
        elif self._is_repeated(telling, said, days):
            self._repeat(telling)
        elif self._is_denied(telling) or not telling.is_later_than(self.holder):
            self.earlier.append(telling)
        else:
            self._hold(telling, said, days, all_of_them=True)

    def _is_repeated(self, telling: Telling, said: DateExpression, days: Reach) -> bool:
        if not self.days.fits(days):
            return False
        both = days.exact and self.days.exact
        if both and days.first != self.days.first and days.holds(self.days):
            return False  # it begins earlier now
        return not contradicts(said, self.when)

    def _repeat(self, telling: Telling) -> None:
        """Keep a retelling, as the one that is quoted if it alone says where."""
        said, held = telling.announcement, self.holder.announcement
        adds_place = said.where is not None and held.where is None and not self.holder.changes
        if adds_place and said.when is not None and same_date(said.when, self.when):
            self._supersede(telling, all_of_them=False)
        else:
            self.sources.append(telling)

    def _hold(self, telling: Telling, said: DateExpression, days: Reach, *, all_of_them: bool) -> None:
        self.when, self.days, self.status = said, days, EntryStatus.SCHEDULED
        self._supersede(telling, all_of_them=all_of_them)

    def _supersede(self, telling: Telling, *, all_of_them: bool) -> None:
        """Let a telling hold: of the others only those with its date are still its sources."""
        others, self.sources = [*self.sources, self.holder], []
        for other in others:
            when = other.announcement.when
            agrees = when is not None and same_date(when, self.when) and not all_of_them
            (self.sources if agrees else self.earlier).append(other)
        self.holder = telling

    def _is_denied(self, telling: Telling) -> bool:
        when = telling.announcement.when
        return when is not None and any(
            (when.start, when.end) == (each.start, each.end) and not contradicts(when, each)
            for each in self.denied
        )


def stand(tellings: Iterable[Telling]) -> Standing | None:
    """Read tellings in the order of time; None where none of them has a date."""
    standing: Standing | None = None
    waiting: list[Telling] = []
    for telling in tellings:
        if standing is not None:
            standing.read(telling)
            continue
        standing = _first(telling)
        if standing is None:
            waiting.append(telling)
            continue
        for without_date in waiting:
            standing.read(without_date)
    return standing


def _first(telling: Telling) -> Standing | None:
    said = telling.announcement
    if said.when is not None and telling.days is not None and said.change is not Change.CANCELLED:
        denied = [said.former] if said.former is not None else []
        return Standing(telling, said.when, telling.days, denied=denied)
    when, days = (said.when, telling.days) if said.when is not None else (said.former, telling.former)
    if when is None or days is None:
        return None
    return Standing(telling, when, days, EntryStatus.CANCELLED, denied=[when])
