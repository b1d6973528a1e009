import pytest

from bot.briefings.buttons import BriefingButton, BriefingView, Listed
from bot.briefings.details_page import PAGE_SIZE, details_page
from bot.briefings.pages import (
    DETAILS_LIMIT,
    MAX_EVENTS,
    announcement_page,
    briefing_page,
    choice_page,
    list_page,
    sentence_page,
)
from bot.page import Key, Page
from bot.texts import texts
from index import Briefing, DetailKind, Language
from tests.bot.agenda.making import announcement, day, entry, read, reader, spans
from tests.bot.briefings.making import COST, HEAD, LEDE, briefing, detail, summary, with_details
from tests.bot.making import neighbouring

ES, EN = Language.ES, Language.EN
EVENTS = [entry(announcement(day(f"2026-03-{number:02}"), sentence_id=number)) for number in range(1, 8)]


def quotes(page: Page) -> list[str]:
    return spans(page, "blockquote") + spans(page, "expandable_blockquote")


def labels(page: Page) -> list[list[str]]:
    return [[key.label for key in row] for row in page.rows]


def pressed(page: Page, label: str) -> BriefingButton:
    (button,) = [key.button for row in page.rows for key in row if key.label == label]
    assert isinstance(button, BriefingButton)
    return button


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        (
            ES,
            "Reabre el puerto\nAutoridad Portuaria · 15 de enero de 2026 · Veracruz\n"
            "Comunicado n.º 3 · Leer el comunicado\n1\n{}\n\n"
            "Lo esencial, con sus palabras\n2\n{}\n3\n{}\n\n"
            "Lo que viene\n• Viernes 23 de enero de 2026: nueva reunión · Washington, D.C.\n\n"
            "Cifras: 3 millones · 40 buzos\nNombres: Elena Prado",
        ),
        (
            EN,
            "Reabre el puerto\nAutoridad Portuaria · January 15, 2026 · Veracruz\n"
            "Release no. 3 · Read the release\nThe release is in Spanish.\n1\n{}\n\n"
            "The essentials, in its words\n2\n{}\n3\n{}\n\n"
            "Coming up\n• Friday, January 23, 2026: nueva reunión · Washington, D.C.\n\n"
            "Figures: 3 millones · 40 buzos\nNames: Elena Prado",
        ),
    ],
)
def test_a_briefing_is_the_release_in_its_own_words_with_the_chats_around_them(
    language: Language, shown: str
) -> None:
    page = briefing_page(with_details(), [entry(announcement(day("2026-01-23")))], reader(language))
    assert read(page).text == shown.format(LEDE, COST, HEAD)
    assert quotes(page) == [LEDE, COST, HEAD]


def test_its_buttons_open_each_sentence_the_details_the_file_and_the_other_language() -> None:
    page = briefing_page(with_details(), [], reader(EN))
    words = texts(EN)
    assert labels(page) == [
        ["1", "2", "3"],
        [words.briefings.button_details, words.briefings.button_print],
        [words.button_other_language],
    ]
    assert pressed(page, "2") == BriefingButton(EN, BriefingView.SENTENCE, 3, 12)
    assert pressed(page, words.briefings.button_print) == BriefingButton(EN, BriefingView.PRINT, 3, 1)
    assert pressed(page, words.button_other_language) == BriefingButton(ES, BriefingView.OVERVIEW, 3, 1)


def test_opened_from_a_list_every_button_knows_the_way_back() -> None:
    listed = Listed(7, 1)
    page = briefing_page(with_details(), [], reader(), listed=listed)
    assert pressed(page, "◂ Lista") == BriefingButton.to_list(ES, listed)
    others = [key for row in page.rows for key in row if key.label != "◂ Lista"]
    assert {key.button.listed for key in others if isinstance(key.button, BriefingButton)} == {listed}
    (back,) = sentence_page(neighbouring(LEDE, COST), 11, ES, listed=listed).rows[0]
    assert back.button == BriefingButton(ES, BriefingView.OVERVIEW, 3, 1, listed)


@pytest.mark.parametrize(("since", "says"), [(None, False), (2, False), (1, True)])
def test_a_briefing_says_when_the_release_changed_since_the_message_was_made(
    since: int | None, says: bool
) -> None:
    page = briefing_page(briefing(version=2), [], reader(), since=since)
    assert ("versión 2" in read(page).text.splitlines()[0]) == says


def test_long_sentences_show_their_first_lines_and_the_lede_all_of_it() -> None:
    page = briefing_page(briefing("Una " * 100 + "entrada.", "Otra " * 60 + "frase.", COST), [], reader())
    assert [quote[:3] for quote in spans(page, "blockquote")] == ["Una", COST[:3]]
    assert [quote[:3] for quote in spans(page, "expandable_blockquote")] == ["Otr"]


def test_no_two_quotations_touch() -> None:
    for page in (
        briefing_page(with_details(), [], reader()),
        details_page(with_details(), 0, ES),
        list_page("<b>Hoy</b>", [briefing(), briefing(release_id=4)], ES),
    ):
        assert page is not None
        ends = [piece.partition("<blockquote")[0] for piece in page.html.split("</blockquote>")[1:-1]]
        assert all(between.strip() for between in ends)


def test_of_many_events_the_first_are_told_and_how_many_are_left_out() -> None:
    text = read(briefing_page(briefing(), EVENTS, reader())).text
    assert text.count("•") == MAX_EVENTS
    assert "… y 3 más" in text


def test_events_and_details_give_way_before_a_sentence_loses_a_word() -> None:
    sentences = [f"{number} " + "palabra " * 91 + "fin." for number in range(5)]
    made = briefing(*sentences)
    crowded = Briefing(
        made.release,
        made.lede,
        made.sentences,
        tuple(detail(DetailKind.FIGURE, str(number), each) for number, each in enumerate(made.sentences, 1)),
    )
    page = briefing_page(crowded, EVENTS, reader())
    assert sorted(quotes(page)) == sorted(sentences)
    assert "Cifras:" not in read(page).text
    assert texts(ES).briefings.button_details in labels(page)[1]


def test_figures_that_do_not_fit_in_their_line_are_not_passed_over_in_silence() -> None:
    text = " ".join(f"{number} millones de pesos mexicanos" for number in range(10, 40))
    made = briefing(LEDE, text)
    (cited,) = made.sentences
    found = [detail(DetailKind.FIGURE, f"{n} millones de pesos mexicanos", cited) for n in range(10, 40)]
    page = briefing_page(Briefing(made.release, made.lede, (cited,), tuple(found)), [], reader())
    (line,) = [line for line in read(page).text.splitlines() if line.startswith("Cifras")]
    assert line.endswith("…")
    assert len(line) < DETAILS_LIMIT + 20


# The other pages --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "label"), [(ES, "📰 Resumen"), (EN, "📰 Briefing")])
def test_an_announcement_is_the_lede_under_its_release_and_opens_the_briefing(
    language: Language, label: str
) -> None:
    page = announcement_page(briefing(), language, "<b>!</b>", topics=["obra pública", "puertos"])
    assert read(page).text.startswith("!\nReabre el puerto\n")
    assert "#obra_pública #puertos" in read(page).text
    assert quotes(page) == [LEDE]
    assert pressed(page, label) == BriefingButton(language, BriefingView.OVERVIEW, 3, 1)


@pytest.mark.parametrize("language", list(Language))
def test_a_sentence_is_shown_among_its_neighbours(language: Language) -> None:
    page = sentence_page(neighbouring(LEDE, COST, HEAD), 12, language)
    assert quotes(page) == [f"{LEDE} {COST} {HEAD}"]
    assert COST in spans(page, "bold")
    assert "⚠️" not in read(page).text


@pytest.mark.parametrize("language", list(Language))
def test_a_sentence_of_an_earlier_version_says_so(language: Language) -> None:
    page = sentence_page(neighbouring(LEDE, COST, current=False), 12, language)
    assert read(page).text.startswith(texts(language).superseded.format(version=1))


@pytest.mark.parametrize("language", list(Language))
def test_details_are_marked_in_their_sentences(language: Language) -> None:
    page = details_page(with_details(), 0, language)
    assert page is not None
    assert quotes(page) == [COST, HEAD]
    assert {"3 millones", "Elena Prado", "40 buzos"} <= set(spans(page, "bold"))
    assert pressed(page, "2") == BriefingButton(language, BriefingView.SENTENCE, 3, 13)
    back = pressed(page, texts(language).briefings.button_back)
    assert back.view is BriefingView.OVERVIEW


def test_many_details_have_several_pages_and_none_is_lost() -> None:
    made = briefing(LEDE, *(f"Costó {number} pesos." for number in range(10, 20)))
    found = tuple(detail(DetailKind.FIGURE, c.text.split()[1], c) for c in made.sentences)
    many = Briefing(made.release, made.lede, made.sentences, found)
    first, second, last, beyond = (details_page(many, number, ES) for number in (0, 1, 2, 9))
    assert first is not None and second is not None and last is not None
    assert [len(quotes(page)) for page in (first, second, last)] == [PAGE_SIZE, PAGE_SIZE, 2]
    assert quotes(first) + quotes(second) + quotes(last) == [each.text for each in made.sentences]
    assert beyond == last
    assert labels(first)[1] == ["◂ Resumen", "Más ▸"]
    assert labels(second)[1] == ["◂ Anterior", "◂ Resumen", "Más ▸"]
    assert details_page(briefing(), 0, ES) is None


def test_what_stands_in_a_sentence_too_long_to_be_marked_whole_is_named_above_it() -> None:
    made = briefing(LEDE, "Costó 5 pesos " + "y más " * 200 + "y 7 euros.")
    (cited,) = made.sentences
    found = tuple(detail(DetailKind.FIGURE, text, cited) for text in ("5 pesos", "7 euros"))
    page = details_page(Briefing(made.release, made.lede, made.sentences, found), 0, ES)
    assert page is not None
    assert "1 · 5 pesos · 7 euros\n" in read(page).text
    assert "5 pesos" in spans(page, "bold")


def test_a_figure_within_a_name_is_marked_once() -> None:
    made = briefing("Habló la Unidad 40 del Puerto.")
    found = (
        detail(DetailKind.FIGURE, "40", made.lede),
        detail(DetailKind.NAME, "Unidad 40 del Puerto", made.lede),
    )
    page = details_page(Briefing(made.release, made.lede, (), found), 0, ES)
    assert page is not None
    assert quotes(page) == [made.lede.text]
    assert "Unidad 40 del Puerto" in spans(page, "bold")


def test_a_list_opens_here_where_one_can_come_back_to_it_and_else_in_a_reply() -> None:
    made = [briefing(release_id=number) for number in range(1, 8)]
    listed = Listed(5)
    here = list_page("<b>Nuevos</b>", made, ES, [Key("▸", BriefingButton.to_list(ES, listed))], listed=listed)
    assert pressed(here, "📰 7") == BriefingButton(ES, BriefingView.OVERVIEW, 7, 1, listed)
    assert [len(row) for row in here.rows] == [5, 2, 1]
    apart = list_page("<b>Nuevos</b>", made, ES)
    assert pressed(apart, "📰 7") == BriefingButton(ES, BriefingView.REPLY, 7, 1)
    assert quotes(apart) == [LEDE] * 7


@pytest.mark.parametrize(
    ("language", "more", "says"), [(ES, 4, "… y 4 más"), (EN, 4, "… and 4 more"), (ES, 0, "")]
)
def test_a_choice_names_each_release_and_how_many_others_there_are(
    language: Language, more: int, says: str
) -> None:
    page = choice_page("<b>?</b>", [summary(), summary(release_id=8)], language, more)
    text = read(page).text
    assert text.count("Reabre el puerto") == 2
    assert says in text
    assert ("…" in text) == bool(more)
    assert pressed(page, "📰 2").number == 8
