import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import translations as module
from index.lexical import terms
from index.release import Language
from index.translations import translations

EN, ES = Language.EN, Language.ES
TABLE = Path(module.__file__).with_name("data") / "translations.tsv"

BOTH_WAYS = [
    ("security", "seguridad"),
    ("meeting", "reunión"),
    ("border", "frontera"),
    ("health", "salud"),
    ("agreement", "acuerdo"),
    ("government", "gobierno"),
    ("water", "agua"),
    ("minister", "ministro"),
    ("secretary", "secretario"),
    ("group", "grupo"),
    ("budget", "presupuesto"),
    ("school", "escuela"),
    ("tax", "impuesto"),
    ("law", "ley"),
    ("election", "elecciones"),
    ("weapon", "armas"),
    ("trade", "comercio"),
    ("woman", "mujer"),
    ("farmer", "agricultor"),
    ("poverty", "pobreza"),
    ("earthquake", "terremoto"),
    ("vaccine", "vacuna"),
    ("Germany", "Alemania"),
]


def the_term(word: str, language: Language) -> str:
    (term,) = terms(word, language)
    return term


@cache
def rows() -> list[tuple[str, str, float, float]]:
    found = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            english, spanish, to_spanish, to_english = line.split("\t")
            found.append((english, spanish, float(to_spanish), float(to_english)))
    return found


@pytest.mark.parametrize(("english", "spanish"), BOTH_WAYS)
def test_a_common_word_is_first_translated_by_its_counterpart_in_both_directions(
    english: str, spanish: str
) -> None:
    in_english, in_spanish = the_term(english, EN), the_term(spanish, ES)

    assert translations(in_english, EN)[0][0] == in_spanish
    assert translations(in_spanish, ES)[0][0] == in_english


@pytest.mark.parametrize(
    ("asked", "source", "written"),
    [
        ("security implementation group", EN, "Grupo de Implementación de Seguridad"),
        ("grupo de implementación de seguridad", ES, "Security Implementation Group"),
        ("deaths in the fire", EN, "Muertes en el incendio"),
        ("la extradición de los detenidos", ES, "the extradition of the detainees"),
    ],
)
def test_a_phrase_finds_every_word_of_its_counterpart(asked: str, source: Language, written: str) -> None:
    target = ES if source is EN else EN

    found = {term for asked_for in terms(asked, source) for term, _ in translations(asked_for, source)}

    assert set(terms(written, target)) <= found


@pytest.mark.parametrize(
    ("word", "source", "several"),
    [
        ("border", EN, ["frontera", "fronterizo"]),
        ("seguridad", ES, ["security", "safety"]),
        ("government", EN, ["gobierno", "gubernamental"]),
        ("armas", ES, ["weapon", "arm"]),
    ],
)
def test_a_word_of_several_senses_has_several_translations(
    word: str, source: Language, several: list[str]
) -> None:
    found = [term for term, _ in translations(the_term(word, source), source)]

    target = ES if source is EN else EN
    assert [term for term in found if term in {the_term(other, target) for other in several}] == [
        the_term(other, target) for other in several
    ]


@pytest.mark.parametrize("source", Language)
@pytest.mark.parametrize(
    "term", ["", "2026", "23", "3.5", "xqzzyv", "Security", "secur\tsegur", "#", "~~~~", "0"]
)
def test_what_the_dictionary_lacks_has_no_translation(term: str, source: Language) -> None:
    assert translations(term, source) == ()


def test_a_term_is_not_taken_for_one_of_the_other_language() -> None:
    assert translations("reunion", EN) == ()
    assert translations("meet", ES) == ()


@given(st.sampled_from(rows()), st.sampled_from(Language))
def test_translations_are_few_and_likely_and_the_likeliest_comes_first(
    row: tuple[str, str, float, float], source: Language
) -> None:
    found = translations(row[0] if source is EN else row[1], source)

    probabilities = [probability for _, probability in found]
    assert len(found) <= 4
    assert probabilities == sorted(probabilities, reverse=True)
    assert all(0.08 <= probability <= 1 for probability in probabilities)
    assert sum(probabilities) < 1.03  # Each is rounded to two digits.
    assert len({term for term, _ in found}) == len(found)


@given(st.text(max_size=20), st.sampled_from(Language))
def test_any_text_is_answered_by_terms_of_the_table(text: str, source: Language) -> None:
    column = 1 if source is EN else 0

    assert {term for term, _ in translations(text, source)} <= {row[column] for row in rows()}


def test_every_likely_row_is_found_from_both_sides_unless_four_are_likelier() -> None:
    for source in Language:
        expected: dict[str, list[tuple[float, str]]] = {}
        for english, spanish, to_spanish, to_english in rows():
            term, entry = (
                (english, (-to_spanish, spanish)) if source is EN else (spanish, (-to_english, english))
            )
            if -entry[0] >= 0.08:
                expected.setdefault(term, []).append(entry)
        for term, entries in expected.items():
            assert translations(term, source) == tuple((t, -p) for p, t in sorted(entries)[:4])


def test_the_file_names_its_sources_and_licences_before_anything_else() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]

    assert lines[: len(head)] == head
    for source in ("Europarl", "TICO-19, CC0", "Tatoeba, CC BY 2.0 FR", "OpenStax, CC BY 4.0", "Apertium"):
        assert sum(source in line for line in head) == 1


def test_the_file_is_sorted_without_repetition_and_holds_probabilities() -> None:
    pairs = [(english, spanish) for english, spanish, _, _ in rows()]

    assert len(pairs) > 10_000
    assert pairs == sorted(set(pairs))
    assert all(0 < p <= 1 and 0 < q <= 1 for _, _, p, q in rows())
    assert TABLE.stat().st_size < 1_500_000


def test_threads_that_come_first_together_get_the_same_answer() -> None:
    module._dictionaries.cache_clear()
    barrier = Barrier(8)

    def ask(_: int) -> tuple[tuple[str, float], ...]:
        barrier.wait(timeout=10)
        return translations("water", EN)

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(ask, range(8)))

    assert len(answers) == 1
    assert answers.pop()[0][0] == "agu"


def test_nothing_is_read_before_the_first_call() -> None:
    code = (
        "import index.translations as t; before = t._dictionaries.cache_info().currsize;"
        "t.translations('water', t.Language.EN); print(before, t._dictionaries.cache_info().currsize)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["0", "1"]
