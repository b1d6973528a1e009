"""Clauses that answer: quoted words, and reasons and purposes with the word that introduces them."""

import re
from collections.abc import Iterator, Sequence

from index.mentions.listed import listed
from index.mentions.tokens import Shape, Token
from index.release import Language

_QUOTED = re.compile(r"“([^”“]+)”|\"([^\"]+)\"|«([^«»]+)»|‘([^‘’]{12,})’(?!\w)")
_CONNECTIVES = {
    Language.ES: (
        "porque; debido a; debido al; ya que; puesto que; dado que; gracias a; gracias al; a causa de;"
        " a raiz de"
        "; por lo que; por medio de; con el fin de; con el objetivo de; con el objeto de; con el proposito de"
        "; con la finalidad de; a fin de; en virtud de; en respuesta a; como resultado de; por motivo de"
        "; con motivo de; por razones de; para que"
    ),
    Language.EN: (
        "because; due to; owing to; thanks to; in order to; so that; so as to; as a result of; in response to"
        "; for the purpose of; with the aim of; with the goal of; aimed at; on account of; given that;"
        " in view of"
    ),
}
_BY_FIRST: dict[Language, dict[str, list[tuple[str, ...]]]] = {language: {} for language in Language}
for _language, _listed in _CONNECTIVES.items():
    for _connective in _listed.split("; "):
        _words = tuple(_connective.split())
        _BY_FIRST[_language].setdefault(_words[0], []).append(_words)
_FIRST = {language: frozenset({*by_first, "para", "to"}) for language, by_first in _BY_FIRST.items()}
_INFINITIVE = re.compile(r"\w{2,}[aei]r(?:l[aeo]s?|se|les?|nos)?")
_NO_PURPOSE = listed("the this that these those their his her its our all date")
# After these "to" belongs to the verb or noun before it.
_TAKES_TO = listed(
    "want wants wanted continue continues continued agree agrees agreed plan plans planned expected"
    " going able need"
    " needs needed has have had intend intends ready asked urge urges urged how likely began begin begins"
)
_ENDS = frozenset(".;:()")


def find_quotations(sentence: str) -> Iterator[tuple[int, int]]:
    """Find the words inside quotation marks, as character offsets, without the marks."""
    for match in _QUOTED.finditer(sentence):
        start, end = match.span(match.lastindex or 0)
        words = sentence[start:end]
        start += len(words) - len(words.lstrip(" ,.;:…"))
        end -= len(words) - len(words.rstrip(" ,.;:…"))
        if " " in sentence[start:end]:  # One word alone is a nickname or a term.
            yield start, end


def find_reasons(sentence: str, tokens: Sequence[Token], language: Language) -> Iterator[tuple[int, int]]:
    """Find reasons and purposes up to the end of the clause, as character offsets."""
    position = 0
    while position < len(tokens):
        if tokens[position].folded in _FIRST[language] and _introduces(tokens, position, language):
            last = position + 1
            while last < len(tokens) and not (
                tokens[last].shape is Shape.MARK and tokens[last].text in _ENDS
            ):
                last += 1
            while tokens[last - 1].shape is Shape.MARK and last - 1 > position:
                last -= 1
            if last > position + 1:
                yield tokens[position].start, tokens[last - 1].end
            position = last
        position += 1


def _introduces(tokens: Sequence[Token], position: int, language: Language) -> bool:
    word = tokens[position].folded
    for words in _BY_FIRST[language].get(word, ()):
        if all(
            position + n < len(tokens) and tokens[position + n].folded == other
            for n, other in enumerate(words)
        ):
            return True
    following = tokens[position + 1].folded if position + 1 < len(tokens) else ""
    if language is Language.ES:
        return word == "para" and _INFINITIVE.fullmatch(following) is not None
    return (
        word == "to"
        and len(following) > 3
        and tokens[position + 1].shape is Shape.SMALL
        and following not in _NO_PURPOSE
        and not (position > 0 and tokens[position - 1].folded in _TAKES_TO)
    )
