"""What people think of the answers: `vocero feedback` and `vocero feedback export`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.common import AsJson, open_library, read_settings
from bot.streams import say

if TYPE_CHECKING:
    from bot.feedback.export import Export
    from bot.feedback.store import Counts, Kept
    from config import Settings

feedback = typer.Typer(
    help="What people think of the answers.", invoke_without_command=True, rich_markup_mode=None
)

NOTHING_KEPT = "No question is kept: nobody has agreed to it yet."
_KINDS = {True: "answers", False: "nearest sentences, none being the answer"}
_FOLDER = typer.Argument(metavar="FOLDER", help="A new folder, for `vocero eval FOLDER`.", show_default=False)


@feedback.callback()
def summary(context: typer.Context, as_json: AsJson = False) -> None:
    """Count the votes under answers, and the questions that may be kept."""
    if context.invoked_subcommand is not None:
        return
    votes, kept = _read(read_settings())
    if as_json:
        from bot.as_json import dump

        typer.echo(dump({"votes": _counted(votes), "kept": len(kept)}))
        return
    for answered, kind in _KINDS.items():
        up, down = votes.get((answered, True), 0), votes.get((answered, False), 0)
        typer.echo(f"{kind}: {up} up, {down} down")
    typer.echo(f"questions kept: {len(kept)}")


@feedback.command("export")
def export_questions(folder: Annotated[Path, _FOLDER]) -> None:
    """Write the questions whose askers agreed as an evaluation folder, with all releases of the catalogue.

    It holds nobody's number. What the votes do not settle is in to_label.jsonl, for somebody to look at.
    """
    from bot.feedback.export import export
    from bot.progress import progress
    from index.evaluation.writing import require_free

    require_free(folder)
    settings = read_settings()
    _, kept = _read(settings)
    if not kept:
        say(NOTHING_KEPT)
        raise typer.Exit(1)
    with open_library(settings) as library, progress("Writing") as advance:
        made = export(folder, kept, library, lambda done, total: advance(done, total, ""))
    _tell(folder, made)


def _tell(folder: Path, made: "Export") -> None:
    from bot.feedback.export import TO_LABEL

    typer.echo(
        f"{folder}: {made.releases} releases, {len(made.questions)} questions with their answers,"
        f" {len(made.unanswerable)} that no release answers"
    )
    if made.to_label:
        say(
            f"{len(made.to_label)} to label in {folder / TO_LABEL}: give each its release and gold and move"
            " it to questions.jsonl, or move it to unanswerable.jsonl."
        )
    for why, count in made.left_out.items():
        say(f"{count} left out: {why}.")
    if made.unwritten:
        say(f"{made.unwritten} releases left out: they cannot be written as a file.")


def _read(settings: "Settings") -> "tuple[Counts, tuple[Kept, ...]]":
    """The votes and the kept questions; no file is made where there is none."""
    from bot.app import chats_path

    path = chats_path(settings)
    if not path.exists():
        return {}, ()
    from bot.chats import Chats
    from bot.feedback.store import FeedbackStore

    with Chats(path) as chats:
        store = FeedbackStore(chats.file)
        return store.votes(), store.kept()


def _counted(votes: "Counts") -> dict[str, dict[str, int]]:
    return {
        name: {"up": votes.get((answered, True), 0), "down": votes.get((answered, False), 0)}
        for answered, name in ((True, "answered"), (False, "abstained"))
    }
