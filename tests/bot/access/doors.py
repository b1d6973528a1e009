"""Bots with a door: run with settings of their own, and watched until nothing is left to do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.chats import Chats
from bot.serving import App
from bot.texts import texts
from bot.texts.access import AccessTexts
from config import Settings
from index import Language, Library
from tests.bot.conversations.running import running, until
from tests.telegram.markup import parse_html
from tests.telegram.server import BotApi, Chat, Message, User

QUESTION = "¿Cuánto costaron las obras?"


@dataclass
class Present:
    """A clock that goes when it is told to."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 3, 10, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, **span: float) -> None:
        self.moment += timedelta(**span)


@dataclass
class Newsroom:
    """A bot to be run, and what it runs on.

    Attributes:
        admin: Who hands out codes, in every mode.
    """

    bot_api: BotApi
    settings: Settings
    library: Library
    chats: Chats
    admin: User
    now: Present = field(default_factory=Present)

    @asynccontextmanager
    async def open(self, mode: str = "pairing", **changes: Any) -> AsyncIterator[App]:
        """The bot at work. When it ends everything that was sent has been worked on."""
        values = {"access": mode, "admins": (self.admin.id,)} | changes
        settings = self.settings.model_copy(update=values)
        async with running(self.bot_api, settings, self.library, self.chats, now=self.now) as application:
            yield application
            await self.quiet(application)

    async def quiet(self, application: App) -> None:
        """Wait until all that was written has been worked on, answered or not."""
        await until(lambda: not self.bot_api.world.updates.pending)
        await application.update_queue.join()

    async def code(self) -> str:
        """A new code, as the admin is shown it."""
        reply = await self.reply(self.admin, self.bot_api.private(self.admin), "/invite")
        return reply.spans("code")[0]

    async def reply(self, user: User, chat: Chat, text: str) -> Message:
        """What the bot answers to a message."""
        sent = await user.send(chat, text)
        found = await self.bot_api.wait_for(
            lambda: [message for message in self.bot_api.sent(chat) if message.reply_to == sent.id]
        )
        return found[0]

    def said(self, chat: Chat) -> list[str]:
        """All that the bot has written in a chat."""
        return [message.text for message in self.bot_api.sent(chat)]


def words(language: Language) -> AccessTexts:
    return texts(language).access


def read(markup: str, **blanks: object) -> str:
    """A text of the bot's as it is read in the chat."""
    text, _ = parse_html(markup.format(**blanks))
    return text
