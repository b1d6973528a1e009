"""One event out of the several places of a release that tell it."""

from collections.abc import Sequence
from dataclasses import replace

from index.events.announcing.draft import Draft
from index.events.announcing.naming import ANY
from index.events.event import Change, Event, EventKind, Span
from index.events.expression import DateExpression, Granularity
from index.lexical import terms
from index.mentions.listed import listed
from index.mentions.names import is_title
from index.mentions.tokens import tokenize
from index.release import Language

_UNLIKE = frozenset(
    frozenset(pair)
    for pair in (
        (EventKind.HEARING, EventKind.MEETING),
        (EventKind.HEARING, EventKind.CEREMONY),
        (EventKind.HEARING, EventKind.SUMMIT),
        (EventKind.CEREMONY, EventKind.MEETING),
    )
)
"""Sorts of events that are told apart; a visit and its meeting, or a summit and a meeting, may be one."""
_INDEFINITE = listed("a an un una another otro otra")
_SMALL = 3
"""Letters of the longest word that tells nothing."""


def merge(drafts: Sequence[Draft], text: str, language: Language) -> tuple[Event, ...]:
    """Put together what tells the same event, and leave out what only tells it less exactly.

    Returns:
        Events in the order of the sentences that tell them best.
    """
    merged: list[Draft] = []
    for draft in drafts:
        for place, other in enumerate(merged):
            if _same(other, draft, text, language):
                merged[place] = _joined(other, draft, text)
                break
        else:
            merged.append(draft)
    kept = [draft for draft in merged if not any(_vaguer(draft, other, text, language) for other in merged)]
    return tuple(sorted((draft.event for draft in kept), key=lambda event: (event.sentence, event.what[0])))


def _days(date: DateExpression | None) -> tuple[object, object] | None:
    return (date.start, date.end) if date else None


def _content(draft: Draft, text: str, language: Language) -> frozenset[str]:
    start, end = draft.event.what
    return frozenset(terms(text[start:end], language))


def _same(one: Draft, other: Draft, text: str, language: Language) -> bool:
    """Tell whether two places tell the same event: the same days, and nothing that tells them apart."""
    a, b = one.event, other.event
    if _days(a.when) != _days(b.when) or (
        Change.CANCELLED in (a.change, b.change) and a.change is not b.change
    ):
        return False
    if a.when is None or b.when is None:
        return True
    if a.kind is not b.kind and EventKind.DEADLINE in (a.kind, b.kind):
        return False
    if a.when.time is not None and b.when.time is not None and a.when.time != b.when.time:
        return False
    if not one.named or not other.named:
        return True
    mine, its = _content(one, text, language), _content(other, text, language)
    if a.sentence != b.sentence and (_is_second(one, other, text) or _is_unlike(one, other)):
        return False
    if a.when.start == a.when.end and mine & its:
        return True
    if 2 * len(mine & its) >= max(1, min(len(mine), len(its))):
        return True
    if a.sentence == b.sentence:
        return False
    if a.when.start != a.when.end:
        return False  # Of a month or a week, many events may be told.
    return not (_apart(a.where, b.where, text) or _apart(a.who, b.who, text))


def _is_second(one: Draft, other: Draft, text: str) -> bool:
    """Tell whether another one is told of: "She will host a town hall in Stowe", elsewhere than the first."""
    start, end = other.event.what
    indefinite = text[start:end].split(" ", 1)[0].lower() in _INDEFINITE
    return indefinite and _apart(one.event.where, other.event.where, text)


def _is_unlike(one: Draft, other: Draft) -> bool:
    """Tell whether the nouns name two sorts of events, as a hearing and a dinner are."""
    heads, kinds = {one.head, other.head}, frozenset((one.event.kind, other.event.kind))
    if None in heads or heads & ANY or one.bare or other.bare:
        return False
    return kinds in _UNLIKE


def _apart(one: Span | None, other: Span | None, text: str) -> bool:
    """Tell whether two places, or two parties, are told and have nothing in common."""
    a, b = _text(one, text), _text(other, text)
    return a is not None and b is not None and not _overlap(a, b)


def _text(span: tuple[int, int] | None, text: str) -> str | None:
    return text[span[0] : span[1]] if span else None


def _overlap(one: str, other: str) -> bool:
    return bool(_names(one) & _names(other))


def _names(text: str) -> frozenset[str]:
    """The words of a name that tell it from others: without titles and small words."""
    return frozenset(
        token.folded for token in tokenize(text) if len(token.text) > _SMALL and not is_title(token)
    )


def _rank(draft: Draft) -> tuple[bool, bool, bool]:
    event = draft.event
    timed = event.when is not None and event.when.granularity is Granularity.TIME
    return draft.named, timed, event.where is not None


def _joined(one: Draft, other: Draft, text: str) -> Draft:
    """Take the place that tells more, with what only the other one tells."""
    better, less = (other, one) if _rank(other) > _rank(one) else (one, other)
    event, rest = better.event, less.event
    when = event.when
    if when is not None and rest.when is not None and when.time is None and rest.when.time is not None:
        # The hour is told elsewhere: the sentence that tells it is the one to quote.
        event, when = replace(event, sentence=rest.sentence), rest.when
    where = event.where
    if where is None or (_text(where, text) or "") in (_text(rest.where, text) or ""):
        where = rest.where or where
    return Draft(
        replace(
            event,
            when=when,
            where=where,
            who=event.who or rest.who,
            kind=event.kind if event.kind is not EventKind.OTHER else rest.kind,
        ),
        named=better.named,
        bare=better.bare,
        head=better.head,
    )


def _vaguer(draft: Draft, other: Draft, text: str, language: Language) -> bool:
    """Tell whether another draft tells the same event with a more exact date."""
    mine, its = draft.event.when, other.event.when
    if draft is other or mine is None or its is None or (mine.start, mine.end) == (its.start, its.end):
        return False
    if not (mine.start <= its.start and its.end <= mine.end) or draft.event.change is not Change.ANNOUNCED:
        return False
    words, others = _content(draft, text, language), _content(other, text, language)
    common = words & others
    return 2 * len(common) >= min(len(words), len(others)) and (len(common) >= 2 or common == words)
