"""The parts of the parser that both languages share."""

from datetime import date, time

import pytest

from index.events.dating.clock import Clock, read_clock
from index.events.dating.numbers import Number, band, joined
from index.events.dating.rules import Found, Lexicon, Rule, Rulebook, words
from index.events.dating.tokens import tokenize
from index.events.dating.units import Unit, add, add_months, around
from index.events.expression import Assumption


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        (30, 1, 31),
        (2, 1000, 2000),
        (2000, 18, 2018),
        (1000, 900, 1900),
        (1990, 2, 1992),
        (19, 84, 1984),
        (6, 7, None),
    ],
)
def test_number_words_join(first: int, second: int, whole: int | None) -> None:
    made = joined(Number(first), Number(second))
    assert (made.value if made else None) == whole


def test_numbers_in_digits_do_not_join() -> None:
    assert joined(Number(30, 2), Number(1, 1)) is None


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (Number(12, 2), "low"),
        (Number(24, 2), "mid"),
        (Number(31, 2), "high"),
        (Number(59, 2), "under"),
        (Number(99, 2), "two"),
        (Number(2026, 4), "year"),
        (Number(2026), "year"),
        (Number(930, 4), "much"),
    ],
)
def test_a_number_has_the_class_of_what_it_may_be(number: Number, name: str) -> None:
    assert band(number) == name


@pytest.mark.parametrize(
    ("unit", "start", "end"),
    [
        (Unit.WEEK, date(2026, 1, 12), date(2026, 1, 18)),
        (Unit.WEEKEND, date(2026, 1, 17), date(2026, 1, 18)),
        (Unit.FORTNIGHT, date(2026, 1, 16), date(2026, 1, 31)),
        (Unit.QUARTER, date(2026, 1, 1), date(2026, 3, 31)),
        (Unit.HALF, date(2026, 1, 1), date(2026, 6, 30)),
        (Unit.DECADE, date(2020, 1, 1), date(2029, 12, 31)),
    ],
)
def test_a_unit_around_a_day_is_whole(unit: Unit, start: date, end: date) -> None:
    assert around(date(2026, 1, 16), unit) == (start, end)


def test_a_month_on_from_its_last_day_is_the_last_day() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)


def test_working_days_leave_out_the_weekend() -> None:
    assert add(date(2026, 1, 16), Unit.WORKDAY, 2) == date(2026, 1, 20)
    assert add(date(2026, 1, 19), Unit.WORKDAY, -1) == date(2026, 1, 16)


def test_one_half_of_the_day_serves_both_hours_where_it_can() -> None:
    morning = read_clock(Clock(9, until=Clock(11, half="am")))
    over_noon = read_clock(Clock(11, until=Clock(1, half="pm")))
    assert morning is not None and (morning.time, morning.end_time) == (time(9), time(11))
    assert over_noon is not None and (over_noon.time, over_noon.end_time) == (time(11), time(13))


def test_an_hour_that_does_not_exist_is_none() -> None:
    assert read_clock(Clock(25)) is None
    assert read_clock(Clock(10, 75)) is None


def test_the_likely_half_of_the_day_is_marked_as_assumed() -> None:
    hours = read_clock(Clock(5))
    assert hours is not None
    assert (hours.time, hours.assumptions) == (time(17), frozenset({Assumption.HALF_OF_DAY}))


def test_rules_build_from_small_to_large_and_may_refuse() -> None:
    def pair(found: Found) -> str | None:
        return None if found.first("fruit") == "fig" else "pair"

    lexicon = Lexicon({"fruit": {"fig": "fig", "pear": "pear"}, "and": words("and")}, {})
    rulebook = Rulebook(lexicon, {"both": "(fruit and)"}, [Rule("pair", "both fruit", pair)])
    items = rulebook.apply(rulebook.items(tokenize("fig and fig and pear and pear")))
    assert [item.kind for item in items] == ["fruit", "and", "fruit", "and", "pair"]
    refused = rulebook.apply(rulebook.items(tokenize("fig and pear")))
    assert [item.kind for item in refused] == ["fruit", "and", "fruit"]
