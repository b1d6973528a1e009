"""Which conversation takes which update, all in one place and in order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.access.buttons import AdmittedButton
from bot.access.codes import LINKED
from bot.access.door import Door
from bot.access.gate import Gate
from bot.access.store import AccessStore
from bot.agenda.buttons import AgendaButton, CalendarFileButton
from bot.briefings.buttons import BriefingButton
from bot.buttons import LanguageButton, PassageButton, ReleasesButton, ZoneButton
from bot.chats import Chats
from bot.desk import Desk
from bot.feedback.buttons import FeedbackButton, ForgetButton
from bot.follow_ups import FollowUps
from bot.groups.heard import Heard
from bot.groups.rights import Command, Rights
from bot.handlers.access import Access
from bot.handlers.ask import Ask
from bot.handlers.briefing import BriefingHandler
from bot.handlers.buttons import Buttons, Pressed, of_query
from bot.handlers.errors import Failures
from bot.handlers.feedback import Feedback
from bot.handlers.forget import Forget
from bot.handlers.info import Info
from bot.handlers.language import LanguageSetting
from bot.handlers.membership import Membership
from bot.handlers.next import Next
from bot.handlers.once import Once
from bot.handlers.releases import Releases
from bot.handlers.remind import Remind
from bot.handlers.settings import ChatSettings
from bot.handlers.subscribe import Subscribe
from bot.handlers.zone import ZoneSetting
from bot.limits.rates import Limits
from bot.metrics.metrics import Metrics
from bot.metrics.updates import Tally
from bot.reminders.buttons import RemindButton
from bot.replies import Replies
from bot.serving import App
from bot.settings.buttons import SettingsButton
from bot.subscriptions.buttons import SubscribeButton
from bot.subscriptions.store import SubscriptionStore
from config import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the conversations are made of.

    Attributes:
        zone: Of chats that chose none, and of hours in releases that name none.
        now: The present moment, aware.
    """

    settings: Settings
    desk: Desk
    chats: Chats
    replies: Replies
    rights: Rights
    admitted: AccessStore
    door: Door
    limits: Limits
    follow_ups: FollowUps
    metrics: Metrics
    zone: ZoneInfo
    now: Callable[[], datetime]


def add_handlers(application: App, parts: Parts) -> None:
    """Add every conversation to the application."""
    replies, desk, chats, zone, now = parts.replies, parts.desk, parts.chats, parts.zone, parts.now
    rights = parts.rights
    ask = Ask(desk, replies, parts.limits, parts.follow_ups, parts.metrics, parts.settings.max_question_chars)
    releases = Releases(desk, replies)
    upcoming = Next(desk, replies, zone, now)
    briefing = BriefingHandler(desk, chats, replies, zone, now)
    language = LanguageSetting(chats, replies)
    zones = ZoneSetting(chats, replies, zone, now)
    remind = Remind(desk, chats, replies, zone, now)
    access = Access(parts.door, parts.admitted, chats, replies, rights, now)
    membership = Membership(chats, replies)
    feedback = Feedback(chats, replies, parts.metrics)
    forget = Forget(chats, replies, [parts.follow_ups.forget])
    info = Info(replies)
    subscribe = Subscribe(desk, SubscriptionStore(chats.file), replies, zone, now)
    overview = ChatSettings(chats, replies, remind, zone, now, more=[subscribe.line])
    new = filters.UpdateType.MESSAGE
    private = filters.ChatType.PRIVATE

    # All that comes is counted.
    application.add_handler(TypeHandler(Update, Tally(parts.metrics).count), group=-3)
    # What was here before goes no further.
    application.add_handler(TypeHandler(Update, Once(replies).gate), group=-2)
    # Nor does what comes from somebody who is not admitted.
    gate = Gate(parts.door, parts.admitted, replies, parts.limits, now)
    application.add_handler(TypeHandler(Update, gate.gate), group=-1)

    # Of the following, the first that fits takes the update.
    application.add_handler(ChatMemberHandler(membership.changed, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(MessageHandler(new & filters.StatusUpdate.MIGRATE, membership.migrated))
    # Commands work in any chat ...
    if parts.door.mode == "pairing":
        application.add_handler(MessageHandler(new & private & filters.Regex(LINKED), access.pair))
    commands: dict[str, Command] = {
        "start": info.start,
        "help": info.help,
        "privacy": info.privacy,
        "id": access.id,
        "pair": access.pair,
        "invite": access.invite,
        "revoke": access.revoke,
        "next": upcoming.command,
        "briefing": briefing.command,
        "resumen": briefing.command,
        "releases": releases.command,
        "settings": overview.command,
        "forget": forget.command,
        "subscribe": rights.settling(subscribe.command),
        "unsubscribe": rights.settlers(subscribe.end),
        "remind": rights.settling(remind.command),
        "language": language.command,
        "timezone": rights.settling(zones.command),
    }
    for name, command in commands.items():
        application.add_handler(CommandHandler(name, command, new & Heard()))
    # ... but in a group an unknown one may be meant for another bot.
    application.add_handler(MessageHandler(new & private & filters.COMMAND, info.unknown))
    # Everything else is a question where it speaks to the bot. Notices such as "pinned a message" are not.
    application.add_handler(MessageHandler(new & ~filters.COMMAND & ~filters.StatusUpdate.ALL, ask.question))
    edited = filters.UpdateType.EDITED_MESSAGE & ~filters.COMMAND
    application.add_handler(MessageHandler(edited, ask.edited))

    conversations: dict[type[Any], Pressed] = {
        PassageButton: of_query(ask.pressed),
        ReleasesButton: of_query(releases.pressed),
        AgendaButton: of_query(upcoming.pressed),
        CalendarFileButton: of_query(upcoming.file),
        BriefingButton: of_query(briefing.pressed),
        SubscribeButton: of_query(subscribe.pressed),
        RemindButton: of_query(remind.pressed),
        LanguageButton: language.pressed,
        ZoneButton: zones.pressed,
        SettingsButton: of_query(overview.pressed),
        AdmittedButton: of_query(access.pressed),
        FeedbackButton: of_query(feedback.pressed),
        ForgetButton: of_query(forget.pressed),
    }
    application.add_handler(CallbackQueryHandler(Buttons(conversations, rights, replies).pressed))

    application.add_error_handler(Failures(replies).failed)
