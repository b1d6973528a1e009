"""What is stored about a person, and that none of it is left."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chats_file import ChatsFile
from bot.feedback.forgetting import Forgetting, Stored
from bot.texts import texts
from index import Language

ANNA, LUIS, GROUP = 700_001, 700_002, -100_500
NUMBERS = ("chat_id", "user_id", "id", "by_admin")
"""Columns with the number of a person or a chat."""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[ChatsFile]:
    file = ChatsFile(tmp_path / "chats.sqlite3")
    yield file
    file.close()


def tables(db: sqlite3.Connection) -> dict[str, list[tuple[str, str]]]:
    """The columns of each table, with their types."""
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: [(column, kind) for _, column, kind, *_ in db.execute(f"PRAGMA table_info({name})")]
        for name in names
    }


def fill(file: ChatsFile, number: int) -> None:
    """A row in every table that has a column for a person or a chat, `number` in each of these."""
    special = {"language": "es", "spoken": "es", "pace": "each", "state": "answered"}
    with file.transaction() as db:
        for table, columns in tables(db).items():
            values = [
                number if name in NUMBERS else special.get(name, f"x{number}" if kind == "TEXT" else 1)
                for name, kind in columns
            ]
            db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)


def holding(file: ChatsFile, number: int) -> set[str]:
    with file.reading() as db:
        return {
            name for name in tables(db) if any(number in row for row in db.execute(f"SELECT * FROM {name}"))
        }


def test_every_table_is_known_to_forget(file: ChatsFile) -> None:
    """A table that is added later fails here until it is decided what of it is a person's."""
    fill(file, ANNA)
    with file.reading() as db:
        every = set(tables(db))
    assert holding(file, ANNA) == every, "every table has a number of somebody"
    forgetting = Forgetting(file)
    assert forgetting.stored(ANNA) == dict.fromkeys(Stored, 1)
    assert forgetting.erase(ANNA) == dict.fromkeys(Stored, 1)
    assert holding(file, ANNA) == set()
    assert forgetting.stored(ANNA) == forgetting.erase(ANNA) == {}


def test_what_is_others_stays(file: ChatsFile) -> None:
    for number in (ANNA, LUIS, GROUP):
        fill(file, number)
    before = holding(file, LUIS), holding(file, GROUP)
    Forgetting(file).erase(ANNA)
    assert (holding(file, LUIS), holding(file, GROUP)) == before


def test_a_vote_in_a_group_is_the_persons_and_the_group_keeps_what_it_chose(file: ChatsFile) -> None:
    with file.transaction() as db:
        db.execute("INSERT INTO votes VALUES (?, 5, ?, 1, 1, 1)", (GROUP, ANNA))
        db.execute("INSERT INTO votes VALUES (?, 5, ?, 1, 1, 1)", (GROUP, LUIS))
        db.execute("INSERT INTO chats (chat_id, language) VALUES (?, 'en')", (GROUP,))
    assert Forgetting(file).erase(ANNA) == {Stored.VOTES: 1}
    assert holding(file, GROUP) == {"votes", "chats"}


def test_whose_code_it_was_stays_noted_while_others_are_in_by_it(file: ChatsFile) -> None:
    forgetting = Forgetting(file)
    with file.transaction() as db:
        db.execute("INSERT INTO admitted VALUES (?, ?, 1)", (ANNA, ANNA))
    assert not forgetting.admitted_others(ANNA), "by a code of their own"
    with file.transaction() as db:
        db.execute("INSERT INTO admitted VALUES (?, ?, 1)", (LUIS, ANNA))
    assert forgetting.admitted_others(ANNA)
    assert forgetting.erase(ANNA) == {Stored.ACCESS: 1}
    assert holding(file, ANNA) == {"admitted"}


@pytest.mark.parametrize("language", list(Language))
def test_all_that_is_stored_has_a_name(language: Language) -> None:
    assert set(texts(language).feedback.stored) == {kind.value for kind in Stored}
