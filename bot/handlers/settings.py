"""/settings: all that a chat chose, in one message with buttons.

Everybody in a group may look, and look into each part; who may choose is asked before a press comes here.
"""

import asyncio
import datetime
from collections.abc import Awaitable, Callable, Sequence
from zoneinfo import ZoneInfo

from telegram import CallbackQuery, Chat, Update
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from bot.chats import Chats
from bot.handlers.remind import Remind
from bot.page import Page
from bot.replies import Replies
from bot.settings.buttons import AUTOMATIC, SettingsButton, SettingsPart
from bot.settings.page import Choices, Line, language_choice, settings_page, with_way_back, zone_choice
from bot.texts import texts
from bot.times.zones import known
from index import Language

MoreLines = Callable[[int, Language], Awaitable[Line]]
"""Gives another part's line of the page, for a chat and the language of the page."""

_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})


class ChatSettings:
    """The settings of a chat and their buttons."""

    def __init__(
        self,
        chats: Chats,
        replies: Replies,
        remind: Remind,
        zone: ZoneInfo,
        now: Callable[[], datetime.datetime],
        more: Sequence[MoreLines] = (),
    ) -> None:
        """Keep what is chosen in `chats`.

        Args:
            zone: Of chats that chose none.
            now: The present moment, aware.
            more: What other parts of the bot add to the page.
        """
        self._chats = chats
        self._replies = replies
        self._remind = remind
        self._zone = zone
        self._now = now
        self._more = more

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show all."""
        message = update.message
        if message is not None:
            language = await self._replies.language(update)
            await self._replies.send(message, await self._page(message.chat, SettingsButton(language)))

    async def pressed(self, query: CallbackQuery, button: SettingsButton) -> None:
        """Show a part in place of what is shown, or choose and show all again."""
        if query.message is None:
            return
        chat = query.message.chat
        if button.choice is not None:
            if not await self._choose(chat, button.part, button.choice):
                await self._replies.toast(query, texts(button.language).toast_stale)
                return
            button = SettingsButton(button.language)
        await self._replies.turn(query, await self._page(chat, button))

    async def _choose(self, chat: Chat, part: SettingsPart, choice: str) -> bool:
        """Whether there is such a choice in the chat."""
        wanted = None if choice == AUTOMATIC else choice
        match part:
            case SettingsPart.LANGUAGE:
                language = None if wanted is None else Language(wanted)
                await asyncio.to_thread(self._chats.choose_language, chat.id, language)
            case SettingsPart.ZONE if wanted is None or known(wanted) is not None:
                await asyncio.to_thread(self._chats.choose_zone, chat.id, wanted)
            case SettingsPart.SILENCE if chat.type in _GROUPS:
                await asyncio.to_thread(self._chats.choose_outspoken, chat.id, choice == "0")
            case _:
                return False
        return True

    async def _page(self, chat: Chat, button: SettingsButton) -> Page:
        choices = await self._choices(chat, button.language)
        match button.part:
            case SettingsPart.LANGUAGE:
                return language_choice(choices)
            case SettingsPart.ZONE:
                return zone_choice(choices, self._now())
            case SettingsPart.REMINDERS:
                return with_way_back(await self._remind.overview(chat.id, choices.spoken), choices.spoken)
        return settings_page(choices, self._now())

    async def _choices(self, chat: Chat, language: Language) -> Choices:
        chosen = await asyncio.to_thread(self._chats.language, chat.id)
        zone = known(await self._replies.zone(chat.id))
        lead, single = await self._remind.kept(chat.id)
        silent = None
        if chat.type in _GROUPS:
            silent = not await asyncio.to_thread(self._chats.outspoken, chat.id)
        spoken = chosen or language
        return Choices(
            spoken,
            chosen,
            zone or self._zone,
            chosen_zone=zone is not None,
            silent=silent,
            lead=lead,
            single=len(single),
            lines=[await line(chat.id, spoken) for line in self._more],
        )
