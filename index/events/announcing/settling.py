"""The year or the week that a date leaves open, chosen anew by the verb that it goes with.

`find_dates` chooses by the verbs around; here the verb is known whose time is the date's. Only what the text
leaves open is chosen: a written year stays.
"""

import calendar
import datetime
from dataclasses import replace

from index.events.announcing.governor import Governor
from index.events.announcing.predicate import Tense
from index.events.expression import Assumption, DateExpression, Granularity
from index.folding import fold
from index.mentions.listed import listed

_WEEK = datetime.timedelta(days=7)
_WEEKS = listed("week weeks semana semanas")
_MONTHS = listed("month months mes meses")
_YEARS = listed("year years ano anos")
_GONE = listed("last past previous pasado pasada anterior")
_TODAY = listed("today hoy day days dia dias")
_GONE_BY, _AHEAD = datetime.timedelta(days=90), datetime.timedelta(days=245)
"""How long a date must be over, and how near its return, to be taken for that beside a verb of the future:
of what is told of July in September, the July that was is as likely."""
_NEAR = datetime.timedelta(days=120)
"""How far ahead a date without a year may lie, where another verb than one of the future stands beside it."""


def settle(date: DateExpression, governor: Governor | None, published: datetime.date) -> DateExpression:
    """Move a date before the release to the next week or year, where its verb speaks of what comes."""
    tense = governor.verb.tense if governor else None
    if date.granularity is Granularity.WEEK and date.end == published and tense is Tense.FUTURE:
        return replace(date, start=date.start + _WEEK, end=date.end + _WEEK)  # “This week”, on a Sunday.
    if date.end >= published:
        return date
    if Assumption.WEEK in date.assumptions:
        if (
            governor is None
            or governor.verb.either
            or tense not in (Tense.FUTURE, Tense.PROSPECT, Tense.PRESENT)
        ):
            return date
        weeks = (published - date.end + _WEEK - datetime.timedelta(days=1)) // _WEEK
        moved = replace(date, start=date.start + weeks * _WEEK, end=date.end + weeks * _WEEK)
        return moved if weeks == 1 else date
    if Assumption.YEAR not in date.assumptions:
        return date
    later = replace(date, start=_next_year(date.start), end=_next_year(date.end))
    month = date.granularity is Granularity.MONTH
    gone, away = published - date.end, later.start - published
    if (tense is Tense.FUTURE or (tense is Tense.PRESENT and month)) and gone >= _GONE_BY and away <= _AHEAD:
        return later  # "they met on March 2, and will meet again in November"
    near = published <= later.end and later.start - published <= _NEAR
    # A date of almost a year ago is written with its year; one that is near is not.
    return later if near and later.start - published < published - date.end else date


def in_week(date: DateExpression, week: DateExpression) -> DateExpression:
    """Move a bare weekday into the week that the text speaks of: "next week ... On Monday he will be in"."""
    if Assumption.WEEK not in date.assumptions or date.start != date.end or date.start >= week.start:
        return date
    days = (date.start - week.start).days % 7
    moved = week.start + datetime.timedelta(days=days)
    return replace(date, start=moved, end=moved) if moved <= week.end else date


def widen(date: DateExpression, words: str) -> DateExpression:
    """Take a day counted in weeks, months or years from now as that week, month or year: "in two weeks"."""
    listed_words = fold(words).replace("’", " ").replace("'", " ").split()
    if listed_words and {listed_words[0], listed_words[-1]} & _GONE:
        # “Last June”, “el lunes pasado” tell the year or the week by themselves.
        return replace(date, assumptions=date.assumptions - {Assumption.WEEK, Assumption.YEAR})
    if date.granularity is not Granularity.DAY or Assumption.WEEK in date.assumptions:
        return date
    told = set(listed_words)
    if told & _TODAY or not told & (_WEEKS | _MONTHS | _YEARS):
        return date
    day = date.start
    if told & _WEEKS:
        monday = day - datetime.timedelta(days=day.weekday())
        return replace(
            date, start=monday, end=monday + datetime.timedelta(days=6), granularity=Granularity.WEEK
        )
    if told & _MONTHS:
        first = day.replace(day=1)
        last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
        return replace(date, start=first, end=last, granularity=Granularity.MONTH)
    return replace(
        date,
        start=day.replace(month=1, day=1),
        end=day.replace(month=12, day=31),
        granularity=Granularity.YEAR,
    )


def _next_year(day: datetime.date) -> datetime.date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)
