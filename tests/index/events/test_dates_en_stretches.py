"""English stretches of time: units, parts of them, ranges, counted days and bounds."""

import datetime

import pytest

from index.events.dates import find_dates
from index.events.expression import Assumption, Bound, DateExpression, Edge, Granularity
from index.release import Language

FRIDAY = datetime.date(2026, 1, 16)

RANGE, WEEK, MONTH = Granularity.RANGE, Granularity.WEEK, Granularity.MONTH
QUARTER, HALF, YEAR, DAY = Granularity.QUARTER, Granularity.HALF, Granularity.YEAR, Granularity.DAY


def find(text: str) -> DateExpression:
    (found,) = find_dates(text, FRIDAY, Language.EN)
    return found


def days(found: DateExpression) -> tuple[str, str]:
    return found.start.isoformat(), found.end.isoformat()


@pytest.mark.parametrize(
    ("text", "words", "first", "last", "granularity"),
    [
        ("Talks resume this week.", "this week", "2026-01-12", "2026-01-18", WEEK),
        ("Talks resume next week.", "next week", "2026-01-19", "2026-01-25", WEEK),
        ("Talks ended last week.", "last week", "2026-01-05", "2026-01-11", WEEK),
        ("Talks ended the previous week.", "previous week", "2026-01-05", "2026-01-11", WEEK),
        ("Talks resume the week of March 9.", "week of March 9", "2026-03-09", "2026-03-15", WEEK),
        ("Talks resume in the first week of May.", "first week of May", "2026-05-01", "2026-05-07", WEEK),
        ("Talks resume this weekend.", "this weekend", "2026-01-17", "2026-01-18", RANGE),
        ("Talks resume next month.", "next month", "2026-02-01", "2026-02-28", MONTH),
        ("Talks resume in March.", "March", "2026-03-01", "2026-03-31", MONTH),
        ("Talks ended in December.", "December", "2025-12-01", "2025-12-31", MONTH),
        ("Talks ended in December 2023.", "December 2023", "2023-12-01", "2023-12-31", MONTH),
        ("Talks ended in Dec. 2023.", "Dec. 2023", "2023-12-01", "2023-12-31", MONTH),
        ("Talks resume during the month of March.", "month of March", "2026-03-01", "2026-03-31", MONTH),
        ("Talks ended last March.", "last March", "2025-03-01", "2025-03-31", MONTH),
        ("The first quarter of 2026 is hard.", "first quarter of 2026", "2026-01-01", "2026-03-31", QUARTER),
        ("Profits of Q3 2025 fell.", "Q3 2025", "2025-07-01", "2025-09-30", QUARTER),
        ("Profits fell last quarter.", "last quarter", "2025-10-01", "2025-12-31", QUARTER),
        ("The second half of 2026 is open.", "second half of 2026", "2026-07-01", "2026-12-31", HALF),
        ("It will take effect in 2027.", "2027", "2027-01-01", "2027-12-31", YEAR),
        ("It took effect last year.", "last year", "2025-01-01", "2025-12-31", YEAR),
        ("It takes effect next year.", "next year", "2027-01-01", "2027-12-31", YEAR),
        ("It opens in the spring of 2027.", "spring of 2027", "2027-03-01", "2027-05-31", QUARTER),
        ("It opens this summer.", "this summer", "2026-06-01", "2026-08-31", QUARTER),
        ("Talks resume the week after next.", "week after next", "2026-01-26", "2026-02-01", WEEK),
        ("Talks ended over the weekend.", "weekend", "2026-01-10", "2026-01-11", RANGE),
        ("We will travel on Labor Day weekend.", "Labor Day weekend", "2026-09-05", "2026-09-07", RANGE),
        ("The invoice of 11/2025 is lost.", "11/2025", "2025-11-01", "2025-11-30", MONTH),
        ("Spending rose in 2024/25.", "2024/25", "2024-01-01", "2025-12-31", RANGE),
        ("Spending rose in FY25.", "FY25", "2025-01-01", "2025-12-31", YEAR),
        ("Profits of Q3 FY25 fell.", "Q3 FY25", "2025-07-01", "2025-09-30", QUARTER),
        ("The third-quarter 2025 profits fell.", "third-quarter 2025", "2025-07-01", "2025-09-30", QUARTER),
        (
            "In the week ending March 13 it will rain.",
            "week ending March 13",
            "2026-03-09",
            "2026-03-15",
            WEEK,
        ),
        ("The fair is the weekend of May 14.", "weekend of May 14", "2026-05-16", "2026-05-17", RANGE),
        ("Rain is due in the next fortnight.", "next fortnight", "2026-01-17", "2026-01-30", RANGE),
        ("It opened in the 1990s.", "1990s", "1990-01-01", "1999-12-31", RANGE),
        ("The canals of the 19th century remain.", "19th century", "1800-01-01", "1899-12-31", RANGE),
    ],
)
def test_a_unit_is_found_with_its_first_and_last_day(
    text: str, words: str, first: str, last: str, granularity: Granularity
) -> None:
    found = find(text)
    assert text[slice(*found.span)].removeprefix("the ") == words
    assert days(found) == (first, last)
    assert found.granularity is granularity


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The forum runs March 3-5 in Rome.", "2026-03-03", "2026-03-05"),
        ("The forum runs March 3–5, 2027, in Rome.", "2027-03-03", "2027-03-05"),
        ("The forum runs from March 3 to 5.", "2026-03-03", "2026-03-05"),
        ("The forum runs from 3 to 5 March.", "2026-03-03", "2026-03-05"),
        ("The forum runs 3-5 March 2027.", "2027-03-03", "2027-03-05"),
        ("The forum runs from March 30 to April 2.", "2026-03-30", "2026-04-02"),
        ("The forum runs March 30 - April 2, 2027.", "2027-03-30", "2027-04-02"),
        ("The forum is on December 9 and 10, 2026.", "2026-12-09", "2026-12-10"),
        ("The forum runs between March 3 and March 5.", "2026-03-03", "2026-03-05"),
        ("The forum runs from December 28, 2026 to January 3, 2027.", "2026-12-28", "2027-01-03"),
        ("The forum runs from December 28 to January 3, 2028.", "2027-12-28", "2028-01-03"),
        ("The forum will run Monday through Thursday.", "2026-01-19", "2026-01-22"),
        ("The forum runs Tuesday, March 3 through Thursday, March 5.", "2026-03-03", "2026-03-05"),
        ("Sales fell between May and July 2025.", "2025-05-01", "2025-07-31"),
        ("Sales fell from 2019 to 2023.", "2019-01-01", "2023-12-31"),
        ("Sales fell in 2019-2023.", "2019-01-01", "2023-12-31"),
        ("Sales fell from September 2019 through May 2020.", "2019-09-01", "2020-05-31"),
        ("The forum runs March 3rd-5th.", "2026-03-03", "2026-03-05"),
        ("The forum runs between February 20 and 5 March.", "2026-02-20", "2026-03-05"),
        ("The forum runs 30 March-2 April.", "2026-03-30", "2026-04-02"),
        ("The forum runs Tuesday-Thursday, March 3-5.", "2026-03-03", "2026-03-05"),
        ("The forum runs from the 3rd to the 5th of March.", "2026-03-03", "2026-03-05"),
    ],
)
def test_a_range_has_the_days_of_both_its_ends(text: str, first: str, last: str) -> None:
    found = find(text)
    assert days(found) == (first, last)
    assert found.granularity is RANGE


@pytest.mark.parametrize(
    ("text", "edge", "first", "last"),
    [
        ("It opens in early April.", Edge.EARLY, "2026-04-01", "2026-04-30"),
        ("It opens in mid-April.", Edge.MID, "2026-04-01", "2026-04-30"),
        ("It opens in late April 2027.", Edge.LATE, "2027-04-01", "2027-04-30"),
        ("It opens at the end of April.", Edge.LATE, "2026-04-01", "2026-04-30"),
        ("It opens at the beginning of April.", Edge.EARLY, "2026-04-01", "2026-04-30"),
        ("It opens by the middle of next month.", Edge.MID, "2026-02-01", "2026-02-28"),
        ("It opens in early 2027.", Edge.EARLY, "2027-01-01", "2027-03-31"),
        ("It opens in mid-2027.", Edge.MID, "2027-04-01", "2027-09-30"),
        ("It opens in late 2027.", Edge.LATE, "2027-10-01", "2027-12-31"),
        ("It opens in late summer.", Edge.LATE, "2026-06-01", "2026-08-31"),
        ("It opens late on Tuesday.", Edge.LATE, "2026-01-20", "2026-01-20"),
        ("It opens towards the end of next year.", Edge.LATE, "2027-10-01", "2027-12-31"),
    ],
)
def test_the_edge_of_a_stretch_is_told(text: str, edge: Edge, first: str, last: str) -> None:
    found = find(text)
    assert found.edge is edge
    assert days(found) == (first, last)
    assert Assumption.APPROXIMATE in found.assumptions


@pytest.mark.parametrize(
    ("text", "bound", "first"),
    [
        ("Send it before March 15.", Bound.BEFORE, "2026-03-15"),
        ("Send it prior to March 15.", Bound.BEFORE, "2026-03-15"),
        ("Send it by March 15.", Bound.BY, "2026-03-15"),
        ("Send it no later than March 15.", Bound.BY, "2026-03-15"),
        ("It is open until March 15.", Bound.BY, "2026-03-15"),
        ("It is open through March 15.", Bound.BY, "2026-03-15"),
        ("It is open on or before March 15.", Bound.BY, "2026-03-15"),
        ("It is not open before March 15.", Bound.BEFORE, "2026-03-15"),
        ("It opens not before March 15.", Bound.SINCE, "2026-03-15"),
        ("It is open by close of business March 15.", Bound.BY, "2026-03-15"),
        ("Send it by COB on March 15.", Bound.BY, "2026-03-15"),
        ("Send it before the close of business on March 15.", Bound.BY, "2026-03-15"),
        ("It is open up to and including March 15.", Bound.BY, "2026-03-15"),
        ("It is open from March 15.", Bound.SINCE, "2026-03-15"),
        ("From March 15, the gate will be shut.", Bound.SINCE, "2026-03-15"),
        ("It is open as from March 15.", Bound.SINCE, "2026-03-15"),
        ("It was open since Monday.", Bound.SINCE, "2026-01-12"),
        ("The note from March 15 is lost.", Bound.WITHIN, "2026-03-15"),
        ("It is open March 15 or later.", Bound.SINCE, "2026-03-15"),
        ("It was open since December 1.", Bound.SINCE, "2025-12-01"),
        ("It is open as of March 15.", Bound.SINCE, "2026-03-15"),
        ("It is open starting March 15.", Bound.SINCE, "2026-03-15"),
        ("It is open from March 15 onward.", Bound.SINCE, "2026-03-15"),
        ("It will be open after March 15.", Bound.AFTER, "2026-03-15"),
        ("It will be open following March 15.", Bound.AFTER, "2026-03-15"),
    ],
)
def test_a_bound_tells_on_which_side_it_lies(text: str, bound: Bound, first: str) -> None:
    found = find(text)
    assert (found.bound, found.start.isoformat()) == (bound, first)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It will rain in the next three days.", "2026-01-17", "2026-01-19"),
        ("It rained in the last 10 days.", "2026-01-06", "2026-01-15"),
        ("It fell over the past two weeks.", "2026-01-02", "2026-01-15"),
    ],
)
def test_counted_days_end_or_begin_beside_the_day_of_the_release(text: str, first: str, last: str) -> None:
    found = find(text)
    assert days(found) == (first, last)
    assert found.granularity is RANGE


def test_an_hour_and_the_day_from_which_it_holds_stay_apart() -> None:
    text = "The hall will open until midnight from 1 June."
    hour, day = find_dates(text, FRIDAY, Language.EN)
    assert (hour.bound, hour.time) == (Bound.BY, datetime.time())
    assert text[slice(*day.span)] == "from 1 June"
    assert (day.bound, day.start.isoformat(), day.time) == (Bound.SINCE, "2026-06-01", None)
