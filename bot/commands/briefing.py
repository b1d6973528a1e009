"""A release in the sentences that carry it: `vocero briefing`."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

import typer

from bot.commands.common import NO_RELEASES, AsJson, open_library, read_settings
from bot.streams import say

STDOUT = Path("-")


def briefing(
    number: Annotated[
        int | None,
        typer.Argument(
            metavar="[ID]",
            help="The release, as `vocero releases` lists it. Else the newest.",
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        Literal["es", "en"] | None,
        typer.Option(help="Language of what is said around the quotations. Else that of the release."),
    ] = None,
    as_json: AsJson = False,
    html: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a page to be printed instead; `-` is standard output."),
    ] = None,
) -> None:
    """Show the few sentences that carry a release, and what in it is worth checking."""
    from index import Language

    if as_json and html is not None:
        raise typer.BadParameter("it is one or the other: --json or --html", param_hint="--html")
    settings = read_settings()
    zone = ZoneInfo(settings.time_zone)
    now = datetime.now(UTC)
    with open_library(settings) as library:
        if number is None:
            newest = library.releases(limit=1)
            if not newest:
                say(NO_RELEASES)
                raise typer.Exit(1)
            number = newest[0].release_id
        found = library.briefing(number)
        coming = {entry.uid for entry in library.calendar().upcoming(now.astimezone(zone))}
    events = [entry for entry in found.events if entry.uid in coming]
    spoken = Language(language) if language else found.release.language
    if html is not None:
        from bot.briefings.printable import printable

        _write(html, printable(found, events, spoken, zone, now).encode())
    elif as_json:
        from bot.as_json import dump
        from bot.briefings.terminal import briefing_object

        typer.echo(dump(briefing_object(found, events, spoken, zone.key)))
    else:
        from bot.briefings.terminal import print_briefing
        from bot.terminal import console

        print_briefing(console(sys.stdout), found, events, spoken, zone.key)


def _write(path: Path, page: bytes) -> None:
    from bot.whole_file import write_whole

    if path == STDOUT:
        typer.echo(page, nl=False)
        return
    if path.exists() and not path.is_file():
        raise typer.BadParameter(f"{path} is no file; name one", param_hint="--html")
    try:
        write_whole(path, page)
    except OSError as error:
        say(
            f"The briefing cannot be written to {path} ({error.strerror}). Check the folder and the disk, or"
            " name another file."
        )
        raise typer.Exit(1) from error
