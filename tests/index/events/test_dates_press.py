"""Hours, zones and names as press notices write them."""

import datetime

import pytest

from index.events.dates import find_dates
from index.events.expression import Assumption
from index.release import Language
from tests.index.events.dating import FRIDAY, told


def _hour(text: str, language: str) -> tuple[datetime.date, datetime.time | None, str | None]:
    (found,) = find_dates(text, FRIDAY, Language(language))
    return found.start, found.time, found.zone


@pytest.mark.parametrize(
    ("text", "language", "hour", "zone"),
    [
        ("el 20 de enero a las 15:00 (GMT-5)", "es", 15, "Etc/GMT+5"),
        ("el 20 de enero a las 9:00 a. m. UTC−06:00", "es", 9, "Etc/GMT+6"),
        ("January 20, 10 a.m. GMT-5", "en", 10, "Etc/GMT+5"),
        ("January 20, 10 a.m. (UTC+2)", "en", 10, "Etc/GMT-2"),
        ("January 20, 10 a.m. UTC+0", "en", 10, "UTC"),
        ("20 January, 1400 UTC", "en", 14, "UTC"),
    ],
)
def test_a_zone_may_be_counted_from_universal_time(text: str, language: str, hour: int, zone: str) -> None:
    assert _hour(text, language) == (datetime.date(2026, 1, 20), datetime.time(hour), zone)


@pytest.mark.parametrize("zone", ["GMT-19", "UTC+23", "GMT+5h30", "UTC-5:30", "UTC-24:30:10"])
def test_a_zone_beyond_all_zones_is_no_zone(zone: str) -> None:
    found = find_dates(f"January 20, 10:00 {zone}", FRIDAY, Language.EN)
    assert not any(each.zone and each.zone.startswith("Etc/") for each in found)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("el 20 de enero a las 12 m.", "es"),
        ("el 20 de enero a las 12:00 m.", "es"),
        ("12:00 noon on January 20", "en"),
        ("January 20 at 12 noon", "en"),
    ],
)
def test_noon_is_written_with_its_number_too(text: str, language: str) -> None:
    assert _hour(text, language)[:2] == (datetime.date(2026, 1, 20), datetime.time(12))


def test_twelve_metres_are_no_hour() -> None:
    assert told("Una torre de 12 m de altura, a 12 m del río.") == []


@pytest.mark.parametrize("days", ["between March 3 and 5", "between March 3 and 5, 2026"])
def test_and_makes_a_range_behind_between(days: str) -> None:
    assert told(days, language=Language.EN) == [f"{days[8:]}: 2026-03-03/2026-03-05"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La escuela “20 de Noviembre” recibirá libros.", Language.ES),
        ('La carrera "5 de Mayo" cumple años.', Language.ES),
        ("The “May 5” bridge is closed.", Language.EN),
    ],
)
def test_a_day_that_fills_a_quotation_is_a_name(text: str, language: Language) -> None:
    assert told(text, language=language) == []


def test_a_quotation_that_goes_on_behind_a_day_tells_it() -> None:
    assert told("“El 5 de mayo nos vemos”, dijo.") == ["5 de mayo: 2026-05-05"]


@pytest.mark.parametrize("text", ["Antes del 15 se entregará el informe.", "Se entregará antes del 15."])
def test_a_day_alone_may_bound_what_follows_it(text: str) -> None:
    assert [days.split(": ")[1] for days in told(text)] == ["2026-02-15"]


def test_a_number_before_a_noun_is_no_day() -> None:
    assert told("Antes del 15 aniversario se entregará.") == []


@pytest.mark.parametrize(
    ("text", "language", "day", "contradicted"),
    [
        ("La comisión se reunirá el lunes 24 de marzo.", Language.ES, datetime.date(2026, 3, 24), True),
        ("The commission will meet on Monday, March 24.", Language.EN, datetime.date(2026, 3, 24), True),
        ("La comisión se reunió el lunes 24 de marzo.", Language.ES, datetime.date(2025, 3, 24), False),
        ("La comisión se reunirá el martes 24 de marzo.", Language.ES, datetime.date(2026, 3, 24), False),
        ("Se reunirá el viernes 23 de enero.", Language.ES, datetime.date(2026, 1, 23), False),
    ],
)
def test_a_wrong_weekday_does_not_move_what_is_soon_to_come_into_last_year(
    text: str, language: Language, day: datetime.date, contradicted: bool
) -> None:
    (found,) = find_dates(text, datetime.date(2026, 3, 10), language)
    assert (found.start, found.end) == (day, day)
    assert (Assumption.WEEKDAY_CONTRADICTED in found.assumptions) is contradicted
