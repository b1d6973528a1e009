"""What a chat is reminded of, played: a calendar that changes, a clock that is moved, counted ticks."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.chats import Chats
from bot.reminders.job import ReminderJob
from bot.serving import App
from config import Settings
from index import Library
from index.events.calendar import Calendar
from index.events.entry import Entry
from tests.bot.conversations.running import running
from tests.bot.reminders.making import entry, on
from tests.telegram.server import BotApi, Chat

MEXICO = ZoneInfo("America/Mexico_City")
FRIDAY = date(2026, 1, 23)
COUNCIL = entry(on(FRIDAY))
BUDGET = entry(
    on(date(2026, 1, 27), hour=time(17)),
    uid="b" * 16,
    what="La comparecencia sobre el presupuesto",
    sentence="La comparecencia sobre el presupuesto será el martes a las 17:00.",
)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), MEXICO)


THE_DAY_BEFORE = at(date(2026, 1, 22), 9)
"""When a chat that wants to be told a day before is told of the council."""


class Newsroom:
    """The bot with a calendar of the test's own.

    Attributes:
        entries: What the calendar holds.
        now: The bot's present moment.
        ticks: How often it has looked at what is due.
    """

    def __init__(self, bot_api: BotApi, settings: Settings, library: Library, chats: Chats) -> None:
        self.entries: list[Entry] = []
        self.now = at(date(2026, 1, 16), 12)
        self.ticks = 0
        self.trouble: Exception | None = None
        self._parts = (bot_api, settings, library, chats)

    def calendar(self) -> Calendar:
        if self.trouble is not None:
            raise self.trouble
        return Calendar(tuple(self.entries))

    @asynccontextmanager
    async def open(self) -> AsyncIterator[App]:
        """The bot at work."""
        async with running(*self._parts, now=lambda: self.now.astimezone(UTC)) as application:
            yield application

    async def looked(self, times: int = 3) -> None:
        """Wait until the bot has looked so often at what is due, and told it."""
        # The first of them may have begun before this was called.
        wanted = self.ticks + times + 1
        async with asyncio.timeout(5):
            while self.ticks < wanted:  # noqa: ASYNC110 - the bot sets no event for it.
                await asyncio.sleep(0.005)

    async def wait_till(self, moment: datetime) -> None:
        """Let time pass, and what is due be told."""
        self.now = moment
        await self.looked()


@pytest.fixture
def room(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, monkeypatch: pytest.MonkeyPatch
) -> Newsroom:
    made = Newsroom(bot_api, bot_settings, empty, chats)
    look = ReminderJob.tick

    async def counted(job: ReminderJob) -> None:
        try:
            await look(job)
        finally:
            made.ticks += 1

    monkeypatch.setattr(ReminderJob, "tick", counted)
    monkeypatch.setattr("bot.app.REMINDERS_EVERY_S", 0.01)
    monkeypatch.setattr(empty, "calendar", made.calendar)
    return made


async def ask(bot_api: BotApi, room: Newsroom, *, language: str = "es", text: str = "un día antes") -> Chat:
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    await bot_api.answer_to(await anna.send(chat, f"/remind {text}"))
    await room.looked()
    return chat


def told(bot_api: BotApi, chat: Chat) -> list[str]:
    """What the bot has said in the chat after its first reply."""
    return [message.text for message in bot_api.sent(chat)[1:]]
