"""Events made up for the tests of what `/next` shows."""

from datetime import UTC, date, datetime, time
from typing import Any

from bot.agenda.entry import Reader
from bot.page import Page
from index import Language
from index.events.announcement import Announcement
from index.events.entry import Entry, EntryStatus
from index.events.event import EventKind
from index.events.expression import DateExpression, Granularity
from tests.bot.making import citation
from tests.telegram.content import Formatted
from tests.telegram.markup import parse_html

NOW = datetime(2026, 1, 16, 18, tzinfo=UTC)
MEETING = "La comisión tendrá una nueva reunión el viernes 23 de enero en Washington, D.C."


def day(start: str, end: str = "", granularity: Granularity = Granularity.DAY, **more: Any) -> DateExpression:
    """An expression over these days; `span` is that of "viernes 23 de enero" in `MEETING`."""
    first = date.fromisoformat(start)
    return DateExpression((40, 59), first, date.fromisoformat(end or start), granularity, **more)


def hour(start: str, at: str, **more: Any) -> DateExpression:
    return day(start, granularity=Granularity.TIME, time=time.fromisoformat(at), **more)


def announcement(when: DateExpression | None, text: str = MEETING, **changes: Any) -> Announcement:
    """What a sentence announces; what it does not know of is of its citation."""
    own = {
        name: changes.pop(name) for name in ("what", "who", "where", "change", "former") if name in changes
    }
    values: dict[str, Any] = {
        "event_id": 1,
        "kind": EventKind.MEETING,
        "what": "nueva reunión",
        "when": when,
        "citation": citation(text, **changes),
        "where": "Washington, D.C.",
    }
    return Announcement(**(values | own))


def entry(told: Announcement, when: DateExpression | None = None, **changes: Any) -> Entry:
    values: dict[str, Any] = {
        "uid": f"{told.citation.sentence_id:016x}",
        "sequence": 0,
        "status": EntryStatus.SCHEDULED,
        "announcement": told,
        "when": when or told.when,
    }
    return Entry(**(values | changes))


def reader(language: Language = Language.ES, zone: str = "America/Mexico_City") -> Reader:
    return Reader(language, zone, "America/Mexico_City", NOW)


def read(page: Page) -> Formatted:
    """The page as Telegram shows it."""
    text, entities = parse_html(page.html)
    return Formatted(text, tuple(entities))


def spans(page: Page, kind: str) -> list[str]:
    """The texts that entities of this type cover."""
    shown = read(page)
    return [shown.covered(entity) for entity in shown.entities if entity.type == kind]
