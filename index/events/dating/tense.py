"""Whether the verbs near an expression tell of what was or of what will be."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.events.dating.stretch import Tense
from index.events.dating.tokens import Token

_REACH = 25
"""Tokens from an expression to the farthest verb that may tell its tense."""
_CLOSE = 8
"""Tokens to the farthest verb that surely governs the expression, where a language tells nothing else."""
_BESIDE = 4
"""Tokens to the farthest participle that tells the tense: “la sesión celebrada en Lima el 3 de mayo”."""
_COMMA = 3
"""As many tokens as this a comma counts."""
_CLAUSE_END = frozenset(".;:")


class Told(NamedTuple):
    """What the words around an expression tell.

    Attributes:
        loose: Whether the verb may not be that of the expression.
    """

    tense: Tense | None = None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class VerbCues:
    """How a language shows the tense.

    Attributes:
        words: Forms that tell by themselves, folded.
        endings: Of folded words, longest first, with the tense they tell. Words of four letters or less have
            no ending.
        accented: The same of words in lower case as they are spelt, where the accent tells.
        reporting: Verbs that only report, in the past, what is to come ("announced"): beginnings, folded.
        phrases: Of words parted by a space, folded; they count before single words.
        not_verbs: Folded words that end like verbs and are none.
        auxiliaries: After these a form that looks past is a participle: "will be held".
        agents: Before these it is one, too: "hosted by".
        perfects: Before a participle these make a past: "ha visitado".
        participles: Endings of participles, folded.
        done: Beginnings of participles that beside an expression tell of what was ("la sesión celebrada el 3
            de mayo").
        planned: Those of what is to come ("programada").
        links: Words between an expression and what it belongs to: articles, "día".
        infinitives: Their endings.
        purposes: Prepositions before infinitives.
        modifying: Prepositions that make an expression a part of a noun: "la visita del 9 de marzo".
        ahead: Those that say that it is to come: "para el 9 de marzo".
        close: Tokens to the farthest verb that surely governs an expression.
    """

    words: dict[str, Tense]
    endings: re.Pattern[str]
    accented: re.Pattern[str]
    reporting: tuple[str, ...]
    phrases: dict[tuple[str, str], Tense]
    not_verbs: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    perfects: frozenset[str] = frozenset()
    participles: re.Pattern[str] | None = None
    done: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    links: frozenset[str] = frozenset()
    infinitives: re.Pattern[str] | None = None
    purposes: frozenset[str] = frozenset()
    modifying: frozenset[str] = frozenset()
    ahead: frozenset[str] = frozenset()
    close: int = _CLOSE

    def of(self, tokens: Sequence[Token], place: int) -> Tense | None:
        """Tell the tense of the verb that token is; None of any other word."""
        token = tokens[place]
        if token.form != "word":
            return None
        word = token.folded
        following = tokens[place + 1].folded if place + 1 < len(tokens) else ""
        phrase = self.phrases.get((word, following))
        if phrase is not None:
            return phrase
        if word in self.perfects and self.is_participle(following):
            return None if following.startswith(self.reporting) else Tense.PAST
        if word.startswith(self.reporting) or word in self.not_verbs or following in self.agents:
            return None
        if place and tokens[place - 1].folded in self.auxiliaries and word not in self.auxiliaries:
            return None
        told = self.words.get(word)
        if told is not None or len(word) < 4:
            return told
        found = self.accented.search(unicodedata.normalize("NFC", token.text).lower()) or self.endings.search(
            word
        )
        if found is None:
            return None
        return Tense.FUTURE if found.lastgroup == "future" else Tense.PAST

    def is_participle(self, word: str) -> bool:
        """Tell whether a folded word looks like a participle."""
        return self.participles is not None and self.participles.search(word) is not None

    def of_participle(self, tokens: Sequence[Token], place: int) -> Tense | None:
        """Tell the tense of a participle beside an expression; None of any other word."""
        word = tokens[place].folded
        if not self.is_participle(word) or (place and tokens[place - 1].folded in self.auxiliaries):
            return None
        if word.startswith(self.planned):
            return Tense.FUTURE
        return Tense.PAST if word.startswith(self.done) else None


def tense_near(cues: VerbCues, tokens: Sequence[Token], first: int, last: int) -> Told:
    """Tell the tense of the nearest verb to the expression `tokens[first:last]`.

    Verbs beyond the end of a sentence do not count; one in front is as near as one behind, and wins a tie.
    """
    head = first - 1
    while head >= 0 and tokens[head].folded in cues.links:
        head -= 1
    introduced = tokens[head].folded if head >= 0 else ""
    if introduced in cues.ahead:
        return Told(Tense.FUTURE)
    apart = introduced in cues.modifying or _in_purpose(cues, tokens, first)
    before, after = _before(cues, tokens, first), _after(cues, tokens, last)
    if before is None and after is None:
        return Told()
    if before is not None and (after is None or before[0] <= after[0]):
        distance, tense = before
        return Told(tense, apart or distance > cues.close)
    assert after is not None
    distance, tense = after
    # “El 12 de marzo, la comisión se reunió”, but “con motivo de la visita el 9 de marzo, firmaron”.
    inside = head >= 0 and tokens[head].text not in _CLAUSE_END and tokens[head].text != ","
    parted = any(token.text == "," for token in tokens[last : last + distance])
    return Told(tense, apart or (inside and (parted or distance > cues.close)))


def _in_purpose(cues: VerbCues, tokens: Sequence[Token], first: int) -> bool:
    """Tell whether an infinitive governs the expression: “la invitación para asistir en mayo”."""
    if cues.infinitives is None:
        return False
    places = range(max(1, first - _BESIDE - 1), first)
    return any(
        tokens[place - 1].folded in cues.purposes
        and cues.infinitives.search(tokens[place].folded)
        # In “van a asistir” and “they are to meet” it is the verb itself.
        and (place < 2 or cues.of(tokens, place - 2) is None)
        for place in places
    )


def _before(cues: VerbCues, tokens: Sequence[Token], first: int) -> tuple[int, Tense] | None:
    """The nearest verb in front, with its distance."""
    for distance, place in _steps(tokens, range(first - 1, -1, -1)):
        mark = tokens[place].text
        # An abbreviation ends no sentence, nor does what a colon introduces begin one.
        if mark == ";" or (mark == "." and place + 1 < len(tokens) and tokens[place + 1].text[:1].isupper()):
            return None
        told = cues.of(tokens, place)
        if told is None and distance <= _BESIDE:
            told = cues.of_participle(tokens, place)
        if told is not None:
            return distance, told
    return None


def _after(cues: VerbCues, tokens: Sequence[Token], last: int) -> tuple[int, Tense] | None:
    """The nearest verb behind, with its distance."""
    for distance, place in _steps(tokens, range(last, len(tokens))):
        if tokens[place].text in _CLAUSE_END:
            return None
        # “The visit in June to hold talks”: the purpose of what is in front tells nothing of it.
        told = None if tokens[place].folded in cues.purposes else cues.of(tokens, place)
        if told is not None:
            return distance, told
    return None


def _steps(tokens: Sequence[Token], places: range) -> Iterator[tuple[int, int]]:
    """Give the places within reach, each with its distance."""
    distance = 0
    for place in places:
        if distance >= _REACH:
            return
        distance += _COMMA if tokens[place].text == "," else 1
        yield distance, place
