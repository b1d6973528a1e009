import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.readers.dateline import find_dateline
from index.readers.title import find_title
from index.release import Language
from index.sentences import split_paragraphs

LEDE = "El organismo de cuenca presentó el plan del agua para el valle."


def title_of(text: str, language: Language = Language.ES) -> str:
    paragraphs = split_paragraphs(text)
    return find_title(text, paragraphs, find_dateline(text, paragraphs).spans, language)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"# Plan del agua\n\n{LEDE}", "Plan del agua"),
        (f"# **Plan** del [agua](https://example.org) #\n\n{LEDE}", "Plan del agua"),
        (f"Comunicado 12\n\n# Plan del agua\n\n{LEDE}", "Plan del agua"),
        (f"Organismo de Cuenca\n\n# Plan del agua\n\n{LEDE}", "Plan del agua"),
        (f"Plan del agua\n=============\n\n{LEDE}", "Plan del agua"),
        (f"## Plan del agua\n\n{LEDE}\n\n### Costos\n\n{LEDE}", "Plan del agua"),
        (f"**Plan del agua**\n\n{LEDE}", "Plan del agua"),
        (f"Plan del agua\n\n{LEDE}", "Plan del agua"),
        (f"PLAN DEL AGUA: LO QUE CAMBIA\n\n{LEDE}", "PLAN DEL AGUA: LO QUE CAMBIA"),
        (f"¿Qué cambia con el plan?\n\n{LEDE}", "¿Qué cambia con el plan?"),
        (f"Boletín de prensa No. 123/2026\n\nPlan del agua\n\n{LEDE}", "Plan del agua"),
        (f"FOR IMMEDIATE RELEASE\n\nWater plan\n\n{LEDE}", "Water plan"),
        (f"Puebla, a 15 de enero de 2026\n\nPlan del agua\n\n{LEDE}", "Plan del agua"),
        (f"January 15, 2026\n\nWater plan\n\n{LEDE}", "Water plan"),
        (f"Plan del agua\n\nPor Luisa Ramos\n\n{LEDE}", "Plan del agua"),
        (f"Por Luisa Ramos\n\nPlan del agua\n\n{LEDE}", "Plan del agua"),
        (f"Contacto: prensa@example.org\n\nPlan del agua\n\n{LEDE}", "Plan del agua"),
        (f"Secretaría de Hacienda y Crédito Público\n\nPlan del agua\n\n{LEDE}", "Plan del agua"),
        (f"Media Note\nOffice of the Spokesperson\n\nWater plan\n\n{LEDE}", "Water plan"),
        (f"Instituto de Salud presenta plan\n\n{LEDE}", "Instituto de Salud presenta plan"),
        (f"Department of Energy Opens Water Office\n\n{LEDE}", "Department of Energy Opens Water Office"),
        (f"Fecha: por confirmar\n\nPlan del agua\n\n{LEDE}", "Plan del agua"),
        (f"Water plan\nTo: the newsroom\n\n{LEDE}", "Water plan"),
        (f"MEDIA ADVISORY: Mayor to present plan\n\n{LEDE}", "MEDIA ADVISORY: Mayor to present plan"),
    ],
)
def test_a_heading_or_title_line_is_the_title(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (LEDE, "El organismo de cuenca presentó el plan del agua para el valle"),
        (
            f"Puebla, a 15 de enero de 2026.- {LEDE}",
            "El organismo de cuenca presentó el plan del agua para el valle",
        ),
        (f"Puebla, Pue., 15 de enero de 2026\n\n{LEDE}", LEDE.removesuffix(".")),
        (f"Buenos días:\n\n{LEDE}", LEDE.removesuffix(".")),
        (f"Plan del agua.\n\n{LEDE}", "Plan del agua"),
        (
            "Buenos días. Empezamos hoy la consulta del plan.",
            "Buenos días. Empezamos hoy la consulta del plan",
        ),
        ("“Habrá agua para todos”, dijo la directora.", "“Habrá agua para todos”, dijo la directora"),
        (
            "La directora del organismo de cuenca del valle, Luisa Ramos, dijo que el plan es ya una ley.",
            "La directora del organismo de cuenca del valle, Luisa Ramos…",
        ),
        (
            "El organismo de cuenca del valle presentó un plan del agua que cubre los municipios del norte"
            " de la región y del sur.",
            "El organismo de cuenca del valle presentó un plan del agua que cubre los municipios…",
        ),
        (
            "El organismo de cuenca del valle presentó un plan; cubre los municipios del norte de la región.",
            "El organismo de cuenca del valle presentó un plan…",
        ),
        (
            "MODERADORA: Adelante, por favor\n\nDIRECTORA: Gracias por venir",
            "MODERADORA: Adelante, por favor",
        ),
        ("Plan del agua", "Plan del agua"),
        ("Comunicado 12", "Comunicado 12"),
        ("https://example.org", "https://example.org"),
        ("x" * 300, "x" * 90 + "…"),
        (f"{'“' * 200} El plan", "El plan"),
        (f"# {'plan ' * 100}\n\n{LEDE}", "plan " * 17 + "plan…"),
    ],
)
def test_without_a_title_line_the_first_clause_of_the_lede_stands_in(text: str, title: str) -> None:
    assert title_of(text) == title


def test_an_english_lede_is_cut_where_english_sentences_end() -> None:
    text = "WASHINGTON, D.C. – Sen. J. A. Ruiz opened the water office. It has ten desks."
    assert title_of(text, Language.EN) == "Sen. J. A. Ruiz opened the water office"


PIECES = [*"aÁ.,:;-–—#*_“”\"'()[]@1 \n", "El plan ", "de la ", "Sr. "]


@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
def test_any_text_with_words_has_a_title_of_one_line(text: str) -> None:
    assume(any(char.isalnum() for char in text))
    title = title_of(text)
    assert title
    assert title == title.strip()
    assert "\n" not in title
    assert any(char.isalnum() for char in title)
    assert len(title) <= 230
