"""`Library.briefing`: what it reads, what it loads, and what happens when a release goes or changes."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from config import Settings
from index import Library, NoSuchRelease
from index.briefing.briefing import DetailKind
from index.events.entry import EntryStatus
from tests.conftest import SEED
from tests.hash_embedder import HashEmbedder

SPANISH = """title: Nuevo muelle en Callao
date: 2026-03-02
lang: es
---
Comunicado n.º 12

La ministra Ana Soto inauguró el lunes el muelle norte de Callao. Muchas gracias. El muelle costó 9,5 millones
de soles. La ministra visitará Paita el 12 de marzo.

Contacto: prensa@puerto.example
"""
ENGLISH = """title: Pier opens in Halifax
date: 2026-03-05
lang: en
---
FOR IMMEDIATE RELEASE

Minister Ruth Dunn opened the north pier of Halifax on Monday. Thank you all. The pier cost $9.5 million. The
Minister will visit Lunenburg on March 12.

Media contact: press@harbor.example
"""
Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("text", "lede", "told", "figure", "name"),
    [
        (SPANISH, "La ministra Ana Soto inauguró", ["El muelle costó", "La ministra visitará"],
         "9,5 millones\nde soles", "ministra Ana Soto"),
        (ENGLISH, "Minister Ruth Dunn opened", ["The pier cost", "The\nMinister will visit"],
         "$9.5 million", "Minister Ruth Dunn"),
    ],
)  # fmt: skip
def test_a_release_is_told_in_its_own_words(
    library: Library, write: Write, text: str, lede: str, told: list[str], figure: str, name: str
) -> None:
    release = library.ingest(write("news.txt", text)).release
    briefing = library.briefing(release.release_id)
    assert briefing.release == release
    assert briefing.lede.text.startswith(lede)
    assert len(briefing.sentences) == len(told)
    for cited, begins in zip(briefing.sentences, told, strict=True):
        assert cited.text.startswith(begins)
        assert library.citation(cited.sentence_id) == cited
    by_kind = {detail.kind: detail.text for detail in briefing.details}
    assert by_kind == {DetailKind.FIGURE: figure, DetailKind.NAME: name}
    (entry,) = briefing.events
    assert entry.when.start.isoformat() == "2026-03-12"
    assert entry.announcement.citation.release_id == release.release_id


def test_the_seed_is_told_with_its_meetings(library: Library) -> None:
    (seed,) = library.releases()
    assert SEED.name in seed.source
    briefing = library.briefing(seed.release_id)
    assert briefing.lede.text.startswith("Como seguimiento a la llamada telefónica")
    assert 3 <= len(briefing.sentences) <= 5
    assert any("viernes 23 de enero" in cited.text for cited in briefing.sentences)
    assert briefing.events[0].when.start.isoformat() == "2026-01-23"
    assert any("Juan Ramón de la Fuente" in detail.text for detail in briefing.details)


def test_events_are_those_of_the_release_alone(library: Library, write: Write) -> None:
    spanish = library.ingest(write("muelle.txt", SPANISH)).release
    english = library.ingest(write("pier.txt", ENGLISH)).release
    for release in (spanish, english):
        events = library.briefing(release.release_id).events
        assert [entry.announcement.citation.release_id for entry in events] == [release.release_id]


def test_an_event_that_another_release_moved_is_told_with_its_new_date(
    library: Library, write: Write
) -> None:
    first = library.ingest(write("muelle.txt", SPANISH)).release
    moved = SPANISH.replace("2026-03-02", "2026-03-06").replace(
        "La ministra visitará Paita el 12 de marzo.",
        "La visita de la ministra a Paita, prevista para el 12 de marzo, se aplazó al 19 de marzo.",
    )
    library.ingest(write("cambio.txt", moved))
    (entry,) = library.briefing(first.release_id).events
    assert entry.when.start.isoformat() == "2026-03-19"
    assert entry.status is EntryStatus.SCHEDULED


def test_only_the_current_version_is_told(library: Library, write: Write) -> None:
    first = library.ingest(write("muelle.txt", SPANISH)).release
    second = library.ingest(write("muelle.txt", SPANISH.replace("9,5", "11,2"))).release
    assert first.release_id == second.release_id
    briefing = library.briefing(first.release_id)
    assert briefing.release.version == 2
    shown = (briefing.lede, *briefing.sentences)
    assert all(cited.current and cited.version == 2 for cited in shown)
    assert briefing.details[0].text == "11,2 millones\nde soles"
    assert all(entry.announcement.citation.current for entry in briefing.events)


def test_a_release_that_is_not_there_is_said_to_be_none(library: Library, write: Write) -> None:
    with pytest.raises(NoSuchRelease):
        library.briefing(4711)
    release = library.ingest(write("muelle.txt", SPANISH)).release
    library.briefing(release.release_id)
    library.remove(release.release_id)
    with pytest.raises(NoSuchRelease):
        library.briefing(release.release_id)


def test_another_process_may_change_and_remove_it(
    library: Library, settings: Settings, embedder: HashEmbedder, write: Write
) -> None:
    release = library.ingest(write("muelle.txt", SPANISH)).release
    library.briefing(release.release_id)
    with Library(settings, embedder=embedder) as other:
        other.ingest(write("muelle.txt", SPANISH.replace("12 de marzo", "20 de marzo")))
        (entry,) = library.briefing(release.release_id).events
        assert entry.when.start.isoformat() == "2026-03-20"
        other.remove(release.release_id)
    with pytest.raises(NoSuchRelease):
        library.briefing(release.release_id)


@pytest.mark.parametrize(
    ("body", "lede"),
    [
        ("El muelle norte de Callao abrió el lunes.", "El muelle norte de Callao abrió el lunes."),
        ("# Abre el muelle norte\n\n# Doce barcos", "Abre el muelle norte"),
        ("Muchas gracias.", "Muchas gracias."),
    ],
)
def test_a_release_of_one_sentence_or_of_headings_has_its_lede_alone(
    library: Library, write: Write, body: str, lede: str
) -> None:
    header = SPANISH.partition("---\n")[0]
    release = library.ingest(write("breve.txt", f"{header}---\n{body}\n")).release
    briefing = library.briefing(release.release_id)
    assert briefing.lede.text == lede
    assert (briefing.sentences, briefing.details, briefing.events) == ((), (), ())


class _Refuses(HashEmbedder):
    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        raise AssertionError("a briefing embeds nothing")


def test_no_model_is_loaded(library: Library, settings: Settings, write: Write) -> None:
    release = library.ingest(write("muelle.txt", SPANISH)).release
    expected = library.briefing(release.release_id)
    with Library(settings, embedder=_Refuses()) as other:
        assert other.briefing(release.release_id) == expected
    with Library(settings.model_copy(update={"model": "no/such-model"})) as other:
        assert other.briefing(release.release_id) == expected


def test_events_found_by_older_rules_are_found_anew(
    library: Library, settings: Settings, write: Write
) -> None:

    release = library.ingest(write("muelle.txt", SPANISH)).release
    with sqlite3.connect(settings.catalogue_path) as connection:
        connection.execute("DELETE FROM events")
        connection.execute("DELETE FROM meta WHERE key = 'events_rules'")
    connection.close()
    assert len(library.briefing(release.release_id).events) == 1
