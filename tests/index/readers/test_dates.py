from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from index.readers.dates import date_of, is_ambiguous, parse_date, written_date

DAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2026-01-15", DAY),
        ("2026-1-15", DAY),
        (" 2026-01-15T18:30:00-06:00 ", DAY),
        ("2026-01-15 18:30", DAY),
        ("15/01/2026", DAY),
        ("15-1-2026", DAY),
        ("15.01.2026", DAY),
        ("15 de enero de 2026", DAY),
        ("15 de enero del 2026", DAY),
        ("Jueves, 15 de Enero de 2026", DAY),
        ("15 enero 2026", DAY),
        ("enero 15 de 2026", DAY),
        ("15 ene. 2026", DAY),
        ("1.º de septiembre de 2026", date(2026, 9, 1)),
        ("1o. de setiembre de 2026", date(2026, 9, 1)),
        ("1 de Octubre 2021", date(2021, 10, 1)),
        ("January 15, 2026", DAY),
        ("Thursday, January 15, 2026", DAY),
        ("Jan. 15, 2026", DAY),
        ("JANUARY 15 2026", DAY),
        ("January 15th, 2026", DAY),
        ("15 January 2026", DAY),
        ("Sept. 1, 2026", date(2026, 9, 1)),
        ("29 de febrero de 2024", date(2024, 2, 29)),
    ],
)
def test_a_date_is_read_as_a_reader_would(words: str, expected: date) -> None:
    assert parse_date(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "",
        "pronto",
        "por confirmar",
        "15 de enero",
        "January 2026",
        "29 de febrero de 2026",
        "31/04/2026",
        "01/15/2026",
        "2026-13-01",
        "2026-01-15 o después",
        "15 de enero de 26",
        "15 de marcial de 2026",
        "0 de enero de 2026",
        "January 15, 20266",
        "15/01-2026",
    ],
)
def test_what_is_no_day_of_the_calendar_is_no_date(words: str) -> None:
    assert parse_date(words) is None


@given(
    st.dates(date(1000, 1, 1)),
    st.sampled_from(["es", "es_MX", "en", "en_GB"]),
    st.sampled_from(["full", "long"]),
)
def test_every_date_that_babel_writes_in_words_is_read_back(day: date, locale: str, style: str) -> None:
    assert parse_date(format_date(day, style, locale=locale)) == day


@pytest.mark.parametrize(
    ("words", "ambiguous"),
    [
        ("03/04/2026", True),
        ("3.4.2026", True),
        ("04/04/2026", False),
        ("15/04/2026", False),
        ("2026-03-04", False),
    ],
)
def test_numbers_are_ambiguous_when_the_month_could_come_first(words: str, ambiguous: bool) -> None:
    assert is_ambiguous(words) is ambiguous


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MADRID, 3 mar. (EFE)", "3 mar."),
        ("el jueves 15 de enero de 2026 en Puebla", "jueves 15 de enero de 2026"),
        ("on Jan. 15, 2026, the", "Jan. 15, 2026"),
        ("aprobó 3 marcos y 5 mayorías", None),
        ("Resolución 12-2026-01-15-B", None),
    ],
)
def test_a_date_is_found_among_words(text: str, found: str | None) -> None:
    match = written_date().search(text)
    assert (match.group() if match else None) == found


def test_a_date_without_a_year_has_no_day_of_the_calendar() -> None:
    match = written_date().search("MADRID, 3 mar. (EFE)")
    assert match is not None
    assert date_of(match) is None
