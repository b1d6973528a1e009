from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import HeaderError
from index.readers.header import HEADER_LINES, Header, split_header
from index.release import Language

BODY = "El plan entra en vigor hoy.\n"


def header_of(text: str) -> Header:
    return split_header(text, "a.txt")[0]


@pytest.mark.parametrize(
    "text",
    [
        "title: Plan del agua\ndate: 2026-01-15\nlang: es\nissuer: Conagua\nplace: Puebla\n"
        "url: https://example.org/a\n---\n" + BODY,
        "Título: Plan del agua\nFECHA : 15 de enero de 2026\nIdioma: español\nInstitución: Conagua\n"
        "lugar: Puebla\nenlace: https://example.org/a\n---\n" + BODY,
        "---\ntitulo: 'Plan del agua'\npublished: 2026-01-15T09:00:00Z\nlanguage: es-MX\n"
        'emisor: "Conagua"\nLugar:   Puebla\nlink: https://example.org/a\n---\n' + BODY,
        "\n\ntitle: Plan\n  del\n\tagua\ndate: 15/01/2026\nlang: ES\nfuente: Conagua\n\nplace: Puebla\n"
        "url: https://example.org/a\n-----\n" + BODY,
        "title: >-\n  Plan del\n  agua\ndate: Jan. 15, 2026\nlang: Spanish\nagency: Conagua\nplace: Puebla\n"
        "source: https://example.org/a\n---\n" + BODY,
    ],
    ids=["english", "spanish", "front-matter", "continued", "folded"],
)
def test_a_header_is_read_in_every_way_it_is_written(text: str) -> None:
    expected = Header(
        "Plan del agua", date(2026, 1, 15), Language.ES, "Conagua", "Puebla", "https://example.org/a"
    )
    assert split_header(text, "a.txt") == (expected, BODY)


def test_an_issuer_goes_before_a_source() -> None:
    assert header_of("source: boletines\nissuer: Conagua\n---\nx").issuer == "Conagua"
    assert header_of("source: boletines\ntitle: Plan\n---\nx").issuer == "boletines"


def test_a_value_may_have_colons_quotation_marks_and_nothing() -> None:
    assert header_of('title: Agua: "sí" y "no"\nurl:\nplace: \n---\nx') == Header('Agua: "sí" y "no"')
    assert header_of('title: "El \\"plan\\""\nlang: en\n---\nx').title == 'El "plan"'
    assert header_of("title: 'The city''s plan'\nlang: en\n---\nx").title == "The city's plan"
    assert header_of("title: “Plan” del agua\nlang: es\n---\nx").title == "“Plan” del agua"


def test_keys_that_are_not_known_are_left_out_and_named() -> None:
    header, body = split_header("title: Plan\nlayout: post\nTags:\n- agua\n- clima\n---\n" + BODY, "a.txt")
    assert (header.title, body) == ("Plan", BODY)
    (notice,) = header.notices
    assert "`layout` (line 2), `Tags` (line 3)" in notice
    assert "title, date, lang" in notice


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "example.org/a", "https://", "https://a b", "http://[x"]
)
def test_what_is_no_web_address_is_left_out_and_said(url: str) -> None:
    header = header_of(f"title: Plan\nurl: {url}\n---\nx")
    assert header.url is None
    assert "line 2" in header.notices[0]
    assert "https://" in header.notices[0]


def test_a_date_that_could_be_read_month_first_is_pointed_out() -> None:
    header = header_of("title: Plan\ndate: 03/04/2026\n---\nx")
    assert header.published == date(2026, 4, 3)
    assert "line 2, 03/04/2026, was read day first, as 2026-04-03" in header.notices[0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: Plan\ndate: mañana\n---\nx", r"line 2 \(“mañana”\) is not a date.*date: 2026-01-15"),
        ("title: Plan\nfecha: 31/04/2026\n---\nx", r"line 2 .*is not a date.*fecha: 2026-01-15"),
        ("\n\ntitle: Plan\ndate: 15 de enero\n---\nx", "line 4"),
        (
            "title: Plan\nlang: fr\n---\nx",
            r"line 2 \(“fr”\) is neither Spanish nor English.*lang: es or lang: en",
        ),
        ("title: Plan\nlang: es\ntítulo: Otro\n---\nx", r"line 3 \(`título`\).*line 1 \(`title`\).*Keep one"),
        (
            "title: Plan\nEl plan entra\n---\nx",
            "line 2 is in the header but is not `key: value` .“El plan entra”",
        ),
        ("title: Plan\nlang: es\n\n" + BODY, "line 1 is not closed within 40 lines.*Write a line ---"),
        ("---\ntitle: Plan\nlang: es\n\n" + BODY, "line 2 is not closed"),
        ("title: Plan\nlang: es\n" + "nota: x\n" * HEADER_LINES + "---\nx", "line 1 is not closed"),
    ],
)
def test_a_header_that_does_not_parse_names_the_line_and_what_to_write(text: str, message: str) -> None:
    with pytest.raises(HeaderError, match=message) as caught:
        split_header(text, "a.txt")
    assert str(caught.value).startswith("a.txt: ")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        BODY,
        "Fecha: por confirmar\n\nEl plan entra en vigor.\n",
        "Fecha: por confirmar\n\nEl plan entra en vigor.\n\n---\n\nContacto: prensa\n",
        "Fecha: por confirmar\n\nContacto: prensa\n\nEl plan.\n\n---\n\nFin",
        "Date: to be announced\nThe plan takes effect.\n",
        "PRESIDENTA LUISA RAMOS: Buenos días.\n\nPREGUNTA: ¿Y el plan?\n\n---\n\nFin",
        "MODERATOR: Good morning.\nQuestion: Where?\nSource: Here.\n---\n",
        "---\n\nEl plan entra en vigor.\n\n---\n",
        "---\nEl plan: así será.\nY más.\n---\n",
        "El plan\n---\ntitle: no es un encabezado\ndate: 2026-01-15\n---\n",
        "https://example.org/a\n---\nx",
        "---",
    ],
)
def test_prose_that_looks_a_little_like_a_header_stays_whole(text: str) -> None:
    assert split_header(text, "a.txt") == (Header(), text)


def test_a_header_as_long_as_the_limit_is_read() -> None:
    text = "title: Plan\n" + "nota: x\n" * (HEADER_LINES - 1) + "---\nx"
    assert split_header(text, "a.txt")[1] == "x"


WORDS = st.text(st.characters(categories=["L", "N"], include_characters=" .,:-–“”"), min_size=1, max_size=60)


@given(title=WORDS, place=WORDS, body=st.text(st.sampled_from("ab:.- \n"), max_size=120))
def test_what_a_header_says_comes_back_and_the_text_below_it_is_untouched(
    title: str, place: str, body: str
) -> None:
    header, rest = split_header(f"title: {title}\nplace: {place}\nlang: es\n---\n{body}", "a.txt")
    assert header.title == (title.strip() or None)
    assert header.place == (place.strip() or None)
    assert rest == body


@given(st.text(st.sampled_from("date:fecha lugar\n-2026/15'\"x \t")))
def test_any_text_is_a_header_and_a_body_or_a_clear_error(text: str) -> None:
    try:
        _, body = split_header(text, "a.txt")
    except HeaderError as error:
        assert "line" in str(error)
    else:
        assert text.endswith(body)
