"""The noun that names what takes place on a date."""

from collections.abc import Iterator

from index.events.announcing.governor import Governor
from index.events.announcing.phrase import phrase_around
from index.events.announcing.predicate import Tense
from index.events.announcing.reading import Reading
from index.events.event import EventKind
from index.mentions.listed import listed
from index.mentions.tokens import Shape

_NO_CALL = listed("for on upon to")
_OF_CALLS = listed("telefonica telefonicas con de entre del el la")
_GATHERINGS = listed("""world international annual internacional mundial anual iberoamericano sobre
    latinoamericano extraordinaria ordinaria ordinario vecinal informativa primer segundo tercer primera
    segunda""")
_TAKES_PLACE = listed("happen occur take realizar celebrar efectuar")
_IDIOMS = listed("marcha curso")
_HOLDING = listed("hold host convene stage celebrar realizar sostener organizar efectuar")
_SMALL_WORDS = 3
"""Words between such a verb and the name of what is held: "the next"."""
_JOINING = listed("""attend participate join take address host meet speak deliver celebrate chair lead
    asistir participar celebrar encabezar presidir sostener inaugurar intervenir""")
"""Verbs whose object is the event that somebody travels to."""
_BOUND, _BESIDE, _BEHIND, _AIM, _CLAUSE, _DATED, _FARTHEST = 8, 3, 2, 20, 25, 30, 45
"""Words by which the object of the verb, and what stands right beside the date, count as nearer, and by which
what stands behind the date, a purpose, a clause or another date counts as farther; beyond the last a noun is
told of something else."""


def event_nouns(reading: Reading) -> Iterator[int]:
    """Find the nouns that may name an event, as indices of tokens."""
    for at, token in enumerate(reading.tokens):
        word = token.folded
        if word not in reading.lexicon.nouns or reading.dated(at):
            continue
        verb = reading.verb_at(at)
        if verb is not None and not token.text[:1].isupper():
            continue
        after, before = reading.word(at + 1), reading.word(at - 1)
        if word == "instalaciones":
            continue  # premises
        if word in ("hall", "halls") and before != "town":
            continue
        if word in ("call", "calls") and after in _NO_CALL:
            continue
        if (word in _IDIOMS and before == "en") or (
            word == "cita" and before not in reading.lexicon.articles
        ):
            continue
        if word in reading.lexicon.bodies and token.text[:1].isupper() and not _is_gathering(reading, at):
            continue
        if word in ("llamada", "llamadas") and after not in _OF_CALLS:
            continue  # "la llamada reforma": so-called
        if (
            after in reading.lexicon.nouns
            and token.text[:1].islower() == reading.tokens[at + 1].text[:1].islower()
        ):
            continue  # "press briefing call": the last one is the head.
        yield at


def _is_gathering(reading: Reading, at: int) -> bool:
    """Tell whether "Congress" or "Asamblea" is a gathering here, not a parliament."""
    near = {reading.word(other) for other in (at - 3, at - 2, at - 1, at + 1, at + 2)}
    return bool(near & _GATHERINGS) or reading.tokens[at - 1].shape is Shape.NUMBER or _is_held(reading, at)


def _is_held(reading: Reading, at: int) -> bool:
    """Tell whether a relative clause says that it takes place: "la Asamblea General, que tendrá lugar en"."""
    _, last = phrase_around(reading, at)
    joint = last + 1 if reading.word(last) == "," else last
    verb = reading.verb_at(joint + 1)
    return reading.word(joint) in ("que", "which") and verb is not None and verb.verb in _TAKES_PLACE


def choose_noun(reading: Reading, date: tuple[int, int], governor: Governor | None) -> int | None:
    """Choose the noun that names what takes place on a date."""
    start, end = reading.segment(*date)
    known = list(event_nouns(reading))
    nouns = [at for at in known if start <= at < end]
    if governor is None:
        nouns = nouns or known  # "March 9: Workshop on rivers"
    elif not nouns and (governor.verb.passive or governor.verb.last <= start):
        nouns = [at for at in known if at < start]
    phrases = {at: phrase_around(reading, at) for at in nouns}
    outer = [
        at
        for at in nouns
        if not any(
            first <= at < last and other < at for other, (first, last) in phrases.items() if other != at
        )
    ]
    near = {at: _distance(reading, at, date, governor) for at in outer}
    best = min(near, key=lambda at: (near[at], at), default=None)
    if best is None or near[best] > _FARTHEST:
        return _named_object(reading, date, governor)
    return best


def _named_object(reading: Reading, date: tuple[int, int], governor: Governor | None) -> int | None:
    """The end of a name in capitals that is the object of a verb of holding: "will host the next HLED"."""
    if governor is None or not governor.before or governor.verb.passive or governor.verb.verb not in _HOLDING:
        return None
    at = governor.verb.last
    acronym = at < len(reading.tokens) and reading.tokens[at].text.isupper()
    if reading.word(at) not in reading.lexicon.articles and not acronym:
        return None
    while at < date[0] and reading.tokens[at].shape is Shape.SMALL and not reading.verb_at(at):
        if at - governor.verb.last >= _SMALL_WORDS:
            return None
        at += 1
    last = at
    while last < date[0] and reading.tokens[last].shape in (Shape.CAPITAL, Shape.HYPHEN):
        last += 1
    ended = last >= len(reading.tokens) or reading.dated(last) or reading.is_function(last)
    return last - 1 if last > at and (ended or reading.tokens[last].shape is Shape.MARK) else None


def _distance(reading: Reading, noun: int, date: tuple[int, int], governor: Governor | None) -> int:
    """How far a noun is from being what the date is of: words between them, and what parts them."""
    verb = governor.verb if governor else None
    if governor is not None and not governor.before and noun >= governor.verb.last:
        first, last = governor.verb.last, noun  # "On Monday, she announced, they will hold a forum"
    else:
        first, last = sorted((noun, date[0] if noun < date[0] else date[1]))
    away = last - first
    for other in reading.predicates:
        if first <= other.first < last and (verb is None or other.main != verb.main):
            joined = other.verb in _JOINING and other.first < noun
            away += 0 if joined else _AIM if other.tense is Tense.PURPOSE else _CLAUSE
    if verb is not None and governor is not None and not governor.before and noun < date[0]:
        away += _CLAUSE * any(other.last <= noun for other in reading.predicates)
    if governor is not None:  # A line without a verb gives one name to several days.
        away += _DATED * sum(1 for one, _ in reading.dates if first < one < last)
    if verb is not None:
        between = (
            verb.last <= noun < date[0] or (not governor.before and noun >= verb.last) if governor else False
        )
        if (verb.passive and noun < verb.first) or (not verb.passive and between):
            away -= _BOUND
    if noun >= date[1]:
        # "and on the 13th the closing": beside the date stands what is of it.
        beside = all(reading.word(at) in reading.lexicon.articles for at in range(date[1], noun))
        away += -_BESIDE if beside and len(reading.dates) > 1 else _BEHIND
    return away


def kind_of(reading: Reading, noun: int | None, governor: Governor | None) -> EventKind:
    """Tell the sort of an event by its noun, or by its verb."""
    if noun is not None:
        kind = reading.lexicon.nouns.get(reading.word(noun), EventKind.OTHER)
        if kind is not EventKind.OTHER:
            return kind
    if governor is not None and governor.verb.verb in reading.lexicon.publishing:
        return EventKind.PUBLICATION
    if governor is not None and noun is None:
        return reading.lexicon.verbs.get(governor.verb.verb, EventKind.OTHER)
    return EventKind.OTHER
