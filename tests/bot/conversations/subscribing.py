"""The bot with a subscription job that looks all the time, and releases for it to send."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.chats import Chats
from bot.serving import App
from config import Settings
from index import Library
from tests.bot.conversations.running import add, running
from tests.telegram.server import BotApi, Chat, Message

NOW = datetime(2026, 1, 16, 18, tzinfo=UTC)
"""A Friday, noon in Mexico City."""


class Moment:
    """A clock that a test sets."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def release(number: int, sentence: str = "", title: str = "") -> str:
    """A release with that number in its title."""
    said = sentence or f"El puerto número {number} recibirá {number + 2} barcos nuevos durante la semana."
    header = f"title: {title or f'Aviso {number} del puerto'}\nissuer: Comisión de Puertos\ndate: 2026-01-16"
    return f"{header}\n---\n{said}\n"


def arrive(library: Library, folder: Path, *numbers: int) -> None:
    for number in numbers:
        add(library, folder, f"arrival-{number}.txt", release(number))


@asynccontextmanager
async def subscribing(
    bot_api: BotApi, settings: Settings, library: Library, chats: Chats, moment: Moment, **more: Any
) -> AsyncIterator[App]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.app.SUBSCRIPTIONS_EVERY_S", 0.02)
        async with running(bot_api, settings, library, chats, now=moment, **more) as application:
            yield application


def announced(bot_api: BotApi, chat: Chat) -> list[Message]:
    """What was sent to the chat unasked."""
    return [message for message in bot_api.sent(chat) if message.reply_to is None]
