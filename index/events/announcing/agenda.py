"""Agendas: a line with nothing but a date, and under it what takes place on that day, hour by hour."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.events.announcing.choice import event_nouns, kind_of
from index.events.announcing.draft import Draft
from index.events.announcing.locating import sentence_at
from index.events.announcing.place import find_place
from index.events.announcing.reading import read_sentence
from index.events.dates import find_dates
from index.events.event import Event
from index.events.expression import DateExpression, Granularity
from index.release import Language, Sentence

_DATE_ONLY = re.compile(r"[\W\d_]*(?:\w+[\W_]*){0,3}")
"""What a line that only gives a date may hold beside it: "Agenda del", "Programa para el"."""
_ENTRY = 300
"""Characters of an entry of an agenda; a longer one is prose."""
_OPENING = 12
"""Characters before the hour that opens an entry: a bullet, "At", "A las"."""
_HOUR = re.compile(r"\d{1,2}(?::\d\d|\s?h\b|\s?[ap]\.?\s?m)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    sentence: int


def agenda_events(
    text: str,
    sentences: Sequence[Sentence],
    language: Language,
    published: datetime.date,
) -> tuple[list[Draft], set[int]]:
    """Find the entries that open with an hour, below a line that gives their day.

    Returns:
        The events, and the positions of the sentences that were used up by them.
    """
    if len(_HOUR.findall(text)) == 0:
        return [], set()
    drafts: list[Draft] = []
    used: set[int] = set()
    day: DateExpression | None = None
    header = 0
    for line in _lines(text, sentences):
        words = text[line.start : line.end]
        if len(words) > _ENTRY:
            day = None
            continue
        found = find_dates(words, published, language)
        hours = [date for date in found if date.time is not None and date.span[0] <= _OPENING]
        days = [date for date in found if date.granularity is Granularity.DAY]
        if len(days) == 1 and not hours and _DATE_ONLY.fullmatch(_without(words, days[0])):
            day, header = days[0], line.sentence
        elif day is not None and hours and day.end >= published:
            draft = _entry(words, line, hours[0], day, language)
            if draft is not None:
                drafts.append(draft)
                used.update(range(line.sentence, (sentence_at(sentences, line.end - 1) or line.sentence) + 1))
                used.add(header)
    return drafts, used


def _lines(text: str, sentences: Sequence[Sentence]) -> Iterator[_Line]:
    start = 0
    for words in text.split("\n"):
        opens = start + len(words) - len(words.lstrip())
        position = sentence_at(sentences, opens) if words.strip() else None
        if position is not None:
            yield _Line(opens, start + len(words.rstrip()), position)
        start += len(words) + 1


def _without(words: str, date: DateExpression) -> str:
    return words[: date.span[0]] + words[date.span[1] :]


def _entry(
    words: str, line: _Line, hour: DateExpression, day: DateExpression, language: Language
) -> Draft | None:
    if hour.start != hour.end:
        return None
    reading = read_sentence(words, language, (hour,))
    first = start = hour.span[1]
    while start < len(words) and not (words[start].isalnum() or words[start] in "“«¿¡("):
        start += 1
    end = next((at for mark in (". ", ", ", " – ", " - ") if (at := words.find(mark, start)) > 0), len(words))
    while end > start and words[end - 1] in " .,;":
        end -= 1
    if start >= end or first >= len(words):
        return None
    noun = next(iter(event_nouns(reading)), None)
    where = find_place(reading, reading.dates[0], None, None)
    when = replace(
        hour.moved(line.start),
        start=day.start,
        end=day.end,
        assumptions=day.assumptions,
        granularity=Granularity.TIME,
    )
    return Draft(
        Event(
            kind=kind_of(reading, noun, None),
            what=(line.start + start, line.start + end),
            when=when,
            sentence=line.sentence,
            where=(
                (line.start + reading.tokens[where[0]].start, line.start + reading.tokens[where[1] - 1].end)
                if where
                else None
            ),
        )
    )
