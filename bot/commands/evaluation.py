"""Judging: `vocero eval`."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.common import AsJson, leave_if_stopped, open_library, read_settings, take_in
from bot.streams import say

if TYPE_CHECKING:
    from index import Library
    from index.evaluation import Evaluation, Question, Reply


def evaluate(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER",
            help="Holds releases/, questions.jsonl and unanswerable.jsonl.",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a record for each question here, as JSON lines."),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Keep the catalogue here, so that the next run embeds only what is new or changed."
            " Delete it when releases are to be read or split another way.",
        ),
    ] = None,
    errors: Annotated[
        int, typer.Option(metavar="N", min=0, help="Show so many mistakes, the surest of themselves first.")
    ] = 0,
    as_json: AsJson = False,
) -> None:
    """Ask questions with known answers, and measure how well they are answered.

    A release that cannot be ingested is named, and its questions count as missed.
    """
    from index.evaluation import (
        find_mistakes,
        look_further,
        measure,
        read_evaluation,
        release_languages,
        write_records,
    )

    _require_writable(out)
    evaluation = read_evaluation(folder)
    with _data_folder(data) as data_dir:
        settings = read_settings().model_copy(update={"data_dir": data_dir})
        with open_library(settings) as library:
            _fill(library, evaluation)
            replies = _ask(library, evaluation)
            languages = release_languages(library, evaluation)
            mistakes = find_mistakes(replies)
            # How far down the right sentence is, is worth asking for what is shown only.
            places = [look_further(library, mistake.reply) for mistake in mistakes[:errors]]
    records = [reply.record for reply in replies]
    if out is not None:
        write_records(out, records)
    measures = measure(evaluation, records, languages)
    if as_json:
        from bot.as_json import dump
        from bot.evaluation_json import report_object

        typer.echo(dump(report_object(measures, mistakes, places)))
    else:
        from bot.evaluation_report import print_measures, print_mistakes, print_readings, report_console

        report = report_console(sys.stdout)
        print_measures(report, measures)
        print_readings(report, mistakes)
        print_mistakes(report, mistakes, places)


def _require_writable(out: Path | None) -> None:
    """Refuse what cannot become the file of records now rather than when all has been asked."""
    if out is None:
        return
    if out.exists() and not out.is_file():
        raise typer.BadParameter(f"{out} is no file", param_hint="--out")
    if not out.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {out.parent}", param_hint="--out")


@contextmanager
def _data_folder(data: Path | None) -> Iterator[Path]:
    if data is not None:
        yield data
        return
    with tempfile.TemporaryDirectory(prefix="vocero-eval-") as temporary:
        yield Path(temporary)


def _fill(library: "Library", evaluation: "Evaluation") -> None:
    """Ingest the releases of the folder into a library that holds no others."""
    from bot.intake import Found
    from index.errors import EvaluationError, ModelMismatch
    from index.evaluation import require_only

    require_only(library, evaluation)
    intake = take_in(library, Found(evaluation.releases, failures=(), left_out=0))
    if isinstance(intake.stopped, ModelMismatch):
        _say_how_to_start_anew()
    leave_if_stopped(intake)
    if intake.failures:
        say(f"{intake.summary}. Questions about what failed count as missed.")
    if not library.count():
        raise EvaluationError(f"None of the releases in {evaluation.folder} could be ingested.")
    require_only(library, evaluation)


def _ask(library: "Library", evaluation: "Evaluation") -> "tuple[Reply, ...]":
    from bot.progress import progress
    from bot.terminal import on_one_line
    from index.errors import ModelMismatch
    from index.evaluation import ask_everything

    with progress("Asking") as advance:

        def reached(done: int, total: int, question: "Question") -> None:
            advance(done, total, on_one_line(str(question.id)))

        try:
            return ask_everything(library, evaluation, reached)
        except ModelMismatch:
            _say_how_to_start_anew()
            raise


def _say_how_to_start_anew() -> None:
    say("The catalogue kept with --data was made with another model: delete that folder, or name another.")
