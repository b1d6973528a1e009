"""English dates: days, and what stands for a day."""

import datetime

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from index.events.dates import find_dates
from index.events.expression import Assumption, DateExpression, Granularity
from index.release import Language

FRIDAY = datetime.date(2026, 1, 16)


def find(text: str, reference: datetime.date = FRIDAY) -> list[DateExpression]:
    return find_dates(text, reference, Language.EN)


def day(written: str) -> datetime.date:
    return datetime.date.fromisoformat(written)


@pytest.mark.parametrize(
    ("text", "words", "on"),
    [
        ("The ministers will meet on January 23.", "January 23", "2026-01-23"),
        ("The ministers will meet on Jan. 23 in Lima.", "Jan. 23", "2026-01-23"),
        ("The ministers will meet on 23 January in London.", "23 January", "2026-01-23"),
        ("The ministers will meet on the 23rd of January.", "23rd of January", "2026-01-23"),
        ("The ministers will meet on January the 23rd.", "January the 23rd", "2026-01-23"),
        ("The vote is set for January 23rd, 2026, in Geneva.", "January 23rd, 2026", "2026-01-23"),
        ("The vote is set for 23rd January 2026 in Leeds.", "23rd January 2026", "2026-01-23"),
        ("The vote is set for Sept. 4, 2026, in Ohio.", "Sept. 4, 2026", "2026-09-04"),
        ("The vote is set for 4 Sep 2026.", "4 Sep 2026", "2026-09-04"),
        ("The vote is set for 04-Sep-2026.", "04-Sep-2026", "2026-09-04"),
        ("A vote on Friday, January 23, 2026, follows.", "Friday, January 23, 2026", "2026-01-23"),
        ("A vote on Fri., Jan. 23 follows.", "Fri., Jan. 23", "2026-01-23"),
        ("A vote on Friday 23 January 2026 follows.", "Friday 23 January 2026", "2026-01-23"),
        ("A vote on Friday the 23rd follows.", "Friday the 23rd", "2026-01-23"),
        ("A vote on Friday, 23rd January, follows.", "Friday, 23rd January", "2026-01-23"),
        ("A vote on January 23 (Friday) follows.", "January 23 (Friday)", "2026-01-23"),
        ("The filing of 01/23/2026 stands.", "01/23/2026", "2026-01-23"),
        ("The filing of 1/23/26 stands.", "1/23/26", "2026-01-23"),
        ("The filing of 23/01/2026 stands.", "23/01/2026", "2026-01-23"),
        ("The filing of 2026-01-23 stands.", "2026-01-23", "2026-01-23"),
        ("The law was signed on the fourth of July, 1995.", "fourth of July, 1995", "1995-07-04"),
        ("The law was signed on March twenty-first.", "March twenty-first", "2025-03-21"),
        ("The law passed on the 15th day of March 2024.", "15th day of March 2024", "2024-03-15"),
        ("The office will be closed on the 26th.", "26th", "2026-01-26"),
        ("We meet Friday (January 23).", "Friday (January 23)", "2026-01-23"),
        ("It is dated 20260123 there.", "20260123", "2026-01-23"),
        ("The fair is on Earth Day 2027.", "Earth Day 2027", "2027-04-22"),
        ("The fair is on St. Patrick’s Day.", "St. Patrick’s Day", "2026-03-17"),
        ("The fair is on this year's Independence Day.", "this year's Independence Day", "2026-07-04"),
        ("The fair is on Easter Monday.", "Easter Monday", "2026-04-06"),
        ("The attacks of September 11, 2001, changed it.", "September 11, 2001", "2001-09-11"),
        ("A vote on Thurs. March 12 follows.", "Thurs. March 12", "2026-03-12"),
        ("A vote on Friday 23-Jan-2026 follows.", "Friday 23-Jan-2026", "2026-01-23"),
        ("A vote on Jan 23, '26 follows.", "Jan 23, '26", "2026-01-23"),
        ("A vote on January\n23, 2026 follows.", "January\n23, 2026", "2026-01-23"),
    ],
)
def test_a_date_is_found_in_every_form_of_the_press(text: str, words: str, on: str) -> None:
    (found,) = find(text)
    # The article of "the 26th" may be counted as part of it.
    assert text[slice(*found.span)].removeprefix("the ") == words
    assert (found.start, found.end, found.granularity) == (day(on), day(on), Granularity.DAY)


@pytest.mark.parametrize(
    ("text", "words", "on"),
    [
        ("The Senate voted today on the bill.", "today", "2026-01-16"),
        ("The Senate will vote tomorrow on the bill.", "tomorrow", "2026-01-17"),
        ("The Senate voted yesterday on the bill.", "yesterday", "2026-01-15"),
        ("The Senate votes the day after tomorrow.", "day after tomorrow", "2026-01-18"),
        ("The Senate voted the day before yesterday.", "day before yesterday", "2026-01-14"),
        ("The panel will meet on Tuesday.", "Tuesday", "2026-01-20"),
        ("The panel met on Tuesday.", "Tuesday", "2026-01-13"),
        ("The panel will meet this Thursday.", "this Thursday", "2026-01-22"),
        ("The panel met last Thursday.", "last Thursday", "2026-01-08"),
        ("The panel will meet next Thursday.", "next Thursday", "2026-01-22"),
        ("The panel will meet this coming Monday.", "this coming Monday", "2026-01-19"),
        ("The panel will meet on Tuesday of next week.", "Tuesday of next week", "2026-01-20"),
        ("The panel will meet on Monday after next.", "Monday after next", "2026-01-26"),
        ("The panel met two Sundays ago.", "two Sundays ago", "2026-01-04"),
        ("The panel will meet a week on Monday.", "a week on Monday", "2026-01-26"),
        ("The panel will meet Monday week.", "Monday week", "2026-01-26"),
        ("The panel will meet a fortnight on Monday.", "a fortnight on Monday", "2026-02-02"),
        ("The panel will meet a week today.", "a week today", "2026-01-23"),
        ("The panel met three weeks ago today.", "three weeks ago today", "2025-12-26"),
        ("The panel met the Tuesday before Thanksgiving.", "Tuesday before Thanksgiving", "2025-11-25"),
        ("The panel will meet the Monday after Easter.", "Monday after Easter", "2026-04-06"),
        ("The panel meets today, Friday, January 16.", "today, Friday, January 16", "2026-01-16"),
        ("The panel meets on the last Thursday of the month.", "last Thursday of the month", "2026-01-29"),
        ("The panel will meet on Labor Day.", "Labor Day", "2026-09-07"),
        ("The panel will meet on Easter.", "Easter", "2026-04-05"),
        ("The panel met on Thanksgiving.", "Thanksgiving", "2025-11-27"),
        ("The panel will meet in three days.", "in three days", "2026-01-19"),
        ("The panel met 10 days ago.", "10 days ago", "2026-01-06"),
        ("The panel will meet two weeks from today.", "two weeks from today", "2026-01-30"),
        ("The panel meets on the first Monday of March.", "first Monday of March", "2026-03-02"),
        ("The panel meets on the last Friday in May.", "last Friday in May", "2026-05-29"),
    ],
)
def test_a_day_is_told_from_the_day_of_the_release(text: str, words: str, on: str) -> None:
    (found,) = find(text)
    assert text[slice(*found.span)].removeprefix("the ") == words
    assert (found.start, found.end) == (day(on), day(on))
    assert found.granularity is Granularity.DAY


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The treaty was signed on March 4.", 2025),
        ("The treaty will be signed on March 4.", 2026),
        ("Since the talks began on December 2, much has changed.", 2025),
        ("The exhibition opens on December 2.", 2026),
        ("They met on January 10.", 2026),
        ("They are to meet on January 10 in Rome.", 2027),
    ],
)
def test_the_tense_tells_the_year_that_is_not_written(text: str, year: int) -> None:
    (found,) = find(text)
    assert found.start.year == year
    assert Assumption.YEAR in found.assumptions


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Ministers reviewed how far the plans have come for the summit on April 22.", "2026-04-22"),
        ("She thanked them for the invitation to visit Rome in April.", "2026-04-01"),
        ("On the occasion of the visit on 20 January, they signed a treaty.", "2026-01-20"),
        ("The vote was postponed to March 3.", "2026-03-03"),
        ("The vote was rescheduled for March 3.", "2026-03-03"),
        ("They signed on April 22.", "2025-04-22"),
        ("The promise was made on the visit in December to hold talks.", "2025-12-01"),
    ],
)
def test_a_verb_that_is_far_off_yields_to_the_near_one_of_two_years(text: str, on: str) -> None:
    (found,) = find(text)
    assert found.start == day(on)


def test_a_weekday_that_contradicts_its_date_is_told() -> None:
    (found,) = find("The vote is on Monday, January 23, 2026.")
    assert found.start == day("2026-01-23")
    assert Assumption.WEEKDAY_CONTRADICTED in found.assumptions
    (agreeing,) = find("The vote is on Friday, January 23, 2026.")
    assert not agreeing.assumptions


def test_of_two_numbers_the_month_comes_first_where_it_can() -> None:
    (open_,) = find("The form of 03/04/2026 is void.")
    assert open_.start == day("2026-03-04") and Assumption.ORDER in open_.assumptions
    (sure,) = find("The form of 13/04/2026 is void.")
    assert sure.start == day("2026-04-13") and Assumption.ORDER not in sure.assumptions


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("From January 5 and March 12, nothing.", ["January 5", "March 12"]),
        ("Hearings are on Tuesday and Thursday.", ["Tuesday", "Thursday"]),
        ("They met in 2019, 2021 and 2023.", ["2019", "2021", "2023"]),
        ("The order of May 3, 2021, and that of June 9, 2022.", ["May 3, 2021", "June 9, 2022"]),
    ],
)
def test_several_dates_in_a_sentence_are_all_found(text: str, words: list[str]) -> None:
    assert [text[slice(*found.span)] for found in find(text)] == words


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)),
    st.sampled_from(["full", "long", "medium"]),
    st.sampled_from(["en_US", "en_GB"]),
)
def test_a_rendered_date_is_read_back(written: datetime.date, form: str, place: str) -> None:
    words = format_date(written, format=form, locale=place)
    text = f"The agreement of {words}, was signed."
    (found,) = find(text)
    assert text[slice(*found.span)] == words
    assert (found.start, found.end, found.granularity) == (written, written, Granularity.DAY)
    assert not found.assumptions
