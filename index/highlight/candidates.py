"""Stretches of a sentence that could answer: mentions, lists of names, noun phrases and clauses."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.function_words import FUNCTION_WORDS
from index.mentions import Mention, MentionKind
from index.mentions.listed import listed
from index.mentions.names import is_title
from index.mentions.tokens import Shape, Token
from index.release import Language

Stretch = tuple[int, int]
"""`tokens[first:last]`."""

_BREAKS = frozenset('.;:()!?¡¿«»“”"…')
_ARTICLES = listed("el la los las un una unos unas the a an this these that those su sus their his her its")
_WITHIN = {
    Language.ES: listed("de del la las los el y e"),
    Language.EN: listed("of the and"),
}
_OF = listed("de del of")
_SAYS_THAT = listed("que that")
_JOINTS = listed("y e o and or well como")
_LIST_GAP = 6
"""Tokens between two names of a list: ", the", ", as well as Mexico's development agency,"."""
_LONGEST_LIST = 120
"""Tokens of what a colon announces."""
_LONGEST = 30
"""Tokens of a clause that is still shown as the words that answer."""


def stretches(mentions: Sequence[Mention], tokens: Sequence[Token]) -> Iterator[tuple[MentionKind, Stretch]]:
    """Find the tokens of mentions."""
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    for mention in mentions:
        yield mention.kind, (bisect_right(ends, mention.start), bisect_left(starts, mention.end))


def lists(names: Sequence[Stretch], tokens: Sequence[Token]) -> Iterator[Stretch]:
    """Find names joined by commas and, before the last, by a conjunction."""
    run: list[Stretch] = []
    for name in [*names, (len(tokens) + _LIST_GAP + 2, 0)]:
        if run and not _are_joined(tokens[run[-1][1] : name[0]], name[0] - run[-1][1]):
            # Names parted by commas alone are no list: the second explains the first.
            while len(run) > 1 and not any(t.folded in _JOINTS for t in tokens[run[-2][1] : run[-1][0]]):
                run.pop()
            if len(run) > 1:
                yield run[0][0], run[-1][1]
            run = []
        run.append(name)


def _are_joined(between: Sequence[Token], gap: int) -> bool:
    if not between or gap > _LIST_GAP:
        return False
    words = [token.folded for token in between]
    if words[0] not in {",", *_JOINTS} and words[:3] != ["as", "well", "as"] and words[:2] != ["asi", "como"]:
        return False
    return all(
        word in {",", "as", "well", "asi", "como"} or word in _JOINTS or word in _ARTICLES for word in words
    )


def titled(names: Sequence[Stretch], tokens: Sequence[Token]) -> Iterator[Stretch]:
    """Find a post and, behind a comma, who holds it: "el Presidente del Gobierno, Ana Pérez"."""
    for (first, end), (other, last) in pairwise(names):
        if (
            other - end == 1
            and tokens[end].text == ","
            and is_title(tokens[first])
            and not is_title(tokens[other])
        ):
            yield first, last


def noun_phrases(tokens: Sequence[Token], language: Language) -> Iterator[Stretch]:
    """Cut a sentence before articles and at other function words and marks; "of" and "de" go on."""
    first: int | None = None
    for position, token in enumerate(tokens):
        word = token.folded
        mark = token.shape is Shape.MARK
        article = word in _ARTICLES and (position == 0 or tokens[position - 1].folded not in _OF)
        ends = mark or (word in FUNCTION_WORDS[language] and word not in _WITHIN[language])
        if first is not None and (ends or article):
            yield first, position
            first = None
        if first is None and (article or not (ends or word in _WITHIN[language])):
            first = position
    if first is not None:
        yield first, len(tokens)


def clauses(tokens: Sequence[Token]) -> Iterator[Stretch]:
    """Cut a sentence at its marks, at commas too, and after "that"."""
    for breaks in (_BREAKS, _BREAKS | {",", "–", "—"}, _BREAKS | {","} | _SAYS_THAT):
        first = 0
        for position in range(len(tokens) + 1):
            if position == len(tokens) or tokens[position].folded in breaks:
                if first < position:
                    yield first, position
                first = position + 1


def remainders(phrases: Sequence[Stretch], tokens: Sequence[Token]) -> Iterator[Stretch]:
    """Find what goes on from the beginning of a noun phrase to the end of its clause."""
    for first, _ in phrases:
        last = first
        while last < len(tokens) and last - first < _LONGEST:
            if tokens[last].folded in _BREAKS or tokens[last].text in ",–—":
                break
            last += 1
        if last > first:
            yield first, last


def after_colon(tokens: Sequence[Token]) -> Iterator[Stretch]:
    """Find what a colon announces: "three themes: …"."""
    for position, token in enumerate(tokens):
        if token.text == ":" and position + 1 < len(tokens):
            last = position + 1
            while last < min(len(tokens), position + _LONGEST_LIST) and tokens[last].text != ".":
                last += 1
            yield position + 1, last


def trimmed(stretch: Stretch, tokens: Sequence[Token], whole: Sequence[Stretch]) -> Stretch | None:
    """Leave out marks, conjunctions and prepositions at the ends, and take in whole what is cut.

    Args:
        whole: What must not be cut nor lose its ends, in order and without overlaps.
    """
    first, last = stretch
    if before := bisect_right(whole, (first, len(tokens))):
        first = min(first, whole[before - 1][0]) if whole[before - 1][1] > first else first
    if before := bisect_left(whole, (last, 0)):
        last = max(last, whole[before - 1][1])
    while first < last and _dangles(tokens[first], leading=True) and not _has(whole, 0, first):
        first += 1
    while first < last and _dangles(tokens[last - 1], leading=False) and not _has(whole, 1, last):
        last -= 1
    return (first, last) if first < last else None


def _has(whole: Sequence[Stretch], side: int, position: int) -> bool:
    """Tell whether one of the stretches begins (side 0) or ends (side 1) there."""
    found = bisect_left(whole, position, key=lambda stretch: stretch[side])
    return found < len(whole) and whole[found][side] == position


_LEADING = listed("y e o and or but pero que that as")
_TRAILING = _LEADING | _ARTICLES | listed("de del of in en a al to for para por con with by on at from the")


def _dangles(token: Token, *, leading: bool) -> bool:
    if token.shape in (Shape.MARK, Shape.HYPHEN):
        return token.text not in ("$€£¥#" if leading else "%°")
    return token.folded in (_LEADING if leading else _TRAILING)
