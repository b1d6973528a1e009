"""What /language shows: the language of the chat, and the others to choose from."""

from bot.buttons import LanguageButton
from bot.page import Key, Page
from bot.texts import texts
from index import Language

# Each language is named in itself, so that whoever needs it can read it.
NAMES = {Language.ES: "Español", Language.EN: "English"}

CHOSEN = "✓ "
"""Stands before what is chosen."""


def language_page(language: Language, chosen: Language | None) -> Page:
    """What is chosen (None: to follow Telegram), said in `language`, and a button for each choice."""
    words = texts(language)
    current = words.language_automatic if chosen is None else words.language_chosen
    labels: list[tuple[Language | None, str]] = [*NAMES.items(), (None, words.button_automatic)]
    keys = {
        choice: Key((CHOSEN if choice is chosen else "") + label, LanguageButton(choice))
        for choice, label in labels
    }
    return Page(
        words.language.format(current=current),
        ((keys[Language.ES], keys[Language.EN]), (keys[None],)),
    )
