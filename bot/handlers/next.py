"""/next: what the releases announce, in order, with the sentences that say so."""

import asyncio
import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from bot.agenda.buttons import AgendaButton, CalendarFileButton, in_single_spaces
from bot.agenda.entry import Reader
from bot.agenda.pages import agenda_page, entry_page, nothing_page, page_size
from bot.desk import Desk
from bot.page import Page
from bot.replies import Replies
from bot.texts import texts
from bot.times.zones import known
from index import Language
from index.events.entry import Entry, EntryStatus
from index.events.filter import EventFilter, read_filter
from index.events.ics import to_ics

FILE_NAME = "vocero.ics"

_COMMAND = re.compile(r"/next(?:@\w+)?(?:\s|$)", re.IGNORECASE)


class Next:
    """The list of what is to come, its buttons and its calendar file."""

    def __init__(
        self,
        desk: Desk,
        replies: Replies,
        zone: ZoneInfo,
        now: Callable[[], datetime.datetime],
    ) -> None:
        """List what `desk` has.

        Args:
            zone: Of hours that name none, and of chats that chose none.
            now: The present moment, aware.
        """
        self._desk = desk
        self._replies = replies
        self._zone = zone
        self._now = now

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show what comes first of all, or of what fits the words after the command."""
        message = update.message
        if message is None:
            return
        language = await self._replies.language(update)
        compact = message.chat.type != ChatType.PRIVATE
        wanted = in_single_spaces(" ".join(context.args or []))
        state = AgendaButton(language, filter=wanted, compact=compact)
        await self._replies.send(message, await self._page(state, message.chat_id))

    async def pressed(self, query: CallbackQuery, button: AgendaButton) -> None:
        """Show another page, or one event, in place of what is shown."""
        message = query.message
        if message is None:
            return
        wanted = _asked_in(message) if button.filter is None else button.filter
        if wanted is None:
            await self._replies.toast(query, texts(button.language).toast_ask_again)
            return
        state = replace(button, filter=wanted)
        page = await self._opened(state, message.chat.id) if state.uid else None
        if page is None and state.uid:
            await self._replies.toast(query, texts(button.language).toast_no_event)
        else:
            await self._replies.turn(query, page or await self._page(state, message.chat.id))

    async def file(self, query: CallbackQuery, button: CalendarFileButton) -> None:
        """Send the events of the button as a calendar file, without those that are announced no more."""
        message = query.message
        if message is None:
            return
        words = texts(button.language)
        calendar = await self._desk.calendar()
        found = [entry for uid in button.uids if (entry := calendar.entry(uid)) is not None]
        if not found:
            await self._replies.toast(query, words.toast_no_event)
            return
        data = await asyncio.to_thread(
            to_ics, found, zone=self._zone.key, now=self._now(), language=button.language
        )
        await self._replies.send_file(query, FILE_NAME, data, words.calendar_file)

    async def _page(self, state: AgendaButton, chat_id: int) -> Page:
        if await self._desk.count() == 0:
            return Page(texts(state.language).no_releases)
        calendar = await self._desk.calendar()
        reader = await self._reader(state.language, chat_id)
        today = reader.now.date()
        wanted = await asyncio.to_thread(read_filter, state.filter or "", today, state.language)
        if wanted == EventFilter():
            state = replace(state, filter="")  # “🙂” asks for nothing, and all that comes does not fit it.
        # Days and hours without a zone are those of the releases.
        now = reader.now.astimezone(self._zone)
        entries = _merged(calendar.upcoming(now, wanted), calendar.cancelled(now, wanted))
        if not entries:
            last = await asyncio.to_thread(read_filter, state.filter or "", today, state.language, past=True)
            return nothing_page(calendar.past(now, last, limit=page_size(state)), state, reader)
        return agenda_page(entries, state, reader)

    async def _opened(self, state: AgendaButton, chat_id: int) -> Page | None:
        """The event of the button; None where no release announces it any more."""
        calendar = await self._desk.calendar()
        entry = calendar.entry(state.uid or "")
        if entry is None:
            return None
        reader = await self._reader(state.language, chat_id)
        # What was cancelled or withdrawn did not take place, and is not told to be past.
        past = entry.status is EntryStatus.SCHEDULED and entry not in calendar.upcoming(
            self._now().astimezone(self._zone)
        )
        return entry_page(entry, state, reader, past=past)

    async def _reader(self, language: Language, chat_id: int) -> Reader:
        chosen = known(await self._replies.zone(chat_id)) or self._zone
        return Reader(language, chosen.key, self._zone.key, self._now().astimezone(chosen))


def _merged(upcoming: Sequence[Entry], cancelled: Sequence[Entry]) -> list[Entry]:
    """What is to come in its order, and what is cancelled where it would have been."""
    merged = list(upcoming)
    for entry in cancelled:
        later = (place for place, other in enumerate(merged) if other.when.start > entry.when.start)
        merged.insert(next(later, len(merged)), entry)
    return merged


def _asked_in(message: object) -> str | None:
    """The filter in the command that the message replies to; None where that is gone."""
    asked = message.reply_to_message if isinstance(message, Message) else None
    text = (asked.text or "") if asked is not None else ""
    found = _COMMAND.match(text)
    return in_single_spaces(text[found.end() :]) if found else None
