"""The command that makes the gallery, and the Chromium that it makes it with."""

import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gallery import __main__ as gallery
from tests.gallery.chromium import ChromiumFailed, NoChromium, find_chromium, opened
from tests.gallery.scenes import SCENES

ROOT = Path(__file__).parents[2]


def has_chromium() -> bool:
    try:
        find_chromium()
    except NoChromium:
        return False
    return True


needs_chromium = pytest.mark.skipif(not has_chromium(), reason="there is no Chromium on this machine")


def size(png: bytes) -> tuple[int, int]:
    """Width and height, from a PNG's first chunk."""
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_scenes_have_names_of_their_own_that_are_good_for_files() -> None:
    names = [scene.name for scene in SCENES]
    assert len(set(names)) == len(names) > 30
    assert all(name.replace("-", "").isalnum() and name == name.lower() for name in names)


def test_the_index_shows_every_scene_in_both_languages() -> None:
    page = gallery.index(SCENES)
    for scene in SCENES:
        for language in ("es", "en"):
            assert f'src="{scene.name}-{language}.png"' in page


def test_the_pictures_of_the_readme_are_there_small_and_explained() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r'<img src="(docs/pictures/[^"]+)" alt="([^"]+)"', readme)
    assert [path for path, _ in shown] == [f"docs/pictures/{name}.png" for name in gallery.README]
    for path, explained in shown:
        assert len((ROOT / path).read_bytes()) < 120_000
        assert len(explained) > 20


def test_without_chromium_it_says_what_to_install_and_plays_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert gallery.main(["--out", str(tmp_path / "gallery")]) == 1
    assert "apt-get install chromium" in capsys.readouterr().out
    assert list((tmp_path / "gallery").iterdir()) == []


def test_a_chromium_that_ends_at_once_is_an_error_and_not_a_wait() -> None:
    with pytest.raises(ChromiumFailed, match="ended"), opened("/bin/true"):
        pytest.fail("it cannot have started")


def test_the_script_names_what_is_missing_to_whoever_is_not_root(tmp_path: Path) -> None:
    for name, text in {"apt-get": "exit 1", "id": "echo 1000"}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    for name in ("sh", "grep"):
        (tmp_path / name).symlink_to(
            next(Path(each, name) for each in os.get_exec_path() if Path(each, name).exists())
        )
    done = subprocess.run(
        ["sh", "tests/gallery/chromium.sh"],
        cwd=ROOT,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "chromium fonts-noto-core fonts-noto-color-emoji" in done.stderr


@pytest.mark.slow
@needs_chromium
def test_a_picture_is_as_high_as_its_page() -> None:
    with opened() as chromium:
        for height in (40, 3000, 200):
            html = f"<!doctype html><body style='margin:0'><div style='height:{height}px'></div></body>"
            assert size(chromium.picture(html, 300)) == (600, 2 * height)


@pytest.mark.slow
@needs_chromium
def test_a_scene_becomes_two_pictures(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.gallery", "--out", str(tmp_path), "--only", "no-answer"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["no-answer-en.png", "no-answer-es.png"]
    for path in tmp_path.iterdir():
        width, height = size(path.read_bytes())
        assert width == 4 * 390 and height > 300
