"""Sends subscribed chats what is new, each release once and in order.

How far a chat was sent releases is kept by the number of the last arrival. That a message is on its way is
noted before it is sent, and that it was, after. Where the process is killed in between, nobody knows whether
it arrived; it is sent again then, and says so: a release that never comes would be worse than one that may
come twice. Where the fate of that one is unknown too, it is left at that.
"""

import asyncio
import datetime
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from telegram.error import BadRequest, TelegramError

from bot.courier import Closing, Courier
from bot.desk import Desk
from bot.logs import describe
from bot.metrics.metrics import Metrics
from bot.page import Page
from bot.patience import surely_not_sent
from bot.refusals import NO_RIGHT, says
from bot.subscriptions.batch import Batch
from bot.subscriptions.messages import IN_A_MESSAGE, Circumstances, digest_pages, single_page
from bot.subscriptions.schedule import next_due
from bot.subscriptions.store import SubscriptionStore
from bot.subscriptions.subscription import Pace, Subscription
from bot.times.zones import known
from index import Arrival

_log = logging.getLogger(__name__)

IN_FLIGHT = 32
"""Chats served at once: what Telegram takes to answer must not set the pace."""

SINGLY = 3
"""So many releases that arrive together are sent one by one; more of them come in one message."""

LATE_AFTER = datetime.timedelta(hours=1)
"""A digest that comes so long after its hour says that it is late."""

LONGEST_REST = datetime.timedelta(hours=1)
"""A chat that refuses a message is tried again after a minute, then ever more seldom, up to this."""

WARMED_AT_ONCE = 16
"""Topics that the model reads at once beforehand: a question that comes meanwhile waits for no more."""

_NO_RELEASE = 0

FIRST_REST = datetime.timedelta(minutes=1)

GIVEN_UP_AFTER = datetime.timedelta(days=7)
"""A chat in which the bot may not write is tried for so long; then its subscription ends."""

_MOMENT = datetime.timedelta(seconds=1)


class SubscriptionJob:
    """Looks at what each subscribed chat has not been sent yet; `tick` is to be called again and again."""

    def __init__(
        self,
        courier: Courier,
        desk: Desk,
        store: SubscriptionStore,
        zone: ZoneInfo,
        now: Callable[[], datetime.datetime],
        *,
        may_receive: Callable[[int], bool] = lambda _: True,
        metrics: Metrics | None = None,
    ) -> None:
        """Make the job.

        Args:
            zone: Of chats that chose none.
            now: The present moment, aware.
            may_receive: Whether a chat may be written to at all; asked each time, in a thread.
            metrics: What is sent is counted there, and how late.
        """
        self._courier = courier
        self._desk = desk
        self._store = store
        self._zone = zone
        self._now = now
        self._may_receive = may_receive
        self._metrics = metrics or Metrics()
        self._found: int | None = None  # The newest arrival at the first look; what came up to it was missed.
        self._warm: set[str] = set()
        self._resting: dict[int, tuple[datetime.datetime, datetime.timedelta]] = {}
        self._reckoned = False

    async def warm_up(self) -> None:
        """Have topics that are new read by the model, so that the next release does not wait for that.

        Raises:
            LibraryError: The model cannot be used.
            ChatsUnusable: Who is subscribed cannot be read.
        """
        subscriptions = await asyncio.to_thread(self._store.all)
        asked = dict.fromkeys(topic for each in subscriptions for topic in each.wish.topics)
        new = [topic for topic in asked if topic not in self._warm]
        for start in range(0, len(new), WARMED_AT_ONCE):
            if self._courier.closed:
                return
            some = new[start : start + WARMED_AT_ONCE]
            await self._desk.fitting([_NO_RELEASE], some)
            self._warm.update(some)
        self._warm &= asked.keys()

    async def tick(self) -> None:
        """Send every chat what is due now; returns when all have it.

        Raises:
            LibraryError: The releases cannot be read.
            ChatsUnusable: Who is subscribed cannot be read.
        """
        now, newest = self._now(), await self._desk.last_arrival()
        if self._found is None:
            self._found = newest
        subscriptions = await asyncio.to_thread(self._store.all)
        if any(each.arrival > newest for each in subscriptions):
            await asyncio.to_thread(self._store.begin_anew, newest)
            subscriptions = await asyncio.to_thread(self._store.all)
        if not self._reckoned:
            await self._reckon(subscriptions, now)
            subscriptions = await asyncio.to_thread(self._store.all)
            self._reckoned = True
        due = [each for each in subscriptions if self._is_due(each, newest, now)]
        if not due:
            return
        arrivals = await self._desk.arrivals(min(each.arrival for each in due))
        batch = Batch(self._desk, arrivals)
        places = asyncio.Semaphore(IN_FLIGHT)

        async def serve(subscription: Subscription) -> None:
            async with places:
                if not self._courier.closed:
                    await self._serve(subscription, batch, newest, now)

        await asyncio.gather(*(serve(each) for each in due))

    async def _reckon(self, subscriptions: Sequence[Subscription], now: datetime.datetime) -> None:
        """Put digests right whose hour is another one since the start: by new settings, or changed laws."""
        for each in subscriptions:
            if each.due is not None and each.due > now:
                due = next_due(each.wish, self._zone_of(each), each.due - _MOMENT)
                if due != each.due:
                    await self._reschedule(each, now)

    async def _reschedule(self, subscription: Subscription, now: datetime.datetime) -> None:
        due = next_due(subscription.wish, self._zone_of(subscription), now)
        await asyncio.to_thread(self._store.reschedule, subscription, due)

    def _zone_of(self, subscription: Subscription) -> ZoneInfo:
        return known(subscription.zone) or self._zone

    def _is_due(self, subscription: Subscription, newest: int, now: datetime.datetime) -> bool:
        rest = self._resting.get(subscription.chat_id)
        if rest is not None and now < rest[0]:
            return False
        if subscription.sending is not None:
            return True
        if subscription.wish.pace is Pace.EACH:
            return subscription.arrival < newest
        return subscription.due is None or subscription.due <= now  # None: to be reckoned.

    async def _serve(
        self, subscription: Subscription, batch: Batch, newest: int, now: datetime.datetime
    ) -> None:
        chat_id = subscription.chat_id
        try:
            if await asyncio.to_thread(self._may_receive, chat_id):
                await self._send(subscription, batch, newest, now)
            else:
                # What arrives while a chat is shut out is not kept for it.
                await self._settle(subscription, newest, now)
            self._resting.pop(chat_id, None)
        except Exception as error:
            # One chat must not keep the others from their releases.
            _log.error("The subscription of a chat failed: %s", describe(error))
            _, last = self._resting.get(chat_id, (now, FIRST_REST / 2))
            self._resting[chat_id] = (now + min(2 * last, LONGEST_REST), min(2 * last, LONGEST_REST))

    async def _send(
        self, subscription: Subscription, batch: Batch, newest: int, now: datetime.datetime
    ) -> None:
        if subscription.due is None and subscription.wish.pace is not Pace.EACH:
            await self._reschedule(subscription, now)
            return
        items = await batch.items(subscription)
        about = Circumstances(
            missed=subscription.wish.pace is Pace.EACH
            and any(arrival.number <= (self._found or 0) for arrival, _ in items),
            late=subscription.due is not None and now - subscription.due > LATE_AFTER,
        )
        language = subscription.language
        if subscription.wish.pace is Pace.EACH and len(items) <= SINGLY:
            pages = [single_page(item, language, about) for _, item in items]
            lasts = [arrival for arrival, _ in items]
        else:
            pages = digest_pages([item for _, item in items], language, about)
            lasts = [
                items[start : start + IN_A_MESSAGE][-1][0] for start in range(0, len(items), IN_A_MESSAGE)
            ]
        for page, last in zip(pages, lasts, strict=True):
            try:
                reached = await self._sent(subscription, page, last.number)
            except TelegramError as fault:
                if not _is_not_allowed(fault) or not self._is_given_up(subscription, items[0][0], now):
                    raise
                _log.info("A chat has not let the bot write for days; its subscription is removed.")
                await asyncio.to_thread(self._store.unsubscribe, subscription.chat_id)
                return
            if reached is None:
                return
            subscription = reached
            self._metrics.late((now - (subscription.due or last.added_at)).total_seconds())
        await self._settle(subscription, newest, now)

    async def _sent(self, subscription: Subscription, page: Page, arrival: int) -> Subscription | None:
        """Send a message that brings the chat up to an arrival.

        Returns:
            The subscription as it is then; None where nothing more is to be sent now.
        """
        if not await asyncio.to_thread(self._store.claim, subscription, arrival):
            return None  # Its wish has changed; the next look finds what that is.
        chat_id: int | None = subscription.chat_id
        try:
            chat_id = await self._courier.send(subscription.chat_id, page, subscription.thread)
        except Closing:
            await self._take_back(subscription)
            return None
        except TelegramError as fault:
            if surely_not_sent(fault):
                await self._take_back(subscription)
                raise
            if subscription.sending is None:
                raise
        if chat_id is None:
            return None
        self._metrics.sent(subscription.wish.pace.value)
        if chat_id != subscription.chat_id:
            subscription = replace(subscription, chat_id=chat_id, thread=None)
        await asyncio.to_thread(self._store.settle, subscription, arrival, subscription.due)
        return replace(subscription, arrival=arrival, sending=None)

    async def _take_back(self, subscription: Subscription) -> None:
        # What may have been sent before stays in doubt.
        if subscription.sending is None:
            await asyncio.to_thread(self._store.release, subscription.chat_id)

    def _is_given_up(self, subscription: Subscription, oldest: Arrival, now: datetime.datetime) -> bool:
        """Whether a chat that does not let the bot write has been tried for long enough."""
        _, pause = self._resting.get(subscription.chat_id, (now, FIRST_REST))
        waiting = now - (subscription.due or oldest.added_at)
        return pause >= LONGEST_REST and waiting > GIVEN_UP_AFTER

    async def _settle(self, subscription: Subscription, newest: int, now: datetime.datetime) -> None:
        due = next_due(subscription.wish, self._zone_of(subscription), now)
        await asyncio.to_thread(self._store.settle, subscription, newest, due)


def _is_not_allowed(fault: TelegramError) -> bool:
    return isinstance(fault, BadRequest) and says(fault, *NO_RIGHT)
