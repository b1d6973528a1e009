"""The calendar as a file for other calendars: iCalendar, RFC 5545.

What a file says of an event is what the releases say, and nothing besides:

- Without an hour it is an all-day event, over all days on which it may lie; it leaves the reader free.
- With an hour it begins then, in the zone that is written, else in the one that is given. It has an end only
  where a release tells one. Without, it ends when it begins (RFC 5545, 3.6.1), which calendars show as a
  short event at that hour; a length would be our invention.
- What is known less exactly than by the day is TENTATIVE, and its summary says how exactly it is known.
- A deadline stands on its last day; what begins on a day, on that day.
- CREATED and LAST-MODIFIED are left out: a release has a day, and they want a moment.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from index.events.announcement import Announcement
from index.events.entry import Entry, EntryStatus
from index.events.expression import Bound, DateExpression
from index.events.ics_text import Text, clean, clean_line, clean_url
from index.events.ics_words import WORDS, day_in_words, exactness, is_exact
from index.release import Language

PRODUCT = "-//Vocero//Vocero//EN"
_DAY = timedelta(days=1)


def to_ics(entries: Sequence[Entry], *, zone: str, now: datetime, language: Language) -> bytes:
    """Write entries as one iCalendar file.

    Args:
        zone: The zone of hours that name none, an IANA name.
        now: The moment at which the file is made, aware.
        language: The language of what is not the releases' own words.

    Raises:
        ZoneInfoNotFoundError: There is no such zone.
    """
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", Text(WORDS[language].name))
    times = [_occurrence(entry.when, zone) for entry in entries]
    for entry, time in zip(entries, times, strict=True):
        calendar.add_component(_event(entry, time, now, language))
    # A file may not be empty (RFC 5545, 3.6): one without an event defines the zone that it would be in.
    names = sorted(calendar.get_missing_tzids()) if entries else [zone]
    calendar.subcomponents[:0] = _zone_definitions(names, times, now)
    return bytes(calendar.to_ical())


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """When an event is, as DTSTART and DTEND have it: days, or moments with a zone."""

    start: date | datetime
    end: date | datetime | None

    @property
    def all_day(self) -> bool:
        return not isinstance(self.start, datetime)


def _occurrence(when: DateExpression, zone: str) -> _Occurrence:
    timed = _timed(when, zone)
    if timed is not None:
        return timed
    first, last = when.start, when.end
    match when.bound:
        case Bound.BEFORE:
            first = last = when.start - _DAY if when.start > date.min else when.start
        case Bound.BY:
            first = last
        case Bound.SINCE:
            last = first
        case Bound.AFTER:
            first = last = _day_after(last)
    end = _day_after(last)
    return _Occurrence(first, end if end > first else None)


def _timed(when: DateExpression, zone: str) -> _Occurrence | None:
    """When it is where an hour is told; None where none is, or only the hour of one day among several."""
    if when.time is None:
        return None
    if when.bound is Bound.WITHIN and when.end != when.start and when.end_time is None:
        return None
    where = ZoneInfo(when.zone or zone)
    day = when.end if when.bound is Bound.BY else when.start
    start = datetime.combine(day, when.time, where)
    if when.end_time is None or when.bound is not Bound.WITHIN:
        return _Occurrence(start, None)
    end = datetime.combine(when.end, when.end_time, where)
    return _Occurrence(start, end if end.astimezone(UTC) > start.astimezone(UTC) else None)


def _day_after(day: date) -> date:
    return day + _DAY if day < date.max else day


def _zone_definitions(names: Sequence[str], times: Iterable[_Occurrence], now: datetime) -> list[Timezone]:
    """The zones, each with its changes of the clock in the years in which the events are, and one around."""
    years = [now.year, *(moment.year for time in times for moment in (time.start, time.end) if moment)]
    first = date(max(min(years) - 1, MINYEAR), 1, 1)
    last = date(min(max(years) + 2, MAXYEAR), 1, 1)
    return [Timezone.from_tzinfo(ZoneInfo(name), name, first, last) for name in names]


def _event(entry: Entry, time: _Occurrence, now: datetime, language: Language) -> Event:
    told = entry.announcement
    event = Event()
    event.add("UID", f"{entry.uid}@vocero")
    event.add("DTSTAMP", now.astimezone(UTC))
    event.add("SEQUENCE", entry.sequence)
    event.add("STATUS", _status(entry))
    event.add("DTSTART", time.start)
    if time.end is not None:
        event.add("DTEND", time.end)
    event.add("TRANSP", "TRANSPARENT" if time.all_day else "OPAQUE")
    event.add("SUMMARY", Text(_summary(entry, language)))
    if told.where and clean_line(told.where):
        event.add("LOCATION", Text(clean_line(told.where)))
    event.add("DESCRIPTION", Text(_description(entry, language)))
    url = clean_url(told.citation.url)
    if url:
        event.add("URL", url)
    event.add("CATEGORIES", [WORDS[language].kinds[told.kind]])
    return event


def _status(entry: Entry) -> str:
    if entry.status is not EntryStatus.SCHEDULED:
        return "CANCELLED"
    return "CONFIRMED" if is_exact(entry.when) else "TENTATIVE"


def _summary(entry: Entry, language: Language) -> str:
    """What it is, and whose, in the release's words; in brackets what the days of a calendar do not tell."""
    words = WORDS[language]
    remarks = [words.statuses.get(entry.status, ""), exactness(entry.when, language)]
    remark = "; ".join(filter(None, remarks))
    told = entry.announcement
    what, who = clean_line(told.what), clean_line(told.who or "")
    # "A new meeting" alone says little among the others of a calendar.
    named = f"{what} · {who}" if who and who.casefold() not in what.casefold() else what
    return f"{named} ({remark})" if remark else named


def _description(entry: Entry, language: Language) -> str:
    """The sentence letter for letter and its release; those that say the same; what was said before."""
    words = WORDS[language]
    parts = [_quoted(entry.announcement, language, words.notices.get(entry.status))]
    parts += [_quoted(source, language, words.also) for source in entry.sources]
    parts += [_quoted(earlier, language, words.before) for earlier in entry.earlier]
    return "\n\n".join(parts)


def _quoted(told: Announcement, language: Language, heading: str | None) -> str:
    citation = told.citation
    day = day_in_words(citation.published, language) if citation.published else None
    about = " · ".join(
        clean_line(part) for part in (citation.title, citation.issuer, citation.place, day) if part
    )
    url = clean_line(citation.url or "")
    return "\n".join(line for line in (heading, clean(citation.text), about, url) if line)
