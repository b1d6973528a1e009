"""A sentence beside the question that it answers, token by token."""

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate

from index.folding import fold
from index.highlight.candidates import Stretch, stretches
from index.highlight.words import asked, content_words
from index.mentions import MentionKind, find_mentions
from index.mentions.tokens import Shape, Token, tokenize
from index.release import Language

_SPOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence with all that the candidates are judged by, one entry a token.

    Attributes:
        tokens: Words, numbers and marks.
        language: The language of the sentence.
        content: The content words of each token, folded; none for marks and function words.
        said: Whether the question says the token.
        focus: Whether the token names what the question asks for.
        marks: How many marks stand before the token; one entry more, for the end.
        known: Where the words stand that the question says or asks for, in order.
        mentions: What the sentence mentions, in order.
        names: The names among them.
        question: The question's words, folded.
    """

    tokens: list[Token]
    language: Language
    content: list[list[str]]
    said: list[bool]
    focus: list[bool]
    marks: list[int]
    known: dict[str, list[int]]
    mentions: list[tuple[MentionKind, Stretch]]
    names: frozenset[Stretch]
    question: tuple[str, ...]

    def of(self, *kinds: MentionKind) -> list[Stretch]:
        """Give the mentions of some kinds as stretches of tokens."""
        return [stretch for kind, stretch in self.mentions if kind in kinds]

    def has(self, stretch: Stretch, words: frozenset[str]) -> bool:
        """Tell whether a stretch has one of these folded words."""
        return any(token.folded in words for token in self.tokens[slice(*stretch)])

    def asks(self, words: frozenset[str]) -> bool:
        """Tell whether the question has one of these folded words."""
        return not words.isdisjoint(self.question)

    def said_share(self, stretch: Stretch) -> float:
        """Tell how much of a stretch the question says, from 0 to 1."""
        return sum(self.said[slice(*stretch)]) / (stretch[1] - stretch[0])


def read_sentence(question: str, asked_in: Language, sentence: str, told_in: Language) -> ReadSentence:
    """Put a sentence beside its question."""
    words = asked(question, asked_in, told_in)
    tokens = tokenize(sentence)
    content = content_words(tokens, told_in)
    mentions = list(stretches(find_mentions(sentence, told_in), tokens))
    said, focus = [words.has(own) for own in content], [words.is_focus(own) for own in content]
    known = defaultdict(list)
    for position, own in enumerate(content):
        if said[position] or focus[position]:
            known[" ".join(own)].append(position)
    return ReadSentence(
        tokens,
        told_in,
        content,
        said,
        focus,
        list(accumulate((token.shape is Shape.MARK for token in tokens), initial=0)),
        dict(known),
        mentions,
        frozenset(stretch for kind, stretch in mentions if kind is MentionKind.NAME),
        tuple(_SPOKEN.findall(fold(question))),
    )
