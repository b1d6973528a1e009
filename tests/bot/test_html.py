import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.html import bold, clipped, cut, escape, is_web_address, italic, link, units, visible_units
from tests.telegram.markup import parse_html


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.text())
def test_escaped_text_is_read_back_by_telegrams_parser_as_it_was(text: str) -> None:
    assert parse_html(escape(text)) == (text, [])


@given(st.text(min_size=1), st.sampled_from([bold, italic]))
def test_marked_text_is_one_entity_over_the_same_text(text: str, mark: object) -> None:
    assert callable(mark)
    read, entities = parse_html(mark(text))
    assert read == text
    assert len(entities) == 1


def test_nothing_is_not_made_bold() -> None:
    assert bold("") == ""


@given(st.text())
def test_length_is_counted_in_utf16_code_units(text: str) -> None:
    assert units(text) == utf16(text)
    assert visible_units(bold(text) + italic(text)) == 2 * utf16(text)


@given(st.text(), st.integers(0, 60))
def test_a_cut_text_is_a_beginning_of_it_within_the_limit(text: str, limit: int) -> None:
    part = cut(text, limit)
    assert text.startswith(part)
    assert utf16(part) <= limit
    if utf16(text) <= limit:
        assert part == text.rstrip()


@given(st.lists(st.text("abcñé", min_size=1, max_size=8), min_size=2), st.integers(8, 40))
def test_a_text_of_words_is_cut_between_words(words: list[str], limit: int) -> None:
    kept = cut(" ".join(words), limit).split()
    assert kept == words[: len(kept)]


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("uno dos", 6, "uno"),
        ("uno dos", 3, "uno"),
        ("uno dos", 2, "un"),
        ("👩‍🚀👩‍🚀", 6, "👩‍🚀"),
        ("ae\u0301o", 2, "a"),
        ("😀😀", 3, "😀"),
        ("", 5, ""),
        ("uno", 0, ""),
    ],
)
def test_a_word_that_does_not_fit_is_cut_between_signs(text: str, limit: int, expected: str) -> None:
    assert cut(text, limit) == expected


def test_what_is_clipped_shows_an_ellipsis_and_stays_on_a_line() -> None:
    assert clipped("uno\n dos", 20) == "uno dos"
    assert clipped("uno dos tres", 8) == "uno dos…"


@pytest.mark.parametrize("url", ["https://a.example/x?b=1&c=%22", "http://a.example/", "https://ñ.example/é"])
def test_a_web_address_becomes_a_link(url: str) -> None:
    text, (entity,) = parse_html(link("Leer <aquí>", url))
    assert text == "Leer <aquí>"
    assert entity.url == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "tg://user?id=1",
        "https://",
        "https://a b",
        "https://a\n",
        "http://[",
        "a.example",
    ],
)
def test_anything_else_does_not(url: str | None) -> None:
    assert link("Leer & ver", url) == "Leer &amp; ver"
    assert url is None or not is_web_address(url)


def test_quotes_in_an_address_do_not_end_the_attribute() -> None:
    url = "https://a.example/?q=\"><b>'"
    _, (entity,) = parse_html(link("Leer", url))
    assert entity.url == url
