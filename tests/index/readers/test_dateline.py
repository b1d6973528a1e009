from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.dateline import Dateline, find_dateline
from index.readers.places import tidy
from index.sentences import split_paragraphs

DAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("dateline", "place", "published"),
    [
        ("Ciudad de México, a 15 de enero de 2026.- ", "Ciudad de México", DAY),
        ("**Ciudad de México, a 15 de enero de 2026.-** ", "Ciudad de México", DAY),
        ("México, D.F., a 15 de enero de 2026. ", "México, D.F.", DAY),
        ("Bogotá, 15 de enero de 2026 (SIG). ", "Bogotá", DAY),
        ("Bogotá. 15 de enero de 2026. ", "Bogotá", DAY),
        ("San José, Costa Rica, jueves 15 de enero de 2026 – ", "San José, Costa Rica", DAY),
        ("Torreón, Coahuila a 15 de enero de 2026\n\n", "Torreón, Coahuila", DAY),
        ("Lima, Perú.- ", "Lima, Perú", None),
        ("La Habana, Cuba, 15 de enero de 2026 “Buenas tardes”. ", "La Habana, Cuba", DAY),
        ("Enero 15 de 2026. La Habana, Cuba\n\n", "La Habana, Cuba", DAY),
        ("Enero 15 de 2026 ", None, DAY),
        ("Fecha: 15 de enero de 2026\n\n", None, DAY),
        ("MADRID, 3 mar. (EFE) — ", "MADRID", None),
        ("TORREÓN, COAH.- ", "TORREÓN, COAH.", None),
        ("Santo Domingo, R.D.- ", "Santo Domingo, R.D.", None),
        ("GINEBRA/MADRID, 15 de enero de 2026 (OPS)- ", "GINEBRA/MADRID", DAY),
        ("Toluca.- ", "Toluca", None),
        ("WASHINGTON, D.C. – January 15, 2026 – ", "WASHINGTON, D.C.", DAY),
        ("WASHINGTON (Jan. 15, 2026) — ", "WASHINGTON", DAY),
        ("WASHINGTON, Jan. 15, 2026 /Newswire/ -- ", "WASHINGTON", DAY),
        ("KNOXVILLE, Tenn., (Jan. 15, 2026) – ", "KNOXVILLE, Tenn.", DAY),
        ("DOVER & SMYRNA, DE — ", "DOVER & SMYRNA, DE", None),
        ("Fresno, Calif. – ", "Fresno, Calif.", None),
        ("(Austin, TX)— ", "Austin, TX", None),
        ("WASHINGTON –", "WASHINGTON", None),
        ("SANTA FE, NM - ", "SANTA FE, NM", None),
        ("January 15, 2026\n\n", None, DAY),
        ("January 15, 2026\n\nSanta Fe, NM – ", "Santa Fe, NM", DAY),
        ("For Immediate Release: January 15, 2026\n\n", None, DAY),
        ("The Hague, 15 January 2026 – ", "The Hague", DAY),
        ("San Juan, Puerto Rico — ", "San Juan, Puerto Rico", None),
        ("Plan del agua para el valle\n\nPuebla, a 15 de enero de 2026.- ", "Puebla", DAY),
        ("Washington, DC, January 15\n\n", "Washington, DC", None),
    ],
)
def test_a_dateline_gives_place_and_date(dateline: str, place: str | None, published: date | None) -> None:
    text = f"{dateline}El plan entra en vigor y cubre todo el valle."
    found = find_dateline(text, split_paragraphs(text))
    assert (found.place, found.published) == (place, published)
    assert found.spans
    assert all(0 <= start < end <= len(text) for start, end in found.spans)


@pytest.mark.parametrize(
    "text",
    [
        "El 15 de enero de 2026 entró en vigor el plan.",
        "En Puebla, 15 de enero de 2026, comenzó el plan.",
        "On January 15, 2026, the plan took effect.",
        "January 15, 2026 marks the start of the plan.",
        "January 15, 2026, Americans will remember the plan.",
        "May 5 Celebrations will begin.",
        "Puebla, 3 de mayo fue el día del plan.",
        "Luisa Ramos — La directora presentó el plan.",
        "Seguridad – El plan avanza.",
        "Fact Sheet – The plan takes effect.",
        "FACT SHEET – The plan takes effect.",
        "COMUNICADO DE PRENSA – El plan avanza.",
        "Antecedentes.- El plan viene de lejos.",
        "PRIMERO.- Se aprueba el plan.",
        "MEXICO – CANADA TALKS ON THE PLAN",
        "Secretaría de Salud.- El plan avanza.",
        "Torreón – Saltillo, carretera cerrada.",
        "Torreón - saltillo reabre",
        "PRESIDENTA LUISA RAMOS: Buenos días.",
        "Comunicado No. 15 de 2026",
        "Acuerdo.\n\n• Puebla, 3 de mayo de 2026\n• Toluca, 4 de mayo de 2026",
        "",
    ],
)
def test_prose_and_titles_are_no_dateline(text: str) -> None:
    assert find_dateline(text, split_paragraphs(text)) == Dateline()


def test_an_institution_beside_a_date_is_no_dateline() -> None:
    text = "Secretaría de Salud, 15 de enero de 2026\n\nEl plan avanza en todo el valle."
    assert find_dateline(text, split_paragraphs(text)) == Dateline()


def test_a_day_that_does_not_exist_gives_the_place_alone() -> None:
    text = "Puebla, 30 de febrero de 2026.- El plan entra en vigor."
    found = find_dateline(text, split_paragraphs(text))
    assert (found.place, found.published) == ("Puebla", None)


def test_a_date_below_the_lede_is_not_the_date_of_the_release() -> None:
    lede = "El plan entra en vigor y cubre todo el valle. " * 8
    text = f"{lede}\n\nPuebla, 15 de enero de 2026\n\nFin."
    assert find_dateline(text, split_paragraphs(text)).published is None


def test_the_span_ends_where_the_lede_begins() -> None:
    text = "Ciudad de México, a 15 de enero de 2026.- Como parte del plan, abrió la oficina."
    ((start, end),) = find_dateline(text, split_paragraphs(text)).spans
    assert (start, text[end:]) == (0, "Como parte del plan, abrió la oficina.")


@pytest.mark.parametrize(
    ("words", "after", "tidied"),
    [
        ("Toluca", ".-", "Toluca"),
        ("Toluca.", " –", "Toluca"),
        ("TOLUCA, EDOMEX.", "–", "TOLUCA, EDOMEX"),
        ("SALTILLO, Coah", ".-", "SALTILLO, Coah."),
        ("CHICAGO, IL", ".-", "CHICAGO, IL"),
        ("WASHINGTON, D.C", ".-", "WASHINGTON, D.C."),
        ("WASHINGTON, D.C.", "—", "WASHINGTON, D.C."),
        ("Reno, Nev.", " –", "Reno, Nev."),
        ("Lima, Perú", ".-", "Lima, Perú"),
        ("New\nYork", ",", "New York"),
    ],
)
def test_a_place_keeps_the_stop_of_an_abbreviation_only(words: str, after: str, tidied: str) -> None:
    assert tidy(words, after) == tidied


PIECES = [*"AaÉé .,-–—()/*15\n", " enero ", " May ", " 2026", " de "]


@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
def test_any_text_gives_spans_that_lie_in_it_in_order(text: str) -> None:
    paragraphs = split_paragraphs(text)
    last = 0
    for start, end in find_dateline(text, paragraphs).spans:
        assert last <= start < end <= len(text)
        last = end


@pytest.mark.timeout(5)
@pytest.mark.parametrize("opening", ["A " * 400, "Ab, " * 300, "A. " * 400, "A-" * 400, "A de la " * 200])
def test_a_long_run_of_capitals_takes_no_longer_than_prose(opening: str) -> None:
    text = f"{opening}1 enero"
    assert find_dateline(text, split_paragraphs(text)).published is None
