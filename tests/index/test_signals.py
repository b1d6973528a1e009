from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.signals import LOOKED, READ, SEARCHED, CloseLook, Signals

LOOK = CloseLook(
    kind_missing=True,
    names=0.5,
    date_told=0.25,
    date_published=0.75,
    date_contradicted=1.0,
    recency=0.3,
    short=False,
)


def signals(
    look: CloseLook | None = None, reader: float | None = None, *, same_language: bool = True
) -> Signals:
    return Signals(0.8, passage=0.6, lexical=0.4, same_language=same_language, look=look, reader=reader)


@pytest.mark.parametrize(("same", "expected"), [(True, (0.4, 0.0, 0.0)), (False, (0.0, 0.4, 1.0))])
def test_words_that_match_count_for_the_languages_they_match_in(
    same: bool, expected: tuple[float, ...]
) -> None:
    found = signals(same_language=same).features(("lexical_same", "lexical_across", "across"))
    assert found == expected


def test_features_come_in_the_order_that_is_asked_for() -> None:
    whole = signals(LOOK, 2.5)
    named = whole.by_name()
    for names in (SEARCHED, LOOKED, READ, ("reader", "dense")):
        assert whole.features(names) == tuple(named[name] for name in names)
    assert whole.features(("reader", "dense")) == (2.5, 0.8)
    assert signals().features(SEARCHED) == (0.8, 0.6, 0.4, 0.0, 0.0)


def test_each_stage_knows_all_that_the_one_before_knew() -> None:
    assert LOOKED[: len(SEARCHED)] == SEARCHED
    assert LOOKED[len(SEARCHED) :] == tuple(field.name for field in fields(CloseLook))
    assert (*LOOKED, "reader") == READ
    assert len(set(READ)) == len(READ)
    assert signals(LOOK).features(LOOKED[len(SEARCHED) :]) == (1.0, 0.5, 0.25, 0.75, 1.0, 0.3, 0.0)


@pytest.mark.parametrize(
    ("measured", "names", "missing"),
    [
        (signals(), SEARCHED, "kind_missing"),
        (signals(LOOK), LOOKED, "reader"),
        (signals(LOOK, 0.0), READ, None),
    ],
)
def test_what_was_not_measured_is_no_feature(
    measured: Signals, names: tuple[str, ...], missing: str | None
) -> None:
    assert tuple(measured.by_name()) == names
    if missing is not None:
        with pytest.raises(KeyError, match=missing):
            measured.features(READ)


@given(st.floats(-1, 1), st.floats(0, 1), st.booleans(), st.floats(-30, 30))
def test_a_closer_look_changes_nothing_that_search_knew(
    dense: float, lexical: float, same: bool, reader: float
) -> None:
    searched, looked, read = (
        Signals(dense, dense / 2, lexical, same, look, odds)
        for look, odds in ((None, None), (LOOK, None), (LOOK, reader))
    )
    assert searched.features(SEARCHED) == looked.features(SEARCHED) == read.features(SEARCHED)
    assert looked.features(LOOKED) == read.features(LOOKED)
