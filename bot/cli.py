"""The command line: `vocero ask | next | chat | briefing | ingest | releases | remove | serve | ...`.

The commands are in `bot/commands/`. Each imports what it needs when it runs, so that `vocero --help` answers
at once and only the commands that use the model wait for it.

Exit codes: 0 done or answered; 1 something went wrong, or needs attention; 2 the command was called wrongly;
3 `ask` found no release that answers; 130 interrupted.
"""

import sys
from typing import Annotated

import typer

from bot.commands.agenda import next_events
from bot.commands.briefing import briefing
from bot.commands.common import log_everything
from bot.commands.evaluation import evaluate
from bot.commands.feedback import feedback
from bot.commands.questions import ask, chat
from bot.commands.releases import ingest, reindex, releases, remove
from bot.commands.service import doctor, serve
from bot.streams import say, speak_utf8

app = typer.Typer(
    name="vocero",
    help="Questions about official press releases, answered by quoting them.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # Its import alone would cost `vocero --help` half of its time.
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
        log_everything()


for _command in (ask, chat, briefing, ingest, releases, remove, reindex, serve, doctor):
    app.command()(_command)
app.command("next")(next_events)  # `next` by itself is a function of Python's.
app.command("eval")(evaluate)  # So is `eval`.
app.add_typer(feedback, name="feedback")
