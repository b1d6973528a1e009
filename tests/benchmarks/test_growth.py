"""How search grows, on the three releases of a set of our own and copies of them."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from itertools import repeat
from pathlib import Path

import numpy as np
import pytest

from benchmarks import growth, growth_side
from benchmarks.growth import main, read_questions, report, rows, write_releases
from benchmarks.hashed_words import HashedWords
from benchmarks.process import run_module
from benchmarks.side import Figures, Job
from index.readers import read_release
from index.release import Language
from tests.benchmarks.tiny_sets import write_development

ES, EN = Language.ES, Language.EN

STEP: Figures = {
    "releases": 100,
    "sentences": 2500,
    "chunks": 700,
    "catalogue_bytes": 4.4e6,
    "vectors_bytes": 1e6,
    "index_s": 0.25,
    "ingest_s": 3,
    "peak_mb": 120,
    "found": 300,
    "p50_ms": 900,
    "p95_ms": 950,
    "cpu_ms": 10,
    "vectors_ms": 1,
}
LARGER = STEP | {"releases": 10_000, "sentences": 250_000, "p50_ms": 40, "cpu_ms": 19}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_development(tmp_path)


def test_written_releases_read_as_they_were_and_no_two_have_the_same_bytes(
    folder: Path, tmp_path: Path
) -> None:
    original = read_release(folder / "releases" / "es-puente.txt", max_bytes=10_000).release
    (tmp_path / "written").mkdir()

    paths = write_releases(repeat(original), 3, tmp_path / "written", 40)

    assert [path.name for path in paths] == [f"release-0000{number}.txt" for number in (41, 42, 43)]
    assert len({path.read_bytes() for path in paths}) == 3
    for path in paths:
        release = read_release(path, max_bytes=10_000).release
        assert (release.title, release.text, release.language, release.published) == (
            original.title,
            original.text,
            original.language,
            original.published,
        )


def test_questions_come_from_all_over_the_file_in_both_languages(folder: Path) -> None:
    path = folder / "questions.jsonl"

    assert read_questions(path, 6) == [
        *((json.loads(line)["question_es"], ES) for line in path.read_text().splitlines()),
        *((json.loads(line)["question_en"], EN) for line in path.read_text().splitlines()),
    ]
    assert [language for _, language in read_questions(path, 2)] == [ES, EN]


def test_a_side_fills_a_catalogue_and_searches_it(folder: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    files = [str(path) for path in sorted(folder.glob("releases/*.txt"))]
    asked = [json.dumps(question) for question in read_questions(folder / "questions.jsonl", 6)]

    filled = growth_side.ingest(Job("ingest", store, "", 0, 0, files))
    searched = growth_side.ask(Job("ask", store, "", 0, 0, asked))

    assert (filled["releases"], filled["sentences"]) == (3, 6)
    assert filled["chunks"] > 0 and filled["catalogue_bytes"] > 0 and filled["vectors_bytes"] > 0
    assert 0 < searched["vectors_ms"] < searched["p50_ms"] <= searched["p95_ms"]
    assert searched["cpu_ms"] > 0
    assert searched["found"] == 6


def test_a_release_that_is_there_already_is_no_growth(folder: Path, tmp_path: Path) -> None:
    path = str(folder / "releases" / "en-mill.txt")

    with pytest.raises(SystemExit, match="unchanged"):
        growth_side.ingest(Job("ingest", str(tmp_path / "store"), "", 0, 0, [path, path]))


def test_the_table_compares_each_size_with_the_first() -> None:
    lines = [line.strip("| ").split(" | ") for line in rows([STEP, LARGER]).splitlines()]

    assert lines[0][-2:] == ["times as long", "logarithm"]
    assert lines[2][-2:] == ["1.00", "1.00"]
    # 19 / 10, and log 10,000 / log 100.
    assert lines[3][-2:] == ["1.90", "2.00"]
    assert lines[3][:5] == ["10,000", "250,000", "700", "4", "1"]


@pytest.mark.parametrize(("slowest", "said"), [(19.0, "no faster than"), (21.0, "grows faster than")])
def test_the_report_says_whether_it_grows_faster_than_the_logarithm(slowest: float, said: str) -> None:
    measured = [STEP, LARGER | {"cpu_ms": slowest}]

    text = report(measured, questions=6, originals=3, command="python -m benchmarks.growth", load=0.5)

    assert said in text
    assert f"{slowest / 10:.2f} times as long and the logarithm 2.00 times" in " ".join(text.split())
    assert "took 6 s in all" in text
    assert "`python -m benchmarks.growth`, on " in text
    assert "{" not in text


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sides as functions: four processes take their time to start."""

    def run(module: Sequence[str], given: str) -> str:
        assert list(module) == ["benchmarks.growth_side"]
        job = Job(**json.loads(given))
        side = growth_side.ingest if job.task == "ingest" else growth_side.ask
        return json.dumps(side(job) | {"peak_mb": 1})

    monkeypatch.setattr(growth, "run_module", run)


@pytest.mark.usefixtures("in_this_process")
def test_the_command_lets_a_catalogue_grow_and_prints_the_table(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        sys, "argv", ["-", "--data", str(folder), "--sizes", "7", "2", "7", "--questions", "4"]
    )

    main()

    printed = capsys.readouterr().out
    cells = [line.strip("| ").split(" | ") for line in printed.splitlines() if line.startswith("|")]
    assert [row[0] for row in cells[2:]] == ["2", "7"]
    # Two sentences in each release and its copies.
    assert [row[1] for row in cells[2:]] == ["4", "14"]
    assert "--sizes 2 7 --questions 4`" in printed
    assert str(folder) not in printed


def test_a_side_as_a_process_tells_its_memory_too(folder: Path, tmp_path: Path) -> None:
    job = Job("ingest", str(tmp_path / "store"), "", 0, 0, [str(folder / "releases" / "en-mill.txt")])

    figures = json.loads(run_module([growth.SIDE], json.dumps(asdict(job))).splitlines()[-1])

    assert figures["releases"] == 1
    assert 10 < figures["peak_mb"] < 1000


@pytest.mark.parametrize(
    ("missing", "said"), [("releases/*.txt", r"no releases"), ("questions.jsonl", r"questions\.jsonl")]
)
def test_a_folder_without_releases_or_questions_is_said(
    missing: str, said: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in folder.glob(missing):
        path.unlink()
    monkeypatch.setattr(sys, "argv", ["-", "--data", str(folder)])

    with pytest.raises(SystemExit, match=said):
        main()


def test_a_single_release_is_nothing_to_grow_from(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["-", "--data", str(folder), "--sizes", "1", "10"])
    monkeypatch.setattr(growth, "measure", lambda *given: pytest.fail("nothing may be measured"))

    with pytest.raises(SystemExit):
        main()
    assert "invalid _size value: '1'" in capsys.readouterr().err


# The embedder without a model ----------------------------------------------------------------------------


def test_texts_that_share_words_however_inflected_are_near_each_other() -> None:
    near, far = (
        HashedWords().encode_passages(["The ministers visited Larraza.", other])
        @ HashedWords().encode_questions(["¿Qué ministerio visitó Larraza?"])[0]
        for other in ("x", "Walnut trees were planted.")
    )
    assert near[0] > 0.4 > far[1]


def test_vectors_have_length_one_or_none_and_are_the_same_in_every_process() -> None:
    vectors = HashedWords().encode_passages(["The bridge opened.", "¡!", ""])

    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), [1, 0, 0], atol=1e-6)
    assert vectors.shape == (3, HashedWords.dimensions)
    np.testing.assert_array_equal(vectors[:1], HashedWords().encode_passages(["The bridge opened."]))
    assert HashedWords().encode_passages([]).shape == (0, HashedWords.dimensions)
