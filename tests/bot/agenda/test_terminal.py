"""What `vocero next` shows of entries made by hand."""

import io
from dataclasses import replace
from datetime import date

import pytest

from bot.agenda.as_json import agenda_object
from bot.agenda.terminal import Agenda, print_agenda
from bot.terminal import console
from index import Language
from index.events.entry import Entry, EntryStatus
from index.events.event import Change
from index.events.expression import Assumption, Granularity
from tests.index.events.calendar_file import AT_TEN, CITATION, DAY, FEBRUARY, NOW, SENTENCE, entry

ES, EN = Language.ES, Language.EN
MEXICO = "America/Mexico_City"
BEFORE = replace(
    entry(FEBRUARY).announcement,
    citation=replace(CITATION, text="En febrero se reunirá la comisión."),
)
MOVED = entry(
    DAY, sequence=1, earlier=(BEFORE,), announcement=replace(entry(DAY).announcement, change=Change.MOVED)
)
AGAIN = replace(entry(DAY).announcement, citation=replace(CITATION, text="The commission meets on 3 March."))


def agenda(
    *upcoming: Entry, language: Language = ES, zone: str = MEXICO, called_off: tuple[Entry, ...] = ()
) -> Agenda:
    return Agenda(NOW, zone, language, "", upcoming, called_off)


def shown(found: Agenda) -> list[str]:
    out = io.StringIO()
    print_agenda(console(out), found)
    return out.getvalue().splitlines()


def test_an_event_is_its_date_what_and_where_it_is_and_the_sentence_with_its_release() -> None:
    assert shown(agenda(entry(DAY))) == [
        "Martes 3 de marzo de 2026",
        "reunión de la comisión · Sevilla, España",
        f"  {SENTENCE}",
        "",
        "Se reúne la comisión",
        "Ministerio de Obras · 15 de enero de 2026",
        "https://example.org/comisión?a=1,2;3",
        f"caracteres 0 a {len(SENTENCE)} de /releases/comision.txt",
    ]
    assert shown(agenda(entry(DAY), language=EN))[0] == "Tuesday, March 3, 2026"


@pytest.mark.parametrize(
    ("language", "label"),
    [(ES, "Antes se dijo (durante febrero de 2026):"), (EN, "Said before (during February 2026):")],
)
def test_what_superseded_another_date_is_shown_with_both_sentences(language: Language, label: str) -> None:
    lines = shown(agenda(MOVED, language=language))
    assert lines[2] == f"  {SENTENCE}"
    assert lines[lines.index(label) + 1] == "  En febrero se reunirá la comisión."


@pytest.mark.parametrize(
    ("status", "language", "heading"),
    [
        (EntryStatus.CANCELLED, ES, "Cancelado: martes 3 de marzo de 2026"),
        (EntryStatus.CANCELLED, EN, "Cancelled: Tuesday, March 3, 2026"),
        (
            EntryStatus.WITHDRAWN,
            ES,
            "Retirado, pues el comunicado ya no lo anuncia: martes 3 de marzo de 2026",
        ),
        (
            EntryStatus.WITHDRAWN,
            EN,
            "Withdrawn, as the release no longer announces it: Tuesday, March 3, 2026",
        ),
    ],
)
def test_what_was_called_off_is_shown_as_such_after_what_is_coming(
    status: EntryStatus, language: Language, heading: str
) -> None:
    off = replace(MOVED, status=status)
    lines = shown(agenda(entry(FEBRUARY), language=language, called_off=(off,)))
    assert lines.index(heading) > 5
    assert lines[lines.index(heading) - 1] == ""


@pytest.mark.parametrize(("language", "label"), [(ES, "También lo dice:"), (EN, "Also said here:")])
def test_a_second_source_is_quoted_as_well(language: Language, label: str) -> None:
    lines = shown(agenda(replace(entry(DAY), sources=(AGAIN,)), language=language))
    assert lines[lines.index(label) + 1] == "  The commission meets on 3 March."


@pytest.mark.parametrize(
    ("language", "notice"),
    [(ES, "El comunicado da otro día de la semana."), (EN, "The release gives another day of the week.")],
)
def test_a_weekday_that_is_not_that_of_the_date_is_told(language: Language, notice: str) -> None:
    wrong = replace(DAY, assumptions=frozenset({Assumption.WEEKDAY_CONTRADICTED}))
    assert shown(agenda(entry(wrong), language=language))[1] == notice
    assert notice not in shown(agenda(entry(DAY), language=language))


def test_an_hour_with_a_zone_is_told_in_the_readers() -> None:
    in_madrid = entry(replace(AT_TEN, zone="Europe/Madrid"))
    assert "3:00" in shown(agenda(in_madrid))[0]
    assert "10:00" in shown(agenda(in_madrid, zone="Europe/Madrid"))[0]


def test_on_a_terminal_the_words_of_the_date_are_bold_in_the_sentence() -> None:
    from rich.console import Console

    start = SENTENCE.index("el 3")
    told = replace(DAY, span=(start, start + 4))
    found = entry(told, announcement=replace(entry(told).announcement, when=told))
    out = io.StringIO()
    print_agenda(Console(file=out, force_terminal=True, width=100, color_system="standard"), agenda(found))
    assert "\x1b[1mel 3\x1b[0m" in out.getvalue()


def test_no_place_or_name_moves_the_cursor() -> None:
    odd = replace(entry(DAY).announcement, what="reu\x1b[2Jnión", where="Sevilla\r\nX")
    assert "reu\N{REPLACEMENT CHARACTER}[2Jnión · Sevilla X" in shown(agenda(entry(DAY, announcement=odd)))


def test_json_tells_the_moment_of_an_hour_and_what_was_said_before() -> None:
    found = agenda_object(agenda(entry(AT_TEN), MOVED, called_off=(entry(DAY, sequence=3),)), MEXICO)
    timed, moved = found["upcoming"]
    assert timed["date"]["begins"] == "2026-03-03T10:00:00-06:00"
    assert timed["date"]["granularity"] == Granularity.TIME.value
    assert (moved["change"], moved["sequence"]) == ("moved", 1)
    assert moved["earlier"][0]["told_date"]["end"] == date(2026, 2, 28).isoformat()
    assert moved["earlier"][0]["source"]["text"] == "En febrero se reunirá la comisión."
    assert [off["sequence"] for off in found["called_off"]] == [3]
    cancels = replace(entry(DAY).announcement, when=None, change=Change.CANCELLED)
    (off,) = agenda_object(agenda(entry(DAY, announcement=cancels)), MEXICO)["upcoming"]
    assert off["told_date"] is None
    assert off["date"]["start"] == "2026-03-03"
