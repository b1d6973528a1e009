"""Quotations share what room a message has left, whatever they are."""

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bot.blocks import Block, Quoted, fitted
from bot.html import units
from bot.texts import texts
from index import Language
from tests.telegram.content import Formatted
from tests.telegram.markup import parse_html

long_texts = st.builds(
    lambda sign, count: (sign * count).strip() or "x",
    st.sampled_from(["a", "é ", "<&>", "𝄞", "palabra ", "e\u0301", "👩\u200d🚒 "]),
    st.integers(1, 3000),
)


def quotations(markup: str) -> list[str]:
    text, entities = parse_html(markup)
    shown = Formatted(text, tuple(entities))
    return [shown.covered(each) for each in entities if each.type.endswith("blockquote")]


def test_what_fits_is_quoted_whole() -> None:
    blocks: list[Block] = [["<b>1</b>", Quoted("Uno & <dos>.")], ["<b>2</b>", Quoted("Tres.", (0, 4))]]
    first, second = fitted(blocks, 200, Language.ES)
    assert first == "<b>1</b>\n<blockquote>Uno &amp; &lt;dos&gt;.</blockquote>"
    assert second == "<b>2</b>\n<blockquote><b>Tres</b>.</blockquote>"


def test_the_longest_quotation_is_cut_first() -> None:
    short, long = "Una frase corta.", "palabra " * 200
    html = "\n\n".join(fitted([["<b>1</b>", Quoted(short)], ["<b>2</b>", Quoted(long)]], 400, Language.EN))
    kept, cut = quotations(html)
    assert kept == short
    assert long.startswith(cut) and 100 < len(cut) < 400
    assert html.endswith(texts(Language.EN).cut), "the mark of the cut stands outside the quotation"


def test_only_what_is_to_be_opened_is_expandable() -> None:
    (html,) = fitted([[Quoted("Uno."), "—", Quoted("Dos.", expandable=True)]], 100, Language.ES)
    assert html == "<blockquote>Uno.</blockquote>\n—\n<blockquote expandable>Dos.</blockquote>"


@hypothesis_settings(max_examples=30)
@given(st.lists(long_texts, min_size=1, max_size=8), st.sampled_from(Language))
def test_however_long_the_sentences_all_fit_and_none_is_misquoted(
    said: list[str], language: Language
) -> None:
    blocks: list[Block] = [[f"<b>{n}</b>", Quoted(text)] for n, text in enumerate(said)]
    html = "\n\n".join(fitted(blocks, 2000, language))
    text, _ = parse_html(html)
    assert units(text) <= 2000
    found = quotations(html)
    assert len(found) == len(said)
    assert all(each and whole.startswith(each) for each, whole in zip(found, said, strict=True))
    uncut = [each == whole for each, whole in zip(found, said, strict=True)]
    assert html.count(texts(language).cut) == uncut.count(False)
