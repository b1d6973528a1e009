"""The days that the words of an answer mean, for below its quotation."""

from bot.times.when import in_words
from index import Citation, Language
from index.events.expression import DateExpression


def worked_out(when: DateExpression | None, citation: Citation | None, language: Language) -> str:
    """The days in words; empty where there are none, and where the sentence itself says just that."""
    if when is None or citation is None:
        return ""
    words = in_words(when, language)
    return "" if words.casefold() in citation.text.casefold() else words
