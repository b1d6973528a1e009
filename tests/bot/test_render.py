from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import render
from bot.buttons import PassageButton, View
from bot.html import MESSAGE_LIMIT, units
from bot.page import Page
from index import Citation, Language, Status
from tests.bot.making import answer, citation, neighbouring
from tests.telegram.content import Formatted
from tests.telegram.markup import parse_html

ES, EN = Language.ES, Language.EN


def read(page: Page) -> Formatted:
    text, entities = parse_html(page.html)
    return Formatted(text, tuple(entities))


def spans(page: Page, kind: str) -> list[str]:
    shown = read(page)
    return [shown.covered(entity) for entity in shown.entities if entity.type == kind]


def labels(page: Page) -> list[str]:
    return [key.label for row in page.rows for key in row]


def pressed(page: Page, label: str) -> PassageButton:
    (button,) = [key.button for row in page.rows for key in row if key.label.startswith(label)]
    assert isinstance(button, PassageButton)
    return button


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            ES,
            "El puerto reabre el 4 de mayo.\n"
            "Reabre el puerto\n"
            "Autoridad Portuaria · 15 de enero de 2026 · Veracruz\n"
            "Comunicado n.º 3 · Leer el comunicado",
        ),
        (
            EN,
            "El puerto reabre el 4 de mayo.\n"
            "Reabre el puerto\n"
            "Autoridad Portuaria · January 15, 2026 · Veracruz\n"
            "Release no. 3 · Read the release\n"
            "The release is in Spanish.",
        ),
    ],
)
def test_an_answer_is_the_quotation_and_where_it_stands(language: Language, expected: str) -> None:
    page = render.answer(answer(citation(), language=language, highlight=(20, 29)))
    assert read(page).text == expected
    assert spans(page, "blockquote") == ["El puerto reabre el 4 de mayo."]
    assert spans(page, "bold") == ["4 de mayo", "Reabre el puerto"]
    (entity,) = [e for e in read(page).entities if e.type == "text_link"]
    assert entity.url == "https://puerto.example/nota?a=1&b=2"


@pytest.mark.parametrize(
    ("language", "above"),
    [
        (ES, "Ningún comunicado responde a eso.\nLo más cercano, que no es la respuesta:\nEl puerto"),
        (EN, "No release answers that.\nThe nearest passage, which is not the answer:\nEl puerto"),
    ],
)
def test_when_no_release_answers_the_nearest_passage_is_labelled_as_such(
    language: Language, above: str
) -> None:
    page = render.answer(answer(citation(), language=language, status=Status.ABSTAINED))
    assert read(page).text.startswith(above)
    assert spans(page, "blockquote") == ["El puerto reabre el 4 de mayo."]


@pytest.mark.parametrize(("language", "says"), [(ES, "Ningún comunicado"), (EN, "No release")])
def test_when_nothing_is_similar_nothing_is_quoted(language: Language, says: str) -> None:
    page = render.answer(answer(language=language, status=Status.ABSTAINED))
    assert page.html.startswith(says)
    assert page.rows == ()


def test_what_is_not_known_of_a_release_leaves_no_gap() -> None:
    bare = citation(issuer=None, place=None, published=None, url=None)
    assert (
        read(render.answer(answer(bare))).text
        == "El puerto reabre el 4 de mayo.\nReabre el puerto\nComunicado n.º 3"
    )


def test_a_later_version_says_which_one_it_is() -> None:
    assert "Comunicado n.º 3, versión 2 ·" in read(render.answer(answer(citation(version=2)))).text


def test_a_sentence_of_an_earlier_version_says_so() -> None:
    state = PassageButton(ES, True, (11,))
    assert "versión anterior, la 1" in read(render.passage(citation(current=False), state)).text
    assert "versión anterior" not in read(render.passage(citation(), state)).text


def test_the_buttons_lead_through_the_passages_and_into_the_context() -> None:
    found = neighbouring("Uno.", "Dos.", "Tres.")
    first = render.answer(answer(*found, highlight=(0, 3)))
    assert labels(first) == ["Contexto", "Más ▸", "👍", "👎", "🌐 English"]
    second = render.passage(found[1], pressed(first, "Más"))
    assert labels(second) == ["◂ Anterior", "Contexto", "Más ▸", "🌐 English"]
    third = render.passage(found[2], pressed(second, "Más"))
    assert labels(third) == ["◂ Anterior", "Contexto", "🌐 English"]
    context = render.context(found, pressed(third, "Contexto"))
    assert labels(context) == ["Volver"]
    assert spans(context, "blockquote") == ["Uno. Dos. Tres."]
    assert "Tres." in spans(context, "bold")
    assert render.passage(found[2], pressed(context, "Volver")) == third
    assert render.passage(found[1], pressed(third, "◂")) == second
    assert render.passage(found[0], pressed(second, "◂")) == first


@pytest.mark.parametrize(
    ("language", "answered", "above"),
    [
        (ES, True, "Otro pasaje (2 de 3):"),
        (EN, True, "Another passage (2 of 3):"),
        (ES, False, "Otro pasaje cercano (2 de 3), que no es la respuesta:"),
        (EN, False, "Another near passage (2 of 3), which is not the answer:"),
    ],
)
def test_further_passages_are_not_passed_off_as_the_answer(
    language: Language, answered: bool, above: str
) -> None:
    state = PassageButton(language, answered, (1, 2, 3), position=1, highlight=(0, 2))
    page = render.passage(citation(), state)
    assert read(page).text.startswith(above + "\n")
    # The highlight is of the first passage only.
    assert spans(page, "bold") == ["Reabre el puerto"]


def test_the_context_of_a_nearest_passage_is_still_no_answer() -> None:
    state = PassageButton(ES, False, (11,), view=View.CONTEXT)
    assert read(render.context(neighbouring("Uno.", "Dos."), state)).text.startswith(
        "Ningún comunicado responde a eso."
    )


def test_the_same_sentence_is_offered_once_and_at_most_six_are() -> None:
    found = [citation(sentence_id=number) for number in (5, 5, 6, 7, 8, 9, 10, 11)]
    assert pressed(render.answer(answer(*found)), "Más").sentences == (5, 6, 7, 8, 9, 10)


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        (date(2026, 3, 1), ES, "1 de marzo de 2026"),
        (date(2026, 3, 1), EN, "March 1, 2026"),
        (date(1999, 12, 31), ES, "31 de diciembre de 1999"),
    ],
)
def test_dates_are_written_in_words(day: date, language: Language, words: str) -> None:
    assert render.date_in_words(day, language) == words


# Telegram itself drops or replaces control characters; releases hold none but line feeds.
prose = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n <>&\"'😀"), min_size=1)
lengths = st.sampled_from([1, 50, 5000])


def long(text: str, times: int) -> str:
    return (text * times)[:6000].strip() or "x"


citations = st.builds(
    lambda text, times, title, much, place, url, version, current, language: citation(
        long(text, times),
        title=long(title, much),
        issuer=long(place, much),
        place=long(place, much),
        url=url,
        version=version,
        current=current,
        language=language,
    ),
    prose,
    lengths,
    prose,
    lengths,
    prose,
    st.none() | st.just("https://a.example/" + "?a=1&" * 400) | prose,
    st.integers(1, 9),
    st.booleans(),
    st.sampled_from(Language),
)


def checked(page: Page) -> str:
    """What stands in the page's one quotation, after the checks that hold for every page."""
    shown = read(page)
    assert units(shown.text) <= MESSAGE_LIMIT
    assert page.markup is not None
    (quote,) = spans(page, "blockquote")
    return quote


@settings(max_examples=40)
@given(
    citations,
    st.sampled_from(Language),
    st.booleans(),
    st.none() | st.tuples(st.integers(0, 6000), st.integers(0, 6000)),
)
def test_every_answer_fits_into_a_message_and_quotes_letter_for_letter(
    cited: Citation, language: Language, answered: bool, highlight: tuple[int, int] | None
) -> None:
    state = PassageButton(language, answered, (11, 12), highlight=highlight)
    quote = checked(render.passage(cited, state))
    assert quote in cited.text
    assert quote == cited.text or units(quote) > 1000


@settings(max_examples=40)
@given(st.lists(st.tuples(prose, lengths), min_size=1, max_size=5), st.data())
def test_every_context_fits_into_a_message_and_quotes_whole_neighbours(
    drawn: list[tuple[str, int]], data: st.DataObject
) -> None:
    found = neighbouring(*(long(text, times) for text, times in drawn))
    cited = data.draw(st.sampled_from(found))
    state = PassageButton(Language.EN, True, (cited.sentence_id,), view=View.CONTEXT)
    quote = checked(render.context(found, state))
    whole = " ".join(c.text for c in found)
    assert quote in whole
    assert cited.text in quote or quote in cited.text


def test_a_passage_and_its_context_are_told_apart_even_without_neighbours() -> None:
    state = PassageButton(ES, True, (11,))
    alone = citation()
    context = render.context((alone,), replace(state, view=View.CONTEXT))
    assert context.html != render.passage(alone, state).html
