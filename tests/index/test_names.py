import pytest

from index.alternatives import frequency, groups
from index.lexical import terms, words
from index.names import _names, find_names
from index.release import Language

ES, EN = Language.ES, Language.EN


@pytest.mark.parametrize(
    ("question", "language", "target", "written"),
    [
        ("¿Qué acordó México con EE. UU.?", ES, EN, "the United States"),
        ("que acordo mexico con eeuu", ES, EN, "the U.S. Senate"),
        ("que acordo mexico con estados unidos", ES, ES, "EE.UU."),
        ("when does the US vote", EN, ES, "Estados Unidos"),
        ("what did NATO say", EN, ES, "la OTAN"),
        ("¿qué dijo la OTAN?", ES, EN, "North Atlantic Treaty Organization"),
        ("el t mec", ES, EN, "USMCA"),
        ("el T-MEC", ES, EN, "CUSMA"),
        ("the united nations", EN, ES, "ONU"),
        ("la OMS", ES, EN, "the World Health Organization"),
        ("la UE", ES, EN, "the EU"),
        ("the EU", EN, ES, "Unión Europea"),
        ("la EU", ES, EN, "United States"),
    ],
)
def test_a_name_is_sought_as_either_language_writes_it(
    question: str, language: Language, target: Language, written: str
) -> None:
    asked = words(question, language)
    sought = groups(asked, language, target, find_names(asked, language))
    wanted = " ".join(terms(written, target)).removesuffix(" senat")
    assert sum(wanted in group for group in sought) == 1


def test_the_words_of_a_long_name_are_not_sought_alone() -> None:
    asked = words("¿qué firmó Estados Unidos?", ES)
    sought = [form for group in groups(asked, ES, EN, find_names(asked, ES)) for form in group]
    assert "unit state" in sought
    assert "unit" not in sought
    assert "state" not in sought


def test_the_longest_name_is_found_and_none_overlap() -> None:
    asked = words("United States-Mexico-Canada Agreement and NATO", EN)
    found = find_names(asked, EN)
    assert [(each.start, each.end) for each in found] == [(0, 5), (5, 6)]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("question", ["", "¿?", "agua water", "unidos", "united"])
def test_other_words_are_no_names(question: str, language: Language) -> None:
    asked = words(question, language)
    assert find_names(asked, language) == ()


def test_without_names_each_word_is_a_group_with_its_translations() -> None:
    asked = words("agua agua segura", ES)
    assert groups(asked, ES, ES, ()) == [("agu",), ("segur",)]
    (first, *_) = groups(asked, ES, EN, ())
    assert first[0] == "agua"
    assert "water" in first


def test_a_phrase_occurs_no_more_often_than_its_rarest_term() -> None:
    assert frequency("unit state", {"unit": 5, "state": 90}) == 5
    assert frequency("unit state", {"state": 90}) == 0


def test_every_row_of_the_table_has_forms_of_both_languages_that_search_keeps() -> None:
    names, longest = _names()
    assert longest < 12
    for language in Language:
        assert len(names[language]) > 100
        for written, forms in names[language].items():
            assert written
            assert {each for each, _ in forms} == set(Language)
            assert all(form for _, form in forms)
            assert len(set(forms)) == len(forms)
