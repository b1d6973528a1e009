"""Questions in a fair queue, played."""

import asyncio
from itertools import count

from bot.limits.fair import FairQueue, Waiting


class Work:
    """Questions in a queue, each at work until `finish`; keeps the order in which they started."""

    def __init__(self, queue: FairQueue) -> None:
        self.queue = queue
        self.started: list[tuple[int, int]] = []
        self.at_work: dict[int, asyncio.Future[int]] = {}
        self.tasks: dict[int, asyncio.Task[int]] = {}
        self._numbers = count()

    def ask(self, chat: int, waiting: Waiting | None = None) -> int:
        number = next(self._numbers)

        def start() -> asyncio.Future[int]:
            self.started.append((chat, number))
            self.at_work[number] = asyncio.get_running_loop().create_future()
            return self.at_work[number]

        self.tasks[number] = asyncio.create_task(self.queue.run(chat, start, waiting))
        return number

    def finish(self, number: int) -> None:
        self.at_work.pop(number).set_result(number)

    async def finish_all(self) -> None:
        await settle()
        while self.at_work:
            self.finish(next(iter(self.at_work)))
            await settle()


async def settle() -> None:
    for _ in range(6):
        await asyncio.sleep(0)
