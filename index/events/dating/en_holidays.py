"""Feasts with a name: “Thanksgiving”, “Labor Day”, “the weekend of Easter 2027”.

The days are those of the United States where countries differ (5 U.S.C. 6103 and custom). Easter is worked
out by the anonymous Gregorian computus (J. Meeus, Astronomical Algorithms, chapter 8).
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from index.events.dating.build_dates import ADJECTIVES, year_fields
from index.events.dating.portion import WeekOf
from index.events.dating.rules import Found
from index.events.dating.stretch import Context, Stretch, Tense, one_day
from index.events.dating.units import end_of_month
from index.events.expression import Assumption, Granularity

_FIXED = {
    "new year": (1, 1),
    "new year's eve": (12, 31),
    "inauguration": (1, 20),
    "groundhog": (2, 2),
    "valentine": (2, 14),
    "david": (3, 1),
    "patrick": (3, 17),
    "george": (4, 23),
    "andrew": (11, 30),
    "earth": (4, 22),
    "juneteenth": (6, 19),
    "canada": (7, 1),
    "independence": (7, 4),
    "bastille": (7, 14),
    "halloween": (10, 31),
    "veteran": (11, 11),
    "armistice": (11, 11),
    "remembrance": (11, 11),
    "christmas": (12, 25),
    "christmas eve": (12, 24),
    "boxing": (12, 26),
    "australia": (1, 26),
}
"""Month and day."""
_FLOATING = {
    "king": (1, 0, 3),
    "president": (2, 0, 3),
    "mother": (5, 6, 2),
    "memorial": (5, 0, -1),
    "father": (6, 6, 3),
    "labor": (9, 0, 1),
    "columbus": (10, 0, 2),
    "thanksgiving": (11, 3, 4),
}
"""Month, weekday (0 is Monday) and which one of the month."""
_BESIDE = {
    "black friday": ("thanksgiving", 1),
    "cyber monday": ("thanksgiving", 4),
    "shrove tuesday": ("easter", -47),
    "ash wednesday": ("easter", -46),
    "maundy thursday": ("easter", -3),
    "holy thursday": ("easter", -3),
    "good friday": ("easter", -2),
    "easter sunday": ("easter", 0),
    "easter monday": ("easter", 1),
    "whit sunday": ("easter", 49),
    "whit monday": ("easter", 50),
    "easter eve": ("easter", -1),
    "thanksgiving eve": ("thanksgiving", -1),
}
"""Days from another feast."""
_SATURDAY = 5
_OLD = timedelta(days=300)
"""A feast that is longer ago is told with its year."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast.

    Attributes:
        name: A key of the tables of this module.
        year: Where it is told.
        year_shift: Instead: years from the reference's.
        direction: 1 of "next", -1 of "last".
        weekend: Whether the weekend beside it is meant.
    """

    name: str
    year: int | None = None
    year_shift: int | None = None
    direction: int | None = None
    weekend: bool = False

    def resolve(self, context: Context) -> Stretch | None:
        """Give the day: without a year the one that the direction or the tense tells, or the nearest."""
        today = context.today
        year = self.year if self.year_shift is None else today.year + self.year_shift
        if year is not None:
            return self._stretch(_day(self.name, year))
        near = [_day(self.name, today.year + shift) for shift in (-1, 0, 1)]
        past, coming = [day for day in near if day <= today], [day for day in near if day >= today]
        if self.direction == 1:
            chosen = next(day for day in near if day > today)
        elif self.direction == -1:
            chosen = [day for day in near if day < today][-1]
        elif self.direction == 0:
            chosen = near[1]
        elif context.tense is Tense.PAST and today - past[-1] <= _OLD:
            chosen = past[-1]
        elif context.tense is Tense.FUTURE:
            chosen = coming[0]
        else:
            chosen = min(near, key=lambda day: abs((day - today).days))
        return self._stretch(chosen).assuming(Assumption.YEAR)

    def _stretch(self, day: date) -> Stretch:
        if not self.weekend:
            return one_day(day)
        # The Saturday and Sunday beside it, and the days between them and the feast.
        saturday = day + timedelta(days=_SATURDAY - day.weekday())
        if day.weekday() == 0:
            saturday -= timedelta(days=7)
        sunday = saturday + timedelta(days=1)
        start = min(day, saturday) if day.weekday() in (3, 4) else saturday
        return Stretch(start, max(day, sunday), Granularity.RANGE)


_INTRODUCING = ("on", "bound", "by", "until", "since", "in", "at", "this", "between", "from_", "to")


def holiday(found: Found) -> Holiday | None:
    """Make a feast (class holiday) with what says which: group a (next), group y (its year)."""
    name = found.first("holiday")
    if not isinstance(name, str) or not _known(name):
        return None
    before, after = found.before, found.after
    if after is not None and not found.group("y"):
        told = before is not None and before.kind in _INTRODUCING
        article = before is not None and before.kind in ("the", "one", "own")
        if (after.kind in ("named", "street") and not told) or (after.kind == "word" and article):
            return None  # The Good Friday Agreement, a St. Patrick's Day tradition.
    fields: dict[str, Any] = year_fields(found.group("y"))
    fields.pop("assumptions", None)
    shifts = [item.value for item in found.group("a") if item.kind in ADJECTIVES]
    return Holiday(name, direction=shifts[0] if shifts else None, **fields)


def weekend(found: Found) -> Holiday | None:
    """Make the weekend of a feast."""
    made = holiday(found)
    return replace(made, weekend=True) if made else None


def week(found: Found) -> WeekOf | None:
    """Read “Thanksgiving week”."""
    made = holiday(found)
    return WeekOf(made) if made else None


def new_year(found: Found) -> str:
    """Read “New Year's Day”, “New Year's Eve”."""
    return "new year's eve" if found.items[-1].kind == "eve" else "new year"


def eve(found: Found) -> str | None:
    """Read “Christmas Eve”."""
    name = f"{found.items[0].value} eve"
    return name if _known(name) else None


def named_weekday(found: Found) -> str | None:
    """Read “Good Friday”, “Black Friday”, “Cyber Monday”."""
    day = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")[found.items[1].value]
    name = f"{found.items[0].value} {day}"
    sure = found.items[0].kind != "good" or all(item.capital for item in found.items)
    return name if _known(name) and sure else None


def _known(name: str) -> bool:
    return name in _FIXED or name in _FLOATING or name in _BESIDE or name == "easter"


def _day(name: str, year: int) -> date:
    if name == "easter":
        return _easter(year)
    if name in _BESIDE:
        other, days = _BESIDE[name]
        return _day(other, year) + timedelta(days=days)
    if name in _FIXED:
        month, day = _FIXED[name]
        return date(year, month, day)
    month, weekday, which = _FLOATING[name]
    first = date(year, month, 1)
    if which < 0:
        last = end_of_month(first)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _easter(year: int) -> date:
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, odd = divmod(century, 4)
    epact = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quads, left = divmod(rest, 4)
    weekday = (32 + 2 * odd + 2 * quads - epact - left) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
