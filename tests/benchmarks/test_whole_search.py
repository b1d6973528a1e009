"""The whole search on XQuAD-R, with a set of our own of two paragraphs."""

import sys
from pathlib import Path

import pytest

from benchmarks import whole_search
from benchmarks.measures import interval
from benchmarks.whole_search import Found, draw, main, measure, report, rows
from benchmarks.xquad_releases import Titles
from config import Settings
from index.release import Language
from tests.benchmarks.tiny_sets import ENGLISH, SPANISH, Paragraphs, write_xquad
from tests.hash_embedder import HashEmbedder

ES, EN = Language.ES, Language.EN
PAIRS = ("en→en", "es→es", "es→en", "en→es")


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Without the reader, which is no matter of this benchmark's."""
    return settings.model_copy(update={"read": 0})


def test_each_language_is_asked_of_a_library_of_each(settings: Settings, tmp_path: Path) -> None:
    found = measure(write_xquad(tmp_path), settings, embedder=HashEmbedder())

    assert set(found.ranks) == set(PAIRS)
    assert {pair: len(ranks) for pair, ranks in found.ranks.items()} == dict.fromkeys(PAIRS, 3)
    # The one sentence with the words of the question, asked in its own language.
    assert found.ranks["en→en"][2] == 1
    assert found.ranks["es→es"][2] == 1
    assert found.cut == {ES: 0, EN: 0}
    assert not settings.data_dir.exists(), "the library of whoever runs it stays out of it"


def test_a_sentence_that_search_does_not_find_has_no_rank(settings: Settings, tmp_path: Path) -> None:
    """Paragraphs beyond the 20 candidates stand before the one that is asked about."""
    many: Paragraphs = [([f"The mill number {number} opened."], []) for number in range(40)]
    english = [*many, (["Fog."], [("q", "The mill number 7 opened?", "Fog")])]
    spanish = [*many, (["Niebla."], [("q", "¿The mill number 7 opened?", "Niebla")])]

    found = measure(write_xquad(tmp_path, english, spanish), settings, embedder=HashEmbedder())

    assert found.ranks["en→en"] == [None]


def test_the_same_sentence_of_another_paragraph_is_not_right(settings: Settings, tmp_path: Path) -> None:
    """Asked about the one and the other, the same words find only one of them first."""
    burned, asked = "The old mill of Orvel burned down.", "What became of the old mill of Orvel?"
    ardio, pregunta = "El viejo molino de Orvel ardió.", "¿Qué fue del viejo molino de Orvel?"
    english: Paragraphs = [
        ([burned, "It was never rebuilt."], [("q1", asked, "burned down")]),
        ([burned, "The village mourned."], [("q2", asked, "burned down")]),
    ]
    spanish: Paragraphs = [([ardio], [("q1", pregunta, "ardió")]), ([ardio], [("q2", pregunta, "ardió")])]

    found = measure(write_xquad(tmp_path, english, spanish), settings, embedder=HashEmbedder())

    assert set(found.ranks["en→en"]) == set(found.ranks["es→es"]) == {1, 2}


def test_a_sample_asks_the_drawn_questions_of_all_paragraphs(settings: Settings, tmp_path: Path) -> None:
    folder = write_xquad(tmp_path)
    whole = measure(folder, settings, embedder=HashEmbedder())
    drawn = draw(3, 2, 5)

    sample = measure(folder, settings, questions=2, seed=5, embedder=HashEmbedder())

    assert sample.ranks == {pair: [whole.ranks[pair][number] for number in drawn] for pair in PAIRS}


def test_the_same_seed_draws_the_same_questions_and_another_one_others() -> None:
    assert draw(1190, 200, 3) == draw(1190, 200, 3) == sorted(set(draw(1190, 200, 3)))
    assert draw(1190, 200, 3) != draw(1190, 200, 4)
    assert draw(4, 4, 0) == draw(4, None, 9) == [0, 1, 2, 3]


@pytest.mark.parametrize("wanted", [-1, 0, 5])
def test_more_questions_than_there_are_or_none_are_refused(wanted: int) -> None:
    with pytest.raises(ValueError, match="--questions 1 to 4"):
        draw(4, wanted, 0)


def test_the_table_has_the_measures_worked_by_hand() -> None:
    ranks = {pair: [1, 2, 6, None] for pair in PAIRS} | {"en→es": [1, 1, 1, 1]}

    lines = rows(ranks).splitlines()

    assert lines[0] == "| question→paragraph | questions | MRR@20 | asked | first | in 5 |"
    assert [line.split(" | ")[0] for line in lines[2:]] == [f"| {pair}" for pair in PAIRS]
    # (1 + 1/2 + 1/6 + 0) / 4, 1 / 4 and 2 / 4.
    means = [cell.split(" (")[0] for cell in lines[2].split(" | ")]
    assert means == ["| en→en", "4", ".417", "≥ .900", ".250", ".500"]
    low, high = (f"{bound:.3f}"[1:] for bound in interval([1, 1 / 2, 1 / 6, 0]))
    assert f" .417 ({low} to {high}) | " in lines[2] and low < ".417" < high
    assert lines[5] == (
        "| en→es | 4 | 1.000 (1.000 to 1.000) | ≥ .820 | 1.000 (1.000 to 1.000) | 1.000 (1.000 to 1.000) |"
    )


@pytest.mark.parametrize(
    ("titles", "said"), [(Titles.ARTICLE, "article's title"), (Titles.NUMBER, "a number")]
)
def test_the_report_says_what_counts_as_right_and_how_it_was_made(
    titles: Titles, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_search, "rows", lambda ranks: f"{len(ranks)} pairs")
    found = Found({pair: [1] for pair in PAIRS}, {ES: 3, EN: 4})

    text = report(found, titles=titles, command="python -m benchmarks.whole_search", load=0.25)

    assert said in text
    assert "\n4 pairs\n" in text
    assert "more than 25 characters" in text
    assert "For 3 of the questions about Spanish paragraphs and 4 of the questions about English" in text
    assert "`python -m benchmarks.whole_search`, on " in text
    assert "load average at the start 0.2" in text
    assert "CC BY-SA 4.0" in text
    assert "{" not in text


def test_the_command_prints_the_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    asked: dict[str, object] = {}

    def fake(folder: Path, settings: Settings, **given: object) -> Found:
        asked.update(given, folder=folder)
        return Found({pair: [1] for pair in PAIRS}, {ES: 0, EN: 0})

    monkeypatch.setattr(whole_search, "measure", fake)
    monkeypatch.setattr(whole_search, "rows", lambda ranks: f"{len(ranks)} pairs")
    monkeypatch.setattr(
        sys, "argv", ["-", "--xquad", str(tmp_path), "--questions", "7", "--seed", "2", "--titles", "number"]
    )

    main()

    assert asked == {"folder": tmp_path, "questions": 7, "seed": 2, "titles": Titles.NUMBER}
    printed = capsys.readouterr().out
    assert printed.startswith("## XQuAD-R, the whole search\n")
    assert "\n4 pairs\n" in printed
    assert "--xquad FOLDER --questions 7 --seed 2 --titles number`" in printed
    assert str(tmp_path) not in printed


@pytest.mark.parametrize(
    ("english", "options", "said"),
    [
        (ENGLISH, ["--questions", "4"], "cannot be drawn from 3"),
        (ENGLISH[:1], [], "same questions"),
    ],
)
def test_what_cannot_be_asked_is_said_before_anything_is_embedded(
    english: Paragraphs, options: list[str], said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_xquad(tmp_path, english, SPANISH)
    monkeypatch.setattr(sys, "argv", ["-", "--xquad", str(tmp_path), *options])

    with pytest.raises(SystemExit, match=said):
        main()


def test_a_folder_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["-", "--xquad", str(tmp_path / "nowhere")])

    with pytest.raises(SystemExit, match="nowhere"):
        main()
