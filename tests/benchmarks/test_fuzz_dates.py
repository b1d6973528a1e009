import random
from datetime import date
from itertools import islice

import pytest

from benchmarks import fuzz_dates
from benchmarks.fuzz_dates import LONGEST, Failure, check, texts
from index.events.expression import DateExpression, Granularity
from index.release import Language

DAY = date(2026, 1, 15)


def _found(*spans: tuple[int, int], end: date = DAY) -> list[DateExpression]:
    return [DateExpression(span, DAY, end, Granularity.DAY) for span in spans]


def test_what_is_right_is_given_back() -> None:
    (found,) = check("El 23 de enero.", DAY, Language.ES)
    assert found.start == date(2026, 1, 23)


@pytest.mark.parametrize(
    "found",
    [_found((3, 2)), _found((0, 99)), _found((0, 4), (2, 6)), _found((0, 4), end=date(2026, 1, 14))],
    ids=["turned round", "outside", "overlapping", "ends before it starts"],
)
def test_what_is_wrong_is_told(monkeypatch: pytest.MonkeyPatch, found: list[DateExpression]) -> None:
    monkeypatch.setattr(fuzz_dates, "find_dates", lambda *_: found)
    with pytest.raises(Failure):
        check("El 23 de enero.", DAY, Language.ES)


def test_a_crash_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> list[DateExpression]:
        raise OverflowError("date value out of range")

    monkeypatch.setattr(fuzz_dates, "find_dates", crash)
    with pytest.raises(Failure, match="OverflowError"):
        check("El 23 de enero.", DAY, Language.ES)


def test_a_seed_gives_the_same_texts_again() -> None:
    stuff = ["La reunión será el 23 de enero a las 10:00 horas."]
    one, other = (list(islice(texts(random.Random(7), stuff), 200)) for _ in range(2))
    assert one == other
    assert len(set(one)) > 150
    assert max(map(len, one)) <= LONGEST
