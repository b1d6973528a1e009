"""Our dates in the conventions of the specification, and the judging of whole sentences."""

import datetime
from typing import Any

import pytest

from benchmarks.date_conventions import Found, found
from benchmarks.date_scoring import judge, same_span
from benchmarks.recognizers_cases import Case, Expected, Reading
from index.events.expression import Bound, DateExpression, DayPart, Edge, Granularity
from index.release import Language

Day = datetime.date
MORNING = datetime.time(9, 30)


def moment(written: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(written).replace(tzinfo=datetime.UTC)


def reading(start: str | None, end: str | None) -> Reading:
    return Reading(moment(start) if start else None, moment(end) if end else None)


def days(first: str, last: str, granularity: Granularity, **more: Any) -> DateExpression:
    return DateExpression((0, 4), Day.fromisoformat(first), Day.fromisoformat(last), granularity, **more)


def case(text: str, *expected: Expected, language: Language = Language.EN) -> Case:
    return Case(text, language, moment("2026-01-16"), expected)


def expected(text: str, words: str, kind: str, *readings: Reading, **more: bool) -> Expected:
    start = text.index(words)
    return Expected((start, start + len(words)), kind, readings, **more)


JUNE_3 = reading("2026-06-03", "2026-06-04")
JUNE_4 = reading("2026-06-04", "2026-06-05")


@pytest.mark.parametrize(
    ("expression", "meant"),
    [
        (days("2026-06-03", "2026-06-03", Granularity.DAY), JUNE_3),
        (
            days("2026-06-03", "2026-06-03", Granularity.TIME, time=MORNING),
            reading("2026-06-03 09:30", "2026-06-03 09:30"),
        ),
        (
            days("2026-06-03", "2026-06-03", Granularity.TIME, time=MORNING, end_time=datetime.time(11)),
            reading("2026-06-03 09:30", "2026-06-03 11:00"),
        ),
        (days("2026-06-01", "2026-06-30", Granularity.MONTH), reading("2026-06-01", "2026-07-01")),
        (days("2026-06-03", "2026-06-05", Granularity.RANGE), reading("2026-06-03", "2026-06-05")),
        (days("2026-06-03", "2026-06-05", Granularity.RANGE), reading("2026-06-03", "2026-06-06")),
        (days("2026-03-01", "2026-05-31", Granularity.RANGE), reading("2026-03-01", "2026-05-01")),
        (days("2026-01-01", "2027-06-30", Granularity.RANGE), reading("2026-01-01", "2027-04-01")),
        (days("2014-01-01", "2018-12-31", Granularity.RANGE), reading("2014-01-01", "2018-01-01")),
        (
            days("2026-06-03", "2026-06-03", Granularity.DAY, part=DayPart.EVENING),
            reading("2026-06-03 16:00", "2026-06-03 20:00"),
        ),
        (
            days("2026-06-03", "2026-06-03", Granularity.DAY, part=DayPart.NIGHT),
            reading("2026-06-03 20:00", "2026-06-03 23:59:59"),
        ),
        (days("2026-06-03", "2026-06-03", Granularity.DAY, bound=Bound.BEFORE), reading(None, "2026-06-03")),
        (days("2026-06-03", "2026-06-03", Granularity.DAY, bound=Bound.BY), reading(None, "2026-06-03")),
        (days("2026-06-01", "2026-06-30", Granularity.MONTH, bound=Bound.BY), reading(None, "2026-07-01")),
        (days("2026-06-03", "2026-06-03", Granularity.DAY, bound=Bound.SINCE), reading("2026-06-03", None)),
        (days("2026-06-03", "2026-06-03", Granularity.DAY, bound=Bound.AFTER), reading("2026-06-03", None)),
        (days("2026-01-01", "2026-12-31", Granularity.YEAR, bound=Bound.AFTER), reading("2027-01-01", None)),
        (
            days("2026-06-03", "2026-06-03", Granularity.DAY, edge=Edge.LATE),
            reading("2026-06-03 23:59:59", "2026-06-03 23:59:59"),
        ),
        (
            days("2026-06-01", "2026-06-30", Granularity.MONTH, edge=Edge.MID),
            reading("2026-06-10", "2026-06-21"),
        ),
        (
            days("2026-10-01", "2026-12-31", Granularity.YEAR, edge=Edge.LATE),
            reading("2026-09-01", "2027-01-01"),
        ),
        (
            days("2026-06-01", "2026-06-30", Granularity.MONTH, edge=Edge.LATE, bound=Bound.BY),
            reading(None, "2026-07-01"),
        ),
        (
            days("2026-07-01", "2026-07-31", Granularity.MONTH, edge=Edge.LATE, bound=Bound.SINCE),
            reading("2026-07-16", None),
        ),
    ],
)
def test_a_date_means_what_the_specification_writes_for_it(
    expression: DateExpression, meant: Reading
) -> None:
    assert found(expression, Language.EN).means(meant)


@pytest.mark.parametrize(
    ("expression", "other"),
    [
        (days("2026-06-03", "2026-06-03", Granularity.DAY), JUNE_4),
        (days("2026-06-03", "2026-06-03", Granularity.DAY), reading("2026-06-03", None)),
        (days("2026-06-01", "2026-06-30", Granularity.MONTH), reading("2026-06-01", "2026-06-30")),
        (days("2026-06-01", "2026-06-30", Granularity.RANGE), reading("2026-06-01", "2026-06-01")),
        (days("2026-06-03", "2026-06-03", Granularity.DAY, bound=Bound.BEFORE), JUNE_3),
        (days("2026-06-03", "2026-06-03", Granularity.DAY, bound=Bound.BEFORE), reading(None, "2026-06-04")),
        (
            days("2026-06-01", "2026-06-30", Granularity.MONTH, edge=Edge.LATE),
            reading("2026-06-01", "2026-06-15"),
        ),
        (
            days("2026-06-01", "2026-06-30", Granularity.MONTH, edge=Edge.LATE),
            reading("2026-06-01", "2026-07-01"),
        ),
        (
            days("2026-06-01", "2026-06-30", Granularity.MONTH, edge=Edge.EARLY, bound=Bound.SINCE),
            reading("2026-06-25", None),
        ),
        (
            days("2026-06-03", "2026-06-03", Granularity.DAY, part=DayPart.AFTERNOON),
            reading("2026-06-03 16:00", "2026-06-03 20:00"),
        ),
    ],
)
def test_a_date_does_not_mean_what_is_something_else(expression: DateExpression, other: Reading) -> None:
    assert not found(expression, Language.EN).means(other)


def test_la_tarde_is_the_afternoon_or_the_evening_of_the_specification() -> None:
    afternoon = days("2026-06-03", "2026-06-03", Granularity.DAY, part=DayPart.AFTERNOON)
    assert found(afternoon, Language.ES).means(reading("2026-06-03 12:00", "2026-06-03 16:00"))
    assert found(afternoon, Language.ES).means(reading("2026-06-03 16:00", "2026-06-03 20:00"))


@pytest.mark.parametrize(
    ("text", "one", "other", "language", "same"),
    [
        ("We meet on the 3rd of June.", "on the 3rd of June", "3rd of June", Language.EN, True),
        ("We meet on the 3rd of June.", "3rd of June", "June", Language.EN, False),
        ("We meet before June 3.", "before June 3", "June 3", Language.EN, True),
        ("We meet Friday, June 3.", "June 3", "Friday, June 3", Language.EN, False),
        ("Nos vemos el 3 de junio.", "el 3 de junio", "3 de junio", Language.ES, True),
        ("Nos vemos este 3 de junio.", "junio", "este 3", Language.ES, False),
    ],
)
def test_spans_are_the_same_whose_content_words_are(
    text: str, one: str, other: str, language: Language, same: bool
) -> None:
    spans = [(start, start + len(words)) for words in (one, other) if (start := text.index(words)) >= 0]
    assert same_span(case(text, language=language), *spans) is same
    assert same_span(case(text, language=language), *reversed(spans)) is same


TEXT = "We meet on June 3 and again on June 4, in 5 minutes or now."
FIRST = expected(TEXT, "June 3", "date", reading("2025-06-03", "2025-06-04"), JUNE_3)
SECOND = expected(TEXT, "June 4", "date", JUNE_4)
FOUND_FIRST = Found(FIRST.span, (JUNE_3,))
FOUND_SECOND = Found(SECOND.span, (JUNE_4,))


@pytest.mark.parametrize(
    ("wanted", "got", "right"),
    [
        ((FIRST, SECOND), (FOUND_FIRST, FOUND_SECOND), True),
        ((FIRST, SECOND), (FOUND_FIRST,), False),
        ((FIRST,), (FOUND_FIRST, FOUND_SECOND), False),
        ((FIRST,), (Found(FIRST.span, (JUNE_4,)),), False),
        ((FIRST,), (Found(SECOND.span, (JUNE_3,)),), False),
        ((FIRST,), (FOUND_FIRST, FOUND_FIRST), False),
        ((), (), True),
        ((), (FOUND_FIRST,), False),
    ],
)
def test_a_sentence_is_right_when_all_is_found_and_nothing_else(
    wanted: tuple[Expected, ...], got: tuple[Found, ...], right: bool
) -> None:
    assert judge(case(TEXT, *wanted), got) is right


def test_two_days_in_a_row_may_be_found_as_one_stretch() -> None:
    text = "We meet on 3 and 4 June, or on 3 and 9 June."
    first, second = expected(text, "3", "date", JUNE_3), expected(text, "4 June", "date", JUNE_4)
    both = Found((11, 23), (reading("2026-06-03", "2026-06-05"),))
    assert judge(case(text, first, second), [both])
    ninth = expected(text, "4 June", "date", reading("2026-06-09", "2026-06-10"))
    assert not judge(case(text, first, ninth), [Found(both.span, (reading("2026-06-03", "2026-06-10"),))])


def test_what_may_be_found_or_not_is_right_either_way() -> None:
    now = expected(TEXT, "now", "datetime", reading("2026-01-16 00:00", "2026-01-16 00:00"), optional=True)
    assert judge(case(TEXT, now), [])
    assert judge(case(TEXT, now), [Found(now.span, (JUNE_3,))])
    assert not judge(case(TEXT, now), [FOUND_FIRST])


def test_where_the_specification_leaves_the_value_open_only_the_span_counts() -> None:
    summer = expected(TEXT, "June 3", "daterange")
    assert judge(case(TEXT, summer), [Found(summer.span, (JUNE_4,))])
    assert not judge(case(TEXT, summer), [])


def test_what_hangs_on_the_hour_of_the_reference_is_compared_by_its_day() -> None:
    soon = reading("2026-06-03 00:05", "2026-06-03 00:05")
    at_day = expected(TEXT, "in 5 minutes", "datetime", soon, day_only=True)
    assert judge(case(TEXT, at_day), [Found(at_day.span, (JUNE_3,))])
    assert not judge(case(TEXT, at_day), [Found(at_day.span, (JUNE_4,))])
    assert not judge(
        case(TEXT, expected(TEXT, "in 5 minutes", "datetime", soon)), [Found(at_day.span, (JUNE_3,))]
    )
