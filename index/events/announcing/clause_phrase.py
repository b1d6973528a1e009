"""What names an event where no noun does: the verb with its object, or its subject."""

from index.events.announcing.governor import Governor
from index.events.announcing.phrase import within_name
from index.events.announcing.predicate import Tense
from index.events.announcing.reading import Reading
from index.mentions.listed import listed

_LONGEST = 28
"""Words of a phrase; what is longer is cut."""
_PHASES = listed("""begin start open close launch end conclude resume kick comenzar empezar arrancar iniciar
    abrir cerrar concluir terminar culminar""")
"""Verbs whose subject is what takes place."""
_TITLES_AT_END = listed("Jr Sr Inc Ltd Co")


def verb_phrase(reading: Reading, governor: Governor, date: tuple[int, int]) -> tuple[int, int]:
    """Give the verb with its object, where no noun names the event: "meet with the Prime Minister"."""
    verb = governor.verb
    last = _clause_end(reading, verb.last, date[0] if governor.before else len(reading.tokens))
    last = _without_tail(reading, verb.last, last)
    if last <= verb.last and governor.before:
        # "se reunirá el lunes con el Ministro": the date stands between the verb and its object.
        after = _without_tail(reading, date[1], _clause_end(reading, date[1], len(reading.tokens)))
        last = after if after > date[1] else verb.last
    return verb.main, last


def subject_phrase(reading: Reading, governor: Governor, date: tuple[int, int]) -> tuple[int, int] | None:
    """Give what is said to take place, where the verb names no doer: "The report will be published"."""
    verb = governor.verb
    if not verb.passive and verb.verb not in _PHASES:
        return None
    first = verb.first
    while first > 0 and verb.first - first < _LONGEST:
        at = first - 1
        inner = reading.verb_at(at)
        if (
            reading.dated(at)
            or reading.is_strong(at)
            or reading.tokens[at].text == ","
            or (reading.word(at) in reading.lexicon.breaks)
            or (inner is not None and inner.tense is not Tense.PURPOSE)
        ):
            break
        first = at
    last = _without_tail(reading, first, verb.first)
    while first < last and reading.is_function(first) and reading.word(first) not in reading.lexicon.articles:
        first += 1
    if first < last and verb.passive:
        return first, last
    # "Mañana arranca la campaña": the subject stands behind the verb.
    start = verb.last
    if reading.word(start) not in reading.lexicon.articles:
        return (first, last) if first < last else None
    last = _without_tail(
        reading, start, _clause_end(reading, start, date[0] if start < date[0] else len(reading.tokens))
    )
    return (start, last) if last > start + 1 else None


def _without_tail(reading: Reading, first: int, last: int) -> int:
    """Leave out the small words and marks that a phrase would end on."""
    while last > first:
        token = reading.tokens[last - 1]
        stop = token.text == "." and not (last > 1 and reading.tokens[last - 2].text in _TITLES_AT_END)
        unopened = token.text in "”»" and not any(
            reading.tokens[at].text in "“«" for at in range(first, last)
        )
        if not (reading.is_function(last - 1) or stop or unopened or token.text in ",;:-–—“‘«("):
            break
        last -= 1
    return last


def _clause_end(reading: Reading, start: int, limit: int) -> int:
    at = start
    while at < limit and at - start < _LONGEST:
        verb = reading.verb_at(at)
        token = reading.tokens[at]
        close = reading.closing(at)
        if close is not None and close < limit and not any(reading.dated(n) for n in range(at, close)):
            at = close + 1
            continue
        stops = token.text in (",", "(", ")") or (reading.is_strong(at) and not within_name(reading, at))
        if stops or reading.word(at) in reading.lexicon.breaks or verb is not None or reading.dated(at):
            break
        at += 1
    return at
