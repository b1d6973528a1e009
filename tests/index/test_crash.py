"""Processes that die in the middle of ingest, and several that ingest at once."""

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from config import Settings
from index import Library, Outcome
from index.sentences import split_sentences
from tests.conftest import ROOT
from tests.hash_embedder import HashEmbedder

pytestmark = pytest.mark.slow

_INGEST = """
import sys
from pathlib import Path
from config import Settings
from index import Library
from tests.hash_embedder import HashEmbedder

data, folder = map(Path, sys.argv[1:])
library = Library(Settings(_env_file=None, data_dir=data), embedder=HashEmbedder())
print("ready", flush=True)
for path in sorted(folder.iterdir()):
    print(library.ingest(path).outcome, flush=True)
library.close()
"""
_KILLS = 8
_SENTENCES = 16


def _write_releases(folder: Path, count: int) -> None:
    folder.mkdir()
    for n in range(count):
        body = " ".join(
            f"La sesión número {n}-{k} tratará el presupuesto del programa {k}."
            for k in range(_SENTENCES - 1)
        )
        header = f"title: Sesión {n}\ndate: 2026-01-15\nlang: es\n---\n"
        text = f"{header}{body} El comité número {n} se reunirá el 3 de marzo.\n"
        (folder / f"{n:03}.txt").write_text(text, encoding="utf-8")


def _start(data: Path, folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", _INGEST, data, folder], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def _assert_whole(settings: Settings) -> int:
    """Every release that is there has all its parts, and nothing is there without a release."""
    with Library(settings, embedder=HashEmbedder()) as library:
        releases = library.releases()
        expected = 0
        for summary in releases:
            release = library.release(summary.release_id)
            sentences = split_sentences(release.text, release.paragraphs, release.language)
            assert summary.sentences == len(sentences) == _SENTENCES
            expected += len(sentences)
    connection = sqlite3.connect(settings.catalogue_path)
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    counts = connection.execute(
        """SELECT (SELECT count(*) FROM versions), (SELECT count(vector) FROM sentences),
        (SELECT count(*) FROM terms_es), (SELECT count(DISTINCT version_id) FROM chunks),
        (SELECT count(*) FROM events)"""
    ).fetchone()
    connection.close()
    assert counts == (len(releases), expected, expected, len(releases), len(releases))
    return len(releases)


def test_a_killed_ingest_leaves_each_release_whole_or_absent(tmp_path: Path, settings: Settings) -> None:
    folder = tmp_path / "releases"
    _write_releases(folder, 100)
    chance = random.Random(20260115)
    stored: list[int] = []
    for _ in range(_KILLS):
        process = _start(settings.data_dir, folder)
        assert process.stdout is not None
        # The first release takes longest, for what reads it is loaded then.
        for _ in range(chance.randint(0, len(stored) + 1)):
            process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.25))
        process.kill()
        process.communicate()
        stored.append(_assert_whole(settings))
    assert stored == sorted(stored)  # nothing that was stored is lost again
    assert stored[-1] > 0
    notices: list[str] = []
    with Library(settings, embedder=HashEmbedder(), notify=notices.append) as library:
        answer = library.ask("¿qué tratará la sesión?")
        assert answer.candidates
    assert len(notices) == 1 and "rebuilt from the catalogue" in notices[0]
    with Library(settings, embedder=HashEmbedder(), notify=notices.append) as library:
        assert library.ask("¿qué tratará la sesión?").candidates == answer.candidates
    assert len(notices) == 1


def test_two_processes_may_ingest_the_same_folder_at_once(tmp_path: Path, settings: Settings) -> None:
    folder = tmp_path / "releases"
    _write_releases(folder, 60)
    processes = [_start(settings.data_dir, folder) for _ in range(2)]
    outcomes = []
    for process in processes:
        output, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        outcomes += output.split()
    assert outcomes.count(Outcome.ADDED) == 60
    assert outcomes.count(Outcome.UNCHANGED) == 60
    assert _assert_whole(settings) == 60


def test_a_disk_that_fills_up_in_the_middle_stops_the_ingest_and_keeps_the_rest(
    tmp_path: Path, settings: Settings
) -> None:
    folder = tmp_path / "releases"
    _write_releases(folder, 40)
    # No file may grow beyond this: to a process it is the same as a disk with no more room.
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n{_INGEST}"
    done = subprocess.run(
        [sys.executable, "-c", limited, settings.data_dir, folder],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
    )
    assert done.returncode != 0
    assert done.stderr.splitlines()[-1].startswith("index.errors.StorageFull: The disk is full")
    stored = _assert_whole(settings)
    assert 0 < stored == done.stdout.count(Outcome.ADDED) < 40
    with Library(settings, embedder=HashEmbedder()) as library:
        for path in sorted(folder.iterdir()):
            library.ingest(path)
        assert library.count() == 40
