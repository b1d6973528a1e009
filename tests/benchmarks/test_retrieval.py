"""The whole of benchmarks/retrieval.py on tiny sets, the models replaced by a tiny one."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import retrieval
from config import Settings
from index.embed import Embedder
from tests.benchmarks.tiny_sets import RELEASES, write_development, write_xquad
from tests.hash_embedder import HashEmbedder

Run = Callable[..., None]


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings of every model that is loaded."""
    settings: list[Settings] = []

    def load(of: Settings) -> Embedder:
        settings.append(of)
        return HashEmbedder()

    monkeypatch.setattr(retrieval, "load_embedder", load)
    return settings


@pytest.fixture
def measure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loaded: list[Settings]) -> Run:
    for name in ("sets/xquad", "sets/eval", "teacher", "ours"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "config.json").write_text("{}", encoding="utf-8")
    write_xquad(tmp_path / "sets" / "xquad")
    write_development(tmp_path / "sets" / "eval")
    monkeypatch.setattr(retrieval, "teacher_folder", lambda: tmp_path / "teacher")
    monkeypatch.setenv("VOCERO_MODEL", str(tmp_path / "ours"))

    def run(*options: str) -> None:
        sets = ["--xquad", "sets/xquad", "--eval", "sets/eval", "--rounds", "0"]
        monkeypatch.setattr(sys, "argv", ["retrieval", *sets, *options])
        retrieval.main()

    return run


def test_the_page_has_words_teacher_shipped_and_cut_and_others(
    measure: Run, loaded: list[Settings], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "modules.json").write_text("[]", encoding="utf-8")
    measure("--model", str(other), "--out", "model.md")
    page = Path("model.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out == page
    heads = [line.split(" | ")[0].removeprefix("| ") for line in page.splitlines() if line.startswith("| ")]
    words = ["BM25 (k1 1.5, b 0.75)", "BM25 (k1 1.5, b 0.75) with the dictionary of `index/translations.py`"]
    teacher = "all-MiniLM-L6-v2, the teacher"
    assert heads == [
        "|",
        *words,
        teacher,
        "ours, shipped",
        "its 95 % interval (bootstrap over the questions)",
        "asked of it, at least",
        "ours, shipped, 256 dimensions",
        "ours, shipped, 128 dimensions",
        "other",
        "|",
        *words,
        *(
            f"{name}{behind}"
            for name in (teacher, "ours, shipped", "other")
            for behind in ("", ", behind the title")
        ),
    ]
    assert [of.dimensions for of in loaded] == [None, None, 256, 128, None] * 2
    assert [Path(of.model).name for of in loaded] == ["teacher", "ours", "ours", "ours", "other"] * 2
    assert "3 questions in each language, 3 English and 4 Spanish sentences." in page
    assert "3 releases, 6 sentences, 3 questions in each language, 2 about Spanish releases and 1" in page
    assert "--model FOLDER --rounds 0 --out FILE" in page
    assert str(tmp_path) not in page


def test_the_records_are_those_of_the_shipped_model(measure: Run) -> None:
    measure("--records", "records.jsonl")
    lines = Path("records.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 8
    assert {json.loads(line)["release"] for line in lines} <= RELEASES.keys()


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--model", "./nowhere"], "no model folder"),
        (["--xquad", "nowhere"], "nowhere"),
    ],
)
def test_what_is_not_there_is_said_before_anything_is_measured(
    measure: Run, loaded: list[Settings], options: list[str], reason: str
) -> None:
    with pytest.raises(SystemExit, match=reason):
        measure(*options)
    assert not loaded
