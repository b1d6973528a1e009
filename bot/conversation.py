"""`vocero chat`: a conversation in the terminal, or down a pipe."""

import sys
from collections.abc import Callable, Iterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from bot.terminal import (
    LABELS,
    print_answer,
    print_context,
    print_passage,
    print_releases,
)
from index import Library
from index.answer import Answer
from index.citation import Citation
from index.errors import LibraryError
from index.release import Language

HELP = """\
Type a question in Spanish or English; the answer is a sentence of a release.
/more      another passage for the last question
/context   the sentences around the last passage
/releases  the releases there are
/help      this list
/quit      leave (so does end of file)"""


class Conversation:
    """Questions and commands, one a line, each answered before the next is read.

    Args:
        library: The open library.
        out: Where answers go.
        language: The language while none of the questions has told.
    """

    def __init__(self, library: Library, out: Console, *, language: Language = Language.ES) -> None:
        """Begin with nothing asked."""
        self._library = library
        self._out = out
        self._language = language
        self._answer: Answer | None = None
        self._shown = 0
        self._passage: Citation | None = None
        self._commands: dict[str, Callable[[], None]] = {
            "/more": self._more,
            "/context": self._context,
            "/releases": self._releases,
            "/help": self._help,
        }

    def say(self, line: str) -> bool:
        """Answer one line. False means that the user wants to leave."""
        line = line.strip()
        if line == "/quit":
            return False
        if not line:
            return True
        try:
            if line.startswith("/"):
                self._commands.get(line.lower(), self._help)()
            else:
                self._ask(line)
        except LibraryError as error:
            # A catalogue that is busy now may answer the next question.
            self._out.print(Text(str(error)), soft_wrap=True)
        self._out.print()
        return True

    def _ask(self, question: str) -> None:
        answer = self._library.ask(question, default_language=self._language)
        self._language = answer.language
        self._answer, self._shown, self._passage = answer, 1, answer.citation
        print_answer(self._out, answer)

    def _more(self) -> None:
        labels = LABELS[self._language]
        if self._answer is None:
            self._out.print(labels.no_passage)
            return
        candidates = self._answer.candidates
        if self._shown >= len(candidates):
            self._out.print(labels.no_more)
            return
        self._passage = candidates[self._shown].citation
        self._shown += 1
        self._out.print(labels.passage.format(number=self._shown, total=len(candidates)))
        self._out.print()
        print_passage(self._out, self._passage, self._language)

    def _context(self) -> None:
        labels = LABELS[self._language]
        if self._passage is None:
            self._out.print(labels.no_passage)
            return
        sentences = self._library.context(self._passage.sentence_id)
        if sentences:
            print_context(self._out, sentences, self._passage)
        else:
            self._out.print(labels.no_context)

    def _releases(self) -> None:
        print_releases(self._out, self._library.releases())

    def _help(self) -> None:
        self._out.print(HELP)


def lines(stream: TextIO, prompt: str = "» ") -> Iterator[str]:
    """The lines typed or piped, until end of file. Only a terminal gets a prompt and line editing."""
    if not stream.isatty():
        yield from stream
        return
    import contextlib

    with contextlib.suppress(ImportError):  # Not built into every Python; typing works without it.
        import readline  # noqa: F401 (importing it gives `input` its history and editing keys)
    while True:
        try:
            yield input(prompt)
        except EOFError:
            sys.stdout.write("\n")
            return
