"""A sentence with what was found in it: its words, its verbs, its dates."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.events.announcing.english_verbs import find_english
from index.events.announcing.lexicon import Lexicon
from index.events.announcing.predicate import Predicate
from index.events.announcing.spanish_verbs import find_spanish
from index.events.announcing.vocabulary import LEXICONS
from index.events.event import Span
from index.events.expression import DateExpression
from index.function_words import FUNCTION_WORDS
from index.mentions.tokens import Shape, Token, tokenize
from index.release import Language

_STRONG = frozenset((";", ":", "—", "•", "|", "…"))
BRACKETS = {"(": ")", "“": "”", "‘": "’", "«": "»", '"': '"'}
_INSIDE = 16
"""Words in brackets at most; what is longer is no aside."""
_CLOSED = frozenset('”»"')
_DASHES = frozenset("-–")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a sentence.

    Attributes:
        dates: For each date its tokens, `tokens[first:last]`.
    """

    text: str
    language: Language
    lexicon: Lexicon
    tokens: Sequence[Token]
    predicates: Sequence[Predicate]
    dates: Sequence[tuple[int, int]]

    def word(self, at: int) -> str:
        """Give a token, folded; empty beyond the ends."""
        return self.tokens[at].folded if 0 <= at < len(self.tokens) else ""

    def is_strong(self, at: int) -> bool:
        """Tell whether a mark parts what stands before it from what stands behind it."""
        token = self.tokens[at]
        if token.text in _CLOSED and self.word(at + 1) == ",":
            return True  # “…”, she said
        if token.text in _DASHES and token.shape is Shape.MARK:
            spaced = at > 0 and self.tokens[at - 1].end < token.start
            return spaced and at + 1 < len(self.tokens) and token.end < self.tokens[at + 1].start
        return token.shape is Shape.MARK and token.text in _STRONG

    def is_function(self, at: int) -> bool:
        """Tell whether a word says nothing by itself."""
        return self.tokens[at].folded in FUNCTION_WORDS[self.language]

    def dated(self, at: int) -> bool:
        """Tell whether a token belongs to a date."""
        return any(first <= at < last for first, last in self.dates)

    def verb_at(self, at: int) -> Predicate | None:
        """Give the verb that a token belongs to."""
        return next((verb for verb in self.predicates if verb.first <= at < verb.last), None)

    def closing(self, at: int) -> int | None:
        """Give the mark that closes the bracket or quotation opened at a token, if it is near."""
        wanted = BRACKETS.get(self.tokens[at].text)
        if wanted is None:
            return None
        near = range(at + 1, min(at + _INSIDE, len(self.tokens)))
        return next((end for end in near if self.tokens[end].text == wanted), None)

    def segment(self, first: int, last: int) -> tuple[int, int]:
        """Give the stretch between strong marks in which `tokens[first:last]` stands."""
        start = next((at + 1 for at in range(first - 1, -1, -1) if self.is_strong(at)), 0)
        end = next((at for at in range(last, len(self.tokens)) if self.is_strong(at)), len(self.tokens))
        return start, end


def read_sentence(text: str, language: Language, dates: Sequence[DateExpression]) -> Reading:
    """Take a sentence to pieces; the spans of the dates are into it."""
    tokens = tokenize(text)
    stretches = [
        (
            next((at for at, token in enumerate(tokens) if token.end > date.span[0]), len(tokens)),
            next((at for at, token in enumerate(tokens) if token.start >= date.span[1]), len(tokens)),
        )
        for date in dates
    ]
    find = find_spanish if language is Language.ES else find_english
    verbs = [verb for verb in find(tokens) if not any(first <= verb.main < last for first, last in stretches)]
    return Reading(text, language, LEXICONS[language], tokens, verbs, stretches)


def span_of(reading: Reading, stretch: tuple[int, int], offset: int) -> Span:
    """Give the characters of `tokens[stretch[0]:stretch[1]]`, `offset` being where the sentence begins."""
    return offset + reading.tokens[stretch[0]].start, offset + reading.tokens[stretch[1] - 1].end
