import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.names_in_question import name_coverage, names_asked
from index.release import Language

ES, EN = Language.ES, Language.EN


def of(question: str, language: Language) -> list[str]:
    return [name.word for name in names_asked(question, language)]


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("¿Cuándo visita Sheinbaum la Casa Blanca?", ES, ["sheinbaum"]),
        ("cuando visita sheinbaum oaxaca", ES, ["sheinbaum", "oaxaca"]),
        ("where will the G20 meet", EN, ["g20"]),
        ("Who is Zubiría and who is Zubiría?", EN, ["zubiria"]),
        ("¿cuántas de las 450 casas?", ES, ["450"]),
        ("¿qué pasó el 13 de abril de 2022?", ES, []),
        ("¿qué hará Estados Unidos en la OTAN?", ES, []),
        ("¿Quién preside el consejo de salud?", ES, []),
        ("why did the minister resign", EN, []),
        ("", ES, []),
        ("¿¡!?", ES, []),
    ],
)
def test_names_and_figures_are_found_however_they_are_typed(
    question: str, language: Language, expected: list[str]
) -> None:
    assert of(question, language) == expected


@pytest.mark.parametrize(
    ("question", "text", "share"),
    [
        ("¿qué dijo Sheinbaum?", "Claudia Sheinbaum habló en Xalapa.", 1.0),
        ("que dijo shienbaum", "Claudia Sheinbaum habló en Xalapa.", 0.5),
        ("que dijo sheinbau", "Claudia Sheinbaum habló en Xalapa.", 0.5),
        ("¿qué dijo Sheinbaum en Xalapa?", "Sheinbaum habló.", 0.5),
        ("¿qué dijo Sheinbaum?", "El alcalde habló en Xalapa.", 0.0),
        ("¿qué dijo Zaldo?", "Zalda habló.", 0.0),
        ("¿qué firmó Noruega con Alemania?", "Germany and Norway signed.", 1.0),
        ("¿de dónde salieron las 450 casas?", "Hay 4500 casas.", 0.0),
        ("¿de quién son los 1.900.000 pesos?", "Donó 1,900,000 pesos.", 1.0),
        ("¿quién preside el consejo?", "Nadie.", 1.0),
    ],
)
def test_the_share_of_the_names_that_a_text_has(question: str, text: str, share: float) -> None:
    assert name_coverage(names_asked(question, ES), text) == share


@pytest.mark.parametrize("written", ["el QXR-7", "el Q.X.R.7", "el QXR 7", "qxr7"])
def test_initialisms_are_found_however_they_are_written(written: str) -> None:
    assert name_coverage(names_asked("where is the QXR7 held", EN), written) == 1.0


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(Language))
def test_the_share_lies_between_none_and_all(question: str, text: str, language: Language) -> None:
    asked = names_asked(question, language)
    assert 0.0 <= name_coverage(asked, text) <= 1.0
    assert name_coverage(asked, " ".join(name.word for name in asked)) == 1.0
