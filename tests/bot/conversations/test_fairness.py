"""A busy group and private chats that ask at the same time, over the desk and over the real client."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from bot.chats import Chats
from bot.desk import Desk
from bot.errors import TooBusy
from bot.limits import fair
from bot.limits.fair import FairQueue
from bot.texts import texts
from config import Settings
from index import Answer, Language, Library
from tests.bot.conversations.running import running, until
from tests.telegram.server import BotApi

GROUP = -100
OF_THE_GROUP = 200
PRIVATE = range(1, 11)


@contextmanager
def slow(
    shelf: Library, monkeypatch: pytest.MonkeyPatch, started: list[str], gate: threading.Event | None = None
) -> Iterator[None]:
    """Every question takes two milliseconds, or until the gate opens, and is noted when it starts."""
    answer = shelf.ask("¿Cuánto costaron las obras?")

    def instead(question: str, **more: Any) -> Answer:
        started.append(question)
        if gate is not None:
            assert gate.wait(10)
        time.sleep(0.002)
        return answer

    monkeypatch.setattr(shelf, "ask", instead)
    try:
        yield
    finally:
        if gate is not None:
            gate.set()


async def test_of_a_group_with_200_questions_a_private_chat_waits_for_a_few(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    before: dict[int, int] = {}
    async with Desk(shelf, 2) as desk:
        desk.fair = FairQueue(2, most_of_a_chat=OF_THE_GROUP)

        async def alone(chat: int) -> Answer:
            while len(started) < 12 * chat:  # noqa: ASYNC110 - what is waited for sets no event.
                await asyncio.sleep(0.001)
            before[chat] = len(started)
            return await desk.ask(f"private {chat}", Language.EN, chat_id=chat)

        with slow(shelf, monkeypatch, started):
            group = [desk.ask(f"group {n}", Language.EN, chat_id=GROUP) for n in range(OF_THE_GROUP)]
            answers = await asyncio.gather(*group, *map(alone, PRIVATE))
    assert len(answers) == OF_THE_GROUP + len(PRIVATE) == len(started) == len(set(started))
    waited = [started.index(f"private {chat}") - before[chat] for chat in PRIVATE]
    assert max(waited) <= 3, waited
    assert [name for name in started if name.startswith("group")] == [
        f"group {n}" for n in range(OF_THE_GROUP)
    ]


async def test_ten_private_chats_that_ask_at_once_behind_a_group_are_served_before_its_second_dozen(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    async with Desk(shelf, 2) as desk:
        desk.fair = FairQueue(2, most_of_a_chat=OF_THE_GROUP)
        with slow(shelf, monkeypatch, started):
            group = [desk.ask(f"group {n}", Language.EN, chat_id=GROUP) for n in range(OF_THE_GROUP)]
            private = [desk.ask(f"private {chat}", Language.EN, chat_id=chat) for chat in PRIVATE]
            await asyncio.gather(*group, *private)
    last = max(started.index(f"private {chat}") for chat in PRIVATE)
    assert last <= len(PRIVATE) + 3


async def test_beyond_the_bound_of_a_chat_a_question_is_refused_at_once_and_none_is_lost(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    async with Desk(shelf, 2) as desk:
        with slow(shelf, monkeypatch, started):
            group = [desk.ask(f"group {n}", Language.EN, chat_id=GROUP) for n in range(OF_THE_GROUP)]
            results = await asyncio.gather(*group, return_exceptions=True)
    refused = [result for result in results if isinstance(result, TooBusy)]
    answered = [result for result in results if isinstance(result, Answer)]
    assert len(refused) + len(answered) == OF_THE_GROUP
    assert len(answered) == len(started) == fair.MOST_OF_A_CHAT + 2
    assert (desk.fair.running, desk.fair.waiting) == (0, 0)


async def test_a_question_that_is_given_up_while_it_is_worked_on_keeps_its_thread_until_the_end(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    gate = threading.Event()
    async with Desk(shelf, 1) as desk:
        with slow(shelf, monkeypatch, started, gate):
            given_up = asyncio.create_task(desk.ask("first", Language.EN, chat_id=1))
            second = asyncio.create_task(desk.ask("second", Language.EN, chat_id=2))
            while not started:  # noqa: ASYNC110 - a thread sets no event of the loop.
                await asyncio.sleep(0.001)
            given_up.cancel()
            await asyncio.sleep(0.01)
            assert started == ["first"]
            assert (desk.fair.running, desk.fair.waiting) == (1, 1)
            gate.set()
            await second
    assert started == ["first", "second"]
    assert desk.fair.running == 0


@pytest.mark.parametrize("language", list(Language))
async def test_who_finds_no_place_in_the_queue_is_told_so_and_the_others_are_answered(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
) -> None:
    monkeypatch.setattr(fair, "MOST", 1)
    asked = {
        Language.ES: "¿Cuánto costaron las obras del puerto?",
        Language.EN: "How much did the works at the harbour cost?",
    }[language]
    started: list[str] = []
    gate = threading.Event()
    people = [bot_api.user(name, language_code=language) for name in ("Anna", "Luis", "Eva")]
    first, *others = [bot_api.private(person) for person in people]
    settings = bot_settings.model_copy(update={"concurrent_questions": 1})
    async with running(bot_api, settings, shelf, chats):
        with slow(shelf, monkeypatch, started, gate):
            await people[0].send(first, asked)
            await until(lambda: bool(started))
            for person, chat in zip(people[1:], others, strict=True):
                await person.send(chat, asked)
            refusal = await bot_api.wait_for(lambda: [m for chat in others for m in bot_api.sent(chat)])
            assert [message.text for message in refusal] == [texts(language).access.too_busy]
            gate.set()
            await bot_api.wait_for(lambda: all(bot_api.sent(chat) for chat in (first, *others)))
        said = [message for chat in (first, *others) for message in bot_api.sent(chat)]
    assert [bool(message.quotes) for message in said].count(True) == len(started) == 2
