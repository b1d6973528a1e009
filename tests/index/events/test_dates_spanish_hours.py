import datetime

import pytest

from index.events.expression import Assumption, Bound, Granularity
from tests.index.events.dating import FRIDAY, spanish, told


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("el 23 de enero a las 17:30 h", "17:30"),
        ("el 23 de enero, a las 17:30 horas", "17:30"),
        ("el viernes a las 8:30 de la mañana", "08:30"),
        ("el viernes a las 8:30 de la noche", "20:30"),
        ("el viernes a las 3 p.m.", "15:00"),
        ("el viernes a las 3 p. m.", "15:00"),
        ("el viernes a las 12 a.m.", "00:00"),
        ("el viernes a las 12 p.m.", "12:00"),
        ("el viernes a las cinco y media de la tarde", "17:30"),
        ("el viernes a las cinco menos cuarto de la tarde", "16:45"),
        ("el viernes a las 20.30", "20:30"),
        ("el viernes a medianoche", "00:00"),
        ("el viernes al mediodía", "12:00"),
        ("el viernes a las 12:00 del mediodía", "12:00"),
        ("a las 18:00 horas de mañana", "18:00"),
        ("el viernes a las 24:00 horas", "00:00"),
        ("el viernes a las 17h30", "17:30"),
        ("el viernes a las 0900 horas", "09:00"),
        ("el viernes a eso de las 8", "08:00"),
        ("el viernes 23. Hora: 10:30", "10:30"),
        ("el viernes 23 | 10:30 h", "10:30"),
    ],
)
def test_an_hour_goes_with_its_day(text: str, hour: str) -> None:
    (found,) = spanish(f"La gala será {text}.")
    assert found.time is not None
    assert (found.granularity, found.time.isoformat("minutes")) == (Granularity.TIME, hour)
    assert Assumption.DAY not in found.assumptions


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("a las 10:00 horas (tiempo del centro)", "America/Mexico_City"),
        ("a las 10:00 horas, hora del Pacífico", "America/Los_Angeles"),
        ("a las 10:00 horas, tiempo del este", "America/New_York"),
        ("a las 10:00 a.m. EST", "America/New_York"),
        ("a las 10:00 (UTC)", "UTC"),
        ("a las 10:00 (hora de Colombia)", "America/Bogota"),
        ("a las 10:00 hora peninsular", "Europe/Madrid"),
        ("a las 10:00 (hora local)", None),
    ],
)
def test_a_zone_becomes_its_iana_name(text: str, zone: str | None) -> None:
    (found,) = spanish(f"La gala será el martes {text}")
    assert (found.zone, found.time) == (zone, datetime.time(10))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("de 10:00 a 14:00 horas", "10:00", "14:00"),
        ("entre las 10:00 y las 12:00 horas", "10:00", "12:00"),
        ("de las 10 a las 11:30 horas", "10:00", "11:30"),
        ("de 9 a 11 a.m.", "09:00", "11:00"),
        ("de 11 a 1 de la tarde", "11:00", "13:00"),
        (", de 10 a 14 horas", "10:00", "14:00"),
        ("por la mañana de 6 a 8", "06:00", "08:00"),
    ],
)
def test_hours_have_an_end(text: str, first: str, last: str) -> None:
    (found,) = spanish(f"El registro abrirá el 4 de marzo {text}")
    assert found.time is not None and found.end_time is not None
    assert (found.time.isoformat("minutes"), found.end_time.isoformat("minutes")) == (first, last)
    assert found.start == found.end


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("no más tarde de las 10", Bound.BY),
        ("a más tardar a las 10", Bound.BY),
        ("más tarde de las 10", Bound.AFTER),
        ("antes de las 10", Bound.BEFORE),
    ],
)
def test_an_hour_has_its_side(text: str, bound: Bound) -> None:
    (found,) = spanish(f"El registro abrirá el 4 de marzo {text}")
    assert (found.bound, found.time, found.part) == (bound, datetime.time(10), None)


def test_midnight_does_not_join_the_day_from_which_it_is_kept() -> None:
    until, since = spanish("Abrirá hasta la medianoche desde el 1 de junio.")
    assert (until.bound, since.bound) == (Bound.BY, Bound.SINCE)
    assert since.start == datetime.date(2026, 6, 1)


def test_hours_past_midnight_end_on_the_next_day() -> None:
    (found,) = spanish("El 4 de marzo de 22:00 a 02:00 horas")
    assert (found.start.day, found.end.day) == (4, 5)


def test_an_hour_alone_is_of_the_references_day() -> None:
    (found,) = spanish("A partir de las 9:00 horas habrá registro")
    assert (found.start, found.end, found.bound) == (FRIDAY, FRIDAY, Bound.SINCE)
    assert Assumption.DAY in found.assumptions


def test_an_hour_without_its_half_of_the_day_is_assumed() -> None:
    (found,) = spanish("El martes a las 5")
    assert found.time == datetime.time(17)
    assert Assumption.HALF_OF_DAY in found.assumptions


def test_hours_from_now_need_the_hour_of_the_text() -> None:
    now = datetime.datetime(2026, 1, 16, 23, 30, tzinfo=datetime.UTC)
    assert told("Dentro de 3 horas habrá consejo") == []
    (found,) = spanish("Dentro de 3 horas habrá consejo", now)
    assert (found.start, found.time) == (datetime.date(2026, 1, 17), datetime.time(2, 30))
    assert told("Ahora habrá consejo", now) == ["Ahora: 2026-01-16"]


@pytest.mark.parametrize(
    "text", ["Nos vemos a las 25:00", "Quedan de las 12 empresas tres", "A las 12 mujeres"]
)
def test_numbers_that_are_no_hours_stay_silent(text: str) -> None:
    assert told(text) == []
