import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index import CatalogueBusy, Library, ModelNotFound
from tests.bot.command_line import SEEDS, Vocero, runner

MINISTERIAL = "¿cuándo es la reunión ministerial de seguridad en Washington?"
MEETS = "When does the Grupo de Implementación de Seguridad bilateral meet?"


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


def keys(value: dict[str, Any]) -> set[str]:
    return set(value)


# Help -------------------------------------------------------------------------------------------------


def test_help_lists_the_commands_there_are_and_no_others(vocero: Vocero) -> None:
    done = vocero("--help")
    assert done.code == 0
    commands = done.out.partition("Commands:")[2].splitlines()
    names = {line.split()[0] for line in commands if line.startswith("  ") and line[2] != " "}
    expected = "ask chat briefing next ingest releases remove reindex serve doctor eval feedback"
    assert names == set(expected.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("next", "--limit", "0"),
        ("ask",),
        ("ask", "--language", "fr", "hola"),
        ("ask", "  "),
        ("ingest",),
        ("remove",),
        ("remove", "one"),
        ("eval",),
        ("eval", "folder", "--errors", "-1"),
        ("--loud",),
    ],
)
def test_a_command_called_wrongly_is_told_so_with_exit_code_2(
    vocero: Vocero, arguments: tuple[str, ...]
) -> None:
    done = vocero(*arguments)
    assert done.code == 2
    assert "Error" in done.err
    assert "Traceback" not in done.err


def test_the_version_is_that_of_the_package(vocero: Vocero, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda package: f"{package} 7.0")
    assert vocero("--version").out == "vocero 7.0\n"


# ask --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "language", "words", "date"),
    [
        (MINISTERIAL, "es", "Reunión Ministerial de Seguridad en Washington, D.C.", "15 de enero de 2026"),
        (MEETS, "en", "sostendrá una nueva reunión el próximo viernes 23 de enero", "January 15, 2026"),
    ],
)
def test_the_answer_is_quoted_whole_and_cited_in_the_language_of_the_question(
    stocked: Vocero, question: str, language: str, words: str, date: str
) -> None:
    found = json.loads(stocked("ask", "--json", question).out)
    done = stocked("ask", question)
    first = done.out.splitlines()
    quoted = [line[2:] for line in first if line.startswith("  ")]
    assert words in quoted[0]
    assert quoted == [found["text"]]
    assert found["language"] == language
    assert date in done.out
    assert "Ciudad de México" in done.out
    assert str(found["start"]) in done.out
    assert done.err == ""


def test_json_names_the_sentence_by_release_and_offsets(stocked: Vocero) -> None:
    done = stocked("ask", "--json", MINISTERIAL)
    found = json.loads(done.out)
    assert done.out.count("\n") == 1
    assert keys(found) == {
        "status",
        "language",
        "release",
        "release_id",
        "version",
        "title",
        "issuer",
        "place",
        "published",
        "url",
        "start",
        "end",
        "text",
        "highlight",
        "confidence",
        "candidates",
        "context",
        "earlier",
        "when",
        "askable",
        "latency_ms",
    }
    seed = (SEEDS / found["release"]).read_text(encoding="utf-8")
    assert seed[found["start"] : found["end"]] == found["text"]
    assert found["published"] == "2026-01-15"
    assert found["place"] == "Ciudad de México"
    assert 0 <= found["confidence"] <= 1
    assert found["highlight"] is None or found["highlight"] in found["text"]
    assert found["candidates"][0]["text"] == found["text"]
    for candidate in found["candidates"]:
        assert keys(candidate) == {"release", "start", "end", "text", "score", "signals"}
        assert seed[candidate["start"] : candidate["end"]] == candidate["text"]


def test_the_language_of_a_question_can_be_given(stocked: Vocero) -> None:
    assert json.loads(stocked("ask", "--json", "--language", "en", MINISTERIAL).out)["language"] == "en"


@pytest.mark.parametrize(
    ("question", "abstained", "nearest"),
    [
        (MINISTERIAL, "Ningún comunicado responde", "Lo más cercano, que no es la respuesta:"),
        (MEETS, "No release answers", "The nearest passage, which is not the answer:"),
    ],
)
def test_an_abstention_is_said_and_the_nearest_passage_labelled_as_such(
    stocked: Vocero, monkeypatch: pytest.MonkeyPatch, question: str, abstained: str, nearest: str
) -> None:
    monkeypatch.setenv("VOCERO_ANSWER_THRESHOLD", "1")
    done = stocked("ask", question)
    assert done.code == 3
    assert done.out.startswith(abstained)
    assert nearest in done.out
    assert "\n  " in done.out
    found = stocked("ask", "--json", question)
    assert (found.code, json.loads(found.out)["status"]) == (3, "abstained")


def test_an_empty_catalogue_is_no_failure_but_no_answer_either(vocero: Vocero) -> None:
    done = vocero("ask", MINISTERIAL)
    assert done.code == 3
    assert "vocero ingest" in done.err
    found = vocero("ask", "--json", MINISTERIAL)
    assert json.loads(found.out)["text"] is None
    assert json.loads(found.out)["candidates"] == []


def test_ask_with_a_folder_ingests_it_once_and_is_silent_from_then_on(vocero: Vocero) -> None:
    first = vocero("ask", "--with", SEEDS, MINISTERIAL)
    assert (first.code, "1 added" in first.err) == (0, True)
    second = vocero("ask", "--with", SEEDS, MINISTERIAL)
    assert (second.code, second.out, second.err) == (0, first.out, "")


def test_ask_with_a_folder_that_is_missing_says_so_and_answers_from_what_there_is(stocked: Vocero) -> None:
    done = stocked("ask", "--with", "no-such-folder", MINISTERIAL)
    assert done.code == 0
    assert "no-such-folder" in done.err
    assert "Reunión Ministerial" in done.out


def test_a_question_that_looks_like_an_option_can_be_asked(stocked: Vocero) -> None:
    assert stocked("ask", "--", "--¿" + MINISTERIAL[1:]).code == 0


# Errors -----------------------------------------------------------------------------------------------


def test_an_error_of_the_library_is_one_message_and_no_traceback(
    stocked: Vocero, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(settings: object) -> None:
        raise ModelNotFound("There is no model in /nowhere.")

    monkeypatch.setattr("index.embed.load_embedder", missing)
    done = stocked("ask", MINISTERIAL)
    assert (done.code, done.out, done.err) == (1, "", "There is no model in /nowhere.\n")


def test_settings_that_do_not_validate_are_named_as_in_the_environment_without_their_values(
    vocero: Vocero, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOCERO_TELEGRAM_TOKEN", "123:secret")
    monkeypatch.setenv("VOCERO_WEBHOOK_PORT", "99999999")
    done = vocero("releases")
    assert done.code == 1
    assert "VOCERO_WEBHOOK_PORT" in done.err
    assert "secret" not in done.err
    assert "99999999" not in done.err
    monkeypatch.setenv("VOCERO_WEBHOOK_PORT", "8080")
    monkeypatch.setenv("VOCERO_WEBHOOK_URL", "https://example.org")
    done = vocero("releases")
    assert done.code == 1
    assert "VOCERO_WEBHOOK_SECRET" in done.err


def test_a_fault_of_ours_is_owned_up_to_in_two_lines_and_shown_whole_on_request(
    stocked: Vocero, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def faulty(library: Library, **keywords: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(Library, "releases", faulty)
    done = stocked("releases")
    assert done.code == 1
    assert done.err.startswith("Unexpected ZeroDivisionError: by nought\n")
    assert "--debug" in done.err
    assert not caplog.records
    stocked("--debug", "releases")
    assert caplog.records[-1].exc_info is not None


# releases, remove, reindex ----------------------------------------------------------------------------


def test_releases_go_down_a_pipe_as_lines_of_columns(stocked: Vocero) -> None:
    (line,) = stocked("releases").out.splitlines()
    number, date, language, title, issuer, sentences = line.split("\t")
    assert (date, language, issuer) == ("2026-01-15", "es", "-")
    assert title
    assert int(sentences) > 5
    (release,) = json.loads(stocked("releases", "--json").out)
    assert (str(release["release_id"]), release["title"]) == (number, title)
    assert release["published"] == date


def test_no_releases_are_an_empty_list(vocero: Vocero) -> None:
    done = vocero("releases")
    assert (done.code, done.out) == (0, "")
    assert "vocero ingest" in done.err
    assert vocero("releases", "--json").out == "[]\n"


def only_id(vocero: Vocero) -> str:
    return str(json.loads(vocero("releases", "--json").out)[0]["release_id"])


def test_remove_takes_a_release_out_when_told_that_nobody_need_be_asked(stocked: Vocero) -> None:
    number = only_id(stocked)
    done = stocked("remove", "--yes", number, number)
    assert (done.code, done.out.splitlines()[-1]) == (0, "1 removed")
    assert stocked("releases", "--json").out == "[]\n"


def test_remove_asks_whoever_is_there(stocked: Vocero) -> None:
    number = only_id(stocked)
    assert stocked("remove", number, stdin="n\n", typed=True).code == 1
    assert only_id(stocked) == number
    assert stocked("remove", number, stdin="y\n", typed=True).code == 0
    assert stocked("releases", "--json").out == "[]\n"


def test_remove_without_anybody_to_ask_removes_nothing(stocked: Vocero) -> None:
    number = only_id(stocked)
    done = stocked("remove", number, stdin="y\n")
    assert done.code == 2
    assert "--yes" in done.err
    assert only_id(stocked) == number


def test_remove_of_an_unknown_id_removes_none_of_those_named(stocked: Vocero) -> None:
    number = only_id(stocked)
    done = stocked("remove", "--yes", number, "999")
    assert done.code == 1
    assert "999" in done.err
    assert only_id(stocked) == number


def test_reindex_leaves_every_release_answering(stocked: Vocero) -> None:
    before = stocked("ask", "--json", MINISTERIAL)
    done = stocked("reindex")
    assert (done.code, done.out) == (0, "1 reindexed\n")
    after = json.loads(stocked("ask", "--json", MINISTERIAL).out)
    assert after["text"] == json.loads(before.out)["text"]


# serve ------------------------------------------------------------------------------------------------


def test_serve_hands_the_settings_to_the_bot(vocero: Vocero, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Any] = []
    monkeypatch.setattr("bot.app.run", given.append)
    monkeypatch.setenv("VOCERO_THREADS", "3")
    assert vocero("serve").code == 0
    assert vocero("--debug", "serve").code == 0
    assert [settings.threads for settings in given] == [3, 3]
    assert [settings.log_level for settings in given] == ["INFO", "DEBUG"]


def test_serve_without_a_token_says_what_is_missing(vocero: Vocero) -> None:
    done = vocero("serve")
    assert done.code == 1
    assert "VOCERO_TELEGRAM_TOKEN" in done.err
    assert "Traceback" not in done.err


def test_a_busy_catalogue_stops_ingest_and_says_how_much_was_not_tried(
    vocero: Vocero, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def busy(library: Library, path: Path) -> None:
        raise CatalogueBusy("Another process is writing.")

    monkeypatch.setattr(Library, "ingest", busy)
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("Madrid, 3 de marzo de 2025.- Hoy llueve.", encoding="utf-8")
    done = vocero("ingest", *(tmp_path / f"{name}.txt" for name in "abc"))
    assert (done.code, done.err) == (1, "Another process is writing.\n")
    assert done.out == "0 added, 0 updated, 0 unchanged, 0 failed, 3 not tried\n"
