"""The calendar file, read by icalendar's parser and by vobject's, which shares no code with it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar

from index import Language
from index.events.entry import EntryStatus
from index.events.expression import Assumption, Bound, DateExpression, Edge, Granularity
from tests.index.events.calendar_file import (
    AT_TEN,
    CITATION,
    DAY,
    EN,
    ES,
    FEBRUARY,
    NOW,
    SENTENCE,
    entry,
    line,
    read,
    when,
    written,
)


@pytest.mark.parametrize(
    ("date_told", "start", "end"),
    [
        (DAY, ";VALUE=DATE:20260303", ";VALUE=DATE:20260304"),
        (
            when(date(2026, 4, 28), date(2026, 4, 30), Granularity.RANGE),
            ";VALUE=DATE:20260428",
            ";VALUE=DATE:20260501",
        ),
        (FEBRUARY, ";VALUE=DATE:20260201", ";VALUE=DATE:20260301"),
        (AT_TEN, ";TZID=America/Mexico_City:20260303T100000", ""),
        (replace(AT_TEN, zone="Europe/Madrid"), ";TZID=Europe/Madrid:20260303T100000", ""),
        (replace(AT_TEN, zone="UTC"), ":20260303T100000Z", ""),
        (
            replace(AT_TEN, end_time=time(12, 30)),
            ";TZID=America/Mexico_City:20260303T100000",
            ";TZID=America/Mexico_City:20260303T123000",
        ),
        (
            replace(AT_TEN, end=date(2026, 3, 4), end_time=time(2)),
            ";TZID=America/Mexico_City:20260303T100000",
            ";TZID=America/Mexico_City:20260304T020000",
        ),
        # An end before the beginning is no end.
        (replace(AT_TEN, end_time=time(2)), ";TZID=America/Mexico_City:20260303T100000", ""),
        # The hour of one day among several: the days are what is sure.
        (replace(AT_TEN, end=date(2026, 3, 5)), ";VALUE=DATE:20260303", ";VALUE=DATE:20260306"),
        (replace(DAY, bound=Bound.BY), ";VALUE=DATE:20260303", ";VALUE=DATE:20260304"),
        (replace(DAY, bound=Bound.BEFORE), ";VALUE=DATE:20260302", ";VALUE=DATE:20260303"),
        (replace(DAY, bound=Bound.AFTER), ";VALUE=DATE:20260304", ";VALUE=DATE:20260305"),
        (replace(FEBRUARY, bound=Bound.BY), ";VALUE=DATE:20260228", ";VALUE=DATE:20260301"),
        (replace(FEBRUARY, bound=Bound.BEFORE), ";VALUE=DATE:20260131", ";VALUE=DATE:20260201"),
        (replace(FEBRUARY, bound=Bound.SINCE), ";VALUE=DATE:20260201", ";VALUE=DATE:20260202"),
        (replace(AT_TEN, bound=Bound.BEFORE), ";TZID=America/Mexico_City:20260303T100000", ""),
    ],
)
def test_an_event_is_on_its_days_or_at_its_hour_and_never_at_an_invented_one(
    date_told: DateExpression, start: str, end: str
) -> None:
    event = read(entry(date_told))
    assert line(event, "DTSTART") == f"DTSTART{start}"
    assert line(event, "DTEND") == (f"DTEND{end}" if end else "")
    assert line(event, "DURATION") == ""
    assert event["TRANSP"] == ("TRANSPARENT" if "VALUE=DATE" in start else "OPAQUE")


@pytest.mark.parametrize(
    ("date_told", "status", "spanish", "english"),
    [
        (DAY, "CONFIRMED", "", ""),
        (AT_TEN, "CONFIRMED", "", ""),
        (when(date(2026, 4, 28), date(2026, 4, 30), Granularity.RANGE), "CONFIRMED", "", ""),
        (
            FEBRUARY,
            "TENTATIVE",
            "(febrero de 2026, sin día exacto)",
            "(February 2026, no exact day)",
        ),
        (
            replace(FEBRUARY, edge=Edge.EARLY),
            "TENTATIVE",
            "(a principios de febrero de 2026)",
            "(early February 2026)",
        ),
        (
            when(
                date(2026, 6, 1),
                date(2026, 8, 31),
                Granularity.RANGE,
                assumptions=frozenset({Assumption.SEASON}),
            ),
            "TENTATIVE",
            "(junio–agosto de 2026, fecha aproximada)",
            "(June\u2009–\u2009August 2026, date approximate)",
        ),
        (
            replace(DAY, assumptions=frozenset({Assumption.APPROXIMATE})),
            "TENTATIVE",
            "(3 de marzo de 2026, fecha aproximada)",
            "(March 3, 2026, date approximate)",
        ),
        (replace(AT_TEN, assumptions=frozenset({Assumption.HALF_OF_DAY})), "TENTATIVE", "", ""),
        (replace(DAY, assumptions=frozenset({Assumption.YEAR})), "CONFIRMED", "", ""),
        (replace(DAY, bound=Bound.BY), "CONFIRMED", "(a más tardar este día)", "(by this day)"),
        (
            replace(FEBRUARY, bound=Bound.BY, edge=Edge.MID),
            "TENTATIVE",
            "(a más tardar este día; febrero de 2026, fecha aproximada)",
            "(by this day; February 2026, date approximate)",
        ),
        (
            replace(FEBRUARY, bound=Bound.AFTER, edge=Edge.LATE),
            "TENTATIVE",
            "(después de esta fecha: febrero de 2026, fecha aproximada)",
            "(after this date: February 2026, date approximate)",
        ),
        (
            replace(DAY, assumptions=frozenset({Assumption.WEEKDAY_CONTRADICTED})),
            "TENTATIVE",
            "(el comunicado da otro día de la semana)",
            "(the release gives another day of the week)",
        ),
        (replace(DAY, bound=Bound.SINCE), "CONFIRMED", "(a partir de este día)", "(from this day on)"),
        (
            replace(DAY, bound=Bound.AFTER),
            "TENTATIVE",
            "(después de esta fecha: 3 de marzo de 2026)",
            "(after this date: March 3, 2026)",
        ),
    ],
)
def test_what_is_not_known_to_the_day_is_tentative_and_says_how_exactly_it_is_known(
    date_told: DateExpression, status: str, spanish: str, english: str
) -> None:
    for language, remark in ((ES, spanish), (EN, english)):
        event = read(entry(date_told), language=language)
        assert event["STATUS"] == status
        assert str(event["SUMMARY"]) == f"reunión de la comisión {remark}".strip()


@pytest.mark.parametrize(
    ("status", "remark", "notice"),
    [
        (EntryStatus.CANCELLED, "cancelado", "Cancelado, según el comunicado:"),
        (EntryStatus.WITHDRAWN, "retirado", "Retirado: "),
    ],
)
def test_what_will_not_be_is_cancelled_under_the_same_name_and_a_higher_number(
    status: EntryStatus, remark: str, notice: str
) -> None:
    event = read(entry(DAY, status=status, sequence=2))
    assert (event["STATUS"], event["SEQUENCE"], event["UID"]) == ("CANCELLED", 2, "00000000000000aa@vocero")
    assert str(event["SUMMARY"]) == f"reunión de la comisión ({remark})"
    assert str(event["DESCRIPTION"]).startswith(notice)


@pytest.mark.parametrize(
    ("what", "who", "summary"),
    [
        ("una reunión", "la Comisión de Puertos", "una reunión · la Comisión de Puertos"),
        ("reunión de la Comisión", "La Comisión", "reunión de la Comisión"),
        ("una reunión", None, "una reunión"),
    ],
)
def test_whose_event_it_is_stands_in_the_summary(what: str, who: str | None, summary: str) -> None:
    made = entry(DAY)
    told = replace(made.announcement, what=what, who=who)
    assert str(read(replace(made, announcement=told))["SUMMARY"]) == summary


def test_the_source_sentence_is_there_letter_for_letter_with_its_release() -> None:
    event = read(entry(DAY))
    assert str(event["DESCRIPTION"]) == "\n".join(
        [
            SENTENCE,
            "Se reúne la comisión · Ministerio de Obras · 15 de enero de 2026",
            "https://example.org/comisión?a=1,2;3",
        ]
    )
    assert str(event["LOCATION"]) == "Sevilla, España"
    assert str(event["URL"]) == "https://example.org/comisi%C3%B3n?a=1,2;3"
    assert event["CATEGORIES"].cats == ["Reunión"]
    assert event["DTSTAMP"].dt == NOW.astimezone(UTC)


def test_other_sources_and_what_was_said_before_are_quoted_as_well() -> None:
    told = entry(DAY).announcement
    again = replace(told, citation=replace(CITATION, text="Again, on 3 March.", url=None))
    before = replace(told, citation=replace(CITATION, text="It was to be on 2 March.", url=None))
    text = str(read(entry(DAY, sources=(again,), earlier=(before,)), language=EN)["DESCRIPTION"])
    byline = "Se reúne la comisión · Ministerio de Obras · January 15, 2026"
    assert text.split("\n\n")[1:] == [
        f"Also said here:\nAgain, on 3 March.\n{byline}",
        f"Said before:\nIt was to be on 2 March.\n{byline}",
    ]


@pytest.mark.parametrize("url", [None, "", "file:///etc/passwd", "javascript:alert(1)", "no address"])
def test_only_an_address_of_the_web_becomes_a_link(url: str | None) -> None:
    told = replace(entry(DAY).announcement, citation=replace(CITATION, url=url), where=None)
    event = read(entry(DAY, announcement=told))
    assert "URL" not in event
    assert "LOCATION" not in event


@pytest.mark.parametrize("language", list(Language))
def test_a_calendar_without_events_is_a_valid_file_all_the_same(language: Language) -> None:
    calendar = Calendar.from_ical(written(language=language))
    assert calendar.events == []
    assert [zone["TZID"] for zone in calendar.timezones] == ["America/Mexico_City"]
    assert calendar["METHOD"] == "PUBLISH"
    assert "Vocero" in str(calendar["X-WR-CALNAME"])


@pytest.mark.parametrize(
    "zone",
    ["America/Mexico_City", "America/New_York", "Europe/Madrid", "America/Santiago", "Asia/Kathmandu", "UTC"],
)
def test_the_file_itself_tells_the_offsets_of_its_zones(zone: str) -> None:
    months = [
        entry(when(date(2026, month, 3), granularity=Granularity.TIME, time=time(10)), uid=f"{month:016x}")
        for month in range(1, 13)
    ]
    file = written(*months, zone=zone)
    calendar = Calendar.from_ical(file)
    assert [each["TZID"] for each in calendar.timezones] == ([] if zone == "UTC" else [zone])
    expected = [datetime(2026, month, 3, 10, tzinfo=ZoneInfo(zone)).astimezone(UTC) for month in range(1, 13)]
    for defined in calendar.timezones:
        own = defined.to_tz(lookup_tzid=False)
        local = (datetime(2026, month, 3, 10, tzinfo=own) for month in range(1, 13))
        assert [moment.astimezone(UTC) for moment in local] == expected
    second = vobject.readOne(file.decode())
    assert [event.dtstart.value.astimezone(UTC) for event in second.vevent_list] == expected


def test_an_unknown_zone_is_no_file() -> None:
    with pytest.raises(KeyError):  # ZoneInfoNotFoundError is one.
        written(entry(AT_TEN), zone="Nowhere/Land")
