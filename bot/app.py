"""The Telegram bot put together: its parts, its start and its end. `bot/wiring.py` has its conversations."""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from telegram import LinkPreviewOptions
from telegram.ext import Application, Defaults

from bot import logs
from bot.access.door import Door
from bot.access.menu import publish_admin_commands
from bot.access.store import AccessStore
from bot.chats import Chats
from bot.courier import Courier
from bot.desk import Desk
from bot.errors import TokenMissing
from bot.follow_ups import FollowUps
from bot.groups.concerns import concerns_bot
from bot.groups.rights import Rights
from bot.inbox import Inbox
from bot.inbox_queue import InboxQueue
from bot.limits.rates import Limits
from bot.menu import publish_commands
from bot.metrics.health import Physician
from bot.metrics.metrics import Metrics
from bot.metrics.pages import Pages
from bot.metrics.receiving import Receiving
from bot.metrics.server import MetricsServer
from bot.order import InOrder
from bot.patience import PatientLimiter
from bot.reminders.job import ReminderJob
from bot.reminders.store import ReminderStore
from bot.replies import Replies
from bot.serving import App, serve
from bot.subscriptions.job import SubscriptionJob
from bot.subscriptions.store import SubscriptionStore
from bot.ticking import Ticking
from bot.traffic import Traffic
from bot.wiring import Parts, add_handlers
from config import Settings
from index import Library

_log = logging.getLogger(__name__)

READ_TIMEOUT_S = 20.0
"""A message whose delivery is not confirmed in so many seconds is not posted again, so be generous."""

CONNECT_TIMEOUT_S = 10.0


def chats_path(settings: Settings) -> Path:
    """The file with what each chat chose."""
    return settings.data_dir / "chats.sqlite3"


def inbox_path(settings: Settings) -> Path:
    """The file with the updates that wait for their turn."""
    return settings.data_dir / "inbox.sqlite3"


def run(settings: Settings) -> None:
    """Answer in Telegram until SIGINT or SIGTERM.

    Raises:
        BotError: The bot cannot start, or Telegram no longer takes its token.
        LibraryError: The catalogue or the model cannot be used.
    """
    # Before anything is opened: the commonest mistake should be the quickest to show.
    _token(settings)
    logs.configure(settings)
    with (
        Library(settings, notify=_log.info) as library,
        Chats(chats_path(settings)) as chats,
        Inbox(inbox_path(settings)) as inbox,
    ):
        asyncio.run(serve(build_application(settings, library, chats, inbox), settings))


FORGET_EVERY_S = 60.0
"""Seconds between two looks at what was asked too long ago to be remembered."""

REMINDERS_EVERY_S = 60.0
"""Seconds between two looks at what chats are to be reminded of: an hour is told by the minute."""

SUBSCRIPTIONS_EVERY_S = 5.0
"""Seconds between two looks for new releases."""

TOPICS_EVERY_S = 30.0
"""Seconds between two looks for topics that nobody followed before."""


def _present() -> datetime:
    return datetime.now(UTC)


def build_application(
    settings: Settings,
    library: Library,
    chats: Chats,
    inbox: Inbox,
    *,
    now: Callable[[], datetime] = _present,
) -> App:
    """The bot, ready to be started. It closes none of what it is given.

    Args:
        now: The present moment, aware: what is to come is told by it.

    Raises:
        TokenMissing: The settings hold no token.
    """
    desk = Desk(library, settings.concurrent_questions)
    replies = Replies(chats)
    admitted = AccessStore(chats.file)
    door = Door(settings, admitted)
    queue = InboxQueue(inbox, concerns_bot)
    metrics = Metrics()
    traffic = Traffic()
    receiving = Receiving(metrics, connect_timeout_s=CONNECT_TIMEOUT_S)
    polled = receiving if settings.webhook_url is None else None
    physician = Physician(settings.data_dir, desk, chats, polled)
    server = MetricsServer(settings.metrics_address, Pages(metrics, desk, physician).by_path())

    async def prepare(application: App) -> None:
        server.start()
        await desk.warm_up()
        await publish_commands(application)
        await publish_admin_commands(application.bot, settings.admins)
        await queue.resume(application.bot)
        for each in ticking:
            each.start()

    async def rest(_: App) -> None:
        courier.close()
        await asyncio.gather(*(each.stop() for each in ticking))

    async def finish(_: App) -> None:
        await server.stop()
        await desk.close()

    api = str(settings.telegram_api_url).rstrip("/")
    application = (
        Application.builder()
        .token(_token(settings))
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .rate_limiter(PatientLimiter(metrics, traffic.note))
        .concurrent_updates(InOrder(queue.done))
        .update_queue(queue)
        .read_timeout(READ_TIMEOUT_S)
        .connect_timeout(CONNECT_TIMEOUT_S)
        .get_updates_request(receiving)
        .job_queue(None)
        .post_init(prepare)
        .post_stop(rest)
        .post_shutdown(finish)
        .build()
    )
    parts = Parts(
        settings=settings,
        desk=desk,
        chats=chats,
        replies=replies,
        rights=Rights(replies),
        admitted=admitted,
        door=door,
        limits=Limits.of(settings),
        follow_ups=FollowUps(),
        metrics=metrics,
        zone=ZoneInfo(settings.time_zone),
        now=now,
    )
    add_handlers(application, parts)
    courier = Courier(application.bot, chats, traffic, metrics)
    reminders = ReminderJob(
        courier, desk, ReminderStore(chats.file), parts.zone, now, door.may_receive, metrics
    )
    subscriptions = SubscriptionJob(
        courier,
        desk,
        SubscriptionStore(chats.file),
        parts.zone,
        now,
        may_receive=door.may_receive,
        metrics=metrics,
    )

    async def forget_old() -> None:
        parts.follow_ups.forget_old()

    ticking = (
        Ticking("reminders", reminders.tick, REMINDERS_EVERY_S),
        Ticking("subscriptions", subscriptions.tick, SUBSCRIPTIONS_EVERY_S),
        Ticking("topics", subscriptions.warm_up, TOPICS_EVERY_S),
        Ticking("questions to be forgotten", forget_old, FORGET_EVERY_S),
    )
    return application


def _token(settings: Settings) -> str:
    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    if not token:
        raise TokenMissing(
            "There is no token for Telegram. Ask @BotFather in Telegram for one (send /newbot), then set"
            " VOCERO_TELEGRAM_TOKEN to it, in the environment or in the file .env."
        )
    return token
