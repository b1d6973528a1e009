"""The releases in the catalogue: `vocero ingest`, `releases`, `remove` and `reindex`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.common import NO_RELEASES, AsJson, leave_if_stopped, open_library, take_in
from bot.streams import say


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, or folders of files.")],
) -> None:
    """Take releases into the catalogue, new ones and changed ones.

    A file that cannot be read never keeps the others out; the exit code is 1 if there was one.
    """
    from bot.intake import find_files

    found = find_files(paths)
    with open_library() as library:
        intake = take_in(library, found)
    if found.left_out:
        say(f"{found.left_out} files of other kinds were left out.")
    typer.echo(intake.summary)
    leave_if_stopped(intake)
    if intake.failures:
        raise typer.Exit(1)


def releases(as_json: AsJson = False) -> None:
    """List the releases in the catalogue, the newest first."""
    with open_library() as library:
        listed = library.releases()
    if as_json:
        from bot.as_json import dump, release_object

        typer.echo(dump([release_object(release) for release in listed]))
    elif listed:
        from bot.terminal import console, print_releases

        print_releases(console(sys.stdout), listed)
    else:
        say(NO_RELEASES)


def remove(
    release_ids: Annotated[
        list[int], typer.Argument(metavar="ID...", help="Ids, as `vocero releases` lists them.")
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Take releases out of the catalogue. The files they were read from stay."""
    with open_library() as library:
        named = [(release_id, library.release(release_id)) for release_id in dict.fromkeys(release_ids)]
        for release_id, release in named:
            typer.echo(f"{release_id}  {release.title}")
        if not yes:
            if not sys.stdin.isatty():
                raise typer.BadParameter("nobody is here to be asked: say --yes", param_hint="--yes")
            typer.confirm("Remove?" if len(named) == 1 else f"Remove these {len(named)}?", abort=True)
        for release_id, _ in named:
            library.remove(release_id)
    typer.echo(f"{len(named)} removed")


def reindex(
    events: Annotated[bool, typer.Option("--events", help="Only find the events anew.")] = False,
) -> None:
    """Analyse and embed every release anew, after a change of the model or of a setting."""
    from bot.progress import progress

    with open_library() as library, progress("Reindexing") as advance:
        work = library.reindex_events if events else library.reindex
        done = work(lambda finished, total: advance(finished, total, ""))
    typer.echo(f"{done} events found" if events else f"{done} reindexed")
