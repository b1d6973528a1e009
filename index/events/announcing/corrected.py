"""Dates that a sentence sets right: "on March 13, not March 12", "el 13 y no el 12 de marzo"."""

from collections.abc import Sequence
from dataclasses import replace

from index.events.announcing.draft import Draft
from index.events.announcing.reading import Reading
from index.events.event import Change
from index.events.expression import Assumption, DateExpression
from index.mentions.listed import listed

_RATHER = (
    *("not", "instead of", "rather than", "and not"),
    *("no", "y no", "en lugar de", "en lugar del", "en vez de", "en vez del", "y no del"),
)
"""Between the date that holds and the one that does not."""
_SHOULD = ("debe decir", "debio decir", "should read", "should have read", "should say", "debia decir")
"""Between the date that does not hold and the one that does."""
_FILLERS = listed('on the el los dia , “ ” " « » : ;')


def corrections(reading: Reading) -> dict[int, int]:
    """Find dates that are set right.

    Returns:
        Of each date that holds the one that does not, as positions in `reading.dates`.
    """
    pairs: dict[int, int] = {}
    for at in range(len(reading.dates) - 1):
        between = range(reading.dates[at][1], reading.dates[at + 1][0])
        words = " ".join(word for n in between if (word := reading.word(n)) not in _FILLERS)
        if words in _RATHER:
            pairs[at] = at + 1
        elif words in _SHOULD:
            pairs[at + 1] = at
    return pairs


def aligned(dates: Sequence[DateExpression], pairs: dict[int, int]) -> list[DateExpression]:
    """Give a bare day the month of the one that it sets right: "el 13 y no el 12 de marzo"."""
    result = list(dates)
    for right, wrong in pairs.items():
        bare, full = dates[right], dates[wrong]
        if Assumption.MONTH in bare.assumptions and bare.start == bare.end and full.start == full.end:
            try:
                day = full.start.replace(day=bare.start.day)
            except ValueError:  # There is no such day in that month.
                continue
            result[right] = replace(bare, start=day, end=day)
    return result


def corrected(
    drafts: Sequence[Draft], pairs: dict[int, int], dates: Sequence[DateExpression], offset: int
) -> list[Draft]:
    """Tell of the events of a sentence that they have another date than was said before."""
    result = []
    for draft in drafts:
        when, former = draft.event.when, None
        for right, wrong in pairs.items():
            if when is not None and dates[right].start == when.start and dates[right].end == when.end:
                former = dates[wrong].moved(offset)
        event = replace(draft.event, change=Change.MOVED, former=former) if former else draft.event
        result.append(replace(draft, event=event))
    return result
