"""`vocero eval`, through the real command line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index import Library
from index.evaluation import Measure, Reading
from index.release import Language
from tests.bot.command_line import Vocero, runner
from tests.hash_embedder import HashEmbedder
from tests.index.evaluation.reference import scores
from tests.index.evaluation.small_set import QUESTIONS, RELEASES, UNANSWERABLE, write_lines, write_set


@pytest.fixture
def vocero(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Iterator[Vocero]:
    write_set(tmp_path / "set")
    run = runner(monkeypatch, capsys, tmp_path)
    monkeypatch.setenv("VOCERO_ANSWER_THRESHOLD", "0.3")
    monkeypatch.setenv("VOCERO_READ", "0")  # The tiny embedder's candidates need no model to read them.
    yield run


def records(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def test_the_records_and_the_measures_agree_with_the_contract(vocero: Vocero) -> None:
    done = vocero("eval", "set", "--out", "results.jsonl", "--json")
    assert (done.code, done.err) == (0, "")
    written = records("results.jsonl")
    assert [(record["id"], record["lang"]) for record in written] == [
        (row["id"], lang) for row in QUESTIONS + UNANSWERABLE for lang in ("es", "en")
    ]
    for record in written:
        assert record["status"] in ("answered", "abstained")
        assert (record["status"] == "answered") is (record["confidence"] >= 0.3)
        assert record["candidates"][0] == {"release": record["release"], "text": record["text"]}
        assert record["latency_ms"] > 0
        for candidate in record["candidates"]:
            assert candidate["text"] in RELEASES[candidate["release"]][1]
    told = json.loads(done.out)
    ours: dict[str, Any] = dict(told["overall"])
    for pair, figures in told["pairs"].items():
        ours |= {f"{pair} {name}": figure for name, figure in figures.items()}
    for name, value in scores(QUESTIONS, UNANSWERABLE, written).items():
        assert ours[name] == value or ours[name]["value"] == pytest.approx(value), name
    assert told["errors"] == []
    assert told["mistakes"].keys() == {reading.name.lower() for reading in Reading}
    assert len(told["reliability"]) == 10


def test_the_measures_are_a_table_and_mistakes_are_shown_on_request(vocero: Vocero) -> None:
    plain = vocero("eval", "set")
    assert plain.code == 0
    for words in ("es→es", "en→es", "right first", "MRR@20", "unanswerable questions left unanswered", "p95"):
        assert words in plain.out
    assert all(reading.value in plain.out for reading in Reading)
    assert QUESTIONS[3]["question_es"] not in plain.out
    shown = vocero("eval", "set", "--errors", "50").out
    listed = json.loads(vocero("eval", "set", "--errors", "50", "--json").out)
    assert listed["errors"]
    assert sum(sum(of.values()) for of in listed["mistakes"].values()) == len(listed["errors"])
    sure = [error["confidence"] for error in listed["errors"]]
    assert sure == sorted(sure, reverse=True)
    for number, error in enumerate(listed["errors"], start=1):
        assert f"{number}. {error['id']}  {error['pair']}  {error['question']}" in shown
        assert error["first"]["text"] in shown
        for score in error["first"]["signals"].values():
            assert f"{score:.3f}" in shown
        if error["right"] is not None and error["right_rank"] > 1:
            assert f"right, number {error['right_rank']}: {error['right']['release']}" in shown
            assert error["right"]["text"] in shown
    one = vocero("eval", "set", "--errors", "1").out
    assert ("1. " in one, "2. " in one) == (True, False)


def test_a_right_sentence_that_no_search_finds_is_shown_as_the_folder_has_it(vocero: Vocero) -> None:
    write_lines(Path("set/questions.jsonl"), [QUESTIONS[0] | {"gold": ["words that\nstand nowhere"]}])
    done = vocero("eval", "set", "--errors", "4")
    assert "right, not among 11 candidates: en-ferry.txt\n    words that stand nowhere\n" in done.out


def test_a_kept_catalogue_embeds_only_what_changed(vocero: Vocero, monkeypatch: pytest.MonkeyPatch) -> None:
    embedded: list[str] = []
    plain = HashEmbedder.encode_passages

    def count(self: HashEmbedder, texts: list[str]) -> Any:
        # Not what the model is recognised by.
        embedded.extend(text for text in texts if "Peralba" in text or "ferry" in text)
        return plain(self, texts)

    monkeypatch.setattr(HashEmbedder, "encode_passages", count)
    monkeypatch.setattr(HashEmbedder, "encode_questions", plain)
    first = vocero("eval", "set", "--data", "kept", "--out", "first.jsonl")
    assert (first.code, first.err, len(embedded) > 5) == (0, "", True)
    embedded.clear()
    assert vocero("eval", "set", "--data", "kept", "--out", "second.jsonl").code == 0
    assert embedded == []
    for name in ("first.jsonl", "second.jsonl"):
        write_lines(Path(name), [record | {"latency_ms": None} for record in records(name)])
    assert Path("first.jsonl").read_bytes() == Path("second.jsonl").read_bytes()
    assert not Path("data").exists()


def test_nothing_is_left_behind_without_a_folder_to_keep(
    vocero: Vocero, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = set(tmp_path.iterdir())
    assert vocero("eval", "set").code == 0
    assert set(tmp_path.iterdir()) == before


def test_releases_that_cannot_be_ingested_are_named_and_stop_nothing(vocero: Vocero) -> None:
    Path("set/releases/en-ferry.txt").write_bytes(b"")
    done = vocero("eval", "set", "--out", "results.jsonl", "--json")
    assert done.code == 0
    assert "en-ferry.txt" in done.err
    assert "1 failed. Questions about what failed count as missed." in done.err
    told = json.loads(done.out)
    assert told["asked"] == {"es→es": 2, "es→en": 2, "en→es": 2, "en→en": 2}
    assert told["mistakes"]["not_found"]["en→en"] >= 1
    assert len(records("results.jsonl")) == 12


def test_a_set_in_one_language_alone_is_measured(vocero: Vocero) -> None:
    write_lines(Path("set/questions.jsonl"), QUESTIONS[2:])
    write_lines(Path("set/unanswerable.jsonl"), [])
    told = json.loads(vocero("eval", "set", "--json").out)
    assert told["asked"]["en→en"] == 0
    assert told["pairs"]["en→en"][Measure.TOP_1] is None
    assert told["overall"][Measure.SILENT] is None
    assert " - " in vocero("eval", "set").out


# Errors -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("folder", "told"),
    [("nowhere", "Give the folder that holds releases/"), ("set/releases", "Give the folder that holds")],
)
def test_a_folder_of_another_kind_is_told_so(vocero: Vocero, folder: str, told: str) -> None:
    done = vocero("eval", folder)
    assert (done.code, done.out) == (1, "")
    assert told in done.err
    assert "Traceback" not in done.err


def test_a_line_that_is_wrong_is_named(vocero: Vocero) -> None:
    write_lines(Path("set/unanswerable.jsonl"), [UNANSWERABLE[0], {"id": "x"}])
    done = vocero("eval", "set")
    assert done.code == 1
    assert 'unanswerable.jsonl, line 2: "question_es" must be' in done.err


@pytest.mark.parametrize("out", ["nowhere/results.jsonl", "set", "/dev/null"])
def test_what_cannot_become_the_file_of_records_is_refused_before_anything_is_asked(
    vocero: Vocero, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    monkeypatch.setattr(Library, "ask", lambda *arguments, **keywords: pytest.fail("asked"))
    done = vocero("eval", "set", "--out", out)
    assert done.code == 2
    assert "--out" in done.err


def test_a_catalogue_of_other_releases_is_left_as_it_is(vocero: Vocero) -> None:
    Path("mine.txt").write_text("Madrid, 3 de marzo de 2025.- Hoy llueve en todas partes.", encoding="utf-8")
    assert vocero("ingest", "mine.txt").code == 0
    done = vocero("eval", "set", "--data", "data")
    assert done.code == 1
    assert "such as mine.txt" in done.err
    assert len(vocero("releases").out.splitlines()) == 1


def test_a_folder_of_which_nothing_can_be_ingested_is_an_error(vocero: Vocero) -> None:
    for path in Path("set/releases").iterdir():
        path.write_bytes(b"")
    done = vocero("eval", "set")
    assert (done.code, done.out) == (1, "")
    assert "None of the releases" in done.err


def test_a_kept_catalogue_of_another_model_says_how_to_start_anew(
    vocero: Vocero, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert vocero("eval", "set", "--data", "kept").code == 0
    plain = HashEmbedder._encode
    monkeypatch.setattr(HashEmbedder, "_encode", lambda self, text: -plain(self, text)[::-1])
    monkeypatch.setattr(HashEmbedder, "name", "other hashes")
    done = vocero("eval", "set", "--data", "kept")
    assert done.code == 1
    assert "--data" in done.err
    assert "other hashes" in done.err


def test_a_question_in_one_language_is_asked_in_it_alone(vocero: Vocero) -> None:
    whole = json.loads(vocero("eval", "set", "--json").out)
    spanish = {key: value for key, value in QUESTIONS[2].items() if key != "question_en"}
    english = {key: value for key, value in UNANSWERABLE[0].items() if key != "question_es"}
    write_lines(Path("set/questions.jsonl"), [*QUESTIONS[:2], spanish, QUESTIONS[3]])
    write_lines(Path("set/unanswerable.jsonl"), [english, UNANSWERABLE[1]])
    told = json.loads(vocero("eval", "set", "--out", "results.jsonl", "--json").out)
    assert told["asked"] == whole["asked"] | {"en→es": whole["asked"]["en→es"] - 1}
    assert told["pairs"]["es→es"]["top_1"]["value"] == whole["pairs"]["es→es"]["top_1"]["value"]
    assert [(row["id"], row["lang"]) for row in records("results.jsonl")][4:] == [
        *(("doses", "es"), ("works", "es"), ("works", "en")),
        *(("mayor", "en"), ("bridge", "es"), ("bridge", "en")),
    ]


def test_every_question_is_asked_in_its_own_language(vocero: Vocero, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    plain = Library.ask

    def note(self: Library, question: str, **keywords: Any) -> Any:
        asked.append((question, keywords["language"]))
        return plain(self, question, **keywords)

    monkeypatch.setattr(Library, "ask", note)
    assert vocero("eval", "set").code == 0
    expected = {
        (row[f"question_{language}"], language) for row in QUESTIONS + UNANSWERABLE for language in Language
    }
    assert set(asked) == expected
