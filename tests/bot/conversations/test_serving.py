"""The start and the end of the bot."""

import asyncio
import logging
import os
import signal
import socket
import sys
from pathlib import Path

import httpx
import pytest
from pydantic import HttpUrl, SecretStr

from bot import app as bot_app
from bot import heartbeat
from bot.app import build_application, chats_path, run
from bot.chats import Chats
from bot.errors import CannotListen, CannotReceive, TokenMissing, TokenRejected, WebhookRefused
from bot.inbox import Inbox
from bot.serving import serve
from config import Settings
from index import Library
from tests.bot.conversations.running import running, until
from tests.conftest import ROOT
from tests.telegram.server import BotApi

QUESTION = "¿Cuánto costaron las obras?"
COST = "Las obras costaron 3 millones & <acabaron> antes."
PUBLIC = "https://bot.example.org/vocero.1"
SECRET = "a-secret_of_ours"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@pytest.fixture
def webhook_settings(bot_api: BotApi, bot_settings: Settings) -> Settings:
    port = free_port()
    bot_api.deliver_webhooks_to(f"http://127.0.0.1:{port}/vocero.1")
    return bot_settings.model_copy(
        update={
            "webhook_url": HttpUrl(PUBLIC),
            "webhook_secret": SecretStr(SECRET),
            "webhook_port": port,
        }
    )


@pytest.mark.parametrize("token", [None, SecretStr("")])
def test_without_a_token_the_bot_says_where_to_get_one(settings: Settings, token: SecretStr | None) -> None:
    with pytest.raises(TokenMissing, match=r"@BotFather.*VOCERO_TELEGRAM_TOKEN"):
        run(settings.model_copy(update={"telegram_token": token}))
    assert not settings.data_dir.exists(), "nothing was opened for it"


async def test_a_token_that_telegram_does_not_know_ends_it_without_showing_it(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, inbox: Inbox
) -> None:
    wrong = bot_settings.model_copy(update={"telegram_token": SecretStr("123456:wrong-but-secret")})
    with pytest.raises(TokenRejected, match="VOCERO_TELEGRAM_TOKEN") as caught:
        await serve(build_application(wrong, shelf, chats, inbox), wrong)
    error: BaseException | None = caught.value
    assert "wrong-but-secret" not in str(error)
    assert error is not None and error.__cause__ is None and error.__suppress_context__


async def test_a_token_that_is_revoked_later_ends_it_too(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, inbox: Inbox
) -> None:
    bot_api.fail_next("getUpdates", error_code=401)
    with pytest.raises(TokenRejected):
        await asyncio.wait_for(serve(build_application(bot_settings, shelf, chats, inbox), bot_settings), 10)


async def test_while_telegram_cannot_be_reached_at_the_start_it_is_tried_again(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("bot.serving.RECONNECT_S", (0.01,))
    bot_api.fail_next("getMe", 12, error_code=502)
    anna = bot_api.user("Anna")
    async with running(bot_api, bot_settings, shelf, chats):
        assert (await bot_api.answer_to(await anna.send(bot_api.private(anna), QUESTION))).quotes == [COST]
    assert caplog.text.count("Telegram cannot be reached") == 2


async def test_a_start_that_waits_for_telegram_can_be_stopped(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, inbox: Inbox
) -> None:
    bot_api.fail_next("getMe", 1000, error_code=502)
    stop = asyncio.Event()
    serving = asyncio.create_task(
        serve(build_application(bot_settings, shelf, chats, inbox), bot_settings, stop=stop)
    )
    await bot_api.wait_for(lambda: bot_api.log.errors)
    stop.set()
    await asyncio.wait_for(serving, 5)


async def test_polling_that_is_disturbed_goes_on_and_says_why_once(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    caplog: pytest.LogCaptureFixture,
) -> None:
    conflict = "Conflict: terminated by other getUpdates request"
    bot_api.fail_next("getUpdates", error_code=409, description=conflict)
    bot_api.drop_next("getUpdates")
    anna = bot_api.user("Anna")
    async with running(bot_api, bot_settings, shelf, chats):
        asked = await anna.send(bot_api.private(anna), QUESTION)
        assert (await bot_api.answer_to(asked, within=10)).quotes == [COST]
    assert caplog.text.count("another process polls with the same token") == 1
    assert caplog.text.count("Telegram cannot be reached; trying on.") == 1


async def test_no_delivery_at_the_start_is_an_error_in_plain_words(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, inbox: Inbox
) -> None:
    bot_api.fail_next("deleteWebhook", 5, error_code=500)
    with pytest.raises(CannotReceive, match="Start the bot again"):
        await serve(build_application(bot_settings, shelf, chats, inbox), bot_settings)


async def test_by_webhook_the_bot_answers_like_by_polling_and_stops_listening_at_the_end(
    bot_api: BotApi, webhook_settings: Settings, shelf: Library, chats: Chats
) -> None:
    anna = bot_api.user("Anna")
    async with running(bot_api, webhook_settings, shelf, chats):
        assert (await bot_api.answer_to(await anna.send(bot_api.private(anna), QUESTION))).quotes == [COST]
    (call,) = bot_api.log.of("setWebhook")
    assert call.params["url"] == PUBLIC
    assert call.params["secret_token"] == SECRET
    assert call.params["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member"]
    assert bot_api.token not in PUBLIC
    async with httpx.AsyncClient() as client:
        with pytest.raises(httpx.ConnectError):
            await client.post(f"http://127.0.0.1:{webhook_settings.webhook_port}/vocero.1")


@pytest.mark.parametrize(
    ("path", "secret", "status"),
    [
        ("/vocero.1", None, 403),
        ("/vocero.1", "another", 403),
        ("/voceroX1", SECRET, 404),
        ("/", SECRET, 404),
        ("/vocero.1", SECRET, 200),
    ],
)
async def test_a_delivery_without_the_secret_is_refused(
    bot_api: BotApi,
    webhook_settings: Settings,
    shelf: Library,
    chats: Chats,
    path: str,
    secret: str | None,
    status: int,
) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
    async with running(bot_api, webhook_settings, shelf, chats), httpx.AsyncClient() as client:
        url = f"http://127.0.0.1:{webhook_settings.webhook_port}{path}"
        assert (await client.post(url, json={"update_id": 5}, headers=headers)).status_code == status


async def test_a_port_that_is_taken_is_named(
    bot_api: BotApi, webhook_settings: Settings, shelf: Library, chats: Chats, inbox: Inbox
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", webhook_settings.webhook_port))
        taken.listen()
        with pytest.raises(CannotListen, match=rf"port {webhook_settings.webhook_port}.*VOCERO_WEBHOOK_PORT"):
            await serve(build_application(webhook_settings, shelf, chats, inbox), webhook_settings)


async def test_a_webhook_that_telegram_does_not_take_is_named(
    bot_api: BotApi, webhook_settings: Settings, shelf: Library, chats: Chats, inbox: Inbox
) -> None:
    plain = webhook_settings.model_copy(update={"webhook_url": HttpUrl("http://bot.example.org/")})
    with pytest.raises(WebhookRefused, match=r"https url.*VOCERO_WEBHOOK_URL"):
        await serve(build_application(plain, shelf, chats, inbox), plain)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_ends_it_in_good_order(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, inbox: Inbox, sign: signal.Signals
) -> None:
    serving = asyncio.create_task(serve(build_application(bot_settings, shelf, chats, inbox), bot_settings))
    await until(lambda: heartbeat.silence_s(bot_settings.data_dir) is not None)
    os.kill(os.getpid(), sign)
    await asyncio.wait_for(serving, 5)
    assert heartbeat.silence_s(bot_settings.data_dir) is None, "the sign of life is taken away"


async def test_a_question_that_was_taken_is_answered_before_the_end(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    bot_api.delay_next("sendMessage", 0.3)
    async with running(bot_api, bot_settings, shelf, chats):
        await anna.send(chat, QUESTION)
        await bot_api.wait_for(lambda: bot_api.sent(chat))
    assert [reply.quotes for reply in bot_api.sent(chat)] == [[COST]]
    with Chats(chats_path(bot_settings)) as after:
        assert after.reply(chat.id, 1) is not None, "and noted"


def test_run_serves_until_it_is_stopped_and_closes_everything(
    bot_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Settings] = []

    async def stand_in(application: object, settings: Settings) -> None:
        served.append(settings)
        logging.getLogger("bot.app").debug("serving")

    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    monkeypatch.setattr(bot_app, "serve", stand_in)
    try:
        run(bot_settings)
    finally:
        root.handlers[:] = before
        root.setLevel(level)
    assert served == [bot_settings]
    assert chats_path(bot_settings).exists()
    assert bot_settings.catalogue_path.exists()


async def test_vocero_serve_is_the_bot_and_its_log_holds_neither_questions_nor_the_token(
    bot_api: BotApi, tmp_path: Path, tiny_model_path: Path
) -> None:
    environment = {
        **os.environ,
        "VOCERO_TELEGRAM_TOKEN": bot_api.token,
        "VOCERO_TELEGRAM_API_URL": bot_api.url,
        "VOCERO_DATA_DIR": str(tmp_path / "data"),
        "VOCERO_MODEL": str(tiny_model_path),
        "VOCERO_LOG_LEVEL": "DEBUG",
        "PYTHONPATH": str(ROOT),
    }
    serving = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", "from bot.cli import main; main()", "serve"),
        env=environment,
        cwd=tmp_path,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        anna = bot_api.user("Anna", language_code="en")
        chat = bot_api.private(anna)
        start = await bot_api.answer_to(await anna.send(chat, "/start"), within=60)
        assert start.text.startswith("Hello. I am Vocero")
        question = await anna.send(chat, "When does the harbour reopen?")
        assert (await bot_api.answer_to(question)).text.startswith("I have no releases yet.")
        serving.terminate()
        output, _ = await asyncio.wait_for(serving.communicate(), 20)
    finally:
        if serving.returncode is None:
            serving.kill()
            await serving.wait()
    log = output.decode()
    assert serving.returncode == 0, log
    assert "Answering as @vocero_test_bot." in log
    assert "harbour" not in log
    assert bot_api.token not in log
