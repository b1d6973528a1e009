from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.events.announcement import Announcement
from index.events.calendar import Calendar
from index.events.event import EventKind
from index.events.filter import EventFilter, read_filter
from index.release import Language
from tests.index.events.calendar_words import EN, ES, on, told

TODAY = date(2026, 1, 16)  # a Friday
NOW = datetime(2026, 1, 16, 12, tzinfo=ZoneInfo("America/Mexico_City"))

GROUP = told(
    "una nueva reunión",
    on("01-23"),
    event=1,
    who="el Grupo de Implementación de Seguridad bilateral",
    text="El grupo se reunirá para combatir el tráfico de armas.",
    title="Diálogo de cancilleres",
)
MINISTERIAL = told("una Reunión Ministerial de Seguridad", on("02"), event=2, where="Washington, D.C.")
HEARING = told(
    "a hearing on water rights", on("03-11"), event=3, kind=EventKind.HEARING, language=EN, where="Denver"
)
TRIP = told("una visita oficial", on("01-17"), event=4, kind=EventKind.VISIT, who="EE. UU. y Canadá")
ALL = (GROUP, MINISTERIAL, HEARING, TRIP)


def admitted(text: str, language: Language, *announcements: Announcement) -> list[int]:
    wanted = read_filter(text, TODAY, language)
    entries = Calendar.of(announcements or ALL).upcoming(NOW, wanted)
    return sorted(entry.announcement.event_id for entry in entries)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [1, 2, 3, 4]),
        ("   ", [1, 2, 3, 4]),
        ("febrero", [2]),
        ("February", [2]),
        ("february", [2]),
        ("enero", [1, 4]),
        ("en marzo", [3]),
        ("mañana", [4]),
        ("tomorrow", [4]),
        ("esta semana", [4]),
        ("this week", [4]),
        ("la próxima semana", [1]),
        ("next week", [1]),
        ("next month", [2]),
        ("seguridad", [1, 2]),
        ("SEGURIDAD", [1, 2]),
        ("security", [1, 2]),
        ("seguridad en febrero", [2]),
        ("security in February", [2]),
        ("next month Washington", [2]),
        ("seguridad next month", [2]),
        ("water", [3]),
        ("agua", [3]),
        ("derechos de agua", [3]),
        ("trafico", [1]),
        ("diálogos", [1]),
        ("visitas", [4]),
        ("visits", [4]),
        ("hearings", [3]),
        ("U.S.", [4]),
        ("Estados Unidos", [4]),
        ("implementacion", [1]),
        ("eventos de seguridad", [1, 2]),
        ("pesca", []),
        ("agua en febrero", []),
    ],
)
def test_a_time_or_a_topic_is_understood_in_either_language(
    text: str, found: list[int], language: Language
) -> None:
    assert admitted(text, language) == found


@pytest.mark.parametrize(
    ("text", "today", "start"),
    [
        ("febrero", date(2026, 2, 20), date(2026, 2, 1)),
        ("febrero", date(2026, 3, 1), date(2027, 2, 1)),
        ("enero", date(2026, 11, 23), date(2027, 1, 1)),
        ("diciembre", date(2026, 1, 2), date(2026, 12, 1)),
        ("marzo de 2025", date(2026, 1, 2), date(2025, 3, 1)),
    ],
)
def test_a_month_without_a_year_is_the_present_or_the_coming_one(text: str, today: date, start: date) -> None:
    assert read_filter(text, today, ES).start == start


def test_february_ends_with_its_last_day_in_a_leap_year_too() -> None:
    assert read_filter("febrero", date(2027, 3, 1), ES).end == date(2028, 2, 29)


def test_a_bound_leaves_the_other_side_open() -> None:
    assert read_filter("antes del 15 de febrero", TODAY, ES) == EventFilter(None, date(2026, 2, 14))
    assert read_filter("after February 15", TODAY, EN) == EventFilter(date(2026, 2, 16), None)


def test_what_touches_the_days_asked_is_admitted() -> None:
    (summit,) = Calendar.of([told("Cumbre Alpina", on("02-27", "03-02"), event=1)]).entries
    day = timedelta(days=1)
    assert EventFilter(date(2026, 3, 2), date(2026, 3, 9)).admits(summit)
    assert EventFilter(None, date(2026, 2, 27)).admits(summit)
    assert not EventFilter(date(2026, 3, 2) + day, None).admits(summit)
    assert not EventFilter(None, date(2026, 2, 27) - day).admits(summit)


def test_a_phrase_is_found_as_a_phrase_only() -> None:
    apart = told("reunión de los Estados del norte y los pueblos unidos", on("02-12"), event=1)
    assert admitted("EE. UU.", ES, apart) == []


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=40), st.dates(), st.sampled_from(Language))
def test_no_text_is_too_odd(text: str, today: date, language: Language) -> None:
    wanted = read_filter(text, today, language)
    assert wanted == read_filter(text, today, language)
    for entry in Calendar.of(ALL).entries:
        assert wanted.admits(entry) in (True, False)


@pytest.mark.parametrize(
    ("text", "language", "start", "end"),
    [
        ("febrero", ES, date(2026, 2, 1), date(2026, 2, 28)),
        ("marzo", ES, date(2026, 3, 1), date(2026, 3, 31)),
        ("December", EN, date(2025, 12, 1), date(2025, 12, 31)),
        ("viernes", ES, date(2026, 3, 6), date(2026, 3, 6)),
        ("Friday", EN, date(2026, 3, 6), date(2026, 3, 6)),
        ("febrero de 2027", ES, date(2027, 2, 1), date(2027, 2, 28)),
    ],
)
def test_what_is_over_is_sought_in_the_last_such_time(
    text: str, language: Language, start: date, end: date
) -> None:
    found = read_filter(text, date(2026, 3, 10), language, past=True)
    assert (found.start, found.end) == (start, end)
