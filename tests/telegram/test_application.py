"""The real `Application` against the server, by polling and by webhook."""

import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, ClassVar

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)
from tornado import netutil, web
from tornado.httpserver import HTTPServer

from tests.telegram.fixtures import client_request
from tests.telegram.server import BotApi

REFUSED = "Wrong response from the webhook: 403 "
MORE = InlineKeyboardMarkup([[InlineKeyboardButton("Más", callback_data="more")]])
App = Application[Any, Any, Any, Any, Any, Any]


async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    await update.message.reply_text("Bienvenida")


async def answer(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message
    text = f"<blockquote>{update.effective_message.text_html}</blockquote>"
    await update.effective_message.reply_html(text, reply_markup=MORE, do_quote=True)


async def more(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query
    await update.callback_query.answer("Va")
    await update.callback_query.edit_message_text("Otra cita")


@pytest.fixture
async def application(bot_api: BotApi) -> AsyncIterator[App]:
    builder = Application.builder().token(bot_api.token)
    builder = builder.base_url(bot_api.base_url).base_file_url(bot_api.base_file_url)
    builder = builder.request(client_request()).get_updates_request(client_request(1))
    app = builder.build()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(CallbackQueryHandler(more))
    app.add_handler(MessageHandler(filters.TEXT, answer))
    async with app:
        await app.start()
        yield app
        await app.stop()


@asynccontextmanager
async def polling(app: App, _: BotApi) -> AsyncIterator[None]:
    assert app.updater
    await app.updater.start_polling(timeout=5)
    try:
        yield
    finally:
        await app.updater.stop()


@asynccontextmanager
async def webhook(app: App, bot_api: BotApi) -> AsyncIterator[None]:
    assert app.updater
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    bot_api.deliver_webhooks_to(f"http://127.0.0.1:{port}/hook")
    await app.updater.start_webhook(
        "127.0.0.1", port, "hook", webhook_url="https://bot.example.org/hook", secret_token="s3cret"
    )
    try:
        yield
    finally:
        await app.updater.stop()


@pytest.mark.parametrize("way", [polling, webhook])
async def test_a_conversation_by_polling_and_by_webhook(bot_api: BotApi, application: App, way: Any) -> None:
    async with way(application, bot_api):
        anna = bot_api.user("Anna")
        chat = bot_api.private(anna)
        welcome = await bot_api.answer_to(await anna.send(chat, "/start"))
        assert welcome.text == "Bienvenida"

        question = await anna.send(chat, "¿Qué < dijo?")
        reply = await bot_api.answer_to(question)
        assert (reply.quotes, reply.reply_to, reply.buttons) == (["¿Qué < dijo?"], question.id, ["Más"])

        press = await anna.press(reply, "Más")
        assert (await press.answer())["text"] == "Va"
        now = await bot_api.wait_for(lambda: bot_api.message(reply).edited and bot_api.message(reply))
        assert (now.text, now.buttons) == ("Otra cita", [])
        methods = [call.method for call in bot_api.log.calls if call.method not in ("getMe", "deleteWebhook")]
        expected = ["sendMessage", "sendMessage", "answerCallbackQuery", "editMessageText"]
        assert methods[-4:] == expected


async def test_the_webhook_refuses_what_lacks_the_secret_and_the_server_keeps_trying(
    bot_api: BotApi, application: App
) -> None:
    async with webhook(application, bot_api):
        bot_api.world.webhook._secret = "wrong"
        anna = bot_api.user("Anna")
        chat = bot_api.private(anna)
        question = await anna.send(chat, "hola")

        def problem() -> str | None:
            return bot_api.world.webhook.info().get("last_error_message")

        assert (await bot_api.wait_for(problem)).startswith(REFUSED)
        assert bot_api.world.webhook.info()["pending_update_count"] == 1
        bot_api.world.webhook._secret = "s3cret"
        assert (await bot_api.answer_to(question)).quotes == ["hola"]
        info = await application.bot.get_webhook_info()
        assert (info.url, info.pending_update_count) == ("https://bot.example.org/hook", 0)
        assert info.last_error_message is not None and info.last_error_message.startswith(REFUSED)


class Hook(web.RequestHandler):
    """Takes updates; fails every second request."""

    got: ClassVar[list[str]] = []

    def post(self) -> None:
        self.got.append(json.loads(self.request.body)["message"]["text"])
        self.set_status(500 if len(self.got) % 2 == 0 else 204)


async def test_updates_reach_the_webhook_in_order_and_one_that_fails_comes_again(
    bot_api: BotApi, bot: Bot
) -> None:
    Hook.got.clear()
    sockets = netutil.bind_sockets(0, "127.0.0.1", family=socket.AF_INET)
    server = HTTPServer(web.Application([("/", Hook)], log_function=lambda _: None))
    server.add_sockets(sockets)
    bot_api.deliver_webhooks_to(f"http://127.0.0.1:{sockets[0].getsockname()[1]}/")
    await bot.set_webhook("https://bot.example.org/")
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    for text in ("uno", "dos", "tres"):
        await anna.send(chat, text)
    await bot_api.wait_for(lambda: not bot_api.world.updates.pending)
    assert Hook.got == ["uno", "dos", "dos", "tres", "tres"]
    server.stop()
    await server.close_all_connections()


async def test_the_server_says_when_nothing_listens_at_the_webhook(bot_api: BotApi, bot: Bot) -> None:
    bot_api.deliver_webhooks_to("http://127.0.0.1:1/")
    await bot.set_webhook("https://bot.example.org/")
    anna = bot_api.user("Anna")
    await anna.send(bot_api.private(anna), "hola")
    problem = await bot_api.wait_for(lambda: bot_api.world.webhook.info().get("last_error_message"))
    assert problem.startswith("Connection failed: ")
