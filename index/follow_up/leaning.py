"""Whether a question can stand alone, by its words.

It leans on another where it opens with a conjunction, where nothing in it says what it is about, and where a
pronoun in it has nothing before it to stand for. Where all of that is missing and it only says little ("what
day is the workshop?"), its words do not tell.
"""

from enum import StrEnum
from itertools import pairwise

from index.antecedent.subjects import is_spanish_verb
from index.cues import question_cues
from index.expected_words import TABLES
from index.follow_up.parts import Word, asking, opening, without_opening, words_of
from index.follow_up.vocabulary import WORDS
from index.function_words import FUNCTION_WORDS
from index.lexical import words as content_words
from index.names_in_question import names_asked
from index.release import Language

_ENOUGH = 4
"""Words of content by which a question without a name stands alone: of the 506 questions of the development
set, all of which do, one has fewer and no name or date."""
_LEAST = 2
"""Words of content without which a question says too little of its own, whatever else is in it."""
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "will", "has", "have", "had", "isn", "aren"})
_FRAGMENT = 8
"""Words that a fragment has at most."""


class Leaning(StrEnum):
    """How a question stands to the one before it."""

    ALONE = "alone"
    UNCERTAIN = "uncertain"
    LEANS = "leans"
    FRAGMENT = "fragment"
    """It names what the former question is to be asked of instead, and asks for nothing itself."""


def leaning(question: str, language: Language) -> Leaning:
    """Tell whether a question can be understood without the one before it."""
    words = words_of(question)
    tied = opening(words, language)
    own = without_opening(question, language)
    if not words:
        return Leaning.ALONE
    if _is_fragment(own, language, tied=bool(tied)):
        return Leaning.FRAGMENT
    named, told = names_own(own, language), len(content(own, language))
    bare = told < _LEAST and not named and not _has_known_noun(own, language)
    if tied or bare or _points_back(own, language):
        return Leaning.LEANS
    return Leaning.ALONE if named or told >= _ENOUGH else Leaning.UNCERTAIN


def content(question: str, language: Language) -> list[str]:
    """Give the words of a question that say what it is about, folded: not what is asked for."""
    words = words_of(question)
    first, last = asking(words, language)
    asked = {word.text for word in words[first:last]}
    return [word for word in content_words(question, language) if word not in asked]


def names_own(question: str, language: Language) -> bool:
    """Tell whether a question has a name or a date of its own."""
    inside = words_of(question)[1:]
    shouted = len(inside) > 1 and all(word.capital for word in inside)
    return (
        bool(names_asked(question, language))
        or bool(question_cues(question, language))
        or (not shouted and any(word.capital and word.end - word.start > 1 for word in inside))
    )


def _is_fragment(own: str, language: Language, *, tied: bool) -> bool:
    words = words_of(own)
    if not words or len(words) > _FRAGMENT or asking(words, language)[1]:
        return False
    if any(_is_verb(word, own, language) for word in words):
        return False
    tables = TABLES[language]
    begins = words[0].text in tables.prepositions or words[0].text in WORDS[language].articles
    # "total cost" and "fecha" ask for something, though without a question word.
    asks = any(word.text in tables.lone_nouns for word in (words[0], words[-1]))
    return bool(content(own, language)) and not asks and (tied or begins)


def _is_verb(word: Word, question: str, language: Language) -> bool:
    tables = TABLES[language]
    if language is Language.EN:
        # "May" is a month.
        is_name = word.capital and word.start > 0
        return not is_name and (word.text in tables.auxiliaries or word.text in tables.yes_no)
    typed = question[word.start : word.end].lower()
    articles = WORDS[language].articles
    return (word.text in tables.yes_no and word.text not in articles) or is_spanish_verb(typed)


def _has_known_noun(question: str, language: Language) -> bool:
    """Tell whether something is spoken of as known: "the workshop", which may be known from elsewhere."""
    words = words_of(question)
    told = set(content(question, language))
    return any(
        word.text in told and before.text in WORDS[language].articles for before, word in pairwise(words)
    )


def _points_back(question: str, language: Language) -> bool:
    """Tell whether something stands for what the question itself does not name."""
    known, words = WORDS[language], words_of(question)
    texts = [word.text for word in words]
    named = names_own(question, language)
    for place in range(len(words)):
        following = texts[place + 1] if place + 1 < len(words) else ""
        run = _runs(texts, place, known.nounless)
        if run and not _is_joined(question, words[place]) and _ends_group(texts, place + run, language):
            return True
        if _is_there(texts, place, language):
            return True
        length = _runs(texts, place, known.nounless_at_end)
        behind = texts[place + length] if place + length < len(texts) else ""
        if length and (not behind or (behind in FUNCTION_WORDS[language] and language is Language.ES)):
            return True
        # "When does he say Biden returns" is rare; "when did Biden say he returns" is not.
        if texts[place] in known.subjects and following not in known.expletive_before:
            return not names_own(question[: words[place].start], language)
        if named:
            continue
        if texts[place] in known.pronouns:
            return True
        if texts[place] in known.clitics and following and _is_finite(words[place + 1], question):
            return True
    return False


def _runs(texts: list[str], place: int, runs: tuple[tuple[str, ...], ...]) -> int:
    """Count the words of the run that begins at a place; 0 where none does."""
    return next((len(run) for run in runs if tuple(texts[place : place + len(run)]) == run), 0)


def _is_joined(question: str, word: Word) -> bool:
    """Whether a hyphen makes the word a part of another: "one-on-one"."""
    return question[word.end : word.end + 1] == "-" or question[: word.start].endswith("-")


def _ends_group(texts: list[str], place: int, language: Language) -> bool:
    """Whether no noun follows, in Spanish where the noun would have come before."""
    if language is Language.ES or place >= len(texts):
        return True
    return texts[place] != "of" and texts[place] in FUNCTION_WORDS[language]


def _is_finite(word: Word, question: str) -> bool:
    return is_spanish_verb(question[word.start : word.end].lower())


def _is_there(texts: list[str], place: int, language: Language) -> bool:
    """Whether a word is "there" as a place, and not that of "there is" and "are there"."""
    if language is not Language.EN or texts[place] != "there":
        return False
    return not _BEING.intersection(texts[max(place - 1, 0) : place + 2])
