from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.agenda.buttons import AgendaButton, CalendarFileButton
from bot.agenda.pages import COMPACT_SIZE, PAGE_SIZE, agenda_page, entry_page, nothing_page
from bot.html import units
from bot.page import Page
from bot.reminders.buttons import RemindButton
from index import Language
from index.events.entry import Entry, EntryStatus
from index.events.expression import Assumption, Granularity
from tests.bot.agenda.making import MEETING, announcement, day, entry, hour, read, reader, spans

ES, EN = Language.ES, Language.EN
FRIDAY = day("2026-01-23")
ANY = AgendaButton(ES)


def labels(page: Page) -> list[list[str]]:
    return [[key.label for key in row] for row in page.rows if row]


def meetings(count: int, **changes: Any) -> list[Entry]:
    return [entry(announcement(FRIDAY, sentence_id=number, **changes)) for number in range(1, count + 1)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            ES,
            "Lo que viene: 1\n\n"
            "1. Viernes 23 de enero de 2026\n"
            "nueva reunión · Washington, D.C.\n"
            f"{MEETING}\n"
            "Reabre el puerto\n"
            "Autoridad Portuaria · 15 de enero de 2026 · Comunicado n.º 3 · Leer el comunicado",
        ),
        (
            EN,
            "Coming up: 1\n\n"
            "1. Friday, January 23, 2026\n"
            "nueva reunión · Washington, D.C.\n"
            f"{MEETING}\n"
            "Reabre el puerto\n"
            "Autoridad Portuaria · January 15, 2026 · Release no. 3 · Read the release\n"
            "The release is in Spanish.",
        ),
    ],
)
def test_an_event_is_its_date_what_it_is_and_the_sentence_that_says_so(
    language: Language, expected: str
) -> None:
    page = agenda_page(meetings(1), AgendaButton(language), reader(language))
    assert read(page).text == expected
    assert spans(page, "blockquote") == [MEETING]
    assert "viernes 23 de enero" in spans(page, "bold")
    assert spans(page, "text_link") == [expected.split(" · ")[-1].partition("\n")[0]]


def test_an_hour_knows_the_moment_it_means_in_its_own_zone_or_that_of_the_settings() -> None:
    for when, unix, text in (
        (hour("2026-01-23", "17:30"), 1769211000, "17:30"),
        (hour("2026-01-23", "17:30", zone="Europe/Madrid"), 1769185800, "10:30"),
    ):
        page = agenda_page([entry(announcement(when))], ANY, reader())
        (moment,) = [e for e in read(page).entities if e.type == "date_time"]
        assert (moment.unix_time, moment.date_time_format) == (unix, "")
        assert spans(page, "date_time") == [text]
        assert f"a las {text}" in read(page).text


@pytest.mark.parametrize("when", [hour("2030-01-23", "17:30"), hour("1969-12-31", "10:00"), FRIDAY])
def test_a_moment_that_telegram_does_not_take_is_only_written(when: Any) -> None:
    page = agenda_page([entry(announcement(when))], ANY, reader())
    assert spans(page, "date_time") == []
    assert str(when.start.year) in read(page).text


@pytest.mark.parametrize(
    ("language", "says"),
    [(ES, "Según 2 comunicados: n.º 3 y 5"), (EN, "According to 2 releases: nos. 3 and 5")],
)
def test_what_several_releases_tell_is_said_to_be_of_several(language: Language, says: str) -> None:
    told = announcement(FRIDAY)
    twice = (announcement(FRIDAY, release_id=5), announcement(FRIDAY, release_id=3, sentence_id=12))
    page = agenda_page([entry(told, sources=twice)], AgendaButton(language), reader(language))
    assert says in read(page).text.splitlines()
    alone = agenda_page([entry(told, sources=twice[1:])], AgendaButton(language), reader(language))
    assert "2" not in read(alone).text.replace("2026", "").replace("23", "")


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (ES, "Antes: durante enero de 2026 (comunicado n.º 2):"),
        (EN, "Before: during January 2026 (release no. 2):"),
    ],
)
def test_what_was_said_before_is_told_with_its_sentence(language: Language, says: str) -> None:
    january = day("2026-01-01", "2026-01-31", Granularity.MONTH)
    vague = "La comisión tendrá una reunión en enero."
    earlier = announcement(january, vague, release_id=2)
    undated = replace(announcement(None, "Otra."), what="x")
    page = agenda_page(
        [entry(announcement(FRIDAY), earlier=(earlier, undated))], AgendaButton(language), reader(language)
    )
    assert says in read(page).text.splitlines()
    assert spans(page, "blockquote") == [MEETING, vague]


def test_a_date_that_was_said_before_without_a_day_still_shows_its_sentence() -> None:
    page = agenda_page([entry(announcement(FRIDAY), earlier=(announcement(None),))], ANY, reader())
    assert "Antes (comunicado n.º 3):" in read(page).text


@pytest.mark.parametrize(
    ("language", "nothing", "says"),
    [
        (ES, "Ningún comunicado anuncia nada de aquí en adelante.", "❌ Cancelado"),
        (EN, "No release announces anything from here on.", "❌ Cancelled"),
    ],
)
def test_a_cancelled_event_says_so_and_is_not_to_come(language: Language, nothing: str, says: str) -> None:
    cancels = announcement(None, "La reunión queda cancelada.", former=FRIDAY)
    page = agenda_page(
        [entry(cancels, FRIDAY, status=EntryStatus.CANCELLED)], AgendaButton(language), reader(language)
    )
    text = read(page).text
    assert text.startswith(nothing)
    assert says in text.splitlines()
    assert spans(page, "strikethrough") == [text.splitlines()[2].removeprefix("1. ")]
    assert [type(key.button) for row in page.rows for key in row] == [CalendarFileButton]


def test_a_weekday_that_contradicts_the_date_is_pointed_out() -> None:
    wrong = replace(FRIDAY, assumptions=frozenset({Assumption.WEEKDAY_CONTRADICTED}))
    page = agenda_page([entry(announcement(wrong))], ANY, reader())
    assert "⚠️ El comunicado da otro día de la semana." in read(page).text.splitlines()


@pytest.mark.parametrize(("compact", "size"), [(False, PAGE_SIZE), (True, COMPACT_SIZE)])
def test_more_than_fit_are_paged_and_the_filter_goes_along(compact: bool, size: int) -> None:
    events = meetings(2 * size + 1)
    state = AgendaButton(ES, filter="seguridad & <orden>", compact=compact)
    first = agenda_page(events, state, reader())
    heading = read(first).text.splitlines()[0]
    assert heading == f"Lo que viene: {2 * size + 1} · «seguridad & <orden>» · página 1 de 3"
    assert labels(first)[1] == ["Más ▸"]
    middle = agenda_page(events, replace(state, page=1), reader())
    assert labels(middle)[1] == ["◂ Anterior", "Más ▸"]
    back, onward = (key.button for key in middle.rows[1])
    assert (back, onward) == (state, replace(state, page=2))
    last = agenda_page(events, replace(state, page=2), reader())
    assert labels(last)[1] == ["◂ Anterior"]
    # Releases may have been removed since the button was made.
    assert agenda_page(events, replace(state, page=900), reader()) == last


def test_the_buttons_remind_of_each_event_and_send_what_is_shown_as_a_file() -> None:
    events = meetings(PAGE_SIZE + 1)
    page = agenda_page(events, ANY, reader())
    assert labels(page) == [["⏰ 1", "⏰ 2", "⏰ 3"], ["Más ▸"], ["📅 Al calendario"]]
    assert [key.button for key in page.rows[0]] == [RemindButton(ES, e.uid) for e in events[:PAGE_SIZE]]
    assert page.rows[2][0].button == CalendarFileButton(ES, tuple(e.uid for e in events[:PAGE_SIZE]))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (ES, "1. Viernes 23 de enero de 2026 – nueva reunión – Washington, D.C. – comunicado n.º 3"),
        (EN, "1. Friday, January 23, 2026 – nueva reunión – Washington, D.C. – release no. 3"),
    ],
)
def test_in_a_group_an_event_is_a_line_whose_button_opens_it(language: Language, line: str) -> None:
    events = meetings(COMPACT_SIZE)
    state = AgendaButton(language, filter="enero", compact=True)
    page = agenda_page(events, state, reader(language))
    lines = read(page).text.splitlines()
    assert lines[1:3] == ["", line]
    assert len(lines) == 2 + COMPACT_SIZE
    assert spans(page, "text_link") == [line.rpartition(" – ")[2]] * COMPACT_SIZE
    assert labels(page)[0] == ["1", "2", "3", "4", "5"]
    opening = page.rows[0][1].button
    assert opening == replace(state, uid=events[1].uid)
    assert isinstance(opening, AgendaButton)
    opened = entry_page(events[1], opening, reader(language), past=False)
    assert spans(opened, "blockquote") == [MEETING]
    assert opened.rows[-1][0].button == state
    assert opened.rows[0][0].button == RemindButton(language, events[1].uid)


def test_who_meets_stands_between_what_and_where() -> None:
    events = [entry(announcement(FRIDAY, who="Comité <técnico>"))]
    assert (
        "nueva reunión · Comité <técnico> · Washington, D.C.\n"
        in read(agenda_page(events, ANY, reader())).text
    )
    compact = read(agenda_page(events, replace(ANY, compact=True), reader())).text
    assert " – nueva reunión – Comité <técnico> – Washington, D.C. – " in compact


def test_without_an_address_the_release_has_its_number_alone() -> None:
    page = agenda_page(meetings(1, url=None), replace(ANY, compact=True), reader())
    assert spans(page, "text_link") == []
    assert read(page).text.endswith("– comunicado n.º 3")
    full = agenda_page(meetings(1, url=None, issuer=None, published=None, version=2), ANY, reader())
    assert read(full).text.splitlines()[-1] == "Comunicado n.º 3, versión 2"


@pytest.mark.parametrize("compact", [False, True])
def test_when_nothing_is_to_come_the_last_ones_are_shown_as_past(compact: bool) -> None:
    state = replace(ANY, compact=compact)
    page = nothing_page(meetings(2), state, reader())
    text = read(page).text
    assert text.startswith(
        "Ningún comunicado anuncia nada de aquí en adelante.\n\nLo último, que ya pasó:\n\n1. "
    )
    assert text.count("ya pasó") == 3
    kinds = {type(key.button) for row in page.rows for key in row}
    assert kinds == ({AgendaButton} if compact else set())
    assert nothing_page([], state, reader()).html == "Ningún comunicado anuncia nada de aquí en adelante."


@pytest.mark.parametrize(
    ("language", "everything"), [(ES, "Todo lo que viene"), (EN, "All that is coming up")]
)
def test_when_nothing_fits_the_filter_everything_is_offered(language: Language, everything: str) -> None:
    state = AgendaButton(language, page=4, filter="<b>" * 900, compact=True)
    page = nothing_page([], state, reader(language))
    assert labels(page) == [[everything]]
    assert page.rows[0][0].button == AgendaButton(language, compact=True)
    assert "<b><b><b>" in read(page).text
    assert units(read(page).text) < 200


def test_the_days_of_the_examples_are_those_they_say() -> None:
    start, end = FRIDAY.span
    assert MEETING[start:end] == "viernes 23 de enero"
    assert FRIDAY.start == date(2026, 1, 23)
