"""The releases of one look at what is new, worked out once for all chats."""

import asyncio
from collections.abc import Sequence

from bot.desk import Desk
from bot.subscriptions.messages import Item
from bot.subscriptions.subscription import Subscription
from index import Arrival, Briefing, NoSuchRelease


class Batch:
    """Releases, oldest first, and which of them each chat wants."""

    def __init__(self, desk: Desk, arrivals: Sequence[Arrival]) -> None:
        """Work on these, asking the library by way of `desk`."""
        self._desk = desk
        self._arrivals = arrivals
        self._briefings: dict[int, asyncio.Task[Briefing | None]] = {}
        self._fitting: dict[tuple[str, ...], asyncio.Task[dict[int, tuple[str, ...]]]] = {}

    async def items(self, subscription: Subscription) -> list[tuple[Arrival, Item]]:
        """What the chat has not been sent yet and wants, in the order in which it arrived."""
        new = [each for each in self._arrivals if each.number > subscription.arrival]
        topics = subscription.wish.topics
        about = await self._about(topics) if topics and new else {}
        found = []
        for arrival in new:
            release_id = arrival.release.release_id
            if topics and release_id not in about:
                continue
            briefing = await self._briefing(release_id)
            if briefing is not None:  # Or else it was removed just now.
                unsure = subscription.sending is not None and arrival.number <= subscription.sending
                found.append((arrival, Item(briefing, about.get(release_id, ()), unsure)))
        return found

    async def _about(self, topics: tuple[str, ...]) -> dict[int, tuple[str, ...]]:
        if topics not in self._fitting:
            ids = [each.release.release_id for each in self._arrivals]
            self._fitting[topics] = asyncio.ensure_future(self._desk.fitting(ids, topics))
        return await self._fitting[topics]

    async def _briefing(self, release_id: int) -> Briefing | None:
        if release_id not in self._briefings:
            self._briefings[release_id] = asyncio.ensure_future(self._read(release_id))
        return await self._briefings[release_id]

    async def _read(self, release_id: int) -> Briefing | None:
        try:
            return await self._desk.briefing(release_id)
        except NoSuchRelease:
            return None
