"""The page that /settings shows, and those its buttons lead to."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from babel.dates import format_time

from bot.buttons import Button, LanguageButton, ZoneButton
from bot.html import escape
from bot.page import Key, Page
from bot.reminders.leads import Lead
from bot.settings.buttons import AUTOMATIC, SettingsButton, SettingsPart
from bot.settings.language_page import NAMES, language_page
from bot.texts import texts
from bot.times.zone_page import zone_page
from bot.times.zones import city
from index import Language


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page that another part of the bot adds, such as the subscriptions.

    Attributes:
        html: The line without its bullet.
        key: The button that leads to where it is changed.
    """

    html: str
    key: Key


@dataclass(frozen=True, slots=True)
class Choices:
    """What a chat chose.

    Attributes:
        spoken: The language of the page.
        language: The one that the chat chose; None: that of each person's Telegram.
        zone: The zone that holds.
        chosen_zone: Whether the chat chose it.
        silent: Whether it gets no more than a reaction where no release answers; None outside groups, where
            there is no such choice.
        lead: How long before every event it is told; None: it is not.
        single: How many events have a reminder of their own.
        lines: What other parts of the bot add.
    """

    spoken: Language
    language: Language | None
    zone: ZoneInfo
    chosen_zone: bool
    silent: bool | None
    lead: Lead | None
    single: int
    lines: Sequence[Line] = ()


def settings_page(choices: Choices, now: datetime.datetime) -> Page:
    """All that a chat chose, in words, and the buttons to change it.

    Args:
        now: The present moment, aware.
    """
    words = texts(choices.spoken).settings
    chosen = words.language_automatic if choices.language is None else NAMES[choices.language]
    lines = [words.heading, words.language.format(value=chosen), _zone_line(choices, now)]
    keys = [
        _key(choices, words.button_language, SettingsPart.LANGUAGE),
        _key(choices, words.button_zone, SettingsPart.ZONE),
    ]
    if choices.silent is not None:
        lines.append(words.silent if choices.silent else words.outspoken)
        label = words.button_outspoken if choices.silent else words.button_silent
        keys.append(_key(choices, label, SettingsPart.SILENCE, "0" if choices.silent else "1"))
    for line in choices.lines:
        lines.append(f"• {line.html}")
        keys.append(line.key)
    lines.append(_reminders_line(choices))
    keys.append(_key(choices, words.button_reminders, SettingsPart.REMINDERS))
    if choices.silent is not None:
        lines += ["", words.admins]
    return Page("\n".join(lines), _in_pairs(keys))


def language_choice(choices: Choices) -> Page:
    """The languages to choose from."""
    return _within(language_page(choices.spoken, choices.language), choices.spoken)


def zone_choice(choices: Choices, now: datetime.datetime) -> Page:
    """The zones near at hand, and how to write another."""
    page = zone_page(choices.spoken, choices.zone.key, now, chosen=choices.chosen_zone)
    return _within(page, choices.spoken)


def with_way_back(page: Page, language: Language) -> Page:
    """The page with a button that leads to all settings."""
    back = Key(texts(language).settings.button_all, SettingsButton(language))
    return Page(page.html, (*page.rows, (back,)))


def _within(page: Page, language: Language) -> Page:
    """The page, its buttons leading on to the settings."""

    def led(button: Button) -> Button:
        match button:
            case LanguageButton(choice):
                return SettingsButton(language, SettingsPart.LANGUAGE, choice or AUTOMATIC)
            case ZoneButton(zone):
                return SettingsButton(language, SettingsPart.ZONE, zone or AUTOMATIC)
        return button

    rows = tuple(tuple(Key(key.label, led(key.button)) for key in row) for row in page.rows)
    return with_way_back(Page(page.html, rows), language)


def _zone_line(choices: Choices, now: datetime.datetime) -> str:
    locale = str(choices.spoken)
    time = format_time(now.astimezone(choices.zone).time(), "short", locale=locale)
    return texts(choices.spoken).settings.zone.format(
        city=escape(city(choices.zone.key, choices.spoken)),
        zone=escape(choices.zone.key),
        time=time.replace("\u202f", " "),
    )


def _reminders_line(choices: Choices) -> str:
    words = texts(choices.spoken).settings
    parts = []
    if choices.lead is not None:
        parts.append(words.reminders_every.format(lead=escape(choices.lead.in_words(choices.spoken))))
    if choices.single:
        parts.append(words.reminders_single.format(count=choices.single))
    return words.reminders.format(value="; ".join(parts) or words.reminders_none)


def _key(choices: Choices, label: str, part: SettingsPart, choice: str | None = None) -> Key:
    return Key(label, SettingsButton(choices.spoken, part, choice))


def _in_pairs(keys: Sequence[Key]) -> tuple[tuple[Key, ...], ...]:
    return tuple(tuple(keys[start : start + 2]) for start in range(0, len(keys), 2))
