"""The kind of answer that a question expects, however it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.expected import AnswerKind, expected_kind
from index.release import Language

ES, EN = Language.ES, Language.EN
TIME, PLACE, PERSON = AnswerKind.TIME, AnswerKind.PLACE, AnswerKind.PERSON
QUANTITY, REASON, QUOTATION = AnswerKind.QUANTITY, AnswerKind.REASON, AnswerKind.QUOTATION
YES_NO = AnswerKind.YES_NO


@pytest.mark.parametrize(
    ("question", "language", "kind"),
    [
        ("¿Cuándo abre la nueva terminal?", ES, TIME),
        ("cuando abre la nueva terminal", ES, TIME),
        ("la nueva terminal cuando abre", ES, TIME),
        ("dime cuándo abre la terminal", ES, TIME),
        ("¿A qué hora es la rueda de prensa?", ES, TIME),
        ("desde que año rige el tratado", ES, TIME),
        ("¿En qué fecha se firmó el convenio?", ES, TIME),
        ("¿Cuál es la fecha límite?", ES, TIME),
        ("feria del libro fecha", ES, TIME),
        ("¿Dónde será la feria?", ES, PLACE),
        ("en que ciudad sera la feria", ES, PLACE),
        ("de dónde salió el vuelo", ES, PLACE),
        ("¿Quién firmó el decreto?", ES, PERSON),
        ("con quien se reunio la ministra", ES, PERSON),
        ("¿Con qué dependencias firmó convenio la alcaldía?", ES, PERSON),
        ("¿Qué senadora presentó la iniciativa?", ES, PERSON),
        ("quiero saber cuanto costo la obra", ES, QUANTITY),
        ("¿Cuántas viviendas se entregaron cuando llegó la brigada?", ES, QUANTITY),
        ("que porcentaje de la red esta en servicio", ES, QUANTITY),
        ("¿Por qué se aplazó la votación?", ES, REASON),
        ("por que se aplazo la votacion", ES, REASON),
        ("¿Cuál es el objetivo del programa?", ES, REASON),
        ("¿Qué dijo la vocera sobre el aplazamiento?", ES, QUOTATION),
        ("que prometio el alcalde a los vecinos", ES, QUOTATION),
        ("¿Fue aprobado el presupuesto?", ES, YES_NO),
        ("el acuerdo incluye a los municipios?", ES, YES_NO),
        ("¿Qué programa lanzó el instituto cuando terminó la sequía?", ES, None),
        ("terminal nueva", ES, None),
        ("When does the new terminal open?", EN, TIME),
        ("new terminal opens when", EN, TIME),
        ("tell me when the terminal opens", EN, TIME),
        ("What time is the briefing?", EN, TIME),
        ("Since what year has the treaty been in force?", EN, TIME),
        ("how long ago was the treaty signed", EN, TIME),
        ("book fair date", EN, TIME),
        ("where's the fair", EN, PLACE),
        ("In which city will the fair be held?", EN, PLACE),
        ("Who signed the order?", EN, PERSON),
        ("I'd like to know who signed the order", EN, PERSON),
        ("With whom did the minister meet?", EN, PERSON),
        ("Which federal agencies took part?", EN, PERSON),
        ("can you tell me how much the bridge cost", EN, QUANTITY),
        ("How many homes were rebuilt when the brigade came?", EN, QUANTITY),
        ("What was the total amount of the grant?", EN, QUANTITY),
        ("Why was the vote postponed?", EN, REASON),
        ("what is the purpose of the programme", EN, REASON),
        ("What did the spokeswoman say about the delay?", EN, QUOTATION),
        ("how did the mayor describe the storm", EN, QUOTATION),
        ("Was the budget approved?", EN, YES_NO),
        ("Did the mayor say who will pay?", EN, YES_NO),
        ("Which programme did the institute launch?", EN, None),
        ("new terminal", EN, None),
    ],
)
def test_the_question_word_tells_the_kind(question: str, language: Language, kind: AnswerKind | None) -> None:
    assert expected_kind(question, language) is kind


@pytest.mark.parametrize("question", ["", "   ", "¿?", "…", "¿Qué", "what", "por qué", "con", "which the of"])
@pytest.mark.parametrize("language", list(Language))
def test_a_question_cut_short_does_no_harm(question: str, language: Language) -> None:
    assert expected_kind(question, language) in {None, REASON}


@given(st.text(max_size=200), st.sampled_from(Language))
def test_capitals_and_outer_marks_do_not_matter(text: str, language: Language) -> None:
    text = text.replace("?", " ")
    assert expected_kind(f" {text} ", language) == expected_kind(text, language)


@pytest.mark.parametrize("language", list(Language))
def test_a_very_long_question_is_read_in_no_time(language: Language) -> None:
    assert expected_kind("dime y quiero saber " * 200 + "xyz", language) is None
