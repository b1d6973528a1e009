"""The acronyms of releases in the catalogue, and a catalogue of the format before it had them."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from config import Settings
from index import Library
from index.catalogue import Catalogue
from index.database import SCHEMA_VERSION, Database
from index.lexical import words
from index.release import Language
from tests.hash_embedder import HashEmbedder

ES, EN = Language.ES, Language.EN
SPANISH = """title: Agua
lang: es
---
La Junta Hídrica del Valle Alto (JHVA) se reunió el lunes. La Oficina del Río Norte (NRO, por sus siglas en
inglés) envió a su directora.
"""
ENGLISH = """title: Water
lang: en
---
The North River Office (NRO) sent its director to the meeting on Monday.
"""
Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def empty(settings: Settings) -> Iterator[Library]:
    with Library(settings, embedder=HashEmbedder()) as library:
        yield library


def forms(settings: Settings, question: str, language: Language) -> set[tuple[Language, str]]:
    database = Database(settings.catalogue_path)
    found = Catalogue(database).expansions(words(question, language), language)
    database.close()
    return {form for each in found for form in each.forms}


def test_an_acronym_finds_its_expansions_in_both_languages(
    empty: Library, settings: Settings, write: Write
) -> None:
    empty.ingest(write("a.txt", SPANISH))
    empty.ingest(write("b.txt", ENGLISH))
    assert forms(settings, "¿qué envió la nro?", ES) == {(ES, "oficin rio nort"), (EN, "north river offic")}
    assert forms(settings, "who leads the N.R.O.", EN) == {(ES, "oficin rio nort"), (EN, "north river offic")}


def test_an_expansion_finds_its_acronym_and_through_it_the_other_language(
    empty: Library, settings: Settings, write: Write
) -> None:
    empty.ingest(write("a.txt", SPANISH))
    empty.ingest(write("b.txt", ENGLISH))
    found = forms(settings, "¿quién dirige la oficina del río norte?", ES)
    assert found >= {(ES, "oficin rio nort"), (ES, "nro"), (EN, "nro"), (EN, "north river offic")}


def test_words_that_no_release_explains_have_no_expansion(
    empty: Library, settings: Settings, write: Write
) -> None:
    assert forms(settings, "jhva", ES) == set()
    empty.ingest(write("a.txt", SPANISH))
    for question in ("", "agua", "la oficina del sur", "oficina río"):
        assert forms(settings, question, ES) == set()


def test_a_superseded_version_explains_nothing_any_more(
    empty: Library, settings: Settings, write: Write
) -> None:
    empty.ingest(write("a.txt", SPANISH))
    empty.ingest(write("a.txt", SPANISH.replace("(JHVA) ", "")))
    assert forms(settings, "jhva", ES) == set()
    assert forms(settings, "nro", ES) != set()


def test_a_removed_release_explains_nothing(empty: Library, settings: Settings, write: Write) -> None:
    removed = empty.ingest(write("a.txt", SPANISH)).release.release_id
    empty.remove(removed)
    assert forms(settings, "nro", ES) == set()


def test_a_reindex_keeps_the_acronyms(empty: Library, settings: Settings, write: Write) -> None:
    empty.ingest(write("a.txt", SPANISH))
    before = forms(settings, "jhva nro", ES)
    empty.reindex()
    assert forms(settings, "jhva nro", ES) == before != set()


def matches(settings: Settings) -> list[int]:
    database = Database(settings.catalogue_path)
    found = Catalogue(database).match('"reun"', ES, title_weight=0.5, limit=9)
    database.close()
    return [sentence for sentence, _ in found]


def _age(path: Path) -> None:
    """Make a catalogue one of format 1, with terms as that made them."""
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE acronyms")
    connection.execute("DROP TABLE events")
    connection.execute("UPDATE terms_es SET sentence = 'junt q z'")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()


def test_a_catalogue_of_the_format_before_is_brought_up_to_date_without_a_model(
    empty: Library, settings: Settings, write: Write
) -> None:
    empty.ingest(write("a.txt", SPANISH))
    before = matches(settings)
    assert len(before) == 1
    acronyms = forms(settings, "jhva nro", ES)
    empty.close()
    _age(settings.catalogue_path)
    with Library(settings, embedder=HashEmbedder()) as upgraded:
        assert upgraded.state().schema == SCHEMA_VERSION
        assert matches(settings) == before
    assert forms(settings, "jhva nro", ES) == acronyms != set()
    connection = sqlite3.connect(settings.catalogue_path)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    assert version == SCHEMA_VERSION


def test_an_upgrade_that_fails_leaves_the_old_catalogue(
    empty: Library, settings: Settings, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.ingest(write("a.txt", SPANISH))
    empty.close()
    _age(settings.catalogue_path)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("index.upgrade.write_terms", fail)
    with pytest.raises(KeyboardInterrupt):
        Database(settings.catalogue_path)
    monkeypatch.undo()
    connection = sqlite3.connect(settings.catalogue_path)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    assert version == 1
    assert forms(settings, "jhva", ES) != set()
