"""What several commands share: settings, the library, taking files in, exit codes."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.streams import say

if TYPE_CHECKING:
    from bot.intake import Found, Intake
    from config import Settings
    from index import Library

NO_ANSWER = 3
INTERRUPTED = 130
NO_RELEASES = "There are no releases yet. Add some: vocero ingest PATH..."

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]
With = Annotated[
    list[Path] | None,
    typer.Option("--with", metavar="PATH", help="Ingest this first, if it is new or changed."),
]


def read_settings() -> "Settings":
    """Read the settings, and log what they say is to be logged."""
    from config import Settings

    settings = Settings()
    if settings.log_level == "DEBUG":
        log_everything()
    return settings


@contextmanager
def open_library(settings: "Settings | None" = None) -> "Iterator[Library]":
    """Open the library of the settings; what it repairs is said on standard error."""
    from index import Library

    with Library(settings or read_settings(), notify=say) as library:
        yield library


def log_everything() -> None:
    """Log to standard error, down to where an error comes from."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # Only our own: the libraries around us have too much to say at this level.
    for name in ("bot", "index"):
        logging.getLogger(name).setLevel(logging.DEBUG)


def take_in(library: "Library", found: "Found") -> "Intake":
    """Ingest the files behind a bar, and say on standard error what was noticed about which of them."""
    from bot import intake
    from bot.progress import progress
    from bot.terminal import on_one_line

    with progress("Ingesting") as advance:
        taken = intake.take_in(
            library, found, reached=lambda done, total, path: advance(done, total, on_one_line(path.name))
        )
    for remark in intake.remarks(taken):
        say(on_one_line(remark))
    return taken


def ingest_first(library: "Library", paths: Sequence[Path]) -> None:
    """Ingest what is new or changed, in silence where nothing is, so that a question can follow."""
    from bot.intake import find_files

    intake = take_in(library, find_files(paths))
    if intake.failures or intake.stopped is not None or not intake.nothing_new:
        say(intake.summary)
    leave_if_stopped(intake)


def leave_if_stopped(intake: "Intake") -> None:
    """Leave with the exit code for it where something stopped the ingest."""
    if intake.stopped is not None:
        interrupted = isinstance(intake.stopped, KeyboardInterrupt)
        raise typer.Exit(INTERRUPTED if interrupted else 1)
