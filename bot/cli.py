"""The command line: `vocero ask | chat | ingest | releases | remove | reindex | serve | doctor`.

Each command imports what it needs when it runs, so that `vocero --help` answers at once and only the
commands that use the model wait for it.

Exit codes: 0 done or answered; 1 something went wrong, or needs attention; 2 the command was called wrongly;
3 `ask` found no release that answers; 130 interrupted.
"""

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.streams import say, speak_utf8

if TYPE_CHECKING:
    from bot.intake import Found, Intake
    from config import Settings
    from index import Library

NO_ANSWER = 3
INTERRUPTED = 130
NO_RELEASES = "There are no releases yet. Add some: vocero ingest PATH..."

app = typer.Typer(
    name="vocero",
    help="Questions about official press releases, answered by quoting them.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # Its import alone would cost `vocero --help` half of its time.
    context_settings={"help_option_names": ["-h", "--help"]},
)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]


def main() -> None:
    """Run the command of `sys.argv`; the entry point of the package."""
    speak_utf8()
    try:
        app()
    except Exception as error:
        from bot.failure import explain

        say(explain(error))
        sys.exit(1)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(version("vocero"))
        raise typer.Exit


@app.callback()
def vocero(
    context: typer.Context,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error comes from.")] = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and leave."),
    ] = False,
) -> None:
    """Questions about official press releases, answered by quoting them."""
    context.obj = debug
    if debug and context.invoked_subcommand != "serve":  # The bot has a log of its own, which keeps secrets.
        _log_everything()


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question, in Spanish or English.")],
    as_json: AsJson = False,
    language: Annotated[
        Literal["es", "en"] | None,
        typer.Option(help="Language of the question, where Vocero shall not tell by itself."),
    ] = None,
    also: Annotated[
        list[Path] | None,
        typer.Option("--with", metavar="PATH", help="Ingest this first, if it is new or changed."),
    ] = None,
) -> None:
    """Answer a question with a sentence of a release.

    The exit code is 3 when no release answers surely enough.
    """
    from index import Language, Status

    if not question.strip():
        raise typer.BadParameter("the question is empty", param_hint="QUESTION")
    with _library() as library:
        if also:
            _ingest_first(library, also)
        empty = not library.count()
        answer = library.ask(question, language=Language(language) if language else None)
    if as_json:
        from bot.as_json import answer_object, dump

        typer.echo(dump(answer_object(answer)))
    else:
        from bot.terminal import console, print_answer

        print_answer(console(sys.stdout), answer)
    if empty:
        say(NO_RELEASES)
    if answer.status is not Status.ANSWERED:
        raise typer.Exit(NO_ANSWER)


@app.command()
def chat() -> None:
    """Ask one question after the other, in the terminal."""
    from bot.conversation import HELP, Conversation, lines
    from bot.terminal import console

    with _library() as library:
        if sys.stdin.isatty():
            typer.echo(HELP)
            library.warm_up()
        conversation = Conversation(library, console(sys.stdout))
        for line in lines(sys.stdin):
            if not conversation.say(line):
                break


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, or folders of files.")],
) -> None:
    """Take releases into the catalogue, new ones and changed ones.

    A file that cannot be read never keeps the others out; the exit code is 1 if there was one.
    """
    from bot.intake import find_files

    found = find_files(paths)
    with _library() as library:
        intake = _take_in(library, found)
    if found.left_out:
        say(f"{found.left_out} files of other kinds were left out.")
    typer.echo(intake.summary)
    _leave_if_stopped(intake)
    if intake.failures:
        raise typer.Exit(1)


@app.command()
def releases(as_json: AsJson = False) -> None:
    """List the releases in the catalogue, the newest first."""
    with _library() as library:
        listed = library.releases()
    if as_json:
        from bot.as_json import dump, release_object

        typer.echo(dump([release_object(release) for release in listed]))
    elif listed:
        from bot.terminal import console, print_releases

        print_releases(console(sys.stdout), listed)
    else:
        say(NO_RELEASES)


@app.command()
def remove(
    release_ids: Annotated[
        list[int], typer.Argument(metavar="ID...", help="Ids, as `vocero releases` lists them.")
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Take releases out of the catalogue. The files they were read from stay."""
    with _library() as library:
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


@app.command()
def reindex() -> None:
    """Analyse and embed every release anew, after a change of the model or of a setting."""
    from bot.progress import progress

    with _library() as library, progress("Reindexing") as advance:
        done = library.reindex(lambda finished, total: advance(finished, total, ""))
    typer.echo(f"{done} reindexed")


@app.command()
def serve(context: typer.Context) -> None:
    """Run the Telegram bot until it is told to stop."""
    from bot.app import run
    from config import Settings

    settings = Settings()
    run(settings.model_copy(update={"log_level": "DEBUG"}) if context.obj else settings)


@app.command()
def doctor(
    quick: Annotated[bool, typer.Option("--quick", help="Do not load the model.")] = False,
    health: Annotated[
        bool, typer.Option("--health", help="Only whether `vocero serve` is at work; for a health check.")
    ] = False,
) -> None:
    """Say how settings, data, catalogue, index and model are.

    The exit code is 1 when something needs attention.
    """
    from bot import doctor as examination
    from bot.terminal import console

    settings = _settings()
    out = console(sys.stdout)
    if health:
        finding = examination.sign_of_life(settings.data_dir)
        examination.print_finding(out, finding)
        raise typer.Exit(0 if finding.verdict is examination.Verdict.WELL else 1)
    troubled = False
    for finding in examination.examine(settings, quick=quick):
        examination.print_finding(out, finding)
        troubled = troubled or finding.verdict is examination.Verdict.ATTENTION
    raise typer.Exit(1 if troubled else 0)


def _settings() -> "Settings":
    from config import Settings

    settings = Settings()
    if settings.log_level == "DEBUG":
        _log_everything()
    return settings


@contextmanager
def _library() -> "Iterator[Library]":
    from index import Library

    with Library(_settings(), notify=say) as library:
        yield library


def _log_everything() -> None:
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # Only our own: the libraries around us have too much to say at this level.
    for name in ("bot", "index"):
        logging.getLogger(name).setLevel(logging.DEBUG)


def _ingest_first(library: "Library", paths: Sequence[Path]) -> None:
    """Ingest what is new or changed, in silence where nothing is, so that a question can follow."""
    from bot.intake import find_files

    intake = _take_in(library, find_files(paths))
    if intake.failures or intake.stopped is not None or not intake.nothing_new:
        say(intake.summary)
    _leave_if_stopped(intake)


def _take_in(library: "Library", found: "Found") -> "Intake":
    """Ingest the files behind a bar, and say on standard error what was noticed about which of them."""
    from bot.intake import remarks, take_in
    from bot.progress import progress
    from bot.terminal import on_one_line

    with progress("Ingesting") as advance:
        intake = take_in(
            library, found, reached=lambda done, total, path: advance(done, total, on_one_line(path.name))
        )
    for remark in remarks(intake):
        say(on_one_line(remark))
    return intake


def _leave_if_stopped(intake: "Intake") -> None:
    if intake.stopped is not None:
        interrupted = isinstance(intake.stopped, KeyboardInterrupt)
        raise typer.Exit(INTERRUPTED if interrupted else 1)
