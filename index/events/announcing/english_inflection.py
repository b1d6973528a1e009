"""Forms of English verbs, and the infinitives that they are of."""

from functools import cache

from index.events.announcing.english import LEXICON
from index.events.announcing.english_forms import IRREGULAR, PRESENT
from index.mentions.tokens import Shape, Token


def gerund(token: Token) -> str | None:
    """Give the infinitive of a form on "-ing"; of a verb in no table, about so."""
    word = token.folded
    if token.shape is not Shape.SMALL or not word.endswith("ing") or len(word) < 6:
        return None
    return _gerunds().get(word, word.removesuffix("ing"))


def participle(token: Token) -> str | None:
    """Give the infinitive of a past form or participle; of a regular one that is in no table, about so."""
    word = token.folded
    if word in IRREGULAR:
        return IRREGULAR[word]
    if (
        token.shape is Shape.SMALL
        and len(word) > 4
        and word.endswith("ed")
        and word not in ("need", "indeed")
    ):
        return _pasts().get(word, word.removesuffix("d"))
    return None


def _known() -> frozenset[str]:
    return frozenset(LEXICON.verbs) | LEXICON.light | LEXICON.publishing | LEXICON.unfit | LEXICON.reporting


@cache
def _gerunds() -> dict[str, str]:
    return {_stem(verb) + "ing": verb for verb in sorted(_known())} | {"traveling": "travel"}


@cache
def _pasts() -> dict[str, str]:
    return {_stem(verb) + "ed": verb for verb in sorted(_known())} | {"traveled": "travel"}


@cache
def third_persons() -> dict[str, str]:
    """Give the table of the infinitives of "hosts", "meets"."""
    present = sorted(PRESENT | LEXICON.unfit)
    return {_third_person(verb): verb for verb in present}


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"  # "flies"
    return verb + ("es" if verb.endswith(("ch", "sh", "s", "x", "o")) else "s")


def _stem(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1]
    doubled = {"begin": "beginn", "sit": "sitt", "plan": "plann", "run": "runn", "travel": "travell"}
    return doubled.get(verb, verb)
