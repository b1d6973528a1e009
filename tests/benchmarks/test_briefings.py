"""The measure of what briefings hold."""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from benchmarks import briefings
from benchmarks.briefing_systems import (
    SYSTEMS,
    Outcome,
    Task,
    at_random,
    best_possible,
    first_as_long,
    first_as_many,
    first_five,
    first_news,
    lede_and_random,
    of_choice,
    random_as_long,
)
from benchmarks.briefings import Measured, held_out, main, measure
from benchmarks.briefings_page import report
from index.release import Language
from tests.benchmarks.tiny_sets import write_development


def task(right: Sequence[set[int]], chosen: Sequence[int] = (1, 4, 5), lede: int = 1) -> Task:
    """Eight sentences of 3, 10, 10 ... words; the first is a heading."""
    return Task(
        words=[3, 10, 10, 10, 10, 10, 10, 10],
        plain=[1, 2, 3, 4, 5, 6, 7],
        lede=lede,
        chosen=list(chosen),
        right=[frozenset(one) for one in right],
        vectors=np.eye(8, dtype=np.float32),
    )


def test_a_choice_holds_an_answer_by_any_of_its_sentences() -> None:
    outcome = of_choice(task([{4}, {0, 5}, {7}, set()]), [1, 4, 5])
    assert outcome == Outcome([1.0, 1.0, 0.0, 0.0], 30, 0.0)
    assert of_choice(task([{4}]), [4]).likeness is None


def test_the_first_sentences_are_taken_by_number_by_kind_and_by_words() -> None:
    questions = [{0}, {2}, {3}, {4}, {5}]
    assert first_five(task(questions)).held == [1.0, 1.0, 1.0, 1.0, 0.0]
    assert first_as_many(task(questions)).held == [1.0, 1.0, 0.0, 0.0, 0.0]
    assert first_news(task(questions)).held == [0.0, 1.0, 1.0, 0.0, 0.0]
    as_long = first_as_long(task(questions))
    assert as_long.held == [1.0, 1.0, 1.0, 0.0, 0.0]
    assert as_long.words == 33  # at least the briefing's 30


def test_chance_is_computed() -> None:
    outcome = at_random(task([{2}, {2, 3}, set()]))
    assert outcome.held == pytest.approx([3 / 8, 1 - (6 * 5 * 4) / (8 * 7 * 6), 0.0])
    assert outcome.words == pytest.approx(3 * 73 / 8)
    kept = lede_and_random(task([{1}, {2}]))
    assert kept.held == pytest.approx([1.0, 2 / 7])
    assert kept.words == pytest.approx(10 + 2 * 63 / 7)


def test_what_is_drawn_is_near_what_would_be_computed_and_the_same_again() -> None:
    even = Task([10] * 8, range(8), 0, [0, 1, 2], [frozenset({5})], np.eye(8, dtype=np.float32))
    drawn = random_as_long(even)
    assert drawn.held == pytest.approx(at_random(even).held, abs=0.12)
    assert drawn.words == 30
    assert drawn == random_as_long(even)


def test_the_best_possible_answers_the_most() -> None:
    assert best_possible(task([{0, 6}, {6}, {7}, set()], chosen=[1, 2])).held == [1.0, 1.0, 1.0, 0.0]
    assert best_possible(task([{2}, {3}, {3}], chosen=[1])).held == [0.0, 1.0, 1.0]


def test_a_release_of_one_sentence_can_be_measured_by_every_system() -> None:
    one = Task([9], [0], 0, [0], [frozenset({0}), frozenset()], np.ones((1, 1), np.float32))
    for choose in SYSTEMS.values():
        outcome = choose(one)
        assert list(outcome.held) == [1.0, 0.0]
        assert outcome.words == pytest.approx(9)


def test_the_untouched_are_drawn_by_language_and_seed() -> None:
    names = {Language.EN: [f"en-{n}" for n in range(40)], Language.ES: [f"es-{n}" for n in range(3)]}
    drawn = held_out(names, each=5, seed=1)
    assert sorted(name[:2] for name in drawn) == ["en"] * 5 + ["es"] * 3
    assert drawn == held_out({each: listed[::-1] for each, listed in names.items()}, each=5, seed=1)
    assert drawn != held_out(names, each=5, seed=2)


def measured(held: bool, right: bool, language: Language = Language.EN) -> Measured:
    outcome = Outcome([float(right)], 30, None)
    outcomes = dict.fromkeys(SYSTEMS, Outcome([0.0], 20, 0.5)) | {next(iter(SYSTEMS)): outcome}
    return Measured("a.txt", language, held, outcomes, 20, 0.004)


def test_the_page_tells_untouched_from_tuned_with_gain_and_interval() -> None:
    page = report([measured(True, True), measured(True, False, Language.ES), measured(False, True)], seed=7)
    untouched, tuned = page.split("## The 1 releases that the rules were tuned on")
    assert "## 2 releases, untouched" in untouched
    assert "| **briefing** | .500 [.000, 1.000] |  | .000 | 1.000 | 30 |  |" in untouched
    assert (
        "| first five sentences | .000 [.000, .000] | +.500 [+.000, +1.000] | .000 | .000 | 20 | .500 |"
        in page
    )
    assert "| **briefing** | 1.000 [1.000, 1.000] |  |  | 1.000 | 30 |  |" in tuned
    assert "seed 7" in page
    assert "4 ms in the median" in page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "set").mkdir()
    return write_development(tmp_path / "set")


def test_briefings_of_a_folder_are_held_against_its_golds(folder: Path, tmp_path: Path) -> None:
    found = {one.name: one for one in measure(folder, tmp_path / "data")}
    assert set(found) == {"en-mill.txt", "es-puente.txt", "es-feria.txt"}
    own = next(iter(SYSTEMS))
    assert found["en-mill.txt"].outcomes[own].held == [1.0]
    assert found["es-puente.txt"].outcomes[own].held == [1.0]
    # Its gold stands nowhere: nobody holds it, not even the best possible.
    assert all(outcome.held == [0.0] for outcome in found["es-feria.txt"].outcomes.values())
    assert [line.split(":")[0] for line in found["es-feria.txt"].missed] == ["missed  es-feria.txt"]
    assert all(one.held_out for one in found.values())


def test_the_command_prints_and_writes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page, kept = tmp_path / "briefings.md", tmp_path / "kept"
    monkeypatch.setattr(briefings, "REPORT", page)
    monkeypatch.setattr(briefings, "HELD_OUT", 0)
    arguments = ["briefings", "--data", str(folder), "--catalogue", str(kept), "--misses", "--write"]
    monkeypatch.setattr(sys, "argv", arguments)
    main()
    printed = capsys.readouterr().out
    assert page.read_text(encoding="utf-8").startswith("# What briefings hold")
    assert printed.startswith("# What briefings hold")
    assert "missed  es-feria.txt: None, sentences [] of 2, shown [0, 1]" in printed
    assert any(kept.iterdir())
    monkeypatch.setattr(sys, "argv", ["briefings", "--data", str(tmp_path / "none")])
    with pytest.raises(SystemExit, match="cannot be read"):
        main()
