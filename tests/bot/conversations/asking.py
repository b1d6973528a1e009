"""Questions that wait, that no release answers, and what each was understood by."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from index import Answer, Language, Library, Preceding, Status

UNANSWERED = {Language.ES: "¿Quién ganó el torneo de ajedrez?", Language.EN: "Who won the chess tournament?"}
"""What no release answers, once `without_chess` has been called."""

HARBOUR_OPENS = {
    Language.ES: "¿Cuándo reabre el puerto de Veracruz?",
    Language.EN: "When does the harbour of Veracruz reopen?",
}
AND_WHERE = {Language.ES: "¿y dónde?", Language.EN: "and where?"}


def without_chess(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no release answer what is asked of chess: the nearest sentence is not sure enough."""
    ask = shelf.ask

    def instead(question: str, **more: Any) -> Answer:
        found = ask(question, **more)
        if any(word in found.question for word in ("ajedrez", "chess")):
            return replace(found, status=Status.ABSTAINED, highlight=None, context=None, when=None)
        return found

    monkeypatch.setattr(shelf, "ask", instead)


def followed(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> list[Preceding | None]:
    """What each question is asked after, from here on."""
    after: list[Preceding | None] = []
    ask = shelf.ask

    def noting(question: str, **more: Any) -> Answer:
        after.append(more["after"])
        return ask(question, **more)

    monkeypatch.setattr(shelf, "ask", noting)
    return after


@contextmanager
def held(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[list[str], threading.Event]]:
    """Each question that is begun, and what has to be set for it to be answered; it is at the end."""
    begun: list[str] = []
    gate = threading.Event()
    ask = shelf.ask

    def waiting(question: str, **more: Any) -> Answer:
        begun.append(question)
        assert gate.wait(10)
        return ask(question, **more)

    monkeypatch.setattr(shelf, "ask", waiting)
    try:
        yield begun, gate
    finally:
        gate.set()
