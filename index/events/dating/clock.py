"""Hours as they are written, and the ones they mean."""

import datetime
from dataclasses import dataclass, replace
from typing import Self

from index.events.expression import Assumption, DayPart

_NOON = 12
_EARLIEST = 7
"""An hour without half of the day is taken to be of the morning from this one on."""


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour, or the hours from one to another.

    Attributes:
        half: "am" or "pm", where written or told by a part of the day.
        exact: Whether the hour is written as of twenty-four: "17:30", "09:00", "10:00 horas".
        until: The hour at which it ends.
        zone: IANA name.
    """

    hour: int
    minute: int = 0
    second: int = 0
    half: str | None = None
    part: DayPart | None = None
    exact: bool = False
    until: "Clock | None" = None
    zone: str | None = None

    def in_part(self, part: DayPart) -> Self:
        """Say in which part of the day it is: "8:30 de la mañana"."""
        if self.half or self.hour > _NOON:
            return self
        if part is DayPart.NIGHT:
            half = "am" if self.hour == _NOON or self.hour < 5 else "pm"
        elif part is DayPart.MORNING:
            half = "am"
        else:
            half = "pm"
        until = self.until.in_part(part) if self.until else None
        return replace(self, half=half, until=until)

    @property
    def open(self) -> bool:
        """Whether the half of the day is untold."""
        return self.half is None and not self.exact and 1 <= self.hour <= _NOON


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of the day worked out. `overnight` is True where the end is on the next day."""

    time: datetime.time
    end_time: datetime.time | None
    overnight: bool
    assumptions: frozenset[Assumption]


def read_clock(clock: Clock) -> Hours | None:
    """Work out the hours; None where there is no such hour.

    Where the half of the day is untold, seven to noon are before noon and the others after it.
    """
    first, last = clock, clock.until
    assumed = first.open or (last is not None and last.open)
    if last is not None and first.open and last.half:
        # “from 9 to 11 a.m.” has one half for both; “from 11 to 1 p.m.” cannot.
        same = _value(replace(first, half=last.half))
        end = _value(last)
        if same is not None and end is not None and same < end:
            first = replace(first, half=last.half)
        else:
            first = replace(first, half="am")
        assumed = False
    start = _value(first if not first.open else replace(first, half=_likely(first)))
    if start is None:
        return None
    end_time = None
    if last is not None:
        if last.open:
            later = [_value(replace(last, half=half)) for half in ("am", "pm")]
            after = [each for each in later if each is not None and each > start]
            end_time = min(after) if after else min(each for each in later if each is not None)
        else:
            end_time = _value(last)
        if end_time is None:
            return None
    overnight = end_time is not None and end_time <= start
    return Hours(start, end_time, overnight, frozenset({Assumption.HALF_OF_DAY}) if assumed else frozenset())


def _likely(clock: Clock) -> str:
    return "am" if _EARLIEST <= clock.hour < _NOON else "pm"


def _value(clock: Clock) -> datetime.time | None:
    hour = clock.hour
    if clock.half and hour > _NOON:
        # “17:30 p.m.” says the same twice.
        return _time(hour, clock) if clock.half == "pm" else None
    if clock.half == "pm" and hour < _NOON:
        hour += _NOON
    elif clock.half == "am" and hour == _NOON:
        hour = 0
    return _time(hour, clock)


def _time(hour: int, clock: Clock) -> datetime.time | None:
    if not (0 <= hour < 24 and 0 <= clock.minute < 60 and 0 <= clock.second < 60):
        return None
    return datetime.time(hour, clock.minute, clock.second)
