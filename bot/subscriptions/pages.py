"""What /subscribe shows: what a chat is sent, and what it can be."""

import datetime
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, get_day_names
from babel.lists import format_list

from bot.html import escape
from bot.page import Key, Page
from bot.subscriptions.buttons import SubscribeButton
from bot.subscriptions.subscription import Pace, Wish
from bot.texts import texts
from bot.times.zones import city
from index import Language

HOURS = (7, 8, 9, 13, 18, 20)
"""Hours to choose from by buttons; any other can be written."""

_IN_A_ROW = 3


def in_words(wish: Wish | None, language: Language) -> str:
    """What is sent, as HTML in running text."""
    words = texts(language).subscriptions
    if wish is None:
        return words.none
    match wish.pace:
        case Pace.EACH:
            said = words.each
        case Pace.DAILY:
            said = words.daily.format(time=_at(wish.minute or 0, language))
        case Pace.WEEKLY:
            said = words.weekly.format(
                weekday=_weekday(wish.weekday or 0, language), time=_at(wish.minute or 0, language)
            )
    if wish.topics:
        listed = format_list([words.topic.format(topic=topic) for topic in wish.topics], locale=str(language))
        said += words.about.format(topics=escape(listed))
    return said


def overview_page(
    wish: Wish | None, due: datetime.datetime | None, zone: ZoneInfo, language: Language, said: str = ""
) -> Page:
    """What is sent now, and buttons and words to change it.

    Args:
        due: When the next digest is.
        said: What was just done, as HTML.
    """
    words = texts(language).subscriptions
    lines = [said] if said else [f"{words.heading}: {in_words(wish, language)}"]
    if due is not None:
        moment = escape(_moment(due, zone, language))
        lines.append(words.first.format(moment=moment, city=escape(city(zone.key, language))))
    paces = tuple(
        Key(label, SubscribeButton(language, pace))
        for label, pace in (
            (words.button_each, Pace.EACH),
            (words.button_daily, Pace.DAILY),
            (words.button_weekly, Pace.WEEKLY),
        )
    )
    more = []
    if wish is not None and wish.topics:
        more.append(Key(words.button_everything, SubscribeButton(language, everything=True)))
    if wish is not None:
        more.append(Key(words.button_end, SubscribeButton(language, end=True)))
    return Page("\n".join([*lines, "", words.how]), (paces, tuple(more)))


def weekday_page(language: Language) -> Page:
    """On which day a weekly digest is to come."""
    keys = [
        Key(_weekday(number, language).capitalize(), SubscribeButton(language, Pace.WEEKLY, number))
        for number in range(7)
    ]
    return Page(texts(language).subscriptions.choose_weekday, _rows(keys))


def hour_page(language: Language, pace: Pace, weekday: int | None) -> Page:
    """At what time a digest is to come."""
    words = texts(language).subscriptions
    keys = [
        Key(_time(60 * hour, language), SubscribeButton(language, pace, weekday, 60 * hour)) for hour in HOURS
    ]
    written = {
        Language.ES: {Pace.DAILY: "diario", Pace.WEEKLY: "semanal"},
        Language.EN: {Pace.DAILY: "daily", Pace.WEEKLY: "weekly"},
    }[language][pace]
    if weekday is not None:
        written += f" {_weekday(weekday, language)}"
    return Page(words.choose_hour.format(pace=written), _rows(keys))


def _rows(keys: Sequence[Key]) -> tuple[tuple[Key, ...], ...]:
    return tuple(tuple(keys[start : start + _IN_A_ROW]) for start in range(0, len(keys), _IN_A_ROW))


def _weekday(number: int, language: Language) -> str:
    name: str = get_day_names("wide", locale=str(language))[number]
    return name


def _time(minute: int, language: Language) -> str:
    said = format_time(datetime.time(*divmod(minute, 60)), "short", locale=str(language))
    return said.replace("\u202f", " ")


def _at(minute: int, language: Language) -> str:
    """The hour as it follows “a” or “at”."""
    article = "" if language is Language.EN else "la " if minute // 60 == 1 else "las "
    return article + _time(minute, language)


def _moment(moment: datetime.datetime, zone: ZoneInfo, language: Language) -> str:
    local = moment.astimezone(zone)
    day = format_date(local.date(), "full", locale=str(language))
    return f"{day}, {_time(local.hour * 60 + local.minute, language)}"
