"""What an answer shows besides its quotation: context, earlier answers, what could be asked instead."""

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import render
from bot.as_json import answer_object, dump
from bot.buttons import PassageButton, View, encode
from bot.html import MESSAGE_LIMIT, units
from bot.terminal import console, print_answer
from index import Answer, Language, Status
from index.askable import Askable
from index.mentions import MentionKind
from tests.bot.making import SENTENCES, answer, citation
from tests.bot.test_render import read, spans

ES, EN = Language.ES, Language.EN
TIME, QUANTITY, NAME, QUOTATION = list(MentionKind)[:4]
BEFORE = citation("La Autoridad <Portuaria> & la alcaldía lo acordaron.", sentence_id=10, position=0)
OLD = citation("El puerto reabre el 1 de abril.", sentence_id=5, release_id=2, published=date(2026, 1, 3))
OLDER = citation("El puerto reabre en marzo.", sentence_id=4, release_id=1, published=date(2025, 12, 24))
OFFERED = (
    Askable(9, "Feria <del> libro", ES, (TIME, QUANTITY, NAME)),
    Askable(8, "Night bus", EN, (QUOTATION,)),
)


def full(language: Language, status: Status = Status.ANSWERED, **changes: object) -> Answer:
    values: dict[str, object] = {"context": BEFORE, "earlier": (OLD, OLDER)} | changes
    return replace(answer(citation(), language=language, status=status), **values)  # type: ignore[arg-type]


SOURCE = {
    ES: "Reabre el puerto\nAutoridad Portuaria · 15 de enero de 2026 · Veracruz\n"
    "Comunicado n.º 3 · Leer el comunicado",
    EN: "Reabre el puerto\nAutoridad Portuaria · January 15, 2026 · Veracruz\n"
    "Release no. 3 · Read the release\nThe release is in Spanish.",
}
OFFER = {
    ES: "\nLo más reciente:\n• «Feria <del> libro»: fechas, cifras y nombres\n• «Night bus»: declaraciones",
    EN: "\nThe newest releases:\n• “Feria <del> libro”: dates, figures, and names\n• “Night bus”: statements",
}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            ES,
            f"Contexto, del mismo comunicado:\n{BEFORE.text}\nLa respuesta:\n{SENTENCES[0]}\n{SOURCE[ES]}\n"
            f"Antes, el 3 de enero de 2026 (comunicado n.º 2):\n{OLD.text}\n"
            f"Antes, el 24 de diciembre de 2025 (comunicado n.º 1):\n{OLDER.text}",
        ),
        (
            EN,
            f"Context, from the same release:\n{BEFORE.text}\nThe answer:\n{SENTENCES[0]}\n{SOURCE[EN]}\n"
            f"Earlier, on January 3, 2026 (release no. 2):\n{OLD.text}\n"
            f"Earlier, on December 24, 2025 (release no. 1):\n{OLDER.text}",
        ),
    ],
)
def test_context_stands_above_the_quotation_and_earlier_answers_below(
    language: Language, expected: str
) -> None:
    page = render.answer(full(language))
    assert read(page).text == expected
    assert spans(page, "blockquote") == [BEFORE.text, SENTENCES[0], OLD.text, OLDER.text]


@pytest.mark.parametrize(
    ("language", "above"),
    [
        (
            ES,
            "Ningún comunicado responde a eso.\nContexto, del mismo comunicado:\n"
            f"{BEFORE.text}\nLo más cercano, que no es la respuesta:\n{SENTENCES[0]}\n",
        ),
        (
            EN,
            "No release answers that.\nContext, from the same release:\n"
            f"{BEFORE.text}\nThe nearest passage, which is not the answer:\n{SENTENCES[0]}\n",
        ),
    ],
)
def test_the_context_of_a_nearest_passage_does_not_make_an_answer_of_it(
    language: Language, above: str
) -> None:
    found = full(language, Status.ABSTAINED, earlier=(), askable=OFFERED)
    assert read(render.answer(found)).text == f"{above}{SOURCE[language]}\n{OFFER[language]}"


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (ES, "Ningún comunicado responde a eso, ni dice nada parecido."),
        (EN, "No release answers that, nor says anything like it."),
    ],
)
def test_where_nothing_is_similar_it_is_still_told_what_could_be_asked(language: Language, says: str) -> None:
    silent = replace(answer(language=language, status=Status.ABSTAINED), askable=OFFERED)
    page = render.answer(silent)
    assert read(page).text == f"{says}\n{OFFER[language]}"
    assert page.rows == ()


def test_at_most_three_earlier_answers_are_shown() -> None:
    page = render.answer(full(ES, earlier=(OLD,) * 5))
    assert spans(page, "blockquote").count(OLD.text) == render.MAX_EARLIER == 3


def test_where_there_is_no_room_the_context_goes_first_and_nothing_is_cut() -> None:
    long = citation("x " * 1800 + "fin.")
    tight = replace(full(ES), citation=long)
    assert spans(render.answer(replace(tight, earlier=())), "blockquote") == [BEFORE.text, long.text]
    crowded = replace(tight, earlier=(citation("y " * 130 + "fin.", published=date(2026, 1, 3)),))
    assert spans(render.answer(crowded), "blockquote") == [long.text, crowded.earlier[0].text]
    assert (
        spans(render.answer(replace(tight, citation=citation("x " * 4000))), "blockquote")[0] != BEFORE.text
    )


def test_the_buttons_are_those_of_the_plain_answer_and_back_shows_the_plain_quotation() -> None:
    plain = answer(citation())
    page = render.answer(full(ES, askable=OFFERED))
    assert page.rows == render.answer(plain).rows
    (key,) = page.rows[0]
    assert isinstance(key.button, PassageButton)
    assert len(encode(key.button)) <= 64
    assert render.passage(citation(), replace(key.button, view=View.QUOTATION)).html == (
        render.answer(plain).html
    )


texts = st.text(st.sampled_from("añ. <>&;\"'«»😀"), min_size=1)
sentences = st.tuples(texts, st.sampled_from([1, 100, 2000])).map(lambda drawn: (drawn[0] * drawn[1])[:4500])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(sentences.filter(lambda text: text == text.strip() != ""), min_size=3, max_size=6),
    st.sampled_from(Language),
    st.sampled_from(Status),
    texts,
)
def test_whatever_is_shown_besides_fits_and_is_letter_for_letter(
    drawn: list[str], language: Language, status: Status, title: str
) -> None:
    cited, context, *earlier = [citation(text) for text in drawn]
    found = replace(
        answer(cited, language=language, status=status),
        context=context,
        earlier=tuple(earlier),
        askable=(Askable(1, title * 50, ES, (TIME,)),),
    )
    page = render.answer(found)
    assert units(read(page).text) <= MESSAGE_LIMIT
    quotes = spans(page, "blockquote")
    whole = [text for text in quotes if text in drawn]
    assert len(quotes) - len(whole) <= 1, "at most the cited one is cut"
    assert any(quote in cited.text for quote in quotes)


def shown(found: Answer) -> list[str]:
    out = io.StringIO()
    print_answer(console(out), found)
    return out.getvalue().splitlines()


@pytest.mark.parametrize(
    ("language", "context", "label", "earlier"),
    [
        (
            ES,
            "Contexto, del mismo comunicado:",
            "La respuesta:",
            "Antes, el 3 de enero de 2026 (comunicado 2):",
        ),
        (EN, "Context, from the same release:", "The answer:", "Earlier, on January 3, 2026 (release 2):"),
    ],
)
def test_the_terminal_shows_the_same(language: Language, context: str, label: str, earlier: str) -> None:
    lines = shown(full(language))
    assert lines[:5] == [context, f"  {BEFORE.text}", label, "", f"  {SENTENCES[0]}"]
    assert lines[-4:-2] == [earlier, f"  {OLD.text}"]
    assert lines[-1] == f"  {OLDER.text}"


@pytest.mark.parametrize("language", list(Language))
def test_the_terminal_tells_what_could_be_asked_with_a_nearest_passage_and_without(
    language: Language,
) -> None:
    offer = OFFER[language].strip().replace("•", "-").splitlines()
    silent = full(language, Status.ABSTAINED, context=None, earlier=(), askable=OFFERED)
    assert shown(silent)[-3:] == offer
    nothing = shown(replace(silent, citation=None))
    assert nothing[1:] == offer
    assert len(nothing) == 4


def test_no_title_that_is_offered_moves_the_cursor() -> None:
    rogue = (Askable(9, "a\x1b[2J\nb", ES, (TIME,)),)
    assert not any("\x1b" in line for line in shown(full(ES, Status.ABSTAINED, askable=rogue)))


def test_json_has_the_context_the_earlier_answers_and_what_could_be_asked() -> None:
    read_back = json.loads(dump(answer_object(full(ES, askable=OFFERED))))
    assert read_back["text"] == SENTENCES[0]
    assert read_back["context"]["text"] == BEFORE.text
    assert [each["published"] for each in read_back["earlier"]] == ["2026-01-03", "2025-12-24"]
    assert [each["release_id"] for each in read_back["earlier"]] == [2, 1]
    assert read_back["askable"][1] == {
        "release_id": 8,
        "title": "Night bus",
        "language": "en",
        "kinds": ["quotation"],
    }
    bare = answer_object(answer(citation()))
    assert (bare["context"], bare["earlier"], bare["askable"]) == (None, [], [])
