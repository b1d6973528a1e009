import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.briefings.asked import LARGEST, LONGEST, Wish, fitting, read_wish
from index import Language, ReleaseSummary
from tests.bot.briefings.making import summary

ES, EN = Language.ES, Language.EN

PORT = summary(release_id=1, title="Reabre el puerto de Veracruz")
BRIDGE = summary(release_id=2, title="El puente de Tampico cierra por obras", issuer="Caminos y Puentes")
BUDGET = summary(release_id=3, title="Presupuesto 2027 para la educación pública", issuer="Hacienda")
LIBRARY = summary(release_id=4, title="City library extends its hours", issuer="City Council", language=EN)
ALL = (PORT, BRIDGE, BUDGET, LIBRARY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "último",
        "el ÚLTIMO comunicado",
        "latest",
        "the latest release",
        "lo más reciente",
        "newest!",
    ],
)
def test_the_newest_release_may_be_asked_for_in_many_words_or_none(text: str) -> None:
    assert read_wish(text) is Wish.NEWEST


@pytest.mark.parametrize(
    "text",
    [
        "nuevo", "Nuevos", "lo nuevo", "todo", "todo lo nuevo", "novedades", "¿qué hay de nuevo?",
        "new", "NEW", "all", "all new", "what's new?", "everything", "todos los comunicados nuevos",
        "desde el último", "desde la última vez", "since the last briefing",
    ],
)  # fmt: skip
def test_all_that_is_new_may_be_asked_for_in_many_words(text: str) -> None:
    assert read_wish(text) is Wish.ALL_NEW


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12), ("#12", 12), ("n.º 12", 12), ("nº 12", 12), ("no. 12", 12), ("Nro. 12", 12),
        ("comunicado 12", 12), ("el comunicado número 12", 12), ("release no. 12", 12), ("١٢", 12),
        ("0", 0), ("9" * 150, LARGEST),
    ],
)  # fmt: skip
def test_a_number_is_that_of_a_release_however_it_is_written(text: str, number: int) -> None:
    assert read_wish(text) == number


@pytest.mark.parametrize(
    "text", ["puerto", "nuevo hospital", "the new bridge", "presupuesto 2027", "-1", "???", "🙂", "x" * 4000]
)
def test_anything_else_is_sought_among_the_titles(text: str) -> None:
    assert read_wish(text) is Wish.BY_TITLE


@given(st.text())
def test_no_text_is_too_strange_to_be_read_and_sought(text: str) -> None:
    assert isinstance(read_wish(text), Wish | int)
    found = fitting(text, ALL, ES)
    assert set(found.releases) <= set(ALL)


@pytest.mark.parametrize(
    ("text", "language", "releases"),
    [
        ("puerto", ES, [PORT]),
        ("PUERTO VERACRUZ", ES, [PORT]),
        ("el puerto, de veracruz", ES, [PORT]),
        ("puertos", ES, [PORT]),
        ("vera", ES, [PORT]),
        ("presupuesto para la educacion", ES, [BUDGET]),
        ("presupuesto 2027", ES, [BUDGET]),
        ("city library", EN, [LIBRARY]),
        ("libraries", EN, [LIBRARY]),
        ("caminos", ES, [BRIDGE]),
        # The question is in the other language than the title.
        ("bridge", EN, [BRIDGE]),
        ("biblioteca", ES, [LIBRARY]),
        ("library", ES, [LIBRARY]),
    ],
)
def test_a_title_that_has_all_words_is_meant_for_sure(
    text: str, language: Language, releases: list[ReleaseSummary]
) -> None:
    found = fitting(text, ALL, language)
    assert (list(found.releases), found.surely) == (releases, True)


def test_where_no_title_has_all_words_those_with_most_of_them_come_first_and_are_not_sure() -> None:
    both = summary(release_id=9, title="Puerto y puente de Tampico")
    found = fitting("puerto puente aeropuerto tampico", (*ALL, both), ES)
    assert [each.release_id for each in found.releases] == [9, 2]
    assert not found.surely


@pytest.mark.parametrize("text", ["aeropuerto", "zzz", "???", "2026", "p", "de la"])
def test_what_no_title_has_finds_nothing(text: str) -> None:
    assert fitting(text, ALL, ES).releases == ()


def test_of_a_text_without_end_only_the_beginning_is_read() -> None:
    assert fitting("puerto" + " " * LONGEST + "aeropuerto", ALL, ES).releases == (PORT,)
