"""The soak itself: so many people at once, and a bot that is ended and started again meanwhile."""

import asyncio
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.soak.acts import Acts
from benchmarks.soak.cast import Place
from benchmarks.soak.ledger import Debt, Ledger
from benchmarks.soak.process import START_S, BotProcess, Sample
from benchmarks.soak.trouble import REORDERED, Trouble
from tests.telegram.log import Call
from tests.telegram.server import BotApi

AT_ONCE = 24
"""So many people wait for the bot at once."""

PATIENCE_S = 150.0
"""After so long somebody goes on to do something else; what is owed stays owed."""

_MOST_PENDING = 60  # Updates not yet fetched. One delivery holds up to 100, which is to be all there is.
_SAMPLE_S = 1.0


@dataclass(frozen=True, slots=True)
class End:
    """The end of a process that was asked for.

    Attributes:
        after: The share of all updates after which it comes.
        sending: Ended while it sends an answer, which has arrived, but which it does not know yet.
    """

    sign: signal.Signals
    after: float
    sending: bool = False


ENDS = (
    End(signal.SIGKILL, 0.08),
    End(signal.SIGTERM, 0.16),
    End(signal.SIGKILL, 0.24, sending=True),
    End(signal.SIGTERM, 0.32),
    End(signal.SIGKILL, 0.40, sending=True),
)
"""All in the first half, so that in the last one a single process shows how much it grows."""


@dataclass(slots=True)
class Course:
    """How it went.

    Attributes:
        samples: The size of the process, every second.
        ended: How often the process was ended by each signal.
        seconds: How long it all took.
        updates: How many there were.
    """

    samples: list[Sample] = field(default_factory=list)
    ended: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    updates: int = 0


class Play:
    """Plays the soak on a stage that is set."""

    def __init__(
        self,
        api: BotApi,
        bot: BotProcess,
        places: Sequence[Place],
        ledger: Ledger,
        acts: Acts,
        choose: random.Random,
        trouble: Trouble,
        patience_s: float = PATIENCE_S,
    ) -> None:
        """Play with the bot in these places; after `patience_s` somebody who waits does something else."""
        self._api = api
        self._bot = bot
        self._free = list(places)
        self._ledger = ledger
        self._acts = acts
        self._choose = choose
        self._trouble = trouble
        self._patience_s = patience_s
        self._trap: signal.Signals | None = None
        self._sprung = asyncio.Event()
        self._begin = 0
        self.course = Course()
        api.log.watch = self._watch

    async def run(self, updates: int, ends: Sequence[End] = ENDS) -> Course:
        """Play until there were so many updates and what the bot owes is paid, or it pays nothing more."""
        started = time.monotonic()
        await self._bot.start()
        await self._api.log.wait_for(lambda: self._api.log.counts["deleteWebhook"] > 0, START_S)
        self._begin = self._api.world.updates.made
        watching = [asyncio.create_task(work) for work in (self._sample(), self._end(updates, ends))]
        try:
            async with asyncio.TaskGroup() as people:
                for _ in range(AT_ONCE):
                    people.create_task(self._live(updates))
            await watching[1]
            await self._settle()
        finally:
            for task in watching:
                task.cancel()
            await asyncio.gather(*watching, return_exceptions=True)
            self.course.updates = self._made
            self.course.seconds = time.monotonic() - started
            await self._bot.end(signal.SIGTERM)
            self._bot.close()
        return self.course

    @property
    def _made(self) -> int:
        return self._api.world.updates.made - self._begin

    async def _live(self, updates: int) -> None:
        while self._made < updates:
            await _until(lambda: len(self._api.world.updates.pending) <= _MOST_PENDING)
            if self._ledger.told:
                await self._paid([await self._acts.ask_again(self._ledger.told.popleft())])
                continue
            if not self._free:
                await asyncio.sleep(0.05)
                continue
            if self._trouble.happens(REORDERED):
                self._api.reorder_next_updates()
            place = self._free.pop(self._choose.randrange(len(self._free)))
            try:
                await self._paid(await self._acts.do(place))
            finally:
                self._free.append(place)
            await asyncio.sleep(0)

    async def _paid(self, debts: Sequence[Debt]) -> None:
        for debt in debts:
            try:
                await asyncio.wait_for(debt.paid.wait(), self._patience_s)
            except TimeoutError:
                return

    async def _settle(self) -> None:
        """Wait for what is still owed; ask again where that is to be done."""
        self._api.release_updates()
        last, seen = time.monotonic(), -1
        while self._ledger.unpaid or self._ledger.told or self._api.world.updates.pending:
            if self._ledger.told:
                await self._acts.ask_again(self._ledger.told.popleft())
            done = len(self._ledger.unpaid)
            if done != seen:
                last, seen = time.monotonic(), done
            elif time.monotonic() - last > self._patience_s:
                return
            await asyncio.sleep(0.2)
        await asyncio.sleep(2.0)  # What is said now is said once too often.

    async def _end(self, updates: int, ends: Sequence[End]) -> None:
        for end in ends:
            await self._reach(end.after * updates)
            if end.sending:
                self._sprung.clear()
                self._trap = end.sign
                await self._sprung.wait()
            await self._bot.end(end.sign)
            self.course.ended[end.sign.name] += 1
            await self._bot.start()

    async def _reach(self, updates: float) -> None:
        await _until(lambda: self._made >= updates)

    async def _sample(self) -> None:
        while True:
            await asyncio.sleep(_SAMPLE_S)
            await self._bot.revive()
            size = self._bot.megabytes()
            if size is not None:
                self.course.samples.append(Sample(self._bot.lives, self._made, size))

    def _watch(self, call: Call) -> None:
        self._ledger.watch(call)
        if self._trap is not None and call.method == "sendMessage" and call.error is None:
            self._bot.send(self._trap)
            self._trap = None
            self._sprung.set()


async def _until(predicate: Callable[[], bool]) -> None:
    """Wait for something, looking now and then: the server would wake everybody for every request."""
    while not predicate():  # noqa: ASYNC110 - what is waited for sets no event.
        await asyncio.sleep(0.05)
