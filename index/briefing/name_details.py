"""Names worth checking: persons, with their office where it stands beside them, and organisations.

Form and the words of the trade tell them apart from places and from offices without a holder; a name of which
neither tells anything is kept, behind those that are sure.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.briefing.found import Found
from index.briefing.line import Line
from index.folding import fold
from index.function_words import FUNCTION_WORDS
from index.mentions import Mention, MentionKind
from index.mentions.listed import listed
from index.mentions.names import is_title
from index.mentions.regions import is_region
from index.mentions.tokens import Shape, Token, tokenize
from index.release import Language

_BODIES = listed("""
    secretaria ministerio departamento instituto universidad banco consejo comision comite congreso camara
    senado organizacion agencia asociacion federacion fundacion corte tribunal fiscalia policia ejercito
    procuraduria superintendencia subsecretaria embajada oficina direccion grupo empresa sindicato partido
    alianza red fondo programa colegio escuela hospital coalicion delegacion ministry department institute
    university bank council commission committee congress senate house chamber organization organisation
    agency association federation foundation court police army embassy office bureau board group company
    corporation union party alliance network fund program programme school administration authority
    coalition delegation caucus society service
    """)
_WIDE = listed("""
    norte sur centro este oeste oriente occidente medio proximo lejano latina central america europa asia
    africa oceania estados unidos casa blanca north south east west middle far latin europe united states
    white house western eastern northern southern hemisphere
    """)
"""What is spelt by everybody: parts of the world, and the one country and house that all releases name."""
_PLACE_BEFORE = listed("en in at desde hacia near from")
_CUT = re.compile(r" (?:to|for|para|ante) (?=the |el |la |los |las |[A-ZÀ-ÖØ-Þ])")
_BESIDE = re.compile(r",? |, ")
_LINKS = listed("de del la las los el of the for")
_RANKS = listed("primer primera first special senior national former acting under vice general principal")
"""Words of offices that are ordinary adjectives, too."""
_OFFICE = 50
"""Characters that an office in small letters may have before its capitals: "secretario de "."""
_LONGEST = 120
"""Characters of a name with its office."""
_PERSON, _BODY, _OTHER = 3.0, 2.0, 1.0


def find_names(line: Line, index: int, language: Language) -> Iterator[tuple[frozenset[str], Found]]:
    """Find the names of a sentence, with the folded words that make them out."""
    mentions = [mention for mention in line.mentions if mention.kind is MentionKind.NAME]
    stretches = [_stretch(line.text, mention) for mention in mentions]
    taken = False
    for place, (start, end) in enumerate(stretches):
        if taken:
            taken = False
            continue
        named = _Named(line.text[start:end], language)
        if place + 1 < len(stretches):
            after, other_end = stretches[place + 1]
            other = _Named(line.text[after:other_end], language)
            beside = _BESIDE.fullmatch(line.text, end, after) is not None
            if beside and other_end - start <= _LONGEST and named.joins(other):
                taken = True
                own = named.own if named.is_person else other.own
                yield own, Found(index, start, other_end, line.text[start:other_end], _PERSON + 1)
                continue
        if named.is_worth_checking(line.text, start, end):
            whole = len(named.own) > 1
            yield named.own, Found(index, start, end, line.text[start:end], named.weight, whole)


def is_same_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names are forms of one: "Soto" and "Ana Soto"."""
    return one <= other or other <= one


def _stretch(sentence: str, mention: Mention) -> tuple[int, int]:
    """Where a name begins and ends: with its office in small letters, without what somebody goes to."""
    text = sentence[mention.start : mention.end]
    cut = _CUT.search(text) if any(map(is_title, tokenize(text))) else None
    end = mention.start + (cut.start() if cut and " " in text[: cut.start()] else len(text))
    return _office_start(sentence, mention.start), end


def _office_start(sentence: str, start: int) -> int:
    """Where an office in small letters begins that ends in a name: "secretario de" Pesca; else `start`."""
    before = sentence[max(0, start - _OFFICE) : start]
    for token in reversed(tokenize(before)):
        if is_title(token) and token.shape is Shape.SMALL and token.folded not in _RANKS:
            return start - len(before) + token.start
        if token.folded not in _LINKS:
            break
    return start


class _Named:
    """What a name is, as far as its own words tell."""

    def __init__(self, text: str, language: Language) -> None:
        self._text = text
        tokens = [token for token in tokenize(text) if token.shape is not Shape.MARK]
        words = [token.folded for token in tokens]
        small = FUNCTION_WORDS[language]
        self.own = frozenset(
            token.folded for token in tokens if not is_title(token) and token.folded not in small
        )
        self._is_body = not _BODIES.isdisjoint(words) and not (tokens and is_title(tokens[0]))
        titled = any(map(is_title, tokens))
        holder = _holder(tokens, small)
        self.is_office = titled and holder == 0
        self.is_person = not self._is_body and (holder >= 1 if titled else _looks_personal(tokens, small))
        self.is_untitled = self.is_person and not titled
        self.weight = _PERSON if titled and self.is_person else _BODY if self._is_body else _OTHER

    def joins(self, other: "_Named") -> bool:
        """Whether one of two names that stand together is the other's office."""
        return (self.is_office and other.is_untitled) or (self.is_untitled and other.is_office)

    def is_worth_checking(self, sentence: str, start: int, end: int) -> bool:
        """Whether it is the name of somebody or something that could be written wrongly."""
        if len(self.own) < 2 and not (self.is_person and self.weight == _PERSON):
            return False
        if self.is_office or is_region(fold(self._text)) or _WIDE.issuperset(self.own):
            return False
        if " " not in self._text:
            return False
        if self._text.isupper() and len(self._text) > _SHOUTED and sentence[end : end + 1] != ":":
            return False
        before = fold(sentence[:start]).split()[-1:]
        return self.weight > _OTHER or not (before and before[0] in _PLACE_BEFORE)


_SHOUTED = 8
"""Characters from which what is written in capitals alone is emphasis rather than an acronym."""


def _holder(tokens: Sequence[Token], small: frozenset[str]) -> int:
    """How many capitalised words beside titles name the holder, those behind "de" or "of" left out."""
    found, before_title = 0, False
    for former, token in pairwise([None, *tokens]):
        assert token is not None
        behind_of = former is not None and former.folded in small and before_title
        if is_title(token):
            before_title = True
        elif token.shape is Shape.CAPITAL and token.folded not in small:
            if behind_of:
                return found
            found += before_title or len(token.text) > 1
    return found


def _looks_personal(tokens: Sequence[Token], small: frozenset[str]) -> bool:
    """Two to five capitalised words, with at most the small words that stand inside surnames."""
    capitals = [token for token in tokens if token.shape is Shape.CAPITAL]
    return 2 <= len(capitals) <= 5 and all(
        token.shape is Shape.CAPITAL or token.folded in {"de", "la", "del", "los", "y", "van", "von"}
        for token in tokens
    )
