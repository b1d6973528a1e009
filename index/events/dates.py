"""Dates in press prose: what a text says of when, in days.

The grammar is our own: words have classes (`dating.es_words`, `dating.en_words`), rules over classes build
values from small to large (`dating.rules`), and a value becomes days when it is known on which day the text
was written and whether the verbs around tell of what was or will be (`dating.stretch`, `dating.tense`).
"""

import datetime
from bisect import bisect_left
from collections.abc import Sequence

from index.events.dating.compound import Between, Timed
from index.events.dating.en import ENGLISH
from index.events.dating.es import SPANISH
from index.events.dating.language import Reading
from index.events.dating.pieces import pieces
from index.events.dating.point import CalendarDate
from index.events.dating.rules import Item
from index.events.dating.stretch import Context, Stretch, Tense
from index.events.dating.tense import tense_near
from index.events.dating.tokens import Token, tokenize
from index.events.expression import Assumption, DateExpression
from index.release import Language

_READINGS = {Language.ES: SPANISH, Language.EN: ENGLISH}
_WHOLE = frozenset(
    ("date", "period", "when", "rel_day", "rel_week", "rel_month", "rel_year", "rel_unit", "now_")
)
"""Classes of items that are expressions by themselves."""

_CLOSING = {"“": "”", "«": "»", '"': '"', "‘": "’"}
"""Marks of quotation, with those that close them."""


def find_dates(
    text: str, reference: datetime.date | datetime.datetime, language: Language
) -> list[DateExpression]:
    """Find the expressions of time in a text, and work out the days they mean.

    Durations ("three weeks") and what recurs ("every Monday") are none. What the text leaves open, the year
    or the week of a weekday, the reference and the tense of the nearest verb decide, and the expression says
    so; a bare weekday follows the one that is told before it. “In two weeks” is the day 14 days on, with
    `Assumption.APPROXIMATE`. Words that say on which side of the days it lies (“antes del”, “by”) are within
    the span.

    Args:
        text: A sentence or more. It may be in any normal form; offsets are into it as it is.
        reference: When the text was written. Minutes and hours from now are counted from a `datetime` only.
        language: Of the text.

    Returns:
        In the order of the text; spans do not overlap. `start` and `end` are both included.
    """
    return [
        expression.moved(offset)
        for offset, piece in pieces(text)
        for expression in _find(piece, reference, _READINGS[language])
    ]


def _find(text: str, reference: datetime.date | datetime.datetime, reading: Reading) -> list[DateExpression]:
    if not reading.may_hold_dates(text):
        return []
    tokens = tokenize(text)
    items = reading.rulebook.apply(reading.rulebook.items(tokens))
    found = [item for item in items if item.kind in _WHOLE]
    if not found:
        return []
    starts = [token.start for token in tokens]
    expressions: list[DateExpression] = []
    after: datetime.date | None = None
    for item in found:
        expression = _expression(item, reading, tokens, starts, reference, after)
        if expression is None or _is_name(text, expression):
            continue
        expressions.append(expression)
        told = item.value
        if isinstance(told, Timed):
            told = told.day
        if isinstance(told, CalendarDate) and told.weekday is not None:
            after = expression.start
    return expressions


def _is_name(text: str, expression: DateExpression) -> bool:
    """Tell whether a day without a year fills a quotation: the street, school or race “5 de Mayo”."""
    start, end = expression.span
    closing = _CLOSING.get(text[start - 1]) if start else None
    return closing is not None and text.startswith(closing, end) and Assumption.YEAR in expression.assumptions


def _expression(
    item: Item,
    reading: Reading,
    tokens: Sequence[Token],
    starts: Sequence[int],
    reference: datetime.date | datetime.datetime,
    after: datetime.date | None,
) -> DateExpression | None:
    first, last = bisect_left(starts, item.start), bisect_left(starts, item.end)
    now = reference if isinstance(reference, datetime.datetime) else None
    told = tense_near(reading.cues, tokens, first, last)
    # “Habrá feria del 20 al 22”: the preposition is that of the range.
    loose = told.loose and not (told.tense is Tense.FUTURE and isinstance(item.value, Between))
    context = Context(now.date() if now else reference, now, told.tense, loose, after)
    try:
        stretch: Stretch | None = item.value.resolve(context)
    except (OverflowError, ValueError):
        return None  # Beyond the years 1 to 9999.
    if stretch is None or stretch.start > stretch.end:
        return None
    return DateExpression(
        span=(item.start, item.end),
        start=stretch.start,
        end=stretch.end,
        granularity=stretch.granularity,
        time=stretch.time,
        end_time=stretch.end_time,
        zone=stretch.zone,
        part=stretch.part,
        edge=stretch.edge,
        bound=stretch.bound,
        assumptions=stretch.assumptions,
    )
