from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.times.when import begins, in_words, worded
from index import Language
from index.events.expression import Assumption, Bound, DateExpression, DayPart, Edge, Granularity

ES, EN = Language.ES, Language.EN
MEXICO, MADRID, NEW_YORK = "America/Mexico_City", "Europe/Madrid", "America/New_York"


def on(start: str, end: str = "", granularity: Granularity = Granularity.DAY, **more: Any) -> DateExpression:
    first = date.fromisoformat(start)
    return DateExpression((0, 1), first, date.fromisoformat(end or start), granularity, **more)


def at(start: str, hour: str, end: str = "", **more: Any) -> DateExpression:
    return on(start, end, Granularity.TIME, time=time.fromisoformat(hour), **more)


def assuming(*assumptions: Assumption) -> frozenset[Assumption]:
    return frozenset(assumptions)


APRIL = ("2026-04-01", "2026-04-30", Granularity.MONTH)
FIRST_QUARTER = ("2026-01-01", "2026-03-31", Granularity.QUARTER)
WEEK = ("2026-01-19", "2026-01-25", Granularity.WEEK)
SUMMER = ("2026-06-01", "2026-08-31", Granularity.QUARTER)


@pytest.mark.parametrize(
    ("when", "spanish", "english"),
    [
        (on("2026-01-23"), "viernes 23 de enero de 2026", "Friday, January 23, 2026"),
        (
            on("2026-02-01", "2026-02-28", Granularity.MONTH),
            "durante febrero de 2026",
            "during February 2026",
        ),
        (on(*APRIL, edge=Edge.EARLY), "a principios de abril de 2026", "early April 2026"),
        (on(*APRIL, edge=Edge.MID), "a mediados de abril de 2026", "mid-April 2026"),
        (on(*APRIL, edge=Edge.LATE), "a finales de abril de 2026", "late April 2026"),
        (
            on("2026-04-28", "2026-04-30", Granularity.RANGE),
            "del 28 al 30 de abril de 2026",
            "from April 28 to 30, 2026",
        ),
        (
            on("2026-04-28", "2026-05-03", Granularity.RANGE),
            "del 28 de abril al 3 de mayo de 2026",
            "from April 28 to May 3, 2026",
        ),
        (
            on("2026-12-28", "2027-01-03", Granularity.RANGE),
            "del 28 de diciembre de 2026 al 3 de enero de 2027",
            "from December 28, 2026 to January 3, 2027",
        ),
        (
            on("2026-05-01", "2026-06-30", Granularity.RANGE),
            "de mayo a junio de 2026",
            "from May to June 2026",
        ),
        (
            on("2026-12-01", "2027-01-31", Granularity.RANGE),
            "de diciembre de 2026 a enero de 2027",
            "from December 2026 to January 2027",
        ),
        (on(*WEEK), "semana del 19 al 25 de enero de 2026", "week of January 19 to 25, 2026"),
        (
            on("2026-01-26", "2026-02-01", Granularity.WEEK),
            "semana del 26 de enero de 2026",
            "week of January 26, 2026",
        ),
        (
            on(*WEEK, edge=Edge.LATE),
            "a finales de la semana del 19 al 25 de enero de 2026",
            "late in the week of January 19 to 25, 2026",
        ),
        (on(*FIRST_QUARTER), "primer trimestre de 2026", "first quarter of 2026"),
        (
            on("2026-07-01", "2026-12-31", Granularity.HALF),
            "segundo semestre de 2026",
            "second half of 2026",
        ),
        (on("2026-01-01", "2026-12-31", Granularity.YEAR), "durante 2026", "during 2026"),
        (
            on("2026-01-01", "2026-03-31", Granularity.YEAR, edge=Edge.EARLY),
            "a principios de 2026",
            "early 2026",
        ),
        (on("2026-04-01", "2026-09-30", Granularity.YEAR, edge=Edge.MID), "a mediados de 2026", "mid-2026"),
        (
            on(*FIRST_QUARTER, edge=Edge.MID),
            "a mediados del primer trimestre de 2026",
            "middle of the first quarter of 2026",
        ),
        (on(*SUMMER), "verano de 2026", "summer of 2026"),
        (
            on("2026-12-01", "2027-02-28", Granularity.QUARTER),
            "invierno de 2026-27",
            "winter of 2026-27",
        ),
        (on("2026-05-15", bound=Bound.BY), "a más tardar el 15 de mayo de 2026", "by May 15, 2026"),
        (on("2026-05-15", bound=Bound.BEFORE), "antes del 15 de mayo de 2026", "before May 15, 2026"),
        (on("2026-05-15", bound=Bound.SINCE), "a partir del 15 de mayo de 2026", "starting May 15, 2026"),
        (on("2026-05-15", bound=Bound.AFTER), "después del 15 de mayo de 2026", "after May 15, 2026"),
        (on(*APRIL, bound=Bound.BY), "a más tardar en abril de 2026", "by April 2026"),
        (
            on(*APRIL, edge=Edge.MID, bound=Bound.BY),
            "a más tardar a mediados de abril de 2026",
            "by mid-April 2026",
        ),
        (
            on(*FIRST_QUARTER, bound=Bound.BEFORE),
            "antes del primer trimestre de 2026",
            "before the first quarter of 2026",
        ),
        (
            on("2026-06-10", assumptions=assuming(Assumption.APPROXIMATE)),
            "alrededor del 10 de junio de 2026",
            "around June 10, 2026",
        ),
        (
            on("2026-06-10", part=DayPart.MORNING),
            "miércoles 10 de junio de 2026 por la mañana",
            "Wednesday, June 10, 2026 in the morning",
        ),
        (
            at("2026-01-23", "17:30"),
            "viernes 23 de enero de 2026 a las 17:30",
            "Friday, January 23, 2026 at 5:30 PM",
        ),
        (
            at("2026-01-23", "01:00"),
            "viernes 23 de enero de 2026 a la 01:00",
            "Friday, January 23, 2026 at 1:00 AM",
        ),
        (
            at("2026-01-23", "09:00", end_time=time(11)),
            "viernes 23 de enero de 2026 de 09:00 a 11:00",
            "Friday, January 23, 2026 from 9:00 AM to 11:00 AM",
        ),
        (
            at("2026-04-28", "09:00", "2026-04-30"),
            "del 28 al 30 de abril de 2026 a las 09:00",
            "from April 28 to 30, 2026 at 9:00 AM",
        ),
        (
            at("2026-04-28", "09:00", "2026-04-29", end_time=time(1)),
            "del martes 28 de abril de 2026 a las 09:00 al miércoles 29 de abril de 2026 a la 01:00",
            "from Tuesday, April 28, 2026 at 9:00 AM to Wednesday, April 29, 2026 at 1:00 AM",
        ),
        (
            at("2026-01-23", "12:00", bound=Bound.BEFORE),
            "antes del viernes 23 de enero de 2026 a las 12:00",
            "before Friday, January 23, 2026 at 12:00 PM",
        ),
        (
            at("2026-01-23", "17:00", assumptions=assuming(Assumption.HALF_OF_DAY)),
            "viernes 23 de enero de 2026 a las 17:00 (la mañana o la tarde se suponen)",
            "Friday, January 23, 2026 at 5:00 PM (a.m. or p.m. is assumed)",
        ),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(when: DateExpression, spanish: str, english: str) -> None:
    assert in_words(when, ES, MEXICO) == spanish
    assert in_words(when, EN, MEXICO) == english


@pytest.mark.parametrize(
    ("bound", "spanish", "english"),
    [
        (Bound.BEFORE, "antes del 28 de abril de 2026", "before April 28, 2026"),
        (Bound.BY, "a más tardar el 30 de abril de 2026", "by April 30, 2026"),
        (Bound.SINCE, "a partir del 28 de abril de 2026", "starting April 28, 2026"),
        (Bound.AFTER, "después del 30 de abril de 2026", "after April 30, 2026"),
    ],
)
def test_what_lies_beside_a_range_is_told_by_the_day_it_is_measured_from(
    bound: Bound, spanish: str, english: str
) -> None:
    when = on("2026-04-28", "2026-04-30", Granularity.RANGE, bound=bound)
    assert (in_words(when, ES), in_words(when, EN)) == (spanish, english)


@pytest.mark.parametrize(
    ("reader", "spanish", "english"),
    [
        (
            MEXICO,
            "viernes 23 de enero de 2026 a las 18:00 (hora de Ciudad de México)",
            "Friday, January 23, 2026 at 6:00 PM (Mexico City time)",
        ),
        (
            "America/Argentina/Buenos_Aires",
            "viernes 23 de enero de 2026 a las 21:00 (hora de Buenos Aires)",
            "Friday, January 23, 2026 at 9:00 PM (Buenos Aires time)",
        ),
        (
            None,
            "sábado 24 de enero de 2026 a la 01:00 (hora de Madrid)",
            "Saturday, January 24, 2026 at 1:00 AM (Madrid time)",
        ),
        (
            "UTC",
            "sábado 24 de enero de 2026 a las 00:00 (UTC)",
            "Saturday, January 24, 2026 at 12:00 AM (UTC)",
        ),
    ],
)
def test_an_hour_with_a_zone_is_converted_to_the_readers_and_its_day_with_it(
    reader: str | None, spanish: str, english: str
) -> None:
    when = at("2026-01-24", "01:00", zone=MADRID)
    assert (in_words(when, ES, reader), in_words(when, EN, reader)) == (spanish, english)


def test_an_hour_without_a_zone_stays_as_it_is_written() -> None:
    assert in_words(at("2026-01-24", "01:00"), ES, "Asia/Tokyo") == "sábado 24 de enero de 2026 a la 01:00"


@pytest.mark.parametrize("zone", ["America/Nowhere", "../etc", ""])
def test_a_zone_that_is_none_is_named_and_nothing_is_converted(zone: str) -> None:
    assert "a la 01:00" in in_words(at("2026-01-24", "01:00", zone=zone), ES, MEXICO)
    assert "a la 01:00 (hora de Madrid)" in in_words(at("2026-01-24", "01:00", zone=MADRID), ES, zone)


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("language", list(Language))
def test_at_the_ends_of_the_calendar_nothing_breaks(day: date, language: Language) -> None:
    for hour in (time.min, time(23, 59)):
        when = DateExpression((0, 1), day, day, Granularity.TIME, time=hour, zone="UTC")
        for zone in ("Asia/Tokyo", "America/Los_Angeles"):
            assert str(day.year) in in_words(when, language, zone)


def test_the_hour_stands_apart_for_whoever_marks_it() -> None:
    said = worded(at("2026-01-23", "09:00", end_time=time(11)), ES)
    assert (said.hour, said.after) == ("09:00", " a 11:00")
    assert worded(on("2026-01-23"), ES).hour == ""


def test_a_moment_is_known_where_an_hour_of_one_day_is() -> None:
    moment = datetime(2026, 1, 23, 16, tzinfo=UTC)
    assert begins(at("2026-01-23", "10:00"), MEXICO) == moment
    assert begins(at("2026-01-23", "11:00", zone=NEW_YORK), MEXICO) == moment
    assert begins(at("2026-01-23", "10:00", "2026-01-25"), MEXICO) is None
    assert begins(on("2026-01-23"), MEXICO) is None
