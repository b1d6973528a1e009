"""/briefing, also /resumen: a release in the sentences that carry it, or all that came since the last."""

import asyncio
import datetime
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from telegram import CallbackQuery, Message, ReplyParameters, Update
from telegram.constants import ParseMode
from telegram.ext import ContextTypes

from bot.agenda.entry import Reader
from bot.briefings.asked import Wish, fitting, read_wish
from bot.briefings.buttons import BriefingButton, BriefingView, Listed
from bot.briefings.details_page import details_page
from bot.briefings.pages import LIST_SIZE, briefing_page, choice_page, list_page, sentence_page
from bot.briefings.printable import file_name, printable
from bot.chats import Chats
from bot.desk import Desk
from bot.errors import ChatsUnusable
from bot.html import clipped, escape
from bot.logs import describe
from bot.page import Key, Page
from bot.replies import Replies
from bot.texts import texts
from bot.threads import thread_of
from bot.times.zones import known
from index import Briefing, Language, NoSuchRelease
from index.events.entry import Entry, EntryStatus

_log = logging.getLogger(__name__)

FIRST_TIME = datetime.timedelta(days=1)
"""A chat without a briefing so far is told of what came in so long, or of as many as a page of it holds."""

FIRST_MOST = 20
"""Of a catalogue that was filled just now it is told of so many at most."""

OFFERED = 5
"""Releases to choose from where what was asked for is not there."""

WORDS_LIMIT = 80
"""Of what somebody wrote, so much is repeated, in UTF-16 units."""


class BriefingHandler:
    """Briefings and the buttons under them."""

    def __init__(
        self,
        desk: Desk,
        chats: Chats,
        replies: Replies,
        zone: ZoneInfo,
        now: Callable[[], datetime.datetime],
    ) -> None:
        """Brief of what `desk` has; keep in `chats` how far each chat was briefed.

        Args:
            zone: Of hours that name none, and of chats that chose none.
            now: The present moment, aware.
        """
        self._desk = desk
        self._chats = chats
        self._replies = replies
        self._zone = zone
        self._now = now

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Brief of the newest release, of the one that is asked for, or of all that are new."""
        message = update.message
        if message is None:
            return
        language = await self._replies.language(update)
        asked = " ".join(context.args or [])
        wish = read_wish(asked)
        if await self._desk.count() == 0:
            await self._replies.send(message, Page(texts(language).no_releases))
        elif wish is Wish.ALL_NEW:
            await self._send_new(message, language)
        else:
            page = await self._page(wish, asked, language, message.chat_id)
            await self._replies.send(message, page)

    async def pressed(self, query: CallbackQuery, button: BriefingButton) -> None:
        """Do what the button says, in place unless it says otherwise."""
        message = query.message
        if message is None:
            return
        chat_id = message.chat.id
        if button.view is BriefingView.PRINT:
            await self._send_file(query, button, chat_id)
            return
        page = await self._shown(button, chat_id)
        if page is None:
            await self._replies.toast(query, texts(button.language).briefings.toast_gone)
        elif button.view is BriefingView.REPLY:
            await query.get_bot().send_message(
                chat_id,
                page.html,
                ParseMode.HTML,
                reply_markup=page.markup,
                reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
                message_thread_id=thread_of(message),
            )
            await self._replies.toast(query)
        else:
            await self._replies.turn(query, page)

    async def _shown(self, button: BriefingButton, chat_id: int) -> Page | None:
        """What the button shows; None where its release is gone."""
        language = button.language
        if (listed := button.list_shown) is not None:
            return await self._new(language, listed) or Page(texts(language).briefings.nothing_new)
        if button.view is BriefingView.SENTENCE:
            sentence_id = button.detail or 0
            citations = await self._desk.context(sentence_id)
            if citations:
                return sentence_page(citations, sentence_id, language, listed=button.listed)
            # Of a sentence that is kept no more, its release is what there is to show.
            button = replace(button, view=BriefingView.OVERVIEW, detail=None)
        briefing = await self._briefing(button.number)
        if briefing is None:
            return None
        if button.view is BriefingView.DETAILS:
            page = details_page(briefing, button.detail or 0, language, listed=button.listed)
            if page is not None:
                return page
            # Its present version has none any more.
            return await self._opened(briefing, language, chat_id, listed=button.listed)
        return await self._opened(briefing, language, chat_id, since=button.detail, listed=button.listed)

    # What is asked for --------------------------------------------------------------------------------

    async def _page(self, wish: Wish | int, asked: str, language: Language, chat_id: int) -> Page:
        """What one release is asked for, or a choice of several."""
        words = texts(language).briefings
        newest = await self._desk.releases(0, OFFERED)
        if isinstance(wish, int):
            briefing = await self._briefing(wish)
        elif wish is Wish.NEWEST:
            briefing = await self._briefing(newest[0].release_id) if newest else None
        else:
            briefing = None
        if briefing is not None:
            return await self._opened(briefing, language, chat_id)
        said = escape(clipped(asked, WORDS_LIMIT))
        releases = await self._desk.releases(0, None)
        found = await asyncio.to_thread(fitting, asked, releases, language)
        if found.surely and len(found.releases) == 1:
            briefing = await self._briefing(found.releases[0].release_id)
            if briefing is not None:
                return await self._opened(briefing, language, chat_id)
        if found.releases:
            more = len(found.releases) - OFFERED
            return choice_page(
                words.several.format(words=said), found.releases[:OFFERED], language, max(0, more)
            )
        if isinstance(wish, int):
            return choice_page(words.no_number.format(number=said), newest, language)
        return choice_page(words.none_fits.format(words=said), newest, language)

    # What is new --------------------------------------------------------------------------------------

    async def _send_new(self, message: Message, language: Language) -> None:
        chat_id = message.chat_id
        since = await self._briefed(chat_id)
        newest = await self._desk.last_arrival()
        listed = Listed(await self._start(), first=True) if since is None else Listed(since)
        page = await self._new(language, listed)
        words = texts(language).briefings
        await self._replies.send(message, page or Page(f"{words.nothing_new}\n\n{words.how}"))
        # After it was sent: what was not seen is told of once more rather than never.
        try:
            await asyncio.to_thread(self._chats.note_briefed, chat_id, newest)
        except ChatsUnusable as error:
            _log.warning("How far a chat was briefed could not be noted: %s", describe(error))

    async def _briefed(self, chat_id: int) -> int | None:
        try:
            return await asyncio.to_thread(self._chats.briefed, chat_id)
        except ChatsUnusable as error:
            _log.warning("How far a chat was briefed could not be read: %s", describe(error))
            return None

    async def _start(self) -> int:
        """The arrival after which a chat is told of releases that was never briefed."""
        arrivals = await self._desk.arrivals(0)
        recent = [each for each in arrivals if self._now() - each.added_at <= FIRST_TIME]
        shown = recent[-FIRST_MOST:] if len(recent) > LIST_SIZE else arrivals[-LIST_SIZE:]
        return shown[0].number - 1 if shown else 0

    async def _new(self, language: Language, listed: Listed) -> Page | None:
        """A page of what came since; None where nothing did."""
        arrivals = await self._desk.arrivals(listed.since)
        pages = -(-len(arrivals) // LIST_SIZE)
        listed = replace(listed, page=max(0, min(listed.page, pages - 1)))
        newest_first = list(reversed(arrivals))[listed.page * LIST_SIZE :][:LIST_SIZE]
        found = [await self._briefing(each.release.release_id) for each in newest_first]
        briefings = [each for each in found if each is not None]
        if not briefings:
            return None
        words = texts(language)
        form = words.briefings.new_first if listed.first else words.briefings.new
        heading = form.format(count=len(arrivals))
        if pages > 1:
            heading += " · " + words.releases_page.format(page=listed.page + 1, pages=pages)
        turning = []
        for label, page in ((words.button_newer, listed.page - 1), (words.button_older, listed.page + 1)):
            if 0 <= page < pages:
                turning.append(Key(label, BriefingButton.to_list(language, replace(listed, page=page))))
        return list_page(heading, briefings, language, turning, listed=listed)

    # One briefing -------------------------------------------------------------------------------------

    async def _briefing(self, release_id: int) -> Briefing | None:
        try:
            return await self._desk.briefing(release_id)
        except NoSuchRelease:
            return None

    async def _opened(
        self,
        briefing: Briefing,
        language: Language,
        chat_id: int,
        *,
        since: int | None = None,
        listed: Listed | None = None,
    ) -> Page:
        zone = await self._chat_zone(chat_id)
        reader = Reader(language, zone.key, self._zone.key, self._now().astimezone(zone))
        return briefing_page(briefing, await self._coming(briefing), reader, since=since, listed=listed)

    async def _coming(self, briefing: Briefing) -> Sequence[Entry]:
        """The events of the briefing that are still to come."""
        calendar = await self._desk.calendar()
        coming = {entry.uid for entry in calendar.upcoming(self._now().astimezone(self._zone))}
        return [
            entry
            for entry in briefing.events
            if entry.status is EntryStatus.SCHEDULED and entry.uid in coming
        ]

    async def _send_file(self, query: CallbackQuery, button: BriefingButton, chat_id: int) -> None:
        words = texts(button.language).briefings
        briefing = await self._briefing(button.number)
        if briefing is None:
            await self._replies.toast(query, words.toast_gone)
            return
        zone, events = await self._chat_zone(chat_id), await self._coming(briefing)
        page = await asyncio.to_thread(printable, briefing, events, button.language, zone, self._now())
        caption, version = words.file, briefing.release.version
        if button.detail not in (None, version):
            caption = f"{words.updated.format(version=version)}\n{caption}"
        await self._replies.send_file(query, file_name(briefing), page.encode(), caption)

    async def _chat_zone(self, chat_id: int) -> ZoneInfo:
        return known(await self._replies.zone(chat_id)) or self._zone
