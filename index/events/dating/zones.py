"""Time zones as press releases name them, and their names in the IANA data base.

An abbreviation that says nothing of summer time ("EST" is used in July as well) gets the zone of the place.
"""

EASTERN, CENTRAL = "America/New_York", "America/Chicago"
MOUNTAIN, PACIFIC = "America/Denver", "America/Los_Angeles"
MEXICO_CITY = "America/Mexico_City"

ABBREVIATIONS = {
    **dict.fromkeys(("ET", "EST", "EDT"), EASTERN),
    **dict.fromkeys(("CT", "CST", "CDT"), CENTRAL),
    **dict.fromkeys(("MT", "MST", "MDT"), MOUNTAIN),
    **dict.fromkeys(("PT", "PST", "PDT"), PACIFIC),
    **dict.fromkeys(("AKST", "AKDT"), "America/Anchorage"),
    "HST": "Pacific/Honolulu",
    **dict.fromkeys(("UTC", "GMT"), "UTC"),
    "BST": "Europe/London",
    **dict.fromkeys(("CET", "CEST"), "Europe/Brussels"),
    **dict.fromkeys(("EET", "EEST"), "Europe/Athens"),
    "JST": "Asia/Tokyo",
    "IST": "Asia/Kolkata",
    "BRT": "America/Sao_Paulo",
    "ART": "America/Argentina/Buenos_Aires",
    "CLT": "America/Santiago",
    "COT": "America/Bogota",
    "PET": "America/Lima",
}
"""Where two places share one ("IST", "CST"), the one of whose releases Vocero reads more."""

_FARTHEST = (12, 14)
"""Hours by which clocks are at most behind universal time, and ahead of it."""


def fixed(hours: int) -> str | None:
    """Give the name of the zone whose clocks are `hours` ahead of universal time; None where there is none.

    The data base counts such zones the other way: "Etc/GMT+5" is five hours behind.
    """
    behind, ahead = _FARTHEST
    if not -behind <= hours <= ahead:
        return None
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"
