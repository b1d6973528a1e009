"""What a journalist wants of the calendar: "febrero", "this week", "seguridad en febrero"."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from index.alternatives import groups
from index.events.announcement import Announcement
from index.events.entry import Entry
from index.events.event import EventKind
from index.events.expression import Assumption, Bound, DateExpression
from index.events.reach import last_day
from index.function_words import FUNCTION_WORDS
from index.lexical import terms, words
from index.mentions.listed import listed
from index.names import find_names
from index.release import Language

_Group = tuple[str, ...]
_WEEK = datetime.timedelta(days=7)
_LEADS = {Language.ES: "en ", Language.EN: "in "}
"""What makes a bare word a date where the text alone is not taken for one: "marzo", "may", "2027"."""
_ASKING = listed("""
    evento eventos agenda calendario cosa cosas proximo proxima proximos proximas
    event events calendar thing things next upcoming coming happening
    """)
"""Words of any question for the calendar; folded."""

_KINDS = {
    EventKind.MEETING: ("reunión encuentro", "meeting"),
    EventKind.VISIT: ("visita viaje gira", "visit trip travel"),
    EventKind.CALL: ("llamada", "call"),
    EventKind.SUMMIT: ("cumbre", "summit"),
    EventKind.HEARING: ("audiencia comparecencia", "hearing"),
    EventKind.DEADLINE: ("plazo fecha límite", "deadline"),
    EventKind.PUBLICATION: ("publicación informe", "publication release report"),
    EventKind.CEREMONY: ("ceremonia", "ceremony"),
    EventKind.OTHER: ("", ""),
}
"""What each kind is called in Spanish and in English."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Words that an event has to have, as one of the two languages reads them.

    Attributes:
        of_releases: For releases in Spanish and in English: groups of terms and phrases; of each group one
            has to be there.
    """

    of_releases: tuple[tuple[Language, tuple[_Group, ...]], ...]

    def is_of(self, language: Language, text: str) -> bool:
        """Tell whether terms (with spaces between and around them) have all that is asked for."""
        return all(any(f" {form} " in text for form in group) for group in dict(self.of_releases)[language])


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What to admit; all where nothing is set.

    Attributes:
        start: The first day wanted; None without a limit.
        end: The last day wanted.
        topics: The ways to read the words asked; one of them has to fit. None asked where it is empty.
    """

    start: datetime.date | None = None
    end: datetime.date | None = None
    topics: tuple[Topic, ...] = ()

    def admits(self, entry: Entry) -> bool:
        """Tell whether an event may be on one of the days and is of the topic.

        The words are sought in all that tells of the event now: what, who, where, the kind by its name in
        either language, the sentence and the title of its release.
        """
        if self.start is not None and last_day(entry.when) < self.start:
            return False
        if self.end is not None and entry.when.start > self.end:
            return False
        if not self.topics:
            return True
        told = [(each.citation.language, _told(each)) for each in (entry.announcement, *entry.sources)]
        return any(topic.is_of(language, text) for topic in self.topics for language, text in told)


def read_filter(text: str, today: datetime.date, language: Language, *, past: bool = False) -> EventFilter:
    """Read what a journalist typed after the command.

    Args:
        text: In either language, typed with care or without. A month without a year is the present or the
            coming one, a weekday the coming one. All that is no time is the topic.
        today: The journalist's day.
        language: The chat's; it settles what both languages would read.
        past: Whether what is over is asked for: "febrero" is then the present or the last one.
    """
    if not text.strip():
        return EventFilter()
    found, taken = _dates(text, today, language)
    turned = _passed if past else _coming
    spans = [_days(turned(each, today)) for each in found]
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    rest = _without(text, taken)
    return EventFilter(
        None if None in starts else min((each for each in starts if each), default=None),
        None if None in ends else max((each for each in ends if each), default=None),
        tuple(dict.fromkeys(_topics(rest, language))),
    )


def _dates(
    text: str, today: datetime.date, language: Language
) -> tuple[list[DateExpression], list[tuple[int, int]]]:
    """Find the dates as the chat's language has them, or else the other: with a capital, after "in", too."""
    # Whoever asks for nothing does not need the rules of dates.
    from index.events.dates import find_dates

    capitals = " ".join(word[:1].upper() + word[1:] for word in text.split(" "))
    capitals = capitals if len(capitals) == len(text) else text
    for lead in (False, True):
        for each in (language, *(other for other in Language if other is not language)):
            before = _LEADS[each] if lead else ""
            for written in dict.fromkeys((text, capitals)):
                found = find_dates(before + written, today, each)
                if found:
                    spans = [(max(0, a - len(before)), b - len(before)) for a, b in (x.span for x in found)]
                    return found, spans
    return [], []


def _coming(when: DateExpression, today: datetime.date) -> DateExpression:
    """Take the present or the coming one where the year, or the week, was chosen by whoever read it."""
    if Assumption.YEAR in when.assumptions:
        near = [each for each in _in_near_years(when, today) if each.end >= today]
        return near[0] if near else when
    if Assumption.WEEK in when.assumptions and when.end < today:
        return _in_week(when, -((when.end - today) // _WEEK))
    return when


def _passed(when: DateExpression, today: datetime.date) -> DateExpression:
    """Take the present or the last one instead."""
    if Assumption.YEAR in when.assumptions:
        near = [each for each in _in_near_years(when, today) if each.start <= today]
        return near[-1] if near else when
    if Assumption.WEEK in when.assumptions and when.start > today:
        return _in_week(when, (today - when.start) // _WEEK)
    return when


def _in_near_years(when: DateExpression, today: datetime.date) -> list[DateExpression]:
    years = today.year - when.start.year
    moved = (_in_year(when, year) for year in (years - 1, years, years + 1))
    return [each for each in moved if each is not None]


def _in_week(when: DateExpression, weeks: int) -> DateExpression:
    return replace(when, start=when.start + weeks * _WEEK, end=when.end + weeks * _WEEK)


def _in_year(when: DateExpression, years: int) -> DateExpression | None:
    try:
        start, end = (day.replace(year=day.year + years) for day in (when.start, when.end))
    except ValueError:  # 29 February, or a year that the calendar does not have.
        return None
    # The end of February is the end of February in every year.
    following = when.end + datetime.timedelta(days=1) if when.end < datetime.date.max else when.end
    if following.day == 1 and following != when.end:
        try:
            end = following.replace(year=following.year + years) - datetime.timedelta(days=1)
        except (ValueError, OverflowError):
            return None
    return replace(when, start=start, end=end)


def _days(when: DateExpression) -> tuple[datetime.date | None, datetime.date | None]:
    day = datetime.timedelta(days=1)
    match when.bound:
        case Bound.BEFORE:
            return None, when.start - day if when.start > datetime.date.min else when.start
        case Bound.BY:
            return None, when.end
        case Bound.SINCE:
            return when.start, None
        case Bound.AFTER:
            return when.end + day if when.end < datetime.date.max else when.end, None
        case Bound.WITHIN:
            return when.start, when.end


def _without(text: str, taken: Iterable[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in taken:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _topics(text: str, language: Language) -> Iterator[Topic]:
    """Read the words in each language, the chat's first."""
    for asked_in in (language, *(other for other in Language if other is not language)):
        asked = [word for word in words(text, asked_in) if not _says_nothing(word, asked_in)]
        if asked:
            names = find_names(asked, asked_in)
            yield Topic(tuple((each, tuple(groups(asked, asked_in, each, names))) for each in Language))


def _says_nothing(word: str, asked_in: Language) -> bool:
    """Tell whether a word is of every question, or only joins others in the language it is not read in."""
    # Of the language it is read in, only what is surely no function word ("US") is left.
    joins = word not in FUNCTION_WORDS[asked_in] and any(word in each for each in FUNCTION_WORDS.values())
    return word in _ASKING or joins


def _told(announcement: Announcement) -> str:
    cited = announcement.citation
    parts = (announcement.what, announcement.who or "", announcement.where or "", cited.text, cited.title)
    return _terms(cited.language, announcement.kind, *parts)


@lru_cache(maxsize=4096)
def _terms(language: Language, kind: EventKind, *parts: str) -> str:
    """Lay out the terms of the parts, so that no phrase goes over from one to the next."""
    return " " + " . ".join(" ".join(terms(part, language)) for part in (*parts, *_KINDS[kind])) + " "
