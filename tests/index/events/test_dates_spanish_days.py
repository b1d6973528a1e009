import pytest

from index.events.expression import Assumption, Granularity
from tests.index.events.dating import spanish, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La sesión será el 23 de enero.", "23 de enero: 2026-01-23"),
        ("Habrá consejo el viernes 23 de enero de 2026.", "viernes 23 de enero de 2026: 2026-01-23"),
        ("Lo recibirá el próximo viernes 23 de enero", "próximo viernes 23 de enero: 2026-01-23"),
        ("Entra en vigor el 1.º de febrero.", "1.º de febrero: 2026-02-01"),
        ("Entra en vigor el 1° de febrero.", "1° de febrero: 2026-02-01"),
        ("Entra en vigor el 1ro de febrero.", "1ro de febrero: 2026-02-01"),
        ("Entra en vigor el primero de febrero.", "primero de febrero: 2026-02-01"),
        ("El foro abrirá el tres de abril", "tres de abril: 2026-04-03"),
        (
            "El treinta y uno de mayo de dos mil veintiséis",
            "treinta y uno de mayo de dos mil veintiséis: 2026-05-31",
        ),
        ("Fechado el 23/01/2026", "23/01/2026: 2026-01-23"),
        ("Fechado el 23.01.2026", "23.01.2026: 2026-01-23"),
        ("Fechado el 23-01-2026", "23-01-2026: 2026-01-23"),
        ("Fechado el 2026-01-23", "2026-01-23: 2026-01-23"),
        ("Fechado el 05-feb-2026", "05-feb-2026: 2026-02-05"),
        ("Octubre 2 de 2014", "Octubre 2 de 2014: 2014-10-02"),
        ("2 Octubre 2014", "2 Octubre 2014: 2014-10-02"),
        ("El 9 de sept. de 2019 firmaron", "9 de sept. de 2019: 2019-09-09"),
        ("MÉXICO, A 23 DE ENERO DE 2026", "23 DE ENERO DE 2026: 2026-01-23"),
        ("SERA EL MIERCOLES 4 DE MARZO", "MIERCOLES 4 DE MARZO: 2026-03-04"),
        ("Cerró el 3 de mayo del 97.", "3 de mayo del 97: 1997-05-03"),
        ("El 21 de este mes habrá comicios", "21 de este mes: 2026-01-21"),
        ("El 5 del próximo mes habrá comicios", "5 del próximo mes: 2026-02-05"),
        ("Lo dijo el 12 de mayo del año pasado", "12 de mayo del año pasado: 2025-05-12"),
        ("El próximo 4 de marzo recibirá al canciller", "próximo 4 de marzo: 2026-03-04"),
        ("El pasado 12 de marzo cerró la oficina", "pasado 12 de marzo: 2025-03-12"),
        ("Abre el último viernes de mayo", "último viernes de mayo: 2026-05-29"),
        ("Abre el primer lunes de octubre de 2026", "primer lunes de octubre de 2026: 2026-10-05"),
        ("Hoy, viernes 16 de enero, inauguró la muestra", "Hoy, viernes 16 de enero: 2026-01-16"),
        ("El lunes 19 abrirá la sede", "lunes 19: 2026-01-19"),
        ("Llegará el 28.", "28: 2026-01-28"),
        ("La gira inicia el próximo 25 en Puebla", "próximo 25: 2026-01-25"),
        ("El pasado día 12 se firmó el convenio", "pasado día 12: 2026-01-12"),
        ("El próximo 16 de enero abre la feria", "próximo 16 de enero: 2026-01-16"),
        ("El 3 del próximo mes de febrero", "3 del próximo mes de febrero: 2026-02-03"),
        ("El 23 de los corrientes", "23 de los corrientes: 2026-01-23"),
        ("El jueves 22/01 abre la sede", "jueves 22/01: 2026-01-22"),
        (
            "Dado a los dieciséis días del mes de enero de 2026",
            "dieciséis días del mes de enero de 2026: 2026-01-16",
        ),
        ("El Jueves Santo no habrá servicio", "Jueves Santo: 2026-04-02"),
        ("Habrá veda en la víspera del 7 de junio", "víspera del 7 de junio: 2026-06-06"),
    ],
)
def test_a_day_is_read_in_every_form(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Este jueves habrá consejo", "Este jueves: 2026-01-22"),
        ("Este jueves hubo consejo", "Este jueves: 2026-01-15"),
        ("Este viernes habrá consejo", "Este viernes: 2026-01-16"),
        ("El próximo viernes habrá consejo", "próximo viernes: 2026-01-23"),
        ("El viernes que viene habrá consejo", "viernes que viene: 2026-01-23"),
        ("El martes se reunieron", "martes: 2026-01-13"),
        ("El martes se reunirán", "martes: 2026-01-20"),
        ("El lunes pasado llegaron", "lunes pasado: 2026-01-12"),
        ("El martes de la próxima semana habrá consejo", "martes de la próxima semana: 2026-01-20"),
        ("Hoy hay consejo", "Hoy: 2026-01-16"),
        ("Mañana hay consejo", "Mañana: 2026-01-17"),
        ("Mañana sábado hay consejo", "Mañana sábado: 2026-01-17"),
        ("Pasado mañana hay consejo", "Pasado mañana: 2026-01-18"),
        ("Ayer hubo consejo", "Ayer: 2026-01-15"),
        ("Antier hubo consejo", "Antier: 2026-01-14"),
        ("Anoche hubo consejo", "Anoche: 2026-01-15"),
        ("Dentro de tres semanas habrá consejo", "Dentro de tres semanas: 2026-02-06"),
        ("En 10 días habrá consejo", "En 10 días: 2026-01-26"),
        ("Hace dos meses hubo consejo", "Hace dos meses: 2025-11-16"),
        ("Será tres días después del 4 de marzo", "tres días después del 4 de marzo: 2026-03-07"),
        ("Habrá tregua antes de Navidad", "antes de Navidad: 2026-12-25"),
        ("El lunes dentro de dos semanas habrá consejo", "lunes dentro de dos semanas: 2026-01-26"),
        ("Hace apenas un par de días hubo consejo", "Hace apenas un par de días: 2026-01-14"),
        ("Hace dos años y medio hubo consejo", "Hace dos años y medio: 2023-07-16"),
        ("Hubo consejo dos semanas atrás", "dos semanas atrás: 2026-01-02"),
        ("Anteanoche hubo consejo", "Anteanoche: 2026-01-14"),
    ],
)
def test_a_day_is_counted_from_the_reference(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("La comisión se reunió el 12 de marzo", 2025),
        ("La comisión se ha reunido desde el 12 de marzo, cuando cerró", 2025),
        ("La comisión se reunirá el 12 de marzo", 2026),
        ("La comisión se va a reunir el 12 de marzo", 2026),
        ("La sesión está prevista para el 12 de diciembre", 2026),
        ("El ministro anunció una visita el 12 de marzo", 2026),
        ("El ministro informó que el 12 de diciembre se abrirá la sede", 2026),
        ("La obra, inaugurada el 12 de marzo, cuenta con dos salas", 2025),
        ("Ha reunido a la comisión el 12 de diciembre", 2025),
        ("Los ministros discutieron la cumbre del 12 de marzo", 2026),
        ("Con motivo de su visita el 12 de marzo, los gobiernos firmaron un acuerdo", 2026),
        ("La sesión fue reprogramada para el 12 de diciembre", 2026),
        ("Recibió la invitación para asistir el 12 de marzo", 2026),
        ("El 12 de marzo, la comisión se reunió", 2025),
        ("Visita del 12 de marzo", 2026),
        ("Visita del 12 de diciembre", 2025),
    ],
)
def test_the_tense_of_the_nearest_verb_chooses_the_year(text: str, year: int) -> None:
    (found,) = spanish(text)
    assert found.start.year == year
    assert Assumption.YEAR in found.assumptions


def test_a_weekday_chooses_the_year_where_the_tense_does_not() -> None:
    (found,) = spanish("Visita del lunes 2 de noviembre")
    assert found.start.isoformat() == "2026-11-02"


@pytest.mark.parametrize(
    ("text", "assumption"),
    [
        ("El jueves 23 de enero de 2026 habrá sesión", Assumption.WEEKDAY_CONTRADICTED),
        ("Habrá sesión el 23 de enero", Assumption.YEAR),
        ("Habrá sesión el 23.", Assumption.MONTH),
        ("Habrá sesión el jueves", Assumption.WEEK),
        ("Fue el 3/04/26", Assumption.CENTURY),
        ("Fue el 3/04/2026", Assumption.ORDER),
        ("Habrá sesión en dos semanas", Assumption.APPROXIMATE),
    ],
)
def test_what_was_assumed_is_said(text: str, assumption: Assumption) -> None:
    (found,) = spanish(text)
    assert assumption in found.assumptions
    assert found.granularity is Granularity.DAY


def test_nothing_is_assumed_of_a_date_in_full() -> None:
    (found,) = spanish("Habrá sesión el viernes 23 de enero de 2026")
    assert not found.assumptions


def test_days_that_do_not_follow_each_other_are_told_one_by_one() -> None:
    assert told("Sesionará los días 3, 7 y 10 de marzo") == [
        "3: 2026-03-03",
        "7: 2026-03-07",
        "10 de marzo: 2026-03-10",
    ]


def test_a_weekday_that_is_today_is_the_next_one_where_it_is_to_come() -> None:
    assert told("El viernes visitará la planta") == ["viernes: 2026-01-23"]
    assert told("El viernes visitó la planta") == ["viernes: 2026-01-16"]


def test_a_bare_weekday_follows_the_one_that_is_told_before() -> None:
    found = told("Visitará el próximo jueves la planta y el martes el puerto")
    assert found == ["próximo jueves: 2026-01-22", "martes: 2026-01-27"]


def test_the_present_of_an_appointment_is_to_come() -> None:
    assert told("Apoyó la cumbre que se realiza el martes") == ["martes: 2026-01-20"]
