from dataclasses import replace

import pytest

from index.events.announcement import Announcement
from index.events.calendar import Calendar
from index.events.event import Change, EventKind
from index.events.expression import DateExpression
from tests.index.events.calendar_words import EN, on, told

MOVED, CANCELLED = Change.MOVED, Change.CANCELLED
VISIT, DEADLINE, HEARING = EventKind.VISIT, EventKind.DEADLINE, EventKind.HEARING


def told_at_first(what: str, who: str | None = None, *, issuer: str | None = None) -> Announcement:
    return told(what, on("04-07"), event=1, who=who, where="Lima", published="04-01", issuer=issuer)


def changed(
    what: str,
    change: Change,
    when: DateExpression | None = None,
    *,
    title: str = "",
    text: str | None = None,
    issuer: str | None = None,
    kind: EventKind = EventKind.MEETING,
    english: bool = False,
) -> Announcement:
    language = EN if english else told_at_first("x").citation.language
    return told(
        what,
        when,
        event=2,
        change=change,
        published="04-03",
        title=title,
        text=text,
        issuer=issuer,
        kind=kind,
        language=language,
    )


def story(*announcements: Announcement) -> list[str]:
    calendar = Calendar.of(announcements)
    entries = [f"{entry.when.start:%m-%d} {entry.status} {entry.sequence}" for entry in calendar.entries]
    return [*entries, *("unplaced" for _ in calendar.unplaced)]


GROUP = told_at_first("una reunión", "La Comisión de Puertos")
PAIR = told_at_first("se reunirá con el ministro Tomás Brandt", "La canciller Elena Quiroga")
TRIP = told(
    "travel to Lima",
    on("04-07"),
    event=1,
    kind=VISIT,
    who="Secretary Ingrid Solberg",
    where="Lima",
    published="03-20",
    language=EN,
)
GRANT = "El plazo para presentar solicitudes a la beca Horizonte"

CHANGES: dict[str, tuple[list[Announcement], str]] = {
    "the group": (
        [GROUP, changed("La reunión de la Comisión de Puertos", MOVED, on("04-09"))],
        "04-09 scheduled 1",
    ),
    "the group, put off for good": (
        [GROUP, changed("The port commission's meeting", MOVED, english=True)],
        "04-07 cancelled 1",
    ),
    "the group, though the topic is not told again": (
        [
            told_at_first("una reunión sobre tarifas de carga en terminales", "La Comisión de Puertos"),
            changed("La reunión de la Comisión de Puertos", CANCELLED),
        ],
        "04-07 cancelled 1",
    ),
    "the sentence says whose": (
        [GROUP, changed("su reunión", CANCELLED, text="La Comisión de Puertos cancela su reunión")],
        "04-07 cancelled 1",
    ),
    "the group, which meets with others": (
        [
            told_at_first("una reunión", "La Comisión de Puertos y la Marina"),
            changed("La reunión de la Comisión de Puertos", MOVED, on("04-09")),
        ],
        "04-09 scheduled 1",
    ),
    "two who meet": (
        [PAIR, changed("La reunión entre la canciller Quiroga y el ministro Brandt", MOVED, on("04-09"))],
        "04-09 scheduled 1",
    ),
    "a guest, by the same issuer": (
        [
            told_at_first("una reunión con el ministro Tomás Brandt", issuer="Cancillería"),
            changed("La reunión con el ministro Brandt", CANCELLED, issuer="Cancillería"),
        ],
        "04-07 cancelled 1",
    ),
    "a trip": (
        [TRIP, changed("El viaje de la secretaria Solberg a Lima", CANCELLED, kind=VISIT)],
        "04-07 cancelled 1",
    ),
    "a deadline that is extended": (
        [
            told(GRANT, on("04-15"), event=1, kind=DEADLINE, published="03-20"),
            changed(GRANT, MOVED, on("04-30"), kind=DEADLINE),
        ],
        "04-30 scheduled 1",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_changed_is_found_by_its_words(name: str) -> None:
    announcements, expected = CHANGES[name]
    assert story(*announcements) == [expected]


UNCHANGED: dict[str, tuple[Announcement, Announcement]] = {
    "a person met by somebody": (
        told_at_first("una reunión con el ministro Tomás Brandt"),
        changed("La reunión con el ministro Brandt", CANCELLED),
    ),
    "another traveller": (
        TRIP,
        changed("Secretary Brandt's trip to Lima", CANCELLED, kind=VISIT, english=True),
    ),
    "a visit of the group that meets": (
        GROUP,
        changed("La visita de la Comisión de Puertos", CANCELLED, kind=VISIT),
    ),
    "the same in another town": (
        told_at_first("la Feria Andina del Transporte Marítimo"),
        replace(changed("la Feria Andina del Transporte Marítimo", CANCELLED), where="Loja"),
    ),
    "a word only": (told_at_first("reunión sobre el agua"), changed("la sesión sobre el agua", CANCELLED)),
}


@pytest.mark.parametrize("name", UNCHANGED)
def test_what_may_be_another_is_not_cancelled(name: str) -> None:
    assert story(*UNCHANGED[name]) == ["04-07 scheduled 0", "unplaced"]


@pytest.mark.parametrize(("second", "moved"), [("04-11", False), ("04-20", True)])
def test_of_two_that_fit_the_nearest_is_meant_only_if_it_is_clearly_nearer(second: str, moved: bool) -> None:
    other = told("otra reunión", on(second), event=3, who="La Comisión de Puertos", published="04-01")
    change = changed("La reunión de la Comisión de Puertos", MOVED, on("04-30"))
    days = [entry.when.start.strftime("%m-%d") for entry in Calendar.of([GROUP, other, change]).entries]
    assert days == ([second, "04-30"] if moved else ["04-07", second, "04-30"])


def test_a_move_does_not_mean_what_was_to_be_on_its_new_day_anyhow() -> None:
    other = told("una reunión", on("04-09"), event=3, who="La Comisión de Puertos", published="04-01")
    change = changed("La reunión de la Comisión de Puertos", MOVED, on("04-09"))
    assert "04-07 scheduled 0" not in story(GROUP, other, change)


ONE: dict[str, tuple[Announcement, Announcement]] = {
    "the group meets, and its meeting": (
        told("una reunión", on("04-07"), event=1, who="La Comisión de Puertos"),
        told("la reunión de la Comisión de Puertos", on("04-07"), event=2),
    ),
    "the same in the other language": (
        told("una reunión", on("04-07"), event=1, who="La Comisión de Puertos"),
        told("The Port Commission meeting", on("04"), event=2, language=EN),
    ),
    "whose dialogue it is, the other says in its title": (
        told("a High-Level Mining Dialogue", on("04"), event=1, language=EN, title="Chile-Peru cooperation"),
        told("the relaunch of the Chile-Peru High-Level Mining Dialogue", on("04-07"), event=2, language=EN),
    ),
    "the place stands in what is announced": (
        told(
            "meet on April 7 in Quito",
            on("04-07"),
            event=1,
            who="The Port Commission",
            where="Quito",
            language=EN,
        ),
        told("la reunión de la Comisión de Puertos", on("04-07"), event=2),
    ),
}


@pytest.mark.parametrize("name", ONE)
def test_a_full_name_makes_two_announcements_one(name: str) -> None:
    assert len(story(*ONE[name])) == 1


TWO: dict[str, tuple[Announcement, Announcement]] = {
    "a group, and one with a longer name": (
        told("una reunión", on("04-07"), event=1, who="La Comisión de Puertos"),
        told("la reunión de la Comisión de Puertos Fluviales", on("04-07"), event=2),
    ),
    "two groups that meet the same minister on the same matter": (
        told("una reunión con Elena Quiroga sobre agua", on("04-07"), event=1, who="El Comité de Energía"),
        told("una reunión con Elena Quiroga sobre agua", on("04-07"), event=2, who="El Consejo de Ciencia"),
    ),
    "the same in the other language": (
        told("una reunión sobre agua potable", on("04-07"), event=1, who="El Comité de Salud"),
        told("the Science Council meeting on drinking water", on("04-07"), event=2, language=EN),
    ),
    "a group and one with more tasks, in one town": (
        told("una reunión", on("04-07"), event=1, who="El Comité de Agua", where="Loja"),
        told("la reunión del Comité de Agua y Energía", on("04-07"), event=2, where="Loja"),
    ),
    "a council and a commission of one issuer": (
        told("la reunión del Consejo de Puertos", on("04-07"), event=1, issuer="Puertos"),
        told("la reunión de la Comisión de Puertos", on("04-07"), event=2, issuer="Puertos"),
    ),
    "another group, whose day is told": (
        told_at_first("la reunión del Consejo de Puertos"),
        replace(changed("la reunión de la Comisión de Puertos", CANCELLED), former=on("04-07")),
    ),
    "a group in two towns": (
        told("una reunión", on("04-07"), event=1, who="La Comisión de Puertos", where="Veracruz"),
        told("la reunión de la Comisión de Puertos", on("04-07"), event=2, where="Tampico"),
    ),
    "a regular and a special one": (
        told("sesión ordinaria del Consejo de Ciencia", on("04"), event=1),
        told("special session of the Science Council", on("04-07"), event=2, language=EN),
    ),
    "whose dialogue it is, nothing says": (
        told("a High-Level Mining Dialogue", on("04"), event=1, language=EN),
        told("the relaunch of the Chile-Peru High-Level Mining Dialogue", on("04-07"), event=2, language=EN),
    ),
}


@pytest.mark.parametrize("name", TWO)
def test_a_name_that_is_not_the_same_keeps_them_apart(name: str) -> None:
    assert len(story(*TWO[name])) == 2


def test_being_somewhere_does_not_go_on_about_a_visit() -> None:
    visit = told("la visita que hará a varios países", on("05"), event=1, release=1, kind=VISIT)
    stay = told("estará el lunes en Lisboa", on("05-04"), event=2, release=1, where="Lisboa")
    assert len(story(visit, stay)) == 2


def test_another_hearing_of_the_committee_does_not_hide_the_one_that_is_moved() -> None:
    hearing = told(
        "a hearing on river safety",
        on("04-14"),
        event=1,
        kind=HEARING,
        who="The Committee on Water",
        language=EN,
    )
    moved = changed("The Committee on Water hearing", MOVED, on("04-21"), kind=HEARING, english=True)
    assert story(hearing, moved) == ["04-21 scheduled 1"]
