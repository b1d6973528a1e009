"""Dates that are those of no event, whatever stands beside them."""

from collections.abc import Container

from index.events.announcing.governor import Governor
from index.events.announcing.predicate import Tense
from index.events.announcing.reading import Reading
from index.events.expression import Bound, DateExpression
from index.mentions.listed import listed

_IN_FORCE = listed("effective efectivo efectiva vigente since beyond fiscal fy through thru ejercicio")
"""Words in front of a date from which, or up to which, something only holds."""
_POSSESSIVE = listed("’s 's s")
_EVERY = listed("cada every each todos todas ese aquel")
_NEXT = listed("next coming proximos proximas siguientes")
_COUNTED = 2
"""Words of "next week", which is no count."""
_LATER = listed("later earlier after afterwards before despues mas tarde antes luego")
"""What counts days from another one that is told: "a month later"."""
_IF = listed("if unless si")
_SUPPOSED = 4
"""Words from "if" to the verb of its clause."""
_UNITS = listed("""day days week weeks month months year years dia dias semana semanas mes meses ano anos""")
_FROM = listed("of before after following since from antes despues posteriores siguientes previos desde")
"""What follows a count of days that does not begin now: "within 30 days of the vote"."""
_SHARES = listed("percent per por % cent")
_COMING = (Tense.FUTURE, Tense.PROSPECT)


def is_unfit(
    reading: Reading,
    date: DateExpression,
    place: tuple[int, int],
    governor: Governor | None,
    noun: int | None,
) -> bool:
    """Tell whether a date cannot be that of an event to come.

    Args:
        place: The date's tokens.
        noun: The head of the phrase that may name the event.
    """
    words = [reading.word(at) for at in range(*place)]
    if len(words) > 1 and all(word in reading.lexicon.vague for word in words):
        return True  # "in the coming weeks"
    before, after = reading.word(place[0] - 1), reading.word(place[1])
    if before in _EVERY or words[0] in _EVERY:
        return True  # "Cada 8 de marzo", "ese 5 de mayo"
    ahead = set(words) & _UNITS and set(words) & _NEXT and len(words) > _COUNTED
    if noun is None and ahead and date.start != date.end:
        return True  # "in the next ten days we will know"
    if {before, reading.word(place[0] - 2)} & _IN_FORCE or date.bound is Bound.AFTER:
        return True
    if after in _SHARES - {"por"} or (after == "por" and reading.word(place[1] + 1) == "ciento"):
        return True
    if after in _POSSESSIVE and date.start == date.end:
        return True  # "today’s meeting"
    if any(word in _UNITS for word in words) and words[-1] in _LATER:
        return True
    if _is_counted(words) and _is_no_distance(before, after, governor, reading.lexicon.verbs):
        return True
    return governor is not None and _tells_no_event(reading, governor, noun)


def _is_counted(words: list[str]) -> bool:
    """Tell whether days or weeks are counted: "in two weeks", "within 90 days"."""
    return any(word in _UNITS for word in words) and any(
        word in ("in", "within", "en", "dentro") for word in words
    )


def _is_no_distance(before: str, after: str, governor: Governor | None, verbs: Container[str]) -> bool:
    """Tell whether it is no distance from now: "five kings, in five days", "most trips in a day"."""
    if before == "," or after in _FROM or governor is None:
        return True
    return governor.verb.tense not in _COMING and governor.verb.verb not in verbs


def _tells_no_event(reading: Reading, governor: Governor, noun: int | None) -> bool:
    verb = governor.verb
    near = range(max(0, verb.first - _SUPPOSED), verb.first)
    supposed = any(reading.tokens[at].text.lower() in _IF for at in near)
    lasting = verb.verb in reading.lexicon.lasting and noun is None
    return verb.negated or verb.verb in reading.lexicon.unfit or lasting or supposed
