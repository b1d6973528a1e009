import asyncio
import heapq
from collections import defaultdict
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.traffic import IN_CHAT_S, PER_MINUTE_IN_GROUP, PER_SECOND, Traffic

SMALL_S = 1e-6


class Hours:
    """A clock that goes on as soon as everybody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Event]] = []
        self._numbers = count()

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.Event()
        # A wait that is rounded to nothing would never end.
        heapq.heappush(self._sleepers, (self.now + max(seconds, SMALL_S), next(self._numbers), woken))
        await woken.wait()

    async def run(self, work: "asyncio.Future[Any]") -> None:
        while not work.done():
            for _ in range(20):
                await asyncio.sleep(0)
            if self._sleepers:
                at, _, woken = heapq.heappop(self._sleepers)
                self.now = max(self.now, at)
                woken.set()


def most_within(moments: list[float], span_s: float) -> int:
    ordered = sorted(moments)
    return max(
        (sum(0 <= moment - first < span_s - 1e-9 for moment in ordered) for first in ordered), default=0
    )


CHATS = st.sampled_from([-3, -2, -1, 1, 2, 3])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(CHATS, max_size=60),
    st.lists(st.tuples(st.floats(0, 20), CHATS), max_size=20),
    st.lists(st.tuples(st.floats(0, 20), st.floats(0.5, 10)), max_size=2),
)
def test_whatever_else_is_sent_nothing_unasked_goes_above_the_pace(
    unasked: list[int], answers: list[tuple[float, int]], holds: list[tuple[float, float]]
) -> None:
    clock = Hours()
    traffic = Traffic(clock=clock, sleep=clock.sleep)
    sent: list[tuple[float, int]] = []
    answered: list[tuple[float, int]] = []
    held: list[tuple[float, float]] = []

    async def send(chat: int) -> None:
        await traffic.turn(chat)
        sent.append((clock.now, chat))

    async def answer(moment: float, chat: int) -> None:
        await clock.sleep(moment)
        traffic.note(chat)
        answered.append((clock.now, chat))

    async def hold(moment: float, seconds: float) -> None:
        await clock.sleep(moment)
        traffic.hold(seconds)
        held.append((clock.now, clock.now + seconds))

    async def play() -> None:
        work = asyncio.gather(
            *(send(chat) for chat in unasked),
            *(answer(*each) for each in answers),
            *(hold(*e) for e in holds),
        )
        await clock.run(work)
        await work

    asyncio.run(play())
    assert sorted(chat for _, chat in sent) == sorted(unasked), "everything is sent in the end"
    assert most_within([moment for moment, _ in sent], 1.0) <= PER_SECOND
    by_chat: dict[int, list[float]] = defaultdict(list)
    for moment, chat in sent:
        by_chat[chat].append(moment)
        before = [at for at, other in answered if other == chat and at < moment - SMALL_S]
        assert not before or moment - max(before) >= IN_CHAT_S - 2 * SMALL_S, "an answer was just sent there"
        assert not any(start + SMALL_S < moment < end - 2 * SMALL_S for start, end in held)
    for chat, moments in by_chat.items():
        assert most_within(moments, IN_CHAT_S - 1e-3) == 1
        assert chat > 0 or most_within(moments, 60.0) <= PER_MINUTE_IN_GROUP


@pytest.mark.parametrize("chat", [5, -5])
async def test_who_waits_for_a_chat_of_their_own_keeps_nobody_else(chat: int) -> None:
    clock = Hours()
    traffic = Traffic(clock=clock, sleep=clock.sleep)
    order: list[int] = []

    async def send(number: int, to: int) -> None:
        await traffic.turn(to)
        order.append(number)

    work = asyncio.gather(send(1, chat), send(2, chat), send(3, chat), send(4, 7), send(5, 8))
    await clock.run(work)
    await work
    assert order == [1, 4, 5, 2, 3]
