"""The page docs/model.md."""

import pytest

from benchmarks.model_page import Quality, Speed, model_page, release_rows, xquad_rows
from benchmarks.process import Cost
from benchmarks.xquad import MEASURES
from tests.benchmarks.tiny_rounds import ROUNDS

PAIRS = ("es→es", "en→es", "es→en", "en→en")


def _quality(name: str, value: float, *, shipped: bool = False) -> Quality:
    return Quality(name, {measure: [value, value] for measure in MEASURES}, shipped=shipped)


def test_the_shipped_model_stands_with_its_interval_and_what_is_asked() -> None:
    rows = xquad_rows([_quality("words", 1.0), _quality("ours", 0.5, shipped=True), _quality("cut", 0.25)])
    assert rows[0] == "| | en→en | es→es | en→es | es→en | en→both | es→both |"
    assert rows[2:] == [
        "| words | 1 | 1 | 1 | 1 | 1 | 1 |",
        "| ours | .500 | .500 | .500 | .500 | .500 | .500 |",
        "| its 95 % interval (bootstrap over the questions) |" + " .500 to .500 |" * 6,
        "| asked of it, at least | .850 | .810 | .800 | .800 | .800 | .800 |",
        "| cut | .250 | .250 | .250 | .250 | .250 | .250 |",
    ]


def test_a_release_row_has_the_first_place_and_the_first_twenty() -> None:
    ranks = {pair: [1, 20, 21, None] for pair in PAIRS}
    better = {pair: [1, 1, 2, 3] for pair in PAIRS}
    none = {measure: [0.0] for measure in MEASURES}
    rows = release_rows(
        [Quality("ours", none, ranks, better), Quality("words", none, better), Quality("cut", none)]
    )
    assert rows[0] == "| | es→es | en→es | es→en | en→en |"
    assert rows[2:] == [
        "| ours |" + " .250 / .500 |" * 4,
        "| ours, behind the title |" + " .500 / 1 |" * 4,
        "| words |" + " .500 / 1 |" * 4,
    ]


@pytest.mark.parametrize("measured", [True, False])
def test_the_page_says_what_was_measured_and_by_what(measured: bool) -> None:
    speed = Speed(ROUNDS, {"command": [Cost(1.0, 1.0, 1.0)]}, passages=400, questions=100)
    ranks = {pair: [1] for pair in PAIRS}
    page = model_page(
        [Quality("ours", {measure: [1.0] for measure in MEASURES}, ranks, ranks, shipped=True)],
        speed if measured else None,
        xquad="7 questions.",
        releases="9 releases.",
        command="python -m benchmarks.retrieval",
        load=0.5,
    )
    assert "7 questions." in page
    assert "9 releases." in page
    assert "`python -m benchmarks.retrieval`, on " in page
    assert "CC BY-SA 4.0" in page
    assert ("medians of 3 rounds" in page) is measured
    assert "{" not in page
