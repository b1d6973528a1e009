"""What is to come -> pages: a few events in full with their sentences, or one line each in a group."""

from collections.abc import Sequence
from dataclasses import replace

from bot.agenda.buttons import AgendaButton, CalendarFileButton
from bot.agenda.entry import (
    Reader,
    date_line,
    laid_out,
    status_line,
    what_and_where,
)
from bot.blocks import fitted
from bot.html import MESSAGE_LIMIT, clipped, escape, italic, link, visible_units
from bot.page import Key, Page
from bot.reminders.buttons import RemindButton
from bot.texts import texts
from index import Language
from index.events.entry import Entry, EntryStatus

PAGE_SIZE = 3
"""Events on a page in full: their sentences are long, and a telephone's screen is not."""

COMPACT_SIZE = 5
"""Events on a page of one line each; a calendar file's button has room for the names of as many."""

FILTER_LIMIT = 60
"""What was asked for is shown up to this many units."""

_COMPACT_WHAT_LIMIT = 100
_BELL = "⏰"


def page_size(state: AgendaButton) -> int:
    """How many events a page of that kind shows."""
    return COMPACT_SIZE if state.compact else PAGE_SIZE


def agenda_page(entries: Sequence[Entry], state: AgendaButton, reader: Reader) -> Page:
    """A page of what is to come, or was to and is cancelled.

    Args:
        entries: All of it, at least one event.
        state: The button that leads to this page; the last page is shown where there are fewer by now.
    """
    words = texts(reader.language)
    size = page_size(state)
    pages = -(-len(entries) // size)
    state = replace(state, page=min(state.page, pages - 1))
    shown = entries[state.page * size :][:size]
    if coming := sum(map(_is_coming, entries)):
        heading = words.agenda.format(count=coming)
        if state.filter:
            heading += words.agenda_filter.format(filter=_asked(state))
    else:
        heading = _nothing(state, reader.language)
    if pages > 1:
        heading += f" · {words.releases_page.format(page=state.page + 1, pages=pages)}"
    turning = []
    if state.page > 0:
        turning.append(Key(words.button_previous, replace(state, page=state.page - 1)))
    if state.page + 1 < pages:
        turning.append(Key(words.button_more, replace(state, page=state.page + 1)))
    rows = (_each(shown, state, past=False), tuple(turning), (_file(shown, reader.language),))
    return Page(_listed(heading, shown, state, reader, past=False), rows)


def nothing_page(past: Sequence[Entry], state: AgendaButton, reader: Reader) -> Page:
    """That nothing, or nothing that fits, is to come, and what was last.

    Args:
        past: The last events that are over, newest first; there may be none.
    """
    words = texts(reader.language)
    lines = [_nothing(state, reader.language)]
    rows: list[tuple[Key, ...]] = []
    if state.filter:
        rows = [(Key(words.button_agenda_all, AgendaButton(reader.language, compact=state.compact)),)]
    if not past:
        return Page("\n".join(lines), tuple(rows))
    lines += ["", words.agenda_past]
    return Page(
        _listed("\n".join(lines), past, state, reader, past=True),
        (_each(past, state, past=True), *rows),
    )


def entry_page(entry: Entry, state: AgendaButton, reader: Reader, *, past: bool) -> Page:
    """One event in full, opened from a list; `state` is the button that opened it."""
    words = texts(reader.language)
    (body,) = fitted([laid_out(entry, "", reader, past=past)], MESSAGE_LIMIT, reader.language)
    back = Key(words.button_back, replace(state, uid=None))
    if past:
        return Page(body, ((back,),))
    keys = [Key(f"{_BELL} {words.button_remind}", RemindButton(reader.language, entry.uid))]
    return Page(body, (tuple(keys if _is_coming(entry) else ()), (back, _file([entry], reader.language))))


def _listed(heading: str, shown: Sequence[Entry], state: AgendaButton, reader: Reader, *, past: bool) -> str:
    if state.compact:
        lines = [_line(number, entry, reader, past=past) for number, entry in enumerate(shown, start=1)]
        return "\n".join([heading, "", *lines])
    numbered = [laid_out(entry, f"{number}. ", reader, past=past) for number, entry in enumerate(shown, 1)]
    # The empty lines between what `fitted` gives are the callers'.
    room = MESSAGE_LIMIT - visible_units(heading) - 2 * len(shown)
    return "\n\n".join([heading, *fitted(numbered, room, reader.language)])


def _line(number: int, entry: Entry, reader: Reader, *, past: bool) -> str:
    """An event in one line: when, what, who, where, which release."""
    words = texts(reader.language)
    citation = entry.announcement.citation
    parts = [f"{number}. <b>{date_line(entry, reader)}</b>"]
    if entry.status is not EntryStatus.SCHEDULED:
        parts.append(status_line(entry, reader.language))
    elif past:
        parts.append(italic(words.event_past))
    parts += what_and_where(entry.announcement, _COMPACT_WHAT_LIMIT)
    parts.append(link(words.event_release.format(number=citation.release_id), citation.url))
    return " – ".join(parts)


def _each(shown: Sequence[Entry], state: AgendaButton, *, past: bool) -> tuple[Key, ...]:
    """A numbered button for each event: it opens the sentence or, where that is shown, sets a reminder."""
    numbered = list(enumerate(shown, start=1))
    if state.compact:
        return tuple(Key(str(number), replace(state, uid=entry.uid)) for number, entry in numbered)
    return tuple(
        Key(f"{_BELL} {number}", RemindButton(state.language, entry.uid))
        for number, entry in numbered
        if _is_coming(entry) and not past
    )


def _file(shown: Sequence[Entry], language: Language) -> Key:
    return Key(
        texts(language).button_calendar, CalendarFileButton(language, tuple(entry.uid for entry in shown))
    )


def _is_coming(entry: Entry) -> bool:
    return entry.status is EntryStatus.SCHEDULED


def _nothing(state: AgendaButton, language: Language) -> str:
    words = texts(language)
    return words.agenda_none_fitting.format(filter=_asked(state)) if state.filter else words.agenda_none


def _asked(state: AgendaButton) -> str:
    return escape(clipped(state.filter or "", FILTER_LIMIT))
