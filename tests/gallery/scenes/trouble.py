"""What is said where it does not go as it should."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from index import Answer, CatalogueBusy
from tests.bot.conversations.running import until
from tests.gallery.scenes.questions import COST, MINISTERIAL
from tests.gallery.stage import Playing, Scene


@contextmanager
def held(playing: Playing) -> Iterator[tuple[list[str], threading.Event]]:
    """No question is answered until the gate opens; those that have begun are listed."""
    ask = playing.library.ask
    begun: list[str] = []
    gate = threading.Event()

    def instead(question: str, **more: Any) -> Answer:
        begun.append(question)
        gate.wait(30)
        return ask(question, **more)

    with patch.object(playing.library, "ask", instead):
        try:
            yield begun, gate
        finally:
            gate.set()


async def waiting(playing: Playing) -> None:
    theirs = playing.bot_api.private(playing.luis)
    with patch("bot.limits.fair.PATIENCE_S", 0.1):
        async with playing.bot(concurrent_questions=1):
            with held(playing) as (begun, gate):
                await playing.luis.send(theirs, playing.say(*COST))
                await until(lambda: bool(begun))
                notice = await playing.ask(playing.mine, *MINISTERIAL)
                playing.show(playing.mine)
                gate.set()
                await playing.bot_api.wait_for(lambda: playing.bot_api.message(notice).quotes, within=30)
    playing.show(playing.mine, notice)


async def busy(playing: Playing) -> None:
    people = [playing.luis, playing.bot_api.user("Eva")]
    with patch("bot.limits.fair.MOST", 1):
        async with playing.bot(concurrent_questions=1):
            with held(playing) as (begun, _):
                for person in people:
                    await person.send(playing.bot_api.private(person), playing.say(*COST))
                    await until(lambda: bool(begun))
                await asyncio.sleep(0.2)
                await playing.ask(playing.mine, *MINISTERIAL)
                playing.show(playing.mine)


async def too_much(playing: Playing) -> None:
    long = playing.say("¿Cuándo, y dónde, y con quién? ", "When, and where, and with whom? ") * 40
    reply = await playing.ask(playing.mine, long)
    playing.show(playing.mine, reply)
    for _ in range(4):
        reply = await playing.ask(playing.mine, *MINISTERIAL)
        if not reply.quotes:
            break
    playing.show(playing.mine, playing.mine.stored[reply.reply_to or 0], reply)


async def not_text(playing: Playing) -> None:
    await playing.anna.send_document(playing.mine, "foto.jpg", b"-" * 84_000, mime_type="image/jpeg")
    await playing.bot_api.wait_for_messages(playing.mine)
    await playing.ask(playing.mine, "/tiempo", "/weather")
    playing.show(playing.mine)


async def failures(playing: Playing) -> None:
    reply = await playing.ask(playing.mine, *MINISTERIAL)
    for error in (CatalogueBusy("-"), RuntimeError("-")):
        with patch.object(playing.library, "ask", side_effect=error):
            told = await playing.ask(playing.mine, *COST)
        playing.show(playing.mine, playing.mine.stored[told.reply_to or 0], told)
    with patch.object(playing.library, "context", side_effect=RuntimeError("-")):
        await playing.press(reply, playing.words.button_context)
    await playing.ask(playing.mine, "/help")
    playing.show(playing.mine, playing.mine.stored[told.id])


SCENES = (
    Scene("waiting", "A question that has to wait, and its answer", waiting, None),
    Scene("busy", "No place in the queue", busy, None),
    Scene("too-much", "Too long, too many", too_much, {"questions_per_minute": 3}),
    Scene("not-text", "A picture without words, an unknown command", not_text),
    Scene("failures", "The releases cannot be read; something failed", failures),
)
