"""Pressed buttons, told apart by what they carry."""

from telegram import Update
from telegram.ext import ContextTypes

from bot.agenda.buttons import AgendaButton, CalendarFileButton
from bot.buttons import LanguageButton, PassageButton, ReleasesButton, ZoneButton, decode
from bot.handlers.ask import Ask
from bot.handlers.next import Next
from bot.handlers.releases import Releases
from bot.handlers.remind import Remind
from bot.handlers.settings import LanguageSetting
from bot.handlers.zone import ZoneSetting
from bot.reminders.buttons import RemindButton
from bot.replies import Replies
from bot.texts import texts


class Buttons:
    """Hands each press to the conversation that the button belongs to."""

    def __init__(
        self,
        ask: Ask,
        releases: Releases,
        upcoming: Next,
        remind: Remind,
        language: LanguageSetting,
        zone: ZoneSetting,
        replies: Replies,
    ) -> None:
        self._ask = ask
        self._releases = releases
        self._next = upcoming
        self._remind = remind
        self._language = language
        self._zone = zone
        self._replies = replies

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what the button says; one that is none of ours is told to be of no use."""
        query = update.callback_query
        if query is None:
            return
        match decode(query.data):
            case PassageButton() as button:
                await self._ask.pressed(query, button)
            case ReleasesButton() as button:
                await self._releases.pressed(query, button)
            case LanguageButton() as button:
                await self._language.pressed(update, query, button)
            case ZoneButton() as button:
                await self._zone.pressed(update, query, button)
            case AgendaButton() as button:
                await self._next.pressed(query, button)
            case CalendarFileButton() as button:
                await self._next.file(query, button)
            case RemindButton() as button:
                await self._remind.pressed(query, button)
            case None:
                language = await self._replies.language(update)
                await self._replies.toast(query, texts(language).toast_stale)
