"""What `vocero next` shows for people to read: events, each with the sentence that says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.terminal import on_one_line, print_citation, print_passage, print_quote
from bot.times.when import in_words
from index import Language
from index.events.announcement import Announcement
from index.events.entry import Entry, EntryStatus
from index.events.expression import Assumption


@dataclass(frozen=True, slots=True)
class Agenda:
    """The events that were asked for.

    Attributes:
        now: The moment that divides what is coming from what is past, in the reader's time zone.
        zone: The reader's time zone, an IANA name.
        wanted: The filter as it was typed; empty for all.
        upcoming: What is coming, the soonest first.
        called_off: What would have been coming, and was cancelled or is not announced any more.
        past: What is past, the newest first; empty where it was neither asked for nor stands in for what is
            coming.
        more: How many further ones there are that are coming.
    """

    now: datetime
    zone: str
    language: Language
    wanted: str
    upcoming: Sequence[Entry] = ()
    called_off: Sequence[Entry] = ()
    past: Sequence[Entry] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Labels:
    """The words around the releases' own, in one language; `{...}` stands for what is filled in."""

    nothing: str
    nothing_wanted: str
    last: str
    nothing_past: str
    past: str
    weekday: str
    more: str
    statuses: dict[EntryStatus, str]
    also: str
    before: str
    before_on: str
    written: str


LABELS = {
    Language.ES: Labels(
        nothing="Ningún comunicado anuncia nada próximo.",
        nothing_wanted="Ningún comunicado anuncia nada próximo que se ajuste a «{wanted}».",
        last="Lo último, que ya pasó:",
        nothing_past="Ningún comunicado anunció nada que ya haya pasado.",
        past="{when} (ya pasó)",
        weekday="El comunicado da otro día de la semana.",
        more="Y {count} más: `--limit` dice cuántos se muestran.",
        statuses={
            EntryStatus.CANCELLED: "Cancelado: {when}",
            EntryStatus.WITHDRAWN: "Retirado, pues el comunicado ya no lo anuncia: {when}",
        },
        also="También lo dice:",
        before="Antes se dijo:",
        before_on="Antes se dijo ({when}):",
        written="Eventos escritos en {path}: {count}",
    ),
    Language.EN: Labels(
        nothing="No release announces anything to come.",
        nothing_wanted="No release announces anything to come that fits “{wanted}”.",
        last="The last ones, which are past:",
        nothing_past="No release announced anything that is past.",
        past="{when} (past)",
        weekday="The release gives another day of the week.",
        more="And {count} more: `--limit` says how many are shown.",
        statuses={
            EntryStatus.CANCELLED: "Cancelled: {when}",
            EntryStatus.WITHDRAWN: "Withdrawn, as the release no longer announces it: {when}",
        },
        also="Also said here:",
        before="Said before:",
        before_on="Said before ({when}):",
        written="Events written to {path}: {count}",
    ),
}


def nothing_upcoming(agenda: Agenda) -> str:
    """The sentence that says so."""
    labels = LABELS[agenda.language]
    wanted = on_one_line(agenda.wanted)
    return labels.nothing_wanted.format(wanted=wanted) if wanted else labels.nothing


def events_written(count: int, path: Path, language: Language) -> str:
    """The line that says that a calendar file is there."""
    return LABELS[language].written.format(path=on_one_line(str(path)), count=count)


def print_agenda(out: Console, agenda: Agenda, *, past_only: bool = False) -> None:
    """What is coming, and what was called off; where nothing is coming, that, and what was last.

    Args:
        past_only: The past was asked for: of what is coming nothing is said.
    """
    labels = LABELS[agenda.language]
    if past_only:
        if not agenda.past:
            _line(out, labels.nothing_past)
    elif not agenda.upcoming:
        _line(out, nothing_upcoming(agenda))
    _print_entries(out, agenda, agenda.upcoming)
    if agenda.more:
        out.print()
        _line(out, labels.more.format(count=agenda.more), style="dim")
    if agenda.called_off:
        out.print()
        _print_entries(out, agenda, agenda.called_off)
    if agenda.past and not past_only:
        out.print()
        _line(out, labels.last)
        out.print()
    _print_entries(out, agenda, agenda.past, past=True)


def _print_entries(out: Console, agenda: Agenda, entries: Sequence[Entry], *, past: bool = False) -> None:
    for place, entry in enumerate(entries):
        if place:
            out.print()
        print_entry(out, entry, agenda.language, agenda.zone, past=past)


def print_entry(out: Console, entry: Entry, language: Language, zone: str, *, past: bool = False) -> None:
    """When, what and where; the sentence that says so with its release; what else was said about it.

    Args:
        zone: The reader's time zone, an IANA name.
        past: It is marked as past.
    """
    labels, told = LABELS[language], entry.announcement
    _line(out, _heading(entry, language, zone, past=past), style="bold")
    if Assumption.WEEKDAY_CONTRADICTED in entry.when.assumptions:
        _line(out, labels.weekday)
    _line(out, " · ".join(on_one_line(part) for part in (told.what, told.where, told.who) if part))
    print_passage(out, told.citation, language, highlight=_date_in_sentence(told))
    for source in entry.sources:
        _line(out, labels.also)
        _print_told(out, source, language)
    for earlier in entry.earlier:
        when = in_words(earlier.when, language, zone) if earlier.when else None
        _line(out, labels.before_on.format(when=when) if when else labels.before)
        _print_told(out, earlier, language)


def _heading(entry: Entry, language: Language, zone: str, *, past: bool) -> str:
    labels = LABELS[language]
    when = in_words(entry.when, language, zone)
    line = labels.statuses.get(entry.status, "{when}").format(when=when)
    line = line[:1].upper() + line[1:]
    return labels.past.format(when=line) if past else line


def _print_told(out: Console, told: Announcement, language: Language) -> None:
    print_quote(out, told.citation.text, highlight=_date_in_sentence(told))
    print_citation(out, told.citation, language)


def _date_in_sentence(told: Announcement) -> tuple[int, int] | None:
    """Where the sentence tells the date, as far as it does."""
    if told.when is None:
        return None
    start, end = told.when.span
    return (start, end) if 0 <= start < end <= len(told.citation.text) else None


def _line(out: Console, line: str, style: str = "") -> None:
    out.print(Text(line, style=style), soft_wrap=not out.is_terminal)
