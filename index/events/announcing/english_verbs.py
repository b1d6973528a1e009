"""Verbs of English sentences, with their time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.events.announcing.english import LEXICON
from index.events.announcing.english_forms import (
    ADJECTIVES,
    ADVERBS,
    AFTER_PLURALS,
    BE,
    BODIES,
    CALLS,
    DETERMINERS,
    DUE,
    HAVE,
    HEADS,
    LASTING,
    NO_VERB,
    NOT,
    NOUNS_TOO,
    ONLY_PARTICIPLES,
    PARTICIPLES,
    PLURAL_PRESENT,
    SUBJECTS,
    TAKING_PLACE,
    WILL,
)
from index.events.announcing.english_inflection import gerund, participle, third_persons
from index.events.announcing.predicate import Predicate, Tense
from index.mentions.names import is_title
from index.mentions.tokens import Shape, Token

_SHORT = 3
"""Letters of what ends on "s" and is no plural: "has"."""
_FAR = 8
"""Words between "agreed" and its "to meet"."""


def find_english(tokens: Sequence[Token]) -> Iterator[Predicate]:
    """Find the verbs, from left to right; none overlap."""
    at = 0
    while at < len(tokens):
        found = _auxiliary(tokens, at) or _infinitive(tokens, at) or _simple(tokens, at)
        if found is None:
            at += 1
        else:
            yield found
            at = found.last


def _skip(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """Pass adverbs and negations."""
    negated = False
    while at < len(tokens):
        word = tokens[at].folded
        if word in NOT or (word == "no" and at + 1 < len(tokens) and tokens[at + 1].folded == "longer"):
            negated = True
            at += word == "no"
        elif word == "co" and at + 1 < len(tokens) and tokens[at + 1].shape is Shape.HYPHEN:
            at += 1  # "co-host"
        elif word not in ADVERBS and not (
            tokens[at].shape is Shape.SMALL and word.endswith("ly") and word not in ("apply", "fly", "supply")
        ):
            break
        at += 1
    return at, negated


def _auxiliary(tokens: Sequence[Token], at: int) -> Predicate | None:
    word = tokens[at].folded
    contracted = word.endswith(("'ll", "’ll"))
    if word in WILL or contracted or word in ("won't", "won’t"):
        if at and tokens[at - 1].folded in LEXICON.articles and not contracted:
            return None
        tense = Tense.PROSPECT if word == "would" else Tense.FUTURE
        return _after_will(tokens, at, tense, refused=word.startswith("won"))
    if word in BE or (
        word.endswith(("'re", "’re", "’s", "'s")) and word in ("it's", "it’s", "we're", "we’re")
    ):
        return _after_be(tokens, at, BE.get(word, Tense.PRESENT))
    if word in HAVE:
        after, negated = _skip(tokens, at + 1)
        if after < len(tokens) and tokens[after].folded == "been":
            return _after_be(tokens, after, Tense.PAST, first=at)
        if after < len(tokens) and (verb := participle(tokens[after])):
            return Predicate(at, after + 1, after, Tense.PAST, verb, negated=negated)
    return None


def _after_will(tokens: Sequence[Token], at: int, tense: Tense, *, refused: bool) -> Predicate | None:
    after, negated = _skip(tokens, at + 1)
    negated = negated or refused
    if after >= len(tokens) or tokens[after].shape not in (Shape.SMALL, Shape.CAPITAL):
        return None
    if tokens[after].folded == "be":
        inner, again = _skip(tokens, after + 1)
        negated = negated or again
        if inner < len(tokens):
            if verb := gerund(tokens[inner]):
                return Predicate(at, inner + 1, inner, tense, verb, negated=negated)
            if verb := participle(tokens[inner]):
                return Predicate(at, inner + 1, inner, tense, verb, negated=negated, passive=True)
        if inner < len(tokens) and tokens[inner].folded in ("in", "at"):
            return Predicate(at, after + 1, after, tense, "visit", negated=negated)  # "will be in Ohio"
        return Predicate(at, after + 1, after, tense, "be", negated=negated, passive=True)
    verb = _verb(tokens, after)
    return Predicate(at, after + 1, after, tense, verb, negated=negated, passive=verb in TAKING_PLACE)


def _verb(tokens: Sequence[Token], at: int) -> str:
    """The infinitive at a token; "take" is told from "take place" and "take part"."""
    word = tokens[at].folded
    following = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    if (word, following) == ("mark", "up"):
        return "debate"  # As a committee does with a bill.
    return (
        {"place": "occur", "part": "participate", "effect": "enter"}.get(following, word)
        if word == "take"
        else word
    )


def _after_be(tokens: Sequence[Token], at: int, tense: Tense, first: int | None = None) -> Predicate:
    begin = at if first is None else first
    after, negated = _skip(tokens, at + 1)
    if after < len(tokens):
        word = tokens[after].folded
        following = tokens[after + 1].folded if after + 1 < len(tokens) else ""
        if word == "to" and _is_verb(tokens, after + 1):
            return _to(tokens, begin, after, Tense.FUTURE, negated)
        if word in DUE and following == "to" and _is_verb(tokens, after + 2):
            coming = Tense.FUTURE if tense is Tense.PRESENT else Tense.PROSPECT
            return _to(tokens, begin, after + 1, coming, negated)
        if word == "looking" and following == "forward":
            return replace(_forward(tokens, after), first=begin)
        if word in PARTICIPLES:
            coming = Tense.PROSPECT if word not in ("postponed", "moved", "rescheduled") else tense
            return Predicate(begin, after + 1, after, coming, "schedule", negated=negated, passive=True)
        if verb := gerund(tokens[after]):
            return Predicate(begin, after + 1, after, tense, verb, negated=negated)
        if verb := participle(tokens[after]):
            return Predicate(begin, after + 1, after, tense, verb, negated=negated, passive=True)
    return Predicate(begin, at + 1, at, tense, "be", negated=negated, passive=True)


def _to(tokens: Sequence[Token], first: int, at: int, tense: Tense, negated: bool) -> Predicate:
    """A verb behind "to", which stands at `at`."""
    main = at + 1
    if tokens[main].folded == "be" and main + 1 < len(tokens) and (verb := participle(tokens[main + 1])):
        return Predicate(first, main + 2, main + 1, tense, verb, negated=negated, passive=True)
    verb = _verb(tokens, main)
    passive = verb in TAKING_PLACE or verb == "be"
    return Predicate(first, main + 1, main, tense, verb, negated=negated, passive=passive)


def _infinitive(tokens: Sequence[Token], at: int) -> Predicate | None:
    if tokens[at].folded != "to" or at + 1 >= len(tokens):
        return None
    head = _head_before(tokens, at)
    if head and (verb := gerund(tokens[at + 1])):
        return Predicate(at, at + 2, at + 1, Tense.PROSPECT, verb)
    main, negated = _skip(tokens, at + 1)
    if not _is_verb(tokens, main) and not (main < len(tokens) and tokens[main].folded == "be"):
        return None
    found = _to(tokens, at, main - 1, Tense.PURPOSE, negated)
    if not head and found.passive and (found.main > main or found.verb in ("happen", "occur")):
        # "to be held on Monday", "to take place": said of what is still to come.
        head = True
    return Predicate(
        at,
        found.last,
        found.main,
        Tense.PROSPECT if head else Tense.PURPOSE,
        found.verb,
        negated=negated,
        passive=found.passive,
    )


def _head_before(tokens: Sequence[Token], at: int) -> bool:
    for before in range(at - 1, max(-1, at - 1 - _FAR), -1):
        if tokens[before].folded in HEADS:
            return True
        if tokens[before].folded in (";", ":", "which", "who", "."):
            return False
    return False


def _simple(tokens: Sequence[Token], at: int) -> Predicate | None:
    token = tokens[at]
    before = tokens[at - 1].folded if at else ""
    following = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    if token.folded in CALLS and (at == 0 or before in ("please", "to", ",", "and", ".", "can", "may")):
        return Predicate(at, at + 1, at, Tense.PROSPECT, token.folded)
    if token.shape is not Shape.SMALL:
        return None
    if token.folded in ("look", "looks", "looked", "looking") and following == "forward":
        return _forward(tokens, at)
    if token.folded in PARTICIPLES and following in ("for", "to", "on", "in", "during", "tentatively"):
        return Predicate(at, at + 1, at, Tense.PROSPECT, "schedule", passive=True)
    if before in DETERMINERS:
        return None
    if token.folded in ("invite", "invites"):
        return Predicate(at, at + 1, at, Tense.PROSPECT, "invite")
    verb = third_persons().get(token.folded)
    leads = following and following in LEXICON.heading.get(verb or "", ())  # "returns to Reno"
    if verb and token.folded in NOUNS_TOO and not leads and not _is_subject(tokens, at - 1):
        verb = None
    if (
        verb
        or (token.folded in PLURAL_PRESENT and (token.folded != "take" or following == "place"))
        or (token.folded in AFTER_PLURALS and _is_plural(tokens, at - 1))
    ):
        verb = "occur" if following == "place" else verb or token.folded
        return Predicate(at, at + 1, at, Tense.PRESENT, verb, passive=verb in TAKING_PLACE)
    if token.folded in ONLY_PARTICIPLES or following == "by":
        return None
    if token.folded in ADJECTIVES and following.isalpha() and following not in NO_VERB:
        return None  # "other elected officials"
    verb = participle(token)
    return Predicate(at, at + 1, at, Tense.PAST, verb) if verb else None


def _is_subject(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether somebody stands there who does something: "Canada hosts", not "school visits"."""
    if at < 0:
        return False
    token = tokens[at]
    return token.shape is Shape.CAPITAL or token.folded in SUBJECTS | BODIES or is_title(token)


def _is_plural(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether several are named there: "applications", "both"."""
    if at < 0:
        return False
    word = tokens[at].folded
    plural = len(word) > _SHORT and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return (plural and word not in LASTING) or word in ("they", "we", "both", "and")


def _forward(tokens: Sequence[Token], at: int) -> Predicate:
    """Read "looks forward to visiting" and "looks forward to the visit"."""
    main = at + 3
    if main < len(tokens) and tokens[main - 1].folded == "to":
        main, _ = _skip(tokens, main)
        if main < len(tokens) and (verb := gerund(tokens[main])):
            return Predicate(at, main + 1, main, Tense.PROSPECT, verb)
    return Predicate(at, at + 2, at, Tense.PROSPECT, "look")


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.folded == "be":
        return at + 1 < len(tokens) and participle(tokens[at + 1]) is not None
    small = token.shape is Shape.SMALL or token.text.isupper()
    return small and token.folded.isalpha() and len(token.folded) > 1 and token.folded not in NO_VERB
