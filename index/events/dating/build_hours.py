"""What the rules of both languages make of hours."""

from dataclasses import replace

from index.events.dating.build_dates import node_in, numbered
from index.events.dating.clock import Clock
from index.events.dating.compound import Timed
from index.events.dating.numbers import Number
from index.events.dating.rules import Found, Item
from index.events.dating.zones import fixed
from index.events.expression import DayPart


def clock_alone(found: Found) -> Timed:
    """Make an hour of the reference's day."""
    return Timed(clock=found.first("clock"))


def read_clock_digits(text: str) -> Clock | None:
    """Read "17:30", "8: 45", "20.30", "17:49:19", "17h30"."""
    written = text.lower().replace(" ", "").replace(".", ":").replace("h", ":").split(":")
    if not all(part.isdecimal() and len(part) <= 2 for part in written) or len(written[-1]) != 2:
        return None
    parts = [int(part) for part in written]
    if not 2 <= len(parts) <= 3 or parts[0] > 24 or any(part > 59 for part in parts[1:]):
        return None
    hour = 0 if parts[0] == 24 else parts[0]
    exact = text.startswith("0") or "h" in text.lower() or parts[0] > 12 or parts[0] == 0
    return Clock(hour, parts[1], parts[2] if len(parts) == 3 else 0, exact=exact)


def digital_clock(found: Found) -> Clock | None:
    """Read the digits of an hour, "17:30" or "20.30", with the mark of the half (am, pm) or of 24 hours."""
    text = next(item.value for item in found.items if item.kind in ("clock_digits", "decimal"))
    clock = read_clock_digits(text)
    return with_marks(found, clock) if clock else None


def spoken_clock(found: Found) -> Clock | None:
    """Make an hour of its number (group h), and minutes (group m) where they are told."""
    hour = numbered(found.group("h"))
    if hour is None or hour > 24:
        return None
    minutes = found.group("m")
    minute = numbered(minutes) or 0
    if any(item.kind == "half" for item in minutes):
        minute = 30
    elif any(item.kind == "ordinal" for item in minutes):
        minute = 15 if minute == 4 else 60
    if any(item.kind == "less" for item in minutes) and minute:
        hour, minute = hour - 1 or 12, 60 - minute
    if minute > 59:
        return None
    return with_marks(found, Clock(0 if hour == 24 else hour, minute, exact=hour > 12))


def with_marks(found: Found, clock: Clock) -> Clock | None:
    """Add what is said of the half of the day, and that the hour is one of twenty-four ("10:00 horas")."""
    half = found.first("meridian")
    exact = clock.exact or any(item.kind in ("hour_mark", "short_unit", "noon") for item in found.items)
    part = found.first("part")
    if part is None and found.first("manana"):
        part = DayPart.MORNING
    marked = replace(clock, half=half if clock.hour <= 12 or half == "pm" else None, exact=exact and not half)
    if marked.hour > 12 and half:
        marked = replace(marked, half=None)
    return marked.in_part(part) if isinstance(part, DayPart) else marked


def noon(found: Found) -> Clock:
    """Make noon or midnight."""
    return Clock(found.first("noon"), exact=True)


def counted_zone(found: Found) -> str | None:
    """Read “GMT-5”, “UTC+2” and “UTC-06:00”, hours from universal time."""
    if found.first("abbreviated_zone") != "UTC" or not all(item.glued for item in found.group("s")):
        return None
    told = found.group("n")[0]
    if isinstance(told.value, Number):
        hours = told.value.value
    else:
        clock = read_clock_digits(told.value)
        if clock is None or clock.minute or clock.second:
            return None  # India's, which no such name tells.
        hours = clock.hour
    return fixed(-hours if any(item.kind == "hyphen" for item in found.group("s")) else hours)


def with_zone(found: Found) -> Clock | None:
    """Add the zone to an hour."""
    clock = found.first("clock")
    zone = found.first("zone_name")
    return replace(clock, zone=zone if isinstance(zone, str) else None) if clock else None


def clock_range(found: Found) -> Clock | None:
    """Make the hours from group a to group b; a bare number is an hour, too."""
    first, last = _hour(found, "a"), _hour(found, "b")
    if first is None or last is None:
        return None
    part = found.first("part") or (DayPart.MORNING if found.first("manana") else None)
    if isinstance(part, DayPart):
        last = last.in_part(part)
    if last.exact and not last.half and not first.half:
        first = replace(first, exact=True)
    elif first.exact and not first.half and not last.half:
        last = replace(last, exact=True)
    return replace(first, until=last, zone=first.zone or last.zone)


def _hour(found: Found, name: str) -> Clock | None:
    for item in found.group(name):
        if isinstance(item.value, Clock):
            return item.value
        if isinstance(item.value, Number) and item.value.value <= 24:
            return Clock(item.value.value % 24, exact=item.value.value > 12)
    return None


def timed(found: Found) -> Timed | None:
    """Put an hour or a part of the day to a day."""
    clock = found.first("clock")
    part = found.first("part")
    if part is None and any(item.kind == "manana" for item in found.items):
        part = DayPart.MORNING
    day = node_in([item for item in found.items if item.kind in ("date", "when", "period")])
    return Timed(day, clock, part if isinstance(part, DayPart) else None)


def hours_of_day(found: Found) -> list[Item] | None:
    """Read “de 3 a 8”, bare numbers that are hours beside a day."""
    clock = clock_range(found)
    group = found.group("x")
    if clock is None:
        return None
    made = Item("clock", clock, group[0].start, group[-1].end)
    day = list(found.group("d"))
    if day and day[0].start < made.start:
        return [*day, made]
    return [made, *day]


def clocked_part(found: Found) -> Timed | None:
    """Add an hour to a day that has its part already: “mañana por la tarde a las 5”."""
    day, clock = found.first("when"), found.first("clock")
    return replace(day, clock=clock) if isinstance(day, Timed) and day.clock is None else None


def spoken_after(found: Found) -> list[Item] | None:
    """Make an hour (group x) of a bare number, and leave what introduces it (group p) to the rules after."""
    clock = spoken_clock(found)
    group = found.group("x")
    if clock is None:
        return None
    return [*found.group("p"), Item("clock", clock, group[0].start, group[-1].end)]


def clock_of_part(found: Found) -> Clock | None:
    """Say in which part of the day an hour is: "8:30 in the morning"."""
    clock, part = found.first("clock"), found.first("part")
    return clock.in_part(part) if clock and part else None
