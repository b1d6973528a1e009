"""The calendar of what the releases announce: `vocero next`."""

import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal
from zoneinfo import ZoneInfo

import typer

from bot.commands.common import (
    NO_RELEASES,
    AsJson,
    With,
    ingest_first,
    open_library,
    read_settings,
)
from bot.streams import say

if TYPE_CHECKING:
    from bot.agenda.terminal import Agenda
    from index import Language
    from index.events.calendar import Calendar
    from index.events.entry import Entry

STDOUT = Path("-")
LAST_SHOWN = 3
"""Past events shown where nothing is coming."""
PAST_SHOWN = 20
"""Past events shown where they are asked for without a number."""


def next_events(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILTER]...",
            help="Only what is then or about that: `febrero`, `this week`, `seguridad`.",
            show_default=False,
        ),
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="As if today were this day, for example 2026-01-16.")
    ] = None,
    language: Annotated[
        Literal["es", "en"] | None,
        typer.Option(help="Language of what is said around the quotations. Else that of FILTER, or Spanish."),
    ] = None,
    zone: Annotated[
        str | None,
        typer.Option(
            metavar="ZONE", help="Your time zone, for example Europe/Madrid. Else that of the settings."
        ),
    ] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="Show at most so many.")] = None,
    past: Annotated[bool, typer.Option("--past", help="What is past, the newest first.")] = False,
    as_json: AsJson = False,
    ics: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write a calendar file (iCalendar) instead; `-` is standard output."
        ),
    ] = None,
    also: With = None,
) -> None:
    """Show what the releases announce, the soonest first, each with the sentence that says so.

    When nothing is coming, that is said, and what was last is shown.
    """
    from index import Language, detect

    if as_json and ics is not None:
        raise typer.BadParameter("it is one or the other: --json or --ics", param_hint="--ics")
    _require_writable(ics)
    settings = read_settings()
    named = _zone(zone) if zone is not None else settings.time_zone
    # Days, and hours that name no zone, are those of the releases.
    now = _moment(on, ZoneInfo(settings.time_zone))
    text = " ".join(words or ()).strip()
    spoken = Language(language) if language else detect(text, default=Language.ES) if text else Language.ES
    with open_library(settings) as library:
        if also:
            ingest_first(library, also)
        empty = not library.count()
        agenda = _look_up(library.calendar(), now, named, spoken, text, limit, past=past)
    if ics is not None:
        _write_ics(ics, agenda, settings.time_zone, past=past)
    elif as_json:
        from bot.agenda.as_json import agenda_object
        from bot.as_json import dump

        typer.echo(dump(agenda_object(agenda, settings.time_zone)))
    else:
        from bot.agenda.terminal import print_agenda
        from bot.terminal import console

        print_agenda(console(sys.stdout), agenda, past_only=past)
    if empty:
        say(NO_RELEASES)


def _look_up(
    calendar: "Calendar",
    now: datetime,
    zone: str,
    language: "Language",
    text: str,
    limit: int | None,
    *,
    past: bool,
) -> "Agenda":
    from bot.agenda.terminal import Agenda
    from index.events.entry import EntryStatus
    from index.events.filter import EventFilter, read_filter
    from index.events.reach import last_day

    def last(most: int) -> "tuple[Entry, ...]":
        return calendar.past(now, read_filter(text, now.date(), language, past=True), limit=most)

    if past:
        return Agenda(now, zone, language, text, past=last(limit or PAST_SHOWN))
    wanted = read_filter(text, now.date(), language)
    if wanted == EventFilter():
        text = ""  # It asked for nothing, and all that comes does not fit it.
    coming = calendar.upcoming(now, wanted)
    withdrawn = [
        entry
        for entry in calendar.entries
        if entry.status is EntryStatus.WITHDRAWN
        and last_day(entry.when) >= now.date()
        and wanted.admits(entry)
    ]
    return Agenda(
        now,
        zone,
        language,
        text,
        upcoming=coming[:limit],
        called_off=(*calendar.cancelled(now, wanted), *withdrawn)[:limit],
        past=() if coming else last(min(limit or LAST_SHOWN, LAST_SHOWN)),
        more=len(coming[limit:]) if limit else 0,
    )


def _moment(on: str | None, zone: ZoneInfo) -> datetime:
    """Now; or the first moment of the day that is given, so that all of that day is still to come."""
    if on is None:
        return datetime.now(zone)
    try:
        day = date.fromisoformat(on)
    except ValueError as error:
        raise typer.BadParameter(
            f"{on!r} is no date; write year, month and day, such as 2026-01-16", param_hint="--on"
        ) from error
    return datetime.combine(day, time(), zone)


def _zone(typed: str) -> str:
    """The zone of that name."""
    from bot.times.zones import find_zones, known

    if known(typed) is not None:
        return typed
    meant = (
        " or ".join(find_zones(typed)) or "an IANA name, such as America/Mexico_City, Europe/Madrid or UTC"
    )
    raise typer.BadParameter(f"there is no time zone {typed!r}; give {meant}", param_hint="--zone")


def _require_writable(path: Path | None) -> None:
    """Refuse what cannot become the file before anything is looked up."""
    if path is None or path == STDOUT:
        return
    if path.exists() and not path.is_file():
        raise typer.BadParameter(f"{path} is no file; name one", param_hint="--ics")
    if not path.parent.is_dir():
        raise typer.BadParameter(
            f"there is no folder {path.parent}; make it, or name another file", param_hint="--ics"
        )


def _write_ics(path: Path, agenda: "Agenda", default_zone: str, *, past: bool) -> None:
    """Write what was asked for; what is past never stands in for what is coming.

    What was called off is written as well, so that calendars that have it take it out.
    """
    from bot.agenda.terminal import events_written, nothing_upcoming
    from bot.whole_file import write_whole
    from index.events.ics import to_ics

    entries = agenda.past if past else (*agenda.upcoming, *agenda.called_off)
    data = to_ics(entries, zone=default_zone, now=datetime.now(UTC), language=agenda.language)
    if path == STDOUT:
        typer.echo(data, nl=False)
    else:
        try:
            write_whole(path, data)
        except OSError as error:
            say(
                f"The calendar cannot be written to {path} ({error.strerror}). Check the folder and the disk,"
                " or name another file."
            )
            raise typer.Exit(1) from error
        say(events_written(len(entries), path, agenda.language))
    if not agenda.upcoming and not past:
        say(nothing_upcoming(agenda))
