import asyncio
from collections.abc import Callable

import pytest

from bot.errors import TooBusy
from bot.limits.fair import FairQueue
from tests.bot.limits.playing import Work, settle

GROUP = -1


async def test_no_more_work_at_once_than_may_and_each_gets_its_own_result() -> None:
    work = Work(FairQueue(2))
    numbers = [work.ask(chat) for chat in (1, 2, 3, 4, 5)]
    await settle()
    assert (work.queue.running, work.queue.waiting) == (2, 3)
    await work.finish_all()
    assert await asyncio.gather(*work.tasks.values()) == numbers
    assert (work.queue.running, work.queue.waiting) == (0, 0)


async def test_chats_take_turns_and_a_chats_questions_keep_their_order() -> None:
    work = Work(FairQueue(1))
    for chat in (GROUP, GROUP, GROUP, GROUP, 5, 5, 6):
        work.ask(chat)
    await work.finish_all()
    assert [chat for chat, _ in work.started] == [GROUP, GROUP, 5, 6, GROUP, 5, GROUP]
    for chat in (GROUP, 5, 6):
        mine = [number for each, number in work.started if each == chat]
        assert mine == sorted(mine)


async def test_a_question_beyond_the_bounds_is_refused_and_the_others_are_kept() -> None:
    work = Work(FairQueue(1, most_of_a_chat=2, most=3))
    kept = [work.ask(chat) for chat in (GROUP, GROUP, GROUP)]
    await settle()
    refused = work.ask(GROUP)
    await settle()
    with pytest.raises(TooBusy):
        await work.tasks.pop(refused)
    kept.append(work.ask(5))
    await settle()
    refused = work.ask(6)
    with pytest.raises(TooBusy):
        await work.tasks.pop(refused)
    await work.finish_all()
    assert await asyncio.gather(*work.tasks.values()) == kept


async def test_one_that_fails_gives_its_place_on_and_fails_alone() -> None:
    work = Work(FairQueue(1))
    first, second = work.ask(1), work.ask(2)
    await settle()
    work.at_work.pop(first).set_exception(ZeroDivisionError())
    await work.finish_all()
    with pytest.raises(ZeroDivisionError):
        await work.tasks[first]
    assert await work.tasks[second] == second
    assert work.queue.running == 0


async def test_one_that_cannot_even_start_gives_its_place_on() -> None:
    def broken() -> asyncio.Future[int]:
        raise RuntimeError("cannot schedule new futures after shutdown")

    queue = FairQueue(1)
    results = await asyncio.gather(*(queue.run(chat, broken) for chat in (1, 2, 3)), return_exceptions=True)
    assert [type(result) for result in results] == [RuntimeError] * 3
    assert (queue.running, queue.waiting) == (0, 0)


async def test_one_that_is_given_up_while_it_waits_leaves_the_queue() -> None:
    work = Work(FairQueue(1))
    work.ask(1)
    given_up, last = work.ask(2), work.ask(3)
    await settle()
    work.tasks.pop(given_up).cancel()
    await settle()
    assert work.queue.waiting == 1
    await work.finish_all()
    assert [number for _, number in work.started] == [0, last]


async def test_one_that_is_given_up_at_work_keeps_its_place_until_the_work_ends() -> None:
    work = Work(FairQueue(1))
    given_up, last = work.ask(1), work.ask(2)
    await settle()
    work.tasks.pop(given_up).cancel()
    await settle()
    assert (work.queue.running, work.queue.waiting) == (1, 1)
    work.at_work.pop(given_up).set_exception(ZeroDivisionError())  # Nobody asks for it; nobody complains.
    await work.finish_all()
    assert await work.tasks[last] == last


@pytest.mark.parametrize("give_up_first", [True, False])
async def test_a_turn_that_comes_at_the_moment_of_giving_up_goes_to_the_next(give_up_first: bool) -> None:
    work = Work(FairQueue(1))
    first, given_up, last = work.ask(1), work.ask(2), work.ask(3)
    await settle()
    if give_up_first:
        work.tasks[given_up].cancel()
        work.finish(first)
    else:
        work.finish(first)
        await asyncio.sleep(0)  # The turn is given on, and nobody has noticed yet.
        work.tasks[given_up].cancel()
    await settle()
    assert work.started[-1] == (3, last)
    await work.finish_all()
    assert work.queue.running == 0


async def test_who_waits_long_is_told_the_place_once() -> None:
    work = Work(FairQueue(1, patience_s=0.01))
    told: list[tuple[str, int]] = []

    def teller(name: str) -> Callable[[int], asyncio.Future[None]]:
        def tell(place: int) -> asyncio.Future[None]:
            told.append((name, place))
            done = asyncio.get_running_loop().create_future()
            done.set_result(None)
            return done

        return tell

    for chat, name in ((GROUP, "works"), (GROUP, "next"), (GROUP, "group"), (5, "five"), (6, "six")):
        work.ask(chat, teller(name))
    await asyncio.sleep(0.05)
    assert sorted(told) == [("five", 2), ("group", 4), ("next", 1), ("six", 3)]
    await work.finish_all()
    assert len(told) == 4
    assert [number for _, number in work.started] == [0, 1, 3, 4, 2]


async def test_the_notice_does_not_keep_the_work_waiting_but_ends_before_the_answer_is_given() -> None:
    work = Work(FairQueue(1, patience_s=0))
    sending = asyncio.Event()

    async def waiting(_: int) -> None:
        await sending.wait()

    first, second = work.ask(1), work.ask(2, waiting)
    await asyncio.sleep(0.01)
    work.finish(first)
    await settle()
    assert work.started[-1] == (2, second)
    work.finish(second)
    await settle()
    assert not work.tasks[second].done()
    sending.set()
    assert await work.tasks[second] == second


async def test_a_notice_that_cannot_be_sent_costs_nobody_the_answer(caplog: pytest.LogCaptureFixture) -> None:
    async def waiting(_: int) -> None:
        raise ZeroDivisionError("with somebody's words")

    work = Work(FairQueue(1, patience_s=0))
    work.ask(1)
    second = work.ask(2, waiting)
    await asyncio.sleep(0.01)
    await work.finish_all()
    assert await work.tasks[second] == second
    assert "ZeroDivisionError" in caplog.text
    assert "somebody's words" not in caplog.text


async def test_a_question_given_up_during_its_notice_gives_the_notice_up_too() -> None:
    ended = asyncio.Event()

    async def waiting(_: int) -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    work = Work(FairQueue(1, patience_s=0))
    work.ask(1)
    second = work.ask(2, waiting)
    await asyncio.sleep(0.01)
    work.tasks.pop(second).cancel()
    await asyncio.wait_for(ended.wait(), 1)
    await settle()
    assert work.queue.waiting == 0
    await work.finish_all()
