"""English words and numbers that look like dates, and are one only among the right neighbours."""

from dataclasses import replace

from index.events.dating.build_dates import calendar_date, digits, numbered
from index.events.dating.numbers import Number
from index.events.dating.point import CalendarDate
from index.events.dating.portion import Span
from index.events.dating.rules import Found, in_order
from index.events.expression import Assumption

_NAMES = frozenset(("named", "person"))
_INTRODUCING = frozenset(
    in_order(
        "in on of since until by from_ to through between during within for_ before bound begins"
        " beginning and or the own"
        " this next coming past last_one edge edge_noun comparative comma open hyphen about month_ possessive"
    )
)
_JOINING = frozenset(in_order("comma and or to by for_ open hyphen about own"))
"""Of these, those that stand before names as often: “and June Carter”."""
_BEFORE_YEAR = frozenset(
    in_order(
        "in of since by from_ to through between during within for_ bound begins beginning and or"
        " edge hyphen about than units"
        " year_ equal_sign less_sign more_sign month season comma open slash as on over"
    )
)
_UNITS = frozenset(in_order("day week month_ year_ unit units short_unit weekend percent code meridian"))
_NUMBERS = frozenset(in_order("low mid high nth tens ordinal"))
_FRACTIONS = frozenset(("1/2", "1/3", "2/3", "1/4", "3/4", "1/5"))
_BEHIND_YEAR = frozenset(in_order("dot comma colon or and to through bound is_"))
_FIRST_YEAR = 1900
"""Numbers from this one on are years where nothing tells that they count things."""


def month_with_capital(found: Found) -> int | None:
    """Take “March” and “May” for months among the right neighbours: not in “May I”, “the March on Rome”."""
    before, after = found.before, found.after
    month: int = found.items[0].value
    if after is not None and (after.kind in _NUMBERS or after.kind in ("year", "apostrophe", "slashed")):
        return month
    if after is not None and after.kind == "speaker":
        return None
    if before is not None and before.kind in _NUMBERS:
        return month if before.kind == "ordinal" or before.value.width else None
    if before is not None and before.kind == "slashed":
        return month
    if before is None or before.kind not in _INTRODUCING:
        follows = after is not None and after.kind in ("to", "through", "hyphen", "slash", "is_")
        return month if before is None and follows else None
    strict = before.kind in (
        "in",
        "on",
        "of",
        "since",
        "until",
        "during",
        "this",
        "bound",
        "last_one",
        "next",
    )
    if after is not None and (after.kind in _NAMES or after.kind in ("on", "for_")) and not strict:
        return None
    return month


def month_alone(found: Found) -> CalendarDate | None:
    """Refuse given names, “Ms. April Ferris”, and “an august body”."""
    item, before, after = found.items[0], found.before, found.after
    introduced = before is not None and before.kind in _INTRODUCING - _JOINING
    if before is not None and (before.kind == "numbered" or (before.kind in _NAMES and item.capital)):
        return None
    if item.capital and after is not None and after.kind in _NAMES and not introduced:
        return None
    if not item.capital and (before is None or before.kind not in _INTRODUCING):
        return None
    return CalendarDate(month=item.value)


def year_alone(found: Found) -> CalendarDate | None:
    """Take a number for a year among the right neighbours: “in 2027”, not “2000 people”, “Agenda 2030”."""
    before, after, item = found.before, found.after, found.items[-1]
    written = item.value.value
    if len(found.items) > 1:
        return CalendarDate(year=written)
    if (
        item.glued
        and before is not None
        and before.kind in in_order("hyphen slash dot mark word named colon possessive")
    ):
        return None
    if after is not None:
        if after.kind in _UNITS or (after.glued and after.kind in ("hyphen", "slash", "colon")):
            return None
        if after.kind == "plan" and after.capital:
            return None
    counts = after is not None and after.kind in ("word", "of", "low")
    if before is None:
        return None if after is not None and after.kind not in _BEHIND_YEAR else CalendarDate(year=written)
    if before.kind in ("the", "own", "possessive", "this"):
        good = written >= _FIRST_YEAR and after is not None and after.kind != "of"
        return CalendarDate(year=written) if good else None
    if before.kind not in _BEFORE_YEAR or (before.kind == "on" and counts):
        return None
    if counts and before.kind in ("and", "or", "comma"):
        return None
    if counts and written % 100 == 0 and before.kind not in ("in", "since", "during"):
        return None
    return CalendarDate(year=written) if written >= _FIRST_YEAR or not counts else None


def weekday_alone(found: Found) -> CalendarDate | None:
    """Refuse names: “Ruby Tuesday Inc.”."""
    before, after = found.before, found.after
    between_names = (
        before is not None and before.kind == "named" and after is not None and after.kind == "named"
    )
    named = between_names or (before is not None and before.kind == "person")
    if len(found.items) == 1 and found.items[0].capital and named:
        return None
    made = calendar_date(found)
    # “Next Friday” and “last Friday” are of the weeks beside this one; “this coming Friday” is the nearest.
    whole = any(item.kind in ("next", "following", "last_one") for name in "ab" for item in found.group(name))
    return replace(made, whole_week=whole) if made else None


def lone_day(found: Found) -> CalendarDate | None:
    """Read “on the 26th” and “by the 15th”: not “on the 5th floor”."""
    after = found.after
    if after is not None:
        if after.kind in _UNITS or after.kind in in_order(
            "word named ordinal season part weekday numbered plan"
        ):
            return None
        if after.glued and after.kind in ("hyphen", "slash", "apostrophe"):
            return None
    return calendar_date(found)


_BEFORE_DIGITS = frozenset(
    in_order(
        "on by from_ to since until between bound begins and this next hyphen for_ through in about open"
    )
)


def slashed(found: Found) -> CalendarDate | None:
    """Read “10/4” beside a word that dates have: not “24/7”, “9/11”, “2/3 of them”."""
    item = next(item for item in found.items if item.kind == "slashed")
    before, after = found.before, found.after
    if item.value in ("24/7", "9/11", "50/50"):
        return None
    if len(found.items) == 1:
        if item.value in _FRACTIONS and (before is None or before.kind != "on"):
            return None
        told = before is not None and before.kind in _BEFORE_DIGITS
        told |= after is not None and after.kind in in_order("hyphen to at clock_digits clock bound")
        if not told and (before is not None or (after is not None and after.kind != "dot")):
            return None
    if after is not None and after.kind in _UNITS:
        return None
    made: CalendarDate | None = digits(month_first=True)(found)
    return made


def day_of_weekday(found: Found) -> CalendarDate | None:
    """Put a date in digits to its weekday: “Monday 18/05”."""
    made: CalendarDate | None = digits(month_first=True)(found)
    if made is None:
        return None
    # “Next” is said of the weekday; the day and the month tell the rest.
    return replace(made, weekday=found.first("weekday"), direction=None if made.direction else made.direction)


def decimal_day(found: Found) -> CalendarDate | None:
    """Read “Monday 5.4”, “on 5.4”."""
    text = next(item.value for item in found.items if item.kind == "decimal")
    first, point, last = text.partition(".")
    after = found.after
    if not point or not (first.isdecimal() and last.isdecimal()) or len(first) > 2 or len(last) > 2:
        return None
    if after is not None and after.kind in _UNITS:
        return None
    month, day = int(first), int(last)
    if month > 12 >= day:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return CalendarDate(
        weekday=found.first("weekday"), day=day, month=month, assumptions=frozenset({Assumption.ORDER})
    )


def compact(found: Found) -> CalendarDate | None:
    """Read “20260123”."""
    number = found.items[0].value
    if not isinstance(number, Number) or number.width != 8:
        return None
    year, rest = divmod(number.value, 10_000)
    month, day = divmod(rest, 100)
    if not (_FIRST_YEAR <= year < 2100 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return CalendarDate(day=day, month=month, year=year)


def decade(found: Found) -> Span | None:
    """Read “the 1990s”, “the '90s”, “90 s”, “the nineties”."""
    for item in found.items:
        if item.kind == "decade_word":
            return _decade(item.value.value)
        if item.kind == "code":
            text = str(item.value)
            return _decade(int(text[:-1])) if text[-1:] == "s" and text[:-1].isdecimal() else None
    value = numbered(found.items)
    return _decade(value) if value is not None else None


def _decade(value: int) -> Span | None:
    if value % 10 or not (20 <= value < 100 or 1500 <= value < 2200):
        return None
    if value < 100:
        return Span(1900 + value, 1909 + value, century_assumed=True)
    return Span(value, value + 9)
