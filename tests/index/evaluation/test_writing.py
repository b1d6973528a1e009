"""Writing a folder of evaluation data: what was quoted can be quoted from it, and nothing is overwritten."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import EvaluationError
from index.evaluation import read_evaluation
from index.evaluation.writing import EvaluationFolder, release_file, require_free
from index.readers import read_release
from index.readers.cleaning import clean, strip_blank_lines
from index.release import Language, Release

TEXT = "Veracruz, 2 de marzo de 2026.- El puerto reabre el 4 de mayo.\n\n  Costó 3 millones."


def release(text: str = TEXT, title: str = "Reabre el puerto", language: Language = Language.ES) -> Release:
    return Release("/nowhere/a.md", text, title, language, ())


def read_back(folder: Path, name: str) -> Release:
    return read_release(folder / "releases" / name, max_bytes=10**6).release


def written(folder: Path, *releases: Release) -> dict[int, str]:
    begun = EvaluationFolder(folder)
    names = begun.add_releases(enumerate(releases, start=1))
    begun.finish([], [], {})
    return names


@given(
    text=st.text(min_size=1)
    .map(lambda text: strip_blank_lines(clean(text)))
    .filter(lambda text: any(sign.isalnum() for sign in text)),
    title=st.text(min_size=1).map(lambda text: " ".join(clean(text).split())).filter(bool),
    language=st.sampled_from(Language),
)
def test_any_text_and_title_come_back_letter_for_letter(
    tmp_path_factory: pytest.TempPathFactory, text: str, title: str, language: Language
) -> None:
    folder = tmp_path_factory.mktemp("written") / "set"
    names = written(folder, release(text, title, language))
    assert names == {1: "release-1.txt"}
    found = read_back(folder, names[1])
    assert (found.text, found.title, found.language) == (text, title, language)


@pytest.mark.parametrize(
    "text",
    [
        "title: A\ndate: 2026-01-01\n---\nThe text.",
        "---\nThe text.",
        "Fecha: por confirmar\n---\nTexto.",
        " — a",
    ],
)
def test_a_text_that_looks_like_a_header_stays_text(tmp_path: Path, text: str) -> None:
    assert read_back(tmp_path / "set", written(tmp_path / "set", release(text))[1]).text == text


@pytest.mark.parametrize("title", ['"Basta", dijo', '"Basta"', "'Basta'", ">", "|-", "Una: dos", '\\ "x"'])
def test_a_title_that_looks_like_something_else_comes_back(tmp_path: Path, title: str) -> None:
    assert read_back(tmp_path / "set", written(tmp_path / "set", release(title=title))[1]).title == title


def test_all_that_is_known_of_a_release_is_written(tmp_path: Path) -> None:
    full = Release(
        *("/nowhere/a.md", TEXT, "Reabre el puerto", Language.ES, ()),
        issuer="Autoridad Portuaria",
        place="Xalapa",
        published=date(2026, 3, 3),
        url="https://puerto.example/nota?id=7&lang=es",
    )
    found = read_back(tmp_path / "set", written(tmp_path / "set", full)[1])
    for name in ("title", "issuer", "place", "published", "url", "language", "text"):
        assert getattr(found, name) == getattr(full, name)


def test_two_releases_that_make_the_same_file_share_it(tmp_path: Path) -> None:
    other = release(TEXT + " Y más.")
    assert written(tmp_path / "set", release(), other, release()) == {
        1: "release-1.txt",
        2: "release-2.txt",
        3: "release-1.txt",
    }
    assert len(list((tmp_path / "set" / "releases").iterdir())) == 2


@pytest.mark.parametrize("text", ["Una\rotra línea", "Half \ud83d a sign.", "…"])
def test_a_release_that_would_not_come_back_is_left_out(tmp_path: Path, text: str) -> None:
    assert written(tmp_path / "set", release(text), release()) == {2: "release-2.txt"}
    assert [path.name for path in (tmp_path / "set" / "releases").iterdir()] == ["release-2.txt"]


def test_questions_of_one_language_are_read_back(tmp_path: Path) -> None:
    begun = EvaluationFolder(tmp_path / "set")
    (name,) = begun.add_releases([(7, release())]).values()
    asked = {"id": "a", "question_es": "¿Cuándo\u2028reabre?", "release": name, "gold": ["El puerto reabre"]}
    begun.finish([asked], [{"id": "b", "question_en": "Who pays?"}], {"more.jsonl": [{"id": "c"}]})
    begun.abandon()
    read = read_evaluation(tmp_path / "set")
    assert [question.texts for question in read.all] == [
        {Language.ES: "¿Cuándo\u2028reabre?"},
        {Language.EN: "Who pays?"},
    ]
    assert json.loads((tmp_path / "set" / "more.jsonl").read_text()) == {"id": "c"}
    assert [path.name for path in tmp_path.iterdir()] == ["set"]


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    file, full, empty, link = (tmp_path / name for name in ("file", "full", "empty", "link"))
    file.write_text("mine")
    full.mkdir()
    (full / "mine").touch()
    empty.mkdir()
    link.symlink_to(tmp_path / "nowhere")
    for taken in (file, full, link):
        with pytest.raises(EvaluationError, match="is there already"):
            EvaluationFolder(taken)
    require_free(empty)
    written(empty, release())
    assert (empty / "releases" / "release-1.txt").exists()
    assert file.read_text() == "mine"


def test_what_takes_its_place_meanwhile_stays_too(tmp_path: Path) -> None:
    begun = EvaluationFolder(tmp_path / "set")
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "mine").touch()
    with pytest.raises(EvaluationError, match="is there already"):
        begun.finish([], [], {})
    begun.abandon()
    assert [path.name for path in tmp_path.rglob("*")] == ["set", "mine"]


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EvaluationError, match=r"set cannot be written \(.*\)"):
        EvaluationFolder(tmp_path / "file" / "set")


def test_a_value_is_one_line() -> None:
    assert release_file(release(title="Dos\nlíneas")).splitlines()[0] == "title: Dos líneas"
