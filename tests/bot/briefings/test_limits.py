"""However long titles and sentences are: one message that Telegram takes, quoting letter for letter."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.briefings.buttons import Listed
from bot.briefings.details_page import details_page
from bot.briefings.pages import announcement_page, briefing_page, choice_page, list_page, sentence_page
from bot.html import MESSAGE_LIMIT, units
from bot.page import Page
from bot.texts import texts
from index import Briefing, Detail, DetailKind, Language
from tests.bot.agenda.making import announcement, day, entry, read, reader
from tests.bot.briefings.making import briefing
from tests.telegram.content import Formatted

# Telegram itself drops or replaces control characters; releases hold none but line feeds.
prose = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n <>&\"'😀"), min_size=1)
lengths = st.sampled_from([1, 30, 5000])
monsters = st.builds(lambda text, times: (text * times)[:6000].strip() or "x", prose, lengths)
addresses = st.none() | st.just("https://a.example/" + "?a=1&" * 400) | prose
languages = st.sampled_from(Language)


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    name = draw(monsters)
    made = briefing(
        *draw(st.lists(monsters, min_size=1, max_size=6)),
        title=draw(monsters),
        issuer=name,
        place=name,
        url=draw(addresses),
        version=draw(st.integers(1, 9)),
        language=draw(languages),
    )
    cited = (made.lede, *made.sentences)
    details = [
        Detail(kind, each.text[start:end], each, start, end)
        for each in cited
        for kind, start, end in [
            (DetailKind.FIGURE, 0, 1),
            (DetailKind.NAME, len(each.text) // 2, len(each.text)),
        ]
    ]
    events = [
        entry(announcement(day("2026-03-05"), what=name, who=name, where=name, sentence_id=20 + number))
        for number in range(draw(st.integers(0, 6)))
    ]
    return Briefing(made.release, made.lede, made.sentences, tuple(details), tuple(events))


def checked(page: Page | None, whole: list[str]) -> Formatted:
    """The page as it is shown, after the checks that hold for every page."""
    assert page is not None
    shown = read(page)
    assert units(shown.text) <= MESSAGE_LIMIT
    assert page.markup is not None
    assert all(len(row) <= 8 for row in page.rows)
    for quote in [shown.covered(each) for each in shown.entities if "blockquote" in each.type]:
        assert any(quote in text for text in whole)
    return shown


def quoted_in(shown: Formatted) -> list[str]:
    return [shown.covered(each) for each in shown.entities if "blockquote" in each.type]


@settings(max_examples=20)
@given(briefings(), languages)
def test_every_briefing_fits_into_one_message_with_all_of_its_sentences(
    made: Briefing, language: Language
) -> None:
    whole = [each.text for each in (made.lede, *made.sentences)]
    page = briefing_page(made, made.events, reader(language), since=1, listed=Listed(3))
    quotes = quoted_in(checked(page, whole))
    assert len(quotes) == len(whole)
    assert all(text.startswith(quote) for text, quote in zip(whole, quotes, strict=True))
    # Of a sentence that is cut the reader is told, outside the quotation.
    cut = sum(text != quote for text, quote in zip(whole, quotes, strict=True))
    assert page.html.count(f"</blockquote>\n{texts(language).cut}") == cut


@settings(max_examples=20)
@given(briefings(), languages, st.integers(0, 3))
def test_so_do_its_details_its_announcement_and_its_context(
    made: Briefing, language: Language, page: int
) -> None:
    cited = (made.lede, *made.sentences)
    whole = [each.text for each in cited]
    checked(details_page(made, page, language, listed=Listed(3)), whole)
    checked(announcement_page(made, language, "<b>!</b>", topics=[made.release.title] * 9), whole)
    checked(sentence_page(cited, 11, language), [" ".join(whole), "\n\n".join(whole)])


@settings(max_examples=10)
@given(st.lists(briefings(), min_size=1, max_size=10), languages, st.none() | st.just(Listed(3)))
def test_so_do_lists_of_ten_and_choices(
    made: list[Briefing], language: Language, listed: Listed | None
) -> None:
    page = list_page("<b>!</b>", made, language, listed=listed)
    assert len(quoted_in(checked(page, [each.lede.text for each in made]))) == len(made)
    checked(choice_page("<b>!</b>", [each.release for each in made[:5]], language, 7), [])
