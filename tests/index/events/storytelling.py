"""What the calendar makes of short releases, read as the library reads them, and told in a line each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.citation import Citation
from index.events.announcement import Announcement
from index.events.calendar import Calendar
from index.events.entry import Entry
from index.events.event import Span
from index.events.expression import DateExpression
from index.events.extract import extract
from index.paragraphs import split_paragraphs
from index.release import Language, Release
from index.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class Told:
    """A release of a story; of one `name`, each is the next version of the same."""

    published: str
    text: str
    title: str = "Aviso"
    language: str = "es"
    issuer: str | None = None
    name: str | None = None


def es(published: str, text: str, title: str = "Aviso", *, issuer: str | None = None) -> Told:
    """A release in Spanish."""
    return Told(f"2026-{published}"[-10:], text, title, "es", issuer)


def en(published: str, text: str, title: str = "Notice", *, issuer: str | None = None) -> Told:
    """A release in English."""
    return Told(f"2026-{published}"[-10:], text, title, "en", issuer)


def lines(*releases: Told) -> list[str]:
    """Tell the calendar: date, status, changes, which release (from 1) says so, and what it superseded.

    As in "03-19 scheduled 1 by 2 was 1"; what cancels nothing known is "unplaced 2".
    """
    told = _announcements(releases)
    calendar = Calendar.of(announcement for _, announcement in told)
    number = {announcement.event_id: at for at, announcement in told}
    entries = [_line(entry, number) for entry in calendar.entries]
    return sorted([*entries, *(f"unplaced {number[each.event_id]}" for each in calendar.unplaced)])


def _line(entry: Entry, number: dict[int, int]) -> str:
    line = f"{_day(entry.when)} {entry.status} {entry.sequence} by {number[entry.announcement.event_id]}"
    for word, others in (("also", entry.sources), ("was", entry.earlier), ("replaced", entry.replaced)):
        if others:
            line += f" {word} {','.join(str(number[each.event_id]) for each in others)}"
    return line


def _day(when: DateExpression) -> str:
    day = when.start.strftime("%m-%d") + ("" if when.start == when.end else f"/{when.end:%m-%d}")
    return f"{day} {when.time:%H:%M}" if when.time else day


def _announcements(releases: Sequence[Told]) -> list[tuple[int, Announcement]]:
    names = [told.name or f"release {at}" for at, told in enumerate(releases)]
    found: list[tuple[int, Announcement]] = []
    for at, told in enumerate(releases):
        published = date.fromisoformat(told.published)
        language = Language(told.language)
        text = told.text
        release = Release(
            names[at],
            text,
            told.title,
            language,
            split_paragraphs(text),
            issuer=told.issuer,
            published=published,
        )
        sentences = split_sentences(text, release.paragraphs, language)
        for event in extract(release, sentences):
            sentence = sentences[event.sentence]
            citation = Citation(
                sentence_id=100 * at + event.sentence,
                release_id=names.index(names[at]) + 1,
                version=names[: at + 1].count(names[at]),
                current=names[at] not in names[at + 1 :],
                position=event.sentence,
                start=sentence.start,
                end=sentence.end,
                text=text[sentence.start : sentence.end],
                language=language,
                title=told.title,
                source=names[at],
                issuer=told.issuer,
                published=published,
            )
            announcement = Announcement(
                len(found),
                event.kind,
                text[slice(*event.what)],
                event.when.moved(-sentence.start) if event.when else None,
                citation,
                _cut(text, event.who),
                _cut(text, event.where),
                event.change,
                event.former.moved(-sentence.start) if event.former else None,
            )
            found.append((at + 1, announcement))
    return found


def _cut(text: str, span: Span | None) -> str | None:
    return text[slice(*span)] if span else None
