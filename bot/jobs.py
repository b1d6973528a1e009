"""What the bot does unasked, again and again: it tells chats of the events they follow.

What a chat is told is noted before it is sent, and the note is taken back only where the message surely was
not sent: whatever fails, nobody is reminded twice.
"""

import asyncio
import datetime
import logging
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.agenda.entry import Reader
from bot.desk import Desk
from bot.logs import describe
from bot.page import Page
from bot.patience import surely_not_sent
from bot.reminders.following import Followed, News, Zones, is_coming, is_over, news, successor
from bot.reminders.news_page import news_page
from bot.reminders.store import ReminderStore, Subscriber
from bot.times.zones import known
from index.events.calendar import Calendar
from index.events.entry import Entry

_log = logging.getLogger(__name__)

TICK_S = 60.0
"""Seconds between two looks at what is due: an hour is told by the minute."""

STOP_WITHIN_S = 10.0
"""Seconds that a message on its way is waited for at the end."""

LONGEST_REST = datetime.timedelta(hours=1)
"""A chat that refuses a message is tried again after a minute, then ever more seldom, up to this."""

# What Telegram says of a chat that is no more, besides its 403.
_NO_CHAT = ("chat not found", "chat_id is empty", "peer_id_invalid", "user is deactivated")
_NO_THREAD = ("message thread not found", "topic_closed", "topic_deleted")


class ReminderJob:
    """Looks each minute at what is due, from `start` to `stop`."""

    def __init__(
        self,
        bot: Bot,
        desk: Desk,
        store: ReminderStore,
        zone: ZoneInfo,
        now: Callable[[], datetime.datetime],
    ) -> None:
        """Make the job.

        Args:
            zone: Of hours that name none, and of chats that chose none.
            now: The present moment, aware.
        """
        self._bot = bot
        self._desk = desk
        self._store = store
        self._zone = zone
        self._now = now
        self._stopping = asyncio.Event()
        self._running: asyncio.Task[None] | None = None
        self._resting: dict[int, tuple[datetime.datetime, datetime.timedelta]] = {}

    def start(self) -> None:
        """Look now, and each `TICK_S` from then on."""
        self._running = asyncio.create_task(self._run(), name="reminders")

    async def stop(self) -> None:
        """Look no more; a message on its way is waited for. Without a start nothing is done."""
        self._stopping.set()
        if self._running is not None:
            # What is cancelled stays noted as sent, for it may have been.
            await asyncio.wait({self._running}, timeout=STOP_WITHIN_S)
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)

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
        for subscriber in subscribers:
            if self._stopping.is_set():
                return
            rest = self._resting.get(subscriber.chat_id)
            if rest is not None and now < rest[0]:
                continue
            try:
                await self._serve(subscriber, calendar, now)
            except Exception as error:
                # One chat must not keep the others from their reminders.
                _log.error("The reminders of a chat failed: %s", describe(error))
                self._rest(subscriber.chat_id, now)

    async def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                await self.tick()
            except Exception as error:
                _log.error("Looking for what is due failed; trying on. %s", describe(error))
            try:
                await asyncio.wait_for(self._stopping.wait(), TICK_S)
            except TimeoutError:
                continue

    async def _serve(self, subscriber: Subscriber, calendar: Calendar, now: datetime.datetime) -> None:
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
        if page is not None:
            await self._tell(subscriber, claimed, page)

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

    async def _tell(self, subscriber: Subscriber, found: list[News], page: Page) -> None:
        try:
            await self._send(subscriber, page.html)
        except ChatMigrated as moved:
            await self._take_back(found)
            await asyncio.to_thread(self._store.move, subscriber.chat_id, moved.new_chat_id)
        except Forbidden:
            _log.info("A chat does not take messages from the bot any more; its reminders are removed.")
            await asyncio.to_thread(self._store.forget, subscriber.chat_id)
        except TelegramError as fault:
            if isinstance(fault, BadRequest) and _says(fault, _NO_CHAT):
                _log.info("A chat is gone; its reminders are removed.")
                await asyncio.to_thread(self._store.forget, subscriber.chat_id)
                return
            if surely_not_sent(fault):
                await self._take_back(found)
            raise
        else:
            self._resting.pop(subscriber.chat_id, None)

    async def _send(self, subscriber: Subscriber, html: str) -> None:
        try:
            await self._bot.send_message(
                subscriber.chat_id, html, ParseMode.HTML, message_thread_id=subscriber.thread
            )
        except BadRequest as refusal:
            if subscriber.thread is None or not _says(refusal, _NO_THREAD):
                raise
            # The topic is closed or gone; the forum still wants to know.
            await self._bot.send_message(subscriber.chat_id, html, ParseMode.HTML)

    async def _take_back(self, found: list[News]) -> None:
        def take_back() -> None:
            for each in found:
                self._store.take_back(each.before, each.after)

        await asyncio.to_thread(take_back)

    def _rest(self, chat_id: int, now: datetime.datetime) -> None:
        _, last = self._resting.get(chat_id, (now, datetime.timedelta(seconds=TICK_S / 2)))
        pause = min(2 * last, LONGEST_REST)
        self._resting[chat_id] = now + pause, pause


def _says(refusal: BadRequest, phrases: tuple[str, ...]) -> bool:
    said = refusal.message.lower()
    return any(phrase in said for phrase in phrases)
