"""One event of `/next` in Telegram HTML: when, what, where, and the sentences that say so.

An event is laid out with its quotations apart; `bot.blocks` gives these what room there is.
"""

import datetime
from dataclasses import dataclass

from babel.lists import format_list

from bot.blocks import Block, Quoted
from bot.html import clipped, escape, italic, link
from bot.render import date_in_words
from bot.texts import texts
from bot.times.when import Worded, begins, worded
from index import Citation, Language
from index.events.announcement import Announcement
from index.events.entry import Entry, EntryStatus
from index.events.expression import Assumption, DateExpression

WHAT_LIMIT = 150
"""Names of events are shown up to this many units; the quotation has the rest."""

NAME_LIMIT = 60
"""The same for people, places and issuers."""

TITLE_LIMIT = 120
"""The same for titles."""

MAX_NUMBERS = 5
"""Releases that tell the same, named by their numbers at most."""

LATEST = datetime.timedelta(days=1098)
"""Telegram takes no date further ahead (https://core.telegram.org/constructor/messageEntityFormattedDate)."""


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom the events are written.

    Attributes:
        zone: The reader's time zone, an IANA name.
        default_zone: The zone of hours that name none.
        now: The present moment, aware.
    """

    language: Language
    zone: str
    default_zone: str
    now: datetime.datetime


def laid_out(entry: Entry, heading: str, reader: Reader, *, past: bool) -> Block:
    """The lines of an event.

    Args:
        heading: What stands before the date, plain text.
        past: Whether it is to be marked as over.
    """
    words = texts(reader.language)
    told = entry.announcement
    mark = f" · {italic(words.event_past)}" if past else ""
    block: Block = [f"<b>{escape(heading)}{date_line(entry, reader)}</b>{mark}"]
    if entry.status is not EntryStatus.SCHEDULED:
        block.append(status_line(entry, reader.language))
    if Assumption.WEEKDAY_CONTRADICTED in entry.when.assumptions:
        block.append(words.event_weekday)
    block.append(" · ".join(what_and_where(told, WHAT_LIMIT)))
    block.append(Quoted(told.citation.text, _span(told)))
    block += _source(told.citation, reader.language)
    block += _others(entry, reader.language)
    for earlier in entry.earlier[:1]:
        block += [_before(earlier, reader), Quoted(earlier.citation.text, _span(earlier))]
    return block


def date_line(entry: Entry, reader: Reader) -> str:
    """When it is, as HTML; its hour knows the moment it means, and of a cancelled event it is struck out."""
    said = _with_moment(entry.when, reader)
    return said if entry.status is EntryStatus.SCHEDULED else f"<s>{said}</s>"


def status_line(entry: Entry, language: Language) -> str:
    """That the event will not be, as HTML."""
    words = texts(language)
    return words.event_cancelled if entry.status is EntryStatus.CANCELLED else words.event_withdrawn


def what_and_where(told: Announcement, limit: int) -> list[str]:
    """The name of the event in at most `limit` units, who holds it and its place, as HTML."""
    parts = (clipped(told.what, limit), *(clipped(name or "", NAME_LIMIT) for name in (told.who, told.where)))
    return [escape(part) for part in parts if part]


def _with_moment(when: DateExpression, reader: Reader) -> str:
    said = worded(when, reader.language, reader.zone)
    before = said.before[:1].upper() + said.before[1:]
    moment = begins(when, reader.default_zone)
    if not said.hour or moment is None or not _sendable(moment, reader.now):
        return escape(str(Worded(before, said.hour, said.after)))
    # Without a format the text stays ours; who taps it is told the moment in the hours of their telephone
    # (https://core.telegram.org/bots/api#date-time-entity-formatting).
    hour = f'<tg-time unix="{int(moment.timestamp())}">{escape(said.hour)}</tg-time>'
    return f"{escape(before)}{hour}{escape(said.after)}"


def _sendable(moment: datetime.datetime, now: datetime.datetime) -> bool:
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    return epoch <= moment <= now + LATEST


def _span(told: Announcement) -> tuple[int, int] | None:
    date = told.when or told.former
    return None if date is None else date.span


def _source(citation: Citation, language: Language) -> list[str]:
    """The release of a sentence."""
    words = texts(language)
    number = words.release_number.format(number=citation.release_id)
    facts = [
        clipped(citation.issuer or "", NAME_LIMIT),
        date_in_words(citation.published, language) if citation.published else "",
        number + (f", {words.version.format(version=citation.version)}" if citation.version > 1 else ""),
    ]
    reference = link(words.read_release, citation.url)
    tail = f" · {reference}" if reference != escape(words.read_release) else ""
    lines = [escape(clipped(citation.title, TITLE_LIMIT))]
    lines.append(escape(" · ".join(fact for fact in facts if fact)) + tail)
    if citation.language is not language:
        lines.append(italic(words.other_language[citation.language]))
    return [line for line in lines if line]


def _others(entry: Entry, language: Language) -> list[str]:
    """That several releases tell the same."""
    told = (entry.announcement, *entry.sources)
    numbers = list(dict.fromkeys(each.citation.release_id for each in told))
    if len(numbers) < 2:
        return []
    named = [str(number) for number in numbers[:MAX_NUMBERS]]
    listed = (
        format_list(named, locale=str(language)) if len(numbers) <= MAX_NUMBERS else ", ".join(named) + ", …"
    )
    return [texts(language).event_sources.format(count=len(numbers), numbers=listed)]


def _before(earlier: Announcement, reader: Reader) -> str:
    words = texts(reader.language)
    number = earlier.citation.release_id
    if earlier.when is None:
        return words.event_before_undated.format(number=number)
    when = escape(str(worded(earlier.when, reader.language, reader.zone)))
    return words.event_before.format(when=when, number=number)
