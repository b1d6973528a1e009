"""What has arrived at the bot, for the tests of this package."""

import telegram
from telegram import Bot, Message

ALL = [
    "message",
    "edited_message",
    "channel_post",
    "my_chat_member",
    "chat_member",
    "callback_query",
    "message_reaction",
]


async def updates(bot: Bot) -> list[telegram.Update]:
    """The updates that have come, which are acknowledged; all kinds are asked for."""
    found = await bot.get_updates(timeout=0, allowed_updates=ALL)
    if found:
        await bot.get_updates(timeout=0, offset=found[-1].update_id + 1)
    return list(found)


async def messages(bot: Bot) -> list[Message]:
    """The new and edited messages among them."""
    return [update.effective_message for update in await updates(bot) if update.effective_message]


async def texts(bot: Bot) -> list[str | None]:
    return [message.text for message in await messages(bot)]
