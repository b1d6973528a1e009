"""BM25 against cases worked by hand."""

import math

import pytest

from benchmarks.bm25 import Bm25


def test_a_term_weighs_its_rarity_times_its_saturated_count() -> None:
    # Three documents of 2, 1 and 3 terms: 2 on average.
    index = Bm25([["cost", "bridge"], ["port"], ["bridge", "bridge", "water"]], k1=1.5, b=0.75)
    rarity = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    once = 1 / (1 + 1.5 * (0.25 + 0.75 * 2 / 2))
    twice = 2 / (2 + 1.5 * (0.25 + 0.75 * 3 / 2))
    assert index.scores({"bridge": 1}).tolist() == pytest.approx([rarity * once, 0, rarity * twice])


def test_the_weights_of_terms_add_up_and_a_repeated_one_counts_as_often() -> None:
    index = Bm25([["cost", "bridge"], ["bridge"], ["port"]])
    bridge, cost = index.scores({"bridge": 1}), index.scores({"cost": 1})
    assert index.scores({"bridge": 2, "cost": 1}).tolist() == pytest.approx((2 * bridge + cost).tolist())


def test_without_length_and_saturation_only_rarity_is_left() -> None:
    index = Bm25([["water"] * 5, ["water", "port"], ["port"], ["road"]], k1=0, b=0)
    common, rare = math.log(1 + 2.5 / 2.5), math.log(1 + 3.5 / 1.5)
    assert index.scores({"water": 1}).tolist() == pytest.approx([common, common, 0, 0])
    assert index.scores({"road": 1}).tolist() == pytest.approx([0, 0, 0, rare])


def test_the_shorter_of_two_documents_with_the_term_wins() -> None:
    long, short = Bm25([["port", "a", "b", "c"], ["port"]]).scores({"port": 1})
    assert short > long > 0


@pytest.mark.parametrize("documents", [[], [[]], [[], ["port"]]])
def test_what_shares_no_term_scores_nothing(documents: list[list[str]]) -> None:
    assert Bm25(documents).scores({"bridge": 1}).tolist() == [0.0] * len(documents)
