"""Who holds an event or takes part in it."""

from index.events.announcing.governor import Governor
from index.events.announcing.predicate import Tense
from index.events.announcing.reading import Reading
from index.mentions.listed import listed
from index.mentions.tokens import Shape

_SCENES = listed("""due amid despite given together along while as with from for in at on after before
    con en tras desde para junto ante debido""")
_CALLS = listed("join register save rsvp")
_LONGEST = 24
"""Words of a subject; a longer one is no name."""


def find_party(
    reading: Reading, governor: Governor | None, *, by_name: bool = True
) -> tuple[int, int] | None:
    """Find the subject of the verb, as `tokens[first:last]`.

    Args:
        by_name: Whether only a name counts, not "the committee".
    """
    if governor is None:
        return None
    verb = governor.head or governor.verb
    if not by_name and reading.word(verb.first - 1) in reading.lexicon.conjunctions:
        return None  # "They … and will meet": its subject stands farther off.
    plan = next((other for other in reading.predicates if other.last == verb.first), None)
    if plan is not None and verb.tense is Tense.PROSPECT:
        verb = plan  # "El Senado prevé votar"
    if reading.word(verb.first) in _CALLS:
        return None
    if verb.passive and verb.verb not in ("be", "estar"):
        return None
    first = verb.first
    while first > 0 and verb.first - first < _LONGEST:
        at = first - 1
        if reading.dated(at) or (
            reading.is_strong(at) and reading.tokens[at].shape is Shape.MARK and not _inner(reading, at)
        ):
            break
        if reading.verb_at(at) is not None or reading.word(at) in reading.lexicon.breaks:
            break
        first = at
    last = verb.first
    if last - first >= _LONGEST:
        return None
    while first < last and (
        reading.tokens[first].shape is Shape.MARK
        or reading.word(first) in reading.lexicon.conjunctions
        or (reading.is_function(first) and reading.word(first) not in reading.lexicon.articles | _SCENES)
    ):
        first += 1
    if first < last and _is_opening(reading, first):
        first = next((at + 1 for at in range(first, last) if reading.tokens[at].text == ","), last)
    comma = next((at for at in range(first, last) if reading.tokens[at].text == ","), None)
    if (
        comma is not None
        and comma > first
        and not any(reading.tokens[at].shape is Shape.CAPITAL for at in range(comma + 1, last))
    ):
        last = comma
    while last > first and reading.tokens[last - 1].text in (",", "(", "-", "–"):
        last -= 1
    if (
        reading.word(verb.first) == "to"
        and last - first > 1
        and reading.tokens[last - 1].shape is Shape.SMALL
    ):
        last -= 1  # "The leaders plan to"
    named = not by_name or any(reading.tokens[at].shape is Shape.CAPITAL for at in range(first, last))
    named = named and first < last
    return (first, last) if named else None


def _is_opening(reading: Reading, at: int) -> bool:
    """Tell whether what stands before the subject only sets the scene: "Following the visit, the"."""
    return reading.word(at) in _SCENES or reading.word(at).endswith(("ing", "ando", "iendo"))


def _inner(reading: Reading, at: int) -> bool:
    """Tell whether a stop or dash belongs to a name: "J. Ruiz", "U.S. – Mexico"."""
    before = reading.tokens[at - 1] if at else None
    return before is not None and before.end == reading.tokens[at].start and len(before.text) <= 3
