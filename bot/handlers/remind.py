"""/remind: how long before events a chat is told of them, of all or of single ones."""

import asyncio
import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from telegram import CallbackQuery, Message, ReplyParameters, Update
from telegram.constants import ParseMode
from telegram.ext import ContextTypes

from bot.chats import Chats
from bot.desk import Desk
from bot.html import clipped, escape
from bot.page import Page
from bot.reminders.buttons import RemindAction, RemindButton
from bot.reminders.following import Followed, Zones, date_key, is_coming, is_due, is_over
from bot.reminders.lead_words import read_lead, says_never, speaks_of_lead
from bot.reminders.leads import ONE_DAY, ONE_HOUR, ONE_WEEK, SAME_DAY, Lead
from bot.reminders.pages import (
    choice_page,
    lead_page,
    overview_page,
    passed_text,
    set_text,
    set_wide_text,
)
from bot.reminders.store import ReminderStore
from bot.replies import Replies
from bot.texts import texts
from bot.threads import thread_of
from bot.times.zones import known
from index import Language
from index.events.entry import Entry, EntryStatus
from index.events.filter import EventFilter, read_filter

OFFERED = (SAME_DAY, ONE_HOUR, ONE_DAY, ONE_WEEK)
"""Leads to choose from by buttons; an hour before is of use only where the hour of the event is known."""

WORDS_LIMIT = 80
"""Of what somebody wrote, so much is repeated when nothing fits it, in UTF-16 units."""


class Remind:
    """The reminders of a chat and their buttons."""

    def __init__(
        self,
        desk: Desk,
        chats: Chats,
        replies: Replies,
        zone: ZoneInfo,
        now: Callable[[], datetime.datetime],
    ) -> None:
        """Keep what is set in the file of `chats`.

        Args:
            zone: Of hours that name none, and of chats that chose none.
            now: The present moment, aware.
        """
        self._desk = desk
        self._store = ReminderStore(chats.file)
        self._replies = replies
        self._zone = zone
        self._now = now

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show what is set, or set what is written after the command."""
        message = update.message
        if message is None:
            return
        language = await self._replies.language(update)
        page = await self._page_for(" ".join(context.args or []), message, language)
        await self._replies.send(message, page)

    async def pressed(self, query: CallbackQuery, button: RemindButton) -> None:
        """Do what the button says."""
        message = query.message
        if message is None:
            return
        thread = thread_of(message)
        page = await self._page_of(button, message.chat.id, thread)
        if page is None:
            await self._replies.toast(query, texts(button.language).toast_not_coming)
        elif button.action is RemindAction.OPEN:
            await query.get_bot().send_message(
                message.chat.id,
                page.html,
                ParseMode.HTML,
                reply_markup=page.markup,
                reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
                message_thread_id=thread,
            )
            await self._replies.toast(query)
        else:
            await self._replies.turn(query, page)

    async def _page_for(self, text: str, message: Message, language: Language) -> Page:
        """What to reply to the command with this text after it."""
        chat_id = message.chat_id
        if not text:
            return await self.overview(chat_id, language)
        if says_never(text):
            await asyncio.to_thread(self._store.choose_lead, chat_id, None)
            return await self.overview(chat_id, language, texts(language).remind_off)
        lead, words = read_lead(text)
        thread = thread_of(message)
        if lead is not None and not words:
            return await self._set_wide(chat_id, thread, lead, language)
        entries = await self._fitting(words, chat_id, language)
        if len(entries) == 1:
            return await self._set(chat_id, thread, entries[0], lead, language)
        if entries:
            return choice_page(language, (await self._zones(chat_id)).chat.key, entries, lead)
        said = texts(language).remind_no_event.format(words=escape(clipped(words, WORDS_LIMIT)))
        if lead is None and speaks_of_lead(text):
            said = texts(language).remind_not_understood
        return Page(f"{said}\n\n{texts(language).remind_how}")

    async def _page_of(self, button: RemindButton, chat_id: int, thread: int | None) -> Page | None:
        """What a button leads to; None where its event is over or gone."""
        language = button.language
        try:
            lead = None if button.lead is None else Lead.of(button.lead)
        except ValueError:
            return None
        if button.uid is None:
            if lead is not None:
                return await self._set_wide(chat_id, thread, lead, language)
            await asyncio.to_thread(self._store.choose_lead, chat_id, None)
            return await self.overview(chat_id, language, texts(language).remind_off)
        if button.action is RemindAction.REMOVE:
            await asyncio.to_thread(self._store.unremind, chat_id, button.uid)
            return await self.overview(chat_id, language, texts(language).remind_removed)
        zones = await self._zones(chat_id)
        entry = (await self._desk.calendar()).entry(button.uid)
        if entry is None or not is_coming(entry, zones, self._now()):
            return None
        return await self._set(chat_id, thread, entry, lead, language)

    async def _set(
        self, chat_id: int, thread: int | None, entry: Entry, lead: Lead | None, language: Language
    ) -> Page:
        """Set a single reminder; where the lead is not told or cannot be kept, ask for one."""
        zones, now = await self._zones(chat_id), self._now()
        if lead is not None and not is_due(entry.when, lead, zones, now):
            await asyncio.to_thread(self._store.note_place, chat_id, language, thread)
            await asyncio.to_thread(self._store.remind, Followed.of(chat_id, entry, lead))
            return Page(set_text(language, zones.chat.key, entry, lead))
        possible = [
            each
            for each in OFFERED
            if not is_due(entry.when, each, zones, now) and (each != ONE_HOUR or entry.when.time is not None)
        ]
        said = "" if lead is None else passed_text(language, lead)
        return lead_page(language, zones.chat.key, entry, possible, said)

    async def _set_wide(self, chat_id: int, thread: int | None, lead: Lead, language: Language) -> Page:
        """Set the chat's own lead, and tell at once of what is nearer already: it is not reminded of then."""
        zones, now = await self._zones(chat_id), self._now()
        near = [entry for entry in await self._coming(zones, now) if is_due(entry.when, lead, zones, now)]
        told = [_told(Followed.of(chat_id, entry)) for entry in near]
        await asyncio.to_thread(self._store.note_place, chat_id, language, thread)
        await asyncio.to_thread(self._store.choose_lead, chat_id, lead, told)
        return await self.overview(chat_id, language, set_wide_text(language, zones.chat.key, lead, near))

    async def overview(self, chat_id: int, language: Language, said: str = "") -> Page:
        """What is set in the chat, and how to set more.

        Args:
            said: What was just done, as HTML.
        """
        zones = await self._zones(chat_id)
        wide, single = await self.kept(chat_id)
        return overview_page(language, zones.chat.key, wide, single, said)

    async def kept(self, chat_id: int) -> tuple[Lead | None, list[Followed]]:
        """How long before every event the chat is told, and the coming events with an own reminder."""
        zones = await self._zones(chat_id)
        wide = await asyncio.to_thread(self._store.lead, chat_id)
        followed = await asyncio.to_thread(self._store.followed, chat_id)
        single = [
            each
            for each in followed
            if each.lead is not None
            and each.status is EntryStatus.SCHEDULED
            and not is_over(each.when, zones, self._now())
        ]
        single.sort(key=lambda each: (each.when.start, each.uid))
        return wide, single

    async def _fitting(self, words: str, chat_id: int, language: Language) -> Sequence[Entry]:
        """The events to come that the words fit."""
        zones, now = await self._zones(chat_id), self._now()
        today = now.astimezone(zones.chat).date()
        wanted = await asyncio.to_thread(read_filter, words, today, language)
        # Words that ask for nothing would admit everything.
        return [] if wanted == EventFilter() else await self._coming(zones, now, wanted)

    async def _coming(
        self, zones: Zones, now: datetime.datetime, wanted: EventFilter | None = None
    ) -> Sequence[Entry]:
        calendar = await self._desk.calendar()
        return [
            entry
            for entry in calendar.entries
            if is_coming(entry, zones, now) and (wanted is None or wanted.admits(entry))
        ]

    async def _zones(self, chat_id: int) -> Zones:
        return Zones(known(await self._replies.zone(chat_id)) or self._zone, self._zone)


def _told(event: Followed) -> Followed:
    return replace(event, reminded_wide=date_key(event.when))
