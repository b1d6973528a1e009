"""Expressions of time that belong together: a day and its hour, the two ends of a stretch."""

from collections.abc import Sequence
from dataclasses import replace

from index.events.expression import Assumption, Bound, DateExpression, Granularity


def with_hours(dates: Sequence[DateExpression]) -> list[DateExpression]:
    """Give hours that stand apart from their day to that day: "at 3 p.m. ... on Monday"."""
    days = [date for date in dates if not only_hour(date)]
    if not days or len(days) == len(dates):
        return list(dates)
    result = list(days)
    for hour in dates:
        if only_hour(hour) and hour.bound in (Bound.WITHIN, Bound.SINCE):  # Not "until midnight".
            nearest = min(range(len(days)), key=lambda at: abs(days[at].span[0] - hour.span[0]))
            day = result[nearest]
            if day.time is None and day.granularity is Granularity.DAY:
                result[nearest] = replace(
                    day, time=hour.time, end_time=hour.end_time, zone=hour.zone, granularity=Granularity.TIME
                )
    return result


def joined(dates: Sequence[DateExpression], text: str) -> list[DateExpression]:
    """Make one stretch of its two ends: "desde mañana y hasta el martes 9"."""
    result: list[DateExpression] = []
    for date in dates:
        last = result[-1] if result else None
        if (
            last is not None
            and (last.bound, date.bound) == (Bound.SINCE, Bound.BY)
            and text[last.span[1] : date.span[0]].strip(" ,") in ("", "y", "and")
            and last.start <= date.end
        ):
            result[-1] = replace(
                last,
                span=(last.span[0], date.span[1]),
                end=date.end,
                granularity=Granularity.RANGE,
                bound=Bound.WITHIN,
                assumptions=last.assumptions | date.assumptions,
            )
        else:
            result.append(date)
    return result


def only_hour(date: DateExpression) -> bool:
    """Tell whether an expression gives an hour and leaves its day to the release's."""
    return date.time is not None and Assumption.DAY in date.assumptions
