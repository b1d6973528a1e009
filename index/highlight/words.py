"""What a sentence says that its question says already, word by word, in one language or across the two."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.folding import fold
from index.function_words import FUNCTION_WORDS
from index.lexical import term, words
from index.mentions.listed import listed
from index.mentions.tokens import Shape, Token
from index.release import Language
from index.translations import translations

_COGNATE = 5
"""Letters that begin two words of the same origin: "financiación", "financing"."""
_COGNATE_SHARE = 0.6
"""The least share of the longer word that they make."""
_FOCUS = 2
"""Content words behind "how many" or "which" that name what is asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's content words, as they would stand in a sentence of `told_in`.

    Attributes:
        terms: Their terms, and in the other language the terms of their translations.
        prefixes: Their first letters, to know cognates by; empty within one language.
        focus: The terms of the words that name what is asked for.
        said: The folded words, function words included.
    """

    terms: frozenset[str]
    prefixes: frozenset[str]
    focus: frozenset[str]
    said: frozenset[str]
    told_in: Language

    def has(self, content: Sequence[str]) -> bool:
        """Tell whether the question says each of these content words."""
        return bool(content) and all(self._has(word) for word in content)

    def is_focus(self, content: Sequence[str]) -> bool:
        """Tell whether one of these content words names what is asked for."""
        return any(term(word, self.told_in) in self.focus for word in content)

    def _has(self, word: str) -> bool:
        if word in self.said or term(word, self.told_in) in self.terms:
            return True
        return word[:_COGNATE] in self.prefixes and not word[0].isdigit() and self._is_cognate(word)

    def _is_cognate(self, word: str) -> bool:
        return any(
            other[:_COGNATE] == word[:_COGNATE]
            and _shared(other, word) >= _COGNATE_SHARE * max(len(other), len(word))
            for other in self.said
        )


def asked(question: str, asked_in: Language, told_in: Language) -> Asked:
    """Read a question's content words, to be found in a sentence of `told_in`."""
    content = words(question, asked_in)
    across = asked_in is not told_in
    terms = frozenset(_terms(content, asked_in, told_in))
    prefixes = {word[:_COGNATE] for word in content if len(word) >= _COGNATE} if across else set()
    focus = _terms(_focus(question, asked_in), asked_in, told_in)
    return Asked(terms, frozenset(prefixes), frozenset(focus), frozenset(content), told_in)


def content_words(tokens: Sequence[Token], language: Language) -> list[list[str]]:
    """Give the content words of each token, none for marks and function words."""
    return [
        [] if token.shape in (Shape.MARK, Shape.HYPHEN) else words(token.text, language) for token in tokens
    ]


def _terms(content: Sequence[str], asked_in: Language, told_in: Language) -> set[str]:
    own = {term(word, asked_in) for word in content}
    if asked_in is told_in:
        return own
    return own | {other for one in own for other, _ in translations(one, asked_in)}


_ASKING = {
    Language.ES: listed("que cual cuales cuanto cuanta cuantos cuantas"),
    Language.EN: listed("what which many much"),
}


def _focus(question: str, language: Language) -> list[str]:
    """Find the words that name what is asked for: "cuántos *hospitales* hay"."""
    raw = [fold(word.strip("¿?¡!.,;:\"'“”()")) for word in question.split()]
    for position, word in enumerate(raw):
        if word in _ASKING[language]:
            following = raw[position + 1 : position + 2 + _FOCUS]
            return [word for word in following if word and word not in FUNCTION_WORDS[language]][:_FOCUS]
    return []


def _shared(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
