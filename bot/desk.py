"""The library as the event loop sees it: every call is made in a thread and awaited.

Questions have their own threads, so that looking up a sentence for a button never waits for the model.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Self, TypeVar

from bot.buttons import MAX_PASSAGES
from index import Answer, Citation, Language, Library, ReleaseSummary
from index.events.calendar import Calendar

T = TypeVar("T")

NEIGHBOURS = 2
"""Sentences shown before and after the cited one, where the message has room for them."""

LOOKUP_THREADS = 2


class Desk:
    """Asks the library on behalf of the handlers. Errors of the library come through as they are."""

    def __init__(self, library: Library, concurrent_questions: int) -> None:
        """Open the desk; at most `concurrent_questions` are worked on at once, others wait their turn."""
        self._library = library
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

    async def ask(self, question: str, default_language: Language) -> Answer:
        """What the library says; `default_language` settles what language an ambiguous question is in."""
        return await self._in(
            self._questions,
            lambda: self._library.ask(question, default_language=default_language, limit=MAX_PASSAGES),
        )

    async def citation(self, sentence_id: int) -> Citation | None:
        """The sentence, or None when its release was removed."""
        return await self._in(self._lookups, lambda: self._library.citation(sentence_id))

    async def context(self, sentence_id: int) -> tuple[Citation, ...]:
        """The sentence among its neighbours; empty when its release was removed."""
        return await self._in(
            self._lookups,
            lambda: self._library.context(sentence_id, before=NEIGHBOURS, after=NEIGHBOURS),
        )

    async def calendar(self) -> Calendar:
        """What the releases announce."""
        return await self._in(self._lookups, self._library.calendar)

    async def count(self) -> int:
        """How many releases there are."""
        return await self._in(self._lookups, self._library.count)

    async def releases(self, offset: int, limit: int) -> tuple[ReleaseSummary, ...]:
        """A stretch of the list of releases, newest first."""
        return await self._in(self._lookups, lambda: self._library.releases(offset=offset, limit=limit))

    async def _in(self, pool: ThreadPoolExecutor, call: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(pool, call)
