"""The hour of an event, where the next sentence tells it: "La cita es a las 10:00 horas en la sala 3"."""

import datetime
from dataclasses import replace

from index.events.announcing.choice import event_nouns
from index.events.announcing.draft import Draft
from index.events.announcing.governor import find_governor
from index.events.announcing.joining import only_hour
from index.events.announcing.naming import ANY, stem
from index.events.announcing.place import find_place
from index.events.announcing.predicate import Tense
from index.events.announcing.reading import Reading, read_sentence, span_of
from index.events.dates import find_dates
from index.events.expression import Bound, Granularity
from index.mentions.listed import listed
from index.release import Language

_TAKEN_UP = listed("it which this that")


def with_told_hour(
    draft: Draft, text: str, offset: int, language: Language, published: datetime.date
) -> Draft:
    """Add the hour that a sentence tells of the event of the sentence before; else give the draft as it is.

    Args:
        text: The sentence behind that of the event.
        offset: Where it begins in the release's text.
    """
    when = draft.event.when
    if when is None or when.granularity is not Granularity.DAY:
        return draft
    found = find_dates(text, published, language)
    if len(found) != 1 or not only_hour(found[0]) or found[0].bound not in (Bound.WITHIN, Bound.SINCE):
        return draft
    reading = read_sentence(text, language, found)
    governor = find_governor(reading, reading.dates[0], strictly=True)
    if governor is None or governor.verb.tense is Tense.PAST or governor.verb.negated:
        return draft
    if not _is_same(reading, governor.verb.first, draft.head):
        return draft
    (hour,) = found
    where = find_place(reading, reading.dates[0], governor, None)
    timed = replace(
        when, time=hour.time, end_time=hour.end_time, zone=hour.zone, granularity=Granularity.TIME
    )
    place = draft.event.where or (span_of(reading, where, offset) if where else None)
    return replace(draft, event=replace(draft.event, when=timed, where=place))


def _is_same(reading: Reading, verb: int, head: str | None) -> bool:
    """Tell whether a sentence speaks of the event before: "it", "the event", "Comenzará"."""
    nouns = [reading.word(noun) for noun in event_nouns(reading) if noun < verb]
    if nouns:
        return all(noun in ANY or (head is not None and stem(noun) == stem(head)) for noun in nouns)
    if reading.language is Language.ES:
        return verb == 0
    return reading.word(0) in _TAKEN_UP and verb == 1
