"""What /metrics and /health tell of a bot at work, asked by a real client while it talks."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

import httpx
import pytest
from prometheus_client import generate_latest
from telegram import Update

from bot.app import build_application, inbox_path
from bot.chats import Chats
from bot.errors import CannotListen, ChatsUnusable
from bot.inbox import Inbox
from bot.metrics.metrics import Metrics
from bot.metrics.outcomes import OUTCOMES
from bot.reminders.following import MORNING
from bot.serving import App, serve
from bot.texts import texts
from config import Settings
from index import CatalogueBusy, Language, Library, Status
from tests.bot.conversations.gathering import BOTH, NAME, QUESTIONS, members, said
from tests.bot.conversations.reminding import COUNCIL, THE_DAY_BEFORE, Newsroom, ask, at, room, told
from tests.bot.conversations.running import running, settings_for
from tests.bot.conversations.test_serving import free_port
from tests.bot.metrics.reading import samples, value_in
from tests.telegram.server import BotApi

__all__ = ["room"]

TOO_LONG = {
    Language.ES: "¿Cuánto costaron las obras del puerto, y quién las pagó, y cuándo acabaron, y por qué?",
    Language.EN: "How much did the works cost, and who paid for them, and how long did they last, and why?",
}
UNKNOWN = {Language.ES: "¿Quién ganó el mundial?", Language.EN: "Who won the world cup?"}


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


class Watched:
    """The bot with a web server, and whoever asks it."""

    def __init__(self, application: App, client: httpx.AsyncClient) -> None:
        self.application = application
        self._client = client

    async def metrics(self) -> str:
        shown = await self._client.get("/metrics")
        assert shown.status_code == 200
        assert shown.headers["Content-Type"].startswith("text/plain; version=")
        return shown.text

    async def value(self, name: str, **labels: str) -> float:
        return value_in(await self.metrics(), f"vocero_{name}", **labels)

    async def health(self) -> tuple[int, list[str]]:
        shown = await self._client.get("/health")
        assert shown.headers["Content-Type"] == "application/json"
        assert shown.json()["healthy"] is (shown.status_code == 200)
        troubles: list[str] = shown.json()["troubles"]
        return shown.status_code, troubles

    async def well(self) -> None:
        """Wait until the bot calls itself well."""
        async with asyncio.timeout(5):
            while (await self.health())[0] != 200:  # noqa: ASYNC110 - nothing tells when.
                await asyncio.sleep(0.01)


@pytest.fixture
def bot_settings(bot_api: BotApi, settings: Settings) -> Settings:
    """Those of the other conversations, with a web server."""
    return settings_for(bot_api, settings, metrics_address=str(free_port()))


def client_of(settings: Settings) -> httpx.AsyncClient:
    address = f"http://127.0.0.1:{settings.metrics_address}"
    return httpx.AsyncClient(base_url=address, trust_env=False, timeout=10)


@asynccontextmanager
async def watched(
    bot_api: BotApi, settings: Settings, library: Library, chats: Chats
) -> AsyncIterator[Watched]:
    async with running(bot_api, settings, library, chats) as application, client_of(settings) as client:
        yield Watched(application, client)


@BOTH
async def test_a_conversation_is_counted_without_a_word_or_a_number_of_anybody(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language
) -> None:
    anna, luis = members(bot_api, language)
    private, group = bot_api.private(anna), bot_api.supergroup("Redacción", [anna, luis])
    asked, says = QUESTIONS[language]
    settings = bot_settings.model_copy(update={"max_question_chars": 80})
    async with watched(bot_api, settings, shelf, chats) as bot:
        assert says in (await bot_api.answer_to(await anna.send(private, asked))).text
        assert says in (await bot_api.answer_to(await luis.send(group, f"{NAME} {asked}"))).text
        await anna.send(private, TOO_LONG[language])
        assert len(await said(bot_api, bot.application, private)) == 2
        text = await bot.metrics()

    def count(name: str, **labels: str) -> float:
        return value_in(text, f"vocero_{name}", **labels)

    for chat in ("private", "supergroup"):
        assert count("questions_total", outcome="answered", language=language.value, chat=chat) == 1
    assert count("questions_total", outcome="refused", language="", chat="private") == 1
    assert count("model_seconds_count") == 2
    assert 0 < count("model_seconds_sum") <= count("reply_seconds_sum")
    assert count("reply_seconds_count") == 2
    assert count("updates_total", kind="message") == 3
    assert count("telegram_calls_total", method="sendMessage", outcome="ok") == 3
    assert count("telegram_calls_total", method="getUpdates", outcome="ok") >= 1
    assert count("questions_waiting") == count("questions_running") == 0
    assert count("releases") == 2
    assert 0 <= count("index_age_seconds") < 300

    # Words of the explanations stand on the page whatever is asked.
    explained = words_of(generate_latest(Metrics().registry).decode())
    spoken = words_of(f"{asked} {TOO_LONG[language]} Redacción Anna Luis luis_reportero") - explained
    assert len(spoken) > 10
    assert not spoken & words_of(text)
    for number in (anna.id, luis.id, private.id, group.id):
        assert str(abs(number)) not in text
    labels = {value for _, pairs in samples(text) for name, value in pairs if name not in ("le", "method")}
    assert labels <= {*OUTCOMES, *Update.ALL_TYPES, *Status, *Language, "private", "supergroup"} | {
        "",
        "up",
        "down",
    }


@BOTH
async def test_a_question_without_an_answer_is_counted_as_such_and_timed(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, language: Language
) -> None:
    anna, _ = members(bot_api, language)
    private, group = bot_api.private(anna), bot_api.group("Mesa", [anna])
    async with watched(bot_api, bot_settings, empty, chats) as bot:
        await bot_api.answer_to(await anna.send(private, UNKNOWN[language]))
        await anna.send(group, f"{NAME} {UNKNOWN[language]}")
        assert await said(bot_api, bot.application, group) == []  # It only reacts.
        text = await bot.metrics()
    for chat in ("private", "group"):
        labels = {"outcome": "abstained", "language": language.value, "chat": chat}
        assert value_in(text, "vocero_questions_total", **labels) == 1
    assert value_in(text, "vocero_reply_seconds_count") == 2


@BOTH
async def test_a_question_that_failed_is_counted_apart(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise CatalogueBusy("Another process writes to it.")

    anna, _ = members(bot_api, language)
    async with watched(bot_api, bot_settings, shelf, chats) as bot:
        monkeypatch.setattr(shelf, "ask", busy)
        reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), QUESTIONS[language][0]))
        assert reply.text == texts(language).unavailable
        assert await bot.value("questions_total", outcome="failed", language="", chat="private") == 1
        assert await bot.value("model_seconds_count") == 0


async def test_what_telegram_refuses_and_what_is_repeated_is_counted(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats
) -> None:
    anna, _ = members(bot_api, Language.ES)
    async with watched(bot_api, bot_settings, shelf, chats) as bot:
        bot_api.fail_next("sendMessage", error_code=502)
        await bot_api.answer_to(await anna.send(bot_api.private(anna), QUESTIONS[Language.ES][0]))
        bot_api.fail_next("sendMessage", error_code=429, retry_after=1)
        await bot_api.answer_to(await anna.send(bot_api.private(anna), QUESTIONS[Language.ES][0]))
        text = await bot.metrics()
    for outcome, times in (("network", 1), ("flood", 1), ("ok", 2)):
        calls = value_in(text, "vocero_telegram_calls_total", method="sendMessage", outcome=outcome)
        assert calls == times, outcome
    assert value_in(text, "vocero_telegram_retries_total", method="sendMessage") == 2


async def test_a_bot_at_work_is_well_and_an_unreadable_file_makes_it_ill(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise CatalogueBusy("Another process writes to it.")

    def unusable(*_: object) -> None:
        raise ChatsUnusable("It is no such file.")

    async with watched(bot_api, bot_settings, shelf, chats) as bot:
        # The first call for updates may still be under way.
        await anna_writes(bot_api)
        await bot.well()
        with monkeypatch.context() as broken:
            broken.setattr(shelf, "count", fail)
            broken.setattr(chats, "language", unusable)
            status, troubles = await bot.health()
            assert status == 503
            assert len(troubles) == 2
            text = await bot.metrics()
            assert "vocero_releases NaN" in text, "the other figures are still told"
        assert await bot.health() == (200, [])


async def test_a_reminder_is_counted_with_how_late_it_was(
    bot_api: BotApi, room: Newsroom, bot_settings: Settings
) -> None:
    room.entries = [COUNCIL]
    async with room.open(), client_of(bot_settings) as client:
        chat = await ask(bot_api, room)
        await room.wait_till(at(date(2026, 1, 22), MORNING.hour, 3))
        assert len(told(bot_api, chat)) == 1
        text = (await client.get("/metrics")).text
    assert at(date(2026, 1, 22), MORNING.hour) == THE_DAY_BEFORE
    assert value_in(text, "vocero_sends_total", kind="reminder") == 1
    assert value_in(text, "vocero_job_late_seconds_count") == 1
    assert value_in(text, "vocero_job_late_seconds_sum") == 180


async def test_a_bot_that_is_not_yet_connected_says_so(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats
) -> None:
    bot_api.delay_next("deleteWebhook", seconds=0.5)
    stop = asyncio.Event()
    with Inbox(inbox_path(bot_settings)) as inbox:
        application = build_application(bot_settings, shelf, chats, inbox)
        serving = asyncio.create_task(serve(application, bot_settings, stop=stop))
        async with client_of(bot_settings) as client:
            await bot_api.wait_for(lambda: bot_api.log.of("setMyCommands") or serving.done())
            shown = await client.get("/health")
        stop.set()
        await serving
    assert shown.status_code == 503
    assert any("not at work" in trouble for trouble in shown.json()["troubles"])
    assert any("not received" in trouble for trouble in shown.json()["troubles"])


async def test_a_port_that_is_taken_ends_the_start_with_what_to_do(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, Inbox(inbox_path(bot_settings)) as inbox:
        address = str(taken.getsockname()[1])
        settings = bot_settings.model_copy(update={"metrics_address": address})
        application = build_application(settings, shelf, chats, inbox)
        with pytest.raises(CannotListen, match=r"VOCERO_METRICS_ADDRESS"):
            await serve(application, settings)
    assert not bot_api.log.of("deleteWebhook"), "it never asked for updates"


async def test_after_the_end_nobody_listens(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats
) -> None:
    async with client_of(bot_settings) as client:
        async with running(bot_api, bot_settings, shelf, chats):
            assert (await client.get("/metrics")).status_code == 200
        with pytest.raises(httpx.ConnectError):
            await client.get("/metrics")


async def anna_writes(bot_api: BotApi) -> None:
    anna = bot_api.user("Anna")
    await bot_api.answer_to(await anna.send(bot_api.private(anna), "/help"))
