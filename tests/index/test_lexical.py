import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.lexical import terms, words
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


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (["EE. UU.", "EE.UU.", "EE UU", "ee uu", "EEUU", "eeuu", "EE.UU"], ["eeuu"]),
        (["U.S.", "US troops", "U. S. troops", "the us", "us-"], ["us"]),
        (["U.N.", "the UN", "U. N."], ["un"]),
        (["T-MEC", "TMEC", "t-mec", "tmec"], ["tmec"]),
        (["G-7", "G7", "g7"], ["g7"]),
        (["COP27", "COP 27", "COP-27"], ["cop", "27"]),
        (["covid19", "COVID-19"], ["covid", "19"]),
        (["H-2A", "H2A"], ["h2a"]),
        (["3 p.m.", "3 p. m."], ["3", "pm"]),
        (["21st", "21", "21º"], ["21"]),
    ],
)
def test_an_initialism_is_one_word_however_it_is_typed(forms: list[str], expected: list[str]) -> None:
    for form in forms:
        found = words(form.replace("us-", "us-Mexico"), Language.EN)
        assert [word for word in found if word not in ("troop", "troops", "mexico")] == expected


@pytest.mark.parametrize("text", ["tell us", "join us today", "don't know", "Mary's tea", "J.Smith", "R-FL"])
def test_what_only_looks_like_an_initialism_is_none(text: str) -> None:
    assert not {"us", "tknow", "stea", "jsmith", "rfl"} & set(words(text, Language.EN))


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
