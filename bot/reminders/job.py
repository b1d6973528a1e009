"""Tells chats of the events they follow.

What a chat is told is noted before it is sent, and the note is taken back only where the message surely was
not sent: whatever fails, nobody is reminded twice.
"""

import asyncio
import datetime
import logging
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from telegram.error import TelegramError

from bot.agenda.entry import Reader
from bot.courier import Closing, Courier
from bot.desk import Desk
from bot.logs import describe
from bot.metrics.lateness import Lateness
from bot.metrics.metrics import Metrics
from bot.page import Page
from bot.patience import surely_not_sent
from bot.reminders.following import Followed, News, Zones, is_coming, is_over, news, successor
from bot.reminders.news_page import news_page
from bot.reminders.store import ReminderStore, Subscriber
from bot.times.zones import known
from index.events.calendar import Calendar
from index.events.entry import Entry

_log = logging.getLogger(__name__)

IN_FLIGHT = 32
"""Chats served at once: what Telegram takes to answer must not set the pace."""

FIRST_REST = datetime.timedelta(minutes=1)

LONGEST_REST = datetime.timedelta(hours=1)
"""A chat that refuses a message is tried again after a minute, then ever more seldom, up to this."""


class ReminderJob:
    """Looks at what each chat is to be told; `tick` is to be called again and again."""

    def __init__(
        self,
        courier: Courier,
        desk: Desk,
        store: ReminderStore,
        zone: ZoneInfo,
        now: Callable[[], datetime.datetime],
        may_receive: Callable[[int], bool] = lambda _: True,
        metrics: Metrics | None = None,
    ) -> None:
        """Make the job.

        Args:
            zone: Of hours that name none, and of chats that chose none.
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
        self._lateness = Lateness(self._metrics)
        self._resting: dict[int, tuple[datetime.datetime, datetime.timedelta]] = {}

    async def tick(self) -> None:
        """Tell every chat what is due now.

        Raises:
            LibraryError: The calendar cannot be read.
            ChatsUnusable: Who is to be told cannot be read.
        """
        subscribers = await asyncio.to_thread(self._store.subscribers)
        if not subscribers:
            return
        calendar = await self._desk.calendar()
        now = self._now()
        self._lateness.look((entry.uid for entry in calendar.entries), now)
        places = asyncio.Semaphore(IN_FLIGHT)

        async def serve(subscriber: Subscriber) -> None:
            async with places:
                rest = self._resting.get(subscriber.chat_id)
                if not self._courier.closed and (rest is None or now >= rest[0]):
                    await self._attend(subscriber, calendar, now)

        await asyncio.gather(*(serve(each) for each in subscribers))

    async def _attend(self, subscriber: Subscriber, calendar: Calendar, now: datetime.datetime) -> None:
        try:
            await self._serve(subscriber, calendar, now)
        except Exception as error:
            # One chat must not keep the others from their reminders.
            _log.error("The reminders of a chat failed: %s", describe(error))
            self._rest(subscriber.chat_id, now)

    async def _serve(self, subscriber: Subscriber, calendar: Calendar, now: datetime.datetime) -> None:
        if not await asyncio.to_thread(self._may_receive, subscriber.chat_id):
            return
        zones = Zones(known(subscriber.zone) or self._zone, self._zone)
        claimed: list[News] = []
        try:
            await asyncio.to_thread(self._claim, claimed, subscriber, calendar, zones, now)
            reader = Reader(
                subscriber.language, zones.chat.key, zones.releases.key, now.astimezone(zones.chat)
            )
            page = news_page(claimed, reader) if claimed else None
        except Exception:
            # Nothing of it was sent, so nothing of it may stay noted as told.
            await self._take_back(claimed)
            raise
        if page is not None and await self._tell(subscriber, claimed, page):
            self._metrics.sent("reminder")
            self._lateness.told(claimed, subscriber.lead, zones, self._now())

    def _claim(
        self,
        claimed: list[News],
        subscriber: Subscriber,
        calendar: Calendar,
        zones: Zones,
        now: datetime.datetime,
    ) -> None:
        """Put what the chat is to be told now, once it is noted as told, into `claimed`."""
        upcoming = [entry for entry in calendar.entries if is_coming(entry, zones, now)]
        followed = self._store.followed(subscriber.chat_id)
        taken = {each.uid for each in followed}
        for each in followed:
            entry = calendar.entry(each.uid) or successor(each, upcoming, taken)
            present = entry.when if entry else each.when
            if is_over(each.when, zones, now) and is_over(present, zones, now):
                self._store.drop(each)
                continue
            found = news(each, entry, subscriber.lead, zones, now)
            if found is not None:
                taken.add(found.after.uid)
                if self._store.note(found.before, found.after, subscriber.lead) and found.kind is not None:
                    claimed.append(found)
        if subscriber.lead is not None:
            self._claim_new(claimed, subscriber, upcoming, taken, zones, now)

    def _claim_new(
        self,
        claimed: list[News],
        subscriber: Subscriber,
        upcoming: Sequence[Entry],
        taken: set[str],
        zones: Zones,
        now: datetime.datetime,
    ) -> None:
        """The same of events that the chat's own lead reaches and that it does not follow yet."""
        new = {entry.uid: entry for entry in upcoming if entry.uid not in taken}
        if not new:
            return
        rows = [Followed.of(subscriber.chat_id, entry) for entry in new.values()]
        self._store.add(subscriber.chat_id, rows)
        for row in rows:
            found = news(row, new[row.uid], subscriber.lead, zones, now)
            if found is not None and self._store.note(found.before, found.after, subscriber.lead):
                claimed.append(found)

    async def _tell(self, subscriber: Subscriber, found: list[News], page: Page) -> bool:
        """Send the page; whether that worked."""
        try:
            reached = await self._courier.send(subscriber.chat_id, page, subscriber.thread)
        except Closing:
            await self._take_back(found)
            return False
        except TelegramError as fault:
            if surely_not_sent(fault):
                await self._take_back(found)
            raise
        self._resting.pop(subscriber.chat_id, None)
        return reached is not None

    async def _take_back(self, found: list[News]) -> None:
        def take_back() -> None:
            for each in found:
                self._store.take_back(each.before, each.after)

        await asyncio.to_thread(take_back)

    def _rest(self, chat_id: int, now: datetime.datetime) -> None:
        _, last = self._resting.get(chat_id, (now, FIRST_REST / 2))
        pause = min(2 * last, LONGEST_REST)
        self._resting[chat_id] = now + pause, pause
