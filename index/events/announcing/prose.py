"""The events that one sentence announces."""

import datetime
import re
from dataclasses import replace

from index.events.announcing.change import find_changes
from index.events.announcing.changed import changed_event, dates_of
from index.events.announcing.choice import choose_noun, kind_of
from index.events.announcing.clause_phrase import subject_phrase, verb_phrase
from index.events.announcing.corrected import aligned, corrected, corrections
from index.events.announcing.draft import Draft
from index.events.announcing.governor import Governor, find_governor
from index.events.announcing.holidays import without_names
from index.events.announcing.joining import joined, only_hour, with_hours
from index.events.announcing.naming import is_bare
from index.events.announcing.party import find_party
from index.events.announcing.phrase import phrase_across, phrase_around
from index.events.announcing.place import find_place
from index.events.announcing.predicate import Tense
from index.events.announcing.reading import Reading, read_sentence, span_of
from index.events.announcing.settling import in_week, settle, widen
from index.events.announcing.verdict import Case, is_before_event, judge
from index.events.dates import find_dates
from index.events.event import Event, EventKind
from index.events.expression import Bound, DateExpression
from index.mentions.listed import listed
from index.release import Language

_CHANGES = listed("""cancel suspen resched postpon defer adjourn move push delay brought exten call date
    revised pospon pospus pospues aplaz aplac reprogr reagend difer difier prorr recorr trasla adelant ampl
    nueva now ahora""")
"""What a sentence that moves or cancels holds at least."""
_REFUSED = re.compile(
    r"\b(?:not|no|won.t)\b[^.;]{0,20}"
    r"(?:place|happen|occur|held|meet|travel|realiz|celebr|efect|llev|tendr|viaj|reun)"
)
"""“Will not take place”, “no se realizará”."""
_IDIOM = 2
"""Words by which an idiom goes on behind its verb: "entrará en vigor"."""
_ENDS = listed("end conclude finish close run terminar concluir finalizar culminar cerrar")
"""Verbs of the last day of what an earlier date of the sentence began."""


def read_prose(
    text: str,
    offset: int,
    sentence: int,
    language: Language,
    published: datetime.date,
    week: DateExpression | None = None,
) -> list[Draft]:
    """Find the events that a sentence announces.

    Args:
        text: The sentence.
        offset: Where it begins in the release's text; the spans of the events are into that.
        sentence: Its position in the release.
        week: The week that the sentences before speak of.
    """
    found = joined(without_names(find_dates(text, published, language), text, language), text)
    dates = [
        widen(date, text[slice(*date.span)]) for date in with_hours(found) if not only_hour(date) or date.part
    ]
    if not dates and not _may_change(text):
        return []
    reading = read_sentence(text, language, dates)
    drafts: list[Draft] = []
    right = corrections(reading) if len(dates) > 1 else {}
    dates = aligned(dates, right)
    taken = list(right.values())
    ahead: set[int | None] = set()
    for change in find_changes(reading) if _may_change(text) else ():
        its_own = [at for at in dates_of(reading, change) if at not in taken]
        taken += its_own
        its = [(dates[at], reading.dates[at]) for at in its_own]
        hours = [date for date in found if only_hour(date)]
        drafts += changed_event(reading, its, hours, change, offset, sentence, published)
    for at, (given, place) in enumerate(zip(dates, reading.dates, strict=True)):
        if at in taken:
            continue
        governor = find_governor(reading, place, strictly=given.start > published)
        date = settle(given, governor, published)
        if week is not None and governor is not None and governor.verb.tense is Tense.FUTURE:
            date = in_week(date, week)
        if date is not given:
            governor = find_governor(reading, place, strictly=date.start > published)
        noun = choose_noun(reading, place, governor)
        noun = None if noun in ahead else noun  # "Ahead of the March 5 summit, they will meet"
        verdict = judge(Case(reading, date, place, governor, noun, published))
        if verdict.coming and is_before_event(reading, date, place, noun):
            # The verb tells of what is before it, in another place and by others.
            date, governor = replace(date, bound=Bound.WITHIN), None
            ahead.add(noun)
        if verdict.coming:
            what = _what(reading, place, governor, noun)
            event = _event(reading, date, place, governor, noun, what, offset, sentence)
            if verdict.deadline:
                event = replace(event, kind=EventKind.DEADLINE)
            bare = what == place or (is_bare(reading, what, noun) and governor is not None)
            if (
                drafts
                and governor is not None
                and governor.verb.verb in _ENDS
                and noun is None
                and not verdict.deadline
            ):
                continue  # "begins on Monday and ends on Friday"
            drafts.append(Draft(event, bare=bare, head=reading.word(noun) if noun is not None else None))
    return corrected(drafts, right, dates, offset) if right else drafts


def _may_change(text: str) -> bool:
    lower = text.lower()
    return any(part in lower for part in _CHANGES) or (
        ("no" in lower or "won" in lower) and _REFUSED.search(lower) is not None
    )


def _event(
    reading: Reading,
    date: DateExpression,
    place: tuple[int, int],
    governor: Governor | None,
    noun: int | None,
    what: tuple[int, int],
    offset: int,
    sentence: int,
) -> Event:
    where = find_place(reading, place, governor, what)
    if noun is None and where is not None and what[0] < where[0] < what[1] < where[1]:
        what = what[0], where[1]  # "visit Reno, Nevada"
    who = find_party(reading, governor)
    if who is not None and who[0] < what[1] and what[0] < who[1]:
        who = None
    if noun is None and governor is not None and _is_verb_alone(reading, what, governor):
        doer = who or find_party(reading, governor, by_name=False)
        what = (doer[0], what[1]) if doer is not None and doer[0] < what[0] else what  # "The board will meet"
    return Event(
        kind=kind_of(reading, noun, governor),
        what=span_of(reading, what, offset),
        when=date.moved(offset),
        sentence=sentence,
        who=span_of(reading, who, offset) if who else None,
        where=span_of(reading, where, offset) if where else None,
    )


def _what(
    reading: Reading, date: tuple[int, int], governor: Governor | None, noun: int | None
) -> tuple[int, int]:
    if noun is not None:
        phrase = phrase_around(reading, noun)
        told = governor is not None and governor.verb.passive and phrase[1] <= governor.verb.first
        if told and governor is not None and reading.word(phrase[0] - 1) in ("de", "of"):
            # "Los resultados de las mesas serán entregados"
            return subject_phrase(reading, governor, date) or phrase
        return phrase_across(reading, phrase, date)
    if governor is not None:
        return subject_phrase(reading, governor, date) or verb_phrase(reading, governor, date)
    return _line(reading, date)


def _is_verb_alone(reading: Reading, what: tuple[int, int], governor: Governor) -> bool:
    """Tell whether a phrase is a verb that says little without its subject: "meet", "take effect"."""
    verb = governor.verb
    said = verb.verb in reading.lexicon.verbs
    return what[0] == verb.main and what[1] <= verb.last + (0 if said else _IDIOM)


def _line(reading: Reading, date: tuple[int, int]) -> tuple[int, int]:
    """What stands before a date in a line without verbs, or else behind it."""
    before = _trimmed(reading, 0, date[0])
    after = _trimmed(reading, date[1], len(reading.tokens))
    if before[0] < before[1]:
        return before
    return after if after[0] < after[1] else date


def _trimmed(reading: Reading, first: int, last: int) -> tuple[int, int]:
    def idle(at: int) -> bool:
        return not any(char.isalnum() for char in reading.tokens[at].text) or reading.is_function(at)

    while first < last and idle(first) and reading.word(first) not in reading.lexicon.articles:
        first += 1
    while first < last and idle(last - 1) and reading.tokens[last - 1].text not in ")”’!":
        last -= 1
    return first, last
