"""Sentences that move or cancel an event, and the noun that names what they move or cancel."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.events.announcing.choice import event_nouns
from index.events.announcing.phrase import phrase_around
from index.events.announcing.predicate import Predicate, Tense
from index.events.announcing.reading import Reading
from index.events.event import Change, EventKind
from index.mentions.listed import listed
from index.mentions.tokens import Shape

_MOVED = (
    *("postpon", "reschedul", "defer", "adjourn"),
    *(
        "pospon",
        "pospus",
        "pospuest",
        "aplaz",
        "aplac",
        "reprogram",
        "reagend",
        "difier",
        "diferi",
        "prorrog",
    ),
)
"""What begins the words for moving an event; the same in every form."""
_SHIFTED = ("move", "push", "delay", "brought", "extend", "recorr", "traslad", "adelant", "extiend", "ampli")
"""What moves an event only where a new date follows: "is moved to March 19"."""
_CANCELLED = ("cancel", "suspend")
_OFF = listed("call calls called calling")
_NOUNS = (
    *("cancellation", "postponement", "suspension"),
    *("cancelacion", "aplazamiento", "suspension", "postergacion", "reprogramacion"),
)
_NO_CUE = listed(
    "moveable movement movements movimiento movimientos defers deferred diferido amplio amplia amplias"
)
_TO = listed("to until till for al a para hasta back forward up by")
_REACH = 4
"""Words from "moved" to its "to"."""
STATES = listed("queda quedan quedo quedaron quedara quedaran suspendida suspendido cancelada cancelado no")
"""What a phrase may run into and is said of the event."""
_AUX = listed("queda quedan quedo quedaron quedara quedaran es esta fue sido se")
_WAS = listed("estaba estaban iba iban debia debian tenia tenian habia habian")
"""What says that something was to be: “que iba a celebrarse el lunes”."""
_HAPPENS = listed("happen hold occur go realizar celebrar efectuar llevar tener viajar reunir meet travel")
_AT_FIRST = listed("originally initially previously originalmente inicialmente")
_NOW = listed("now ahora")
_SCHEDULED = listed("schedule programar plan set")
_NEW = listed("new nueva revised")
NEW_DATE = listed("date fecha")


@dataclass(frozen=True, slots=True)
class Changing:
    """What a sentence does to an event.

    Attributes:
        first: The words that say so are `tokens[first:last]`.
        noun: The head of what is moved or cancelled.
        verb: The verb that says so; None of a noun ("the cancellation of").
    """

    how: Change
    first: int
    last: int
    noun: int
    verb: Predicate | None


def find_changes(reading: Reading) -> list[Changing]:
    """Find what moves or cancels an event, one for each; what moves or cancels anything else is none."""
    nouns = list(event_nouns(reading))
    changes: dict[int, Changing] = {}
    for how, first, last, verb in _cues(reading) if nouns else ():
        noun = _linked(reading, nouns, first, last, verb)
        if noun is not None:
            changes.setdefault(noun, Changing(how, first, last, noun, verb))
    return list(changes.values())


def _cues(reading: Reading) -> Iterator[tuple[Change, int, int, Predicate | None]]:
    for at, token in enumerate(reading.tokens):
        word, verb = token.folded, reading.verb_at(at)
        first, last = (verb.first, verb.last) if verb else (at, at + 1)
        if token.text.lower() in _NO_CUE or reading.dated(at):
            continue
        if word.startswith(_NOUNS):
            if reading.word(at + 1) in ("of", "de", "del"):
                moved = word.startswith(("post", "aplaz", "repro"))
                yield Change.MOVED if moved else Change.CANCELLED, at, at + 2, None
        elif word.startswith(_MOVED) or (word.startswith(_SHIFTED) and _leads_to_date(reading, at)):
            yield Change.MOVED, first, max(last, at + 1), verb
        elif word.startswith(_CANCELLED):
            yield Change.CANCELLED, first, max(last, at + 1), verb
        elif word in _OFF and reading.word(at + 1) == "off":
            yield Change.CANCELLED, first, at + 2, verb
        elif word in NEW_DATE and _NEW & {reading.word(at - 1), reading.word(at + 1)}:
            yield Change.MOVED, at - 1, at + 1, None
        elif verb is not None and verb.first == at and _is_set_anew(reading, verb):
            yield Change.MOVED, verb.first, verb.last, verb
        elif (
            verb is not None
            and verb.first == at
            and (verb.negated, verb.tense) == (True, Tense.FUTURE)
            and verb.verb in _HAPPENS
        ):
            yield Change.CANCELLED, verb.first, verb.last, verb


def _is_set_anew(reading: Reading, verb: Predicate) -> bool:
    """Tell whether a verb gives a second date: "originally set for May 4, will now take place on May 9"."""
    now = any(reading.word(at) in _NOW for at in range(verb.first - 1, verb.last + 1))
    before = any(reading.word(at) in _AT_FIRST for at in range(verb.first))
    return now and before and verb.tense is Tense.FUTURE and verb.verb in _HAPPENS | {"be", "ser"}


def _leads_to_date(reading: Reading, at: int) -> bool:
    """Tell whether a new date follows: "moved its meeting to Thursday"."""
    for first, last in reading.dates:
        if at < first and not any(reading.is_strong(n) for n in range(at, first)):
            near = range(max(at + 1, first - _REACH), last)
            return any(reading.word(n) in _TO for n in near)
    return False


def _linked(reading: Reading, nouns: list[int], first: int, last: int, verb: Predicate | None) -> int | None:
    """The noun of what the words at `tokens[first:last]` say something about: their subject or object."""
    after = next((noun for noun in nouns if noun >= last and _is_object(reading, noun, last)), None)
    active = verb is not None and not verb.passive and reading.word(verb.main) not in ("se", "be")
    if active or verb is None:
        attributive = verb is None and reading.word(first - 1) in reading.lexicon.articles
        if after is not None and not (
            attributive and reading.word(last - 1) not in ("of", "de", "del", *NEW_DATE)
        ):
            return after
        if verb is None or verb.verb not in ("quedar", "ser"):
            return _before(reading, nouns, first) if _is_passive(reading, first) else None
    return next((n for n in (_before(reading, nouns, first), after) if n is not None), None)


def _is_passive(reading: Reading, first: int) -> bool:
    """Tell whether "queda" or "se" stands before a word that is read apart from it."""
    return reading.word(first - 1) in _AUX


def _is_object(reading: Reading, noun: int, last: int) -> bool:
    first, _ = phrase_around(reading, noun)
    return all(
        reading.is_function(at) or reading.dated(at) or reading.word(at) in NEW_DATE | _NEW
        for at in range(last, max(last, first))
    )


def _before(reading: Reading, nouns: list[int], first: int) -> int | None:
    """The subject: nothing but when and where it was to be stands between it and its verb."""
    for noun in reversed([noun for noun in nouns if noun < first]):
        _, end = phrase_around(reading, noun)
        if reading.lexicon.nouns[reading.word(noun)] is EventKind.DEADLINE:
            finite = [verb for verb in reading.predicates if end <= verb.first and verb.last <= first]
            if all(verb.tense is Tense.PURPOSE for verb in finite):
                return noun  # "the deadline to submit proposals for the grant"
        if all(_is_aside(reading, at) for at in range(end, first)):
            return noun
    return None


def _is_aside(reading: Reading, at: int) -> bool:
    token, verb = reading.tokens[at], reading.verb_at(at)
    if token.folded in _WAS:
        return True
    if verb is not None:
        return verb.verb in _SCHEDULED or verb.passive or verb.verb in _HAPPENS
    name = token.shape in (Shape.CAPITAL, Shape.DAY, Shape.YEAR, Shape.HYPHEN)
    small = reading.is_function(at) or token.folded.endswith(("ly", "mente"))
    said = token.folded in reading.lexicon.breaks or reading.dated(at)
    return name or small or said or token.text in ",()" or token.folded in _AUX | {"no"}
