"""A date of a release in words, as exactly as the release tells it and no more exactly.

Days are never invented: what is known by the month is told by the month. The hour is the one thing that is
converted, and only where the release names the zone that it is of.
"""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from babel.dates import format_time

from bot.times.stretches import Stretch, stretch
from bot.times.zones import city, known
from index import Language
from index.events import reach
from index.events.expression import Assumption, Bound, DateExpression, DayPart, Edge, Granularity

_ES, _EN = Language.ES, Language.EN

# What stands between the side on which a date lies and the date; the Spanish articles are contracted later.
_BOUNDS = {
    _ES: {
        Bound.BEFORE: "antes de",
        Bound.BY: "a más tardar",
        Bound.SINCE: "a partir de",
        Bound.AFTER: "después de",
    },
    _EN: {Bound.BEFORE: "before", Bound.BY: "by", Bound.SINCE: "starting", Bound.AFTER: "after"},
}
_EDGES = {
    _ES: {Edge.EARLY: "principios", Edge.MID: "mediados", Edge.LATE: "finales"},
    _EN: {Edge.EARLY: "early", Edge.MID: "mid", Edge.LATE: "late"},
}
_PARTS = {
    _ES: {
        DayPart.MORNING: " por la mañana",
        DayPart.MIDDAY: " al mediodía",
        DayPart.AFTERNOON: " por la tarde",
        DayPart.EVENING: " por la noche",
        DayPart.NIGHT: " por la noche",
    },
    _EN: {
        DayPart.MORNING: " in the morning",
        DayPart.MIDDAY: " at midday",
        DayPart.AFTERNOON: " in the afternoon",
        DayPart.EVENING: " in the evening",
        DayPart.NIGHT: " at night",
    },
}
_AROUND = {_ES: "alrededor de", _EN: "around"}
_ROUGHLY = {_ES: " (aproximadamente)", _EN: " (approximately)"}
_SUPPOSED = {_ES: " (la mañana o la tarde se suponen)", _EN: " (a.m. or p.m. is assumed)"}
# Of one digit, an hour could be before or after noon in Spanish prose.
_HOUR = {_ES: "HH:mm", _EN: "h:mm a"}
_ZONE = {_ES: " (hora de {city})", _EN: " ({city} time)"}
_DURING = {_ES: "durante ", _EN: "during "}

# Stretches that need “durante” to tell when something is; the others stand by themselves.
_BARE = frozenset({Granularity.MONTH, Granularity.YEAR})


@dataclass(frozen=True, slots=True)
class Worded:
    """A date in words, with the hour at which it begins apart.

    Attributes:
        hour: The hour, for example "17:30"; empty where none is told.
    """

    before: str
    hour: str = ""
    after: str = ""

    def __str__(self) -> str:
        """The whole of it."""
        return f"{self.before}{self.hour}{self.after}"


def in_words(when: DateExpression, language: Language, zone: str | None = None) -> str:
    """The date as a sentence would tell it, without a capital in Spanish: "durante febrero de 2026".

    Args:
        zone: The reader's time zone, an IANA name. An hour whose zone the release names is converted to it;
            None leaves it in its own. The zone is told either way; an hour without one is left as written.
    """
    return str(worded(when, language, zone))


def worded(when: DateExpression, language: Language, zone: str | None = None) -> Worded:
    """The same as `in_words`, with the hour apart."""
    if when.granularity is Granularity.TIME and when.time is not None:
        return _with_hour(when, when.time, language, zone)
    words = _days(when, language)
    return Worded(words + (_PARTS[language][when.part] if when.part else ""))


def begins(when: DateExpression, default_zone: str) -> datetime.datetime | None:
    """The moment at which it begins; None where no hour is told, or only that of one day among several.

    Args:
        default_zone: The zone of an hour that names none, an IANA name.
    """
    if when.end != when.start and when.end_time is None:
        return None
    return reach.moment(when, known(default_zone) or datetime.UTC)


def _days(when: DateExpression, language: Language) -> str:
    """All but hours."""
    rough = Assumption.APPROXIMATE in when.assumptions and when.edge is None
    if when.bound is not Bound.WITHIN:
        return _bounded(when, language) + (_ROUGHLY[language] if rough else "")
    if when.edge is not None and not stretch(when, language).within:
        return ("a " if language is _ES else "") + _edged(stretch(when, language), when.edge, language)
    around = rough and when.granularity is not Granularity.RANGE
    named = stretch(when, language, weekday=not around)
    if around:
        return _joined(_AROUND[language], named, language)
    words = named.within or (_DURING[language] if when.granularity in _BARE else "") + named.noun
    return words + (_ROUGHLY[language] if rough else "")


def _bounded(when: DateExpression, language: Language, *, weekday: bool = False) -> str:
    """Before, by, since or after it."""
    named = stretch(when, language, weekday=weekday, side=when.bound)
    if when.edge is not None and not stretch(when, language).within:
        inside = "a " if language is _ES and when.bound is Bound.BY else ""
        return f"{_BOUNDS[language][when.bound]} {inside}{_edged(named, when.edge, language)}"
    if language is _ES and when.bound is Bound.BY:
        inside = "" if named.is_day else "en "
        return f"{_BOUNDS[_ES][Bound.BY]} {inside}{named.article}{named.noun}"
    return _joined(_BOUNDS[language][when.bound], named, language)


def _edged(named: Stretch, edge: Edge, language: Language) -> str:
    """Its beginning, middle or end."""
    word = _EDGES[language][edge]
    if language is _ES:
        return _joined(f"{word} de", named, _ES)
    if named.article:
        return f"{'middle of' if edge is Edge.MID else f'{word} in'} {named.article}{named.noun}"
    return f"{word}{'-' if edge is Edge.MID else ' '}{named.noun}"


def _joined(preposition: str, named: Stretch, language: Language) -> str:
    if language is _ES and preposition.endswith(" de") and named.article == "el ":
        return f"{preposition}l {named.noun}"
    return f"{preposition} {named.article}{named.noun}"


def _with_hour(when: DateExpression, time: datetime.time, language: Language, reader: str | None) -> Worded:
    first = datetime.datetime.combine(when.start, time)
    last = datetime.datetime.combine(when.end, when.end_time or time)
    tail = ""
    if when.zone is not None:
        own = known(when.zone)
        shown = (known(reader) or own) if own else None
        if own is not None and shown is not None:
            first, last = _moved(first, own, shown), _moved(last, own, shown)
        tail = _place(when.zone if shown is None else shown.key, language)
    if Assumption.HALF_OF_DAY in when.assumptions:
        tail += _SUPPOSED[language]
    if Assumption.APPROXIMATE in when.assumptions:
        tail += _ROUGHLY[language]
    if when.end_time is not None:
        return _from_to(when.bound, first, last, language, tail)
    # At that hour of one day, or of one day among several.
    granularity = Granularity.DAY if first.date() == last.date() else Granularity.RANGE
    days = DateExpression((0, 0), first.date(), last.date(), granularity, bound=when.bound)
    return Worded(f"{_dated(days, language)} {_at(first, language)} ", _hour(first, language), tail)


def _moved(moment: datetime.datetime, own: ZoneInfo, shown: ZoneInfo) -> datetime.datetime:
    try:
        return moment.replace(tzinfo=own).astimezone(shown).replace(tzinfo=None)
    except OverflowError:  # On the first or the last day there is.
        return moment


def _place(zone: str, language: Language) -> str:
    # A zone of no place has a name that needs no “time of”.
    form = " ({city})" if zone == "UTC" or zone.startswith("Etc/") else _ZONE[language]
    return form.format(city=city(zone, language))


def _from_to(
    bound: Bound, first: datetime.datetime, last: datetime.datetime, language: Language, tail: str
) -> Worded:
    """From an hour to another one of the same day, or to a day with its hour."""
    opening = _dated(_one_day(first, bound), language)
    hours = _hour(first, language), _hour(last, language)
    if last.date() == first.date():
        before, between = (" de ", " a ") if language is _ES else (" from ", " to ")
        return Worded(opening + before, hours[0], between + hours[1] + tail)
    closing = f"{_dated(_one_day(last), language)} {_at(last, language)} {hours[1]}"
    start, between = ("del ", " al ") if language is _ES else ("from ", " to ")
    if bound is not Bound.WITHIN:
        start = ""
    return Worded(f"{start}{opening} {_at(first, language)} ", hours[0], between + closing + tail)


def _one_day(moment: datetime.datetime, bound: Bound = Bound.WITHIN) -> DateExpression:
    return DateExpression((0, 0), moment.date(), moment.date(), Granularity.DAY, bound=bound)


def _dated(when: DateExpression, language: Language) -> str:
    """The day or days of an hour; a day with its weekday, whichever side of it is meant."""
    if when.bound is not Bound.WITHIN:
        return _bounded(when, language, weekday=True)
    named = stretch(when, language)
    return named.within or named.noun


def _at(moment: datetime.datetime, language: Language) -> str:
    if language is _EN:
        return "at"
    return "a la" if moment.hour == 1 else "a las"


def _hour(moment: datetime.datetime, language: Language) -> str:
    # Babel's English puts a narrow no-break space before AM and PM.
    return format_time(moment.time(), _HOUR[language], locale=str(language)).replace("\u202f", " ")
