"""The words of an answering sentence that answer."""

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.highlight import highlight
from index.mentions import MentionKind, find_mentions
from index.release import Language
from tests.index.test_mentions import SENTENCES

ES, EN = Language.ES, Language.EN
BRIDGE = (
    "El puente, que costó 48 millones de pesos, fue abierto el 3 de mayo por la gobernadora Inés Prado"
    " en Colima."
)
FAIR = (
    "Mayor Ann Roe said the fair will be held in Tampa, Florida from June 4 to June 6 and draw 20,000"
    " visitors."
)


@pytest.mark.parametrize(
    ("question", "asked_in", "sentence", "told_in", "words"),
    [
        ("¿Cuándo se abrió el puente?", ES, BRIDGE, ES, "el 3 de mayo"),
        ("When did the bridge open?", EN, BRIDGE, ES, "el 3 de mayo"),
        ("cuanto costo el puente", ES, BRIDGE, ES, "48 millones de pesos"),
        ("How much did the bridge cost?", EN, BRIDGE, ES, "48 millones de pesos"),
        ("¿Quién abrió el puente?", ES, BRIDGE, ES, "gobernadora Inés Prado"),
        ("dónde está el puente", ES, BRIDGE, ES, "Colima"),
        ("When is the fair?", EN, FAIR, EN, "June 4 to June 6"),
        ("¿Cuántos visitantes se esperan en la feria?", ES, FAIR, EN, "20,000 visitors"),
        ("¿En qué ciudad será la feria?", ES, FAIR, EN, "Tampa, Florida"),
        ("who talked about the fair", EN, FAIR, EN, "Mayor Ann Roe"),
    ],
)
def test_the_whole_date_amount_or_name_is_marked(
    question: str, asked_in: Language, sentence: str, told_in: Language, words: str
) -> None:
    place = highlight(question, asked_in, sentence, told_in)
    assert place is not None
    assert words in sentence[slice(*place)]
    assert len(sentence[slice(*place)]) <= len(words) + 8


@pytest.mark.parametrize(
    ("question", "language", "sentence", "words"),
    [
        (
            "¿Con qué instituciones firmó el convenio?",
            ES,
            "Firmó el convenio con el Banco Rural, la Cruz Verde y el Museo de la Sal.",
            "Banco Rural, la Cruz Verde y el Museo de la Sal",
        ),
        ("Who met Roe?", EN, "Ann Roe met Senator Tom Poe on Friday.", "Senator Tom Poe"),
        (
            "¿Cuántos heridos hubo?",
            ES,
            "De los 40 pasajeros, 12 heridos siguen en el hospital.",
            "12 heridos",
        ),
        (
            "What share of homes have water?",
            EN,
            "Of 3,400 homes in the valley, 85 percent have water.",
            "85 percent",
        ),
        (
            "¿Por qué se canceló el desfile?",
            ES,
            "El desfile se canceló debido a la tormenta.",
            "debido a la tormenta",
        ),
        (
            "What did the mayor say?",
            EN,
            "He said: “We will rebuild the pier.”",
            "We will rebuild the pier",
        ),
        (
            "cuales son los tres ejes del plan",
            ES,
            "El plan tiene tres ejes: agua, suelo y bosques.",
            "agua, suelo y bosques",
        ),
    ],
)
def test_lists_reasons_quotations_and_amounts_of_the_right_thing(
    question: str, language: Language, sentence: str, words: str
) -> None:
    place = highlight(question, language, sentence, language)
    assert place is not None
    assert sentence[slice(*place)] == words


def test_what_the_question_says_is_no_answer() -> None:
    sentence = "El 3 de mayo de 2021 se convocó la marcha para el 9 de junio."
    place = highlight("¿Para cuándo se convocó la marcha el 3 de mayo de 2021?", ES, sentence, ES)
    assert place is not None
    assert sentence[slice(*place)] == "el 9 de junio"


def test_an_unknown_kind_gets_a_part_of_a_long_sentence() -> None:
    sentence = (
        "The ministers agreed in Lima to launch a regional seed bank for native crops, and they will"
        " meet again"
        " next year to review the progress of the whole programme with farmers."
    )
    place = highlight("Which project did the ministers agree to launch?", EN, sentence, EN)
    assert place is not None
    assert "seed bank" in sentence[slice(*place)]
    assert place[1] - place[0] < len(sentence) / 2


@pytest.mark.parametrize("sentence", ["", " ", "…", "?!", "de la", "—"])
def test_where_nothing_is_said_nothing_is_marked(sentence: str) -> None:
    assert highlight("¿Cuándo?", ES, sentence, ES) is None


def test_the_reader_decides_between_two_of_a_kind() -> None:
    sentence = "Ann Roe and Tom Poe met."
    for name in ("Ann Roe", "Tom Poe"):

        def relevance(start: int, end: int, name: str = name) -> float:
            return 0.0 if sentence[start:end] == name else math.log(1e-6)

        place = highlight("who met", EN, sentence, EN, relevance)
        assert place is not None
        assert sentence[slice(*place)] == name


QUESTIONS = st.sampled_from(
    [
        "¿Cuándo fue?",
        "who",
        "dónde",
        "how many",
        "por qué",
        "what did he say",
        "did he",
        "which plan",
        "José 3",
    ]
)


@given(QUESTIONS, SENTENCES, st.sampled_from(Language), st.sampled_from(Language))
def test_the_marked_words_are_whole(
    question: str, sentence: str, asked_in: Language, told_in: Language
) -> None:
    place = highlight(question, asked_in, sentence, told_in)
    if place is None:
        return
    start, end = place
    assert 0 <= start < end <= len(sentence)
    assert sentence[start:end] == sentence[start:end].strip()
    assert sentence[start] not in ",.;:)?!" and sentence[end - 1] not in ",;:(¿¡"
    assert not (sentence[start - 1 : start].isalnum() and sentence[start].isalnum())
    assert not (sentence[end - 1].isalnum() and sentence[end : end + 1].isalnum())
    for mention in find_mentions(sentence, told_in):
        if mention.kind in (MentionKind.TIME, MentionKind.QUANTITY, MentionKind.NAME):
            outside = mention.end <= start or mention.start >= end
            assert outside or (start <= mention.start and mention.end <= end)


@pytest.mark.parametrize("part", ["1 ", "A ", "Ann, Bob and "])
def test_a_sentence_of_20000_characters_is_read_in_linear_time(part: str) -> None:
    line = (part * 20_000)[:20_000]
    began = time.process_time()
    highlight("who met Ann", EN, line, EN)
    assert time.process_time() - began < 4  # Were it quadratic, minutes.
