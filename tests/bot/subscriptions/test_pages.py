from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.html import MESSAGE_LIMIT, visible_units
from bot.subscriptions.pages import hour_page, in_words, overview_page, weekday_page
from bot.subscriptions.subscription import Pace, Wish
from bot.subscriptions.words import MAX_TOPICS, TOPIC_LIMIT, read_wish
from bot.texts import texts
from index import Language

MEXICO = ZoneInfo("America/Mexico_City")
LANGUAGES = pytest.mark.parametrize("language", list(Language))
topics = st.lists(st.sampled_from(["seguridad", "migración", "water supply", "schools"]), unique=True).map(
    tuple
)
wishes = (
    st.builds(Wish, st.just(Pace.EACH), topics=topics)
    | st.builds(Wish, st.just(Pace.DAILY), st.integers(0, 1439), topics=topics)
    | st.builds(Wish, st.just(Pace.WEEKLY), st.integers(0, 1439), st.integers(0, 6), topics)
)


@LANGUAGES
@given(wish=wishes)
def test_what_is_shown_can_be_written_back(language: Language, wish: Wish) -> None:
    assert read_wish(in_words(wish, language)).wish == wish


@LANGUAGES
def test_topics_however_strange_fit_in_a_message_and_are_escaped(language: Language) -> None:
    wish = Wish(
        Pace.WEEKLY,
        450,
        2,
        tuple(f"{number}" + "<&👩‍👩" * (TOPIC_LIMIT // 5) for number in range(MAX_TOPICS)),
    )
    page = overview_page(wish, datetime(2026, 1, 21, 13, 30, tzinfo=UTC), MEXICO, language)
    assert visible_units(page.html) <= MESSAGE_LIMIT
    assert "&lt;&amp;" in page.html and "<&" not in page.html
    assert page.markup is not None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.ES, "miércoles, 21 de enero de 2026, 7:30"),
        (Language.EN, "Wednesday, January 21, 2026, 7:30 AM"),
    ],
)
def test_the_first_digest_is_told_in_the_time_of_the_chat(language: Language, said: str) -> None:
    page = overview_page(Wish(Pace.DAILY, 450), datetime(2026, 1, 21, 13, 30, tzinfo=UTC), MEXICO, language)
    assert said in page.html


@LANGUAGES
def test_what_is_not_there_has_no_button_to_take_it_away(language: Language) -> None:
    words = texts(language).subscriptions

    def labels(wish: Wish | None) -> set[str]:
        return {key.label for row in overview_page(wish, None, MEXICO, language).rows for key in row}

    assert not labels(None) & {words.button_end, words.button_everything}
    assert words.button_end in labels(Wish(Pace.EACH))
    assert words.button_everything in labels(Wish(Pace.EACH, topics=("agua",)))


@LANGUAGES
def test_days_and_hours_are_chosen_by_buttons(language: Language) -> None:
    assert len([key for row in weekday_page(language).rows for key in row]) == 7
    for weekday in (None, 3):
        pace = Pace.DAILY if weekday is None else Pace.WEEKLY
        page = hour_page(language, pace, weekday)
        example = page.html.partition("/subscribe ")[2].partition("</code>")[0]
        assert read_wish(example).wish == Wish(pace, 6 * 60 + 45, weekday)
