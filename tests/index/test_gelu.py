import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.gelu import gelu


def exact(x: float) -> float:
    return x / 2 * (1 + math.erf(x / math.sqrt(2)))


def gelu_of(*numbers: float) -> list[float]:
    values = np.array(numbers, dtype=np.float32)
    gelu(values)
    return [float(value) for value in values]


def test_it_is_the_exact_one_and_not_its_usual_approximation() -> None:
    numbers = np.linspace(-9, 9, 40_001).astype(np.float32)
    values = numbers.copy()
    gelu(values)

    errors = [
        abs(value - exact(x)) / max(1, x) for value, x in zip(values.tolist(), numbers.tolist(), strict=True)
    ]
    assert max(errors) < 3e-7


@given(st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_it_is_right_for_every_number(x: float) -> None:
    with np.errstate(over="ignore"):  # The square of a large one.
        (value,) = gelu_of(x)

    assert value == pytest.approx(exact(x), rel=3e-7, abs=3e-7)


def test_what_is_no_number_stays_none() -> None:
    assert np.isnan(gelu_of(math.nan)).all()


@pytest.mark.parametrize("shape", [(0,), (1,), (3, 7), (32768,), (5, 20_000)])
def test_a_matrix_of_any_size_is_replaced_in_place(shape: tuple[int, ...]) -> None:
    numbers = np.random.default_rng(3).standard_normal(shape, dtype=np.float32)
    values = numbers.copy()
    gelu(values)

    assert values.shape == shape
    sample = np.random.default_rng(4).permutation(values.size)[:200]
    assert values.flat[sample].tolist() == pytest.approx(
        [exact(x) for x in numbers.flat[sample].tolist()], abs=3e-7
    )
    if values.size > 1000:
        assert values.flat[-1] == pytest.approx(exact(float(numbers.flat[-1])), abs=3e-7)
