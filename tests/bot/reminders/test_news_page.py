from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agenda.entry import Reader
from bot.html import MESSAGE_LIMIT, visible_units
from bot.reminders.following import Followed, News, NewsKind
from bot.reminders.news_page import IN_FULL, news_page
from index import Language
from index.events.entry import Entry
from tests.bot.reminders.making import entry, on
from tests.telegram.markup import parse_html

ZONE = "America/Mexico_City"
FRIDAY, SATURDAY = date(2026, 1, 23), date(2026, 1, 24)


def reader(language: Language) -> Reader:
    return Reader(language, ZONE, ZONE, datetime(2026, 1, 16, 18, tzinfo=UTC))


def of(kind: NewsKind, present: Entry | None, before: Entry | None = None) -> News:
    known = before or present
    assert known is not None
    row = Followed.of(1, known)
    return News(kind, row, Followed.of(1, present) if present else row, present)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            Language.ES,
            ["🔄 Cambia de fecha", "Sábado 24 de enero de 2026", "Antes: viernes 23 de enero de 2026"],
        ),
        (
            Language.EN,
            ["🔄 The date has changed", "Saturday, January 24, 2026", "Before: Friday, January 23, 2026"],
        ),
    ],
)
def test_a_new_date_is_told_above_the_one_it_had(language: Language, lines: list[str]) -> None:
    page = news_page([of(NewsKind.MOVED, entry(on(SATURDAY)), entry(on(FRIDAY)))], reader(language))
    text, _ = parse_html(page.html)
    assert text.splitlines()[:3] == lines


def test_what_a_release_calls_an_event_is_shown_as_it_is_written() -> None:
    odd = entry(on(FRIDAY), what="Diálogo <b>A & B</b>", sentence="Diálogo <b>A & B</b>, el viernes.")
    for present in (odd, None):
        text, _ = parse_html(news_page([of(NewsKind.WITHDRAWN, present, odd)], reader(Language.ES)).html)
        assert "Diálogo <b>A & B</b>" in text


def test_changes_come_before_reminders_and_these_by_date() -> None:
    page = news_page(
        [
            of(NewsKind.REMINDER, entry(on(SATURDAY), uid="a" * 16, what="Segundo")),
            of(NewsKind.REMINDER, entry(on(FRIDAY), uid="b" * 16, what="Primero")),
            of(NewsKind.RESUMED, entry(on(date(2026, 3, 1)), uid="c" * 16, what="De vuelta")),
        ],
        reader(Language.ES),
    )
    places = [page.html.index(what) for what in ("De vuelta", "Primero", "Segundo")]
    assert places == sorted(places)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(NewsKind), st.integers(1, 400), st.integers(1, 5000), st.booleans(), st.booleans()
        ),
        min_size=1,
        max_size=40,
    ),
    st.sampled_from(Language),
)
def test_however_much_there_is_it_is_one_message_that_telegram_takes(
    sizes: list[tuple[NewsKind, int, int, bool, bool]], language: Language
) -> None:
    told = [
        of(
            kind,
            None
            if gone
            else entry(
                on(FRIDAY),
                uid=f"{place:016x}",
                what="é<" * name,
                sentence="a& " * length,
                title="T" * name,
                current=current,
            ),
            entry(on(SATURDAY), uid=f"{place:016x}", what="é<" * name),
        )
        for place, (kind, name, length, gone, current) in enumerate(sizes)
    ]
    html = news_page(told, reader(language)).html
    parse_html(html)
    assert 0 < visible_units(html) <= MESSAGE_LIMIT
    assert html.count("<blockquote>") <= 2 * IN_FULL
