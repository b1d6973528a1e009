"""The queue of updates, and long polling.

Rules of https://core.telegram.org/bots/api#getupdates: an update stays until an offset above its id
acknowledges it, and only one request may wait at a time.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from tests.telegram.errors import ApiError, conflict

# Kinds that a bot only gets when it asks for them, https://core.telegram.org/bots/api#getupdates
ON_REQUEST = ("chat_member", "message_reaction", "message_reaction_count")
MOST_UPDATES = 100
FIRST_ID = 870_000_001

TERMINATED = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


class Updates:
    """Attributes:
    pending: Updates not yet acknowledged, as JSON, in order.
    allowed: Kinds the bot asked for; empty for all but `ON_REQUEST`.
    webhook_active: Whether updates go to a webhook.
    made: How many updates there have been, repeated deliveries not counted.
    arrange: May repeat updates of a delivery by getUpdates, or change their order; they keep their ids.
    """

    def __init__(self, known_kinds: frozenset[str], on_change: Callable[[], None]) -> None:
        self.pending: list[dict[str, Any]] = []
        self.allowed: tuple[str, ...] = ()
        self.webhook_active = False
        self.arrange: Callable[[list[dict[str, Any]]], list[dict[str, Any]]] = list
        self._known_kinds = known_kinds
        self._on_change = on_change
        self._next_id = FIRST_ID
        self._poller: asyncio.Future[None] | None = None
        self._repeats = 0
        self._held: list[tuple[str, dict[str, Any]]] = []
        self._held_back = 0

    @property
    def made(self) -> int:
        return self._next_id - FIRST_ID

    def allow(self, kinds: list[str] | None) -> None:
        """Takes the kinds of updates a bot asks for; None keeps those it asked for before."""
        if kinds is not None:
            self.allowed = tuple(kind for kind in kinds if kind in self._known_kinds)

    def push(self, kind: str, payload: dict[str, Any]) -> None:
        """Queues an update of a kind, such as "message", unless the bot does not want it."""
        wanted = kind in self.allowed if self.allowed else kind not in ON_REQUEST
        if not wanted:
            return
        if self._held_back:
            self._held.append((kind, payload))
            if len(self._held) == self._held_back:
                self.let_go()
            return
        self._queue(kind, payload)

    def _queue(self, kind: str, payload: dict[str, Any]) -> None:
        update = {"update_id": self._next_id, kind: payload}
        self._next_id += 1
        self.pending += [update] * (2 if self._repeats else 1)
        self._repeats = max(0, self._repeats - 1)
        self._wake(None)
        self._on_change()

    def repeat_next(self, count: int) -> None:
        """Delivers each of the next updates twice, as happens when an acknowledgement gets lost."""
        self._repeats = count

    def reorder_next(self, count: int) -> None:
        """Keeps the next updates back until there are so many, and delivers them last first.

        They get their ids in the order of delivery: what Telegram's servers learn in another order than it
        happened in is numbered so, and numbers alone would not tell.
        """
        self._held_back = count

    def let_go(self) -> None:
        """Delivers the updates kept back, last first, without waiting for more."""
        held, self._held, self._held_back = self._held, [], 0
        for kind, payload in reversed(held):
            self._queue(kind, payload)

    def acknowledge(self, offset: int) -> None:
        """Forgets the updates below an offset; a negative offset keeps that many of the latest."""
        if offset < 0:
            del self.pending[:offset]
        else:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]

    async def poll(self, offset: int, limit: int, timeout_s: int) -> list[dict[str, Any]]:
        """Answers getUpdates, waiting up to `timeout_s` seconds for the first update.

        Raises:
            ApiError: 409, when a webhook is set or a later request takes over.
        """
        if self.webhook_active:
            raise conflict(WEBHOOK_ACTIVE)
        self._wake(conflict(TERMINATED))
        self.acknowledge(offset)
        if not self.pending and timeout_s > 0:
            waiter = self._poller = asyncio.get_running_loop().create_future()
            self._on_change()
            try:
                async with asyncio.timeout(timeout_s):
                    await waiter
            except TimeoutError:
                return []
            finally:
                if self._poller is waiter:
                    self._poller = None
                self._on_change()
        return self.arrange(self.pending[:limit])

    @property
    def polling(self) -> bool:
        """Whether a request is waiting."""
        return self._poller is not None and not self._poller.done()

    def end_poll(self) -> None:
        """Lets the waiting request go, without updates when there are none."""
        self._wake(None)

    def activate_webhook(self, active: bool) -> None:
        self.webhook_active = active
        if active:
            self._wake(conflict("terminated by setWebhook request"))

    def _wake(self, error: ApiError | None) -> None:
        if self._poller and not self._poller.done():
            if error:
                self._poller.set_exception(error)
            else:
                self._poller.set_result(None)
