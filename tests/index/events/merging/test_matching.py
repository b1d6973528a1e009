from datetime import time

import pytest

from index.events.announcement import Announcement
from index.events.calendar import Calendar
from index.events.event import Change, EventKind
from tests.index.events.calendar_words import EN, ES, on, told

SUMMIT, HEARING, VISIT = EventKind.SUMMIT, EventKind.HEARING, EventKind.VISIT
CALL, CEREMONY, OTHER = EventKind.CALL, EventKind.CEREMONY, EventKind.OTHER


def count(*announcements: Announcement) -> int:
    return len(Calendar.of(announcements).entries)


SAME = {
    "a month and a day of it": (
        told("una Reunión Ministerial de Seguridad", on("02"), event=1, where="Washington, D.C."),
        told("la Reunión Ministerial de Seguridad", on("02-12"), event=2, published="01-20"),
    ),
    "in the two languages": (
        told("una Reunión Ministerial de Seguridad", on("02"), event=1, where="Washington, D.C."),
        told("the Security Ministerial", on("02-12"), event=2, where="Washington", language=EN),
    ),
    "in the two languages by a name written otherwise": (
        told("la cumbre de las Naciones Unidas sobre el agua", on("03-22"), event=1, kind=SUMMIT),
        told("the U.N. summit on water", on("03-22"), event=2, kind=SUMMIT, language=EN),
    ),
    "by who meets where": (
        told("un encuentro", on("03-04"), event=1, who="Elena Quiroga y Tomás Brandt", where="Berlín"),
        told("una reunión", on("03-04"), event=2, who="Tomás Brandt con Elena Quiroga", where="Berlín"),
    ),
    "with one of them named in what the other says": (
        told("reunión con el canciller Brandt", on("03-04"), event=1, who="Elena Quiroga", where="Berlín"),
        told("a meeting", on("03-04"), event=2, who="Quiroga and Brandt", where="Berlín", language=EN),
    ),
    "an hour is told later": (
        told("el Foro de Energía Solar", on("05-06"), event=1, kind=OTHER),
        told("el Foro de Energía Solar", on("05-06", at=time(10)), event=2, kind=OTHER, published="01-20"),
    ),
    "a range and its first day": (
        told("the Alpine Transport Summit", on("06-09", "06-10"), event=1, kind=SUMMIT, language=EN),
        told("the Alpine Transport Summit", on("06-09"), event=2, kind=SUMMIT, language=EN),
    ),
    "one issuer repeats itself in short": (
        told("la reunión sobre el agua", on("03-12"), event=1, issuer="Agua"),
        told("reunión sobre agua", on("03-12"), event=2, issuer="Agua", published="01-20"),
    ),
    "a country and its city": (
        told("el Foro de Energía Solar", on("05-06"), event=1, kind=OTHER, where="Alemania"),
        told("el Foro de Energía Solar", on("05-06"), event=2, kind=OTHER, where="Berlín"),
    ),
    "the same edition in words and in digits": (
        told("la décima Cumbre del Pacífico", on("06-09"), event=1, kind=SUMMIT),
        told("the 10th Pacific Summit", on("06-09"), event=2, kind=SUMMIT, language=EN),
    ),
    "a sentence that goes on about it": (
        told("la Mesa de Diálogo Agrario", on("02"), event=1, release=1, kind=OTHER),
        told("el encuentro", on("02-12"), event=2, release=1),
    ),
}
APART = {
    "two places on a day": (
        told("an open town hall", on("04-07"), event=1, where="Ashford", language=EN),
        told("an open town hall", on("04-07"), event=2, where="Millbrook", language=EN),
    ),
    "two topics on a day": (
        told("reunión sobre migración laboral", on("04-07"), event=1, who="Elena Quiroga", where="Lima"),
        told("reunión sobre comercio digital", on("04-07"), event=2, who="Elena Quiroga", where="Lima"),
    ),
    "two guests of one host": (
        told("bilateral meeting with Tomás Brandt", on("04-07"), event=1, who="Quiroga", language=EN),
        told("bilateral meeting with Ingrid Solberg", on("04-07"), event=2, who="Quiroga", language=EN),
    ),
    "two groups of which one meets some time in the month": (
        told("el Grupo de Implementación de Seguridad", on("02-20"), event=1),
        told("la Reunión Ministerial de Seguridad", on("02"), event=2),
    ),
    "two editions": (
        told("la 10.ª Cumbre del Pacífico", on("06-09"), event=1, kind=SUMMIT),
        told("la 11.ª Cumbre del Pacífico", on("06-09"), event=2, kind=SUMMIT),
    ),
    "two years": (
        told("el Foro Solar Andino 2026", on("06"), event=1, kind=OTHER),
        told("el Foro Solar Andino 2027", on("06-09"), event=2, kind=OTHER),
    ),
    "a group meets again": (
        told("una reunión del Grupo de Trabajo Portuario", on("02-03"), event=1),
        told("una reunión del Grupo de Trabajo Portuario", on("02-24"), event=2, published="01-20"),
    ),
    "a series and one of it": (
        told("listening sessions on river safety", on("04"), event=1, language=EN),
        told("a listening session on river safety", on("04-07"), event=2, language=EN),
    ),
    "two in one sentence": (
        told("la visita a Lima", on("04-07"), event=1, release=1, sentence=1, kind=VISIT),
        told("una reunión en Lima", on("04-07"), event=2, release=1, sentence=1),
    ),
    "two hours in one release": (
        told("Taller de Planeación Urbana", on("04-07", at=time(9)), event=1, release=1, kind=OTHER),
        told("Taller de Planeación Urbana", on("04-07", at=time(16)), event=2, release=1, kind=OTHER),
    ),
    "nothing but a common word": (
        told("una reunión", on("04-07"), event=1),
        told("la reunión", on("04-07"), event=2),
    ),
    "the same person only": (
        told("una reunión", on("04-07"), event=1, who="Elena Quiroga"),
        told("un encuentro", on("04-07"), event=2, who="Elena Quiroga"),
    ),
    "a ceremony and a hearing": (
        told("Premio Nacional de Puentes", on("04-07"), event=1, kind=CEREMONY),
        told("Premio Nacional de Puentes", on("04-07"), event=2, kind=HEARING),
    ),
    "releases of two years": (
        told("el Foro Solar Andino", on("12"), event=1, kind=OTHER, published="2024-11-02"),
        told("el Foro Solar Andino", on("12-09"), event=2, kind=OTHER),
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_one_event_told_twice_is_one(name: str) -> None:
    assert count(*SAME[name]) == 1


@pytest.mark.parametrize("name", APART)
def test_two_events_stay_two(name: str) -> None:
    assert count(*APART[name]) == 2


MOVES = {
    "as its former date says": (
        told("reunión del Grupo de Trabajo Portuario", on("02-03"), event=1),
        told(
            "la reunión del Grupo de Trabajo Portuario",
            on("02-24"),
            event=2,
            published="01-20",
            change=Change.MOVED,
            former=on("02-03"),
        ),
    ),
    "without its former date": (
        told("the port security hearing", on("02-03"), event=1, kind=HEARING, language=EN),
        told(
            "port security hearing",
            on("02-24"),
            event=2,
            published="01-20",
            change=Change.MOVED,
            kind=HEARING,
            language=EN,
        ),
    ),
    "across languages, without any date": (
        told("la audiencia sobre seguridad portuaria", on("02-03"), event=1, kind=HEARING),
        told("the port security hearing", None, event=2, change=Change.CANCELLED, kind=HEARING, language=EN),
    ),
    "named by the title only": (
        told("la Mesa de Diálogo Agrario", on("02-03"), event=1, kind=OTHER),
        told(
            "la reunión",
            None,
            event=2,
            change=Change.CANCELLED,
            former=on("02-03"),
            title="Se cancela la Mesa de Diálogo Agrario",
        ),
    ),
    "a summit slips without a word of it": (
        told("the Alpine Transport Summit", on("06-09", "06-10"), event=1, kind=SUMMIT, language=EN),
        told(
            "the Alpine Transport Summit",
            on("06-16", "06-17"),
            event=2,
            kind=SUMMIT,
            language=EN,
            published="02-01",
        ),
    ),
}


@pytest.mark.parametrize("name", MOVES)
def test_what_a_later_sentence_changes_is_one_event(name: str) -> None:
    assert count(*MOVES[name]) == 1


@pytest.mark.parametrize("published", ["01-15", "06-11"])
def test_a_summit_slips_only_in_a_later_release_and_before_it_is_over(published: str) -> None:
    first, second = (
        told("the Alpine Transport Summit", on(day), event=event, kind=SUMMIT, published=told_on)
        for day, event, told_on in (("06-09", 1, "01-15"), ("06-19", 2, published))
    )
    assert count(first, second) == 2


def test_of_several_meetings_the_one_of_the_former_date_is_moved() -> None:
    meetings = [
        told("reunión del Grupo de Trabajo Portuario", on(day), event=event)
        for event, day in enumerate(("02-03", "02-10", "02-17"))
    ]
    moved = told(
        "la reunión del Grupo de Trabajo Portuario",
        on("02-12"),
        event=9,
        published="01-20",
        change=Change.MOVED,
        former=on("02-10"),
    )
    days = sorted(entry.when.start.day for entry in Calendar.of([*meetings, moved]).entries)
    assert days == [3, 12, 17]


def test_a_cancellation_of_nothing_known_is_told_apart() -> None:
    calendar = Calendar.of([told("la reunión", None, event=1, change=Change.CANCELLED, language=ES)])
    assert not calendar.entries
    assert [each.event_id for each in calendar.unplaced] == [1]
