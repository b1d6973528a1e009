"""What makes the bot ill, and how that is told."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from telegram.error import NetworkError, TelegramError
from telegram.request import HTTPXRequest

from bot import heartbeat
from bot.chats import Chats
from bot.desk import Desk
from bot.errors import ChatsUnusable
from bot.metrics import health
from bot.metrics.health import Physician
from bot.metrics.metrics import Metrics
from bot.metrics.receiving import Receiving
from config import Settings
from index import CatalogueBusy, Library
from tests.bot.metrics.reading import value
from tests.hash_embedder import HashEmbedder


class Played(Receiving):
    """A client with a clock of the test's own; `answer` is what Telegram says."""

    def __init__(self, metrics: Metrics) -> None:
        self.now = 1000.0
        self.answer: tuple[int, bytes] | TelegramError = (200, b"{}")
        super().__init__(metrics, connect_timeout_s=1.0, clock=lambda: self.now)

    async def fetch(self) -> None:
        await self.do_request("https://api.example/bot1:x/getUpdates", "POST")


@pytest.fixture
def receiving(monkeypatch: pytest.MonkeyPatch) -> Played:
    made = Played(Metrics())

    async def instead(*_: Any, **__: Any) -> tuple[int, bytes]:
        if isinstance(made.answer, TelegramError):
            raise made.answer
        return made.answer

    monkeypatch.setattr(HTTPXRequest, "do_request", instead)
    return made


@pytest.fixture
def library(settings: Settings, embedder: HashEmbedder) -> Iterator[Library]:
    with Library(settings, embedder=embedder) as library:
        yield library


@pytest.fixture
async def physician(
    tmp_path: Path, library: Library, receiving: Played
) -> AsyncIterator[tuple[Physician, Library, Chats]]:
    with Chats(tmp_path / "chats.sqlite3") as chats:
        async with Desk(library, 1) as desk:
            heartbeat.beat(tmp_path)
            await receiving.fetch()
            yield Physician(tmp_path, desk, chats, receiving), library, chats


Ward = tuple[Physician, Library, Chats]


async def test_a_bot_that_beats_receives_and_reads_is_well(physician: Ward) -> None:
    found = await physician[0].examine()
    assert found.is_good
    assert found.troubles == ()


async def test_a_bot_without_a_sign_of_life_is_not_at_work(physician: Ward, tmp_path: Path) -> None:
    heartbeat.stop(tmp_path)
    (trouble,) = (await physician[0].examine()).troubles
    assert "not at work" in trouble


async def test_an_old_sign_of_life_is_told_with_its_age(physician: Ward, tmp_path: Path) -> None:
    long_ago = time.time() - 500
    os.utime(heartbeat.heartbeat_path(tmp_path), (long_ago, long_ago))
    (trouble,) = (await physician[0].examine()).troubles
    assert "no sign of life for 50" in trouble


async def test_a_bot_that_never_received_is_not_connected(physician: Ward, receiving: Played) -> None:
    receiving._last = None
    (trouble,) = (await physician[0].examine()).troubles
    assert "not received from Telegram yet" in trouble


@pytest.mark.parametrize("answer", [(502, b""), (409, b""), NetworkError("httpx.ConnectError")], ids=repr)
async def test_a_bot_whose_calls_fail_for_long_is_not_connected(
    physician: Ward, receiving: Played, answer: tuple[int, bytes] | TelegramError
) -> None:
    receiving.answer = answer
    for pause, well in ((health.DEAF_AFTER_S, True), (1.0, False)):
        receiving.now += pause
        try:
            await receiving.fetch()
        except NetworkError:
            assert isinstance(answer, NetworkError)
        assert (await physician[0].examine()).is_good is well
    receiving.answer = (200, b"{}")
    await receiving.fetch()
    assert (await physician[0].examine()).is_good


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [((200, b""), "ok"), ((429, b""), "flood"), ((500, b""), "network"), (NetworkError("cut"), "network")],
    ids=repr,
)
async def test_fetching_is_counted_as_any_call(
    receiving: Played, answer: tuple[int, bytes] | TelegramError, outcome: str
) -> None:
    receiving.answer = answer
    try:
        await receiving.fetch()
    except NetworkError:
        assert isinstance(answer, NetworkError)
    counted = value(receiving._metrics, "vocero_telegram_calls_total", method="getUpdates", outcome=outcome)
    assert counted == 1


async def test_where_telegram_delivers_nothing_is_fetched_and_that_is_well(
    physician: Ward, tmp_path: Path
) -> None:
    _, library, chats = physician
    async with Desk(library, 1) as desk:
        assert (await Physician(tmp_path, desk, chats, None).examine()).is_good


async def test_files_that_cannot_be_read_are_told_together(
    physician: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    doctor, library, chats = physician

    def busy(*_: object) -> None:
        raise CatalogueBusy("Another process writes to it.")

    def unusable(*_: object) -> None:
        raise ChatsUnusable("It is no such file.")

    monkeypatch.setattr(library, "count", busy)
    monkeypatch.setattr(chats, "language", unusable)
    first, second = (await doctor.examine()).troubles
    assert first == "The catalogue cannot be read: Another process writes to it."
    assert second == "The file of the chats' choices cannot be read: It is no such file."


async def test_a_file_that_takes_too_long_is_not_waited_for(
    physician: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    doctor, _, _ = physician
    monkeypatch.setattr(health, "LOOK_WITHIN_S", 0.01)

    async def slow() -> None:
        await asyncio.sleep(5)

    monkeypatch.setattr(doctor, "_catalogue", slow)
    (trouble,) = (await doctor.examine()).troubles
    assert trouble == "The catalogue could not be read within 0.01 seconds."
