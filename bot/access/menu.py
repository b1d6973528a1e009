"""The menu of commands in an admin's private chat: the public one, and the orders of admins after it."""

import logging
from collections.abc import Iterable

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from bot.logs import describe
from bot.texts import texts
from index import Language

_log = logging.getLogger(__name__)


async def publish_admin_commands(bot: Bot, admins: Iterable[int]) -> None:
    """Put it there, where Telegram has another; see `bot.menu.publish_commands`.

    An admin who has never written to the bot cannot be given one; the next start does it. Who is no admin any
    more keeps the menu, and finds that its orders do nothing.
    """
    for admin in admins:
        scope = BotCommandScopeChat(admin)
        for language, code in ((Language.ES, "es"), (Language.EN, None)):
            words = texts(language)
            commands = [
                BotCommand(name, what)
                for name, what in (*words.commands.items(), *words.access.commands.items())
            ]
            try:
                if list(await bot.get_my_commands(scope, code)) != commands:
                    await bot.set_my_commands(commands, scope, code)
            except TelegramError as fault:
                _log.info("The menu of an admin could not be set: %s", describe(fault))
                break
