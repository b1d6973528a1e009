"""Answers to questions for a time: which days their words mean, and whether that date still holds.

The days are those of the event that the cited sentence announces, worked out when its release was stored,
or else of the words themselves, by the release's date. What the calendar knows of a later date is told
here too, so that an answer never says otherwise than the list of events does.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from index.answer import Answer, Candidate, Status
from index.citation import Citation
from index.events.announcement import Announcement
from index.events.entry import Entry
from index.events.event import Change
from index.events.expression import DateExpression
from index.expected import AnswerKind, expected_kind
from index.folding import fold
from index.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from index.events.calendar import Calendar

Span = tuple[int, int]

_WORDS = re.compile(r"\w+")


def with_time(answer: Answer, calendar: "Callable[[], Calendar]") -> Answer:
    """Add the days that an answer's words mean; give the newer date where the calendar has one.

    Args:
        answer: To any question; one that is not answered, or not for a time, comes back as it is.
        calendar: Gives the events that the releases announce.
    """
    cited = answer.citation
    if answer.status is not Status.ANSWERED or cited is None or answer.highlight is None:
        return answer
    if expected_kind(answer.understood or answer.question, answer.language) is not AnswerKind.TIME:
        return answer
    told = [entry for entry in calendar().entries if _tells(entry, cited)]
    for entry in told:
        former = [day for each in entry.earlier if each.citation == cited for day in _dates(each)]
        if _overlapping(former, answer.highlight) and entry.announcement.citation != cited:
            return _superseded(answer, cited, entry.announcement)
    tellings = [each for entry in told for each in _tellings(entry) if each.citation == cited]
    when = _overlapping(_holding(tellings), answer.highlight)
    if when is None:
        for each in tellings:
            # The words are the date that the very sentence says holds no more.
            if _overlapping(_dates(each), answer.highlight):
                return replace(answer, **_held(each))
        when = _overlapping(_written(cited), answer.highlight)
    if when is None:
        return answer
    start, end = answer.highlight
    return replace(answer, when=when, highlight=(min(start, when.span[0]), max(end, when.span[1])))


def dated(cited: Citation, words: Span) -> DateExpression | None:
    """Give the days that words of a sentence mean, as it is written; None where they are not a date's.

    Args:
        words: Span in `cited.text` of the words that answer.
    """
    found = _overlapping(_written(cited), words)
    # Words that answer another question may hold a date too; those of a date are the date, and what leads to
    # it ("hasta el").
    if found is None:
        return None
    beside = fold(f"{cited.text[words[0] : found.span[0]]} {cited.text[found.span[1] : words[1]]}")
    return found if FUNCTION_WORDS[cited.language].issuperset(_WORDS.findall(beside)) else None


def _superseded(answer: Answer, cited: Citation, announced: Announcement) -> Answer:
    """Cite what holds now, be it another date or that there is none, and what was cited as said earlier."""
    newer = announced.citation
    score = max((each.score for each in answer.candidates), default=0.0)
    found = [each for each in answer.candidates if each.citation == newer]
    others = [each for each in answer.candidates if each.citation != newer]
    return replace(
        answer,
        candidates=(*(found or [Candidate(newer, score, {})]), *others),
        citation=newer,
        context=None,
        earlier=(cited, *(each for each in answer.earlier if each != newer)),
        **_held(announced),
    )


def _held(told: Announcement) -> dict[str, Any]:
    """The fields of an answer that give the date a sentence leaves the event with: none where it cancels."""
    if told.when is None or told.change is Change.CANCELLED:
        return {"highlight": None, "when": None}
    return {"highlight": told.when.span, "when": told.when}


def _tells(entry: Entry, cited: Citation) -> bool:
    """Tell whether the sentence says something of an event."""
    return any(each.citation == cited for each in _tellings(entry))


def _tellings(entry: Entry) -> tuple[Announcement, ...]:
    return (entry.announcement, *entry.sources, *entry.earlier)


def _holding(tellings: Iterable[Announcement]) -> list[DateExpression]:
    return [each.when for each in tellings if each.when and each.change is not Change.CANCELLED]


def _dates(told: Announcement) -> list[DateExpression]:
    return [date for date in (told.when, told.former) if date is not None]


def _written(cited: Citation) -> list[DateExpression]:
    if cited.published is None:
        return []
    from index.events.dates import find_dates

    return find_dates(cited.text, cited.published, cited.language)


def _overlapping(expressions: Iterable[DateExpression], span: Span) -> DateExpression | None:
    """Choose the expression that shares most characters with a span."""
    shared = {
        each: min(each.span[1], span[1]) - max(each.span[0], span[0])
        for each in expressions
        if min(each.span[1], span[1]) > max(each.span[0], span[0])
    }
    return max(shared, key=lambda each: shared[each]) if shared else None
