"""From the start of the bot to its orderly end."""

import asyncio
import itertools
import logging
import re
import signal
import socket
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from typing import Any

from telegram import Update
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import Application, Updater

from bot import heartbeat
from bot.errors import CannotListen, CannotReceive, TokenRejected, WebhookRefused
from bot.logs import describe
from config import Settings

_log = logging.getLogger(__name__)

POLL_S = 30
"""How long Telegram may keep a poll open when there is nothing to deliver, in seconds."""

RECONNECT_S = (2.0, 5.0, 10.0, 30.0)
"""Pauses between attempts to reach Telegram at the start; the last one is repeated for good."""

UPDATES = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
"""All that the bot wants to be told."""

_POLLING_TASK = "Updater:start_polling:polling_task"  # As python-telegram-bot names it.

_BAD_TOKEN = (
    "Telegram does not know this token. Check VOCERO_TELEGRAM_TOKEN: @BotFather shows the right one under"
    " /mybots, API Token."
)

App = Application[Any, Any, Any, Any, Any, Any]


async def serve(application: App, settings: Settings, *, stop: asyncio.Event | None = None) -> None:
    """Run the application until SIGINT or SIGTERM, or until `stop` is set.

    While Telegram cannot be reached at the start, it is tried again and again, with a line in the log.

    Raises:
        TokenRejected: Telegram does not know the token, at the start or later.
        CannotReceive: Telegram answers but fails when asked to deliver updates.
        WebhookRefused: Telegram does not take the webhook.
        CannotListen: The webhook's address cannot be listened on.
        LibraryError: The model or the index cannot be loaded.
    """
    stop = stop or asyncio.Event()
    fetching: set[asyncio.Task[Any]] = set()
    with _stopped_by_signals(stop):
        try:
            if await _unless(stop, _start(application, settings, fetching)):
                _log.info("Answering as @%s.", application.bot.username)
                async with _heartbeat(settings):
                    await _watch(stop, fetching)
        finally:
            await _shut_down(application)


async def _start(application: App, settings: Settings, fetching: set[asyncio.Task[Any]]) -> None:
    await _connect(application)
    if application.post_init is not None:
        await application.post_init(application)
    if settings.webhook_url is None:
        await _poll(application)
        fetching |= {task for task in asyncio.all_tasks() if task.get_name() == _POLLING_TASK}
    else:
        await _listen(application, settings)
    await application.start()


async def _connect(application: App) -> None:
    for attempt in itertools.count():
        try:
            await application.initialize()
            return
        except InvalidToken:
            # Not chained: the message of the library repeats the token.
            raise TokenRejected(_BAD_TOKEN) from None
        except TelegramError as fault:
            pause = RECONNECT_S[min(attempt, len(RECONNECT_S) - 1)]
            _log.warning("Telegram cannot be reached (%s). Trying again in %s s.", describe(fault), pause)
            await asyncio.sleep(pause)


async def _poll(application: App) -> None:
    def on_error(fault: TelegramError) -> None:
        application.create_task(application.process_error(update=None, error=fault))

    assert application.updater is not None
    try:
        await application.updater.start_polling(
            timeout=POLL_S, allowed_updates=UPDATES, bootstrap_retries=0, error_callback=on_error
        )
    except TelegramError as fault:
        raise CannotReceive(f"Telegram would not start to deliver: {fault}. Start the bot again.") from fault


async def _listen(application: App, settings: Settings) -> None:
    assert application.updater is not None and settings.webhook_url is not None
    secret = settings.webhook_secret
    listening = _listening_socket(settings)
    try:
        await application.updater.start_webhook(
            unix=listening,  # The library takes any socket here.
            # The path of the public address; the library takes it for a pattern.
            url_path=re.escape((settings.webhook_url.path or "/").lstrip("/")),
            webhook_url=str(settings.webhook_url),
            secret_token=secret.get_secret_value() if secret else None,
            allowed_updates=UPDATES,
            bootstrap_retries=0,
        )
    except BadRequest as refusal:
        listening.close()
        raise WebhookRefused(
            f"Telegram does not take the webhook: {refusal}. Check VOCERO_WEBHOOK_URL (a public https"
            " address) and VOCERO_WEBHOOK_SECRET (1-256 of A-Z a-z 0-9 _ -)."
        ) from refusal
    except TelegramError as fault:
        listening.close()
        raise CannotReceive(f"The webhook could not be set: {fault}. Start the bot again.") from fault


def _listening_socket(settings: Settings) -> socket.socket:
    # Taken before Telegram is told of it, and not by the web server, which leaves a socket open that it
    # could not bind.
    address = (settings.webhook_bind, settings.webhook_port)
    family = socket.AF_INET6 if ":" in settings.webhook_bind else socket.AF_INET
    try:
        listening = socket.create_server(address, family=family)
    except OSError as error:
        raise CannotListen(
            f"Cannot listen on {settings.webhook_bind} port {settings.webhook_port}: {error}."
            " Choose others with VOCERO_WEBHOOK_BIND and VOCERO_WEBHOOK_PORT."
        ) from error
    listening.setblocking(False)
    return listening


async def _watch(stop: asyncio.Event, fetching: set[asyncio.Task[Any]]) -> None:
    """Wait for the end; the library polls in a task of its own, which ends early only for a bad token."""
    stopped = asyncio.create_task(stop.wait())
    try:
        done, _ = await asyncio.wait({stopped, *fetching}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopped.cancel()
    for task in done & fetching:
        if isinstance(task.exception(), InvalidToken):
            raise TokenRejected(_BAD_TOKEN) from None
        raise CannotReceive("Updates are not fetched any more. Start the bot again.") from task.exception()


async def _shut_down(application: App) -> None:
    """Undo the start from its end, as far as it got; a step that fails does not keep the others from it."""
    async with AsyncExitStack() as steps:
        if application.post_shutdown is not None:
            steps.push_async_callback(application.post_shutdown, application)
        # Closes the connections of a start that got no further than its first call; `shutdown` does not.
        steps.push_async_callback(application.bot.shutdown)
        steps.push_async_callback(application.shutdown)
        if application.post_stop is not None:
            steps.push_async_callback(application.post_stop, application)
        if application.running:
            # Questions already taken are still answered.
            steps.push_async_callback(application.stop)
        if application.updater is not None and application.updater.running:
            steps.push_async_callback(_stop_fetching, application.updater)


async def _stop_fetching(updater: Updater) -> None:
    # Where fetching has ended by an error, that one is raised once more here; `_watch` has told of it.
    with suppress(TelegramError):
        await updater.stop()


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Do the work, but leave it when `stop` is set; whether it was done."""
    working = asyncio.create_task(work)
    stopped = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({working, stopped}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopped.cancel()
        if not working.done():
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
    if working.cancelled():
        return False
    working.result()
    return True


@asynccontextmanager
async def _heartbeat(settings: Settings) -> AsyncIterator[None]:
    beating = asyncio.create_task(_beat(settings))
    try:
        yield
    finally:
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)
        with suppress(OSError):
            await asyncio.to_thread(heartbeat.stop, settings.data_dir)


async def _beat(settings: Settings) -> None:
    while True:
        try:
            await asyncio.to_thread(heartbeat.beat, settings.data_dir)
        except OSError as error:
            _log.warning("The sign of life could not be written: %s", error)
        await asyncio.sleep(heartbeat.INTERVAL_S)


@contextmanager
def _stopped_by_signals(stop: asyncio.Event) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    wanted = (signal.SIGINT, signal.SIGTERM)
    handled = []
    # Neither works on Windows' loop nor outside the main thread; there Ctrl-C still ends the process.
    with suppress(NotImplementedError, RuntimeError, ValueError):
        for sign in wanted:
            loop.add_signal_handler(sign, stop.set)
            handled.append(sign)
    try:
        yield
    finally:
        for sign in handled:
            loop.remove_signal_handler(sign)
