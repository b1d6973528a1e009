"""Stories of two or three releases, from their text to the entry of the calendar."""

from dataclasses import replace
from pathlib import Path

import pytest

from config import Settings
from index import Library
from index.events.entry import EntryStatus
from tests.hash_embedder import HashEmbedder
from tests.index.events.storytelling import Told, en, es, lines

PUERTOS = es("03-02", "La Comisión de Puertos sostendrá una reunión el 12 de marzo en Veracruz.")
PORTS = en(
    "03-02", "The Port Commission will hold a meeting on March 12 in Veracruz. Members will set rates."
)
MOVED, CANCELLED = ["03-19 scheduled 1 by 2 was 1"], ["03-12 cancelled 1 by 2 was 1"]


@pytest.mark.parametrize(
    "text",
    [
        "La reunión de la Comisión de Puertos se pospone al 19 de marzo.",
        "La reunión de la Comisión de Puertos se pospuso para el 19 de marzo por causas de fuerza mayor.",
        "La reunión de la Comisión de Puertos, prevista para el 12 de marzo, se aplaza al 19 de marzo.",
        "La Comisión de Puertos informa que su reunión ha sido reprogramada para el jueves 19 de marzo.",
    ],
)
def test_a_meeting_is_moved_by_whose_it_is(text: str) -> None:
    assert lines(PUERTOS, es("03-09", text)) == MOVED


@pytest.mark.parametrize(
    "text",
    [
        "The port commission's meeting has been rescheduled to March 19.",
        "The Port Commission has moved its meeting to Thursday, March 19.",
        "The Port Commission's March 12 meeting has been pushed back to March 19.",
        "The Port Commission meeting was postponed from March 12 to March 19.",
        "The meeting of the Port Commission has been postponed until March 19.",
    ],
)
@pytest.mark.parametrize("first", [PORTS, PUERTOS], ids=["english", "across languages"])
def test_a_meeting_is_moved_in_english(first: Told, text: str) -> None:
    assert lines(first, en("03-09", text)) == MOVED


@pytest.mark.parametrize(
    "told",
    [
        es("03-09", "La reunión de la Comisión de Puertos queda cancelada."),
        es("03-09", "Queda cancelada la reunión de la Comisión de Puertos prevista para el 12 de marzo."),
        es("03-09", "La reunión de la Comisión de Puertos se aplaza hasta nuevo aviso."),
        es("03-09", "La reunión de la Comisión de Puertos no se realizará."),
        es("03-09", "Se suspende la reunión de la Comisión de Puertos."),
        es("03-09", "La Comisión de Puertos canceló la reunión que sostendría en Veracruz."),
        en("03-09", "The meeting of the Port Commission will no longer take place."),
        en("03-09", "The Port Commission meeting is postponed until further notice."),
        en("03-09", "The meeting of the Port Commission has been canceled."),
        en("03-09", "The Port Commission's meeting has been called off."),
        en("03-09", "The Port Commission has cancelled its upcoming meeting."),
        en("03-09", "The Port Commission meeting scheduled for March 12 will not take place."),
    ],
    ids=lambda told: told.text[:40],
)
@pytest.mark.parametrize("first", [PUERTOS, PORTS], ids=["es", "en"])
def test_a_meeting_is_cancelled_by_whose_it_is(first: Told, told: Told) -> None:
    assert lines(first, told) == CANCELLED


STORIES: dict[str, tuple[list[Told], list[str]]] = {
    "who meets stands before the verb": (
        [
            es("03-02", "La Comisión de Puertos se reunirá el 12 de marzo en Veracruz."),
            es("03-09", "La reunión de la Comisión de Puertos se pospone al 19 de marzo."),
        ],
        MOVED,
    ),
    "only the title says whose meeting": (
        [
            PUERTOS,
            es("03-09", "La reunión se pospone al 19 de marzo.", "Comisión de Puertos pospone su reunión"),
        ],
        MOVED,
    ),
    "brought forward": (
        [PUERTOS, es("03-05", "La reunión de la Comisión de Puertos se adelanta al 10 de marzo.")],
        ["03-10 scheduled 1 by 2 was 1"],
    ),
    "to some day of a month, and then to a day of it": (
        [
            PUERTOS,
            es("03-09", "La reunión de la Comisión de Puertos se pospone para abril."),
            es("03-30", "La reunión de la Comisión de Puertos se realizará el 16 de abril en Veracruz."),
        ],
        ["04-16 scheduled 2 by 3 was 2,1"],
    ),
    "moved, and told again on its new day": (
        [
            PUERTOS,
            es("03-09", "La reunión de la Comisión de Puertos se pospone al 19 de marzo."),
            es("03-12", "La Comisión de Puertos sostendrá una reunión el 19 de marzo en Veracruz."),
        ],
        ["03-19 scheduled 1 by 2 also 3 was 1"],
    ),
    "cancelled, and then given a new day": (
        [
            PUERTOS,
            es("03-09", "La reunión de la Comisión de Puertos queda cancelada."),
            es("03-12", "La reunión de la Comisión de Puertos fue reprogramada para el 26 de marzo."),
        ],
        ["03-26 scheduled 2 by 3 was 2,1"],
    ),
    "moved, and then cancelled": (
        [
            PORTS,
            en("03-09", "The Port Commission meeting has been rescheduled to March 19."),
            en("03-15", "The Port Commission meeting has been cancelled."),
        ],
        ["03-19 cancelled 2 by 3 was 2,1"],
    ),
    "a visit": (
        [
            es("03-20", "El ministro Tomás Brandt realizará una visita oficial a Lima el 7 de abril."),
            es("04-01", "La visita del ministro Brandt a Lima se pospone al 14 de abril."),
        ],
        ["04-14 scheduled 1 by 2 was 1"],
    ),
    "a correction": (
        [
            PUERTOS,
            es(
                "03-03", "Fe de erratas: la reunión de la Comisión de Puertos será el 13 y no el 12 de marzo."
            ),
        ],
        ["03-13 scheduled 1 by 2 was 1"],
    ),
    "a correction in English": (
        [
            PORTS,
            en("03-03", "CORRECTION: The Port Commission meeting will be held on March 13, not March 12."),
        ],
        ["03-13 scheduled 1 by 2 was 1"],
    ),
    "a version that says that it is moved": (
        [
            replace(PUERTOS, name="one"),
            replace(
                PUERTOS,
                name="one",
                text="La Comisión de Puertos pospuso su reunión del 12 de marzo al 13 de marzo.",
            ),
        ],
        ["03-13 scheduled 1 by 2 was 1"],
    ),
    "a trip that is cancelled": (
        [
            en("03-20", "Secretary Ingrid Solberg will travel to Lima on April 7."),
            en("04-01", "Secretary Solberg's trip to Lima has been canceled."),
        ],
        ["04-07 cancelled 1 by 2 was 1"],
    ),
    "a hearing of a committee that is told without its topic": (
        [
            en("04-01", "The Committee on Water will hold a hearing on river safety on April 14."),
            en("04-05", "The Committee on Water hearing has been rescheduled to April 21."),
        ],
        ["04-21 scheduled 1 by 2 was 1"],
    ),
    "a summit, across languages": (
        [
            es("03-20", "La Cumbre Andina de Transporte se celebrará del 9 al 10 de junio en Quito."),
            en("05-01", "The Andean Transport Summit has been postponed to June 16-17."),
        ],
        ["06-16/06-17 scheduled 1 by 2 was 1"],
    ),
    "the acronym of the group": (
        [
            es(
                "03-02",
                "La Comisión Nacional de Puertos (CONAPU) sostendrá una reunión el 12 de marzo en Veracruz.",
            ),
            es("03-09", "La reunión de la CONAPU se pospone al 19 de marzo."),
        ],
        MOVED,
    ),
    "the acronym of the talks": (
        [
            en("07-02", "The two governments will hold the High-Level Mining Dialogue (HLMD) in September."),
            en("08-20", "The HLMD will take place on September 9 in Quito."),
        ],
        ["09-09 scheduled 1 by 2 was 1"],
    ),
    "the name of the talks in the other language": (
        [
            es("07-02", "El Diálogo Minero de Alto Nivel se celebrará en septiembre."),
            en("08-20", "The High-Level Mining Dialogue will take place on September 9 in Quito."),
        ],
        ["09-09 scheduled 1 by 2 was 1"],
    ),
    "another issuer, in other words": (
        [PUERTOS, es("03-05", "Veracruz será sede de la reunión de la Comisión de Puertos el 12 de marzo.")],
        ["03-12 scheduled 0 by 1 also 2"],
    ),
    "both sides, each in its language": (
        [
            en("04-01", "Secretary Ingrid Solberg will meet with Minister Elena Quiroga on April 7 in Lima."),
            es("04-02", "La ministra Elena Quiroga se reunirá con Ingrid Solberg el 7 de abril en Lima."),
        ],
        ["04-07 scheduled 0 by 1 also 2"],
    ),
    "more exact each time": (
        [
            es("01-15", "Ambos gobiernos celebrarán una Reunión Ministerial de Pesca en febrero."),
            es("01-25", "La Reunión Ministerial de Pesca se celebrará el 12 de febrero."),
            es("02-05", "La Reunión Ministerial de Pesca tendrá lugar el 12 de febrero a las 10:00 horas."),
        ],
        ["02-12 10:00 scheduled 2 by 3 was 2,1"],
    ),
    "vaguer the second time": (
        [
            en("01-15", "The Fisheries Ministerial will be held on February 12 in Halifax."),
            en("01-25", "The two governments will hold the Fisheries Ministerial in February."),
        ],
        ["02-12 scheduled 0 by 1 also 2"],
    ),
    "a version with another day": (
        [
            replace(PUERTOS, name="one"),
            replace(PUERTOS, name="one", text=PUERTOS.text.replace("12", "13")),
        ],
        ["03-13 scheduled 1 by 2 was 1"],
    ),
    "a version without it": (
        [replace(PUERTOS, name="one"), replace(PUERTOS, name="one", text="La Comisión revisa tarifas.")],
        ["03-12 withdrawn 1 by 1"],
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_a_story_of_one_event_is_one_entry(name: str) -> None:
    releases, expected = STORIES[name]
    assert lines(*releases) == expected


def test_a_library_tells_of_the_move_with_both_sentences(settings: Settings, tmp_path: Path) -> None:
    with Library(settings, embedder=HashEmbedder()) as library:
        for name, told in (
            ("first", PUERTOS),
            ("second", en("03-09", "The port commission's meeting has been rescheduled to March 19.")),
        ):
            path = tmp_path / f"{name}.txt"
            header = f"title: {told.title}\ndate: {told.published}\nlang: {told.language}\n---\n"
            path.write_text(f"{header}{told.text}\n", encoding="utf-8")
            library.ingest(path)
        (entry,) = library.calendar().entries
    assert (entry.status, entry.when.start.day, entry.sequence) == (EntryStatus.SCHEDULED, 19, 1)
    assert (
        entry.announcement.citation.text == "The port commission's meeting has been rescheduled to March 19."
    )
    assert [each.citation.text for each in entry.earlier] == [PUERTOS.text]
