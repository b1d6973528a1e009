"""A progress bar on standard error, where somebody is looking."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[int, int, str], None]
"""Called with how many are done, of how many, and the name of what is being worked on."""


@contextmanager
def progress(what: str) -> Iterator[Advance]:
    """Show a bar while the block runs; into a pipe or a log file nothing is written.

    The bar appears at the first call, so that a block with nothing to do leaves no trace.
    """
    if not sys.stderr.isatty():
        yield lambda done, total, name: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.text import Text

    from bot.terminal import console

    class Name(TextColumn):
        """The name as it is: square brackets in it are no markup."""

        def render(self, task: object) -> Text:
            return Text(str(getattr(task, "fields", {}).get("name", "")), overflow="ellipsis", no_wrap=True)

    bar = Progress(
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        Name(""),
        console=console(sys.stderr),
        transient=True,
    )
    task = bar.add_task(what, total=None, name="")

    def advance(done: int, total: int, name: str) -> None:
        bar.start()  # Harmless when it runs already.
        bar.update(task, completed=done, total=total, name=name)

    try:
        yield advance
    finally:
        bar.stop()
