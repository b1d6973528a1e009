"""Verbs of Spanish sentences, with their time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from index.events.announcing.predicate import Predicate, Tense
from index.events.announcing.spanish import LEXICON
from index.events.announcing.spanish_forms import (
    FIRST,
    FIRST_TOO,
    INTRANSITIVE,
    NOT_CONDITIONAL,
    NOT_FUTURE,
    NOT_INFINITIVE,
    NOUNS_TOO,
    PASSIVES,
    PAST,
    PLAIN_PRESENT,
    PLANS,
    PRESENT,
    STEMS,
    SUBJUNCTIVE,
)
from index.folding import fold
from index.mentions.listed import listed
from index.mentions.names import is_title
from index.mentions.tokens import Shape, Token

_FUTURE = re.compile(r"(\w*[aei]?r)(?:é|á|án|ás|emos)")
_FUTURE_PLAIN = re.compile(r"(\w*[aei]?r)an?")
"""The future of a text that lost its accents."""
_CONDITIONAL = re.compile(r"(\w*r)ía(?:n|mos)?")
_PRETERITE = re.compile(r"\w{2,}(?:ó|aron|ieron|eron|jeron)")
_PERFECT = listed("ha han he hemos habia habian haya hayan")
_GOING = listed("va van voy vamos ira iran")
_BE = listed("es son esta estan sera seran fue queda quedo quedan")
_HELD = re.compile(
    r"(?:realiz|celebr|efectu|sosten|organiz|registr|ocurr|firm|present|public|inaugur|emit|reun)(?:ad|id)[oa]s?"
)
"""What took place already: "la sesión realizada el lunes"."""
_PLANNED = re.compile(
    r"(?:previst|programad|agendad|planead|prevent|contemplad|calendarizad|pactad|fijad|convocad"
    r"|planificad|invitad|citad)[oa]s?"
)
_KNOWN = frozenset(LEXICON.verbs) | LEXICON.light | LEXICON.publishing | LEXICON.unfit | LEXICON.reporting
_DETERMINERS = LEXICON.articles | listed("de del al con por para sin y o sobre") - listed("y o")
_FAR = 6
_LONG = 3
"""Letters of a stem that is a word of its own: "dir" ends others ("pedir"), "pondr" does not."""
_BOTH = {"ar": "amos", "ir": "imos"}
"""Endings of "we" that are the same in the present and the past."""
_PREFIXES = ("co", "re", "auto")
_MANY = 10
"""Words of a Spanish sentence that mostly has an accent."""


def find_spanish(tokens: Sequence[Token]) -> Iterator[Predicate]:
    """Find the verbs, from left to right; none overlap."""
    at = 0
    while at < len(tokens):
        found = _compound(tokens, at) or _single(tokens, at) or _infinitive(tokens, at)
        if found is None:
            at += 1
        else:
            yield found
            at = found.last


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].folded if 0 <= at < len(tokens) else ""


def _make(
    tokens: Sequence[Token], first: int, last: int, tense: Tense, verb: str, *, passive: bool = False
) -> Predicate:
    main = first
    reflexive = _word(tokens, first - 1) in ("se", "nos", "me")
    before = first - 2 if reflexive else first - 1
    if reflexive:
        main = first = first - 1
    negated = _word(tokens, before) == "no"
    verb = "encontrar" if verb == "ver" and _word(tokens, first) == "nos" else _base(verb)
    passive = passive or (reflexive and verb in PASSIVES) or verb in INTRANSITIVE
    return Predicate(first, last, main, tense, verb, negated=negated, passive=passive)


def _base(verb: str) -> str:
    """The verb that tells the same without its prefix: "copresidir", "reabrir"."""
    if verb not in _KNOWN:
        for prefix in _PREFIXES:
            if verb.removeprefix(prefix) in _KNOWN:
                return verb.removeprefix(prefix)
    return verb


def _compound(tokens: Sequence[Token], at: int) -> Predicate | None:
    word, following = _word(tokens, at), _word(tokens, at + 1)
    if word in _GOING and following == "a" and _is_infinitive(_word(tokens, at + 2)):
        return _make(tokens, at, at + 3, Tense.FUTURE, _infinitive_of(_word(tokens, at + 2)))
    if word in _PERFECT:
        step = at + 2 if following == "sido" else at + 1
        participle = _word(tokens, step)
        if _PLANNED.fullmatch(participle):
            return _make(tokens, at, step + 1, Tense.PROSPECT, "programar", passive=True)
        if participle.endswith(("do", "da", "dos", "das", "cho", "to")) and len(participle) > 3:
            return _make(
                tokens, at, step + 1, Tense.PAST, _from_participle(participle), passive=step > at + 1
            )
        return None
    if word in _BE or word in ("tiene", "tienen"):
        step = at + 2 if following in ("siendo", "sido") else at + 1
        participle = _word(tokens, step)
        if _PLANNED.fullmatch(participle):
            behind = _word(tokens, step + 1)
            if _is_infinitive(behind):
                found = _make(tokens, at, step + 2, Tense.FUTURE, _infinitive_of(behind))
                return replace(found, main=step + 1)
            past = word == "fue"
            tense = Tense.PROSPECT if past else Tense.FUTURE
            return _make(tokens, at, step + 1, tense, "programar", passive=True)
        if word in ("esta", "estan") and following == "por" and _is_infinitive(_word(tokens, at + 2)):
            return _make(tokens, at, at + 3, Tense.FUTURE, _infinitive_of(_word(tokens, at + 2)))
    if _PLANNED.fullmatch(word) and following in ("para", "el", "en", "a", "del", "este", "al", "los"):
        return _make(tokens, at, at + 1, Tense.PROSPECT, "programar", passive=True)
    if _HELD.fullmatch(word) and _word(tokens, at - 1) not in ("ser", "sido"):
        return _make(tokens, at, at + 1, Tense.PAST, _from_participle(word), passive=True)
    if word in ("sea", "sean") and following.endswith(("do", "da", "dos", "das")):
        # “Se espera que sea publicado”
        return _make(tokens, at, at + 2, Tense.PROSPECT, _from_participle(following), passive=True)
    if word in ("fue", "fueron") and following.endswith(("do", "da", "dos", "das")):
        return _make(tokens, at, at + 2, Tense.PAST, _from_participle(following), passive=True)
    return None


def _single(tokens: Sequence[Token], at: int) -> Predicate | None:
    token = tokens[at]
    if (
        token.shape is Shape.CAPITAL
        and at
        and _word(tokens, at - 1) not in (".", ":", "“", '"', "«", "-", "–", "—")
    ):
        return None
    if token.shape not in (Shape.SMALL, Shape.CAPITAL):
        return None
    word, before = token.text.lower(), _word(tokens, at - 1)
    if token.folded in PAST and (word == token.folded or token.folded == "habia"):
        return _make(tokens, at, at + 1, Tense.PAST, PAST[token.folded])
    if future := _future(word, token.folded) or _future_plain(tokens, word):
        return _future_of(tokens, at, future)
    if before not in _DETERMINERS:
        conditional = _CONDITIONAL.fullmatch(word)
        if conditional and token.folded not in NOT_CONDITIONAL:
            verb = _of_stem(conditional[1])
            if verb in LEXICON.verbs or verb in LEXICON.light:
                return _make(tokens, at, at + 1, Tense.PROSPECT, verb)
        if _PRETERITE.fullmatch(word) and word not in ("eron",):
            return _make(tokens, at, at + 1, Tense.PAST, _preterite_of(token.folded))
        if token.folded in SUBJUNCTIVE:
            return _make(tokens, at, at + 1, Tense.PROSPECT, SUBJUNCTIVE[token.folded])
        if shown := _present(tokens, at, word):
            found = _make(tokens, at, at + 1, Tense.PRESENT, _stay(tokens, at, shown))
            return replace(found, either=word == shown[:-2] + _BOTH.get(shown[-2:], ""))
    return None


def _present(tokens: Sequence[Token], at: int, word: str) -> str | None:
    """The infinitive of a present; of a word that may be a noun only where a subject or a pronoun is near."""
    before = _word(tokens, at - 1)
    if (first := FIRST.get(word)) and (before in ("me", "yo") or word not in FIRST_TOO):
        return first
    plain = PLAIN_PRESENT.get(word) if word not in PRESENT and _is_plain(tokens) else None
    verb = PRESENT.get(word) or plain
    clitic = before in ("se", "nos", "que", "no", "")
    return verb if clitic or word not in NOUNS_TOO or _is_subject(tokens, at - 1) else None


def _is_subject(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether somebody is named there: "Sheinbaum visita Madrid", not "la tercera visita"."""
    return at >= 0 and (tokens[at].shape is Shape.CAPITAL or is_title(tokens[at]))


def _future(word: str, folded: str) -> str | None:
    if folded in NOT_FUTURE:
        return None
    match = _FUTURE.fullmatch(word)
    if match is None or len(word) < 3:
        return None
    return _of_stem(fold(match[1]))


def _of_stem(stem: str) -> str:
    """The infinitive of what stands before the ending of a future: "pospondr" like "pondr"."""
    if stem in STEMS:
        return STEMS[stem]
    for irregular, verb in STEMS.items():
        if len(irregular) > _LONG and stem.endswith(irregular):
            return stem.removesuffix(irregular) + verb
    return stem


def _is_plain(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence is typed without accents, as far as one can tell."""
    return len(tokens) >= _MANY and all(token.text.isascii() for token in tokens)


def _future_plain(tokens: Sequence[Token], word: str) -> str | None:
    match = _FUTURE_PLAIN.fullmatch(word)
    verb = _of_stem(match[1]) if match else None
    return verb if (verb in LEXICON.verbs or verb in LEXICON.light) and _is_plain(tokens) else None


def _future_of(tokens: Sequence[Token], at: int, verb: str) -> Predicate:
    following = _word(tokens, at + 1)
    if verb == "ser" and following.endswith(("do", "da", "dos", "das")):
        return _make(tokens, at, at + 2, Tense.FUTURE, _from_participle(following), passive=True)
    if verb in ("poder", "deber") and _is_infinitive(following):
        return _make(tokens, at, at + 2, Tense.FUTURE, _infinitive_of(following))
    if verb == "tener" and following == "lugar":
        return _make(tokens, at, at + 2, Tense.FUTURE, "realizar", passive=True)
    return _make(tokens, at, at + 1, Tense.FUTURE, _stay(tokens, at, verb))


def _stay(tokens: Sequence[Token], at: int, verb: str) -> str:
    """Take being in a place as a visit: "el domingo estamos en Mérida", not "está en marcha"."""
    named = at + 2 < len(tokens) and tokens[at + 2].shape is Shape.CAPITAL
    return "visitar" if verb == "estar" and named and _word(tokens, at + 1) == "en" else verb


def _infinitive(tokens: Sequence[Token], at: int) -> Predicate | None:
    word, before = _word(tokens, at), _word(tokens, at - 1)
    if tokens[at].shape is not Shape.SMALL or not _is_infinitive(word):
        return None
    if before == "a" and word == "partir":
        return None  # "a partir del lunes"
    verb = _infinitive_of(word)
    if before in ("a", "por") and word.endswith("se") and verb in PASSIVES:
        # "a celebrarse", "por realizarse": said of what is still to come.
        return Predicate(at, at + 1, at, Tense.PROSPECT, verb, passive=True)
    if _plan_before(tokens, at):
        return Predicate(at, at + 1, at, Tense.PROSPECT, verb)
    if before in LEXICON.articles:
        return None
    return Predicate(at, at + 1, at, Tense.PURPOSE, verb)


def _plan_before(tokens: Sequence[Token], at: int) -> bool:
    for before in range(at - 1, max(-1, at - 1 - _FAR), -1):
        if tokens[before].folded in PLANS:
            return True
        if tokens[before].folded == "para" and _word(tokens, before - 1) in PLANS:
            return True  # "una invitación para visitar"
        if tokens[before].folded in (";", ":", "que", "quien", ".", "para"):
            return False
    return False


_INFINITIVES = re.compile(r"\w{1,}[aei]r(?:se|nos|l[aeo]s?|me)?|ir|irse")


def _is_infinitive(word: str) -> bool:
    return _INFINITIVES.fullmatch(word) is not None and word not in NOT_INFINITIVE


def _infinitive_of(word: str) -> str:
    return re.sub(r"(?<=r)(?:se|nos|l[aeo]s?|me)$", "", word)


@cache
def _by_stem() -> dict[str, str]:
    return {verb[:-2]: verb for verb in sorted(_KNOWN)}


def _preterite_of(word: str) -> str:
    for ending in ("aron", "ieron", "jeron", "eron", "io", "o"):
        if word.endswith(ending) and (verb := _by_stem().get(word.removesuffix(ending))):
            return verb
    return word


def _from_participle(word: str) -> str:
    stem = re.sub(r"(?:ad|id)[oa]s?$", "", word)
    return _by_stem().get(stem, word)
