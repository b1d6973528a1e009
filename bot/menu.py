"""The menu of commands that Telegram shows beside the field for writing."""

import logging

from telegram import BotCommand
from telegram.error import TelegramError

from bot.logs import describe
from bot.serving import App
from bot.texts import texts
from index import Language

_log = logging.getLogger(__name__)


async def publish_commands(application: App) -> None:
    """Put the commands into Telegram's menu, in Spanish for Spanish users and in English for the others.

    What Telegram has already is left as it is: changes of the menu are rationed. A menu that cannot be put
    there stops nothing.
    """
    for language, code in ((Language.ES, "es"), (Language.EN, None)):
        commands = [BotCommand(name, what) for name, what in texts(language).commands.items()]
        try:
            if list(await application.bot.get_my_commands(language_code=code)) != commands:
                await application.bot.set_my_commands(commands, language_code=code)
        except TelegramError as fault:
            _log.warning("The menu of commands could not be set: %s", describe(fault))
