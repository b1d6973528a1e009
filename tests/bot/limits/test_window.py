from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.limits.window import Window


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_key_may_act_as_often_as_the_limit_and_again_when_the_first_time_is_over() -> None:
    clock = Clock()
    window = Window(2, 60, clock)
    assert window.take("anna")
    clock.now += 20
    assert window.take("anna")
    assert not window.take("anna")
    assert window.free_in("anna") == 40
    clock.now += 39.9
    assert not window.take("anna")
    clock.now += 0.1
    assert window.free_in("anna") == 0
    assert window.take("anna")
    assert window.free_in("anna") == 20


def test_what_one_does_is_not_held_against_another() -> None:
    window = Window(1, 60, Clock())
    assert window.take("anna")
    assert window.free_in("luis") == 0
    assert window.take("luis")


def test_noting_beyond_the_limit_puts_the_end_off() -> None:
    clock = Clock()
    window = Window(1, 60, clock)
    window.note("anna")
    clock.now += 50
    window.note("anna")
    assert window.free_in("anna") == 60


def test_what_is_over_is_not_kept() -> None:
    clock = Clock()
    window = Window(3, 60, clock)
    for number in range(50):
        window.note(number)
        clock.now += 1
    clock.now += 40
    window.note("last")
    assert len(window) == 20
    clock.now += 60
    window.note("last")
    assert len(window) == 1


@pytest.mark.parametrize("most", [1, 7])
def test_no_more_keys_are_kept_than_it_may_hold(most: int) -> None:
    window = Window(1, 60, Clock(), most_keys=most)
    for number in range(40):
        assert window.take(number)
        assert len(window) <= most
    assert not window.take(39)
    assert window.take(0)


@given(
    st.integers(1, 4),
    st.lists(st.tuples(st.integers(0, 2), st.floats(0, 30, allow_nan=False)), max_size=60),
)
def test_a_sliding_window_never_holds_more_than_the_limit_and_never_refuses_without_need(
    limit: int, steps: list[tuple[int, float]]
) -> None:
    clock = Clock()
    window = Window(limit, 60, clock)
    taken: dict[int, list[float]] = defaultdict(list)
    for key, pause in steps:
        clock.now += pause
        recent = [moment for moment in taken[key] if moment + 60 > clock.now]
        assert window.take(key) == (len(recent) < limit)
        if len(recent) < limit:
            taken[key].append(clock.now)
        else:
            assert window.free_in(key) == pytest.approx(recent[-limit] + 60 - clock.now)
