"""The kind of answer that a question expects, told by its question words.

People type carelessly: without accents, without marks, with the question word at the end or with none
("reunion biden fernandez fecha"), or they ask for it ("dime cuándo", "I'd like to know who"). So the words
are compared folded, what leads up to the question is skipped, and where no word tells, no kind is expected.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from index.expected_words import TABLES, WordTables
from index.folding import fold
from index.release import Language


class AnswerKind(StrEnum):
    """What would answer a question."""

    TIME = "time"
    PLACE = "place"
    PERSON = "person"
    """A person or several, or an institution: whoever has a name and acts."""
    QUANTITY = "quantity"
    REASON = "reason"
    QUOTATION = "quotation"
    YES_NO = "yes_no"


_WORD = re.compile(r"\w+")
_ACCENTED = re.compile(
    r"\b(?:qu[ée]|cu[áa]l(?:es)?|cu[áa]ndo|d[óo]nde|ad[óo]nde|qui[ée]n(?:es)?|cu[áa]nt[oa]s?|c[óo]mo)\b"
)
_MARKED = re.compile(r"[áéó]")
_REACH = 6
"""Words after "what" among which its noun is looked for: "what was the total estimated amount"."""


def expected_kind(question: str, language: Language) -> AnswerKind | None:
    """Tell what kind of answer a question expects; None where its words do not say."""
    tables = TABLES[language]
    words = _WORD.findall(fold(question).replace("’", "'").replace("'s", " is"))
    start = _after_lead(words, tables)
    first = start
    while first < len(words) and words[first] in tables.prepositions:
        first += 1
    if first < len(words) and words[first] in tables.question_words:
        return _by_question_word(words, first, tables)
    if start < len(words) and _opens_yes_no(words[start], tables):
        return AnswerKind.YES_NO
    position = _later_question_word(question, words, tables)
    if position is None:
        return _without_question_word(question, words, tables)
    return _by_question_word(words, position, tables)


def _after_lead(words: Sequence[str], tables: WordTables) -> int:
    """Find where the question begins after "dime", "quiero saber", "can you tell me"."""
    for lead in tables.leads:
        if tuple(words[: len(lead)]) == lead:
            return len(lead) + _after_lead(words[len(lead) :], tables)
    return 0


def _opens_yes_no(word: str, tables: WordTables) -> bool:
    return word in tables.yes_no or (
        tables.verb_endings is not None and tables.verb_endings.fullmatch(word) is not None
    )


def _later_question_word(question: str, words: Sequence[str], tables: WordTables) -> int | None:
    """Find a question word behind the topic: "laguna robot challenge cuándo empieza"."""
    lowered = question.lower()
    marked = [fold(found.group()) for found in _ACCENTED.finditer(lowered) if _MARKED.search(found.group())]
    if marked:
        return next((position for position, word in enumerate(words) if word == marked[0]), None)
    # Without accents "que" in the middle is most likely a conjunction.
    surely = (
        position for position, word in enumerate(words) if word in tables.question_words - tables.conjunctions
    )
    after_preposition = (
        position
        for position, word in enumerate(words)
        if word in tables.question_words and position and words[position - 1] in tables.prepositions
    )
    return next(surely, next(after_preposition, None))


def _by_question_word(words: Sequence[str], position: int, tables: WordTables) -> AnswerKind | None:
    word, following = words[position], words[position + 1 :]
    before = words[position - 1] if position else ""
    if before in tables.reason_before.get(word, ()) and not _noun_kind(following[:1], tables):
        return AnswerKind.REASON
    if any(phrase == tuple(words[position : position + len(phrase)]) for phrase in tables.reason_phrases):
        return AnswerKind.REASON
    if word in tables.kinds:
        return AnswerKind(tables.kinds[word])
    if word in tables.measured_by and following:
        if following[0] in tables.measures:
            return (
                AnswerKind.TIME if "ago" in following[:2] or following[0] == "soon" else AnswerKind.QUANTITY
            )
        return AnswerKind.QUOTATION if _is_said(following, tables, tables.describing) else None
    if following and following[0] in tables.speaking and not tables.noun_last:
        return AnswerKind.QUOTATION
    kind = _noun_kind(following[:_REACH], tables)
    if kind is None and _is_said(following, tables, tables.speaking):
        return AnswerKind.QUOTATION
    return kind


def _noun_kind(following: Sequence[str], tables: WordTables) -> AnswerKind | None:
    """Tell the kind by the noun of "what X": the first in Spanish, the last of its group in English."""
    kind = None
    for position, word in enumerate(following):
        if word in tables.nouns:
            kind = AnswerKind(tables.nouns[word])
            if not tables.noun_last:
                return kind
        elif word in tables.stops or (kind is not None and word in tables.copulas):
            # "de qué monto": what precedes the noun are copulas, articles and adjectives only.
            return kind
        elif position >= 3 and kind is None and not any(w in tables.copulas for w in following[:position]):
            return None
    return kind


def _is_said(following: Sequence[str], tables: WordTables, verbs: frozenset[str]) -> bool:
    """Tell whether one asks for words: the verb follows, in English after its auxiliary and its subject."""
    if tables.noun_last:
        return (
            bool(following)
            and following[0] in tables.auxiliaries
            and any(word in verbs for word in following[1:])
        )
    return any(word in verbs for word in following[:3])


def _without_question_word(question: str, words: Sequence[str], tables: WordTables) -> AnswerKind | None:
    """Read "fecha de la cumbre" and "reunion biden fernandez fecha"; a statement with a mark asks whether."""
    for word in (*words[:1], *words[-1:]):
        if word in tables.nouns and len(words) > 1 and word in tables.lone_nouns:
            return AnswerKind(tables.nouns[word])
    return AnswerKind.YES_NO if words and question.rstrip(' "”»)').endswith("?") else None
