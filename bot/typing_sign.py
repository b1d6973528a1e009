"""The sign that the bot is typing, where an answer takes a moment."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram import Message
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.threads import thread_of

TYPING_AFTER_S = 0.3
"""An answer that takes no longer needs no sign of life."""

TYPING_EVERY_S = 4.5
"""Telegram shows "typing" for five seconds (https://core.telegram.org/bots/api#sendchataction)."""


@asynccontextmanager
async def typing(message: Message) -> AsyncIterator[None]:
    """Show that the bot is typing a reply for as long as the block takes; where it cannot be, never mind."""
    sign = asyncio.create_task(_keep_typing(message))
    try:
        yield
    finally:
        sign.cancel()
        await asyncio.gather(sign, return_exceptions=True)


async def _keep_typing(message: Message) -> None:
    await asyncio.sleep(TYPING_AFTER_S)
    while True:
        with suppress(TelegramError):
            await message.get_bot().send_chat_action(
                message.chat_id, ChatAction.TYPING, message_thread_id=thread_of(message)
            )
        await asyncio.sleep(TYPING_EVERY_S)
