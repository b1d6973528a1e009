"""Arrivals: each release that is new or changed is told of, once, whoever took it in."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config import Settings
from index import Library, ReleaseError
from tests.conftest import ROOT
from tests.hash_embedder import HashEmbedder

SPANISH = "title: Muelle {0}\ndate: 2026-03-02\nlang: es\n---\nLa ministra inauguró el muelle {0}.\n"
ENGLISH = "title: Pier {0}\ndate: 2024-03-02\nlang: en\n---\nThe minister opened pier {0}.\n"
Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def empty(settings: Settings, embedder: HashEmbedder) -> Library:
    return Library(settings, embedder=embedder)


def told(library: Library, after: int = 0, limit: int | None = None) -> list[str]:
    return [arrival.release.title for arrival in library.arrivals(after, limit)]


def test_before_the_first_release_there_is_none(empty: Library) -> None:
    with empty:
        assert empty.arrivals(0) == ()
        assert empty.last_arrival() == 0


def test_releases_are_told_in_the_order_in_which_they_came(empty: Library, write: Write) -> None:
    with empty:
        begin = datetime.now(UTC) - timedelta(seconds=1)
        taken = [
            empty.ingest(write("a.txt", SPANISH.format("norte"))).release,
            empty.ingest(write("b.txt", ENGLISH.format("east"))).release,  # published earlier, came later
        ]
        arrivals = empty.arrivals(0)
        assert [arrival.release for arrival in arrivals] == taken
        assert [arrival.number for arrival in arrivals] == sorted(arrival.number for arrival in arrivals)
        assert arrivals[-1].number == empty.last_arrival()
        for arrival in arrivals:
            assert arrival.added_at.utcoffset() == timedelta(0)
            assert begin <= arrival.added_at <= datetime.now(UTC)


def test_what_was_told_is_not_told_again(empty: Library, write: Write) -> None:
    with empty:
        empty.ingest(write("a.txt", SPANISH.format("norte")))
        seen = empty.last_arrival()
        assert empty.arrivals(seen) == ()
        empty.ingest(write("a.txt", SPANISH.format("norte")))  # the same bytes
        assert empty.last_arrival() == seen
        empty.ingest(write("b.txt", SPANISH.format("sur")))
        assert told(empty, seen) == ["Muelle sur"]
        assert empty.arrivals(empty.last_arrival() + 100) == ()


def test_as_many_are_given_as_are_asked_for(empty: Library, write: Write) -> None:
    with empty:
        for name in ("uno", "dos", "tres"):
            empty.ingest(write(f"{name}.txt", SPANISH.format(name)))
        assert told(empty, limit=2) == ["Muelle uno", "Muelle dos"]
        second = empty.arrivals(0, 2)[-1].number
        assert told(empty, second, 2) == ["Muelle tres"]
        assert told(empty, limit=0) == []


def test_a_changed_release_arrives_again_once_by_its_newest_version(empty: Library, write: Write) -> None:
    with empty:
        empty.ingest(write("a.txt", SPANISH.format("norte")))
        empty.ingest(write("b.txt", SPANISH.format("sur")))
        seen = empty.last_arrival()
        empty.ingest(write("a.txt", SPANISH.format("oeste")))
        empty.ingest(write("a.txt", SPANISH.format("este")))
        (arrival,) = empty.arrivals(seen)
        assert (arrival.release.title, arrival.release.version) == ("Muelle este", 3)
        assert told(empty) == ["Muelle sur", "Muelle este"]


def test_a_removed_release_is_not_told_and_its_number_is_not_given_again(
    empty: Library, write: Write
) -> None:
    with empty:
        empty.ingest(write("a.txt", SPANISH.format("norte")))
        last = empty.ingest(write("b.txt", SPANISH.format("sur"))).release
        seen = empty.last_arrival()
        empty.remove(last.release_id)
        assert empty.last_arrival() == seen
        assert told(empty) == ["Muelle norte"]
        empty.ingest(write("b.txt", SPANISH.format("sur")))  # comes back: new to whoever saw it go
        assert empty.last_arrival() > seen
        assert told(empty, seen) == ["Muelle sur"]


def test_one_removed_after_a_change_is_not_told_by_its_older_version(empty: Library, write: Write) -> None:
    with empty:
        empty.ingest(write("a.txt", SPANISH.format("norte")))
        release = empty.ingest(write("a.txt", SPANISH.format("sur"))).release
        empty.remove(release.release_id)
        assert empty.arrivals(0) == ()


def test_neither_a_failure_nor_a_new_model_is_an_arrival(empty: Library, write: Write) -> None:
    with empty:
        empty.ingest(write("a.txt", SPANISH.format("norte")))
        before = empty.arrivals(0)
        with pytest.raises(ReleaseError):
            empty.ingest(write("nothing.txt", " \n"))
        empty.reindex()
        empty.reindex_events()
        assert empty.arrivals(0) == before
        assert empty.last_arrival() == before[-1].number


_TAKE_IN = """
import sys
from pathlib import Path
from config import Settings
from index import Library
from tests.hash_embedder import HashEmbedder

data, folder = map(Path, sys.argv[1:])
with Library(Settings(_env_file=None, data_dir=data, read=0), embedder=HashEmbedder()) as library:
    for path in sorted(folder.iterdir()):
        library.ingest(path)
"""


def test_what_other_processes_take_in_at_once_is_told_to_a_reader_without_gaps(
    settings: Settings, embedder: HashEmbedder, tmp_path: Path
) -> None:
    expected = set()
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        for number in range(6):
            name = f"{folder}-{number}"
            (tmp_path / folder / f"{name}.txt").write_text(SPANISH.format(name), encoding="utf-8")
            expected.add(f"Muelle {name}")
    with Library(settings, embedder=embedder) as library:
        others = [
            subprocess.Popen([sys.executable, "-c", _TAKE_IN, settings.data_dir, tmp_path / folder], cwd=ROOT)
            for folder in ("one", "two")
        ]
        seen, heard = 0, list[str]()
        running = True
        while running:
            running = any(other.poll() is None for other in others)
            # Two at a time, from the last one seen, as a sender would.
            while news := library.arrivals(seen, 2):
                heard += [arrival.release.title for arrival in news]
                assert news[0].number > seen
                seen = news[-1].number
        assert [other.wait() for other in others] == [0, 0]
        assert len(heard) == len(expected)
        assert set(heard) == expected
        assert seen == library.last_arrival()
