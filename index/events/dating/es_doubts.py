"""Spanish words and numbers that look like dates, and are one only among the right neighbours."""

from typing import Any

from index.events.dating.build_dates import calendar_date
from index.events.dating.point import CalendarDate
from index.events.dating.portion import WeekOf
from index.events.dating.relative import DayShift
from index.events.dating.rules import Build, Found, Item, in_order

_COUNTED = frozenset(
    in_order(
        "word named feast_of of of_the code year much low mid high under two nth unit day week month_"
        " year_ short_unit"
        " open ordinal fiscal workday weekend quarter_code weekday place meridian hour_mark"
    )
)
"""What may follow a number that counts something: “el 15 por ciento”, “el 3 de los cuatro”."""
_VERBAL = frozenset(in_order("rá ró án se zó jo jó vo"))
"""Last letters of verbs in the future and past, behind “el 15”: no noun that is counted ends so."""
_NAMING = frozenset(in_order("named numbered international place low mid high under two much code nth"))
_UNITS = frozenset(in_order("day week month_ year_ short_unit code unit"))
_BEFORE_YEAR = frozenset(
    in_order("in since until of of_the between during and or before after for_ by year_ month to to_the")
)

_OF_TIME = frozenset(in_order("in since until during before after year_"))
"""Of those in front of a year, the ones that are never in front of an amount."""


def name_of_place(found: Found) -> bool | None:
    """Silence “Plaza de Mayo”, “calle 5 de Mayo”; “en la sala el 5 de mayo” has a small letter."""
    return True if found.items[0].capital or found.items[-1].capital else None


def bracketed_date(found: Found) -> CalendarDate | None:
    """Make a date; brackets are a part of it behind a weekday only: “el viernes (15 de junio)”."""
    return None if found.items[0].kind == "open" else calendar_date(found)


def month_alone(found: Found) -> CalendarDate | None:
    """Refuse months that are names: “Plaza de Mayo”, “Julio Pérez”."""
    item, before, after = found.items[0], found.before, found.after
    if item.capital:
        introduced = before is not None and before.kind in ("in", "during", "since", "until")
        if after is not None and after.kind == "named" and not introduced:
            return None
        if before is not None and before.kind in ("named", "place"):
            return None
    if before is not None and before.kind in ("low", "mid", "high", "code") and not before.value:
        return None
    return CalendarDate(month=item.value)


def year_alone(found: Found) -> CalendarDate | None:
    """Refuse numbers that are no years: “Agenda 2030”, “2000 personas”, “12-2231”."""
    before, after, item = found.before, found.after, found.items[-1]
    year = item.value.value
    if before is not None and (
        before.kind in _NAMING
        or (before.kind == "word" and not 1900 < year < 2100)
        or _abbreviated(found)
        or (item.glued and before.kind in ("dot", "slash", "word", "mark"))
        or before.kind == "hyphen"
    ):
        return None
    if after is not None:
        if after.kind in _UNITS or (after.glued and after.kind in ("hyphen", "slash", "apostrophe")):
            return None
        if after.kind in ("word", "of") and not _introduced(found, is_plural(after)):
            return None
    return CalendarDate(year=year)


def is_plural(item: Item) -> bool:
    """Tell whether a word looks like a noun in the plural: “el lunes 19 escuelas”."""
    return item.kind in ("word", "named") and str(item.value).endswith("s")


def _introduced(found: Found, by_time_only: bool) -> bool:
    """Tell whether what stands in front of a number makes it a year: “en 2026 habrá”, not “2000 personas”."""
    before, second = found.before, found.beyond(-1)
    if before is not None and before.kind == "the" and before.value == "el":
        before = second
    if before is None:
        return False
    if before.kind in ("and", "or") and second is not None and second.kind in ("date", "period", "when"):
        return True
    return before.kind in (_BEFORE_YEAR & _OF_TIME if by_time_only else _BEFORE_YEAR)


def _abbreviated(found: Found) -> bool:
    """Tell whether an abbreviation that takes a number stands in front: “ext. 2026”."""
    before, second = found.before, found.beyond(-1)
    return before is not None and before.kind == "dot" and second is not None and second.kind == "numbered"


def weekday(found: Found) -> CalendarDate | None:
    """Refuse given names: “Domingo Pérez”."""
    if len(found.items) == 1 and found.items[0].capital:
        before, after = found.before, found.after
        if (after and after.kind == "named") or (before and before.kind in ("named", "holy")):
            return None
    return calendar_date(found)


def lone_day(found: Found) -> CalendarDate | None:
    """Read “el 15” and “el día 15” where nothing is counted: not “el 15 por ciento”."""
    before, after = found.before, found.after
    if before is not None and before.kind == "the" and before.value != "el":
        return None
    if after is not None:
        if _counts_on(found):
            return None
        if after.kind == "word" and after.value[-2:] in _VERBAL:
            return calendar_date(found)
        if after.kind in _COUNTED and not (found.group("a") and after.kind == "weekday"):
            return None
        second = found.beyond(1)
        if after.kind == "by" and (second is None or second.kind != "the"):
            return None
        if after.glued and after.kind in ("hyphen", "slash", "apostrophe"):
            return None
    return calendar_date(found)


def _counts_on(found: Found) -> bool:
    """Tell whether a second number shows that the first counts, too: “entre el 12 y 15 por ciento”."""
    after, second, third = found.after, found.beyond(1), found.beyond(2)
    if after is None or second is None or after.kind not in ("and", "or", "to", "hyphen"):
        return False
    if second.kind in ("under", "two", "much", "code", "decimal"):
        return True
    return second.kind in ("low", "mid", "high") and third is not None and third.kind in _COUNTED | {"by"}


def directed_day(found: Found) -> CalendarDate | None:
    """Read “el próximo 25”, “el pasado día 12”, “este 3”; “los próximos 25 partidos” count something."""
    after = found.after
    counts = after is not None and (is_plural(after) or after.kind in _COUNTED - {"word", "named"} | {"by"})
    return None if counts and not any(item.kind == "day" for item in found.items) else calendar_date(found)


def numbered_month(found: Found) -> CalendarDate | None:
    """Read “2015-12” and “12-2015”; “2011-12” is as often a season, “Acuerdo 03-2015” a number."""
    before, after = found.before, found.after
    year, month = (found.value(name) or found.value(other) for name, other in ("yz", "mn"))
    if month.width != 2 or (year.value + 1) % 100 == month.value or not found.items[1].glued:
        return None
    if before is not None and before.kind in (*_NAMING, "word", "hyphen", "slash"):
        return None
    if after is not None and after.glued and after.kind in ("hyphen", "slash", "word"):
        return None
    return CalendarDate(year=year.value, month=month.value)


def before_yesterday(found: Found) -> DayShift | None:
    """Read “antes de ayer”; “antes de hoy” and “antes de mañana” are bounds."""
    return DayShift(-2) if found.first("shift") == -1 else None


def march_or_tuesday(found: Found) -> list[Item]:
    """Tell the two meanings of "mar" by what is named before it: “de nov. a mar.”, “de lunes a mar”."""
    mar = next(item for item in found.items if item.kind == "mar")
    kind, value = ("month", 3) if found.items[0].kind == "month" else ("weekday", 1)
    item = Item(kind, value, mar.start, found.items[-1].end)
    return [*found.items[:2], item]


def week_of_day(found: Found) -> WeekOf | None:
    """Read “la semana del 18”."""
    day = calendar_date(found)
    return WeekOf(day) if day else None


def not_counting(build: Build) -> Build:
    """Refuse where a noun in the plural follows: “el lunes 19 escuelas”, not “el lunes 19 abrirá”."""

    def checked(found: Found) -> Any:
        after = found.after
        return None if after is not None and is_plural(after) else build(found)

    return checked
