"""The words around a release's own in a calendar file, in Spanish and in English."""

import calendar
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date, format_interval

from index.events.entry import EntryStatus
from index.events.event import EventKind
from index.events.expression import Assumption, Bound, DateExpression, Edge, Granularity
from index.release import Language


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """The words of one language; `{...}` stands for what is filled in."""

    name: str
    no_day: str
    vague: str
    weekday: str
    edges: dict[Edge, str]
    bounds: dict[Bound, str]
    statuses: dict[EntryStatus, str]
    notices: dict[EntryStatus, str]
    also: str
    before: str
    kinds: dict[EventKind, str]


WORDS = {
    Language.ES: CalendarWords(
        name="Agenda de Vocero",
        no_day="{days}, sin día exacto",
        vague="{days}, fecha aproximada",
        weekday="el comunicado da otro día de la semana",
        edges={
            Edge.EARLY: "a principios de {days}",
            Edge.MID: "a mediados de {days}",
            Edge.LATE: "a finales de {days}",
        },
        bounds={
            Bound.BEFORE: "a más tardar este día",
            Bound.BY: "a más tardar este día",
            Bound.SINCE: "a partir de este día",
            Bound.AFTER: "después de esta fecha: {days}",
        },
        statuses={EntryStatus.CANCELLED: "cancelado", EntryStatus.WITHDRAWN: "retirado"},
        notices={
            EntryStatus.CANCELLED: "Cancelado, según el comunicado:",
            EntryStatus.WITHDRAWN: "Retirado: la nueva versión del comunicado ya no lo anuncia. Antes decía:",
        },
        also="También lo dice:",
        before="Antes se dijo:",
        kinds={
            EventKind.MEETING: "Reunión",
            EventKind.VISIT: "Visita",
            EventKind.CALL: "Llamada",
            EventKind.SUMMIT: "Cumbre",
            EventKind.HEARING: "Audiencia",
            EventKind.DEADLINE: "Plazo",
            EventKind.PUBLICATION: "Publicación",
            EventKind.CEREMONY: "Ceremonia",
            EventKind.OTHER: "Otro",
        },
    ),
    Language.EN: CalendarWords(
        name="Vocero calendar",
        no_day="{days}, no exact day",
        vague="{days}, date approximate",
        weekday="the release gives another day of the week",
        edges={Edge.EARLY: "early {days}", Edge.MID: "mid-{days}", Edge.LATE: "late {days}"},
        bounds={
            Bound.BEFORE: "by this day",
            Bound.BY: "by this day",
            Bound.SINCE: "from this day on",
            Bound.AFTER: "after this date: {days}",
        },
        statuses={EntryStatus.CANCELLED: "cancelled", EntryStatus.WITHDRAWN: "withdrawn"},
        notices={
            EntryStatus.CANCELLED: "Cancelled, as the release says:",
            EntryStatus.WITHDRAWN: "Withdrawn: the release's new version no longer announces it. It said:",
        },
        also="Also said here:",
        before="Said before:",
        kinds={
            EventKind.MEETING: "Meeting",
            EventKind.VISIT: "Visit",
            EventKind.CALL: "Call",
            EventKind.SUMMIT: "Summit",
            EventKind.HEARING: "Hearing",
            EventKind.DEADLINE: "Deadline",
            EventKind.PUBLICATION: "Publication",
            EventKind.CEREMONY: "Ceremony",
            EventKind.OTHER: "Other",
        },
    ),
}

_EXACT = {Granularity.TIME, Granularity.DAY, Granularity.RANGE}
_NOT_SHARP = {Assumption.APPROXIMATE, Assumption.SEASON}


def is_exact(when: DateExpression) -> bool:
    """Whether the expression tells the very days, or hour, with nothing left open and no contradiction."""
    guessed = when.assumptions & {*_NOT_SHARP, Assumption.HALF_OF_DAY, Assumption.WEEKDAY_CONTRADICTED}
    return not (_is_wider(when) or guessed or when.edge)


def exactness(when: DateExpression, language: Language) -> str:
    """What one must know who sees the event on the days of a calendar: “febrero de 2026, sin día exacto”.

    Returns:
        Nothing where the days say it all.
    """
    weekday = Assumption.WEEKDAY_CONTRADICTED in when.assumptions
    remarks = [_sharpness(when, language), WORDS[language].weekday if weekday else ""]
    return "; ".join(filter(None, remarks))


def _sharpness(when: DateExpression, language: Language) -> str:
    words = WORDS[language]
    days = _days_in_words(when.start, when.end, language)
    vague = when.edge is not None or when.assumptions & _NOT_SHARP
    if when.bound is not Bound.WITHIN:
        # "By mid-April" stands on the last of April, which nobody said.
        days = words.vague.format(days=days) if vague else days
        said = words.bounds[when.bound].format(days=days)
        return f"{said}; {days}" if vague and when.bound is not Bound.AFTER else said
    if when.edge is not None and when.granularity is Granularity.MONTH:
        return words.edges[when.edge].format(days=days)
    if vague:
        return words.vague.format(days=days)
    return words.no_day.format(days=days) if _is_wider(when) else ""


def day_in_words(day: date, language: Language) -> str:
    """The day with its month by name."""
    return format_date(day, format="long", locale=language.value)


def _is_wider(when: DateExpression) -> bool:
    """Whether the event lies on some of the days only, and nobody said on which."""
    return when.granularity not in _EXACT or when.bound is Bound.AFTER


def _days_in_words(start: date, end: date, language: Language) -> str:
    """The stretch by its months where it consists of whole ones, else by its days."""
    whole = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    if start == end:
        return day_in_words(start, language)
    return str(format_interval(start, end, "yMMMM" if whole else "yMMMMd", locale=language.value))
