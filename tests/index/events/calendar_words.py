"""Announcements for the tests of the calendar, told in few words."""

from datetime import date, time

from index.citation import Citation
from index.events.announcement import Announcement
from index.events.event import Change, EventKind
from index.events.expression import DateExpression, Granularity
from index.release import Language

ES, EN = Language.ES, Language.EN


def on(
    start: str, end: str | None = None, *, at: time | None = None, granularity: Granularity | None = None
) -> DateExpression:
    """A day, or a range, of 2026: `on("02-12")`; a month `on("02")`."""
    if len(start) == 2:
        first = date(2026, int(start), 1)
        last = date(2026 + int(start) // 12, int(start) % 12 + 1, 1)
        last = date.fromordinal(last.toordinal() - 1)
        return DateExpression((0, 1), first, last, granularity or Granularity.MONTH)
    first = date.fromisoformat(f"2026-{start}")
    last = date.fromisoformat(f"2026-{end or start}")
    sort = granularity or (Granularity.TIME if at else Granularity.RANGE if end else Granularity.DAY)
    return DateExpression((0, 1), first, last, sort, time=at)


def told(
    what: str,
    when: DateExpression | None,
    *,
    event: int,
    release: int | None = None,
    version: int = 1,
    current: bool = True,
    published: str | None = "01-15",
    kind: EventKind = EventKind.MEETING,
    who: str | None = None,
    where: str | None = None,
    change: Change = Change.ANNOUNCED,
    former: DateExpression | None = None,
    language: Language = ES,
    text: str | None = None,
    title: str = "",
    issuer: str | None = None,
    sentence: int | None = None,
) -> Announcement:
    """An announcement; of a release, and with a sentence, of its own where none is given."""
    release = event if release is None else release
    sentence = event if sentence is None else sentence
    sentence_text = text or " ".join(part for part in (what, who, where) if part)
    citation = Citation(
        sentence_id=sentence,
        release_id=release,
        version=version,
        current=current,
        position=sentence,
        start=0,
        end=len(sentence_text),
        text=sentence_text,
        language=language,
        title=title,
        source=f"https://press.example/{release}",
        issuer=issuer,
        published=date.fromisoformat(f"2026-{published}"[-10:]) if published else None,
    )
    return Announcement(event, kind, what, when, citation, who, where, change, former)
