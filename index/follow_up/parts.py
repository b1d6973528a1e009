"""The parts of a question: what ties it to another, what it asks for, and what it is about."""

import re
from dataclasses import dataclass

from index.expected_words import TABLES
from index.folding import fold
from index.follow_up.vocabulary import WORDS
from index.function_words import FUNCTION_WORDS
from index.release import Language

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_EDGES = " \t\n¿?¡!.,;:()[]—–-"
_TOPIC_WORDS = 24
"""A topic keeps at most so many words, so that a long row of follow-ups does not grow for ever."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question.

    Attributes:
        text: Folded, without a contracted verb ("what's" is "what").
        start: Its place in the question.
        end: Where it stops, exclusive.
        capital: Whether it is written with one.
    """

    text: str
    start: int
    end: int
    capital: bool


def words_of(question: str) -> list[Word]:
    """Give the words of a question, in their order."""
    return [
        Word(re.split("['’]", fold(found[0]))[0], found.start(), found.end(), found[0][0].isupper())
        for found in _WORD.finditer(question)
    ]


def opening(words: list[Word], language: Language) -> int:
    """Count the words at the head that tie a question to the one before; 0 where it stands free."""
    texts = tuple(word.text for word in words)
    return next((len(each) for each in WORDS[language].openings if texts[: len(each)] == each), 0)


def without_opening(question: str, language: Language) -> str:
    """Give a question without what ties it to the one before, its first letter raised."""
    words = words_of(question)
    tied = opening(words, language)
    if not tied or tied == len(words):
        return question.strip()
    rest = question[words[tied].start :].strip()
    mark = "¿" if "¿" in question else ""
    return f"{mark}{rest[:1].upper()}{rest[1:]}"


def asking(words: list[Word], language: Language) -> tuple[int, int]:
    """Find the words that say what is asked for: "a qué hora", "which city", "how many".

    Returns:
        The first and the one behind the last; both 0 where no question word is there.
    """
    tables = TABLES[language]
    sure = tables.question_words - tables.conjunctions
    place = next(
        (
            at
            for at, word in enumerate(words)
            if word.text in sure
            or (word.text in tables.question_words and (at == 0 or words[at - 1].text in tables.prepositions))
        ),
        None,
    )
    if place is None:
        return 0, 0
    first = place
    while first and words[first - 1].text in tables.prepositions:
        first -= 1
    last = place + 1
    if last < len(words) and (words[last].text in tables.nouns or words[last].text in tables.measures):
        last += 1
    return first, last


def topic(question: str, language: Language) -> str:
    """Give the words of a question that say what it is about, as they were typed.

    What is asked for is left out where it stands at either end, and so are function words there. Where a
    question is itself a follow-up put in words, what both of its parts are about is given.
    """
    parts = [_topic(part, language) for part in re.split(r"[()]", question)]
    kept = " ".join(part for part in parts if part)
    return " ".join(kept.split()[:_TOPIC_WORDS])


def _topic(question: str, language: Language) -> str:
    words = words_of(question)
    first, last = asking(words, language)
    if last and not any(_tells(word, language) for word in words[:first]):
        words = words[last:]
    while words and not _tells(words[0], language):
        words = words[1:]
    while words and not _tells(words[-1], language):
        words = words[:-1]
    return question[words[0].start : words[-1].end].strip(_EDGES) if words else ""


def _tells(word: Word, language: Language) -> bool:
    return word.text not in FUNCTION_WORDS[language] or (word.capital and word.end - word.start > 1)
