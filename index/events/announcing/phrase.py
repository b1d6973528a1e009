"""The noun phrase around a noun that names an event."""

from index.events.announcing.reading import BRACKETS, Reading
from index.mentions.listed import listed
from index.mentions.names import is_title
from index.mentions.tokens import Shape
from index.release import Language

_LONGEST = 28
"""Words behind the noun; what is longer is cut."""
_WIDEST = 12
"""Words before the noun."""
_ADJECTIVES = 2
"""Small words between an article and its noun in Spanish: "la próxima gran cumbre"."""
_PARTS = listed("""series round part number set cycle serie ronda parte conjunto ciclo toma
    periodo period""")
"""Nouns that go before "of" another one: "a series of talks"."""
_PARTICLES = listed("up off in on out down over")
_WITHIN = listed("of on for")
_BODIES = listed("""committee subcommittee commission council board department office bureau ministry court
    bank association group conference agency institute""")
"""Nouns of institutions, whose name goes on behind a preposition."""
_BETWEEN = listed("between entre with con")


def phrase_around(reading: Reading, noun: int) -> tuple[int, int]:
    """Give the noun phrase whose head is the noun, as `tokens[first:last]`."""
    return _first(reading, noun), _last(reading, noun)


def phrase_across(reading: Reading, phrase: tuple[int, int], date: tuple[int, int]) -> tuple[int, int]:
    """Let a bare phrase go on behind the date that cuts it: "his visit next week to Europe"."""
    first, last = phrase
    bare = last - first <= 2
    close = last <= date[0] and all(reading.is_function(at) for at in range(last, date[0]))
    joint = reading.word(date[1])
    if not (bare and close and (joint in reading.lexicon.complements)) or date[1] + 1 >= len(reading.tokens):
        return phrase
    end = _last(reading, date[1] - 1)
    return (first, end) if end > date[1] + 1 else phrase


def _first(reading: Reading, noun: int) -> int:
    first = noun
    articles = reading.lexicon.articles
    while first > 0 and noun - first < _WIDEST:
        at = first - 1
        token, word = reading.tokens[at], reading.word(at)
        if reading.dated(at) or reading.verb_at(at) is not None:
            break
        if word in articles and word not in ("dos", "tres"):
            first = at
            break
        if (
            word in _WITHIN
            and reading.word(at - 1) in _BODIES
            and reading.tokens[first].shape is Shape.CAPITAL
        ):
            first = at - 1  # "The Committee on Water hearing"
            continue
        if word in ("of", "de") and (part := _part_before(reading, at)) is not None:
            first = part
            continue
        if token.text == ")" and at >= 2 and reading.tokens[at - 2].text == "(":
            first = at - 2  # "Cooperation (APEC) Leaders Meeting"
            continue
        if token.shape is Shape.MARK and not within_name(reading, at):
            break
        if reading.is_function(at) and token.shape is not Shape.MARK:
            if at >= 2 and word in _PARTICLES and reading.tokens[at - 1].shape is Shape.HYPHEN:
                first = at - 2  # "a follow-up meeting"
                continue
            break
        first = at
    if reading.language is Language.ES and _is_clause(reading, first, noun):
        first = noun
    first = _opened(reading, first, noun)
    while first < noun and (
        reading.tokens[first].text in "’'”’s,.-–" or reading.word(first) in ("s", "’s", "'s")
    ):
        first += 1
    return first


def _part_before(reading: Reading, at: int) -> int | None:
    """The noun of a part or a number before an "of", one adjective aside: "el periodo extraordinario de"."""
    for part in (at - 1, at - 2):
        if part >= 0 and reading.word(part) in _PARTS:
            return part
        if part < 0 or reading.tokens[part].shape is not Shape.SMALL or reading.is_function(part):
            return None
    return None


def _is_clause(reading: Reading, first: int, noun: int) -> bool:
    """Tell whether a verb in no table stands before the noun: "la segunda etapa comprende talleres"."""
    small = [
        at
        for at in range(first, noun)
        if reading.tokens[at].shape is Shape.SMALL
        and reading.word(at) not in reading.lexicon.articles
        and not reading.is_function(at)
    ]
    return len(small) > _ADJECTIVES


def _opened(reading: Reading, first: int, noun: int) -> int:
    """Go back to the mark that opens a quotation, where the phrase holds the one that closes it."""
    for at in range(first, noun):
        opening = next(
            (mark for mark, close in BRACKETS.items() if reading.tokens[at].text == close and mark != "("),
            None,
        )
        if opening is None or any(reading.tokens[n].text == opening for n in range(first, at)):
            continue
        for back in range(first - 1, max(-1, first - 10), -1):
            if reading.tokens[back].text == opening:
                return back
    return first


def within_name(reading: Reading, at: int) -> bool:
    """Tell whether a mark belongs to a name: "U.S. – Mexico", "Jane’s", "Research & Trade"."""
    text = reading.tokens[at].text
    glued = at > 0 and reading.tokens[at - 1].end == reading.tokens[at].start
    if text in ("’s", "'s", "’", "'", "&", "/"):
        return True
    if text in ("-", "–"):
        return glued or reading.tokens[at - 1].text.isupper()
    short = glued and reading.tokens[at - 1].text.isalpha() and len(reading.tokens[at - 1].text) <= 3
    inside = at + 1 < len(reading.tokens) and reading.tokens[at + 1].shape is Shape.CAPITAL
    return text in ("“", "”", "‘") or (text == "." and short and inside)


def _last(reading: Reading, noun: int) -> int:
    last = noun + 1
    end = min(len(reading.tokens), noun + _LONGEST)
    while last < end:
        token, word = reading.tokens[last], reading.word(last)
        if (reading.dated(last) and not _is_edition(reading, last)) or word in reading.lexicon.breaks:
            break
        verb = reading.verb_at(last)
        if verb is not None:
            break
        if token.text in BRACKETS:
            close = reading.closing(last)
            if close is None or any(reading.dated(at) for at in range(last, close)):
                break
            last = close + 1
            continue
        if token.shape is Shape.MARK:
            if not within_name(reading, last):
                break
            last += 1
            continue
        if word in reading.lexicon.complements or word in reading.lexicon.conjunctions:
            follows = last + 1
            while follows < end and reading.word(follows) in reading.lexicon.articles:
                follows += 1
            if follows >= end or not _goes_on(reading, last, follows):
                break
            last = follows + 1
            continue
        if (
            reading.is_function(last)
            or word.endswith("mente")
            or (token.shape is Shape.SMALL and word.endswith("ly") and word not in reading.lexicon.nouns)
        ):
            break
        last += 1
    while last > noun + 1 and (
        reading.is_function(last - 1)
        or reading.tokens[last - 1].text in ("-", "–", "/", "&", "’", "'", "“", "‘")
    ):
        last -= 1
    return last


def _is_edition(reading: Reading, at: int) -> bool:
    """Tell whether a year belongs to a name: "the 2026 World Cup"."""
    alone = any(first == at and last == at + 1 for first, last in reading.dates)
    following = reading.tokens[at + 1] if at + 1 < len(reading.tokens) else None
    return (
        alone
        and reading.tokens[at].shape is Shape.YEAR
        and (following is not None and following.shape is Shape.CAPITAL)
    )


def _is_second_party(reading: Reading, joint: int, follows: int) -> bool:
    """Tell whether "and" joins the other one of two: "between Minister Ruiz and the Secretary"."""
    opened = any(reading.word(at) in _BETWEEN for at in range(max(0, joint - _WIDEST), joint))
    someone = is_title(reading.tokens[follows]) or reading.tokens[follows].shape is Shape.CAPITAL
    after = next((at for at in range(follows, len(reading.tokens)) if reading.verb_at(at)), follows + _WIDEST)
    # "a meeting with Ruiz, and the Secretary will travel": what a verb follows at once is its subject.
    alone = (verb := reading.verb_at(after) if after < len(reading.tokens) else None) is not None and any(
        other.last <= joint for other in reading.predicates
    )
    return opened and someone and not (alone and verb is not None)


def _goes_on(reading: Reading, joint: int, follows: int) -> bool:
    token = reading.tokens[follows]
    if (
        (reading.dated(follows) and not _is_edition(reading, follows))
        or reading.verb_at(follows) is not None
        or (token.shape is Shape.MARK and (token.text not in BRACKETS))
    ):
        return False
    if reading.is_function(follows) or reading.word(follows) in reading.lexicon.breaks:
        return False
    if reading.word(joint) in reading.lexicon.conjunctions:
        if _is_second_party(reading, joint, follows):
            return True
        near = range(follows, min(follows + 5, len(reading.tokens)))
        if reading.tokens[joint - 1].shape is Shape.CAPITAL and token.shape is Shape.CAPITAL:
            return not any(reading.verb_at(at) for at in near)
        nouns = [at for at in near if reading.word(at) in reading.lexicon.nouns]
        return bool(nouns) and not any(reading.verb_at(at) for at in range(follows, nouns[0]))
    return True
