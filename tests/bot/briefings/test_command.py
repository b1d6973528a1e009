"""`vocero briefing`."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.bot.command_line import Vocero, runner
from tests.bot.conversations.running import HARBOUR, LIBRARY_HALL

LEDE = "El puerto de Veracruz reabrirá sus muelles el 4 de mayo."


@pytest.fixture
def vocero(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Iterator[Vocero]:
    yield runner(monkeypatch, capsys, tmp_path)


@pytest.fixture
def stocked(vocero: Vocero, tmp_path: Path) -> Vocero:
    """The command line with an English and a Spanish release; the Spanish one is newer."""
    for name, text in (("library.txt", LIBRARY_HALL), ("harbour.txt", HARBOUR)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert vocero("ingest", tmp_path / name).code == 0
    return vocero


@pytest.mark.parametrize(
    ("more", "parts"),
    [
        ([], ["Lo esencial, con sus palabras", "Cifras", "14 metros", "Nombres", "caracteres 0 a 56"]),
        (
            ["--language", "en"],
            ["The essentials, in its words", "Figures", "in Spanish", "characters 0 to 56"],
        ),
    ],
)
def test_the_newest_release_is_shown_in_its_own_words(
    stocked: Vocero, more: list[str], parts: list[str]
) -> None:
    done = stocked("briefing", *more)
    assert (done.code, done.err) == (0, "")
    quoted = [line[2:] for line in done.out.splitlines() if line.startswith("  ")]
    assert quoted[0] == LEDE
    assert "El dragado alcanzó 14 metros de profundidad." in quoted
    assert all(part in done.out for part in parts)
    assert "<b>" not in done.out


def test_another_release_is_named_by_its_number_and_speaks_its_language(stocked: Vocero) -> None:
    done = stocked("briefing", "1")
    assert done.out.startswith("  The central library will open until midnight from 1 June.\n")
    assert "The essentials, in its words" in done.out


def test_a_program_reads_every_sentence_and_detail_with_its_place(stocked: Vocero) -> None:
    done = stocked("briefing", "--json")
    told = json.loads(done.out)
    text = HARBOUR.partition("---\n")[2]
    assert (told["release"]["release_id"], told["lede"]["text"]) == (2, LEDE)
    for each in (told["lede"], *told["sentences"], *told["details"]):
        assert text[each["start"] : each["end"]] == each["text"]
    assert {each["kind"] for each in told["details"]} == {"figure", "name"}


def test_a_page_to_be_printed_goes_into_a_file_or_to_standard_output(stocked: Vocero, tmp_path: Path) -> None:
    path = tmp_path / "puerto.html"
    done = stocked("briefing", "--html", path)
    assert (done.code, done.out) == (0, "")
    page = path.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>\n") and LEDE in page
    assert stocked("briefing", "--html", "-").out.startswith("<!DOCTYPE html>\n")


def test_what_is_still_to_come_is_told_with_its_date_and_what_is_over_is_not(
    vocero: Vocero, tmp_path: Path
) -> None:
    next_year = datetime.now(UTC).year + 1
    for year in (next_year, 2020):
        text = f"title: Aviso\ndate: {year - 1}-12-01\n---\nLa comisión se reunirá el 5 de marzo de {year}.\n"
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
        assert vocero("ingest", tmp_path / f"{year}.txt").code == 0
    assert f"5 de marzo de {next_year}" in vocero("briefing").out.partition("Lo que viene\n")[2]
    (coming,) = json.loads(vocero("briefing", "1", "--json").out)["upcoming"]
    assert coming["date"]["start"] == f"{next_year}-03-05"
    assert json.loads(vocero("briefing", "2", "--json").out)["upcoming"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["briefing", "99"], 1, "99"),
        (["briefing", "puerto"], 2, "valid integer"),
        (["briefing", "--json", "--html", "x.html"], 2, "one or the other"),
        (["briefing", "--html", "."], 2, "is no file"),
        (["briefing", "--html", "nowhere/x.html"], 1, "cannot be written"),
    ],
)
def test_a_call_that_cannot_be_followed_says_what_to_do(
    stocked: Vocero, arguments: list[str], code: int, says: str
) -> None:
    done = stocked(*arguments)
    assert (done.code, done.out) == (code, "")
    assert says in done.err
    assert "Traceback" not in done.err


def test_without_releases_it_says_how_to_get_some(vocero: Vocero) -> None:
    done = vocero("briefing")
    assert (done.code, done.out) == (1, "")
    assert "vocero ingest" in done.err
