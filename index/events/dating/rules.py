"""Rules over classes of words, applied in order: each makes one item of several, with a meaning.

A token is an item of the class that the lexicon gives its word. A rule is a regular expression in which
classes are written by name ("day of month"), and a function that makes the meaning of what it found. What a
rule finds becomes an item of the rule's class, for the rules after it. So a grammar is read from small to
large: numbers, dates, ranges, hours.

In a pattern a name of two letters or more is a class or a macro; groups have names of one letter:
"(?P<d> day) of month". The group "x", where there is one, is the part of the find that is the expression.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from index.events.dating.numbers import Number, band
from index.events.dating.tokens import Token

_NAME = re.compile(r"[a-z][a-z_]+")
_FIRST = 0x4E00  # Letters that mean nothing in regular expressions, and are no white space.
_BANDS = ("low", "mid", "high", "under", "two", "year", "much")
_FORMS = ("nth", "clock_digits", "slashed", "iso", "numeric", "decimal", "code")
_OUTSIDE = frozenset(["comma", "the", "thes", "of", "of_the", "between", "open"])
"""Words in front of an expression that are outside its span."""
_WORD, _NAMED, _MARK = "word", "named", "mark"


class Item(NamedTuple):
    """A token, or what a rule made of several.

    Attributes:
        kind: Its class.
        value: What it means.
        start: Where it begins in the text.
        end: Where it ends.
        glued: Whether no white space lies before it.
        capital: Whether it begins with a capital.
    """

    kind: str
    value: Any
    start: int
    end: int
    glued: bool = False
    capital: bool = False


class Found:
    """What a rule found."""

    def __init__(self, match: re.Match[str], items: Sequence[Item]) -> None:
        self._match = match
        self._items = items

    @property
    def items(self) -> Sequence[Item]:
        """All that was found, in order."""
        return self._items[self._match.start() : self._match.end()]

    @property
    def before(self) -> Item | None:
        """The item in front."""
        return self._items[self._match.start() - 1] if self._match.start() else None

    @property
    def after(self) -> Item | None:
        """The item behind."""
        return self._items[self._match.end()] if self._match.end() < len(self._items) else None

    def beyond(self, place: int) -> Item | None:
        """Give the item `place` places behind: 0 is the first; -1 the second in front."""
        at = self._match.end() + place if place >= 0 else self._match.start() + place - 1
        return self._items[at] if 0 <= at < len(self._items) else None

    def group(self, name: str) -> Sequence[Item]:
        """Give the items of a named group; none where the group took no part or does not exist."""
        if name not in self._match.re.groupindex or self._match.start(name) < 0:
            return ()
        return self._items[self._match.start(name) : self._match.end(name)]

    def value(self, name: str) -> Any:
        """Give the meaning of the first item of a group that has one; None without any."""
        return next((item.value for item in self.group(name) if item.value is not None), None)

    def first(self, kind: str) -> Any:
        """Give the meaning of the first item of a class; None without any."""
        return next((item.value for item in self.items if item.kind == kind), None)

    def all(self, kind: str) -> list[Any]:
        """Give the meanings of all items of a class."""
        return [item.value for item in self.items if item.kind == kind]


Build = Callable[[Found], Any]
"""Makes the meaning; None refuses. A list of items stands for itself: one find, several expressions."""


class Rule(NamedTuple):
    """One rule.

    Attributes:
        kind: The class of what it makes; "" where the builder gives items.
        pattern: What it looks for.
        build: Makes the meaning.
    """

    kind: str
    pattern: str
    build: Build


class Lexicon(NamedTuple):
    """The words of a language.

    Attributes:
        meanings: For each class its words, folded, with their meanings.
        cased: The same of words that count with a capital only, as spelt.
    """

    meanings: Mapping[str, Mapping[str, Any]]
    cased: Mapping[str, Mapping[str, Any]]


def in_order(listed: str) -> list[str]:
    """Break a list of words, written as running text."""
    return listed.split()


def words(listed: str, value: Any = True) -> dict[str, Any]:
    """Give all the listed words the same meaning."""
    return dict.fromkeys(listed.split(), value)


class Rulebook:
    """A lexicon with rules.

    Args:
        lexicon: The words.
        macros: Names for parts of patterns, each made of classes and of the macros before it.
        rules: In the order in which they are applied.
    """

    def __init__(self, lexicon: Lexicon, macros: Mapping[str, str], rules: Sequence[Rule]) -> None:
        names = dict.fromkeys(
            [
                *lexicon.meanings,
                *lexicon.cased,
                *_BANDS,
                *_FORMS,
                _WORD,
                _NAMED,
                _MARK,
                *(rule.kind for rule in rules if rule.kind),
            ]
        )
        self._letters = {name: chr(_FIRST + number) for number, name in enumerate(names)}
        self._macros: dict[str, str] = {}
        for name, pattern in macros.items():
            self._macros[name] = f"(?:{self._spell(pattern)})"
        self._folded = {
            word: (kind, value) for kind, listed in lexicon.meanings.items() for word, value in listed.items()
        }
        self._cased = {
            word: (kind, value) for kind, listed in lexicon.cased.items() for word, value in listed.items()
        }
        self._rules = [(rule, re.compile(self._spell(rule.pattern))) for rule in rules]

    def _spell(self, pattern: str) -> str:
        def letter(match: re.Match[str]) -> str:
            name = match.group()
            if name in self._macros:
                return self._macros[name]
            return self._letters[name]

        return _NAME.sub(letter, pattern).replace(" ", "").replace("\n", "")

    def items(self, tokens: Sequence[Token]) -> list[Item]:
        """Give each token its class and meaning. In a text all of capitals they show no names."""
        shouted = "".join(token.text for token in tokens).isupper()
        return [self._item(token, shouted) for token in tokens]

    def _item(self, token: Token, shouted: bool) -> Item:
        kind: str = token.form
        value: Any = token.text
        if kind in ("word", "mark"):
            known = self._folded.get(token.folded)
            capital = token.text[0].isupper()
            if capital and token.text in self._cased:
                known = self._cased[token.text]
            elif capital and token.text.isupper():
                known = self._cased.get(token.text.capitalize(), known)
            if known is not None:
                kind, value = known
                if isinstance(value, Number):
                    kind = band(value) if kind == "count" else kind
            elif kind == "word":
                kind = _NAMED if capital and not shouted else _WORD
        elif kind == "number":
            number = Number(int(token.text[:9]), len(token.text))
            kind, value = band(number), number
        elif kind == "nth":
            value = Number(int("".join(char for char in token.text if char.isdecimal())), 1)
        return Item(kind, value, token.start, token.end, token.glued, not shouted and token.text[0].isupper())

    def apply(self, items: list[Item]) -> list[Item]:
        """Apply all rules, in order."""
        letters = self._letters
        spelt = "".join([letters[item.kind] for item in items])
        for rule, pattern in self._rules:
            match = pattern.search(spelt)
            while match is not None:
                made = _make(rule, Found(match, items)) if match.end() > match.start() else None
                if made is None:
                    match = pattern.search(spelt, match.start() + 1)
                    continue
                items[match.start() : match.end()] = made
                spelt = (
                    spelt[: match.start()]
                    + "".join([letters[item.kind] for item in made])
                    + spelt[match.end() :]
                )
                match = pattern.search(spelt, match.start() + len(made))
        return items


def _make(rule: Rule, found: Found) -> list[Item] | None:
    value = rule.build(found)
    if value is None:
        return None
    if isinstance(value, list):
        return value
    kind = band(value) if isinstance(value, Number) and rule.kind == "count" else rule.kind
    spanned = found.group("x") or found.items
    while len(spanned) > 1 and spanned[0].kind in _OUTSIDE:
        spanned = spanned[1:]
    return [Item(kind, value, spanned[0].start, spanned[-1].end, spanned[0].glued, spanned[0].capital)]
