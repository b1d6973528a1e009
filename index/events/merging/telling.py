"""An announcement with what the calendar compares of it, worked out once."""

from dataclasses import dataclass
from typing import Self

from index.events.announcement import Announcement
from index.events.event import Change, EventKind
from index.events.expression import DateExpression
from index.events.merging.abbreviations import Abbreviations
from index.events.merging.profile import Profile, profile
from index.events.reach import Reach, reach


@dataclass(frozen=True, slots=True)
class Telling:
    """An announcement in the order of time.

    Attributes:
        order: Its place in the order of time, from 0.
        days: When the event is to be; None without a date.
        former: When it was to be, as a moving or cancelling sentence itself says.
        dates: All days it names for the event: those two, as far as they are told.
        published: The day of publication as a proleptic ordinal; None where unknown.
        brief: The profile with acronyms in place of what they stand for; None without any.
        acronyms: Those of groups and of series of talks.
    """

    announcement: Announcement
    order: int
    profile: Profile
    days: Reach | None
    former: Reach | None
    dates: tuple[Reach, ...]
    published: int | None
    brief: Profile | None = None
    acronyms: frozenset[str] = frozenset()

    @classmethod
    def of(cls, announcement: Announcement, order: int, known: Abbreviations) -> Self:
        """Work out what is compared.

        Args:
            known: The acronyms that this and earlier announcements explain.
        """
        published = announcement.citation.published
        told = f"{announcement.what}\n{announcement.who or ''}"

        def reached(when: DateExpression | None) -> Reach | None:
            return reach(when, announcement.kind, published) if when is not None else None

        spelled = known.spelled_out(told, announcement) != told
        brief = (spelled or known.shortened(told) != told) and not known.is_ambiguous(told)
        days, former = reached(announcement.when), reached(announcement.former)
        return cls(
            announcement,
            order,
            profile(announcement, lambda text: known.spelled_out(text, announcement)),
            days,
            former,
            tuple(each for each in (days, former) if each is not None),
            published.toordinal() if published else None,
            profile(announcement, known.shortened) if brief else None,
            known.names(told, announcement) if brief else frozenset(),
        )

    @property
    def changes(self) -> bool:
        """Whether it moves or cancels what was announced before."""
        return self.announcement.change is not Change.ANNOUNCED

    @property
    def kind(self) -> EventKind:
        """What sort of event."""
        return self.announcement.kind

    @property
    def version(self) -> tuple[int, int]:
        """Which version of which release tells it."""
        return self.announcement.citation.release_id, self.announcement.citation.version

    def is_later_than(self, other: "Telling") -> bool:
        """Tell whether it was surely published later: on a later day, or in a later version."""
        if self.version[0] == other.version[0]:
            return self.version[1] > other.version[1]
        return self.published is not None and other.published is not None and self.published > other.published
