"""Dates, amounts and names as the press writes them, whole."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.mentions import MentionKind, find_mentions
from index.release import Language

ES, EN = Language.ES, Language.EN


def found(sentence: str, language: Language, kind: MentionKind) -> list[str]:
    return [sentence[m.start : m.end] for m in find_mentions(sentence, language) if m.kind is kind]


@pytest.mark.parametrize(
    ("sentence", "language", "times"),
    [
        ("La feria abre el 23 de enero de 2026.", ES, ["el 23 de enero de 2026"]),
        ("El curso va del 28 al 30 de abril.", ES, ["del 28 al 30 de abril"]),
        ("Visitas los días 3, 4 y 5 de mayo.", ES, ["los días 3, 4 y 5 de mayo"]),
        ("Llovió durante el mes de febrero.", ES, ["durante el mes de febrero"]),
        ("Abre el lunes 4 de junio a las 10:00 horas.", ES, ["el lunes 4 de junio a las 10:00 horas"]),
        ("Terminará a finales de este año.", ES, ["a finales de este año"]),
        ("Creció en el primer semestre de 2024.", ES, ["en el primer semestre de 2024"]),
        ("Ocurrió hace dos semanas.", ES, ["hace dos semanas"]),
        ("Vendrá la próxima semana.", ES, ["la próxima semana"]),
        ("Se firmó el 1.º de mayo.", ES, ["el 1.º de mayo"]),
        ("El plazo vence el 28/04/2026.", ES, ["el 28/04/2026"]),
        ("Lograron detener a 12 sospechosos.", ES, []),
        ("Julio Rentería dirige la orquesta.", ES, []),
        ("Talks began in the Spring of 2022.", EN, ["the Spring of 2022"]),
        ("The course runs July 13-16.", EN, ["July 13-16"]),
        ("It opens on Monday, May 3, 2027 at 9:30 a.m. ET.", EN, ["Monday, May 3, 2027 at 9:30 a.m. ET"]),
        ("She leaves at the end of this month.", EN, ["at the end of this month"]),
        ("It was signed two weeks ago.", EN, ["two weeks ago"]),
        ("Work begins early next year.", EN, ["early next year"]),
        ("Sales rose from 2018 to 2020.", EN, ["from 2018 to 2020"]),
        ("It will close in May.", EN, ["May"]),
        ("May the best team win.", EN, []),
        ("Funds for fiscal year 2025 are set.", EN, ["fiscal year 2025"]),
    ],
)
def test_times_are_whole(sentence: str, language: Language, times: list[str]) -> None:
    assert found(sentence, language, MentionKind.TIME) == times


@pytest.mark.parametrize(
    ("sentence", "language", "amounts"),
    [
        ("Hubo más de 82.000 casos.", ES, ["más de 82.000 casos"]),
        ("Costará 1.500 millones de pesos.", ES, ["1.500 millones de pesos"]),
        ("Subió el 12,5 por ciento.", ES, ["el 12,5 por ciento"]),
        ("Pagan tres mil 600 pesos mensuales.", ES, ["tres mil 600 pesos mensuales"]),
        ("Abrieron 65 nuevas empresas en la zona.", ES, ["65 nuevas empresas"]),
        ("Donó un millón de dólares.", ES, ["un millón de dólares"]),
        ("La mitad de los vecinos votó.", ES, ["La mitad"]),
        ("La COVID-19 remite.", ES, []),
        ("It cost $1.5 billion.", EN, ["$1.5 billion"]),
        ("Output fell 30 percent.", EN, ["30 percent"]),
        ("It holds up to 20,000 tons.", EN, ["up to 20,000 tons"]),
        ("They hired 1,200 new teachers.", EN, ["1,200 new teachers"]),
        ("Some 129 House Democrats agreed.", EN, ["129 House Democrats"]),
        ("It spends $40 million per month.", EN, ["$40 million per month"]),
        ("Two-thirds of voters agreed.", EN, ["Two-thirds"]),
        ("Between 10 and 15 percent left.", EN, ["10 and 15 percent"]),
        ("A 30-day period follows.", EN, ["30-day period"]),
        ("This is the 45th edition.", EN, []),
    ],
)
def test_amounts_have_their_unit(sentence: str, language: Language, amounts: list[str]) -> None:
    assert found(sentence, language, MentionKind.QUANTITY) == amounts


@pytest.mark.parametrize(
    ("sentence", "language", "names"),
    [
        ("Habló con la ministra Rosa Gil.", ES, ["ministra Rosa Gil"]),
        (
            "Firmó la Universidad Nacional Autónoma de México.",
            ES,
            ["Universidad Nacional Autónoma de México"],
        ),
        ("Acudió la Secretaría de Agua y Bosques.", ES, ["Secretaría de Agua y Bosques"]),
        ("Viajaron Rosa Gil y Tomás Ruiz.", ES, ["Rosa Gil", "Tomás Ruiz"]),
        ("La cita es en Ginebra, Suiza.", ES, ["Ginebra, Suiza"]),
        ("La cita es en Suiza, Perú y Chile.", ES, ["Suiza", "Perú", "Chile"]),
        ("Ganó Ana “Nina” Soto.", ES, ["Ana “Nina” Soto"]),
        ("He thanked Vice President Ann Roe.", EN, ["Vice President Ann Roe"]),
        ("It was Secretary of State John Q. Doe.", EN, ["Secretary of State John Q. Doe"]),
        ("They met in Geneva, Switzerland.", EN, ["Geneva, Switzerland"]),
        ("In Geneva, Doe spoke.", EN, ["Geneva", "Doe"]),
        ("The Department of Water and Forests agreed.", EN, ["Department of Water and Forests"]),
        ("Under Secretary for Health Ann Roe left.", EN, ["Under Secretary for Health Ann Roe"]),
        ("Officials agreed.", EN, []),
    ],
)
def test_names_are_whole(sentence: str, language: Language, names: list[str]) -> None:
    assert found(sentence, language, MentionKind.NAME) == names


@pytest.mark.parametrize(
    ("sentence", "language", "kind", "words"),
    [
        ("Cerró debido a la lluvia; abrirá pronto.", ES, MentionKind.REASON, ["debido a la lluvia"]),
        ("Viajó para firmar el acuerdo.", ES, MentionKind.REASON, ["para firmar el acuerdo"]),
        ("It closed because of the rain.", EN, MentionKind.REASON, ["because of the rain"]),
        ("They went to sign the deal.", EN, MentionKind.REASON, ["to sign the deal"]),
        ("They agreed to sign the deal.", EN, MentionKind.REASON, []),
        ("Dijo: “No habrá cambios.”", ES, MentionKind.QUOTATION, ["No habrá cambios"]),
        ('She said "we are ready," and left.', EN, MentionKind.QUOTATION, ["we are ready"]),
    ],
)
def test_clauses_end_before_their_marks(
    sentence: str, language: Language, kind: MentionKind, words: list[str]
) -> None:
    assert found(sentence, language, kind) == words


WORDS = """
    el la de del y a las 3 28 1999 10:30 enero May March Friday mil millones $ % más up to José O'Hara
    U.S. p.
    m. . , - – ( ) “ ” " ' « EE. UU. COVID-19 per month porque to para hacer in Lima Perú Secretary
    of State 5th
"""
PIECES = st.sampled_from(WORDS.split())
SENTENCES = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=30).map(" ".join))


@given(SENTENCES, st.sampled_from(Language))
def test_a_mention_is_inside_the_sentence_and_never_half_a_word(sentence: str, language: Language) -> None:
    taken = -1
    for mention in find_mentions(sentence, language):
        start, end = mention.start, mention.end
        assert 0 <= start < end <= len(sentence)
        assert sentence[start:end] == sentence[start:end].strip()
        assert not (sentence[start - 1 : start].isalnum() and sentence[start].isalnum())
        assert not (sentence[end - 1].isalnum() and sentence[end : end + 1].isalnum())
        if mention.kind in (MentionKind.TIME, MentionKind.QUANTITY, MentionKind.NAME):
            assert start >= taken
            taken = end


@pytest.mark.parametrize(
    "part",
    ["1", "1 ", "1,", "A", "A ", "A. ", " ", '"', "“", "de la ", "May ", "5 de mayo y ", "to ", "más de "],
)
@pytest.mark.parametrize("language", list(Language))
def test_a_line_of_20000_characters_takes_less_than_a_second(part: str, language: Language) -> None:
    line = (part * 20_000)[:20_000]
    began = time.process_time()
    find_mentions(line, language)
    assert time.process_time() - began < 1
