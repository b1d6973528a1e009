"""Days until which the reader may hand something in."""

import datetime

from index.events.announcing.governor import Governor
from index.events.announcing.predicate import Tense
from index.events.announcing.reading import Reading
from index.events.expression import Bound, DateExpression
from index.mentions.listed import listed

_NEAR = 14
"""Words between the date and the word that tells that it is a deadline."""
_CERTAIN = listed("deadline plazo limite rsvp due")
_CLOSES = listed("close end conclude cerrar vencer concluir terminar finalizar")
_LEADING = listed("is on es el vence para :")
"""What stands between such a word and its date."""


def is_deadline(
    reading: Reading,
    date: DateExpression,
    place: tuple[int, int],
    governor: Governor | None,
    published: datetime.date,
) -> bool:
    """Tell whether applications or the like are taken until the date, `tokens[place[0]:place[1]]`."""
    if governor is not None and (governor.verb.tense is Tense.PAST or governor.verb.negated):
        return False
    if date.end <= published and date.time is None and _tense(governor) is not Tense.FUTURE:
        return False  # "hasta la fecha"
    start, end = reading.segment(*place)
    near = {reading.word(at) for at in range(max(start, place[0] - _NEAR), min(end, place[1] + _NEAR))}
    asked = bool(near & reading.lexicon.deadlines)
    until = date.bound in (Bound.BY, Bound.BEFORE)
    verb = governor.verb.verb if governor is not None else ""
    if until and verb in reading.lexicon.handing and _tense(governor) in (Tense.FUTURE, Tense.PROSPECT):
        return True
    if until or verb in _CLOSES:
        return asked
    return bool(near & _CERTAIN) and reading.word(place[0] - 1) in _LEADING


def _tense(governor: Governor | None) -> Tense | None:
    return governor.verb.tense if governor is not None else None
