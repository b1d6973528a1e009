"""The bot at work against the Bot API server of the tests, and releases for it to know."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from pydantic import HttpUrl, SecretStr

from bot.app import build_application, inbox_path
from bot.chats import Chats
from bot.inbox import Inbox
from bot.serving import App, serve
from config import Settings
from index import Library
from tests.telegram.log import Call
from tests.telegram.server import BotApi, Chat, Message, User

HARBOUR = """\
title: Reabre el puerto de Veracruz
issuer: Autoridad Portuaria
place: Veracruz
date: 2026-03-02
url: https://puerto.example/nota?id=7&lang=es
---
El puerto de Veracruz reabrirá sus muelles el 4 de mayo. Las obras costaron 3 millones & <acabaron> antes.

La directora, Elena Prado, agradeció el trabajo de los buzos. El dragado alcanzó 14 metros de profundidad.
"""

LIBRARY_HALL = """\
title: City library extends its hours
issuer: City Council
place: Bristol
date: 2026-02-10
lang: en
url: https://council.example/library
---
The central library will open until midnight from 1 June. Evening staff will receive a night allowance.
"""


def settings_for(bot_api: BotApi, settings: Settings, **changes: Any) -> Settings:
    """The same settings with the server's address and token."""
    values: dict[str, Any] = {
        "telegram_token": SecretStr(bot_api.token),
        "telegram_api_url": HttpUrl(bot_api.url),
        # Whether a sentence is sure enough is for the tests of the library; here any is an answer.
        "answer_threshold": 0.0,
    }
    return settings.model_copy(update=values | changes)


def add(library: Library, folder: Path, name: str, text: str) -> int:
    """Ingest a release and give its id."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return library.ingest(path).release.release_id


@asynccontextmanager
async def running(
    bot_api: BotApi, settings: Settings, library: Library, chats: Chats, **more: Any
) -> AsyncIterator[App]:
    """The bot, from when it asks for updates to its orderly end; `more` goes to `build_application`."""
    stop = asyncio.Event()
    before = len(_ready(bot_api))
    with Inbox(inbox_path(settings)) as inbox:
        application = build_application(settings, library, chats, inbox, **more)
        serving = asyncio.create_task(serve(application, settings, stop=stop))
        serving.add_done_callback(lambda _: bot_api.log.notify())
        try:
            await bot_api.wait_for(lambda: len(_ready(bot_api)) > before or serving.done())
            await until(lambda: application.running or serving.done())
            yield application
        finally:
            stop.set()
            await serving


def _ready(bot_api: BotApi) -> list[Call]:
    return bot_api.log.of("deleteWebhook", "setWebhook")


async def until(predicate: Callable[[], bool], within: float = 5.0) -> None:
    """Wait for something in this process, where the server has nothing to notice."""
    async with asyncio.timeout(within):
        while not predicate():  # noqa: ASYNC110 - what is waited for sets no event.
            await asyncio.sleep(0.005)


async def changed(bot_api: BotApi, message: Message) -> Message:
    """The message once it differs from `message`."""

    def now() -> Message | None:
        present = bot_api.message(message)
        return present if (present.content, present.markup) != (message.content, message.markup) else None

    found = await bot_api.wait_for(now)
    assert found is not None
    return found


async def settled(bot_api: BotApi, anna: User, chat: Chat) -> None:
    """Wait until all that was written before has been worked on: what one chat writes is done in order."""
    last = await anna.send(chat, "/privacy")
    await bot_api.wait_for(lambda: any(reply.reply_to == last.id for reply in bot_api.sent(chat)))
