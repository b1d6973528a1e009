"""The whole wiring of the Telegram bot in one place."""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from telegram import BotCommand, LinkPreviewOptions, Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    Defaults,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot import logs
from bot.chats import Chats
from bot.desk import Desk
from bot.errors import TokenMissing
from bot.handlers.ask import Ask
from bot.handlers.buttons import Buttons
from bot.handlers.errors import Failures
from bot.handlers.info import Info
from bot.handlers.next import Next
from bot.handlers.once import Once
from bot.handlers.releases import Releases
from bot.handlers.remind import Remind
from bot.handlers.settings import LanguageSetting
from bot.handlers.zone import ZoneSetting
from bot.jobs import ReminderJob
from bot.order import InOrder
from bot.patience import PatientLimiter
from bot.reminders.store import ReminderStore
from bot.replies import Replies
from bot.serving import App, serve
from bot.texts import texts
from config import Settings
from index import Language, Library

_log = logging.getLogger(__name__)

READ_TIMEOUT_S = 20.0
"""A message whose delivery is not confirmed in so many seconds is not posted again, so be generous."""

CONNECT_TIMEOUT_S = 10.0


def chats_path(settings: Settings) -> Path:
    """The file with what each chat chose."""
    return settings.data_dir / "chats.sqlite3"


def run(settings: Settings) -> None:
    """Answer in Telegram until SIGINT or SIGTERM.

    Raises:
        BotError: The bot cannot start, or Telegram no longer takes its token.
        LibraryError: The catalogue or the model cannot be used.
    """
    # Before anything is opened: the commonest mistake should be the quickest to show.
    _token(settings)
    logs.configure(settings)
    with Library(settings, notify=_log.info) as library, Chats(chats_path(settings)) as chats:
        asyncio.run(serve(build_application(settings, library, chats), settings))


def _present() -> datetime:
    return datetime.now(UTC)


def build_application(
    settings: Settings, library: Library, chats: Chats, *, now: Callable[[], datetime] = _present
) -> App:
    """The bot, ready to be started. It closes neither `library` nor `chats`.

    Args:
        now: The present moment, aware: what is to come is told by it.

    Raises:
        TokenMissing: The settings hold no token.
    """
    desk = Desk(library, settings.concurrent_questions)
    replies = Replies(chats)

    async def prepare(application: App) -> None:
        await desk.warm_up()
        await publish_commands(application)
        job.start()

    async def rest(_: App) -> None:
        await job.stop()

    async def finish(_: App) -> None:
        await desk.close()

    api = str(settings.telegram_api_url).rstrip("/")
    application = (
        Application.builder()
        .token(_token(settings))
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .rate_limiter(PatientLimiter())
        .concurrent_updates(InOrder())
        .read_timeout(READ_TIMEOUT_S)
        .connect_timeout(CONNECT_TIMEOUT_S)
        .get_updates_connect_timeout(CONNECT_TIMEOUT_S)
        .job_queue(None)
        .post_init(prepare)
        .post_stop(rest)
        .post_shutdown(finish)
        .build()
    )
    _add_handlers(application, settings, desk, chats, replies, now)
    job = ReminderJob(application.bot, desk, ReminderStore(chats.file), ZoneInfo(settings.time_zone), now)
    return application


def _add_handlers(
    application: App,
    settings: Settings,
    desk: Desk,
    chats: Chats,
    replies: Replies,
    now: Callable[[], datetime],
) -> None:
    time_zone = ZoneInfo(settings.time_zone)
    ask = Ask(desk, replies, settings.max_question_chars)
    releases = Releases(desk, replies)
    upcoming = Next(desk, replies, time_zone, now)
    language = LanguageSetting(chats, replies)
    zone = ZoneSetting(chats, replies, time_zone, now)
    remind = Remind(desk, chats, replies, time_zone, now)
    info = Info(replies)
    new = filters.UpdateType.MESSAGE
    private = filters.ChatType.PRIVATE

    # What was here before goes no further.
    application.add_handler(TypeHandler(Update, Once(replies).gate), group=-1)

    # Of the following, the first that fits takes the update. Commands work in any chat ...
    application.add_handler(CommandHandler("start", info.start, new))
    application.add_handler(CommandHandler("help", info.help, new))
    application.add_handler(CommandHandler("privacy", info.privacy, new))
    application.add_handler(CommandHandler("next", upcoming.command, new))
    application.add_handler(CommandHandler("releases", releases.command, new))
    application.add_handler(CommandHandler("remind", remind.command, new))
    application.add_handler(CommandHandler("language", language.command, new))
    application.add_handler(CommandHandler("timezone", zone.command, new))
    # ... but in a group an unknown one may be meant for another bot,
    application.add_handler(MessageHandler(new & private & filters.COMMAND, info.unknown))
    # and only in a private chat is everything else a question. Notices such as "pinned a message" are not.
    application.add_handler(MessageHandler(new & private & ~filters.StatusUpdate.ALL, ask.question))
    edited = filters.UpdateType.EDITED_MESSAGE & private & ~filters.COMMAND
    application.add_handler(MessageHandler(edited, ask.edited))

    buttons = Buttons(ask, releases, upcoming, remind, language, zone, replies)
    application.add_handler(CallbackQueryHandler(buttons.pressed))

    application.add_error_handler(Failures(replies).failed)


async def publish_commands(application: App) -> None:
    """Put the commands into Telegram's menu, in Spanish for Spanish users and in English for the others.

    What Telegram has already is left as it is: changes of the menu are rationed. A menu that cannot be put
    there stops nothing.
    """
    for language, code in ((Language.ES, "es"), (Language.EN, None)):
        commands = [BotCommand(name, what) for name, what in texts(language).commands.items()]
        try:
            if list(await application.bot.get_my_commands(language_code=code)) != commands:
                await application.bot.set_my_commands(commands, language_code=code)
        except TelegramError as fault:
            _log.warning("The menu of commands could not be set: %s", logs.describe(fault))


def _token(settings: Settings) -> str:
    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    if not token:
        raise TokenMissing(
            "There is no token for Telegram. Ask @BotFather in Telegram for one (send /newbot), then set"
            " VOCERO_TELEGRAM_TOKEN to it, in the environment or in the file .env."
        )
    return token
