"""Who stands behind an update, what they order, and what Telegram calls a user or a chat."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from telegram import Bot, Message, Update
from telegram.error import TelegramError


def person(update: Update) -> int | None:
    """The user behind an update; None where it is nobody in particular.

    Whoever writes in the name of a chat appears as a user whom all of Telegram shares, and a number that
    everybody can have must not let anybody in.
    """
    message = update.effective_message
    if update.callback_query is None and message is not None and message.sender_chat is not None:
        return None
    return None if update.effective_user is None else update.effective_user.id


@dataclass(frozen=True, slots=True)
class Command:
    """A command at the beginning of a message.

    Attributes:
        name: In lower case, without the slash.
        by_name: Whether it names the bot, as in /next@name.
        words: What stands after it.
    """

    name: str
    by_name: bool
    words: str


def command_of(message: Message) -> Command | None:
    """The command with which the message begins; None where it begins with none, or with another bot's."""
    first = message.entities[0] if message.entities else None
    if message.text is None or first is None or first.type != first.BOT_COMMAND or first.offset != 0:
        return None
    name, _, bot = message.text[1 : first.length].lower().partition("@")
    if bot and bot != message.get_bot().username.lower():
        return None
    return Command(name, bool(bot), message.text[first.length :].strip())


def name_of(message: Message) -> str:
    """What whoever wrote the message is called."""
    if message.sender_chat is not None:
        return message.sender_chat.effective_name or ""
    user = message.from_user
    return "" if user is None else _with_username(user.full_name, user.username)


async def names_of(bot: Bot, ids: Iterable[int]) -> dict[int, str]:
    """What Telegram calls these users and chats, as far as it tells; names are not kept by the bot."""

    async def name(number: int) -> tuple[int, str | None]:
        try:
            chat = await bot.get_chat(number)
        except TelegramError:
            return number, None  # It is gone, or blocks the bot; its number has to do.
        return number, _with_username(chat.effective_name or "", chat.username)

    found = await asyncio.gather(*(name(number) for number in ids))
    return {number: called for number, called in found if called}


def _with_username(name: str, username: str | None) -> str:
    return f"{name} (@{username})" if username else name
