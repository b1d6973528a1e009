import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from index import CatalogueBusy, CatalogueDamaged, CatalogueError, CatalogueTooNew, StorageFull
from index import database as module
from index.database import SCHEMA_VERSION, Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "catalogue.sqlite3"


def _generation(database: Database) -> int:
    with database.reading() as connection:
        return int(connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()[0])


def _set_generation(database: Database, value: int) -> None:
    with database.writing() as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'generation'", (value,))


def test_it_is_made_once_and_opened_again(path: Path) -> None:
    Database(path).close()
    database = Database(path)
    _set_generation(database, 7)
    database.close()
    again = Database(path)
    assert _generation(again) == 7
    again.close()
    # The write-ahead log is folded back: what is left is one file.
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_failed_transaction_leaves_nothing(path: Path) -> None:
    database = Database(path)
    with pytest.raises(RuntimeError, match="midway"), database.writing() as connection:
        connection.execute("UPDATE meta SET value = 9 WHERE key = 'generation'")
        raise RuntimeError("midway")
    assert _generation(database) == 0
    database.close()


def test_a_reader_keeps_its_state_while_another_thread_writes(path: Path) -> None:
    database = Database(path)
    with database.reading():
        before = _generation(database)
        writer = threading.Thread(target=_set_generation, args=(database, 5))
        writer.start()
        writer.join()
        assert _generation(database) == before
    assert _generation(database) == 5
    database.close()


def test_a_newer_catalogue_is_refused_with_what_to_do(path: Path) -> None:
    Database(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(CatalogueTooNew, match="Update Vocero"):
        Database(path)


@pytest.mark.parametrize("content", [b"not a database at all " * 100, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_catalogue_is_refused_with_what_to_do(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(CatalogueDamaged, match="backup"):
        Database(path)
    assert path.read_bytes() == content


def test_somebody_elses_database_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(CatalogueDamaged, match="not a catalogue of Vocero"):
        Database(path)


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CatalogueError, match="VOCERO_DATA_DIR"):
        Database(tmp_path / "file" / "catalogue.sqlite3")


@pytest.mark.skipif(os.name != "posix", reason="drops to another user, as only POSIX can")
def test_a_folder_without_permission_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    for parent in (tmp_path, *tmp_path.parents):
        if parent.stat().st_uid == os.getuid():
            parent.chmod(parent.stat().st_mode | 0o055)
        if parent.name.startswith("pytest-"):
            break
    folder.chmod(0o555)
    code = (
        "import os, pathlib, sys\n"
        "from index.database import Database\n"
        "from index.errors import CatalogueError\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "try: Database(pathlib.Path(sys.argv[1]) / 'catalogue.sqlite3')\n"
        "except CatalogueError as error: sys.stdout.write(str(error))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, folder], capture_output=True, text=True, check=True, timeout=60
    )
    assert "VOCERO_DATA_DIR" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_full_disk_says_so_and_keeps_what_was_there(path: Path) -> None:
    database = Database(path)
    _set_generation(database, 3)
    with database.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        # SQLite's own way to be told that there is no more room.
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StorageFull, match="free some space"), database.writing() as connection:
        connection.execute("UPDATE meta SET value = 4 WHERE key = 'generation'")
        connection.execute("INSERT INTO meta VALUES ('filler', zeroblob(1000000))")
    assert _generation(database) == 3
    database.close()


def test_a_catalogue_held_too_long_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BUSY_SECONDS", 0.05)
    first, second = Database(path), Database(path)
    with first.writing():
        with pytest.raises(CatalogueBusy, match="Another process"):
            _set_generation(second, 1)
        assert _generation(second) == 0  # readers are never in the way, nor in anybody's
    _set_generation(second, 2)
    assert _generation(first) == 2
    first.close()
    second.close()
