import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.heartbeat import beat, heartbeat_path
from index import ModelNotFound
from tests.bot.command_line import SEEDS, Vocero, runner

TOKEN = "123456:nobody-may-see-this"


@pytest.fixture
def vocero(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Iterator[Vocero]:
    # The package need not be installed where its tests run.
    monkeypatch.setattr("bot.doctor.version", lambda package: "1.0")
    yield runner(monkeypatch, capsys, tmp_path)


def troubles(report: str) -> list[str]:
    return [line for line in report.splitlines() if line.startswith("attention")]


def test_before_the_first_release_all_is_well_and_nothing_is_left_behind(
    vocero: Vocero, tmp_path: Path
) -> None:
    done = vocero("doctor")
    assert (done.code, troubles(done.out)) == (0, [])
    assert "none yet: `vocero ingest PATH...` makes it" in done.out
    assert "ready after" in done.out
    assert "VOCERO_TELEGRAM_TOKEN is not set" in done.out
    assert not (tmp_path / "data").exists()


def test_a_stocked_catalogue_is_described(vocero: Vocero) -> None:
    vocero("ingest", SEEDS)
    done = vocero("doctor")
    assert (done.code, troubles(done.out)) == (0, [])
    assert "1 releases with" in done.out
    assert "hashes, 64 dimensions" in done.out
    assert "up to date" in done.out


def test_versions_are_those_of_what_does_the_work(vocero: Vocero) -> None:
    versions = vocero("doctor", "--quick").out.splitlines()[0]
    for name in ("Python 3.", "SQLite 3.", "torch 1.0", "faiss-cpu 1.0"):
        assert name in versions


def test_a_missing_package_needs_attention(vocero: Vocero, monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import PackageNotFoundError

    def missing(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr("bot.doctor.version", missing)
    done = vocero("doctor", "--quick")
    assert done.code == 1
    assert "vocero is not installed" in troubles(done.out)[0]


def test_settings_are_listed_with_their_place_and_without_secrets(
    vocero: Vocero, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VOCERO_TELEGRAM_TOKEN", TOKEN)
    (tmp_path / ".env").write_text("VOCERO_THREADS=2\n", encoding="utf-8")
    done = vocero("doctor", "--quick")
    assert done.code == 0
    assert "VOCERO_TELEGRAM_TOKEN = ********** (environment)" in done.out
    assert "VOCERO_THREADS = 2 (file .env)" in done.out
    assert "token set, long polling" in done.out
    assert TOKEN not in done.out + done.err


def test_a_misspelt_setting_needs_attention(vocero: Vocero, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOCERO_TELEGRAM_TOKN", TOKEN)
    done = vocero("doctor", "--quick")
    assert done.code == 1
    assert "VOCERO_TELEGRAM_TOKN is no setting" in troubles(done.out)[0]
    assert TOKEN not in done.out


def test_a_data_folder_that_is_a_file_needs_attention(vocero: Vocero, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder", encoding="utf-8")
    done = vocero("doctor", "--quick")
    assert done.code == 1
    assert "is not a folder" in troubles(done.out)[0]


def test_a_data_folder_that_cannot_be_written_to_needs_attention(
    vocero: Vocero, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(**keywords: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("tempfile.TemporaryFile", read_only)
    done = vocero("doctor", "--quick")
    assert done.code == 1
    assert "Read-only file system" in troubles(done.out)[0]


def test_a_damaged_catalogue_needs_attention(vocero: Vocero, tmp_path: Path) -> None:
    vocero("ingest", SEEDS)
    (catalogue,) = (tmp_path / "data").glob("catalogue.sqlite3")
    catalogue.write_bytes(b"this was a catalogue once" * 500)
    done = vocero("doctor", "--quick")
    assert done.code == 1
    assert [line.split()[1] for line in troubles(done.out)] == ["catalogue"]


def test_a_missing_vector_index_is_said_to_be_rebuilt(vocero: Vocero, tmp_path: Path) -> None:
    vocero("ingest", SEEDS)
    for path in (tmp_path / "data").glob("vectors*"):
        path.unlink()
    done = vocero("doctor", "--quick")
    assert done.code == 0
    assert "rebuil" in done.out


def test_events_are_counted_and_older_rules_are_told(vocero: Vocero, monkeypatch: pytest.MonkeyPatch) -> None:
    vocero("ingest", SEEDS)
    assert "2 announced" in vocero("doctor", "--quick").out
    monkeypatch.setattr("index.event_store.EventStore.is_outdated", lambda _: True)
    done = vocero("doctor", "--quick")
    assert done.code == 0
    assert "vocero reindex --events" in done.out


def test_a_model_that_does_not_load_needs_attention_unless_it_is_left_out(
    vocero: Vocero, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(settings: object) -> None:
        raise ModelNotFound("There is no model in /nowhere.")

    monkeypatch.setattr("index.embed.load_embedder", missing)
    done = vocero("doctor")
    assert done.code == 1
    assert "There is no model in /nowhere." in troubles(done.out)[0]
    assert vocero("doctor", "--quick").code == 0


def test_health_is_the_age_of_the_sign_of_life(vocero: Vocero, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    assert vocero("doctor", "--health").code == 1
    beat(data)
    assert vocero("doctor", "--health").code == 0
    long_ago = time.time() - 600
    os.utime(heartbeat_path(data), (long_ago, long_ago))
    done = vocero("doctor", "--health")
    assert done.code == 1
    assert "restart `vocero serve`" in done.out
    assert vocero("doctor", "--quick").code == 1
