"""What /timezone shows: the zone of the chat, and others to choose from."""

import datetime
from collections.abc import Sequence

from babel.dates import format_time

from bot.buttons import ZoneButton
from bot.html import clipped, escape
from bot.page import Key, Page
from bot.texts import texts
from bot.times.zones import COMMON, city, known
from index import Language

CHOSEN = "✓ "
"""Stands before what is chosen."""

TYPED_LIMIT = 60
"""Of what somebody wrote, so much is repeated, in UTF-16 units."""

_IN_A_ROW = 3
_SHORT = 12
"""Letters that fit the buttons of such a row on a telephone; with a longer name there are two in a row."""


def zone_page(
    language: Language, zone: str, now: datetime.datetime, *, chosen: bool, typed: str = ""
) -> Page:
    """Which zone holds, what time it is there, and the common zones.

    Args:
        zone: The zone that holds, an IANA name.
        now: The present moment, aware.
        chosen: Whether the chat chose it.
        typed: What was written and is no zone; that is said first.
    """
    words = texts(language)
    form = words.zone_chosen if chosen else words.zone_default
    time = format_time(now.astimezone(known(zone)).time(), "short", locale=str(language))
    current = form.format(
        city=escape(city(zone, language)), zone=escape(zone), time=time.replace("\u202f", " ")
    )
    text = words.zone.format(current=current)
    if typed:
        text = words.zone_unknown.format(typed=_repeated(typed)) + "\n\n" + text
    default = Key(("" if chosen else CHOSEN) + words.button_default_zone, ZoneButton(None))
    return Page(text, (*_rows(COMMON, language, zone if chosen else None), (default,)))


def choice_page(language: Language, zones: Sequence[str], typed: str) -> Page:
    """Which of several zones is meant."""
    return Page(texts(language).zone_several.format(typed=_repeated(typed)), _rows(zones, language, None))


def _rows(zones: Sequence[str], language: Language, chosen: str | None) -> tuple[tuple[Key, ...], ...]:
    keys = [
        Key((CHOSEN if zone == chosen else "") + city(zone, language), ZoneButton(zone)) for zone in zones
    ]
    rows: list[tuple[Key, ...]] = []
    while keys:
        row = keys[:_IN_A_ROW]
        count = _IN_A_ROW if all(len(key.label) <= _SHORT for key in row) else _IN_A_ROW - 1
        rows.append(tuple(row[:count]))
        keys = keys[count:]
    return tuple(rows)


def _repeated(typed: str) -> str:
    return escape(clipped(typed, TYPED_LIMIT))
