"""Where an event takes place."""

from index.events.announcing.governor import Governor
from index.events.announcing.predicate import Tense
from index.events.announcing.reading import Reading
from index.mentions.listed import listed
from index.mentions.names import is_title
from index.mentions.tokens import Shape
from index.release import Language

_NO_PLACE = listed("""recognition addition support coordination partnership order accordance response
    celebration committee council group government administration agreement act plan week month year
    congress comite consejo grupo gobierno administracion acuerdo ley plan semana mes ano marco materia
    torno punto coordinacion colaboracion contra favor nombre virtud calidad presencia person""")
_JOINTS = listed("of the and de del la las los el y &")
_NO_TITLE = listed("national general special principal senior first primer primera former")
"""Words of titles that open names of places, too: "National Museum"."""
_INNER = ("’s", "'s", "’", "'", ".", "“", "”", ",")
_NUMBERS = (Shape.DAY, Shape.NUMBER, Shape.YEAR, Shape.CODE)
_SEATS = listed("sede anfitriona home")
_AND = listed("and y")
_HOSTING = listed("welcome")
_BETWEEN = 12
"""Words by which a place between a date and its verb counts as farther than one behind both."""
_BRACKETED = 6
"""Words of a place in brackets, the first bracket counted."""
_REACH = 10
"""Words from a verb of moving to its "to": "will welcome the Prime Minister of Malta to"."""


def find_place(
    reading: Reading, date: tuple[int, int], governor: Governor | None, what: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Find the place of what happens on a date, as `tokens[first:last]`."""
    if (behind := _in_brackets(reading, date[1])) is not None:
        return behind
    start, end = _clause(reading, date, governor)
    found = [place for at in range(start, end) if (place := _at(reading, at, end))]
    if not found and start > 0 and not any(verb.first < start for verb in reading.predicates):
        # "In the halls of the Institute; on Monday they will meet": a clause without a verb sets the scene.
        found = [place for at in range(start) if (place := _at(reading, at, start))]
    if not found:
        return _host(reading, governor)
    if governor is not None and any(governor.verb.last <= first < date[0] for first, _ in reading.dates):
        # "March 9 in Macon, March 10 in Perry": each place stands behind its day.
        found = [place for place in found if place[0] >= date[1]] or found
    anchor = date
    if governor is not None and not governor.before:
        anchor = (date[0], governor.verb.last)  # "On Monday, she said, they will meet in Lima"
    return min(found, key=lambda place: _distance(reading, place, anchor))


def _host(reading: Reading, governor: Governor | None) -> tuple[int, int] | None:
    """The town that is said to be the seat of what takes place: "Veracruz será sede de", "is home to"."""
    verb = governor.verb if governor else None
    if verb is None or reading.word(verb.last) not in _SEATS:
        return None
    first = verb.first
    while first > 0 and reading.tokens[first - 1].shape is Shape.CAPITAL and not reading.dated(first - 1):
        first -= 1
    return _named(reading, first, verb.first) if first < verb.first else None


def _in_brackets(reading: Reading, at: int) -> tuple[int, int] | None:
    """The place in brackets behind a date: "March 9 (Salem)"."""
    close = reading.closing(at) if at < len(reading.tokens) and reading.word(at) == "(" else None
    if close is None or close - at > _BRACKETED:
        return None
    return _named(reading, at + 1, close)


def _distance(reading: Reading, place: tuple[int, int], date: tuple[int, int]) -> int:
    """Words between a place and a date, and more for each verb."""
    if place[1] <= date[0]:
        first, last = place[1], date[0]
    elif place[0] >= date[1]:
        first, last = date[1], place[0]
    else:
        first, last = place[1], date[1] + _BETWEEN
    verbs = sum(1 for verb in reading.predicates if first <= verb.first < last)
    return last - first + 12 * verbs


def _clause(reading: Reading, date: tuple[int, int], governor: Governor | None) -> tuple[int, int]:
    """The stretch around a date in which its place stands: not beyond other dates that have their own."""
    start, end = reading.segment(*date)
    for first, last in reading.dates:
        if last <= date[0] and last > start and (governor is None or governor.verb.first >= last):
            start = last
        if first >= date[1] and first < end:
            end = first
    return start, end


def _at(reading: Reading, at: int, end: int) -> tuple[int, int] | None:
    """The place that a word at `at` announces: "in", "en", or a verb of moving."""
    word = reading.word(at)
    if word in reading.lexicon.locative:
        return _named(reading, at + 1, end)
    verb = reading.verb_at(at)
    moving = verb.verb if verb is not None and verb.last == at + 1 else word if verb is None else ""
    if moving not in reading.lexicon.heading:
        return None
    wanted = reading.lexicon.heading[moving]
    for behind in range(at + 1, min(at + _REACH, end)):
        if reading.word(behind) in wanted and reading.word(behind):
            return _named(reading, behind + 1, end)
        if reading.dated(behind) or (reading.word(behind) in wanted):
            continue
        if "" in wanted:
            return _named(reading, behind, end)
        if reading.is_function(behind) and moving not in _HOSTING:
            return None
    return None


def _named(reading: Reading, first: int, end: int) -> tuple[int, int] | None:
    """A place that begins at `first`: capitalised words, or a common noun of a building."""
    at = first
    while (
        at < end and reading.word(at) in reading.lexicon.articles and not reading.tokens[at].text[0].isupper()
    ):
        at += 1
    if at >= end or reading.dated(at):
        return None
    capital = reading.tokens[at].shape is Shape.CAPITAL
    if not capital and reading.word(at) not in reading.lexicon.venues:
        return None
    if reading.word(at) in _NO_PLACE or (capital and _is_person(reading, at)):
        return None
    last = at
    while last < end and not reading.dated(last) and reading.verb_at(last) is None:
        further = _further(reading, at, last, end)
        if further is None:
            break
        last = further
    while last > at and reading.tokens[last - 1].text in (",", "’", "'", "."):
        last -= 1
    words = {reading.word(n) for n in range(at, last)}
    if last <= at or words & _NO_PLACE or (words - reading.lexicon.venues) & reading.lexicon.nouns.keys():
        return None
    return (first, last) if reading.language == "en" else (at if capital else first, last)


def _further(reading: Reading, at: int, last: int, end: int) -> int | None:
    """Where the place that began at `at` goes on behind `tokens[last]`; None where it ends before that."""
    token, word = reading.tokens[last], reading.word(last)
    if token.shape is Shape.CAPITAL:
        # "In Brussels President Ruiz will"
        return (
            None if last > at and _is_person(reading, last) and _is_name(reading, last + 1, end) else last + 1
        )
    if token.shape is Shape.HYPHEN or word in reading.lexicon.venues:
        return last + 1
    if reading.language is Language.ES and _is_kind_of_venue(reading, last):
        return last + 1
    if last == at:
        return None
    if token.shape in _NUMBERS or _is_glued(reading, last, end):
        return last + 1
    if token.text == "(":
        close = reading.closing(last)
        return close + 1 if close is not None and close < end else None
    if token.text in _INNER and _leads_to_capital(reading, last, end):
        loose = token.text == "." and reading.tokens[last - 1].end != token.start
        return None if loose or (token.text == "," and _new_subject(reading, last + 1, end)) else last + 1
    if last + 2 < end and reading.tokens[last + 1].shape is Shape.HYPHEN and _is_name(reading, last + 2, end):
        return last + 3  # "el-Sheikh"
    return last + 1 if word in _JOINTS and _joins(reading, last, end) else None


def _is_kind_of_venue(reading: Reading, at: int) -> bool:
    """Tell whether an adjective tells which building it is: "el auditorio municipal"."""
    return (
        reading.tokens[at].shape is Shape.SMALL
        and reading.word(at).endswith(("al", "ar"))
        and not reading.is_function(at)
        and reading.word(at - 1) in reading.lexicon.venues
    )


def _is_person(reading: Reading, at: int) -> bool:
    """Tell whether a title of persons stands there."""
    return is_title(reading.tokens[at]) and reading.word(at) not in _NO_TITLE


def _is_name(reading: Reading, at: int, end: int) -> bool:
    return at < end and reading.tokens[at].shape is Shape.CAPITAL


def _is_glued(reading: Reading, at: int, end: int) -> bool:
    """Tell whether a dash joins two parts of a name: "U.S.–EU"."""
    return (
        reading.tokens[at].text in "-–"
        and _is_name(reading, at + 1, end)
        and reading.tokens[at - 1].end == reading.tokens[at].start
        and reading.tokens[at].end == reading.tokens[at + 1].start
    )


def _joins(reading: Reading, at: int, end: int) -> bool:
    """Tell whether small words lead to another part of the name: "Palacio de Bellas Artes".

    An article alone does not: "en Bogotá la ONU presentará".
    """
    if reading.word(at) in reading.lexicon.articles:
        return False
    for behind in range(at, min(at + 3, end)):
        if reading.tokens[behind].shape is Shape.CAPITAL:
            return not reading.dated(behind) and not (reading.word(at) in _AND and behind > at + 1)
        if reading.word(behind) not in _JOINTS or reading.tokens[behind].text == ",":
            return False
    return False


def _leads_to_capital(reading: Reading, at: int, end: int) -> bool:
    behind = at + 1
    while behind < end and reading.word(behind) in ("the", "and", "la", "el", "y"):
        behind += 1
    token = reading.tokens[behind] if behind < end else None
    return (
        token is not None
        and not reading.dated(behind)
        and (
            token.shape is Shape.CAPITAL or (token.shape in (Shape.NUMBER, Shape.DAY, Shape.YEAR, Shape.CODE))
        )
    )


def _new_subject(reading: Reading, at: int, end: int) -> bool:
    """Tell whether a name behind a comma is the subject of a verb rather than a region."""
    last = at
    while last < end and reading.tokens[last].text not in (",", "(", ";") and reading.verb_at(last) is None:
        last += 1
    verb = reading.verb_at(last) if last < end else None
    return verb is not None and verb.tense is not Tense.PURPOSE and reading.word(verb.first) != "to"
