import html
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.telegram.content import formatted
from tests.telegram.entities import narrow, widen
from tests.telegram.errors import ApiError
from tests.telegram.markup import parse_html

Short = list[tuple[Any, ...]]


def read(source: str) -> tuple[str, Short]:
    """The text and, of each entity, type, offset, length and what else it carries."""
    content = formatted(source, "HTML", None, frozenset({7}))
    names = ("url", "user_id", "language", "custom_emoji_id", "unix_time", "date_time_format")
    extras = [[v for name in names if (v := getattr(e, name)) is not None] for e in content.entities]
    entities = zip(content.entities, extras, strict=True)
    return content.text, [(e.type, e.offset, e.length, *extra) for e, extra in entities]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>sí</b> <strong>no</strong>", "sí no", [("bold", 0, 2), ("bold", 3, 2)]),
        ("<i>a</i> <em>b</em>", "a b", [("italic", 0, 1), ("italic", 2, 1)]),
        ("<u>a</u> <ins>b</ins>", "a b", [("underline", 0, 1), ("underline", 2, 1)]),
        ("<s>a</s> <strike>b</strike> <del>c</del>", "a b c", [("strikethrough", n, 1) for n in (0, 2, 4)]),
        (
            '<span class="tg-spoiler">a</span> <tg-spoiler>b</tg-spoiler>',
            "a b",
            [("spoiler", 0, 1), ("spoiler", 2, 1)],
        ),
        ("<code>x</code>", "x", [("code", 0, 1)]),
        ('<code class="language-c">x</code>', "x", [("code", 0, 1)]),
        ("<pre>x</pre>", "x", [("pre", 0, 1)]),
        ('<pre><code class="language-python">x = 1</code></pre>', "x = 1", [("pre", 0, 5, "python")]),
        ("<blockquote>cita</blockquote>", "cita", [("blockquote", 0, 4)]),
        ("<blockquote expandable>cita</blockquote>", "cita", [("expandable_blockquote", 0, 4)]),
        ('<a href="HTTPS://Example.ORG">x</a>', "x", [("text_link", 0, 1, "https://example.org/")]),
        ("<a href='https://example.org/a?b=1&amp;c=2#d'>x</a>", "x", [
            ("text_link", 0, 1, "https://example.org/a?b=1&c=2#d")
        ]),
        ("<a>example.org</a>", "example.org", [("text_link", 0, 11, "http://example.org/")]),
        ('<a href="javascript:alert(1)">x</a>', "x", []),
        ('<a href="localhost">x</a>', "x", []),
        ('<a href="tg://user?id=7">Anna</a>', "Anna", [("text_mention", 0, 4, 7)]),
        ('<a href="tg://user?id=8">nadie</a>', "nadie", []),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍", [
            ("custom_emoji", 0, 2, "5368324170671202286")
        ]),
        ('<tg-time unix="1647531900" format="wDT">mañana</tg-time>', "mañana", [
            ("date_time", 0, 6, 1647531900, "wDT")
        ]),
        ("<B>a</B >", "a", [("bold", 0, 1)]),
        ("<b>a</>", "a", [("bold", 0, 1)]),
        ("👍🏽 <b>ñ</b>", "👍🏽 ñ", [("bold", 5, 1)]),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2 &quot;x&quot;", '1 < 2 && 3 > 2 "x"', []),
        ("&#241;&#xF1;&#x1F44D;&lt", "ññ👍<", []),
        ("&nbsp;&apos;&copy; AT&T & co", "&nbsp;&apos;&copy; AT&T & co", []),
        ("<b> a </b>", "a", [("bold", 0, 1)]),
        ("a <b> </b> b", "a   b", []),
        ("<b></b>x", "x", []),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<b><b>a</b></b>", "a", [("bold", 0, 1)]),
        ("<code><b>a</b></code>", "a", [("code", 0, 1)]),
        ("<b><code>a</code> b</b>", "a b", [("code", 0, 1), ("bold", 0, 3)][::-1]),
        (
            "<blockquote>a <blockquote>b</blockquote> c</blockquote>",
            "a b c",
            [("blockquote", 0, 5)],
        ),
        ("<blockquote>a</blockquote>\n<blockquote>b</blockquote>", "a\nb", [
            ("blockquote", 0, 1), ("blockquote", 2, 1)
        ]),
    ],
)  # fmt: skip
def test_markup_becomes_text_and_entities(source: str, text: str, entities: Short) -> None:
    assert read(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("a <x>b</x>", 'Unsupported start tag "x" at byte offset 2'),
        ("ñ <BR/>", 'Unsupported start tag "br/" at byte offset 3'),
        ("👍<p>", 'Unsupported start tag "p" at byte offset 4'),
        ("2 < 3", 'Unsupported start tag "" at byte offset 2'),
        ("2 <3", "Unclosed start tag at byte offset 2"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<i><b>a</b>", 'Can\'t find end tag corresponding to start tag "i"'),
        ("ñ<b>a</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        (
            "<a href>x</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x:/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>a</tg-emoji>", "Invalid custom emoji identifier specified"),
        ('<tg-time unix="soon">a</tg-time>', "Invalid date-time entity specified"),
        (
            "&#xD83D;",
            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
            "surrogate code units",
        ),
    ],
)
def test_wrong_markup_is_refused_in_telegrams_words(source: str, problem: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {problem}"


TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXT)
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert parse_html(html.escape(text, quote=False)) == (text, [])


@given(st.lists(st.tuples(TEXT, st.sampled_from(["b", "i", "u", "s", "code", "blockquote", ""]))))
def test_each_entity_covers_the_text_between_its_tags(pieces: list[tuple[str, str]]) -> None:
    tagged = [(html.escape(text), tag) for text, tag in pieces]
    text, entities = parse_html("".join(f"<{tag}>{text}</{tag}>" if tag else text for text, tag in tagged))
    assert text == "".join(text for text, _ in pieces)
    covered = [narrow(widen(text)[entity.offset : entity.end]) for entity in entities]
    assert covered == [text for text, tag in pieces if tag and text]


@given(st.text("<>/&;#x =\"'abiñ👍-"))
def test_no_markup_breaks_the_parser(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except ApiError as error:
        assert error.description.startswith("Bad Request: can't parse entities: ")
    else:
        assert all(entity.end <= len(widen(text)) for entity in entities)
