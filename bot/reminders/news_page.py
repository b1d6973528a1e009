"""What a chat is told of the events it follows, as one message: reminders, new dates, cancellations."""

from collections.abc import Sequence

from bot.agenda.entry import Reader, date_line, laid_out, status_line, what_and_where
from bot.blocks import Block, fitted
from bot.html import MESSAGE_LIMIT, clipped, escape, link, visible_units
from bot.page import Page
from bot.reminders.following import News, NewsKind
from bot.texts import texts
from bot.times.when import in_words
from index.events.entry import EntryStatus

IN_FULL = 3
"""Events told with their sentences, at most; of more at once each has a line."""

_SHORT_ROOM = MESSAGE_LIMIT // 2
"""Units that these lines may take together."""

_WHAT_LIMIT = 100
_GAP = 2
"""Units of the empty line between two events."""

_DATE_CHANGED = frozenset({NewsKind.MOVED, NewsKind.SHARPENED})


def news_page(told: Sequence[News], reader: Reader) -> Page:
    """All of it in one message, what changed first, then by date.

    Args:
        told: At least one, each with a kind.
    """
    ordered = sorted(told, key=_rank)
    short = _short_lines(ordered[IN_FULL:], reader)
    room = MESSAGE_LIMIT - sum(visible_units(line) + _GAP for line in short) - _GAP * IN_FULL
    full = fitted([_block(each, reader) for each in ordered[:IN_FULL]], room, reader.language)
    return Page("\n\n".join([*full, *short]))


def _rank(each: News) -> tuple[bool, str, str]:
    return each.kind is NewsKind.REMINDER, each.after.when.start.isoformat(), each.after.uid


def _block(each: News, reader: Reader) -> Block:
    """The lines of one event, its quotations apart."""
    heading = _heading(each, reader)
    if each.entry is None:
        return [heading, _gone(each, reader)]
    block = laid_out(each.entry, "", reader, past=False)
    if each.kind in _DATE_CHANGED:
        former = in_words(each.before.when, reader.language, reader.zone)
        block.insert(1, texts(reader.language).remind_former.format(date=escape(former)))
    return [heading, *block] if heading else block


def _heading(each: News, reader: Reader) -> str:
    """What happened; nothing where the event's own lines say so."""
    assert each.kind is not None
    if each.entry is not None and each.entry.status is not EntryStatus.SCHEDULED:
        return ""
    return texts(reader.language).remind_news[each.kind]


def _gone(each: News, reader: Reader) -> str:
    """An event of which only what the chat knew is left."""
    when = in_words(each.before.when, reader.language, reader.zone)
    return f"{escape(clipped(each.before.what, _WHAT_LIMIT))} · <s>{escape(when)}</s>"


def _short_lines(told: Sequence[News], reader: Reader) -> list[str]:
    """A line for each, as far as they fit, and the number of the others."""
    lines: list[str] = []
    left = _SHORT_ROOM
    for place, each in enumerate(told):
        line = _short(each, reader)
        left -= visible_units(line) + _GAP
        if left < 0:
            return [*lines, texts(reader.language).remind_more.format(count=len(told) - place)]
        lines.append(line)
    return lines


def _short(each: News, reader: Reader) -> str:
    if each.entry is None:
        return f"{_heading(each, reader)} {_gone(each, reader)}"
    words = texts(reader.language)
    told = each.entry.announcement
    heading = _heading(each, reader) or status_line(each.entry, reader.language)
    release = words.event_release.format(number=told.citation.release_id)
    parts = [date_line(each.entry, reader), *what_and_where(told, _WHAT_LIMIT)]
    return " – ".join([f"{heading} {parts[0]}", *parts[1:], link(release, told.citation.url)])
