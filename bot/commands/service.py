"""The bot itself: `vocero serve` and `vocero doctor`."""

import sys
from typing import Annotated

import typer

from bot.commands.common import read_settings


def serve(context: typer.Context) -> None:
    """Run the Telegram bot until it is told to stop."""
    from bot.app import run
    from config import Settings

    settings = Settings()
    run(settings.model_copy(update={"log_level": "DEBUG"}) if context.obj else settings)


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

    settings = read_settings()
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
