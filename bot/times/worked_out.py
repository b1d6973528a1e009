"""The days that the words of an answer mean, for below its quotation."""

from bot.times.when import in_words
from index.answer import Answer


def worked_out(answer: Answer) -> str:
    """The days in words, in the language of the question; empty where the sentence itself says just that."""
    if answer.when is None or answer.citation is None:
        return ""
    words = in_words(answer.when, answer.language)
    return "" if words.casefold() in answer.citation.text.casefold() else words
