import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import vobject
from icalendar import Calendar

from tests.bot.command_line import ROOT, SEEDS, Vocero, runner

GROUP = "sostendrá una nueva reunión el próximo viernes 23 de enero"
MINISTERIAL = "Reunión Ministerial de Seguridad en Washington, D.C., durante el mes de febrero"


@pytest.fixture
def vocero(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Iterator[Vocero]:
    yield runner(monkeypatch, capsys, tmp_path)


@pytest.fixture
def stocked(vocero: Vocero) -> Vocero:
    """The command line, with seeds/ ingested."""
    assert vocero("ingest", SEEDS).code == 0
    return vocero


def quoted(out: str) -> list[str]:
    return [line[2:] for line in out.splitlines() if line.startswith("  ")]


# What is coming ---------------------------------------------------------------------------------------


def test_the_day_after_the_seed_two_events_are_coming(stocked: Vocero) -> None:
    done = stocked("next", "--on", "2026-01-16")
    assert (done.code, done.err) == (0, "")
    first, second = quoted(done.out)
    assert GROUP in first
    assert MINISTERIAL in second
    lines = done.out.splitlines()
    assert "23 de enero de 2026" in lines[0]
    assert "Durante febrero de 2026" in lines
    assert any("Washington, D.C." in line for line in lines if not line.startswith("  "))
    assert lines.count("Ciudad de México · 15 de enero de 2026") == 2
    text = (SEEDS / "2026-01-15-dialogo-de-la-fuente-rubio.txt").read_text(encoding="utf-8")
    assert first in text
    assert second in text


@pytest.mark.parametrize(
    ("on", "days"),
    [
        ("2026-01-16", [("2026-01-23", "2026-01-23"), ("2026-02-01", "2026-02-28")]),
        ("2026-01-23", [("2026-01-23", "2026-01-23"), ("2026-02-01", "2026-02-28")]),
        ("2026-01-24", [("2026-02-01", "2026-02-28")]),
        ("2026-02-28", [("2026-02-01", "2026-02-28")]),
        ("2026-03-01", []),
    ],
)
def test_an_event_is_coming_until_all_that_is_known_of_its_date_is_past(
    stocked: Vocero, on: str, days: list[tuple[str, str]]
) -> None:
    found = json.loads(stocked("next", "--json", "--on", on).out)
    assert [(event["date"]["start"], event["date"]["end"]) for event in found["upcoming"]] == days
    assert len(found["past"]) == (0 if days else 2)


@pytest.mark.parametrize(
    ("language", "nothing", "last", "marked"),
    [
        ("es", "Ningún comunicado anuncia nada próximo.", "Lo último, que ya pasó:", "(ya pasó)"),
        ("en", "No release announces anything to come.", "The last ones, which are past:", "(past)"),
    ],
)
def test_when_nothing_is_coming_that_is_said_and_the_last_are_shown_as_past(
    stocked: Vocero, language: str, nothing: str, last: str, marked: str
) -> None:
    done = stocked("next", "--on", "2026-03-01", "--language", language)
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0] == nothing
    assert lines[2] == last
    assert sum(line.endswith(marked) for line in lines) == 2
    assert MINISTERIAL in quoted(done.out)[0]
    assert GROUP in quoted(done.out)[1]


@pytest.mark.parametrize(
    ("words", "language", "starts"),
    [
        (["febrero"], None, ["2026-02-01"]),
        (["in", "February"], "en", ["2026-02-01"]),
        (["próxima", "semana"], "es", ["2026-01-23"]),
        (["Washington"], "es", ["2026-02-01"]),
        (["fútbol"], "es", []),
    ],
)
def test_words_choose_by_time_or_topic(
    stocked: Vocero, words: list[str], language: str | None, starts: list[str]
) -> None:
    options = ["--language", language] if language else []
    found = json.loads(stocked("next", "--json", "--on", "2026-01-16", *options, *words).out)
    assert [event["date"]["start"] for event in found["upcoming"]] == starts
    assert found["filter"] == " ".join(words)


def test_what_was_asked_for_is_named_when_there_is_none_of_it(stocked: Vocero) -> None:
    done = stocked("next", "--on", "2026-01-16", "fútbol")
    assert done.out == "Ningún comunicado anuncia nada próximo que se ajuste a «fútbol».\n"


def test_a_limit_says_how_many_more_there_are(stocked: Vocero) -> None:
    done = stocked("next", "--on", "2026-01-16", "--limit", "1")
    assert len(quoted(done.out)) == 1
    assert done.out.splitlines()[-1].startswith("Y 1 más")


def test_the_past_is_shown_when_it_is_asked_for_the_newest_first(stocked: Vocero) -> None:
    found = json.loads(stocked("next", "--past", "--json", "--on", "2026-03-01").out)
    assert found["upcoming"] == []
    assert [event["date"]["start"] for event in found["past"]] == ["2026-02-01", "2026-01-23"]
    one = stocked("next", "--past", "--on", "2026-01-24", "--language", "en")
    assert one.out.splitlines()[0].endswith("January 23, 2026 (past)")
    none = stocked("next", "--past", "--on", "2026-01-16")
    assert none.out == "Ningún comunicado anunció nada que ya haya pasado.\n"


def test_without_a_day_it_is_as_of_today(stocked: Vocero) -> None:
    found = json.loads(stocked("next", "--json", "--zone", "Europe/Madrid").out)
    assert found["zone"] == "Europe/Madrid"
    assert found["now"] > "2026-01-16"
    assert found["upcoming"] == []


def test_releases_can_be_taken_in_on_the_way(vocero: Vocero) -> None:
    first = vocero("next", "--with", SEEDS, "--on", "2026-01-16")
    assert (first.code, "1 added" in first.err, len(quoted(first.out))) == (0, True, 2)
    second = vocero("next", "--with", SEEDS, "--on", "2026-01-16")
    assert (second.out, second.err) == (first.out, "")


def test_an_empty_catalogue_is_told_how_to_be_filled(vocero: Vocero) -> None:
    done = vocero("next")
    assert (done.code, done.out) == (0, "Ningún comunicado anuncia nada próximo.\n")
    assert "vocero ingest" in done.err


# JSON -------------------------------------------------------------------------------------------------


def test_json_tells_all_of_an_event(stocked: Vocero) -> None:
    done = stocked("next", "--json", "--on", "2026-01-16")
    assert done.out.count("\n") == 1
    found = json.loads(done.out)
    assert found["now"] == "2026-01-16T00:00:00-06:00"
    assert (found["zone"], found["language"], found["more"]) == ("America/Mexico_City", "es", 0)
    group, ministerial = found["upcoming"]
    assert (group["status"], group["sequence"], group["kind"]) == ("scheduled", 0, "meeting")
    assert len(group["uid"]) == 16
    assert (group["date"]["granularity"], group["date"]["begins"]) == ("day", None)
    assert (ministerial["date"]["granularity"], ministerial["where"]) == ("month", "Washington, D.C.")
    assert ministerial["date"]["words"] == "durante febrero de 2026"
    source = ministerial["source"]
    text = (SEEDS / source["release"]).read_text(encoding="utf-8")
    assert text[source["start"] : source["end"]] == source["text"]


# The calendar file ------------------------------------------------------------------------------------


def test_the_calendar_file_holds_what_is_coming(stocked: Vocero, tmp_path: Path) -> None:
    path = tmp_path / "agenda.ics"
    path.write_text("the former one")
    done = stocked("next", "--on", "2026-01-16", "--ics", path)
    assert (done.code, done.out) == (0, "")
    assert str(path) in done.err
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["agenda.ics"]
    group, ministerial = Calendar.from_ical(path.read_bytes()).events
    assert GROUP in str(group["DESCRIPTION"])
    assert str(ministerial["LOCATION"]) == "Washington, D.C."
    assert (str(group["STATUS"]), str(ministerial["STATUS"])) == ("CONFIRMED", "TENTATIVE")
    second = vobject.readOne(path.read_bytes().decode())
    assert [event.dtstart.value.isoformat() for event in second.vevent_list] == ["2026-01-23", "2026-02-01"]


def test_the_calendar_file_can_go_down_a_pipe(stocked: Vocero) -> None:
    done = stocked("next", "--on", "2026-01-24", "--ics", "-")
    assert (done.code, done.err) == (0, "")
    assert len(Calendar.from_ical(done.out).events) == 1


def test_a_calendar_file_never_has_the_past_for_what_is_coming(stocked: Vocero) -> None:
    done = stocked("next", "--on", "2026-03-01", "--ics", "-")
    assert Calendar.from_ical(done.out).events == []
    assert done.err == "Ningún comunicado anuncia nada próximo.\n"
    past = stocked("next", "--on", "2026-03-01", "--past", "--ics", "-")
    assert len(Calendar.from_ical(past.out).events) == 2


# Errors -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (("--on", "tomorrow"), "2026-01-16"),
        (("--on", "2026-02-30"), "2026-01-16"),
        (("--zone", "Nowhere"), "America/Mexico_City"),
        (("--zone", "Madrid"), "Europe/Madrid"),
        (("--zone", ""), "America/Mexico_City"),
        (("--limit", "0"), "--limit"),
        (("--language", "fr"), "'es', 'en'"),
        (("--ics", "."), "is no file"),
        (("--ics", "no-such-folder/agenda.ics"), "there is no folder"),
        (("--ics", "-", "--json"), "one or the other"),
    ],
)
def test_what_cannot_be_understood_is_said_with_what_to_do(
    vocero: Vocero, arguments: tuple[str, ...], advice: str
) -> None:
    done = vocero("next", *arguments)
    assert (done.code, done.out) == (2, "")
    assert advice in " ".join(done.err.split())
    assert "Traceback" not in done.err


def test_a_file_that_cannot_be_written_is_named_and_what_was_there_stays(
    stocked: Vocero, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "agenda.ics"
    path.write_text("the former one")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = stocked("next", "--ics", path)
    assert (done.code, done.out) == (1, "")
    assert f"cannot be written to {path} (No space left on device)" in done.err
    assert path.read_text() == "the former one"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["agenda.ics"]


def test_it_needs_no_model(stocked: Vocero, tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv = ['vocero', 'next', '--on', '2026-01-16']\n"
        "from bot.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'faiss', 'numpy', 'sentence_transformers', 'torch', 'icalendar', 'telegram'}\n"
        "print('heavy:', *sorted(heavy & set(sys.modules)))"
    )
    environment = {**os.environ, "VOCERO_DATA_DIR": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert GROUP in done.stdout
    assert done.stdout.splitlines()[-1] == "heavy:"


def test_events_are_found_anew_without_a_model(stocked: Vocero, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(settings: object) -> None:
        raise AssertionError("the model is not needed")

    monkeypatch.setattr("index.embed.load_embedder", missing)
    before = stocked("next", "--json", "--on", "2026-01-16").out
    done = stocked("reindex", "--events")
    assert (done.code, done.out) == (0, "2 events found\n")
    after = stocked("next", "--json", "--on", "2026-01-16").out
    assert json.loads(after)["upcoming"] == json.loads(before)["upcoming"]


@pytest.mark.parametrize("words", [("febrero",), ("February",), ("--past", "febrero")])
def test_a_month_that_is_over_is_looked_for_among_what_is_past(
    stocked: Vocero, words: tuple[str, ...]
) -> None:
    (sentence,) = quoted(stocked("next", "--on", "2026-03-05", *words).out)
    assert MINISTERIAL in sentence


def test_what_asks_for_nothing_is_not_said_to_be_fitted_by_all(stocked: Vocero) -> None:
    done = json.loads(stocked("next", "--json", "--on", "2026-01-16", "🙂").out)
    assert len(done["upcoming"]) == 2
    assert done["filter"] == ""
