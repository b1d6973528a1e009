"""Which sentences announce an event, and which only sound like it."""

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.events.edition import RULES
from index.events.event import EventKind
from index.events.extract import extract
from index.readers import read_release
from index.sentences import split_sentences
from tests.index.events.extracting import Found, find

SEED = Path(__file__).parents[3] / "seeds" / "2026-01-15-dialogo-de-la-fuente-rubio.txt"

COMING = [
    # The future, active and passive.
    ("en", "The Secretary will meet her Canadian counterpart in Ottawa on Monday, March 9.", "2026-03-09"),
    ("en", "The committee is scheduled to hold a hearing on March 10.", "2026-03-10"),
    ("en", "The minister is expected to arrive in Tokyo on Friday.", "2026-03-06"),
    ("en", "The second round of talks is set for April 14 in Geneva.", "2026-04-14"),
    (
        "en",
        "The ceremony, to be held at the National Museum on March 20, will honor forty teachers.",
        "2026-03-20",
    ),
    ("es", "La secretaria se reunirá el lunes 9 de marzo con su homólogo en Ottawa.", "2026-03-09"),
    ("es", "La comisión celebrará una audiencia pública el 10 de marzo.", "2026-03-10"),
    ("es", "El ministro tiene previsto viajar a Tokio el viernes.", "2026-03-06"),
    ("es", "Una segunda ronda de conversaciones está prevista para el 14 de abril en Ginebra.", "2026-04-14"),
    ("es", "La ceremonia, que tendrá lugar el 20 de marzo, reconocerá a cuarenta maestros.", "2026-03-20"),
    # What was agreed on, accepted, looked forward to.
    ("en", "The two ministers agreed to meet again in Lima in June.", "2026-06-01"),
    ("en", "The Governor looks forward to visiting Peru on May 17.", "2026-05-17"),
    ("es", "Los cancilleres acordaron reunirse de nuevo en Lima en junio.", "2026-06-01"),
    ("es", "Las partes coincidieron en convocar una nueva ronda durante el mes de abril.", "2026-04-01"),
    # The present of timetables.
    ("en", "The trade fair opens tomorrow in Guadalajara.", "2026-03-05"),
    ("es", "La feria abre sus puertas mañana en Guadalajara.", "2026-03-05"),
    ("es", "El taller inicia el 9 de marzo.", "2026-03-09"),
    # Nominal: what is only mentioned is to come nonetheless.
    ("en", "The envoys spoke of security ahead of the summit on May 24, 2026.", "2026-05-24"),
    ("es", "Hablaron de seguridad con motivo de la cumbre del 24 de mayo de 2026.", "2026-05-24"),
    # Today, where the verb speaks of what comes.
    ("en", "Today, the President will deliver remarks at the port.", "2026-03-04"),
    ("es", "Hoy, la secretaria se reunirá con empresarios en Monterrey.", "2026-03-04"),
    # Asked to come.
    ("en", "The mayor invites residents to a town hall on Tuesday, March 10.", "2026-03-10"),
    ("es", "El alcalde invita a los vecinos a una asamblea el martes 10 de marzo.", "2026-03-10"),
    # Without a verb.
    ("en", "Workshop 2: Rivers and Lakes, March 19, 2026", "2026-03-19"),
    ("es", "Taller 2: Ríos y lagos, 19 de marzo de 2026", "2026-03-19"),
]

NOT_COMING = [
    ("en", "The ministers met on Monday in Lima and discussed trade."),
    ("en", "Today the Secretary hosted a roundtable with farmers."),
    ("en", "The law will reduce emissions by 2030."),
    ("en", "The President was born on March 9, 1970."),
    ("en", "Next year we will continue to work for peace."),
    ("en", "In March, exports rose by 4 percent."),
    ("en", "This week, the Department released its annual report."),
    ("en", "We will invest 3 billion dollars over the coming years."),
    ("en", "By the end of 2026, the agency will hire 400 inspectors."),
    ("en", "This year, the Ministry will strengthen its programs."),
    ("en", "The permit expires on March 31."),
    ("es", "Los ministros se reunieron el lunes en Lima y hablaron de comercio."),
    ("es", "Este lunes se realizó la sesión del Consejo."),
    ("es", "Hoy la Presidenta firmó el decreto."),
    ("es", "La ley reducirá las emisiones para 2030."),
    ("es", "El Presidente nació el 9 de marzo de 1970."),
    ("es", "El próximo año seguiremos trabajando por la paz."),
    ("es", "En marzo, las exportaciones crecieron 4 por ciento."),
    ("es", "Durante 2026 se invertirán 3 mil millones de pesos."),
    ("es", "Para finales de 2026, la agencia contratará a 400 inspectores."),
    ("es", "Este año, el Ministerio fortalecerá sus programas."),
    ("es", "El permiso vence el 31 de marzo de 2026."),
]

PARTS = [
    (
        "en",
        "The Minister of Trade will travel to Quito, Ecuador on March 12 to attend the Andean Ports Summit.",
        (EventKind.SUMMIT, "the Andean Ports Summit", "The Minister of Trade", "Quito, Ecuador"),
    ),
    (
        "en",
        "Governor Ana Ruiz will host the Premier for a working lunch at the State House on March 12.",
        (EventKind.CEREMONY, "a working lunch", "Governor Ana Ruiz", "the State House"),
    ),
    (
        "en",
        "On March 12, Senator Lee will meet with port workers.",
        (EventKind.MEETING, "meet with port workers", "Senator Lee", None),
    ),
    (
        "es",
        "La gobernadora Ana Ruiz encabezará la inauguración del puente el 12 de marzo en Tampico.",
        (EventKind.CEREMONY, "la inauguración del puente", "La gobernadora Ana Ruiz", "Tampico"),
    ),
    (
        "es",
        "El 12 de marzo, el senador Luis Lee viajará a La Paz para sostener un encuentro con alcaldes.",
        (EventKind.MEETING, "un encuentro con alcaldes", "el senador Luis Lee", "La Paz"),
    ),
    (
        "es",
        "El informe anual se publicará el 12 de marzo.",
        (EventKind.PUBLICATION, "El informe anual", None, None),
    ),
    (
        "en",
        "The deadline to apply for the grants is March 31.",
        (EventKind.DEADLINE, "The deadline", None, None),
    ),
    (
        "es",
        "La convocatoria estará abierta hasta el 15 de abril.",
        (EventKind.DEADLINE, "La convocatoria", None, None),
    ),
]


@pytest.mark.parametrize(("language", "text", "day"), COMING)
def test_what_is_announced_as_coming_is_an_event(language: str, text: str, day: str) -> None:
    assert [days.split()[0] for days in find(text, language).days()] == [day]


@pytest.mark.parametrize(("language", "text"), NOT_COMING)
def test_what_is_past_promised_or_counted_is_none(language: str, text: str) -> None:
    assert find(text, language).events == ()


@pytest.mark.parametrize(("language", "text", "parts"), PARTS)
def test_an_event_is_told_in_the_words_of_the_sentence(
    language: str, text: str, parts: tuple[EventKind, str, str | None, str | None]
) -> None:
    found = find(text, language)
    (event,) = found.events
    assert (event.kind, found.text(event.what), found.text(event.who), found.text(event.where)) == parts


def test_the_seed_announces_a_meeting_and_a_ministerial_one() -> None:
    release = read_release(SEED, max_bytes=1_000_000).release
    sentences = split_sentences(release.text, release.paragraphs, release.language)
    first, second = extract(release, sentences)
    assert first.when is not None
    assert second.when is not None
    assert (first.when.start, first.when.end) == (datetime.date(2026, 1, 23),) * 2
    assert (second.when.start, second.when.end) == (datetime.date(2026, 2, 1), datetime.date(2026, 2, 28))
    assert second.where is not None
    assert release.text[slice(*second.where)] == "Washington, D.C."
    assert release.text[slice(*second.what)] == "una Reunión Ministerial de Seguridad"
    assert "Grupo de Implementación de Seguridad" in release.text[slice(*first.who or (0, 0))]


def test_a_release_without_a_date_announces_nothing() -> None:
    assert find("The council will meet on March 9.", "en", published=None).events == ()


def test_a_sentence_announces_an_event_for_each_date() -> None:
    found = find("La ronda iniciará el 23 de marzo y el 2 de abril se dará la tercera visita.", "es")
    assert found.whats() == ["La ronda", "la tercera visita"]


def test_the_same_event_told_twice_is_one_with_what_either_sentence_tells() -> None:
    found = find(
        "The council will hold a budget workshop on March 9.\n\n"
        "The budget workshop will begin at 10:00 a.m. on March 9 in Salem, Oregon.",
        "en",
    )
    (event,) = found.events
    assert event.when is not None
    assert event.when.time == datetime.time(10)
    assert found.text(event.where) == "Salem, Oregon"
    assert event.sentence == 1


def test_two_events_of_one_day_stay_two_where_place_and_host_differ() -> None:
    found = find(
        "On March 17, President Ana Ruiz will receive the Premier for a bilateral meeting at Castle Hill."
        "\n\nVice President Kim Lee will welcome the Premier to a breakfast at River House on March 17.",
        "en",
    )
    assert found.whats() == ["a bilateral meeting", "a breakfast"]


def test_a_month_gives_way_to_the_days_that_are_told_of_the_same_event() -> None:
    found = find(
        "The Ministry will convene the Forum on Rivers in June.\n\n"
        "The Forum on Rivers will take place on June 9 and 10 in Cusco.",
        "en",
    )
    assert found.days() == ["2026-06-09 2026-06-10"]


def test_a_bare_phrase_takes_its_name_from_the_sentence_before() -> None:
    found = find(
        "El Instituto llevará a cabo el Coloquio sobre Riego Urbano. El evento será el 12 de marzo.", "es"
    )
    assert found.whats() == ["el Coloquio sobre Riego Urbano"]


def test_weekdays_fall_into_the_week_that_the_text_speaks_of() -> None:
    found = find(
        "El canciller hará una visita la próxima semana a varios países. El martes irá a Bélgica.", "es"
    )
    assert "2026-03-10 2026-03-10" in found.days()


@given(st.text(max_size=300), st.sampled_from(["es", "en"]))
def test_no_text_breaks_it_and_every_span_lies_in_the_text(text: str, language: str) -> None:
    _check(find(text, language))


PIECES = st.lists(
    st.sampled_from(
        re.split(
            r"\|",
            "The council |will meet |on March 9 |, |. |\n|WHEN: |WHERE: |tomorrow |se reunirá |el lunes "
            "|en Lima |la cumbre |cancelled |se pospone |al 12 de marzo |10:00 a.m. |“|” |( |) |by June 1 "
            "|was |y |and ",
        )
    ),
    max_size=25,
).map("".join)


@given(PIECES, st.sampled_from(["es", "en"]))
def test_pieces_of_announcements_in_any_order_keep_every_span_in_its_sentence(
    text: str, language: str
) -> None:
    _check(find(text, language))


def _check(found: Found) -> None:
    for event in found.events:
        sentence = found.sentences[event.sentence]
        for span in (event.what, event.who, event.where):
            assert span is None or 0 <= span[0] < span[1] <= len(found.release.text)
        if event.when is not None:
            assert sentence.start <= event.when.span[0] < event.when.span[1] <= sentence.end


def test_the_edition_of_the_rules_is_a_number() -> None:
    assert RULES >= 1
