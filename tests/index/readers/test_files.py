import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import ReleaseTooLarge, UnreadableFile
from index.readers.files import read_bytes, shown, source_of

NOBODY = 65534


@pytest.fixture
def powerless(tmp_path: Path) -> Iterator[None]:
    """Without root's right to read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_the_bytes_come_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"uno\r\ndos\xff")
    assert read_bytes(path, max_bytes=9) == b"uno\r\ndos\xff"


@pytest.mark.parametrize(("size", "fits"), [(0, True), (9, True), (10, True), (11, False), (50_000, False)])
def test_a_file_may_be_as_large_as_the_limit_and_no_larger(tmp_path: Path, size: int, fits: bool) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * size)
    if fits:
        assert len(read_bytes(path, max_bytes=10)) == size
    else:
        with pytest.raises(ReleaseTooLarge, match=r"a\.txt .*over the limit of .*VOCERO_MAX_FILE_MB"):
            read_bytes(path, max_bytes=10)


def test_a_gigantic_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # A hole in the file system: reading it would take the memory of the machine.
    with pytest.raises(ReleaseTooLarge, match="1099511 MB: over the limit of 20 MB"):
        read_bytes(path, max_bytes=20_000_000)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs a file that hides its size")
def test_a_file_that_hides_its_size_is_refused_all_the_same() -> None:
    with pytest.raises(ReleaseTooLarge, match="grew while it was read"):
        read_bytes(Path("/proc/self/status"), max_bytes=10)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="does not exist"):
        read_bytes(tmp_path / "no.txt", max_bytes=10)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="is a folder, not a file"):
        read_bytes(tmp_path, max_bytes=10)


@pytest.mark.timeout(5)
def test_a_named_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableFile, match="is a pipe or socket, not a file"):
        read_bytes(tmp_path / "pipe.txt", max_bytes=10)


def test_a_device_is_no_file() -> None:
    with pytest.raises(UnreadableFile, match="is a device, not a file"):
        read_bytes(Path("/dev/zero"), max_bytes=10)


@pytest.mark.parametrize("closed", ["the file", "its folder"])
def test_a_forbidden_file_says_which_permissions_are_missing(
    tmp_path: Path, closed: str, request: pytest.FixtureRequest
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "a.txt"
    path.write_text("uno")
    (path if closed == "the file" else folder).chmod(0)
    request.getfixturevalue("powerless")
    with pytest.raises(UnreadableFile, match="may not be read by this user"):
        read_bytes(path, max_bytes=10)


@pytest.mark.parametrize("path", [Path("a\0b.txt"), Path("x" * 300), Path(__file__) / "below-a-file.txt"])
def test_a_path_that_cannot_be_a_file_is_a_message_and_no_crash(path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read_bytes(path, max_bytes=10)


def test_links_that_lead_in_a_circle_are_a_message(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read_bytes(tmp_path / "a", max_bytes=10)


def test_the_source_is_the_same_by_whichever_way_the_file_is_reached(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.txt").write_text("uno")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    roundabout = tmp_path / "folder" / ".." / "a.txt"
    assert source_of(roundabout) == source_of(tmp_path / "link.txt") == str((tmp_path / "a.txt").resolve())


def test_a_name_that_is_no_text_is_refused_with_a_message_that_can_be_printed() -> None:
    path = Path(os.fsdecode(b"comunicaci\xf3n.txt"))
    with pytest.raises(UnreadableFile, match="Rename the file") as caught:
        source_of(path)
    assert str(caught.value).encode()
    assert shown(path) == r"comunicaci\udcf3n.txt"
