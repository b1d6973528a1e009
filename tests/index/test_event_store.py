import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from config import Settings
from index import CatalogueError, Library
from index.database import Database
from index.event_store import EventStore
from index.events.announcement import Announcement
from index.events.entry import EntryStatus
from tests.hash_embedder import HashEmbedder

RELEASE = """title: Visita a Oaxaca
date: 2026-03-02
lang: es
---
La secretaria de Cultura visitará Oaxaca el 12 de marzo. El recorrido empieza en el museo regional.
"""
ENGLISH = """title: Fisheries talks
date: 2026-03-05
lang: en
---
The two governments signed a fisheries agreement. The ministers will meet in Halifax on April 20.
"""
Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def empty(settings: Settings) -> Iterator[Library]:
    with Library(settings, embedder=HashEmbedder()) as library:
        yield library


@pytest.fixture
def store(empty: Library, settings: Settings) -> Iterator[EventStore]:
    database = Database(settings.catalogue_path)
    yield EventStore(database)
    database.close()


def starts(announcements: tuple[Announcement, ...]) -> list[date]:
    return [each.when.start for each in announcements if each.when is not None]


def test_what_a_release_announces_is_stored_with_it(empty: Library, store: EventStore, write: Write) -> None:
    empty.ingest(write("oaxaca.txt", RELEASE))
    empty.ingest(write("halifax.txt", ENGLISH))
    found = store.announcements()
    assert starts(found) == [date(2026, 3, 12), date(2026, 4, 20)]
    for each in found:
        cited = each.citation
        assert empty.release(cited.release_id).text[cited.start : cited.end] == cited.text
        assert each.what in cited.text
        assert each.when is not None
        start, end = each.when.span
        assert cited.text[start:end].strip()
        assert ("12 de marzo" if cited.language == "es" else "April 20") in cited.text[start:end]
    assert store.announcements(found[1].citation.sentence_id) == found[1:]


def test_a_release_is_stored_with_its_events_or_not_at_all(
    empty: Library, store: EventStore, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("no more")

    monkeypatch.setattr("index.catalogue.write_events", fail)
    with pytest.raises(CatalogueError):
        empty.ingest(write("oaxaca.txt", RELEASE))
    monkeypatch.undo()
    assert empty.count() == 0
    assert store.announcements() == ()


def test_events_of_a_removed_release_are_gone(empty: Library, store: EventStore, write: Write) -> None:
    kept = empty.ingest(write("halifax.txt", ENGLISH))
    empty.remove(empty.ingest(write("oaxaca.txt", RELEASE)).release.release_id)
    assert [each.citation.release_id for each in store.announcements()] == [kept.release.release_id]


def test_a_new_version_moves_the_event_and_keeps_what_was_said(empty: Library, write: Write) -> None:
    empty.ingest(write("oaxaca.txt", RELEASE))
    (before,) = empty.calendar().entries
    empty.ingest(write("oaxaca.txt", RELEASE.replace("12 de marzo", "19 de marzo")))
    (after,) = empty.calendar().entries
    assert after.uid == before.uid
    assert (before.when.start, after.when.start) == (date(2026, 3, 12), date(2026, 3, 19))
    assert after.sequence > before.sequence
    assert [each.citation.current for each in after.earlier] == [False]
    assert after.announcement.citation.current


def test_what_a_new_version_leaves_out_is_withdrawn(empty: Library, write: Write) -> None:
    empty.ingest(write("oaxaca.txt", RELEASE))
    empty.ingest(write("oaxaca.txt", RELEASE.replace("visitará Oaxaca el 12 de marzo", "conoce Oaxaca")))
    assert [entry.status for entry in empty.calendar().entries] == [EntryStatus.WITHDRAWN]


def test_the_calendar_is_made_once_for_one_state_of_the_catalogue(empty: Library, write: Write) -> None:
    empty.ingest(write("oaxaca.txt", RELEASE))
    calendar = empty.calendar()
    assert empty.calendar() is calendar
    empty.ingest(write("halifax.txt", ENGLISH))
    assert len(empty.calendar().entries) == 2


def test_another_process_s_release_is_seen(empty: Library, settings: Settings, write: Write) -> None:
    assert empty.calendar().entries == ()
    with Library(settings, embedder=HashEmbedder()) as other:
        other.ingest(write("oaxaca.txt", RELEASE))
    assert len(empty.calendar().entries) == 1


def test_a_whole_reindex_keeps_the_events(empty: Library, store: EventStore, write: Write) -> None:
    empty.ingest(write("oaxaca.txt", RELEASE))
    before = empty.calendar().entries[0].uid
    empty.reindex()
    assert [entry.uid for entry in empty.calendar().entries] == [before]
    assert len(store.announcements()) == 1


def _outdate(path: Path) -> None:
    """Make a catalogue one of the format before events."""
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE events")
    connection.execute("DELETE FROM meta WHERE key LIKE 'events%'")
    connection.execute("PRAGMA user_version = 2")
    connection.commit()
    connection.close()


def test_in_a_catalogue_from_before_events_they_are_found_at_first_use(
    empty: Library, settings: Settings, write: Write
) -> None:
    empty.ingest(write("oaxaca.txt", RELEASE))
    uids = [entry.uid for entry in empty.calendar().entries]
    empty.close()
    _outdate(settings.catalogue_path)
    told: list[str] = []
    with Library(settings, embedder=HashEmbedder(), notify=told.append) as upgraded:
        assert [entry.uid for entry in upgraded.calendar().entries] == uids
        assert len(told) == 1
        upgraded.calendar()
        assert len(told) == 1


def test_newer_rules_find_the_events_anew(
    empty: Library, store: EventStore, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.ingest(write("oaxaca.txt", RELEASE))
    assert not store.is_outdated()
    stamp = store.stamp()
    monkeypatch.setattr("index.events.edition.RULES", 10**6)
    assert store.is_outdated()
    assert len(empty.calendar().entries) == 1
    assert not store.is_outdated()
    assert store.stamp() != stamp


def test_a_release_that_comes_while_events_are_found_anew_is_not_missed(
    empty: Library, store: EventStore, write: Write
) -> None:
    empty.ingest(write("oaxaca.txt", RELEASE))
    reached: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        reached.append((done, total))
        if len(reached) == 1:
            empty.ingest(write("halifax.txt", ENGLISH))

    assert empty.reindex_events(progress) == 2
    assert reached == [(1, 1), (1, 1)]
    assert starts(store.announcements()) == [date(2026, 3, 12), date(2026, 4, 20)]


def test_a_release_removed_while_events_are_found_anew_leaves_nothing(
    empty: Library, store: EventStore, write: Write
) -> None:
    ingested = empty.ingest(write("oaxaca.txt", RELEASE))

    def forget(*_: int) -> None:
        empty.remove(ingested.release.release_id)

    assert empty.reindex_events(forget) == 0
    assert store.announcements() == ()
