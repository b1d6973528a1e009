"""/timezone: in which time zone hours are told in a chat."""

import asyncio
import datetime
from collections.abc import Callable
from zoneinfo import ZoneInfo

from telegram import CallbackQuery, Update
from telegram.ext import ContextTypes

from bot.buttons import ZoneButton
from bot.chats import Chats
from bot.page import Page
from bot.replies import Replies
from bot.texts import texts
from bot.times.zone_page import choice_page, zone_page
from bot.times.zones import find_zones, known
from index import Language


class ZoneSetting:
    """The choice of the time zone and its buttons."""

    def __init__(
        self, chats: Chats, replies: Replies, zone: ZoneInfo, now: Callable[[], datetime.datetime]
    ) -> None:
        """Keep what is chosen in `chats`.

        Args:
            zone: Of chats that chose none.
            now: The present moment, aware.
        """
        self._chats = chats
        self._replies = replies
        self._zone = zone
        self._now = now

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show what is chosen and what can be, or choose what is written after the command."""
        message = update.message
        if message is None:
            return
        typed = " ".join(context.args or [])
        language = await self._replies.language(update)
        found = await asyncio.to_thread(find_zones, typed)
        if len(found) > 1:
            await self._replies.send(message, choice_page(language, found, typed))
            return
        if found:
            await asyncio.to_thread(self._chats.choose_zone, message.chat_id, found[0])
            typed = ""
        await self._replies.send(message, await self._page(language, message.chat_id, typed))

    async def pressed(self, update: Update, query: CallbackQuery, button: ZoneButton) -> None:
        """Remember the choice and show it."""
        if query.message is None:
            return
        language = await self._replies.language(update)
        if button.choice is not None and known(button.choice) is None:
            await self._replies.toast(query, texts(language).toast_stale)
            return
        chat_id = query.message.chat.id
        await asyncio.to_thread(self._chats.choose_zone, chat_id, button.choice)
        await self._replies.turn(query, await self._page(language, chat_id))

    async def _page(self, language: Language, chat_id: int, typed: str = "") -> Page:
        chosen = known(await self._replies.zone(chat_id))
        return zone_page(
            language, (chosen or self._zone).key, self._now(), chosen=chosen is not None, typed=typed
        )
