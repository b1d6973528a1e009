"""/subscribe and /unsubscribe: whether and when a chat is sent new releases."""

import asyncio
import datetime
from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

from telegram import CallbackQuery, MaybeInaccessibleMessage, Update
from telegram.ext import ContextTypes

from bot.desk import Desk
from bot.page import Key, Page
from bot.replies import Replies
from bot.settings.page import Line
from bot.subscriptions.buttons import SubscribeButton
from bot.subscriptions.pages import hour_page, in_words, overview_page, weekday_page
from bot.subscriptions.schedule import next_due
from bot.subscriptions.store import SubscriptionStore
from bot.subscriptions.subscription import Pace, Wish
from bot.subscriptions.words import MAX_TOPICS, TOPIC_LIMIT, read_wish
from bot.texts import texts
from bot.threads import thread_of
from bot.times.zones import known
from index import Language


class Subscribe:
    """The subscription of a chat and its buttons. Whether somebody may change it is asked before."""

    def __init__(
        self,
        desk: Desk,
        store: SubscriptionStore,
        replies: Replies,
        zone: ZoneInfo,
        now: Callable[[], datetime.datetime],
    ) -> None:
        """Keep subscriptions in `store`.

        Args:
            zone: Of chats that chose none.
            now: The present moment, aware.
        """
        self._desk = desk
        self._store = store
        self._replies = replies
        self._zone = zone
        self._now = now

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show what is sent, or set what is written after the command."""
        message = update.message
        if message is None:
            return
        language = await self._replies.language(update)
        text = " ".join(context.args or [])
        page = (
            await self._read(text, message, language) if text else await self.page(language, message.chat.id)
        )
        await self._replies.send(message, page)

    async def end(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Send nothing more."""
        message = update.message
        if message is not None:
            words = texts(await self._replies.language(update)).subscriptions
            had = await asyncio.to_thread(self._store.unsubscribe, message.chat_id)
            await self._replies.send(message, Page(words.ended if had else words.had_none))

    async def pressed(self, query: CallbackQuery, button: SubscribeButton) -> None:
        """Do what the button says, in place."""
        message = query.message
        if message is None:
            return
        language, chat_id = button.language, message.chat.id
        if button.end:
            await asyncio.to_thread(self._store.unsubscribe, chat_id)
            await self._replies.turn(query, Page(texts(language).subscriptions.ended))
            return
        present = await asyncio.to_thread(self._store.get, chat_id)
        topics = present.wish.topics if present else ()
        if button.everything:
            page = await self.page(language, chat_id)
            if present is not None:
                page = await self._set(replace(present.wish, topics=()), message, language)
        elif button.pace is None:
            page = await self.page(language, chat_id)
        elif button.pace is Pace.WEEKLY and button.weekday is None:
            page = weekday_page(language)
        elif button.pace is not Pace.EACH and button.minute is None:
            page = hour_page(language, button.pace, button.weekday)
        else:
            wish = Wish(button.pace, button.minute, button.weekday, topics)
            page = await self._set(wish, message, language)
        await self._replies.turn(query, page)

    async def page(self, language: Language, chat_id: int) -> Page:
        """What the chat is sent, and what it can be."""
        present = await asyncio.to_thread(self._store.get, chat_id)
        zone = await self._chat_zone(chat_id)
        if present is None:
            return overview_page(None, None, zone, language)
        due = present.due or next_due(present.wish, zone, self._now())
        return overview_page(present.wish, due, zone, language)

    async def line(self, chat_id: int, language: Language) -> Line:
        """What the chat is sent, as a line of its settings."""
        present = await asyncio.to_thread(self._store.get, chat_id)
        words = texts(language).subscriptions
        said = f"{words.heading}: {in_words(present.wish if present else None, language)}"
        return Line(said, Key(words.button_settings, SubscribeButton(language)))

    async def _read(self, text: str, message: MaybeInaccessibleMessage, language: Language) -> Page:
        words = texts(language).subscriptions
        read = await asyncio.to_thread(read_wish, text)
        if read.ends:
            had = await asyncio.to_thread(self._store.unsubscribe, message.chat.id)
            return Page(words.ended if had else words.had_none)
        if read.too_many:
            said = words.too_many_topics.format(count=MAX_TOPICS, length=TOPIC_LIMIT)
            return Page(f"{said}\n\n{words.how}")
        wish = read.wish
        if wish is None and (read.topics or read.everything):
            # Topics alone change what is sent, not when; where nothing is yet, each release about them is.
            present = await asyncio.to_thread(self._store.get, message.chat.id)
            wish = replace(present.wish if present else Wish(Pace.EACH), topics=read.topics)
        if wish is None:
            return Page(f"{words.not_understood}\n\n{words.how}")
        return await self._set(wish, message, language)

    async def _set(self, wish: Wish, message: MaybeInaccessibleMessage, language: Language) -> Page:
        chat_id = message.chat.id
        zone = await self._chat_zone(chat_id)
        due = next_due(wish, zone, self._now())
        arrival = await self._desk.last_arrival()
        await asyncio.to_thread(
            self._store.subscribe, chat_id, wish, language, thread_of(message), arrival, due
        )
        said = texts(language).subscriptions.set.format(what=in_words(wish, language))
        return overview_page(wish, due, zone, language, said)

    async def _chat_zone(self, chat_id: int) -> ZoneInfo:
        return known(await self._replies.zone(chat_id)) or self._zone
