import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake import Found, find_files, remarks, take_in
from index import Library, StorageFull
from tests.bot.command_line import Vocero, runner

DATELINE = "Madrid, 3 de marzo de 2025.- "


@pytest.fixture
def vocero(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Iterator[Vocero]:
    yield runner(monkeypatch, capsys, tmp_path)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def write(name: str, content: str | bytes = "") -> Path:
        path = tmp_path / "releases" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(
            content if isinstance(content, bytes) else (DATELINE + (content or f"Es {name}.")).encode()
        )
        return path

    return write


Write = Callable[..., Path]


def test_folders_are_searched_at_any_depth_in_order_and_without_what_is_hidden(write: Write) -> None:
    for name in ("b.txt", "a.md", "c/d.TXT", ".hidden.txt", ".git/x.txt", "photo.jpg", "c/e.pdf"):
        write(name)
    root = write("z.txt").parent
    found = find_files([root])
    assert [path.relative_to(root).as_posix() for path in found.files] == [
        "a.md",
        "b.txt",
        "z.txt",
        "c/d.TXT",
    ]
    assert (found.failures, found.left_out) == ((), 2)


def test_a_file_is_found_once_however_often_it_is_named(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a.txt")
    monkeypatch.chdir(path.parent)
    assert len(find_files([path, path.parent, Path("a.txt"), Path()]).files) == 1


def test_a_file_that_is_named_itself_is_tried_whatever_it_is_called(write: Write) -> None:
    assert len(find_files([write("release.html"), Path("no such file")]).files) == 2


def test_links_that_lead_in_a_circle_end(write: Write) -> None:
    root = write("a.txt").parent
    (root / "again").symlink_to(root, target_is_directory=True)
    assert len(find_files([root]).files) == 1


def test_a_folder_without_permission_is_reported_and_the_others_are_read(
    vocero: Vocero, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("open/a.txt")
    locked = write("locked/b.txt").parent
    scandir = os.scandir

    def guarded(path: str) -> Iterator[os.DirEntry[str]]:
        # The tests may run as a user whom no permission stops.
        if Path(path) == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    done = vocero("ingest", locked.parent)
    assert done.code == 1
    assert f"{locked}: the folder cannot be read: Permission denied" in done.err
    assert done.out == "1 added, 0 updated, 0 unchanged, 1 failed\n"


def test_a_path_that_the_system_refuses_to_look_at_is_reported_and_the_others_are_read(
    vocero: Vocero, write: Write
) -> None:
    good = write("good.txt", "Un comunicado\n\nLa sesión será el martes 3 de marzo de 2026.")
    done = vocero("ingest", "x" * 5000, str(good))
    assert (done.code, done.out) == (1, "1 added, 0 updated, 0 unchanged, 1 failed\n")
    assert "cannot be read" in done.err


def test_ingest_tells_new_from_changed_from_known(vocero: Vocero, write: Write) -> None:
    write("a.txt")
    path = write("b.txt")
    assert vocero("ingest", path.parent).out == "2 added, 0 updated, 0 unchanged, 0 failed\n"
    write("b.txt", "Ahora dice otra cosa.")
    write("c.txt")
    done = vocero("ingest", path.parent)
    assert (done.code, done.out) == (0, "1 added, 1 updated, 1 unchanged, 0 failed\n")


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.txt", b""), ("binary.txt", bytes(range(256)) * 8), ("blank.txt", b" \n\t\n")],
)
def test_a_bad_file_never_stops_the_rest_and_the_exit_code_tells(
    vocero: Vocero, write: Write, name: str, content: bytes
) -> None:
    write("a.txt")
    bad = write(name, content)
    write("z.txt")
    done = vocero("ingest", bad.parent)
    assert (done.code, done.out) == (1, "2 added, 0 updated, 0 unchanged, 1 failed\n")
    (line,) = done.err.splitlines()
    assert line.startswith(str(bad))
    assert line.count(bad.name) == 1
    assert len(line) > len(str(bad)) + 20


def test_a_file_that_is_missing_or_too_large_is_reported(
    vocero: Vocero, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOCERO_MAX_FILE_MB", "1")
    large = write("large.txt", "a " * 600_000)
    done = vocero("ingest", large, large.with_name("missing.txt"))
    assert (done.code, done.out) == (1, "0 added, 0 updated, 0 unchanged, 2 failed\n")
    first, second = done.err.splitlines()
    assert first.startswith(f"{large} has 1.2 MB")
    assert second.startswith(f"{large.with_name('missing.txt')} does not exist")


def test_what_was_noticed_about_a_file_is_said(vocero: Vocero, write: Write) -> None:
    path = write("old.txt", (DATELINE + "La reunión será mañana.").encode("cp1252"))
    done = vocero("ingest", path)
    assert done.code == 0
    assert done.err.startswith(f"{path}: ")
    assert "1252" in done.err


def test_files_of_other_kinds_are_counted(vocero: Vocero, write: Write) -> None:
    done = vocero("ingest", write("scan.pdf").parent)
    assert (done.code, done.out) == (0, "0 added, 0 updated, 0 unchanged, 0 failed\n")
    assert done.err == "1 files of other kinds were left out.\n"


def test_a_name_that_would_move_the_cursor_is_made_harmless(vocero: Vocero, write: Write) -> None:
    done = vocero("ingest", write("\x1b[2J\n.txt", b""))
    assert "\x1b" not in done.err
    assert done.err.count("\n") == 1


def test_a_name_that_is_no_utf8_breaks_nothing(vocero: Vocero, write: Write) -> None:
    write("a.txt")
    odd = write("a.txt").parent / os.fsdecode(b"caf\xe9.txt")
    odd.write_text(DATELINE + "Hoy abre el café.", encoding="utf-8")
    done = vocero("ingest", odd.parent)
    assert "1 added" in done.out or "2 added" in done.out
    assert done.code == (0 if "0 failed" in done.out else 1)


class StubbornLibrary:
    """Ingests until the file whose number is given, where it raises."""

    def __init__(self, library: Library, error: BaseException, at: int) -> None:
        self._library, self._error, self._at, self._calls = library, error, at, 0

    def ingest(self, path: Path) -> object:
        self._calls += 1
        if self._calls - 1 == self._at:
            raise self._error
        return self._library.ingest(path)


@given(at=st.integers(0, 4), total=st.integers(1, 5))
def test_every_file_is_accounted_for_wherever_the_run_stops(
    at: int, total: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    class Outcomes:
        def ingest(self, path: Path) -> object:
            return type("Ingested", (), {"outcome": "added", "notices": ()})

    library = StubbornLibrary(Outcomes(), StorageFull("The disk is full."), at)  # type: ignore[arg-type]
    found = Found(tuple(Path(str(number)) for number in range(total)), (), 0)
    intake = take_in(library, found)  # type: ignore[arg-type]
    assert intake.outcomes["added"] + intake.untried == total
    assert (intake.stopped is not None) == (at < total)
    assert list(remarks(intake)) == (["The disk is full."] if at < total else [])


def test_an_interruption_keeps_what_was_done_and_says_so(
    vocero: Vocero, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        folder = write(name).parent
    ingest = Library.ingest

    def interrupted(library: Library, path: Path) -> object:
        if path.name == "b.txt":
            raise KeyboardInterrupt
        return ingest(library, path)

    monkeypatch.setattr(Library, "ingest", interrupted)
    done = vocero("ingest", folder)
    assert (done.code, done.out) == (130, "1 added, 0 updated, 0 unchanged, 0 failed, 2 not tried\n")
    assert "Interrupted" in done.err
    assert len(vocero("releases").out.splitlines()) == 1


def test_a_fault_of_ours_in_one_file_does_not_keep_the_others_out(
    vocero: Vocero, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        folder = write(name).parent
    ingest = Library.ingest

    def faulty(library: Library, path: Path) -> object:
        if path.name == "b.txt":
            raise RecursionError("too deep")
        return ingest(library, path)

    monkeypatch.setattr(Library, "ingest", faulty)
    done = vocero("ingest", folder)
    assert (done.code, done.out) == (1, "2 added, 0 updated, 0 unchanged, 1 failed\n")
    assert "b.txt: unexpected RecursionError: too deep" in done.err
