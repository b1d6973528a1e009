import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.follow_up import Leaning, leaning
from index.follow_up.leaning import content
from index.release import Language

ES, EN = Language.ES, Language.EN


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Cuándo se inaugura el hospital de Tuxpan?", ES),
        ("cuantos maestros contrato el gobierno de jalisco este año", ES),
        ("¿Cuándo deja su cargo la ministra Paula Rincón?", ES),
        ("¿Quién preside la primera sesión del Consejo de Puertos?", ES),
        ("que porcentaje de hogares rurales tiene agua potable", ES),
        ("¿A qué diario le dijo Lara que renunciaba?", ES),
        ("When does the Kelso ferry resume service?", EN),
        ("how much did the county spend on snow removal last winter", EN),
        ("Who won the Nordby prize?", EN),
        ("What did Senator Hale say about his vote on the Farm Act?", EN),
        ("how long does it take to renew a passport at the Leeds office", EN),
        ("are there any schools closed in Ravensport", EN),
        ("Will the governor have a one-on-one with the mayor of Lund?", EN),
    ],
)
def test_a_question_that_names_its_subject_stands_alone(question: str, language: Language) -> None:
    assert leaning(question, language) is Leaning.ALONE


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Y dónde?", ES),
        ("y cuando", ES),
        ("¿Pero quién lo va a pagar?", ES),
        ("¿Quién asistirá?", ES),
        ("¿Cuánto costó?", ES),
        ("a que hora", ES),
        ("¿Cuáles son sus objetivos?", ES),
        ("¿quién lo dijo?", ES),
        ("¿a qué hora es la de Mérida?", ES),
        ("¿cuándo es la próxima?", ES),
        ("¿y la ministra viajará con ellos?", ES),
        ("¿qué pasará allí?", ES),
        ("And where?", EN),
        ("but why", EN),
        ("who will attend?", EN),
        ("When will it end?", EN),
        ("how much did they cost", EN),
        ("where does she live?", EN),
        ("who does he meet in Lund?", EN),
        ("What are its goals?", EN),
        ("and when is the one in Lund?", EN),
        ("who will speak there?", EN),
        ("when is the next?", EN),
    ],
)
def test_a_question_leans_where_something_in_it_stands_for_what_was_said(
    question: str, language: Language
) -> None:
    assert leaning(question, language) is Leaning.LEANS


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿y el jueves?", ES),
        ("y en Mérida", ES),
        ("¿y los maestros?", ES),
        ("¿y para los jubilados?", ES),
        ("¿qué hay de la oposición?", ES),
        ("and in Bristol?", EN),
        ("what about the teachers?", EN),
        ("and on Thursday", EN),
        ("for students?", EN),
    ],
)
def test_a_fragment_asks_the_former_question_of_something_else(question: str, language: Language) -> None:
    assert leaning(question, language) is Leaning.FRAGMENT


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Qué día es el taller?", ES),
        ("cuantos soldados murieron", ES),
        ("What day is the workshop?", EN),
        ("how often will the officials meet?", EN),
    ],
)
def test_where_words_do_not_tell_that_is_said(question: str, language: Language) -> None:
    assert leaning(question, language) is Leaning.UNCERTAIN


@pytest.mark.parametrize("question", ["", "   ", "?!", "¿?", "…"])
def test_what_has_no_words_leans_on_nothing(question: str) -> None:
    assert {leaning(question, language) for language in Language} == {Leaning.ALONE}


def test_what_is_asked_for_is_no_content() -> None:
    assert content("¿A qué hora empieza la audiencia?", ES) == ["empieza", "audiencia"]
    assert content("how many people", EN) == ["people"]


@given(st.text(max_size=60), st.sampled_from(Language))
def test_any_text_leans_somehow(question: str, language: Language) -> None:
    assert leaning(question, language) in Leaning
