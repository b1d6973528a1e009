"""The gate before everything: an update of who is not admitted goes no further.

| what comes from a stranger | what becomes of it |
|---|---|
| a message in private, or to the bot in a group | told once who may use the bot, then silence |
| what a group says among itself | silence |
| /pair, or a link with a code, where codes admit | goes on: it is how a stranger comes in |
| /forget, and its buttons | goes on: whoever lost access has things stored too, and may have them erased |
| any other button | told once by a notice over the chat, then the button only rests |
| the bot was added to a group that is not admitted | told once there, whoever added it |
| the bot was removed or blocked, or a group became a supergroup | goes on: there is something to clear up |
| anything else | silence |

In a group that is not admitted itself, somebody who is may ask, but not have things sent there later: the
bot would go on writing to people whom nobody let in. And nobody presses more buttons than `bot.limits.rates`
lets; a stranger's /forget counts as one.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import datetime

from telegram import (
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberUpdated,
    MaybeInaccessibleMessage,
    Message,
    Update,
)
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.access.codes import LINKED
from bot.access.door import Door
from bot.access.pages import stranger_page
from bot.access.people import Command, command_of, person
from bot.access.store import TELL_AGAIN_S, AccessStore
from bot.buttons import Button, decode
from bot.errors import ChatsUnusable
from bot.feedback.buttons import ForgetButton
from bot.groups.addressing import spoken_to
from bot.groups.heard import is_heard
from bot.groups.migration import MIGRATION_PAUSE_S
from bot.limits.rates import Admission, Limits, asker
from bot.limits.window import Window
from bot.logs import describe
from bot.page import Page
from bot.patience import surely_not_sent
from bot.reminders.buttons import RemindAction, RemindButton
from bot.replies import Replies
from bot.texts import texts
from index import Language

_log = logging.getLogger(__name__)

LASTING_COMMANDS = frozenset({"remind", "subscribe"})
"""What has the bot send something later."""

FORGETTING = "forget"
"""What everybody may ask, admitted or not."""

_UNLISTED = frozenset({"start", "pair", "id"})  # Commands of everybody that the menu does not name.
_OUT = frozenset({ChatMember.LEFT, ChatMember.BANNED})
_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})


class Gate:
    """Lets pass what comes from somebody who is admitted."""

    def __init__(
        self,
        door: Door,
        store: AccessStore,
        replies: Replies,
        limits: Limits,
        now: Callable[[], datetime],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Ask `door`, and note in `store` who was told.

        Args:
            limits: Of pressed buttons.
            now: The present moment, aware.
            clock: Seconds that never go back.
        """
        self._door = door
        self._store = store
        self._replies = replies
        self._limits = limits
        self._now = now
        self._pressed = Window(1, TELL_AGAIN_S, clock)

    async def gate(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Stop an update that may not go on.

        Raises:
            ApplicationHandlerStop: To stop it. Also where it failed: after any other exception
                python-telegram-bot would go on to the handlers.
        """
        try:
            passes = await self._passes(update)
        except ChatsUnusable as error:
            _log.error("Who may use the bot could not be read, so nobody new may: %s", describe(error))
            await self._apologise(update)
            raise ApplicationHandlerStop from error
        except TelegramError as fault:
            _log.info("Somebody at the gate could not be told: %s", describe(fault))
            raise ApplicationHandlerStop from fault
        except Exception as error:
            _log.error("Update %d failed at the gate: %s", update.update_id, describe(error))
            raise ApplicationHandlerStop from error
        if not passes:
            raise ApplicationHandlerStop

    async def _passes(self, update: Update) -> bool:
        if update.my_chat_member is not None:
            return await self._of_membership(update, update.my_chat_member)
        message, chat = update.message, update.effective_chat
        if message is not None and await self._of_migration(message):
            return True
        admitted = self._door.mode == "open" or await asyncio.to_thread(
            self._door.admits, person(update), chat.id if chat else None
        )
        if update.callback_query is not None:
            return await self._of_press(update, update.callback_query, admitted)
        if admitted:
            return message is None or not await self._lasting_without_access(update, message)
        if message is not None:
            return await self._of_stranger(update, message)
        return False

    async def _of_membership(self, update: Update, change: ChatMemberUpdated) -> bool:
        if self._door.mode == "open" or change.new_chat_member.status in _OUT:
            return True
        chat = change.chat
        if chat.type == ChatType.SUPERGROUP:
            await asyncio.sleep(MIGRATION_PAUSE_S)
        if await asyncio.to_thread(self._door.may_receive, chat.id):
            return True
        if chat.type in _GROUPS and change.old_chat_member.status in _OUT:
            page = await self._line(update, chat)
            await self._tell_once(
                chat.id, lambda: change.get_bot().send_message(chat.id, page.html, ParseMode.HTML)
            )
        return False

    async def _of_migration(self, message: Message) -> bool:
        old, new = message.chat_id, message.migrate_to_chat_id
        if message.migrate_from_chat_id is not None:
            old, new = message.migrate_from_chat_id, message.chat_id
        if new is None:
            return False
        if self._door.is_listed_chat(old):
            await asyncio.to_thread(self._store.succeed, old, new, self._seconds())
            _log.warning("The group %d of VOCERO_ALLOWED_CHATS has become the supergroup %d.", old, new)
        return True

    async def _of_press(self, update: Update, query: CallbackQuery, admitted: bool) -> bool:
        button = decode(query.data)
        if not admitted and not isinstance(button, ForgetButton):
            first = self._pressed.take(query.from_user.id)
            words = texts(await self._replies.language(update)).access
            await self._replies.toast(query, words.toast_stranger if first else None)
            return False
        admission = self._limits.admit_press(query.from_user.id)
        if admission is not Admission.ADMITTED:
            first = admission is Admission.REFUSED_FIRST
            words = texts(await self._replies.language(update)).access
            await self._replies.toast(query, words.toast_limited if first else None)
            return False
        if _is_lasting(button) and not await self._may_receive(query.message):
            words = texts(await self._replies.language(update)).access
            await self._replies.toast(query, words.toast_group_first)
            return False
        return True

    async def _lasting_without_access(self, update: Update, message: Message) -> bool:
        command = command_of(message)
        if command is None or command.name not in LASTING_COMMANDS or await self._may_receive(message):
            return False
        language = await self._replies.language(update)
        await self._replies.send(message, Page(texts(language).access.group_first))
        return True

    async def _of_stranger(self, update: Update, message: Message) -> bool:
        private = message.chat.type == ChatType.PRIVATE
        command = command_of(message)
        if not private and not _speaks_to_bot(message, command):
            return False
        if command is not None and command.name == FORGETTING:
            # Whoever writes in the name of a chat counts as that chat here.
            return self._limits.admit_press(asker(message) or message.chat_id) is Admission.ADMITTED
        if self._door.mode == "pairing" and command is not None:
            linked = private and LINKED.match(message.text or "") is not None
            if command.name == "pair" or linked:
                return True
        page = await self._line(update, message.chat)
        await self._tell_once(message.chat_id, lambda: self._replies.send(message, page))
        return False

    async def _line(self, update: Update, chat: Chat) -> Page:
        language = await self._replies.language(update)
        mode = self._door.mode
        assert mode != "open", "nobody is a stranger where everybody may"
        return stranger_page(mode, language, person(update) or chat.id, chat.id)

    async def _tell_once(self, number: int, send: Callable[[], Awaitable[object]]) -> None:
        if not await asyncio.to_thread(self._store.tell, number, self._seconds()):
            return
        try:
            await send()
        except TelegramError as fault:
            worth_another_try = isinstance(fault, NetworkError | RetryAfter) and not isinstance(
                fault, BadRequest
            )
            if worth_another_try and surely_not_sent(fault):
                await asyncio.to_thread(self._store.untell, number)
            raise

    async def _apologise(self, update: Update) -> None:
        """To somebody in private: it may be one who was let in. A group is left in peace."""
        words = texts(await self._replies.language(update))
        try:
            if update.callback_query is not None:
                await self._replies.toast(update.callback_query, words.toast_failed)
            elif update.message is not None and update.message.chat.type == ChatType.PRIVATE:
                await self._replies.send(update.message, Page(words.unavailable))
        except TelegramError as fault:
            _log.info("Somebody at the gate could not be told: %s", describe(fault))

    async def _may_receive(self, message: MaybeInaccessibleMessage | None) -> bool:
        return message is None or await asyncio.to_thread(self._door.may_receive, message.chat.id)

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def _is_lasting(button: Button | None) -> bool:
    """Whether it has the bot send something later."""
    return isinstance(button, RemindButton) and button.action is not RemindAction.REMOVE


def _speaks_to_bot(message: Message, command: Command | None) -> bool:
    """Whether it does in a group, where a command without a name may be meant for another bot."""
    if not is_heard(message):
        return False
    if command is not None:
        return command.by_name or command.name in texts(Language.ES).commands or command.name in _UNLISTED
    bot = message.get_bot()
    return spoken_to(message, bot.id, bot.username) is not None
