"""Small grammars over classes of words.

Each token of a sentence becomes one letter, that of its class ("month", "day", "of"), and a rule is a regular
expression in which the classes are written by name: "day of? month (of? year)?". So a rule is read without
knowing how the words of a class are spelt, and no rule ever begins or ends within a word.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from index.mentions.tokens import Shape, Token

_NAME = re.compile(r"[a-z_]{2,}")
_FIRST = 0x100  # Letters without a meaning in regular expressions, and none of them white space.
_OTHER = "_"


class Grammar:
    """Rules over classes of words.

    Args:
        words: For each class its words, parted by spaces: folded, or, when they count with a capital only, as
            they are spelt.
        shapes: The class of the tokens of a shape that are in no list.
        rules: Named rules, each made of classes and of the rules before it. The last one is looked for.
    """

    def __init__(
        self, words: Mapping[str, str], shapes: Mapping[Shape, str], rules: Mapping[str, str]
    ) -> None:
        names = dict.fromkeys([*words, *shapes.values()])
        parts = {name: chr(_FIRST + number) for number, name in enumerate(names)}
        self._words = {word: parts[name] for name, listed in words.items() for word in listed.split()}
        self._shapes = [parts[shapes[shape]] if shape in shapes else _OTHER for shape in Shape]
        whole = ""
        for name, rule in rules.items():
            whole = _NAME.sub(lambda found: parts[found.group()], rule).replace(" ", "")
            parts[name] = f"(?:{whole})"
        self._pattern = re.compile(whole)

    def spell(self, tokens: Sequence[Token]) -> str:
        """Write the classes of the tokens, a letter each."""
        words, shapes = self._words, self._shapes
        return "".join(
            [
                words.get(token.folded)
                or (
                    words.get(token.text) or words.get(token.text.capitalize())
                    if token.shape == Shape.CAPITAL
                    else None
                )
                or shapes[token.shape]
                for token in tokens
            ]
        )

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Find the stretches `tokens[first:last]` that follow the rules, from left to right."""
        for match in self._pattern.finditer(self.spell(tokens)):
            if match.end() > match.start():
                yield match.span()
