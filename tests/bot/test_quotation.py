import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.html import units, visible_units
from bot.quotation import CUT_MARK, neighbours, sentence
from tests.bot.making import neighbouring
from tests.telegram.content import Formatted
from tests.telegram.markup import parse_html

NOTE = "[…] <i>cortada &amp; marcada</i>"
READ_NOTE = "[…] cortada & marcada"


def quoted(markup: str) -> tuple[str, list[str], str]:
    """What is read, what stands in bold, and what stands in the one quotation."""
    text, entities = parse_html(markup)
    read = Formatted(text, tuple(entities))
    (quote,) = [read.covered(e) for e in entities if e.type == "blockquote"]
    return text, [read.covered(e) for e in entities if e.type == "bold"], quote


def test_a_sentence_stands_in_a_quotation_letter_for_letter() -> None:
    text = "«I+D» < 3 % & sube…"
    assert quoted(sentence(text, None, 100, NOTE)) == (text, [], text)


def test_the_words_that_answer_are_bold() -> None:
    text = "El puerto <reabre> el 4 de mayo."
    assert quoted(sentence(text, (22, 31), 100, NOTE)) == (text, ["4 de mayo"], text)


@pytest.mark.parametrize("span", [(-1, 3), (3, 3), (5, 4), (0, 99), (40, 50)])
def test_a_highlight_that_does_not_lie_in_the_sentence_is_not_shown(span: tuple[int, int]) -> None:
    assert quoted(sentence("El puerto reabre.", span, 100, NOTE))[1] == []


def test_a_sentence_that_does_not_fit_is_cut_at_a_word_and_the_mark_stands_outside_the_quotation() -> None:
    text = "palabra " * 40
    read, _, quote = quoted(sentence(text, None, 100, NOTE))
    assert text.startswith(quote)
    assert quote.endswith("palabra")
    assert read == f"{quote}\n{READ_NOTE}"


def test_a_sentence_is_cut_so_that_the_words_that_answer_are_seen() -> None:
    text = "antes " * 40 + "el 4 de mayo " + "después " * 40
    start = text.index("el 4")
    read, bold, quote = quoted(sentence(text, (start, start + 12), 160, NOTE))
    assert bold == ["el 4 de mayo"]
    assert quote in text
    assert quote.startswith("antes ")
    assert read == f"{CUT_MARK}\n{quote}\n{READ_NOTE}"


signs = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(" <>&\"'\n😀"), min_size=1)


@given(text=signs.map(lambda s: s * 20), span=st.none() | st.tuples(st.integers(0, 400), st.integers(0, 400)))
def test_whatever_the_sentence_what_is_quoted_is_a_slice_of_it_and_fits(
    text: str, span: tuple[int, int] | None
) -> None:
    text = text.strip()
    if not text:
        return
    room = 200
    markup = sentence(text, span, room, NOTE)
    read, entities = parse_html(markup)
    shown = Formatted(read, tuple(entities))
    assert units(read) <= room
    (quote,) = [shown.covered(e) for e in entities if e.type == "blockquote"]
    assert quote in text
    assert (quote == text) == (READ_NOTE not in read.removeprefix(quote))
    for part in (shown.covered(e) for e in entities if e.type == "bold"):
        assert span is not None
        assert part in text[span[0] : span[1]]


def test_neighbours_stand_around_the_cited_sentence_which_is_bold() -> None:
    citations = neighbouring("Uno.", "Dos & tres.", "Cuatro.")
    assert quoted(neighbours(citations, 1, 100, NOTE)) == (
        "Uno. Dos & tres. Cuatro.",
        ["Dos & tres."],
        "Uno. Dos & tres. Cuatro.",
    )


def test_a_new_paragraph_stays_one() -> None:
    assert quoted(neighbours(neighbouring("Uno.", "Dos.", gap=2), 0, 100, NOTE))[2] == "Uno.\n\nDos."


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (5, "Tres."),
        (9, "Tres."),
        (10, "Dos. Tres."),
        (15, "Uno. Dos. Tres."),
        (18, "Dos. Tres. Cuatro."),
        (23, "Uno. Dos. Tres. Cuatro."),
    ],
)
def test_where_not_all_fit_the_nearest_whole_sentences_stay(room: int, expected: str) -> None:
    markup = neighbours(neighbouring("Uno.", "Dos.", "Tres.", "Cuatro."), 2, room, NOTE)
    assert quoted(markup)[2] == expected
    assert visible_units(markup) <= room


def test_sentences_that_are_no_neighbours_are_not_joined() -> None:
    first, _, third = neighbouring("Uno.", "Dos.", "Tres.")
    assert quoted(neighbours((first, third), 0, 100, NOTE))[2] == "Uno."


def test_a_cited_sentence_that_does_not_fit_is_shown_alone_and_cut() -> None:
    citations = neighbouring("Uno.", "palabra " * 40, "Tres.")
    read, _, quote = quoted(neighbours(citations, 1, 100, NOTE))
    assert quote in citations[1].text
    assert read.endswith(READ_NOTE)
