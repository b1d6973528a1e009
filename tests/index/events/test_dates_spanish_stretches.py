import pytest

from index.events.expression import Assumption, Bound, DayPart, Edge, Granularity
from tests.index.events.dating import spanish, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Del 28 al 30 de abril habrá feria", "28 al 30 de abril: 2026-04-28/2026-04-30"),
        ("Del lunes 2 al viernes 6 de marzo", "lunes 2 al viernes 6 de marzo: 2026-03-02/2026-03-06"),
        ("Los días 3 y 4 de marzo habrá feria", "3 y 4 de marzo: 2026-03-03/2026-03-04"),
        ("Habrá feria entre mayo y junio", "mayo y junio: 2026-05-01/2026-06-30"),
        ("Habrá feria entre el 3 y el 5 de mayo", "3 y el 5 de mayo: 2026-05-03/2026-05-05"),
        ("Habrá feria del 30 de enero al 2 de febrero", "30 de enero al 2 de febrero: 2026-01-30/2026-02-02"),
        (
            "Habrá feria del 28 de diciembre al 3 de enero de 2027",
            "28 de diciembre al 3 de enero de 2027: 2026-12-28/2027-01-03",
        ),
        (
            "Habrá feria del 20 de diciembre al 5 de enero",
            "20 de diciembre al 5 de enero: 2026-12-20/2027-01-05",
        ),
        ("Habrá feria del 10 al 20 de enero", "10 al 20 de enero: 2026-01-10/2026-01-20"),
        ("El convenio rige de 2018 a 2024", "2018 a 2024: 2018-01-01/2024-12-31"),
        ("El bienio 2025-2026", "2025-2026: 2025-01-01/2026-12-31"),
        ("Desde el 4 de mayo hasta el 6 de mayo", "4 de mayo hasta el 6 de mayo: 2026-05-04/2026-05-06"),
        ("Desde el 4 hasta el 6 de mayo", "Desde el 4 hasta el 6 de mayo: 2026-05-04/2026-05-06"),
        ("A partir de mañana y hasta el lunes 19", "mañana y hasta el lunes 19: 2026-01-17/2026-01-19"),
        ("Del 4 de mayo al 6", "4 de mayo al 6: 2026-05-04/2026-05-06"),
        ("Del 19 al 23 del mes en curso", "19 al 23 del mes en curso: 2026-01-19/2026-01-23"),
    ],
)
def test_a_range_shares_what_it_says_once(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected", "granularity"),
    [
        ("La próxima semana", "próxima semana: 2026-01-19/2026-01-25", Granularity.WEEK),
        (
            "La próxima semana y la siguiente",
            "próxima semana y la siguiente: 2026-01-19/2026-02-01",
            Granularity.RANGE,
        ),
        ("La semana del 9 de febrero", "semana del 9 de febrero: 2026-02-09/2026-02-15", Granularity.WEEK),
        (
            "La primera semana de octubre de 2026",
            "primera semana de octubre de 2026: 2026-10-01/2026-10-07",
            Granularity.WEEK,
        ),
        (
            "La última semana de julio de 2026",
            "última semana de julio de 2026: 2026-07-25/2026-07-31",
            Granularity.WEEK,
        ),
        (
            "La segunda quincena de marzo",
            "segunda quincena de marzo: 2026-03-16/2026-03-31",
            Granularity.RANGE,
        ),
        ("Este fin de semana", "Este fin de semana: 2026-01-17/2026-01-18", Granularity.RANGE),
        ("Durante el mes de febrero", "mes de febrero: 2026-02-01/2026-02-28", Granularity.MONTH),
        ("En febrero de 2026", "febrero de 2026: 2026-02-01/2026-02-28", Granularity.MONTH),
        ("En marzo próximo", "marzo próximo: 2026-03-01/2026-03-31", Granularity.MONTH),
        ("El próximo mes", "próximo mes: 2026-02-01/2026-02-28", Granularity.MONTH),
        ("Primer trimestre de 2026", "Primer trimestre de 2026: 2026-01-01/2026-03-31", Granularity.QUARTER),
        ("El segundo semestre", "segundo semestre: 2026-07-01/2026-12-31", Granularity.HALF),
        ("La segunda mitad de 2026", "segunda mitad de 2026: 2026-07-01/2026-12-31", Granularity.HALF),
        ("En 2027", "2027: 2027-01-01/2027-12-31", Granularity.YEAR),
        ("El próximo año", "próximo año: 2027-01-01/2027-12-31", Granularity.YEAR),
        ("Este verano", "Este verano: 2026-06-01/2026-08-31", Granularity.QUARTER),
        ("La primavera de 2022", "primavera de 2022: 2022-03-01/2022-05-31", Granularity.QUARTER),
        ("En lo que resta del año", "que resta del año: 2026-01-16/2026-12-31", Granularity.RANGE),
        ("En lo que va del año", "que va del año: 2026-01-01/2026-01-16", Granularity.RANGE),
        ("Los próximos cinco días", "próximos cinco días: 2026-01-17/2026-01-21", Granularity.RANGE),
        ("Los últimos tres meses", "últimos tres meses: 2025-10-16/2026-01-15", Granularity.RANGE),
        (
            "Semana del 19 al 25 de enero de 2026",
            "Semana del 19 al 25 de enero de 2026: 2026-01-19/2026-01-25",
            Granularity.WEEK,
        ),
        (
            "La semana del 28 de enero al 3 de febrero de 2036",
            "semana del 28 de enero al 3 de febrero de 2036: 2036-01-28/2036-02-03",
            Granularity.WEEK,
        ),
        (
            "La semana del 2 al 6 de febrero",
            "semana del 2 al 6 de febrero: 2026-02-02/2026-02-06",
            Granularity.RANGE,
        ),
        (
            "El fin de semana del 7 de febrero",
            "fin de semana del 7 de febrero: 2026-02-07/2026-02-08",
            Granularity.RANGE,
        ),
        ("Los próximos dos trimestres", "próximos dos trimestres: 2026-04-01/2026-09-30", Granularity.RANGE),
        ("En próximos días", "próximos días: 2026-01-17/2026-01-23", Granularity.RANGE),
        ("En días pasados", "días pasados: 2026-01-09/2026-01-15", Granularity.RANGE),
        (
            "Los dos primeros meses de 2026",
            "dos primeros meses de 2026: 2026-01-01/2026-02-28",
            Granularity.RANGE,
        ),
        ("El próximo año, en mayo", "próximo año, en mayo: 2027-05-01/2027-05-31", Granularity.MONTH),
        ("Semana Santa 2026", "Semana Santa 2026: 2026-03-30/2026-04-05", Granularity.WEEK),
        ("La década de 1990", "década de 1990: 1990-01-01/1999-12-31", Granularity.RANGE),
    ],
)
def test_a_longer_stretch_is_whole_days(text: str, expected: str, granularity: Granularity) -> None:
    assert told(text) == [expected]
    assert spanish(text)[0].granularity is granularity


@pytest.mark.parametrize(
    ("text", "edge", "days"),
    [
        ("a principios de abril", Edge.EARLY, "2026-04-01/2026-04-30"),
        ("a mediados de abril", Edge.MID, "2026-04-01/2026-04-30"),
        ("a finales de abril", Edge.LATE, "2026-04-01/2026-04-30"),
        ("a fines del próximo mes", Edge.LATE, "2026-02-01/2026-02-28"),
        ("a inicios de 2027", Edge.EARLY, "2027-01-01/2027-03-31"),
        ("a mediados de 2027", Edge.MID, "2027-04-01/2027-09-30"),
        ("a fin de año", Edge.LATE, "2026-10-01/2026-12-31"),
        ("a principios de la próxima semana", Edge.EARLY, "2026-01-19/2026-01-25"),
        ("en los primeros días de mayo", Edge.EARLY, "2026-05-01/2026-05-31"),
        ("a principios de la primavera", Edge.EARLY, "2026-03-01/2026-05-31"),
        ("a finales del próximo verano", Edge.LATE, "2026-06-01/2026-08-31"),
        ("a mitad de mayo", Edge.MID, "2026-05-01/2026-05-31"),
        ("al cierre de mayo", Edge.LATE, "2026-05-01/2026-05-31"),
    ],
)
def test_an_edge_is_of_the_whole_month_or_a_quarter_of_the_year(text: str, edge: Edge, days: str) -> None:
    (found,) = spanish(f"El puente abrirá {text}.")
    assert (found.edge, f"{found.start}/{found.end}") == (edge, days)
    assert Assumption.APPROXIMATE in found.assumptions


@pytest.mark.parametrize(
    ("text", "bound", "start"),
    [
        ("antes del 15", Bound.BEFORE, "2026-02-15"),
        ("antes del 15 de marzo", Bound.BEFORE, "2026-03-15"),
        ("a más tardar el 30 de junio", Bound.BY, "2026-06-30"),
        ("el 30 de junio a más tardar", Bound.BY, "2026-06-30"),
        ("hasta el 15 de febrero", Bound.BY, "2026-02-15"),
        ("con fecha límite el 15 de febrero", Bound.BY, "2026-02-15"),
        ("a partir del 1 de marzo", Bound.SINCE, "2026-03-01"),
        ("desde el 1 de marzo", Bound.SINCE, "2026-03-01"),
        ("después del 15 de junio", Bound.AFTER, "2026-06-15"),
        ("tras el 15 de junio", Bound.AFTER, "2026-06-15"),
        ("no antes del 15 de junio", Bound.SINCE, "2026-06-15"),
        ("no después del 15 de junio", Bound.BY, "2026-06-15"),
        ("como muy tarde el 15 de junio", Bound.BY, "2026-06-15"),
        ("el 15 de junio", Bound.WITHIN, "2026-06-15"),
    ],
)
def test_a_deadline_has_its_side(text: str, bound: Bound, start: str) -> None:
    (found,) = spanish(f"La obra se entregará {text}.")
    assert (found.bound, found.start.isoformat()) == (bound, start)


def test_a_part_of_the_day_is_named() -> None:
    (found,) = spanish("Llegará mañana por la tarde")
    assert (found.part, found.granularity) == (DayPart.AFTERNOON, Granularity.DAY)
