"""Wordings of every sort by which the press tells what is to come, and what only looks like them."""

import datetime

import pytest

from index.events.event import EventKind
from tests.index.events.extracting import find

COMING = [
    # The present of what is planned, in every person.
    ("es", "El sábado voy a Sinaloa.", "2026-03-07"),
    ("es", "Mañana parten los brigadistas a Lima.", "2026-03-05"),
    ("es", "El jueves presentamos el plan del agua.", "2026-03-05"),
    ("es", "El domingo estamos en Mérida.", "2026-03-08"),
    ("es", "Hoy en la tarde me reúno con los alcaldes.", "2026-03-04"),
    ("es", "Nos vemos el martes 10 de marzo.", "2026-03-10"),
    ("en", "The envoy arrives on Monday for talks.", "2026-03-09"),
    ("en", "Applications open on March 16.", "2026-03-16"),
    ("en", "The Senate votes on the nomination on Tuesday.", "2026-03-10"),
    ("en", "The next forum, which Canada hosts in October, will be larger.", "2026-10-01"),
    # Tomorrow, with any verb that does something.
    ("es", "De este tema hablaré mañana.", "2026-03-05"),
    ("es", "Mañana vamos a lanzar la segunda fase del programa.", "2026-03-05"),
    ("en", "The agency will publish the final rule tomorrow.", "2026-03-05"),
    # The month or the week under way, where the event is named.
    ("es", "El consejo celebrará su sesión ordinaria en marzo.", "2026-03-01"),
    ("en", "The forum will take place this month.", "2026-03-01"),
    # Together: "co-".
    ("es", "Los ministros copresidirán hoy la reunión.", "2026-03-04"),
    ("en", "They look forward to co-hosting the summit on rivers today.", "2026-03-04"),
    # A name of capitals is an event where it is held.
    ("en", "The two governments will hold the next TIFA Council in September.", "2026-09-01"),
    ("en", "They welcomed the upcoming visit of the Premier on April 10.", "2026-04-10"),
]

DEADLINES = [
    ("en", "The Secretary shall deliver a report no later than June 30, 2026.", "2026-06-30"),
    ("en", "The comment period closes on May 1.", "2026-05-01"),
    ("es", "El ministro entregará el informe a más tardar el 30 de junio de 2026.", "2026-06-30"),
]

NOT_COMING = [
    ("es", "En diciembre de 1991 se reúne la asamblea y nace una nueva Carta."),
    ("es", "Cada 8 de marzo conmemoramos el Día de la Mujer."),
    ("es", "El consejo sesiona cada tercer jueves del mes."),
    ("es", "Nuestros hijos vivirán mañana en un país mejor."),
    ("es", "Luego de explicar los puntos acordados hasta la fecha, habló de las víctimas."),
    ("es", "Si el acuerdo se firma en mayo, habrá consulta."),
    ("es", "Los lunes nos reunimos con el gabinete a las 6 de la mañana."),
    ("en", "In the next ten days we will know more."),
    ("en", "They will hold the company accountable in September."),
    ("en", "Every March 8, we celebrate the harbor."),
    ("en", "The sanctions will lapse on March 31."),
    ("en", "The officials spoke after several school visits on Monday."),
]


@pytest.mark.parametrize(("language", "text", "day"), COMING + DEADLINES)
def test_what_is_to_come_is_found_in_any_wording(language: str, text: str, day: str) -> None:
    assert [days.split()[0] for days in find(text, language).days()] == [day]


@pytest.mark.parametrize(("language", "text", "day"), DEADLINES)
def test_the_last_day_to_hand_something_in_is_a_deadline(language: str, text: str, day: str) -> None:
    assert [event.kind for event in find(text, language).events] == [EventKind.DEADLINE]


@pytest.mark.parametrize(("language", "text"), NOT_COMING)
def test_what_recurs_is_history_or_hope_is_none(language: str, text: str) -> None:
    assert find(text, language).events == ()


@pytest.mark.parametrize(
    ("language", "text", "hour"),
    [
        ("es", "El taller de mapas será el 12 de marzo. La cita es a las 10:00 horas en la Casa Azul.", 10),
        ("es", "El taller de mapas será el 12 de marzo. Comenzará a las 17:00 horas.", 17),
        ("en", "The council will hold a forum on March 12. It begins at 6 p.m. at Pier Hall.", 18),
    ],
)
def test_the_next_sentence_may_tell_the_hour(language: str, text: str, hour: int) -> None:
    (event,) = find(text, language).events
    assert event.when is not None
    assert event.when.time == datetime.time(hour)
    assert event.sentence == 0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council will hold a forum on March 12. Doors open at 5 p.m."),
        ("en", "The council will hold a forum on March 12. It met at 5 p.m. in Salem."),
        ("es", "El taller de mapas será el 12 de marzo. La feria abre a las 10:00 horas."),
        ("en", "The library will open until midnight from 1 June."),
    ],
)
def test_an_hour_of_something_else_is_not_taken(language: str, text: str) -> None:
    (event,) = find(text, language).events
    assert event.when is not None
    assert event.when.time is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The committee will hold a hearing on the bridge on March 12. The chair will hold a press"
            " conference on March 12 after it.",
        ),
        (
            "en",
            "Senator Lee will host an open town hall in Salem on March 12. She will host an open town hall in"
            " Dover on March 12.",
        ),
        (
            "es",
            "El 12 de marzo se llevará a cabo la audiencia sobre el puente. Ese mismo 12 de marzo la ministra"
            " encabezará la inauguración del parque.",
        ),
    ],
)
def test_two_events_of_one_day_stay_two(language: str, text: str) -> None:
    assert find(text, language).days() == ["2026-03-12 2026-03-12"] * 2


def test_a_journey_and_the_summit_it_is_for_are_one_event() -> None:
    found = find("The Mayor will fly to Lima on March 12. On March 12 she will attend a summit.", "en")
    assert found.days() == ["2026-03-12 2026-03-12"]


@pytest.mark.parametrize(
    ("language", "text", "what", "where"),
    [
        (
            "es",
            "Tampico será sede de la reunión de la Junta de Ríos el 12 de marzo.",
            "la reunión de la Junta de Ríos",
            "Tampico",
        ),
        ("es", "La comisión se reunirá el 12 de marzo.", "La comisión se reunirá", None),
        (
            "en",
            "The meeting between Minister Ruiz and the Premier will be held on March 12.",
            "The meeting between Minister Ruiz and the Premier",
            None,
        ),
        (
            "en",
            "The Committee on Water hearing will be held on March 12.",
            "The Committee on Water hearing",
            None,
        ),
    ],
)
def test_an_event_is_named_with_what_tells_it_from_others(
    language: str, text: str, what: str, where: str | None
) -> None:
    found = find(text, language)
    (event,) = found.events
    assert (found.text(event.what), found.text(event.where)) == (what, where)
