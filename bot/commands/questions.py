"""Asking: `vocero ask` and `vocero chat`."""

import sys
from typing import Annotated, Literal

import typer

from bot.commands.common import NO_ANSWER, NO_RELEASES, AsJson, With, ingest_first, open_library
from bot.streams import say


def ask(
    question: Annotated[str, typer.Argument(help="The question, in Spanish or English.")],
    as_json: AsJson = False,
    language: Annotated[
        Literal["es", "en"] | None,
        typer.Option(help="Language of the question, where Vocero shall not tell by itself."),
    ] = None,
    also: With = None,
) -> None:
    """Answer a question with a sentence of a release.

    The exit code is 3 when no release answers surely enough.
    """
    from index import Language, Status

    if not question.strip():
        raise typer.BadParameter("the question is empty", param_hint="QUESTION")
    with open_library() as library:
        if also:
            ingest_first(library, also)
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


def chat() -> None:
    """Ask one question after the other, in the terminal."""
    from bot.conversation import HELP, Conversation, lines
    from bot.terminal import console

    with open_library() as library:
        if sys.stdin.isatty():
            typer.echo(HELP)
            library.warm_up()
        conversation = Conversation(library, console(sys.stdout))
        for line in lines(sys.stdin):
            if not conversation.say(line):
                break
