import pytest

from index.briefing.briefing import Detail, DetailKind
from index.briefing.details import MOST_FIGURES, MOST_NAMES, find_details
from index.briefing.line import lines
from tests.index.briefing.storing import store


def details(text: str, language: str, shown: tuple[int, ...] = (0,)) -> tuple[Detail, ...]:
    stored = store(text, language)
    return find_details(stored, lines(stored, ()), shown)


def texts(text: str, language: str, kind: DetailKind) -> list[str]:
    return [detail.text for detail in details(text, language) if detail.kind is kind]


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("es", "El plan costó 1.500 millones de pesos y bajó el delito 12,5 %.",
         ["1.500 millones de pesos", "12,5 %"]),
        ("es", "Llegaron más de 200 delegados de 14 países.", ["más de 200 delegados", "14 países"]),
        ("es", "El acuerdo de 2019 rige desde el 4 de mayo a las 10:30 horas.", []),
        ("es", "La COP 26 y la resolución 1325 siguen vigentes desde 1998.", []),
        ("es", "Asistieron cerca de 70.", []),
        ("es", "Hubo 30 heridos en Lima. Los 30 heridos están en casa.", ["30 heridos"]),
        ("en", "The plan cost $1.5 billion and crime fell by 12.5 percent.",
         ["$1.5 billion", "12.5 percent"]),
        ("en", "More than 200 delegates of 14 countries came.", ["More than 200 delegates", "14 countries"]),
        ("en", "The 2019 treaty is in force from May 4 at 10:30 a.m.", []),
        ("en", "Under Title 8 and COP 26 nothing changed since 1998.", []),
        ("en", "There were 30 injured people in Lima. All 30 injured people are at home.",
         ["30 injured people"]),
        ("en", "The bank lent $5 million. Later the bank lent $5 million more.", ["$5 million"]),
    ],
)  # fmt: skip
def test_figures_are_amounts_with_what_they_count(language: str, text: str, figures: list[str]) -> None:
    assert texts(text, language, DetailKind.FIGURE) == figures


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("es", "La ministra Ana Soto habló en Lima.", ["ministra Ana Soto"]),
        ("es", "El presidente de Chile, Juan Ríos Paz, viajó a Lima.",
         ["presidente de Chile, Juan Ríos Paz"]),
        ("es", "Habló Juan Ríos Paz, Ministro de Defensa, en Lima.", ["Juan Ríos Paz, Ministro de Defensa"]),
        ("es", "La ministra visitará Paita y la ministra habló de Paita.", []),
        ("es", "Es la primera de Ana Soto Paz ante los jueces.", ["Ana Soto Paz"]),
        ("es", "El Jefe de Estado habló con el Ministro de Defensa.", []),
        ("es", "Vino la ministra Ana Soto. La ministra Soto sonrió. Soto se fue.", ["ministra Ana Soto"]),
        ("es", "Vino la ministra Soto. La ministra Ana Soto sonrió.", ["ministra Ana Soto"]),
        ("es", "Lo dijo el Instituto Nacional de Pesca en San José.", ["Instituto Nacional de Pesca"]),
        ("es", "Los Estados Unidos y Costa Rica firmaron en Medio Oriente.", []),
        ("es", "NI UN SOLO BARCO salió del puerto.", []),
        ("en", "Minister Ruth Dunn spoke in Lima.", ["Minister Ruth Dunn"]),
        ("en", "The visit of Ruth Dunn, Minister of Fisheries, begins now.",
         ["Ruth Dunn, Minister of Fisheries"]),
        ("en", "The Vice President spoke with the Secretary of Defense.", []),
        ("en", "Minister Ruth Dunn came. Minister Dunn smiled. Dunn left.", ["Minister Ruth Dunn"]),
        ("en", "Minister Dunn came. Minister Ruth Dunn smiled.", ["Minister Ruth Dunn"]),
        ("en", "So said the National Fisheries Institute in Costa Rica.", ["National Fisheries Institute"]),
        ("en", "The United States and Costa Rica signed in the Middle East.", []),
        ("en", "NOT A SINGLE SHIP left the port.", []),
        ("en", "The Mayor welcomed Prime Minister Ruth Dunn to the White House.",
         ["Prime Minister Ruth Dunn"]),
    ],
)  # fmt: skip
def test_names_are_persons_with_their_office_and_organisations(
    language: str, text: str, names: list[str]
) -> None:
    assert texts(text, language, DetailKind.NAME) == names


@pytest.mark.parametrize("language", ["es", "en"])
def test_asides_and_headings_give_no_details(language: str) -> None:
    text = (
        "# Ruth Dunn Paz: 9 %\n\nContact: Minister Ruth Dunn, (202) 555-0143\n\n"
        "Contacto: ministra Ruth Dunn, (202) 555-0143\n\nLa pesca crece."
    )
    assert details(text, language) == ()


def test_each_stands_where_it_is_told_first_figures_before_names() -> None:
    text = "Minister Ruth Dunn spent $9 million. Mayor Eva Ríos spent $9 million, or 40 percent."
    found = details(text, "en")
    assert [(one.kind, one.text, one.citation.position) for one in found] == [
        (DetailKind.FIGURE, "$9 million", 0),
        (DetailKind.FIGURE, "40 percent", 1),
        (DetailKind.NAME, "Minister Ruth Dunn", 0),
        (DetailKind.NAME, "Mayor Eva Ríos", 1),
    ]
    assert all(one.citation.text[one.start : one.end] == one.text for one in found)


def test_of_many_the_weightiest_are_kept_in_the_order_of_the_text() -> None:
    counts = " ".join(f"Port {name} has {n} boats." for n, name in enumerate("ABCDEFGH", 3))
    people = " ".join(f"Ana {name} came." for name in ("Soto", "Ríos", "Paz", "Mora", "Vega", "Luna", "Cruz"))
    text = f"{counts} {people} Minister Ruth Dunn spent $9 million."
    found = details(text, "en", shown=())
    figures = [one.text for one in found if one.kind is DetailKind.FIGURE]
    names = [one.text for one in found if one.kind is DetailKind.NAME]
    assert len(figures) == MOST_FIGURES
    assert figures[-1] == "$9 million"
    assert len(names) == MOST_NAMES
    assert names[-1] == "Minister Ruth Dunn"
    places = [(one.citation.position, one.start) for one in found if one.kind is DetailKind.FIGURE]
    assert places == sorted(places)


def test_what_the_briefing_shows_goes_before_the_rest() -> None:
    counts = [f"Port {name} has {n} boats." for n, name in enumerate("ABCDEFGH", 3)]
    found = details(" ".join(counts), "en", shown=(7,))
    assert "10 boats" in [one.text for one in found]
    assert "8 boats" not in [one.text for one in found]


def test_a_name_that_is_told_again_goes_before_one_that_is_not() -> None:
    once = " ".join(f"Ana {name} came." for name in ("Soto", "Ríos", "Paz", "Mora", "Vega", "Luna"))
    found = details(f"{once} Eva Cruz came. Eva Cruz stayed. Eva Cruz left.", "en", shown=())
    assert found[-1].text == "Eva Cruz"
    assert found[-1].citation.position == 6
