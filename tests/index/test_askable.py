from datetime import date
from pathlib import Path

import pytest

from config import Settings
from index import Language, Library
from index.askable import KINDS, NEWEST, OPENING, Opening, askable
from index.mentions import MentionKind
from tests.hash_embedder import HashEmbedder

ES, EN = Language.ES, Language.EN
TIME, QUANTITY, NAME, QUOTATION = KINDS


def opening(number: int, *sentences: str, day: int | None = 1, language: Language = ES) -> Opening:
    published = date(2026, 3, day) if day else None
    return Opening(number, f"Nota {number}", language, published, sentences)


@pytest.mark.parametrize(
    ("language", "sentences", "kinds"),
    [
        (ES, ["El puerto reabre el 4 de mayo de 2026."], (TIME,)),
        (ES, ["las obras costaron 3 millones de pesos."], (QUANTITY,)),
        (ES, ["llegó la alcaldesa Eva Sanz.", "dijo: “Abriremos el muelle muy pronto”."], (NAME, QUOTATION)),
        (EN, ["The library stays open from June 1, 2026.", "they spent 40,000 pounds."], (TIME, QUANTITY)),
        (EN, ["we thank Mayor Rita Holm.", "it ends on May 4."], (TIME, NAME)),
    ],
)
def test_a_release_can_be_asked_for_the_kinds_of_facts_it_states(
    language: Language, sentences: list[str], kinds: tuple[MentionKind, ...]
) -> None:
    (found,) = askable([opening(7, *sentences, language=language)])
    assert (found.release_id, found.title, found.language, found.kinds) == (7, "Nota 7", language, kinds)


def test_the_newest_come_first_and_the_undated_last() -> None:
    fact = "Abre el 4 de mayo de 2026."
    made = [
        opening(1, fact, day=None),
        opening(2, fact, day=5),
        opening(3, fact, day=9),
        opening(4, fact, day=5),
    ]
    assert [each.release_id for each in askable(made)] == [3, 4, 2]
    assert [each.release_id for each in askable(made[:2])] == [2, 1]


def test_a_release_that_states_nothing_is_not_offered_and_no_older_one_instead() -> None:
    fact = "Abre el 4 de mayo de 2026."
    made = [opening(number, fact, day=number) for number in range(1, NEWEST + 1)]
    assert [each.release_id for each in askable([*made, opening(9, "nada más.", day=9)])] == [3, 2]


def test_only_the_beginning_is_read() -> None:
    silent = ["nada más."] * OPENING
    assert askable([opening(1, *silent, "Abre el 4 de mayo de 2026.")]) == ()
    assert askable([]) == ()


def test_the_catalogue_opens_the_newest_releases_in_their_current_version(
    settings: Settings, embedder: HashEmbedder, tmp_path: Path
) -> None:
    def write(name: str, day: str, body: str) -> Path:
        path = tmp_path / name
        path.write_text(f"title: Nota {name}\ndate: {day}\nlang: es\n---\n{body}\n", encoding="utf-8")
        return path

    with Library(settings, embedder=embedder) as library:
        assert library._catalogue.openings(limit=3, sentences=2) == ()
        library.ingest(write("a.txt", "2026-03-01", "Uno es uno. Dos son dos. Tres son tres."))
        library.ingest(write("b.txt", "2026-03-09", "Cuatro son más."))
        library.ingest(write("a.txt", "2026-03-01", "Cinco son más. Seis son más. Siete son más."))
        assert library._catalogue.openings(limit=3, sentences=2) == (
            Opening(2, "Nota b.txt", ES, date(2026, 3, 9), ("Cuatro son más.",)),
            Opening(1, "Nota a.txt", ES, date(2026, 3, 1), ("Cinco son más.", "Seis son más.")),
        )
        assert [each.release_id for each in library._catalogue.openings(limit=1, sentences=2)] == [2]
