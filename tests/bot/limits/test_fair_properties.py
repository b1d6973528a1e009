import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import TooBusy
from bot.limits.fair import FairQueue, Waiting
from tests.bot.limits.playing import Work, settle

ACTS = st.lists(st.tuples(st.sampled_from("aaaafc"), st.integers(0, 4)), max_size=80)


@given(st.integers(1, 3), ACTS)
def test_whatever_happens_each_question_runs_once_in_order_and_no_chat_is_passed_over(
    at_once: int, acts: list[tuple[str, int]]
) -> None:
    async def play() -> None:
        work = Work(FairQueue(at_once, most_of_a_chat=6, most=15))
        chats: dict[int, int] = {}
        ahead: dict[int, int] = {}  # Of its own chat, when it lined up.
        lined_up: dict[int, int] = {}  # How many had started by then.
        given_up: set[int] = set()
        for act, value in acts:
            if act == "a":
                before = len(work.started)
                own = [n for n in chats if chats[n] == value and n not in given_up and not started(work, n)]
                number = work.ask(value)
                await settle()
                if work.tasks[number].done():
                    with pytest.raises(TooBusy):
                        work.tasks.pop(number).result()
                    assert len(own) == 6 or work.queue.waiting == 15
                    continue
                chats[number], ahead[number], lined_up[number] = value, len(own), before
            elif act == "f" and work.at_work:
                work.finish(list(work.at_work)[value % len(work.at_work)])
            elif act == "c" and work.tasks:
                number = list(work.tasks)[value % len(work.tasks)]
                given_up.add(number)
                work.tasks[number].cancel()
            await settle()
            assert work.queue.running == len(work.at_work) <= at_once
            assert work.queue.waiting == 0 or work.queue.running == at_once
        await work.finish_all()
        order = [number for _, number in work.started]
        assert len(order) == len(set(order))
        assert set(chats) - given_up <= set(order)
        for chat in range(5):
            mine = [number for each, number in work.started if each == chat]
            assert mine == sorted(mine)
        for number in set(chats) - given_up:
            between = work.started[lined_up[number] : order.index(number)]
            for other in set(range(5)) - {chats[number]}:
                assert sum(chat == other for chat, _ in between) <= ahead[number] + 1
        assert (work.queue.running, work.queue.waiting) == (0, 0)
        await asyncio.gather(*work.tasks.values(), return_exceptions=True)

    asyncio.run(play())


def started(work: Work, number: int) -> bool:
    return any(each == number for _, each in work.started)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=25))
def test_the_place_that_is_told_is_the_turn_that_comes(chats: list[int]) -> None:
    async def play() -> None:
        work = Work(FairQueue(1, patience_s=0))
        places: dict[int, int] = {}

        def teller(number: int) -> Waiting:
            async def tell(place: int) -> None:
                places[number] = place

            return tell

        for number, chat in enumerate(chats):
            assert work.ask(chat, teller(number)) == number
        await asyncio.sleep(0.005)
        await work.finish_all()
        assert [number for _, number in work.started][1:] == sorted(places, key=places.__getitem__)
        assert sorted(places.values()) == list(range(1, len(chats)))

    asyncio.run(play())
