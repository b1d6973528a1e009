"""Pressed buttons, told apart by what they carry."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram import CallbackQuery, Update
from telegram.ext import ContextTypes

from bot.buttons import Button, LanguageButton, ZoneButton, decode
from bot.groups.rights import Rights
from bot.reminders.buttons import RemindButton
from bot.replies import Replies
from bot.settings.buttons import SettingsButton
from bot.subscriptions.buttons import SubscribeButton
from bot.texts import texts

Pressed = Callable[[Update, CallbackQuery, Any], Awaitable[None]]
"""What a conversation does when a button of its own is pressed."""

SETTLING = (LanguageButton, ZoneButton, RemindButton)
"""Buttons that change what the bot does in a chat: in a group they are for those who administer it."""


class Buttons:
    """Hands each press to the conversation that the button belongs to."""

    def __init__(self, conversations: Mapping[type[Any], Pressed], rights: Rights, replies: Replies) -> None:
        """Hand a button of a type to the conversation of that type."""
        self._conversations = conversations
        self._rights = rights
        self._replies = replies

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what the button says; one that is none of ours is told to be of no use."""
        query = update.callback_query
        if query is None:
            return
        button = decode(query.data)
        if button is None:
            language = await self._replies.language(update)
            await self._replies.toast(query, texts(language).toast_stale)
        elif not _settles(button) or await self._rights.may_settle(update):
            await self._conversations[type(button)](update, query, button)


def _settles(button: Button) -> bool:
    if isinstance(button, SettingsButton):
        return button.choice is not None
    if isinstance(button, SubscribeButton):
        return button != SubscribeButton(button.language)
    return isinstance(button, SETTLING)


def of_query(pressed: Callable[[CallbackQuery, Any], Awaitable[None]]) -> Pressed:
    """The same for a conversation that needs nothing of the update but the press."""

    async def of_update(_: Update, query: CallbackQuery, button: Any) -> None:
        await pressed(query, button)

    return of_update
