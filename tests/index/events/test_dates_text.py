"""How a text is written does not matter: normal forms, spaces, dashes, capitals."""

import unicodedata
from datetime import date

import pytest

from index.events.dates import find_dates
from index.events.dating.pieces import LONGEST, pieces
from index.release import Language
from tests.index.events.dating import FRIDAY, told


def test_offsets_are_into_the_text_as_it_is_written() -> None:
    text = unicodedata.normalize("NFD", "La sesión del miércoles será mañana; otra el sábado 31 de enero.")
    found = find_dates(text, FRIDAY, Language.ES)
    words = [unicodedata.normalize("NFC", text[slice(*each.span)]) for each in found]
    assert words == ["miércoles", "mañana", "sábado 31 de enero"]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "  ", "\n"])
def test_any_space_parts_words(space: str) -> None:
    text = space.join(["Será", "el", "23", "de", "enero", "de", "2026"])
    assert [each.start for each in find_dates(text, FRIDAY, Language.ES)] == [date(2026, 1, 23)]


@pytest.mark.parametrize(
    "text",
    [
        "La sesión será el próximo 25",
        "Del jueves al domingo habrá feria en 2027",
        "La noche del jueves se registró un sismo",
        "A las 14:00 horas, tiempo de la Ciudad de México, del lunes",
    ],
)
def test_neither_capitals_nor_spaces_nor_the_normal_form_change_the_days(text: str) -> None:
    def days(written: str) -> list[tuple[date, date]]:
        return [(each.start, each.end) for each in find_dates(written, FRIDAY, Language.ES)]

    assert days(text)
    for written in (text.upper(), text.replace(" ", "  "), unicodedata.normalize("NFD", text)):
        assert days(written) == days(text), written


@pytest.mark.parametrize("dash", ["-", "–", "—", " – "])
def test_any_dash_makes_a_range(dash: str) -> None:
    assert told(f"3{dash}5 de marzo") == [f"3{dash}5 de marzo: 2026-03-03/2026-03-05"]


def test_a_long_text_is_read_in_pieces_that_together_are_it() -> None:
    text = "La sesión será el 23 de enero. " * 500 + "palabra" * 2000
    cut = list(pieces(text))
    assert "".join(piece for _, piece in cut) == text
    assert all(text.startswith(piece, offset) and 0 < len(piece) <= LONGEST for offset, piece in cut)
    found = find_dates(text, FRIDAY, Language.ES)
    assert [text[slice(*each.span)] for each in found] == ["23 de enero"] * 500


@pytest.mark.parametrize("reference", [date.min, date.max])
@pytest.mark.parametrize(
    "text",
    [
        "hace 3000 años",
        "dentro de 9000 años",
        "mañana",
        "ayer",
        "la semana pasada",
        "el próximo siglo",
        "el 15 de mayo",
    ],
)
def test_the_ends_of_the_calendar_are_no_error(text: str, reference: date) -> None:
    assert all(each.start <= each.end for each in find_dates(text, reference, Language.ES))


def test_what_is_found_is_in_order() -> None:
    spans = [each.span for each in find_dates("Ayer 3 y 10 de mayo; el 4 a las 9:00", FRIDAY, Language.ES)]
    assert spans == sorted(spans)
