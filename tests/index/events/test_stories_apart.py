"""Stories of events that look alike and are not the same, from their text to the calendar."""

import pytest

from tests.index.events.storytelling import Told, en, es, lines

PUERTOS = es("03-02", "La Comisión de Puertos sostendrá una reunión el 12 de marzo en Veracruz.")
PORTS = en(
    "03-02", "The Port Commission will hold a meeting on March 12 in Veracruz. Members will set rates."
)
P12, UNPLACED = "03-12 scheduled 0 by 1", "unplaced 2"

STORIES: dict[str, tuple[list[Told], list[str]]] = {
    "a month of the same name, then two days of it": (
        [
            es("02-20", "La Comisión de Puertos celebrará una reunión en marzo."),
            es("03-01", "La Comisión de Puertos celebrará una reunión el 12 de marzo."),
            es("03-13", "La Comisión de Puertos celebrará una reunión el 26 de marzo."),
        ],
        ["03-12 scheduled 1 by 2 was 1", "03-26 scheduled 0 by 3"],
    ),
    "two groups": (
        [
            PUERTOS,
            es("03-03", "La Comisión de Aduanas sostendrá una reunión el 13 de marzo en Veracruz."),
            es("03-09", "La reunión de la Comisión de Puertos se pospone al 19 de marzo."),
        ],
        ["03-13 scheduled 0 by 2", "03-19 scheduled 1 by 3 was 1"],
    ),
    "the one that comes next is moved": (
        [
            PUERTOS,
            es("03-03", "La Comisión de Puertos sostendrá otra reunión el 16 de abril."),
            es("03-09", "La reunión de la Comisión de Puertos se pospone al 19 de marzo."),
        ],
        ["03-19 scheduled 1 by 3 was 1", "04-16 scheduled 0 by 2"],
    ),
    "either of two may be cancelled": (
        [
            PORTS,
            en("03-03", "The Port Commission will hold a meeting on March 16."),
            en("03-09", "The meeting of the Port Commission has been canceled."),
        ],
        [P12, "03-16 scheduled 0 by 2", "unplaced 3"],
    ),
    "another group": ([PUERTOS, es("03-09", "La reunión de la Comisión de Aduanas queda cancelada.")], []),
    "a longer name": (
        [PORTS, en("03-09", "The meeting of the Port Labor Commission has been canceled.")],
        [],
    ),
    "a subgroup": ([PORTS, en("03-09", "The meeting of the Port Subcommission has been canceled.")], []),
    "a meeting that is over": (
        [PUERTOS, es("04-09", "La reunión de la Comisión de Puertos queda cancelada.")],
        [],
    ),
    "a forum of the same council": (
        [
            en("03-02", "The Science Council will hold the Water Forum on March 12."),
            en("03-09", "The meeting of the Science Council has been canceled."),
        ],
        [],
    ),
    "another day is moved": (
        [
            PUERTOS,
            es(
                "03-09",
                "La reunión de la Comisión de Puertos del 16 de abril se pospone al 23 de abril.",
            ),
        ],
        [P12, "04-23 scheduled 0 by 2"],
    ),
    "another town": (
        [PUERTOS, es("03-09", "La reunión de la Comisión de Puertos del 12 de marzo en Tampico se cancela.")],
        ["03-12 cancelled 0 by 2", P12],
    ),
    "two topics of one day": (
        [
            es("03-02", "La Comisión de Puertos sostendrá una reunión sobre tarifas el 12 de marzo."),
            es("03-03", "La Comisión de Puertos sostendrá una reunión sobre dragado el 12 de marzo."),
        ],
        [P12, "03-12 scheduled 0 by 2"],
    ),
    "two hours of one day": (
        [
            es("03-02", "La Comisión de Puertos sostendrá una reunión el 12 de marzo a las 10:00 horas."),
            es("03-02", "La Comisión de Puertos sostendrá una reunión el 12 de marzo a las 16:00 horas."),
        ],
        ["03-12 10:00 scheduled 0 by 1", "03-12 16:00 scheduled 0 by 2"],
    ),
    "sessions of two months": (
        [
            en("03-02", "The Science Council will hold its regular session on March 18."),
            en("03-12", "The Science Council will hold its regular session on April 15."),
        ],
        ["03-18 scheduled 0 by 1", "04-15 scheduled 0 by 2"],
    ),
    "a regular and a special session": (
        [
            es("03-25", "El Consejo de Ciencia celebrará su sesión ordinaria en abril."),
            es("04-03", "El Consejo de Ciencia celebrará una sesión extraordinaria el 10 de abril."),
        ],
        ["04-01/04-30 scheduled 0 by 1", "04-10 scheduled 0 by 2"],
    ),
    "editions of two years": (
        [
            es("04-15", "El Foro Solar Andino se celebrará el 6 de mayo en Quito."),
            es("2027-04-15", "El Foro Solar Andino se celebrará el 7 de mayo en Quito."),
        ],
        ["05-06 scheduled 0 by 1", "05-07 scheduled 0 by 2"],
    ),
    "one minister in two towns": (
        [
            es("04-01", "La ministra Elena Quiroga visitará Cuenca el 7 de abril."),
            es("04-01", "La ministra Elena Quiroga visitará Loja el 7 de abril."),
        ],
        ["04-07 scheduled 0 by 1", "04-07 scheduled 0 by 2"],
    ),
    "one minister and two guests": (
        [
            en("04-01", "Secretary Solberg will meet with Prime Minister Brandt on April 7."),
            en("04-01", "Secretary Solberg will meet with Foreign Minister Quiroga on April 7."),
        ],
        ["04-07 scheduled 0 by 1", "04-07 scheduled 0 by 2"],
    ),
    "hearings of two committees": (
        [
            en("04-01", "The Senate Committee on Water will hold a hearing on April 14."),
            en("04-01", "The Senate Committee on Energy will hold a hearing on April 14."),
        ],
        ["04-14 scheduled 0 by 1", "04-14 scheduled 0 by 2"],
    ),
    "ceremonies in two cities": (
        [
            es("04-01", "La ceremonia de naturalización tendrá lugar el 14 de abril en Guadalajara."),
            es("04-01", "La ceremonia de naturalización tendrá lugar el 14 de abril en Monterrey."),
        ],
        ["04-14 scheduled 0 by 1", "04-14 scheduled 0 by 2"],
    ),
    "councils of which the one's name begins like the other's": (
        [
            es("03-02", "El Consejo de Seguridad celebrará una reunión el 12 de marzo en Nueva York."),
            es("03-02", "El Consejo de Seguridad Nacional celebrará una reunión el 12 de marzo en Quito."),
        ],
        [P12, "03-12 scheduled 0 by 2"],
    ),
    "one person's visits to two cities": (
        [
            es("03-20", "El ministro Tomás Brandt realizará una visita a Lima el 7 de abril."),
            es("04-01", "La visita del ministro Brandt a Quito se pospone al 21 de abril."),
        ],
        ["04-07 scheduled 0 by 1", "04-21 scheduled 0 by 2"],
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_what_is_not_the_same_stays_apart(name: str) -> None:
    releases, expected = STORIES[name]
    assert lines(*releases) == (expected or [P12, UNPLACED])
