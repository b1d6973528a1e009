"""Ranks, reciprocal rank, average precision and the bootstrap, against cases worked by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.measures import TIE, average_precision, interval, ranks_of_right, reciprocal_rank


@pytest.mark.parametrize(
    ("scores", "right", "ranks"),
    [
        ([0.9, 0.5, 0.1], [0], (1,)),
        ([0.9, 0.5, 0.1], [2], (3,)),
        ([0.9, 0.5, 0.1, 0.7], [1, 3], (2, 3)),
        ([0.9, 0.5], [1, 0], (1, 2)),
        ([0.2, 0.4], [], ()),
    ],
)
def test_a_rank_counts_from_the_highest_score(
    scores: list[float], right: list[int], ranks: tuple[int, ...]
) -> None:
    assert ranks_of_right(np.array(scores), right) == ranks


@pytest.mark.parametrize(
    ("scores", "right", "ranks"),
    [
        ([0.0, 0.0, 0.0], [0], (3,)),
        ([0.7, 0.7, 0.1], [1], (2,)),
        ([0.7, 0.7 - TIE / 2, 0.1], [0], (2,)),
        ([0.7, 0.7 - TIE * 2, 0.1], [0], (1,)),
        # The right ones do not push each other back.
        ([0.7, 0.7, 0.7], [0, 2], (2, 3)),
    ],
)
def test_of_equal_scores_the_wrong_ones_come_first(
    scores: list[float], right: list[int], ranks: tuple[int, ...]
) -> None:
    assert ranks_of_right(np.array(scores), right) == ranks


@pytest.mark.parametrize(("ranks", "value"), [((1,), 1.0), ((4,), 0.25), ((2, 3), 0.5), ((), 0.0)])
def test_the_reciprocal_rank_is_that_of_the_first_right_one(ranks: tuple[int, ...], value: float) -> None:
    assert reciprocal_rank(ranks) == value


@pytest.mark.parametrize(
    ("ranks", "value"),
    [
        ((1, 2), 1.0),
        ((1, 4), (1 / 1 + 2 / 4) / 2),
        ((2, 3), (1 / 2 + 2 / 3) / 2),
        ((5,), 0.2),
        ((1, 3, 6), (1 + 2 / 3 + 3 / 6) / 3),
        ((), 0.0),
    ],
)
def test_average_precision_is_the_mean_precision_at_each_right_one(
    ranks: tuple[int, ...], value: float
) -> None:
    assert average_precision(ranks) == pytest.approx(value)


@given(
    st.lists(st.floats(-1, 1, allow_nan=False), min_size=1, max_size=20).flatmap(
        lambda scores: st.tuples(
            st.just(scores), st.sets(st.integers(0, len(scores) - 1), min_size=1).map(sorted)
        )
    )
)
def test_ranks_ascend_and_stay_within_what_is_ranked(case: tuple[list[float], list[int]]) -> None:
    scores, right = case
    ranks = ranks_of_right(np.array(scores), right)
    assert list(ranks) == sorted(set(ranks))
    assert ranks[0] >= 1
    assert ranks[-1] <= len(scores)
    assert 0 < average_precision(ranks) <= 1


def test_the_interval_of_equal_values_is_that_value() -> None:
    assert interval([0.25] * 30) == (0.25, 0.25)


def test_the_interval_is_about_two_standard_errors_to_either_side() -> None:
    values = [0.0] * 200 + [1.0] * 200
    low, high = interval(values)
    error = 0.5 / math.sqrt(len(values))
    assert low == pytest.approx(0.5 - 1.96 * error, abs=error / 4)
    assert high == pytest.approx(0.5 + 1.96 * error, abs=error / 4)


def test_the_interval_depends_on_the_seed_alone() -> None:
    values = [0.1, 0.2, 0.9, 0.4, 0.5]
    assert interval(values, seed=3) == interval(values, seed=3)
    assert interval(values, seed=3) != interval(values, seed=4)
