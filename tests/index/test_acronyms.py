import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.acronyms import compact, find_acronyms


def found(text: str) -> list[tuple[str, str]]:
    return [(each.short, each.long) for each in find_acronyms(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("They met at the High-Level Economic Dialogue (HLED).", "HLED", "High-Level Economic Dialogue"),
        (
            "La Comisión Internacional de Límites y Aguas (CILA) informa.",
            "CILA",
            "Comisión Internacional de Límites y Aguas",
        ),
        (
            "El T-MEC (Tratado entre México, Estados Unidos y Canadá) entró en vigor.",
            "T-MEC",
            "Tratado entre México, Estados Unidos y Canadá",
        ),
        (
            "habló de la Organización del Tratado del Atlántico Norte, OTAN, y de Europa",
            "OTAN",
            "Organización del Tratado del Atlántico Norte",
        ),
        ("the Organization of American States, or OAS, met", "OAS", "Organization of American States"),
        ("el Instituto Nacional Electoral – INE", "INE", "Instituto Nacional Electoral"),
        ("Comisión Nacional del Agua (CONAGUA)", "CONAGUA", "Comisión Nacional del Agua"),
        (
            "Secretaría de Medio Ambiente y Recursos Naturales (SEMARNAT)",
            "SEMARNAT",
            "Secretaría de Medio Ambiente y Recursos Naturales",
        ),
        (
            "the U.S. Agency for International Development (USAID)",
            "USAID",
            "U.S. Agency for International Development",
        ),
        ("new tariff-rate quotas (TRQs)", "TRQ", "tariff-rate quotas"),
        ("Petróleos Mexicanos (Pemex)", "Pemex", "Petróleos Mexicanos"),
        ("the United Nations (U.N.)", "U.N.", "United Nations"),
        ("United Nations (“UN”; see note)", "UN", "United Nations"),
        ("FOR (el Fondo de Obras Rurales)", "FOR", "Fondo de Obras Rurales"),
        ("She lives in Mexico. Unit for Financial Crimes (UFC)", "UFC", "Unit for Financial Crimes"),
    ],
)  # fmt: skip
def test_the_words_whose_initials_are_the_letters_explain_them(text: str, short: str, long: str) -> None:
    assert found(text) == [(short, long)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (
            "la Administración para el Control de Drogas (DEA, por sus siglas en inglés)",
            "DEA",
            "Administración para el Control de Drogas",
        ),
        (
            "el Tratado entre México, Estados Unidos y Canadá (USMCA, por sus siglas en inglés)",
            "USMCA",
            "Tratado entre México, Estados Unidos y Canadá",
        ),
        (
            "la Alianza Atlántica del Norte (conocida por sus siglas en inglés como NATO)",
            "NATO",
            "Alianza Atlántica del Norte",
        ),
        (
            "Mexico's Secretariat of National Defense (known by its Spanish acronym, SEDENA)",
            "SEDENA",
            "Secretariat of National Defense",
        ),
        ("the Financial Intelligence Unit (UIF)", "UIF", "Financial Intelligence Unit"),
    ],
)
def test_an_acronym_of_the_other_language_is_explained_where_the_release_says_so(
    text: str, short: str, long: str
) -> None:
    assert found(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "()",
        "Senator Ana Torres (R-FL) and Representative Luis Paz (D-NY)",
        "la reunión (Monterrey) del lunes",
        "the meeting (see page 3)",
        "in Guatemala, Honduras, EE. UU. y México",
        "The mayor of Springfield (NATO) spoke",
        "(HLED)",
        "the board of Foreign Control. (OFAC)",
        "a las nueve (9 AM) en punto",
    ],
)
def test_what_explains_no_letters_is_no_explanation(text: str) -> None:
    assert found(text) == []


def test_each_pair_is_given_once_and_lines_are_not_joined() -> None:
    text = "Plan Hídrico Regional (PHR) y Plan Hídrico Regional (PHR)\nFondo de Obras\n(FO)"
    assert found(text) == [("PHR", "Plan Hídrico Regional")]


@pytest.mark.parametrize("written", ["T-MEC", "t mec", "TMEC", "T.M.E.C."])
def test_marks_and_capitals_make_no_other_acronym(written: str) -> None:
    assert compact(written) == "tmec"


@given(st.text(alphabet="ABab áÉ.,;()-'\n1", max_size=80) | st.text(max_size=60))
def test_what_is_found_stands_in_the_text(text: str) -> None:
    for short, long in found(text):
        assert short in text
        assert long in text
        assert len(long) > 3


@given(st.lists(st.sampled_from(["Agua", "Bosque", "Clima", "Desierto", "Energía"]), min_size=2, max_size=6))
def test_initials_of_capitalised_words_are_always_found(words: list[str]) -> None:
    short = "".join(word[0] for word in words)
    assert found(f"El {' '.join(words)} ({short}) informa.") == [(short, " ".join(words))]
