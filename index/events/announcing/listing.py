"""Events told by labelled lines: "WHAT: … WHEN: … WHERE: …"."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from index.events.announcing.choice import event_nouns, kind_of
from index.events.announcing.draft import Draft
from index.events.announcing.joining import with_hours
from index.events.announcing.labels import Label, Role, blocks, find_labels
from index.events.announcing.locating import sentence_at
from index.events.announcing.reading import read_sentence
from index.events.dates import find_dates
from index.events.event import Event, EventKind, Span
from index.events.expression import DateExpression, Granularity
from index.release import Release, Sentence

_INITIALS = re.compile(r"(?:\b[^\W\d_]\.){2,}$")
"""Letters whose last full stop is their own: "Washington, D.C."."""
_LONGEST = 240
"""Characters of a name or a place; a longer one is cut at its first full stop or comma."""


def labelled_events(
    release: Release, sentences: Sequence[Sentence], published: datetime.date
) -> tuple[list[Draft], set[int]]:
    """Find the events of labelled lines.

    Returns:
        The events, and the positions of the sentences that were used up by them.
    """
    labels = find_labels(release.text)
    if not labels:
        return [], set()
    drafts: list[Draft] = []
    used: set[int] = set()
    inherited: list[DateExpression] = []
    for block in blocks(labels):
        days = _days(release, block, published)
        hour = _hour(release, block, published)
        told = bool(days)
        if not days and hour is not None and inherited and Role.WHAT in block:
            # A second event of the day that the lines above give.
            days = [replace(inherited[-1], span=hour.span, time=None, granularity=Granularity.DAY)]
        alone = len(block) == 1
        for day in days:
            timed = _timed(day, hour)
            # “Fecha: … Asunto: …” above a release is no event of that day.
            if day.start <= published and timed.time is None and Role.WHERE not in block:
                continue
            if (
                day.end < published
                or (alone and day.start <= published)
                or (alone and Role.DEADLINE not in block)
            ):
                continue
            drafts.append(_draft(release, sentences, block, timed))
        if told:
            inherited = days
        if days and not alone:
            used.update(
                position
                for label in block.values()
                if (position := sentence_at(sentences, label.start)) is not None
            )
    return drafts, used


def _days(release: Release, block: dict[Role, Label], published: datetime.date) -> list[DateExpression]:
    label = block.get(Role.WHEN) or block.get(Role.DEADLINE)
    if label is None:
        return []
    found = find_dates(release.text[label.start : label.end], published, release.language)
    return [date.moved(label.start) for date in with_hours(found)]


def _hour(release: Release, block: dict[Role, Label], published: datetime.date) -> DateExpression | None:
    label = block.get(Role.HOUR)
    if label is None:
        return None
    found = find_dates(release.text[label.start : label.end], published, release.language)
    return next((date.moved(label.start) for date in found if date.time is not None), None)


def _timed(day: DateExpression, hour: DateExpression | None) -> DateExpression:
    if hour is None or day.time is not None or day.start != day.end:
        return day
    return replace(day, time=hour.time, end_time=hour.end_time, zone=hour.zone, granularity=Granularity.TIME)


def _draft(
    release: Release, sentences: Sequence[Sentence], block: dict[Role, Label], day: DateExpression
) -> Draft:
    what = _value(release.text, block.get(Role.WHAT))
    kind = EventKind.DEADLINE if Role.WHEN not in block and Role.DEADLINE in block else EventKind.OTHER
    if what is not None and kind is EventKind.OTHER:
        reading = read_sentence(release.text[what[0] : what[1]], release.language, ())
        noun = next(iter(event_nouns(reading)), None)
        kind = kind_of(reading, noun, None)
    position = sentence_at(sentences, day.span[0])
    return Draft(
        Event(
            kind=kind,
            what=what or day.span,
            when=day,
            sentence=position if position is not None else 0,
            who=_value(release.text, block.get(Role.WHO)),
            where=_value(release.text, block.get(Role.WHERE)),
        ),
        named=what is not None,
    )


def _value(text: str, label: Label | None) -> Span | None:
    """What a label says, cut where it goes on for long; None where it says nothing."""
    if label is None:
        return None
    start, end = label.start, label.end
    if end - start > _LONGEST:
        cuts = [at for mark in (". ", ", ", "; ") if (at := text.find(mark, start, start + _LONGEST)) > start]
        space = text.rfind(" ", start, start + _LONGEST)
        end = min(cuts, default=space if space > start else start + _LONGEST)
    while end > start and text[end - 1] in " .,;" and not _INITIALS.search(text, start, end):
        end -= 1
    return (start, end) if start < end else None
