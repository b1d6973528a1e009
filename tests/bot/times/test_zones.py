import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.times.zones import COMMON, MOST, city, find_zones, known
from index import Language

ES, EN = Language.ES, Language.EN


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Bogotá", "America/Bogota"),
        ("BOGOTA", "America/Bogota"),
        ("  ciudad  de méxico ", "America/Mexico_City"),
        ("Mexico City", "America/Mexico_City"),
        ("Nueva York", "America/New_York"),
        ("new york", "America/New_York"),
        ("La Habana", "America/Havana"),
        ("havana", "America/Havana"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"),
        ("Madrid", "Europe/Madrid"),
        ("Montreal", "America/Toronto"),
        ("Colombia", "America/Bogota"),
        ("Perú", "America/Lima"),
        ("utc", "UTC"),
        ("los ang", "America/Los_Angeles"),
        ("Washington, D.C.", "America/New_York"),
        ("cdmx", "America/Mexico_City"),
        ("Barcelona", "Europe/Madrid"),
        ("medellin", "America/Bogota"),
    ],
)
def test_a_zone_is_found_by_city_country_or_name(typed: str, zone: str) -> None:
    assert find_zones(typed) == (zone,)


@pytest.mark.parametrize(
    ("typed", "first"),
    [("México", "America/Mexico_City"), ("spain", "Europe/Madrid"), ("Estados Unidos", "America/Chicago")],
)
def test_of_a_country_with_several_the_common_ones_come_first(typed: str, first: str) -> None:
    found = find_zones(typed)
    assert found[0] == first
    assert 1 < len(found) <= MOST


@pytest.mark.parametrize("typed", ["", "   ", "Macondo", "../etc/passwd", "America", "<b>", "\0", "x" * 5000])
def test_what_is_no_zone_finds_none(typed: str) -> None:
    assert find_zones(typed) == ()


@given(st.text())
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    assert all(known(zone) for zone in find_zones(typed))
    known(typed)


@pytest.mark.parametrize("zone", COMMON)
@pytest.mark.parametrize("language", list(Language))
def test_a_common_zone_is_found_by_the_name_that_its_button_has(zone: str, language: Language) -> None:
    name = city(zone, language)
    assert "/" not in name and len(name) <= 20
    assert find_zones(name) == (zone,)


@pytest.mark.parametrize(
    ("zone", "spanish", "english"),
    [
        ("America/Mexico_City", "Ciudad de México", "Mexico City"),
        ("America/New_York", "Nueva York", "New York"),
        ("UTC", "UTC", "UTC"),
        ("Mars/Olympus", "Mars/Olympus", "Mars/Olympus"),
    ],
)
def test_a_city_is_called_as_its_readers_call_it(zone: str, spanish: str, english: str) -> None:
    assert (city(zone, ES), city(zone, EN)) == (spanish, english)
