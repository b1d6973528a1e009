"""Calendar files of entries made by hand."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from index import Citation, Language
from index.events.announcement import Announcement
from index.events.entry import Entry, EntryStatus
from index.events.event import EventKind
from index.events.expression import DateExpression, Granularity
from index.events.ics import to_ics

ES, EN = Language.ES, Language.EN
NOW = datetime(2026, 1, 16, 9, 30, tzinfo=ZoneInfo("America/Mexico_City"))
SENTENCE = "La comisión se reunirá en Sevilla, «puntual»; el 3 de marzo."
CITATION = Citation(
    sentence_id=1,
    release_id=1,
    version=1,
    current=True,
    position=0,
    start=0,
    end=len(SENTENCE),
    text=SENTENCE,
    language=ES,
    title="Se reúne la comisión",
    source="/releases/comision.txt",
    issuer="Ministerio de Obras",
    published=date(2026, 1, 15),
    url="https://example.org/comisión?a=1,2;3",
)


def when(
    start: date, end: date | None = None, granularity: Granularity = Granularity.DAY, **more: Any
) -> DateExpression:
    return DateExpression((0, 2), start, end or start, granularity, **more)


def entry(of: DateExpression, **more: Any) -> Entry:
    told = Announcement(1, EventKind.MEETING, "reunión de la comisión", of, CITATION, where="Sevilla, España")
    fields = {"uid": "00000000000000aa", "sequence": 0, "status": EntryStatus.SCHEDULED, "announcement": told}
    return Entry(**{**fields, "when": of, **more})


def written(*entries: Entry, zone: str = "America/Mexico_City", language: Language = ES) -> bytes:
    return to_ics(entries, zone=zone, now=NOW, language=language)


def read(*entries: Entry, zone: str = "America/Mexico_City", language: Language = ES) -> Any:
    """The one event of their file. What its properties are depends on their names, which no type can tell."""
    (event,) = Calendar.from_ical(written(*entries, zone=zone, language=language)).events
    return event


def line(event: CalendarEvent, name: str) -> str:
    """A property as it stands in the file, with its parameters."""
    found = [each for each in event.to_ical().decode().splitlines() if each.startswith(name)]
    return found[0] if found else ""


DAY = when(date(2026, 3, 3))
FEBRUARY = when(date(2026, 2, 1), date(2026, 2, 28), Granularity.MONTH)
AT_TEN = when(date(2026, 3, 3), granularity=Granularity.TIME, time=time(10))
