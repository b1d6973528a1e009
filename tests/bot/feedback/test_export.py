"""`vocero feedback` and `vocero feedback export`, through the real command line."""

import json
from pathlib import Path

import pytest

from index import Language
from tests.bot.command_line import Vocero, runner
from tests.bot.feedback.exporting import (
    BRIDGE,
    CLOSES,
    LATER,
    PORT,
    REOPENS,
    WHEN,
    ingest,
    keep,
    library_of,
    lines,
)

ES, EN = Language.ES, Language.EN


@pytest.fixture
def vocero(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Vocero:
    run = runner(monkeypatch, capsys, tmp_path)
    monkeypatch.setenv("VOCERO_READ", "0")  # The tiny embedder's candidates need no model to read them.
    return run


def test_a_good_answer_becomes_a_question_with_its_sentence_and_is_asked_again(
    vocero: Vocero, tmp_path: Path
) -> None:
    ids = ingest(tmp_path, port=PORT, bridge=BRIDGE)
    keep(tmp_path, WHEN, ES, ids[REOPENS])
    keep(tmp_path, "When does the bridge close?", EN, ids[CLOSES], message=2)
    keep(tmp_path, "Who is the mayor of the town?", EN, ids[CLOSES], answered=False, message=3)
    done = vocero("feedback", "export", "set")
    assert (done.code, done.err) == (0, "")
    assert "2 releases, 2 questions with their answers, 1 that no release answers" in done.out
    spanish, english = lines("set/questions.jsonl")
    assert spanish == {
        "id": spanish["id"],
        "question_es": WHEN,
        "release": "release-1.txt",
        "gold": [REOPENS],
    }
    assert (english["question_en"], english["gold"]) == ("When does the bridge close?", [CLOSES])
    assert [row["question_en"] for row in lines("set/unanswerable.jsonl")] == [
        "Who is the mayor of the town?"
    ]
    assert lines("set/to_label.jsonl") == []
    judged = vocero("eval", "set", "--json", "--out", "records.jsonl")
    assert judged.code == 0, judged.err
    told = json.loads(judged.out)
    assert told["asked"] == {"es→es": 1, "es→en": 0, "en→es": 0, "en→en": 1}
    assert told["unanswerable"] == 1
    assert told["overall"]["top_1"]["value"] == 1.0
    assert [(row["lang"], row["text"]) for row in lines("records.jsonl")[:2]] == [
        ("es", REOPENS),
        ("en", CLOSES),
    ]
    assert len(lines("records.jsonl")) == 3
    assert vocero("eval", "set").code == 0


def test_what_the_votes_leave_open_is_to_be_labelled(vocero: Vocero, tmp_path: Path) -> None:
    ids = ingest(tmp_path, port=PORT)
    keep(tmp_path, WHEN, ES, ids[REOPENS], good=False)
    keep(tmp_path, "¿Quién pagó las obras?", ES, ids[REOPENS], good=False, answered=False, message=2)
    keep(tmp_path, "¿Quién pagó el faro?", ES, ids[REOPENS], answered=False, message=3, kept_at=1000)
    keep(tmp_path, "¿Y dónde?", ES, ids[REOPENS], message=4)
    keep(tmp_path, "¿Quién pagó el dique?", ES, None, good=False, answered=False, message=5)
    done = vocero("feedback", "export", "set")
    assert done.code == 0
    assert "5 to label in set/to_label.jsonl" in done.err
    shown = {"release": "release-1.txt", "text": REOPENS}
    assert [
        (row["question_es"], row["why"], row["answered"], row["shown"]) for row in lines("set/to_label.jsonl")
    ] == [
        ("¿Quién pagó el faro?", "releases came since, and may answer it", False, shown),
        (WHEN, "voted down", True, shown),
        ("¿Quién pagó las obras?", "voted down", False, shown),
        ("¿Y dónde?", "leans on the question before it", True, shown),
        ("¿Quién pagó el dique?", "voted down", False, None),
    ]
    assert lines("set/questions.jsonl") == lines("set/unanswerable.jsonl") == []


def test_what_nothing_resembled_and_nothing_answers_needs_no_sentence(vocero: Vocero, tmp_path: Path) -> None:
    ingest(tmp_path, port=PORT)
    keep(tmp_path, "¿Quién es el alcalde de Peralba?", ES, None, answered=False)
    assert vocero("feedback", "export", "set").code == 0
    assert len(lines("set/unanswerable.jsonl")) == 1


def test_sentences_that_are_gone_are_told_as_left_out(vocero: Vocero, tmp_path: Path) -> None:
    ids = ingest(tmp_path, port=PORT, bridge=BRIDGE)
    keep(tmp_path, WHEN, ES, ids[REOPENS])
    keep(tmp_path, "¿Cuánto costó el puerto?", ES, ids["Costó 3 millones."], message=2)
    keep(tmp_path, "When does the bridge close?", EN, ids[CLOSES], message=3)
    keep(tmp_path, "Is the bridge old?", EN, ids[CLOSES], good=False, message=4)
    ingest(tmp_path, port=PORT.replace("4 de mayo", "5 de mayo"))
    with library_of(tmp_path) as library:
        library.remove(library.citation(ids[CLOSES]).release_id)  # type: ignore[union-attr]
    done = vocero("feedback", "export", "set")
    assert done.code == 0
    assert "1 left out: its release does not say that sentence any more." in done.err
    assert "1 left out: its release was removed." in done.err
    # A sentence that the new version has too still answers.
    assert [row["gold"] for row in lines("set/questions.jsonl")] == [["Costó 3 millones."]]
    assert [row["shown"] for row in lines("set/to_label.jsonl")] == [None]
    assert [path.name for path in Path("set/releases").iterdir()] == ["release-1.txt"]


def test_nobodys_number_is_in_it_and_the_same_question_is_in_it_once(vocero: Vocero, tmp_path: Path) -> None:
    ids = ingest(tmp_path, port=PORT)
    for message in (1, 2):
        keep(tmp_path, WHEN, ES, ids[REOPENS], message=message)
    keep(tmp_path, WHEN, ES, ids[REOPENS], message=3, good=False)
    assert vocero("feedback", "export", "set").code == 0
    assert (len(lines("set/questions.jsonl")), len(lines("set/to_label.jsonl"))) == (1, 1)
    for path in Path("set").rglob("*.*"):
        assert "77001" not in path.read_text(encoding="utf-8")
    assert vocero("feedback", "export", "again").code == 0
    assert Path("again/questions.jsonl").read_bytes() == Path("set/questions.jsonl").read_bytes()


def test_a_folder_that_is_there_is_left_as_it_is(vocero: Vocero, tmp_path: Path) -> None:
    ids = ingest(tmp_path, port=PORT)
    keep(tmp_path, WHEN, ES, ids[REOPENS])
    assert vocero("feedback", "export", "set").code == 0
    Path("set/questions.jsonl").write_text("labelled by hand")
    done = vocero("feedback", "export", "set")
    assert done.code == 1
    assert "set is there already" in done.err
    assert Path("set/questions.jsonl").read_text() == "labelled by hand"
    assert {path.name for path in tmp_path.iterdir()} == {"data", "port.txt", "set"}


def test_without_anything_kept_nothing_is_made(vocero: Vocero, tmp_path: Path) -> None:
    done = vocero("feedback", "export", "set")
    assert (done.code, done.out) == (1, "")
    assert "nobody has agreed" in done.err
    assert list(tmp_path.iterdir()) == []


def test_votes_are_counted(vocero: Vocero, tmp_path: Path) -> None:
    none = vocero("feedback")
    assert none.out == (
        "answers: 0 up, 0 down\nnearest sentences, none being the answer: 0 up, 0 down\nquestions kept: 0\n"
    )
    assert list(tmp_path.iterdir()) == []
    keep(tmp_path, WHEN, ES, 1)
    keep(tmp_path, WHEN, ES, 1, good=False, message=2)
    keep(tmp_path, WHEN, ES, 1, answered=False, message=3, kept_at=LATER + 1)
    assert "answers: 1 up, 1 down\n" in vocero("feedback").out
    assert json.loads(vocero("feedback", "--json").out) == {
        "votes": {"answered": {"up": 1, "down": 1}, "abstained": {"up": 1, "down": 0}},
        "kept": 3,
    }
