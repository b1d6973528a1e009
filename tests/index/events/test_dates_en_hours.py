"""English hours, parts of the day and time zones."""

import datetime

import pytest

from index.events.dates import find_dates
from index.events.expression import Assumption, DateExpression, DayPart, Granularity
from index.release import Language

FRIDAY = datetime.date(2026, 1, 16)


def find(text: str) -> DateExpression:
    (found,) = find_dates(text, FRIDAY, Language.EN)
    return found


@pytest.mark.parametrize(
    ("text", "words", "on", "at"),
    [
        ("It begins at 3 p.m. on March 4.", "3 p.m. on March 4", "2026-03-04", "15:00"),
        ("It begins March 4 at 3:30 pm.", "March 4 at 3:30 pm", "2026-03-04", "15:30"),
        ("It begins March 4, 2026, at 10:00 a.m.", "March 4, 2026, at 10:00 a.m.", "2026-03-04", "10:00"),
        ("It begins on Tuesday at 11am.", "Tuesday at 11am", "2026-01-20", "11:00"),
        (
            "It begins on Tuesday, 20 January, at 14:30.",
            "Tuesday, 20 January, at 14:30",
            "2026-01-20",
            "14:30",
        ),
        ("It begins tomorrow at noon.", "tomorrow at noon", "2026-01-17", "12:00"),
        ("It begins at midnight on Sunday.", "midnight on Sunday", "2026-01-18", "00:00"),
        ("It begins tomorrow at nine o'clock.", "tomorrow at nine o'clock", "2026-01-17", "09:00"),
        (
            "It begins tomorrow at half past nine a.m.",
            "tomorrow at half past nine a.m.",
            "2026-01-17",
            "09:30",
        ),
        ("It begins at 9 tomorrow morning.", "9 tomorrow morning", "2026-01-17", "09:00"),
        ("It begins at 12 noon on March 4.", "12 noon on March 4", "2026-03-04", "12:00"),
        ("It begins at 1900 hours on Sunday.", "1900 hours on Sunday", "2026-01-18", "19:00"),
        ("It begins at 8 tonight.", "8 tonight", "2026-01-16", "20:00"),
        ("It begins on Tuesday 20 January, 18.30.", "Tuesday 20 January, 18.30", "2026-01-20", "18:30"),
        ("It begins at 9 a.m. sharp on Tuesday.", "9 a.m. sharp on Tuesday", "2026-01-20", "09:00"),
        ("January 20 | 2:30 PM", "January 20 | 2:30 PM", "2026-01-20", "14:30"),
    ],
)
def test_an_hour_is_told_with_its_day(text: str, words: str, on: str, at: str) -> None:
    found = find(text)
    assert text[slice(*found.span)].removeprefix("at ") == words
    assert found.start.isoformat() == found.end.isoformat() == on
    assert found.time == datetime.time.fromisoformat(at)
    assert found.granularity is Granularity.TIME


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Doors are open on March 4 from 9 a.m. to 5 p.m.", "09:00", "17:00"),
        ("Doors are open on March 4 from 9 to 11 a.m.", "09:00", "11:00"),
        ("Doors are open March 4, 1:00 PM - 2:15 PM.", "13:00", "14:15"),
        ("Doors are open between 2 and 4 p.m. on March 4.", "14:00", "16:00"),
        ("Doors are open on March 4 at 10:00 AM – 12:00 PM.", "10:00", "12:00"),
        ("Doors are open March 4, 9–11 am.", "09:00", "11:00"),
        ("Doors are open on March 4 from 9 a.m. until noon.", "09:00", "12:00"),
        ("Doors are open March 4, 18.00-20.00.", "18:00", "20:00"),
        ("Doors are open on March 4, 9.30-11.30am.", "09:30", "11:30"),
    ],
)
def test_hours_have_a_begin_and_an_end(text: str, first: str, last: str) -> None:
    found = find(text)
    assert found.start.isoformat() == found.end.isoformat() == "2026-03-04"
    assert (found.time, found.end_time) == (
        datetime.time.fromisoformat(first),
        datetime.time.fromisoformat(last),
    )


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("It begins at 3 p.m. ET on March 4.", "America/New_York"),
        ("It begins at 3:00 PM (EST) on March 4.", "America/New_York"),
        ("It begins on March 4 at 3 p.m. Eastern Time.", "America/New_York"),
        ("It begins on March 4 at 3 p.m. Central.", "America/Chicago"),
        ("It begins on March 4 at 3 p.m. PT.", "America/Los_Angeles"),
        ("It begins on March 4 at 15:00 GMT.", "UTC"),
        ("It begins on March 4 at 15:00 UTC.", "UTC"),
        ("It begins on March 4 at 3 p.m. local time.", None),
    ],
)
def test_the_zone_is_told_by_its_name(text: str, zone: str | None) -> None:
    found = find(text)
    assert found.zone == zone
    assert found.time == datetime.time(15)


@pytest.mark.parametrize(
    ("text", "on", "part"),
    [
        ("They meet on Tuesday morning.", "2026-01-20", DayPart.MORNING),
        ("They will meet tomorrow afternoon.", "2026-01-17", DayPart.AFTERNOON),
        ("They meet this evening.", "2026-01-16", DayPart.EVENING),
        ("They meet tonight.", "2026-01-16", DayPart.NIGHT),
        ("They met last night.", "2026-01-15", DayPart.NIGHT),
        ("They meet on the evening of March 4.", "2026-03-04", DayPart.EVENING),
        ("They meet on March 4 in the morning.", "2026-03-04", DayPart.MORNING),
    ],
)
def test_a_part_of_the_day_is_told(text: str, on: str, part: DayPart) -> None:
    found = find(text)
    assert (found.start.isoformat(), found.part) == (on, part)
    assert found.granularity is Granularity.DAY


def test_an_hour_alone_is_of_the_day_of_the_release() -> None:
    found = find("Watch it live at 3 p.m. here.")
    assert (found.start, found.end, found.time) == (FRIDAY, FRIDAY, datetime.time(15))
    assert Assumption.DAY in found.assumptions


def test_an_hour_without_its_half_of_the_day_is_told_to_be_assumed() -> None:
    found = find("It begins on March 4 at 3.")
    assert found.time == datetime.time(15)
    assert Assumption.HALF_OF_DAY in found.assumptions
    assert Assumption.HALF_OF_DAY not in find("It begins on March 4 at 3 p.m.").assumptions
