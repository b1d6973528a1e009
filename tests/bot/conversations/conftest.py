"""A bot that polls the Bot API server of the tests and knows two releases besides the seed."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import certifi
import pytest

from bot.app import chats_path, inbox_path
from bot.chats import Chats
from bot.inbox import Inbox
from bot.patience import PatientLimiter
from bot.serving import App
from config import Settings
from index import Library
from tests.bot.conversations.running import HARBOUR, LIBRARY_HALL, add, running, settings_for
from tests.hash_embedder import HashEmbedder
from tests.telegram.fixtures import bot_api
from tests.telegram.server import BotApi

__all__ = ["bot_api"]

_END = "-----END CERTIFICATE-----\n"


@pytest.fixture(scope="session")
def one_certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("certificates") / "one.pem"
    first, *_ = Path(certifi.where()).read_text(encoding="utf-8").split(_END)
    path.write_text(first + _END, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def few_certificates(monkeypatch: pytest.MonkeyPatch, one_certificate: Path) -> None:
    """Each client reads all certificates there are, which takes longer than most of these tests."""
    monkeypatch.setenv("SSL_CERT_FILE", str(one_certificate))


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PatientLimiter, "pauses_s", (0.01, 0.01, 0.01, 0.01))
    monkeypatch.setattr("bot.courier.PAUSES_S", (0.01, 0.01, 0.01))
    monkeypatch.setattr("bot.traffic.IN_CHAT_S", 0.0)


@pytest.fixture
def bot_settings(bot_api: BotApi, settings: Settings) -> Settings:
    return settings_for(bot_api, settings)


@pytest.fixture
def empty(bot_settings: Settings, embedder: HashEmbedder) -> Iterator[Library]:
    """A library without releases."""
    with Library(bot_settings, embedder=embedder) as library:
        yield library


@pytest.fixture
def shelf(empty: Library, tmp_path: Path) -> Library:
    """A library with a Spanish and an English release."""
    add(empty, tmp_path, "harbour.txt", HARBOUR)
    add(empty, tmp_path, "library.txt", LIBRARY_HALL)
    return empty


@pytest.fixture
def chats(bot_settings: Settings) -> Iterator[Chats]:
    with Chats(chats_path(bot_settings)) as chats:
        yield chats


@pytest.fixture
def inbox(bot_settings: Settings) -> Iterator[Inbox]:
    with Inbox(inbox_path(bot_settings)) as inbox:
        yield inbox


@pytest.fixture
async def bot(bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats) -> AsyncIterator[App]:
    """The bot at work with the two releases."""
    async with running(bot_api, bot_settings, shelf, chats) as application:
        yield application
