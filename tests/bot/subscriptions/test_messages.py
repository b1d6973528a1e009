import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.html import MESSAGE_LIMIT, visible_units
from bot.subscriptions.messages import IN_A_MESSAGE, Circumstances, Item, digest_pages, single_page
from bot.texts import texts
from index import Language
from tests.bot.briefings.making import briefing

LANGUAGES = pytest.mark.parametrize("language", list(Language))
QUIET = Circumstances()
lengths = st.sampled_from([1, 60, 300, 2000, 6000])


def item(number: int, title: int, sentence: int, *, perhaps: bool = False) -> Item:
    release = briefing(
        f"Frase {number} " + "ña<& " * (sentence // 5),
        release_id=number,
        title=f"T{number} " + "Largo & <ancho> " * (title // 16),
    )
    return Item(release, perhaps=perhaps)


@LANGUAGES
@settings(max_examples=30)
@given(sizes=st.lists(st.tuples(lengths, lengths), min_size=1, max_size=40))
def test_a_digest_of_any_releases_fits_and_loses_none(
    language: Language, sizes: list[tuple[int, int]]
) -> None:
    items = [item(number, *each, perhaps=True) for number, each in enumerate(sizes, start=1)]
    pages = digest_pages(items, language, Circumstances(late=True))
    assert all(visible_units(page.html) <= MESSAGE_LIMIT for page in pages)
    for number in range(1, len(sizes) + 1):
        assert (
            sum(f"T{number}" in page.html.replace("<", " ").replace(">", " ").split() for page in pages) == 1
        )
    assert sum(key.label.startswith("📰") for p in pages for row in p.rows for key in row) == len(sizes)


@LANGUAGES
@pytest.mark.parametrize("sizes", [(1, 1), (6000, 60), (60, 6000), (6000, 6000)])
def test_a_single_release_of_any_size_fits(language: Language, sizes: tuple[int, int]) -> None:
    page = single_page(item(1, *sizes, perhaps=True), language, Circumstances(missed=True))
    assert visible_units(page.html) <= MESSAGE_LIMIT


@LANGUAGES
def test_what_is_said_beside(language: Language) -> None:
    words = texts(language).subscriptions
    one = item(1, 1, 1)
    for about, said in (
        (Circumstances(missed=True), words.missed),
        (Circumstances(late=True), words.late),
    ):
        assert said in single_page(one, language, about).html
        assert said in digest_pages([one], language, about)[0].html
        assert said not in single_page(one, language, QUIET).html
    assert words.announced in single_page(one, language, QUIET).html
    unsure = item(1, 1, 1, perhaps=True)
    assert words.perhaps in single_page(unsure, language, QUIET).html
    first, second = digest_pages([unsure, *[one] * IN_A_MESSAGE], language, QUIET)
    assert words.perhaps in first.html and words.perhaps not in second.html
    updated = Item(briefing("Frase.", version=3))
    assert words.announced_updated.format(version=3) in single_page(updated, language, QUIET).html
