"""Somebody who asks for briefings in their language, and what is written for it."""

from bot.texts import texts
from bot.texts.briefings import BriefingTexts
from index import Language
from tests.bot.conversations.running import HARBOUR
from tests.telegram.server import BotApi, Chat, Message, User

ES, EN = Language.ES, Language.EN
HARBOUR_LEDE = "El puerto de Veracruz reabrirá sus muelles el 4 de mayo."
HALL_LEDE = "The central library will open until midnight from 1 June."
HARBOUR_CHANGED = HARBOUR.replace("4 de mayo", "9 de mayo")


def words(language: Language) -> BriefingTexts:
    return texts(language).briefings


def plain(html: str) -> str:
    """A text of the bot's as it is read; it has no other marks."""
    return html.replace("<b>", "").replace("</b>", "")


class Asker:
    """Writes commands in a chat and reads the replies."""

    def __init__(self, bot_api: BotApi, language: Language, chat: Chat | None = None) -> None:
        self._bot_api = bot_api
        self.user: User = bot_api.user("Anna", language_code=language)
        self.chat = chat or bot_api.private(self.user)

    async def ask(self, text: str) -> Message:
        return await self._bot_api.answer_to(await self.user.send(self.chat, text))
