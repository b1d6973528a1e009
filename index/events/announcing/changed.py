"""The event that a sentence moves or cancels."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from index.events.announcing.change import NEW_DATE, STATES, Changing
from index.events.announcing.choice import kind_of
from index.events.announcing.draft import Draft
from index.events.announcing.governor import Governor, find_governor
from index.events.announcing.party import find_party
from index.events.announcing.phrase import phrase_around
from index.events.announcing.place import find_place
from index.events.announcing.predicate import Predicate, Tense
from index.events.announcing.reading import Reading, span_of
from index.events.announcing.settling import settle
from index.events.event import Change, Event, EventKind
from index.events.expression import Assumption, Bound, DateExpression, Granularity
from index.mentions.listed import listed

_FROM = listed(
    "from del de originally originalmente inicialmente scheduled slated planned set previsto prevista"
    " programado programada previstos previstas programados programadas agendado agendada"
)
_TO = listed("to until till al hasta para")
_THEIRS = listed("its their his her su sus")
_NEAR = 5
_BETWEEN = re.compile(r"\s+(?:to|until|till|through|al?|hasta)\s+(?:el\s+)?", re.IGNORECASE)
"""What parts the two dates of "from March 12 to March 19"."""
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_LEDE = 2
"""Sentences that open a release: only there does a bare past tell news."""
_COMING = (Tense.FUTURE, Tense.PROSPECT)


def dates_of(reading: Reading, changing: Changing) -> list[int]:
    """Tell which of the sentence's dates are those of what is changed, not of another event.

    Returns:
        Positions in `reading.dates`.
    """
    phrase = phrase_around(reading, changing.noun)
    opens, ends = min(changing.first, phrase[0]), max(changing.last, phrase[1])
    start, end = reading.segment(opens, ends)
    return [
        at
        for at, (first, last) in enumerate(reading.dates)
        if start <= first and last <= end and not _is_others(reading, changing, (first, last), opens, ends)
    ]


def _is_others(reading: Reading, changing: Changing, date: tuple[int, int], opens: int, ends: int) -> bool:
    """Tell whether another coming verb is nearer: "… was cancelled, and they will meet"."""
    if date[0] >= ends:
        between = (ends, date[0])
    elif date[1] <= opens:
        between = (date[1], opens)
    else:
        return False
    return any(
        verb.tense in _COMING
        and between[0] <= verb.first < between[1]
        and verb.verb not in ("schedule", "programar")
        and verb is not changing.verb
        and not (
            reading.word(verb.first - 1) in reading.lexicon.breaks
            or reading.word(verb.first - 2) in reading.lexicon.breaks
        )
        for verb in reading.predicates
    )


def changed_event(
    reading: Reading,
    dates: Sequence[tuple[DateExpression, tuple[int, int]]],
    hours: Sequence[DateExpression],
    changing: Changing,
    offset: int,
    sentence: int,
    published: datetime.date,
) -> list[Draft]:
    """The event that the sentence moves or cancels, with the date it had and the one it gets.

    Args:
        dates: Its dates, each with its tokens.
        hours: Hours without a day.
    """
    how = changing.how
    former, new = _former_and_new(reading, dates, changing, published)
    if how is Change.MOVED and new is None and former is not None and hours:
        # "The meeting on March 12 is moved to 4 p.m."
        new = replace(hours[-1], start=former.start, end=former.end, assumptions=former.assumptions)
    if how is Change.MOVED and new is None and former is not None:
        new = _bare_day(reading, changing, former)
    if (new is not None and new.end < published) or (
        former is not None and former.end < published and not new
    ):
        return []
    if how is Change.MOVED and new is None and former is not None:
        how = Change.CANCELLED  # Put off for now: its date no longer holds, and it has no other.
    if how is Change.CANCELLED:
        new = former
    phrase = _phrase(reading, changing)
    if new is None and not _is_news(reading, changing, phrase, sentence):
        return []
    governor = Governor(changing.verb) if changing.verb is not None else None
    place = next((tokens for date, tokens in dates if new and date.span == new.span), None)
    stretch = place or (changing.first, changing.last)
    where = find_place(reading, stretch, governor, phrase)
    who = find_party(reading, governor) or _owner(reading, phrase)
    if who is not None and who[0] < phrase[1] and phrase[0] < who[1]:
        who = None
    kind = kind_of(reading, changing.noun, governor)
    return [
        Draft(
            Event(
                kind=kind,
                what=span_of(reading, phrase, offset),
                when=new.moved(offset) if new else None,
                sentence=sentence,
                who=span_of(reading, who, offset) if who else None,
                where=span_of(reading, where, offset) if where else None,
                change=how,
                former=former.moved(offset) if former else None,
            ),
            head=reading.word(changing.noun),
        )
    ]


def _phrase(reading: Reading, changing: Changing) -> tuple[int, int]:
    """The phrase that names what is changed; of a deadline all that it is for."""
    first, last = phrase_around(reading, changing.noun)
    deadline = reading.lexicon.nouns[reading.word(changing.noun)] is EventKind.DEADLINE
    if (
        deadline
        and last < changing.first
        and not any(reading.dated(at) for at in range(last, changing.first))
    ):
        last = changing.first
    elif first < changing.first:
        last = min(last, changing.first)
    while last > changing.noun + 1 and reading.word(last - 1) in STATES:
        last -= 1
    return first, last


def _owner(reading: Reading, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """Who says it, where the event is theirs: "The Commission announced that its meeting is postponed"."""
    that = next((at for at in range(phrase[0] - 1, 0, -1) if reading.word(at) in ("que", "that")), None)
    if that is None or reading.word(phrase[0]) not in _THEIRS:
        return None
    return find_party(reading, Governor(Predicate(that - 1, that, that - 1, Tense.PRESENT, "")))


def _former_and_new(
    reading: Reading,
    dates: Sequence[tuple[DateExpression, tuple[int, int]]],
    changing: Changing,
    published: datetime.date,
) -> tuple[DateExpression | None, DateExpression | None]:
    former, new = None, None
    for date, place in dates:
        if date.start <= published <= date.end and date.start == date.end and changing.how is Change.MOVED:
            continue  # "announced today that"
        if changing.how is Change.MOVED and (both := _split(reading, date, changing, place)) is not None:
            return _settled(both[0], published), _settled(both[1], published)
        if _is_former(reading, place, changing):
            governor = find_governor(reading, place, strictly=False)
            former = former or settle(date, governor, published)
        elif new is None:
            new = _settled(date, published)
            deadline = reading.lexicon.nouns[reading.word(changing.noun)] is EventKind.DEADLINE
            new = new if deadline else replace(new, bound=Bound.WITHIN)  # "postponed until March 19"
    return former, new


def _bare_day(reading: Reading, changing: Changing, former: DateExpression) -> DateExpression | None:
    """The day that a bare number means: "la reunión del 16 de abril se pospone al 23"."""
    at = next((n for n in range(changing.last, len(reading.tokens)) if reading.word(n) in _TO), None)
    while at is not None and at < len(reading.tokens) and reading.word(at) in _TO | {"el", "the", "dia"}:
        at += 1
    if at is None or at >= len(reading.tokens) or former.start != former.end:
        return None
    number = _ORDINAL.fullmatch(reading.tokens[at].text)
    if number is None or int(number[1]) <= former.start.day:
        return None
    try:
        day = former.start.replace(day=int(number[1]))
    except ValueError:
        return None
    token = reading.tokens[at]
    return replace(
        former,
        span=(token.start, token.end),
        start=day,
        end=day,
        time=None,
        end_time=None,
        granularity=Granularity.DAY,
        assumptions=former.assumptions | {Assumption.MONTH},
    )


def _settled(date: DateExpression, published: datetime.date) -> DateExpression:
    """Give a day the year in which it is still to come, where the text leaves that open."""
    coming = Predicate(0, 0, 0, Tense.FUTURE, "")
    return settle(date, Governor(coming), published)


def _split(
    reading: Reading, date: DateExpression, changing: Changing, place: tuple[int, int]
) -> tuple[DateExpression, DateExpression] | None:
    """Take "from March 12 to March 19" behind a verb of moving as two days rather than as a stretch."""
    words = reading.text[date.span[0] : date.span[1]]
    joint = _BETWEEN.search(words)
    if (
        date.granularity is not Granularity.RANGE
        or joint is None
        or place[0] < changing.last
        or reading.word(place[0] - 1) not in ("from", "del", "de")
    ):
        return None
    middle = date.span[0]
    first = replace(
        date,
        span=(middle, middle + joint.start()),
        end=date.start,
        granularity=Granularity.DAY,
        end_time=None,
    )
    last = replace(
        date,
        span=(middle + joint.end(), date.span[1]),
        start=date.end,
        granularity=Granularity.DAY,
        time=None,
    )
    return first, last


def _is_former(reading: Reading, date: tuple[int, int], changing: Changing) -> bool:
    """Tell whether a date is the one that no longer holds."""
    if changing.how is Change.CANCELLED:
        return True
    if reading.word(date[0]) in _TO or reading.word(changing.last - 1) in NEW_DATE:
        return False  # "until April"
    for at in range(date[0] - 1, max(-1, date[0] - 1 - _NEAR), -1):
        word = reading.word(at)
        if word in _FROM:
            return True
        if reading.verb_at(at) is not None and word in _TO:
            continue  # "was to be held on"
        if (word in _TO or (word in ("for", "a") and changing.first < at)) and reading.word(
            at - 1
        ) not in _FROM:
            return False
        if reading.dated(at):
            return False
    return date[0] < changing.first


def _is_news(reading: Reading, changing: Changing, phrase: tuple[int, int], sentence: int) -> bool:
    """Tell whether a change without a date is of an event by name, and told as news."""
    first, last = phrase
    verb = changing.verb
    named = last - first > 1 and (
        reading.word(first) in reading.lexicon.articles or reading.tokens[first].text[:1].isupper()
    )
    fresh = verb is not None and (verb.tense is not Tense.PAST or reading.word(verb.first) in _PERFECT)
    return named and not reading.dates and (fresh or sentence < _LEDE)


_PERFECT = listed("has have ha han is are queda quedan")
