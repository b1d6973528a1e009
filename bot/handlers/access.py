"""/invite, /pair, /revoke and /id: how somebody is let in by a code, and shown the door again."""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import datetime

from telegram import Bot, CallbackQuery, Message, Update
from telegram.constants import ChatType, ParseMode
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.access.buttons import AdmittedAction, AdmittedButton
from bot.access.codes import TRIES, TRIES_SPAN_S, digest, new_code
from bot.access.door import Door
from bot.access.pages import (
    admitted_page,
    invitation_page,
    numbers_page,
    on_page,
    revoked_text,
    sure_page,
    used_page,
)
from bot.access.people import name_of, names_of, person
from bot.access.store import AccessStore
from bot.chats import Chats
from bot.groups.rights import Rights
from bot.limits.rates import asker
from bot.limits.window import Window
from bot.logs import describe
from bot.page import Page
from bot.replies import Replies, spoken
from bot.texts import texts
from index import Language

_log = logging.getLogger(__name__)


class Access:
    """Codes: handed out, used, and taken back."""

    def __init__(
        self,
        door: Door,
        store: AccessStore,
        chats: Chats,
        replies: Replies,
        rights: Rights,
        now: Callable[[], datetime],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Let in by `store`.

        Args:
            chats: Forgets what those chose who lose access.
            rights: Tells who may let a group in.
            now: The present moment, aware.
            clock: Seconds that never go back.
        """
        self._door = door
        self._store = store
        self._chats = chats
        self._replies = replies
        self._rights = rights
        self._now = now
        self._tries = Window(TRIES, TRIES_SPAN_S, clock)
        # How each admin is spoken to where the chat chose nothing: who uses a code need not speak the same.
        self._spoken: dict[int, Language] = {}

    async def id(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell the numbers that the settings ask for."""
        message = update.message
        if message is not None:
            language = await self._replies.language(update)
            await self._replies.send(message, numbers_page(language, person(update), message.chat_id))

    async def invite(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Hand out a code to an admin."""
        message, admin = update.message, person(update)
        if message is None or admin is None or not await self._is_for_admin(update, message):
            return
        language = await self._replies.language(update)
        words = texts(language).access
        if self._door.mode != "pairing":
            text = words.code_not_needed if self._door.mode == "open" else words.codes_off
            await self._replies.send(message, Page(text))
            return
        self._spoken[admin] = language
        code = new_code()
        await asyncio.to_thread(self._store.invite, digest(code) or "", admin, self._seconds())
        await self._replies.send(message, invitation_page(language, code, context.bot.username))

    async def pair(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Let in who sends a code: in private that person, in a group the group.

        A group is let in by one of its own admins, or by somebody who is admitted anywhere. Whoever tries
        too many codes is not answered.
        """
        message = update.message
        if message is None:
            return
        words = texts(await self._replies.language(update)).access
        private = message.chat.type == ChatType.PRIVATE
        if self._door.mode != "pairing":
            await self._replies.send(message, Page(words.code_not_needed))
            return
        if await asyncio.to_thread(self._door.may_receive, message.chat_id):
            await self._replies.send(message, Page(words.already if private else words.already_group))
            return
        if not self._tries.take(asker(message)):
            return
        _, _, typed = (message.text or "").partition(" ")
        if not typed.strip():
            await self._replies.send(message, Page(words.code_missing))
            return
        if not private and not await self._may_let_in_group(update):
            return
        by_admin = None
        written = digest(typed)
        if written is not None:
            by_admin = await asyncio.to_thread(
                self._store.use, written, message.chat_id, self._door.admins, self._seconds()
            )
        if by_admin is None:
            await self._replies.send(message, Page(words.code_wrong))
            return
        try:
            await self._replies.send(message, Page(words.paired if private else words.paired_group))
        finally:
            await self._tell_admin(context.bot, by_admin, message)

    async def revoke(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """List for an admin who came in by a code, or take it back from the number after the command."""
        message = update.message
        if message is None or not await self._is_for_admin(update, message):
            return
        language = await self._replies.language(update)
        words = texts(language).access
        if not context.args:
            await self._replies.send(message, await self._list(context.bot, language, 0))
            return
        number = _number(context.args[0])
        if number is not None and self._door.is_listed(number):
            await self._replies.send(message, Page(words.revoke_listed))
        elif number is None or not await self._take_back(number):
            await self._replies.send(message, Page(words.revoke_unknown))
        else:
            names = await names_of(context.bot, [number])
            await self._replies.send(message, Page(revoked_text(language, number, names.get(number))))

    async def pressed(self, query: CallbackQuery, button: AdmittedButton) -> None:
        """Leaf through the list, ask whether access is to be taken back, or take it back."""
        message = query.message
        language = button.language
        if (
            query.from_user.id not in self._door.admins
            or message is None
            or message.chat.type != ChatType.PRIVATE
        ):
            await self._replies.toast(query, texts(language).toast_stale)
            return
        bot = query.get_bot()
        number = button.id
        if number is None:
            await self._replies.turn(query, await self._list(bot, language, button.page))
            return
        names = await names_of(bot, [number])
        if button.action is AdmittedAction.ASK:
            await self._replies.turn(query, sure_page(language, number, names.get(number), button.page))
            return
        taken = await self._take_back(number)
        done = revoked_text(language, number, names.get(number)) if taken else ""
        await self._replies.turn(query, await self._list(bot, language, button.page, done))

    async def _is_for_admin(self, update: Update, message: Message) -> bool:
        """Whether it is an admin in private; if not, what there is to say has been said."""
        private = message.chat.type == ChatType.PRIVATE
        words = texts(await self._replies.language(update))
        if person(update) not in self._door.admins:
            if private:
                # As of a command that there is not.
                await self._replies.send(message, Page(words.unknown_command))
            return False
        if not private:
            await self._replies.send(message, Page(words.access.in_private))
        return private

    async def _may_let_in_group(self, update: Update) -> bool:
        """Whether who writes may; if not, they have been told."""
        user = person(update)
        if user is not None and await asyncio.to_thread(self._door.admits, user, None):
            return True
        return await self._rights.may_settle(update)

    async def _tell_admin(self, bot: Bot, admin: int, message: Message) -> None:
        chosen = await asyncio.to_thread(self._chats.language, admin)
        language = chosen or self._spoken.get(admin) or spoken(None)
        page = used_page(language, message.chat_id, name_of(message), message.chat.title)
        try:
            await bot.send_message(admin, page.html, ParseMode.HTML)
        except TelegramError as fault:
            _log.info("An admin could not be told that a code was used: %s", describe(fault))

    async def _take_back(self, number: int) -> bool:
        """Take back what a code gave; whether there was something to take."""
        if not await asyncio.to_thread(self._store.revoke, number):
            return False
        if not await asyncio.to_thread(self._door.may_receive, number):
            await asyncio.to_thread(self._chats.leave, number)
        return True

    async def _list(self, bot: Bot, language: Language, page: int, done: str = "") -> Page:
        everybody = await asyncio.to_thread(self._store.by_code)
        names = await names_of(bot, [each.id for each in on_page(everybody, page)])
        return admitted_page(language, everybody, page, names, done)

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def _number(written: str) -> int | None:
    """The number of a user or chat; a minus sign may be a longer dash, as telephones write it."""
    try:
        number = int(written.replace("−", "-").replace("–", "-"))
    except ValueError:
        return None
    return number if abs(number) < 2**63 else None  # SQLite knows none beyond.
