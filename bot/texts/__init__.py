"""What the bot says, in Spanish and in English."""

from bot.texts import en, es
from bot.texts.texts import Texts
from index import Language

__all__ = ["Texts", "texts"]

_BY_LANGUAGE = {Language.ES: es.TEXTS, Language.EN: en.TEXTS}


def texts(language: Language) -> Texts:
    """All that the bot says in that language."""
    return _BY_LANGUAGE[language]
