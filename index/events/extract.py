"""Release -> the events that it announces.

Only what is still to come on the release's own date is an event. What tells it is the verb that a date goes
with (`announcing/governor.py`), the noun that may name it (`announcing/phrase.py`), and how exact the date is
(`announcing/verdict.py`): "on May 4" of a day to come is believed where "next year" needs "will host a
summit". Lists are read by their labels ("WHEN:", "Lugar:") and agendas by their hours.
"""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import replace

from index.events.announcing.agenda import agenda_events
from index.events.announcing.choice import event_nouns
from index.events.announcing.draft import Draft
from index.events.announcing.hour import with_told_hour
from index.events.announcing.listing import labelled_events
from index.events.announcing.merging import merge
from index.events.announcing.naming import full_name
from index.events.announcing.phrase import phrase_around
from index.events.announcing.prose import read_prose
from index.events.announcing.reading import read_sentence
from index.events.event import Change, Event, Span
from index.events.expression import DateExpression, Granularity
from index.release import Release, Sentence


def extract(release: Release, sentences: Sequence[Sentence]) -> tuple[Event, ...]:
    """Find the events that a release announces as coming.

    Args:
        sentences: All sentences of the release, in its order.

    Returns:
        Events in the order of their sentences; none of a release without a date, as only that tells what
        is to come. Each `when` lies within the sentence `sentence`.
    """
    published = release.published
    if published is None:
        return ()
    labelled, used = labelled_events(release, sentences, published)
    entries, busy = agenda_events(release.text, sentences, release.language, published)
    prose = _prose(release, sentences, published, used | busy)
    if any(not draft.named for draft in labelled):
        # A list without a name is of the event that the release is about.
        told = [draft.event.what for draft in prose if draft.head is not None]
        main = told[0] if told else _first_phrase(release, sentences)
        labelled = [draft if draft.named else _renamed(draft, main) for draft in labelled]
    return merge([*prose, *labelled, *entries], release.text, release.language)


def _prose(
    release: Release, sentences: Sequence[Sentence], published: datetime.date, used: Collection[int]
) -> list[Draft]:
    """The events of the sentences that no list has used."""
    drafts: list[Draft] = []
    week: DateExpression | None = None
    for position, sentence in enumerate(sentences):
        if position in used:
            continue
        words = release.text[sentence.start : sentence.end]
        found = read_prose(words, sentence.start, position, release.language, published, week)
        if not found and drafts and drafts[-1].event.sentence == position - 1 and _is_single(drafts):
            drafts[-1] = with_told_hour(drafts[-1], words, sentence.start, release.language, published)
        for draft in found:
            name = full_name(release, sentences, position, draft.head) if draft.bare else None
            drafts.append(_renamed(draft, name))
            when = draft.event.when
            if when is not None and when.granularity is Granularity.WEEK and when.start > published:
                week = when
    return _with_news(drafts)


def _with_news(drafts: Sequence[Draft]) -> list[Draft]:
    """Tell of an event that it is moved, where one sentence says so and a later one gives the new date."""
    result: list[Draft] = []
    for draft in drafts:
        event = draft.event
        moved = next(
            (
                at
                for at, other in enumerate(result)
                if other.event.change is Change.MOVED
                and other.event.when is None
                and other.head is not None
                and other.head == draft.head
            ),
            None,
        )
        if moved is None or not draft.bare or event.when is None or event.change is not Change.ANNOUNCED:
            result.append(draft)
            continue
        before = result.pop(moved)
        result.append(replace(draft, event=replace(event, what=before.event.what, change=Change.MOVED)))
    return result


def _is_single(drafts: Sequence[Draft]) -> bool:
    """Tell whether the last sentence tells of one event only."""
    return len(drafts) < 2 or drafts[-2].event.sentence != drafts[-1].event.sentence


def _renamed(draft: Draft, what: Span | None) -> Draft:
    return draft if what is None else replace(draft, event=replace(draft.event, what=what))


def _first_phrase(release: Release, sentences: Sequence[Sentence]) -> Span | None:
    for sentence in sentences:
        reading = read_sentence(release.text[sentence.start : sentence.end], release.language, ())
        for noun in event_nouns(reading):
            if reading.word(noun) in ("event", "events", "evento", "eventos"):
                continue  # "Event details"
            first, last = phrase_around(reading, noun)
            return sentence.start + reading.tokens[first].start, sentence.start + reading.tokens[last - 1].end
    return None
