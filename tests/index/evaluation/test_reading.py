"""Reading a folder of evaluation data, and what is said of one that is not as it should be."""

import json
from pathlib import Path
from typing import Any

import pytest

from index.errors import EvaluationError
from index.evaluation import Gold, Question, read_evaluation
from index.release import Language
from tests.index.evaluation.small_set import QUESTIONS, RELEASES, UNANSWERABLE, write_lines

ES, EN = Language.ES, Language.EN


def test_questions_are_read_with_all_that_answers_them(folder: Path) -> None:
    evaluation = read_evaluation(folder)
    assert [path.name for path in evaluation.releases] == sorted(RELEASES)
    fare, captain, doses, works = evaluation.questions
    assert fare == Question(
        "fare",
        {ES: "cuanto cuesta el ferry a Brask Island", EN: "How much does a single ticket cost?"},
        "en-ferry.txt",
        (Gold("en-ferry.txt", "A single ticket costs\n$4.50."),),
        "$4.50",
        "how_many",
    )
    assert [gold.release for gold in captain.golds] == ["en-ferry.txt", "en-library.txt"]
    assert (captain.span, captain.kind, doses.kind) == (None, None, None)
    assert [gold.release for gold in works.golds] == ["es-tren.txt", "es-vacunas.txt"]
    assert [(asked.id, asked.release, asked.golds) for asked in evaluation.unanswerable] == [
        ("mayor", None, ()),
        ("bridge", None, ()),
    ]
    assert evaluation.all == evaluation.questions + evaluation.unanswerable


@pytest.mark.parametrize(
    ("changed", "releases"),
    [
        ({"alt": None}, []),
        ({"alt": [{"release": "es-tren.txt", "gold": ["a", "b"]}]}, ["es-tren.txt"] * 2),
        ({"alt": [{"release": "es-tren.txt", "gold": "a"}]}, ["es-tren.txt"]),
        ({"alt": [{"release": "not-there.txt", "gold": "a"}]}, ["not-there.txt"]),
        ({"alt": [{"release": "es-tren.txt"}, "es-tren.txt"]}, []),
        ({"alt": [], "also": [{"release": "es-tren.txt", "gold": "a"}]}, ["es-tren.txt"]),
    ],
)
def test_other_releases_that_answer_come_in_several_shapes(
    folder: Path, changed: dict[str, Any], releases: list[str]
) -> None:
    write_lines(folder / "questions.jsonl", [QUESTIONS[0] | changed])
    (question,) = read_evaluation(folder).questions
    assert [gold.release for gold in question.golds] == ["en-ferry.txt", *releases]


@pytest.mark.parametrize(("left_out", "language"), [("question_es", EN), ("question_en", ES)])
def test_a_question_may_be_typed_in_one_language_only(
    folder: Path, left_out: str, language: Language
) -> None:
    row = {key: value for key, value in UNANSWERABLE[0].items() if key != left_out}
    write_lines(folder / "unanswerable.jsonl", [row])
    (asked,) = read_evaluation(folder).unanswerable
    assert asked.texts == {language: UNANSWERABLE[0][f"question_{language}"]}


def test_ids_may_be_numbers_and_stay_numbers(folder: Path) -> None:
    write_lines(folder / "unanswerable.jsonl", [UNANSWERABLE[0] | {"id": 7}])
    assert read_evaluation(folder).unanswerable[0].id == 7


def test_a_separator_of_lines_within_a_text_ends_no_line(folder: Path) -> None:
    row = UNANSWERABLE[0] | {"question_en": "Who\u2028knows?"}
    text = "\ufeff" + json.dumps(row, ensure_ascii=False) + "\r\n\r\n"
    (folder / "unanswerable.jsonl").write_text(text, encoding="utf-8")
    assert read_evaluation(folder).unanswerable[0].texts[EN] == "Who\u2028knows?"


@pytest.mark.parametrize("empty", ["questions.jsonl", "unanswerable.jsonl"])
def test_one_of_the_files_may_be_empty_but_not_both(folder: Path, empty: str) -> None:
    (folder / empty).write_text("\n", encoding="utf-8")
    assert read_evaluation(folder).all
    for name in ("questions.jsonl", "unanswerable.jsonl"):
        (folder / name).write_text("", encoding="utf-8")
    with pytest.raises(EvaluationError, match="asks nothing"):
        read_evaluation(folder)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"id": None}, '"id"'),
        ({"id": ""}, '"id"'),
        ({"id": True}, '"id"'),
        ({"id": 1.5}, '"id"'),
        ({"id": "fare"}, "'fare' is taken by questions.jsonl, line 1"),
        ({"question_es": " "}, '"question_es"'),
        ({"question_en": None}, '"question_en"'),
        ({"release": None}, '"release"'),
        ({"release": "lost.txt"}, "lost.txt is not in releases/"),
        ({"gold": "a bare text"}, '"gold" must be a list'),
        ({"gold": ["fine", ""]}, '"gold" must be a list'),
        ({"gold": [], "also": None}, "at least one"),
        ({"span": 12}, '"span"'),
        ({"alt": {"release": "es-tren.txt"}}, '"alt" must be a list'),
        ({"also": [{"gold": "words"}]}, '"release"'),
        ({"also": [{"release": "es-tren.txt", "gold": 3}]}, '"gold" must be a list'),
    ],
)
def test_a_line_that_is_wrong_is_named_with_its_file(
    folder: Path, changed: dict[str, Any], told: str
) -> None:
    write_lines(folder / "questions.jsonl", [QUESTIONS[0], QUESTIONS[1] | changed])
    with pytest.raises(EvaluationError) as caught:
        read_evaluation(folder)
    assert f"{folder / 'questions.jsonl'}, line 2: " in str(caught.value)
    assert told in str(caught.value)


@pytest.mark.parametrize(("line", "told"), [("{", "no JSON"), ("[1]", "an object"), ("nonsense", "no JSON")])
def test_a_line_that_is_no_object_is_named(folder: Path, line: str, told: str) -> None:
    (folder / "unanswerable.jsonl").write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=rf"unanswerable\.jsonl, line 2: .*{told}"):
        read_evaluation(folder)


def test_an_unanswerable_question_needs_an_id_of_its_own(folder: Path) -> None:
    write_lines(folder / "unanswerable.jsonl", [UNANSWERABLE[0] | {"id": "doses"}])
    with pytest.raises(EvaluationError, match=r"taken by questions\.jsonl, line 3"):
        read_evaluation(folder)


def test_bytes_that_are_no_text_are_told_of(folder: Path) -> None:
    (folder / "questions.jsonl").write_bytes(b'{"id": "\xe9"}')
    with pytest.raises(EvaluationError, match=r"questions\.jsonl is not UTF-8 \(byte 8\)"):
        read_evaluation(folder)


@pytest.mark.parametrize("missing", ["questions.jsonl", "unanswerable.jsonl"])
def test_a_file_that_is_missing_is_named(folder: Path, missing: str) -> None:
    (folder / missing).unlink()
    with pytest.raises(EvaluationError, match=f"{missing} cannot be read"):
        read_evaluation(folder)


def test_a_folder_without_releases_is_none(folder: Path) -> None:
    for path in (folder / "releases").iterdir():
        path.rename(path.with_suffix(".pdf"))
    with pytest.raises(EvaluationError, match=r"no \.txt files"):
        read_evaluation(folder)
    with pytest.raises(EvaluationError, match="Give the folder that holds releases/"):
        read_evaluation(folder / "releases")
