"""Events told by labelled lines and by agendas."""

import datetime

import pytest

from index.events.event import EventKind
from tests.index.events.extracting import find

ADVISORY = """\
The Minister will speak to reporters about the water plan.

WHAT: Press conference on the water plan

WHO: Minister Ana Torres

WHEN: Monday, March 9, 11:00 a.m.

WHERE: City Hall, 4 Main Street, Salem
"""

AVISO = """\
La Ministra hablará con los medios sobre el plan hídrico.

Evento: Conferencia de prensa sobre el plan hídrico

Fecha: lunes 9 de marzo

Hora: 11:00 horas

Lugar: Palacio Municipal, Calle 4
"""


@pytest.mark.parametrize(
    ("language", "text", "what", "where"),
    [
        ("en", ADVISORY, "Press conference on the water plan", "City Hall, 4 Main Street, Salem"),
        ("es", AVISO, "Conferencia de prensa sobre el plan hídrico", "Palacio Municipal, Calle 4"),
        (
            "en",
            ADVISORY.replace("\n\n", "\n"),
            "Press conference on the water plan",
            "City Hall, 4 Main Street, Salem",
        ),
        (
            "es",
            AVISO.replace(": ", ":\n"),
            "Conferencia de prensa sobre el plan hídrico",
            "Palacio Municipal, Calle 4",
        ),
    ],
)
def test_labelled_lines_make_one_event(language: str, text: str, what: str, where: str) -> None:
    found = find(text, language)
    (event,) = found.events
    assert event.when is not None
    assert (event.when.start, event.when.time) == (datetime.date(2026, 3, 9), datetime.time(11))
    assert (found.text(event.what), found.text(event.where)) == (what, where)
    assert event.kind is EventKind.MEETING


def test_the_label_that_opened_one_event_opens_the_next() -> None:
    found = find(
        "Fecha: Sábado 7 de marzo\nHora: 12:00 horas\nEvento: Fiesta del barrio\nLugar: Plaza Norte\n"
        "Fecha: Domingo 8 de marzo\nHora: 10:00 horas\nEvento: Carrera infantil\nLugar: Plaza Sur\n",
        "es",
    )
    assert found.whats() == ["Fiesta del barrio", "Carrera infantil"]
    assert found.days() == ["2026-03-07 2026-03-07", "2026-03-08 2026-03-08"]
    assert [found.text(event.where) for event in found.events] == ["Plaza Norte", "Plaza Sur"]


def test_a_second_event_of_a_day_needs_no_date_of_its_own() -> None:
    found = find(
        "Fecha: Sábado 7 de marzo\nHora: 12:00 horas\nEvento: Fiesta del barrio\nLugar: Plaza Norte\n"
        "Hora: 16:00 horas\nEvento: Concierto de bandas\nLugar: Plaza Sur\n",
        "es",
    )
    assert found.days() == ["2026-03-07 2026-03-07"] * 2
    assert [event.when.time for event in found.events if event.when] == [datetime.time(12), datetime.time(16)]


def test_a_list_without_a_name_is_of_the_event_that_the_release_tells() -> None:
    found = find(
        "Senator Lee will host his tenth Harbor Forum on Monday, March 9, in Salem.\n\n"
        "WHEN: 1 p.m. on Monday, March 9\n\nWHERE: Pier Hall, 12 Dock Street, Salem\n",
        "en",
    )
    (event,) = found.events
    assert event.when is not None
    assert event.when.time == datetime.time(13)
    assert found.text(event.what) == "his tenth Harbor Forum"
    assert found.text(event.where) == "Pier Hall, 12 Dock Street, Salem"


def test_the_date_of_the_release_as_a_label_is_no_event() -> None:
    assert find("Fecha: 4 de marzo de 2026\n\nLa Ministra habló con los medios.", "es").events == ()


def test_labels_of_what_is_over_give_nothing() -> None:
    assert find("WHAT: Town hall\n\nWHEN: Monday, March 2, 2026\n\nWHERE: Pier Hall\n", "en").events == ()


@pytest.mark.parametrize(
    ("language", "text", "whats"),
    [
        (
            "en",
            "Public schedule\n\nMonday, March 9\n\n10:00 a.m. Meeting with the governor of Jalisco\n\n"
            "4:00 p.m. Visit to the port\n",
            ["Meeting with the governor of Jalisco", "Visit to the port"],
        ),
        (
            "es",
            "Agenda pública\n\nLunes 9 de marzo\n\n10:00 h Reunión con la gobernadora de Jalisco\n\n"
            "16:00 h Visita al puerto\n",
            ["Reunión con la gobernadora de Jalisco", "Visita al puerto"],
        ),
    ],
)
def test_an_agenda_gives_an_event_for_each_hour(language: str, text: str, whats: list[str]) -> None:
    found = find(text, language)
    assert found.whats() == whats
    assert found.days() == ["2026-03-09 2026-03-09"] * 2
    assert [event.when.time for event in found.events if event.when] == [datetime.time(10), datetime.time(16)]


def test_a_label_that_says_nothing_gives_no_place_and_a_long_word_is_cut() -> None:
    empty = find("WHAT: Town hall\nWHERE: ,\nWHEN: Monday, March 9", "en")
    assert [event.where for event in empty.events] == [None]
    endless = find(f"WHAT: Town hall\nWHERE: {'x' * 900}\nWHEN: Monday, March 9", "en")
    ((start, end),) = [event.where for event in endless.events if event.where]
    assert 0 < end - start < 900
