"""The words of an answering sentence that answer: the whole date, amount or name, or a clause of it.

Candidates are proposed by the kind of answer that the question expects. What the question says already is no
answer to it. Among the rest decide how well a candidate fits the kind, how near it stands to the question's
words in the sentence and, where there is one, what the reader thinks of it.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator

from index.expected import AnswerKind, expected_kind
from index.highlight.candidates import (
    Stretch,
    after_colon,
    clauses,
    lists,
    noun_phrases,
    remainders,
    titled,
    trimmed,
)
from index.highlight.fit import (
    DURATION_ASKED,
    DURATIONS,
    after_place_word,
    amount_fit,
    person_fit,
    place_fit,
    time_fit,
    with_place_noun,
)
from index.highlight.sentence import ReadSentence, read_sentence
from index.mentions import MentionKind
from index.release import Language

Relevance = Callable[[int, int], float]
"""How likely `sentence[start:end]` answers, as the logarithm of a probability."""

_NEAR = 2.0
"""Tokens of distance at which a word of the question counts half as much as beside the candidate."""
_BARRIER = 4
"""Tokens of distance that a mark between them is worth."""
_FOCUS_WEIGHT = 3.0
"""How much more the word counts that names what is asked for. This and the two below are chosen by hand."""
_CLOSENESS = 1.0
_FIT = 1.5
_RELEVANCE = 0.1
"""Of 0, .1, .2, .35, .5 and 1 this marked the right words of the development set best."""
_ANNOUNCES = 5
"""Tokens before a colon that tell what it announces."""
# An answer of these kinds is new; an amount has the noun that is asked for, and a "yes" repeats the question.
_NEW_ONLY = frozenset({AnswerKind.PERSON, AnswerKind.PLACE, AnswerKind.QUOTATION, None})


def highlight(
    question: str, asked_in: Language, sentence: str, told_in: Language, relevance: Relevance | None = None
) -> tuple[int, int] | None:
    """Find the words of a sentence that answer a question.

    Args:
        asked_in: The language of the question.
        sentence: The sentence that answers, as the release has it.
        told_in: The language of the sentence.
        relevance: What a reader thinks of a stretch of characters; None where there is no reader.

    Returns:
        Offsets into `sentence`, whole words and whole mentions without the marks around them; None where
        nothing in it is fit.
    """
    read = read_sentence(question, asked_in, sentence, told_in)
    tokens = read.tokens
    kind = expected_kind(question, asked_in)
    whole = read.of(MentionKind.TIME, MentionKind.QUANTITY, MentionKind.NAME)
    best, best_score = None, float("-inf")
    for candidate, fit in _candidates(kind, read):
        stretch = trimmed(candidate, tokens, whole)
        if stretch is None or not _is_fit(stretch, kind, read):
            continue
        start, end = tokens[stretch[0]].start, tokens[stretch[1] - 1].end
        score = _FIT * fit + _CLOSENESS * _closeness(stretch, kind, read)
        if relevance is not None:
            score += _RELEVANCE * relevance(start, end)
        if score > best_score:
            best, best_score = (start, end), score
    return best


def _candidates(kind: AnswerKind | None, read: ReadSentence) -> Iterator[tuple[Stretch, float]]:
    """Propose stretches with how well they fit the kind; other kinds only where there is none of its own."""
    own = list(_of_kind(kind, read))
    yield from own
    if not any((s := trimmed(stretch, read.tokens, ())) and _is_fit(s, kind, read) for stretch, _ in own):
        yield from _of_any_kind(read)


def _of_kind(kind: AnswerKind | None, read: ReadSentence) -> Iterator[tuple[Stretch, float]]:
    match kind:
        case AnswerKind.TIME:
            for stretch in read.of(MentionKind.TIME):
                yield stretch, time_fit(stretch, read)
        case AnswerKind.QUANTITY:
            for stretch in read.of(MentionKind.QUANTITY):
                yield stretch, amount_fit(stretch, read)
            if read.asks(DURATION_ASKED):
                for stretch in read.of(MentionKind.TIME):
                    yield stretch, 0.5 * read.has(stretch, DURATIONS)
        case AnswerKind.PERSON:
            names = read.of(MentionKind.NAME)
            for stretch in names:
                yield stretch, person_fit(stretch, read)
            for stretch in lists(names, read.tokens):
                yield stretch, 0.4 + person_fit(stretch, read)
            for stretch in titled(names, read.tokens):
                yield stretch, 0.3 + person_fit(stretch, read)
        case AnswerKind.PLACE:
            names = read.of(MentionKind.NAME)
            for stretch in names:
                yield with_place_noun(stretch, read), place_fit(stretch, read)
            for stretch in lists(names, read.tokens):
                yield stretch, 0.2 + place_fit(stretch, read)
            for stretch in noun_phrases(read.tokens, read.language):
                if after_place_word(stretch, read):
                    yield stretch, 0.0
        case AnswerKind.REASON:
            for stretch in read.of(MentionKind.REASON):
                yield stretch, 1.0
        case AnswerKind.QUOTATION:
            for stretch in read.of(MentionKind.QUOTATION):
                yield stretch, 1.0
            for stretch, fit in _clauses(read):
                yield stretch, fit - read.said_share(stretch)
        case AnswerKind.YES_NO:
            yield from _clauses(read)
        case None:
            yield from _of_any_kind(read)


def _of_any_kind(read: ReadSentence) -> Iterator[tuple[Stretch, float]]:
    phrases = list(noun_phrases(read.tokens, read.language))
    names = read.of(MentionKind.NAME)
    for stretch in names:
        yield stretch, 0.2
    for stretch in read.of(MentionKind.TIME, MentionKind.QUANTITY):
        yield stretch, -0.3
    for stretch in phrases:
        yield stretch, 0.1
    for stretch in remainders(phrases, read.tokens):
        yield stretch, 0.3
    for stretch in after_colon(read.tokens):
        announced = range(max(0, stretch[0] - _ANNOUNCES), stretch[0])
        yield stretch, 2.5 if any(read.said[n] or read.focus[n] for n in announced) else 0.5
    for stretch in lists(names, read.tokens):
        yield stretch, 0.3
    for stretch in read.of(MentionKind.REASON):
        yield stretch, 0.0
    yield from _clauses(read)


def _clauses(read: ReadSentence) -> Iterator[tuple[Stretch, float]]:
    for stretch in clauses(read.tokens):
        length = sum(map(bool, read.content[slice(*stretch)]))
        total = sum(map(bool, read.content)) or 1
        if length > 1 or total == 1:
            yield stretch, 0.4 - 0.6 * length / total + 0.6 * _is_reported(stretch, read)


def _is_reported(stretch: Stretch, read: ReadSentence) -> bool:
    """Tell whether a clause follows "that"."""
    return stretch[0] > 0 and read.tokens[stretch[0] - 1].folded in {"que", "that"}


def _is_fit(stretch: Stretch, kind: AnswerKind | None, read: ReadSentence) -> bool:
    """Tell whether a stretch says anything that the question does not; a "yes" may say nothing new."""
    part = slice(*stretch)
    content = [words for words in read.content[part] if words]
    if kind is AnswerKind.YES_NO:
        return len(content) > 1
    if not content:
        return False
    if kind in (AnswerKind.TIME, AnswerKind.QUANTITY):
        numbers = [n for n in range(*stretch) if read.tokens[n].text[0].isdigit()]
        if numbers:
            return not all(read.said[n] for n in numbers)
    if read.said[stretch[1] - 1] and (kind is AnswerKind.PERSON or (kind is None and stretch in read.names)):
        return False  # The family name is known.
    return not all(read.said[n] for n in range(*stretch) if read.content[n])


def _closeness(stretch: Stretch, kind: AnswerKind | None, read: ReadSentence) -> float:
    """Sum up how near the question's words stand, each distinct word once, its nearest occurrence."""
    first, last = stretch
    total = 0.0
    for positions in read.known.values():
        before, after = bisect_left(positions, first), bisect_left(positions, last)
        near = [positions[n] for n in (before - 1, after) if 0 <= n < len(positions)]
        if before < after and kind not in _NEW_ONLY:
            near.append(positions[before])
        if near:
            value = max(_NEAR / (_NEAR + _distance(position, stretch, read)) for position in near)
            asked_for = kind in (AnswerKind.QUANTITY, None) and read.focus[positions[0]]
            total += value * _FOCUS_WEIGHT if asked_for else value
    return total / 2


def _distance(position: int, stretch: Stretch, read: ReadSentence) -> int:
    first, last = stretch
    if first <= position < last:
        return 0
    low, high = (position + 1, first) if position < first else (last, position)
    return high - low + _BARRIER * (read.marks[high] - read.marks[low])
