"""The library as the event loop sees it: every call is made in a thread and awaited.

Questions have their own threads, so that looking up a sentence for a button never waits for the model.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Self, TypeVar

from bot.buttons import MAX_PASSAGES
from bot.limits.fair import FairQueue, Waiting
from index import Answer, Arrival, Briefing, Citation, Language, Library, Preceding, ReleaseSummary
from index.answer_time import dated
from index.events.calendar import Calendar
from index.events.expression import DateExpression

T = TypeVar("T")

NEIGHBOURS = 2
"""Sentences shown before and after the cited one, where the message has room for them."""

LOOKUP_THREADS = 2


class Desk:
    """Asks the library on behalf of the handlers. Errors of the library come through as they are.

    Attributes:
        fair: Those who ask, at work and waiting.
    """

    def __init__(self, library: Library, concurrent_questions: int) -> None:
        """Open the desk; at most `concurrent_questions` are worked on at once, others wait their turn."""
        self._library = library
        self.fair = FairQueue(concurrent_questions)
        self._questions = ThreadPoolExecutor(concurrent_questions, thread_name_prefix="question")
        self._lookups = ThreadPoolExecutor(LOOKUP_THREADS, thread_name_prefix="lookup")

    async def __aenter__(self) -> Self:
        """Nothing to do: threads start when they are needed."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the desk."""
        await self.close()

    async def close(self) -> None:
        """Wait for what is being worked on and let the threads go. The library stays open."""
        for pool in (self._questions, self._lookups):
            await asyncio.to_thread(pool.shutdown, cancel_futures=True)

    async def warm_up(self) -> None:
        """Load the model and the index now, so that the first question does not wait for them."""
        await self._in(self._questions, self._library.warm_up)

    async def ask(
        self,
        question: str,
        default_language: Language,
        *,
        chat_id: int = 0,
        after: Preceding | None = None,
        waiting: Waiting | None = None,
    ) -> Answer:
        """What the library says.

        Args:
            default_language: Settles what language an ambiguous question is in.
            chat_id: The chat that asks: the chats take turns where many ask.
            after: The question before it, by which one that cannot stand alone is understood.
            waiting: Told the place in the queue, once, where the turn is long in coming
                (`bot.limits.fair.PATIENCE_S`); it has ended before this returns or raises.

        Raises:
            TooBusy: Too many wait already. Nothing was asked.
        """

        def ask() -> Answer:
            return self._library.ask(
                question, default_language=default_language, limit=MAX_PASSAGES, after=after
            )

        return await self.fair.run(chat_id, lambda: self._start(self._questions, ask), waiting)

    async def citation(self, sentence_id: int) -> Citation | None:
        """The sentence, or None when its release was removed."""
        return await self._in(self._lookups, lambda: self._library.citation(sentence_id))

    async def dated(self, citation: Citation, words: tuple[int, int]) -> DateExpression | None:
        """The days that words of the sentence mean; None where they are not a date's."""
        return await self._in(self._lookups, lambda: dated(citation, words))

    async def context(self, sentence_id: int) -> tuple[Citation, ...]:
        """The sentence among its neighbours; empty when its release was removed."""
        return await self._in(
            self._lookups,
            lambda: self._library.context(sentence_id, before=NEIGHBOURS, after=NEIGHBOURS),
        )

    async def calendar(self) -> Calendar:
        """What the releases announce."""
        return await self._in(self._lookups, self._library.calendar)

    async def briefing(self, release_id: int) -> Briefing:
        """The sentences that carry a release."""
        return await self._in(self._lookups, lambda: self._library.briefing(release_id))

    async def arrivals(self, after: int, limit: int | None = None) -> tuple[Arrival, ...]:
        """The releases that came after the arrival of that number, in order."""
        return await self._in(self._lookups, lambda: self._library.arrivals(after, limit))

    async def last_arrival(self) -> int:
        """The number of the newest arrival; 0 before the first."""
        return await self._in(self._lookups, self._library.last_arrival)

    async def fitting(self, release_ids: Sequence[int], topics: Sequence[str]) -> dict[int, tuple[str, ...]]:
        """Which of the topics each release is about."""
        return await self._in(self._lookups, lambda: self._library.fitting(release_ids, topics))

    async def count(self) -> int:
        """How many releases there are."""
        return await self._in(self._lookups, self._library.count)

    async def releases(self, offset: int, limit: int | None) -> tuple[ReleaseSummary, ...]:
        """A stretch of the list of releases, newest first."""
        return await self._in(self._lookups, lambda: self._library.releases(offset=offset, limit=limit))

    async def _in(self, pool: ThreadPoolExecutor, call: Callable[[], T]) -> T:
        return await self._start(pool, call)

    def _start(self, pool: ThreadPoolExecutor, call: Callable[[], T]) -> asyncio.Future[T]:
        return asyncio.get_running_loop().run_in_executor(pool, call)
