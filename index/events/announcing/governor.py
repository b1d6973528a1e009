"""The verb whose time is that of a date."""

from dataclasses import dataclass, replace

from index.events.announcing.predicate import Predicate, Tense
from index.events.announcing.reading import Reading
from index.mentions.listed import listed
from index.mentions.tokens import Shape

_FILLERS = listed("""on in at from by for the of and also then next this late early mid later el la los las
    en de del a al desde para por durante hasta entre dia dias este esta proximo proxima mismo luego
    despues posteriormente tambien ya asimismo ademas finalmente""")


@dataclass(frozen=True, slots=True)
class Governor:
    """The verb that a date goes with.

    Attributes:
        verb: The verb, with the time of the one that it depends on.
        head: Of a purpose ("will travel to attend") the verb that it depends on.
        before: Whether the verb stands before the date.
    """

    verb: Predicate
    head: Predicate | None = None
    before: bool = True


def find_governor(reading: Reading, date: tuple[int, int], *, strictly: bool) -> Governor | None:
    """Find the verb that `tokens[date[0]:date[1]]` goes with; None in a phrase without verbs.

    Args:
        strictly: Whether the date lies behind that of the release, so that what was said of it is not it.
    """
    start, end = reading.segment(*date)
    left = [
        verb
        for verb in reading.predicates
        if start <= verb.first and verb.last <= date[0] and not _aside(reading, start, verb, date[0])
    ]
    right = [verb for verb in reading.predicates if date[1] <= verb.first and verb.last <= end]
    right = [verb for verb in right if not _aside(reading, date[1] - 1, verb, end)] or right
    if strictly:
        right = [verb for verb in right if not _reports(reading, verb)] or right
    finite = [verb for verb in right if verb.tense is not Tense.PURPOSE]
    if _fronted(reading, start, date[0]) and finite:
        return Governor(finite[0], before=False)
    if left:
        return _with_head(left)
    if finite:
        return Governor(finite[0], before=False)
    if start:
        # The verb is told once: "will be held on Monday in Leeds; Tuesday in York", "on two days: one on".
        earlier = [verb for verb in reading.predicates if verb.last <= start]
        if earlier and reading.word(start - 1) in (";", ":"):
            return _with_head(earlier)
    return Governor(right[0], before=False) if right else None


def _with_head(verbs: list[Predicate]) -> Governor:
    verb = verbs[-1]
    if verb.tense is not Tense.PURPOSE:
        return Governor(verb)
    head = next((other for other in reversed(verbs) if other.tense is not Tense.PURPOSE), None)
    if head is not None and head.tense in (Tense.FUTURE, Tense.PROSPECT):
        verb = replace(verb, tense=head.tense)
    return Governor(verb, head)


def _aside(reading: Reading, start: int, verb: Predicate, date: int) -> bool:
    """Tell whether a verb stands in a clause between commas that is over before the date."""
    comma = next((at for at in range(verb.last, date) if reading.word(at) == ","), None)
    if comma is None:
        return False
    opened = next((at for at in range(verb.first - 1, start, -1) if reading.word(at) == ","), None)
    return opened is not None and reading.word(opened + 1) in reading.lexicon.breaks


def _reports(reading: Reading, verb: Predicate) -> bool:
    return verb.verb in reading.lexicon.reporting and verb.tense in (Tense.PAST, Tense.PRESENT)


def _fronted(reading: Reading, start: int, date: int) -> bool:
    """Tell whether the date opens its clause: "On Monday, she will", "y el jueves se reunirá"."""
    opens = reading.lexicon.breaks | reading.lexicon.conjunctions | {"that"}
    for at in range(date - 1, start - 1, -1):
        word = reading.word(at)
        if word in opens:
            return True
        if word not in _FILLERS and reading.tokens[at].shape is not Shape.MARK:
            return reading.dated(at)
    return True
