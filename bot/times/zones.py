"""Time zones as people know them: by their cities and countries, in Spanish and English.

Which zones there are, what their cities are called and which country they lie in is Babel's, from the
Unicode CLDR (https://cldr.unicode.org); their hours are those of the tz database, through `zoneinfo`.
"""

from collections import defaultdict
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location

from index import Language
from index.folding import fold

COMMON = (
    "America/Mexico_City",
    "America/Tijuana",
    "America/Guatemala",
    "America/Havana",
    "America/Bogota",
    "America/Lima",
    "America/Caracas",
    "America/Santiago",
    "America/Argentina/Buenos_Aires",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Toronto",
    "Europe/Madrid",
)
"""Offered without being asked for: the zones where most readers of Spanish and English in the Americas and
Spain live."""

_OTHER_CITIES = {
    "America/Mexico_City": "CDMX, Guadalajara, Puebla, León, Querétaro, Toluca, Veracruz, Oaxaca, Acapulco",
    "America/Monterrey": "Saltillo, Torreón",
    "America/Bogota": "Medellín, Cali, Barranquilla, Cartagena",
    "America/Lima": "Arequipa, Trujillo, Cusco",
    "America/Caracas": "Maracaibo, Valencia",
    "America/Santiago": "Valparaíso, Concepción",
    "America/Argentina/Buenos_Aires": "Rosario, La Plata",
    "America/Guayaquil": "Quito",
    "America/New_York": "Washington, Washington DC, Washington D.C., Boston, Miami, Atlanta, Philadelphia,"
    " Filadelfia",
    "America/Chicago": "Houston, Dallas, San Antonio, Austin",
    "America/Los_Angeles": "San Francisco, San Diego, Las Vegas, Seattle",
    "Europe/Madrid": "Barcelona, Sevilla, Valencia, Bilbao, Zaragoza, Málaga",
    "Europe/Brussels": "Bruselas",
    "Europe/Zurich": "Ginebra, Geneva",
}
"""Large cities by whose names no zone is called."""

MOST = 12
"""Zones offered at most when a name fits several."""

_UTC = "UTC"


def known(name: str | None) -> ZoneInfo | None:
    """The zone of that IANA name; None where there is none."""
    try:
        return ZoneInfo(name) if name else None
    # A path out of the database, or to one of its folders, is as little a zone as a name that is not there.
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def city(zone: str, language: Language) -> str:
    """The city that a zone is named after, as it is called in that language.

    A few are told with their region: "Argentina/Buenos Aires" is cut to its city.
    """
    if known(zone) is None:
        return zone
    return get_timezone_location(zone, locale=str(language), return_city=True).rpartition("/")[2]


def find_zones(typed: str) -> tuple[str, ...]:
    """The zones that somebody may mean, as IANA names: one where it is clear, at most `MOST` where not.

    Args:
        typed: An IANA name, a city or a country, or the beginning of a city; capitals and accents are free.
    """
    name = _key(typed)
    if not name:
        return ()
    for names in (_iana(), _cities(), _countries()):
        if found := names.get(name):
            return _ordered(found)
    return _ordered({zone for place, zones in _cities().items() if place.startswith(name) for zone in zones})


def _key(text: str) -> str:
    return " ".join(fold(text).replace("_", " ").replace(",", " ").split())


def _ordered(zones: set[str]) -> tuple[str, ...]:
    """The common ones first."""
    return tuple(sorted(zones, key=lambda zone: (zone not in COMMON, zone)))[:MOST]


@cache
def _all() -> frozenset[str]:
    """The zones that people live in, without the other names of the same ones."""
    return frozenset(zone for zone in get_global("zone_territories") if "/" in zone and known(zone))


@cache
def _iana() -> dict[str, set[str]]:
    old_names = {_key(old): {new} for old, new in get_global("zone_aliases").items() if known(new)}
    return old_names | {_key(zone): {zone} for zone in (*_all(), _UTC)}


@cache
def _cities() -> dict[str, set[str]]:
    cities: dict[str, set[str]] = defaultdict(set)
    for zone in _all():
        for language in Language:
            cities[_key(city(zone, language))].add(zone)
    # Cities that had a name of their own in the tz database once, such as Montreal.
    for old, new in get_global("zone_aliases").items():
        if "/" in old and new in _all():
            cities[_key(old.rpartition("/")[2])].add(new)
    for zone, names in _OTHER_CITIES.items():
        for name in names.split(", "):
            cities[_key(name)].add(zone)
    return dict(cities)


@cache
def _countries() -> dict[str, set[str]]:
    countries: dict[str, set[str]] = defaultdict(set)
    for zone in _all():
        territory = get_global("zone_territories")[zone]
        for language in Language:
            if name := Locale(str(language)).territories.get(territory):
                countries[_key(name)].add(zone)
    return dict(countries)
