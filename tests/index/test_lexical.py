import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.lexical import terms
from index.release import Language

ES, EN = Language.ES, Language.EN


@pytest.mark.parametrize(
    ("careful", "careless", "language"),
    [
        ("Reunión Ministerial de Seguridad", "reunion ministerial de seguridad", ES),
        ("¿Quién anunció la economía?", "quien anuncio la economia", ES),
        ("se reunirán y participará", "se reuniran y participara", ES),
        ("Peña Nieto", "pena nieto", ES),
        ("President Peña's visit", "president pena's visit", EN),
    ],
)
def test_terms_do_not_depend_on_accents_or_capitals(careful: str, careless: str, language: Language) -> None:
    assert terms(careful, language) == terms(careless, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("reunión", "reuniones", ES),
        ("económica", "economía", ES),
        ("implementación", "implementar", ES),
        ("se reunirá", "se reunieron", ES),
        ("meeting", "meetings", EN),
        ("announced", "announces", EN),
    ],
)
def test_forms_of_a_word_share_a_term(one: str, other: str, language: Language) -> None:
    assert terms(one, language) == terms(other, language) != []


@pytest.mark.parametrize(
    ("text", "language"), [("¿cuándo es la del que está en el?", ES), ("when will the one be at it?", EN)]
)
def test_function_words_are_left_out(text: str, language: Language) -> None:
    assert len(terms(text, language)) <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.900.000 pesos", "1900000"),
        ("1,900,000 pesos", "1900000"),
        ("3,5 %", "3.5"),
        ("3.5 %", "3.5"),
        ("EE. UU.", "eeuu"),
        ("EE.UU.", "eeuu"),
        ("D.C.", "dc"),
        ("U.S.", "us"),
        ("the US border", "us"),
    ],
)
def test_numbers_and_initialisms_are_one_term_however_they_are_written(text: str, expected: str) -> None:
    for language in Language:
        assert expected in terms(text, language)


@pytest.mark.parametrize("language", Language)
def test_nothing_to_search_gives_no_terms(language: Language) -> None:
    assert terms("¿?  … — “”", language) == []


@example("(ﾟ▽ﾟ)/", Language.ES)
@example("ﷺ", Language.EN)
@given(st.text(), st.sampled_from(Language))
def test_terms_can_be_stored_between_spaces(text: str, language: Language) -> None:
    found = terms(text, language)
    assert " ".join(found).split(" ") == (found or [""])
    assert not any('"' in term for term in found)
