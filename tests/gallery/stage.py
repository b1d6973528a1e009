"""What a scene of the gallery is played with: the real bot, and people who write to it."""

import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot.app import chats_path
from bot.chats import Chats
from bot.serving import App
from bot.texts import Texts, texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.running import add, running, settings_for
from tests.gallery.frame import Frame
from tests.gallery.releases import RELEASES
from tests.telegram.server import BotApi, Chat, Message, User

NOW = datetime(2026, 1, 16, 18, tzinfo=UTC)
"""The moment at which scenes begin: noon in Mexico City, the day after the seed release."""

SEEDS = Path(__file__).parents[2] / "seeds"
WITHIN_S = 30.0
"""How long something may take, on a machine that has other work."""


@dataclass
class Moment:
    """A clock that stands still until a scene moves it."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Playing:
    """What a scene is given.

    Attributes:
        language: Of the people in it.
        anna: Who asks; she owns the groups and runs the bot.
        luis: Somebody else.
        folder: Where the files of the releases lie: a file of the same name is a new version.
        moment: The bot's clock.
        frames: What the scene has shown so far.
        sheets: Pages to be printed that the bot made, as HTML.
    """

    bot_api: BotApi
    folder: Path
    library: Library
    chats: Chats
    settings: Settings
    language: Language
    anna: User
    luis: User
    moment: Moment = field(default_factory=Moment)
    app: App | None = None
    frames: list[Frame] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    _toasts: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def words(self) -> Texts:
        """What the bot says in the people's language."""
        return texts(self.language)

    @property
    def mine(self) -> Chat:
        """Anna's private chat."""
        return self.bot_api.private(self.anna)

    def say(self, spanish: str, english: str) -> str:
        """What is written, in the language of the people."""
        return spanish if self.language is Language.ES else english

    def group(self, **more: Any) -> Chat:
        """A newsroom's group."""
        return self.bot_api.supergroup(
            self.say("Mesa de Política", "Politics desk"), [self.anna, self.luis], **more
        )

    @asynccontextmanager
    async def bot(self, **changes: Any) -> AsyncIterator[App]:
        """The bot at work; `changes` are of its settings."""
        settings = self.settings.model_copy(update=changes)
        with patch("bot.app.SUBSCRIPTIONS_EVERY_S", 0.02), patch("bot.app.REMINDERS_EVERY_S", 0.02):
            async with running(self.bot_api, settings, self.library, self.chats, now=self.moment) as app:
                self.app = app
                yield app

    def add(self, name: str, text: str) -> int:
        """A release arrives, or a new version of one."""
        return add(self.library, self.folder, name, text)

    async def ask(
        self, chat: Chat, spanish: str, english: str = "", *, by: User | None = None, **more: Any
    ) -> Message:
        """Somebody, Anna if nobody is named, writes something, and the bot replies."""
        text = self.say(spanish, english or spanish)
        return await self.bot_api.answer_to(await (by or self.anna).send(chat, text, **more), within=WITHIN_S)

    async def press(self, message: Message, button: str, *, by: User | None = None) -> Message:
        """Somebody presses a button; what the message is then."""
        press = await (by or self.anna).press(self.bot_api.message(message), button)
        answer = await press.answer(within=WITHIN_S)
        if text := answer.get("text"):
            last = max(self.bot_api.world.chats[message.chat_id].stored)
            self._toasts.append((message.chat_id, last, text))
        await self.settled()  # The spinner may rest before the message has changed.
        return self.bot_api.message(message)

    async def settled(self) -> None:
        """Wait until all that was sent to the bot has been worked on."""
        assert self.app is not None
        await self.bot_api.wait_for(lambda: not self.bot_api.world.updates.pending, WITHIN_S)
        await self.app.update_queue.join()

    async def unasked(self, chat: Chat, number: int = 1) -> list[Message]:
        """So many messages that the bot sends of its own accord."""

        def found() -> list[Message] | None:
            there = [each for each in self.bot_api.sent(chat) if each.reply_to is None]
            return there if len(there) >= number else None

        messages = await self.bot_api.wait_for(found, WITHIN_S)
        assert messages
        return messages

    def show(self, chat: Chat, *only: Message) -> None:
        """Keep how the chat, or some messages of it, look now."""
        messages = [self.bot_api.message(each) for each in only] or self.bot_api.messages(chat)
        ids = {message.id for message in messages}
        toasts = tuple(
            (after, text) for where, after, text in self._toasts if where == chat.id and after in ids
        )
        self.frames.append(Frame(self.bot_api, chat, tuple(messages), self.language, toasts))
        self._toasts.clear()


Play = Callable[[Playing], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Scene:
    """A short conversation.

    Attributes:
        title: What it shows, in English.
        settings: Of the bot, where they differ from the usual; None where the scene starts its bots itself.
    """

    name: str
    title: str
    play: Play
    settings: dict[str, Any] | None = field(default_factory=dict)


def shelf(folder: Path) -> None:
    """Fill a folder with the catalogue that every scene begins with."""
    with Library(Settings(_env_file=None, data_dir=folder)) as library:
        for path in sorted(SEEDS.iterdir()):
            library.ingest(path)
        for name, text in RELEASES.items():
            add(library, folder, name, text)


@asynccontextmanager
async def playing(folder: Path, language: Language, shelved: Path) -> AsyncIterator[Playing]:
    """A stage with the releases of `shelved`; its bot is started by `Playing.bot`."""
    shutil.copytree(shelved, folder, dirs_exist_ok=True)
    async with BotApi(username="vocero_bot") as bot_api:
        bot_api.clock.advance(NOW.timestamp() - time.time())
        usual = Settings(_env_file=None, data_dir=folder)
        settings = settings_for(bot_api, usual, answer_threshold=usual.answer_threshold)
        anna = bot_api.user("Anna", language_code=language.value)
        luis = bot_api.user("Luis", language_code=language.value, username="luis_reportero")
        with Library(settings) as library, Chats(chats_path(settings)) as chats:
            yield Playing(bot_api, shelved, library, chats, settings, language, anna, luis)


async def played(scene: Scene, folder: Path, language: Language, shelved: Path) -> Playing:
    """Play a scene, in an empty folder of its own; the stage as it is left."""
    async with playing(folder, language, shelved) as stage:
        if scene.settings is None:
            await scene.play(stage)
        else:
            async with stage.bot(**scene.settings):
                await scene.play(stage)
        return stage
