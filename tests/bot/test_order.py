import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from telegram import Update

from bot.order import InOrder, Turns, conversation


def message(chat: int, number: int, field: str = "message") -> Update:
    data = {
        "update_id": number,
        field: {"message_id": number, "date": 0, "chat": {"id": chat, "type": "private"}, "text": "a"},
    }
    return Update.de_json(data, None)


def press(chat: int, on: int) -> Update:
    query: dict[str, Any] = {
        "id": "1",
        "from": {"id": chat, "is_bot": False, "first_name": "Anna"},
        "chat_instance": "1",
        "message": {"message_id": on, "date": 0, "chat": {"id": chat, "type": "private"}},
    }
    return Update.de_json({"update_id": 1, "callback_query": query}, None)


@pytest.fixture
async def work() -> Callable[..., asyncio.Task[None]]:
    """Starts work on an update; it ends when its `gate` opens, and notes its number in `done`."""
    processor = InOrder()

    def start(update: Update, gate: asyncio.Event, done: list[int]) -> asyncio.Task[None]:
        async def handle() -> None:
            await gate.wait()
            done.append(update.update_id)

        return asyncio.create_task(processor.process_update(update, handle()))

    return start


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_updates_of_one_chat_are_worked_on_in_the_order_they_came(
    work: Callable[..., asyncio.Task[None]],
) -> None:
    slow, quick, done = asyncio.Event(), asyncio.Event(), list[int]()
    quick.set()
    tasks = [
        work(message(1, 1), slow, done),
        work(message(1, 2, "edited_message"), quick, done),
        work(message(1, 3), quick, done),
    ]
    await settle()
    assert done == []
    slow.set()
    await asyncio.gather(*tasks)
    assert done == [1, 2, 3]


async def test_a_chat_does_not_wait_for_another_nor_a_button_for_a_question(
    work: Callable[..., asyncio.Task[None]],
) -> None:
    slow, quick, done = asyncio.Event(), asyncio.Event(), list[int]()
    quick.set()
    first = work(message(1, 1), slow, done)
    await asyncio.gather(work(message(2, 2), quick, done), work(press(1, 50), quick, done))
    assert done == [2, 1] or done == [1, 2]
    assert not first.done()
    slow.set()
    await first


async def test_presses_on_one_message_are_worked_on_in_order(work: Callable[..., asyncio.Task[None]]) -> None:
    slow, quick, done = asyncio.Event(), asyncio.Event(), list[int]()
    quick.set()
    tasks = [work(press(1, 50), slow, done), work(press(1, 50), quick, done), work(press(1, 51), quick, done)]
    await settle()
    assert len(done) == 1
    slow.set()
    await asyncio.gather(*tasks)


async def test_an_update_that_fails_lets_the_next_one_in_and_no_queue_stays_behind() -> None:
    turns = Turns()
    with pytest.raises(ZeroDivisionError):
        async with turns.of("a"):
            assert len(turns) == 1
            raise ZeroDivisionError
    assert len(turns) == 0
    async with turns.of("a"):
        waiting = asyncio.create_task(_enter(turns))
        await settle()
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        assert len(turns) == 1
    assert len(turns) == 0


async def _enter(turns: Turns) -> None:
    async with turns.of("a"):
        raise AssertionError("entered out of turn")


async def test_what_belongs_to_nobody_waits_for_nobody() -> None:
    assert conversation(object()) is None
    assert conversation(Update(1)) is None
    turns = Turns()
    async with turns.of(None), turns.of(None):
        assert len(turns) == 0
