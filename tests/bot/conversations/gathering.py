"""People in a group who speak to the bot, and what they hear of it."""

from typing import Any

import pytest

from bot.serving import App
from index import Language
from tests.telegram.server import BotApi, Chat, Message, User

BOTH = pytest.mark.parametrize("language", list(Language))
NAME = "@vocero_test_bot"
QUESTIONS = {
    Language.ES: ("¿Cuándo reabre el puerto de Veracruz?", "reabrirá sus muelles el 4 de mayo"),
    Language.EN: ("When will the central library open until midnight?", "open until midnight from 1 June"),
}


def push(bot_api: BotApi, kind: str, data: dict[str, Any]) -> None:
    """Tell the bot something that the people of the tests cannot do themselves."""
    bot_api.world.updates.push(kind, data)


def members(bot_api: BotApi, language: Language) -> tuple[User, User]:
    """Anna, who owns the groups of the test, and Luis; their Telegram speaks that language."""
    return (
        bot_api.user("Anna", language_code=language),
        bot_api.user("Luis", language_code=language, username="luis_reportero"),
    )


async def said(bot_api: BotApi, bot: App, chat: Chat) -> list[Message]:
    """What the bot has said in the chat once it has worked on all that was written before."""
    await bot_api.wait_for(lambda: not bot_api.world.updates.pending)
    await bot.update_queue.join()
    return bot_api.sent(chat)
