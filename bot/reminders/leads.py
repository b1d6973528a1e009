"""How long before an event a chat wants to be told."""

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from babel.units import format_unit

from bot.texts import texts
from index import Language

LONGEST_DAYS = 90
"""No release announces much further ahead; a longer lead is a slip of the keyboard."""


class Unit(StrEnum):
    """What a lead is counted in."""

    MINUTE = "m"
    HOUR = "h"
    DAY = "d"
    WEEK = "w"


_SPANS = {
    Unit.MINUTE: datetime.timedelta(minutes=1),
    Unit.HOUR: datetime.timedelta(hours=1),
    Unit.DAY: datetime.timedelta(days=1),
    Unit.WEEK: datetime.timedelta(weeks=1),
}
_CODE = re.compile(r"(?P<count>0|[1-9][0-9]{0,4})(?P<unit>[mhdw])")


@dataclass(frozen=True, slots=True)
class Lead:
    """So long before an event. No days at all mean the event's own day, in the morning."""

    count: int
    unit: Unit

    @classmethod
    def of(cls, code: str) -> Self:
        """Read what `code` gives.

        Raises:
            ValueError: It is no lead.
        """
        found = _CODE.fullmatch(code)
        if found is None:
            raise ValueError(f"{code!r} is no lead.")
        lead = cls(int(found["count"]), Unit(found["unit"]))
        if not lead.is_sensible:
            raise ValueError(f"{code!r} is no sensible lead.")
        return lead

    @property
    def code(self) -> str:
        """The lead in a few signs, such as "2h"."""
        return f"{self.count}{self.unit}"

    @property
    def is_sensible(self) -> bool:
        """Whether it lies before an event, and not out of all sight."""
        return self == SAME_DAY or datetime.timedelta(0) < self.span <= datetime.timedelta(days=LONGEST_DAYS)

    @property
    def span(self) -> datetime.timedelta:
        """How long it is; of days and weeks, by the calendar."""
        return self.count * _SPANS[self.unit]

    @property
    def by_calendar(self) -> bool:
        """Whether it is counted in days: the hour on the clock is kept where the clocks change in between."""
        return self.unit in (Unit.DAY, Unit.WEEK)

    def in_words(self, language: Language) -> str:
        """As it is said, for example “2 horas antes”."""
        words = texts(language)
        if self == SAME_DAY:
            return words.remind_same_day
        unit = f"duration-{self.unit.name.lower()}"
        return words.remind_before.format(span=format_unit(self.count, unit, "long", locale=str(language)))


SAME_DAY = Lead(0, Unit.DAY)
ONE_HOUR = Lead(1, Unit.HOUR)
ONE_DAY = Lead(1, Unit.DAY)
ONE_WEEK = Lead(1, Unit.WEEK)
