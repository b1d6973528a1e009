import sqlite3
import threading
from pathlib import Path

import pytest

from bot.chats import KEEP_REPLIES_S, Chats
from bot.errors import ChatsUnusable
from index import Language

ANNA, LUIS = 700_000_001, 700_000_002


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "chats.sqlite3"


def test_a_chat_has_chosen_nothing_until_it_does(path: Path) -> None:
    with Chats(path) as chats:
        assert chats.language(ANNA) is None


@pytest.mark.parametrize("language", list(Language))
def test_what_a_chat_chose_is_there_after_a_restart(path: Path, language: Language) -> None:
    with Chats(path) as chats:
        chats.choose_language(ANNA, Language.ES)
        chats.choose_language(ANNA, language)
    with Chats(path) as chats:
        assert chats.language(ANNA) is language
        assert chats.language(LUIS) is None


def test_a_choice_can_be_taken_back(path: Path) -> None:
    with Chats(path) as chats:
        chats.choose_language(ANNA, Language.EN)
        chats.choose_language(ANNA, None)
        assert chats.language(ANNA) is None


def test_a_time_zone_is_kept_beside_the_language_and_can_be_taken_back(path: Path) -> None:
    with Chats(path) as chats:
        assert chats.zone(ANNA) is None
        chats.choose_zone(ANNA, "Europe/Madrid")
        chats.choose_language(ANNA, Language.EN)
        assert chats.zone(LUIS) is None
    with Chats(path) as chats:
        assert chats.zone(ANNA) == "Europe/Madrid"
        chats.choose_zone(ANNA, None)
        assert chats.zone(ANNA) is None
        assert chats.language(ANNA) is Language.EN


def test_a_file_of_the_first_version_is_brought_up_to_date_with_what_it_holds(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as db:
        db.executescript(
            "CREATE TABLE chats (chat_id INTEGER PRIMARY KEY, language TEXT) STRICT;"
            "CREATE TABLE replies (chat_id INTEGER NOT NULL, message_id INTEGER NOT NULL, reply_id INTEGER,"
            " answered_at INTEGER NOT NULL, PRIMARY KEY (chat_id, message_id)) STRICT, WITHOUT ROWID;"
            f"INSERT INTO chats VALUES ({ANNA}, 'en');"
            "PRAGMA user_version = 1;"
        )
    db.close()
    with Chats(path) as chats:
        assert chats.language(ANNA) is Language.EN
        chats.choose_zone(ANNA, "Europe/Madrid")
        assert chats.zone(ANNA) == "Europe/Madrid"


def test_a_transaction_that_fails_leaves_nothing_behind(path: Path) -> None:
    with Chats(path) as chats:
        with pytest.raises(KeyError), chats.file.transaction() as db:
            db.execute("INSERT INTO chats (chat_id, language) VALUES (?, 'en')", (ANNA,))
            raise KeyError
        assert chats.language(ANNA) is None
        chats.choose_language(ANNA, Language.ES)
        assert chats.language(ANNA) is Language.ES


def test_replies_are_remembered_across_a_restart_and_by_chat(path: Path) -> None:
    with Chats(path) as chats:
        chats.remember_reply(ANNA, 5, 6)
        chats.remember_reply(ANNA, 7, None)
    with Chats(path) as chats:
        assert chats.reply_to(ANNA, 5) == 6
        assert chats.is_answered(ANNA, 5)
        assert not chats.is_answered(LUIS, 5)
        assert chats.is_answered(ANNA, 7), "answered, though it is not known by which message"
        assert chats.reply_to(ANNA, 7) is None


def test_replies_are_forgotten_after_three_days(path: Path) -> None:
    now = 1_000_000.0
    with Chats(path, now=lambda: now) as chats:
        chats.remember_reply(ANNA, 5, 6)
        now += KEEP_REPLIES_S
        assert chats.is_answered(ANNA, 5)
        now += 1
        assert not chats.is_answered(ANNA, 5)
        chats.remember_reply(ANNA, 8, 9)
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT message_id FROM replies").fetchall() == [(8,)]
    db.close()


def test_many_threads_may_write_at_once(path: Path) -> None:
    with Chats(path) as chats:

        def write(chat: int) -> None:
            for message in range(50):
                chats.remember_reply(chat, message, message + 1)
                chats.choose_language(chat, Language.EN)

        threads = [threading.Thread(target=write, args=(chat,)) for chat in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert all(chats.reply_to(chat, message) == message + 1 for chat in range(4) for message in range(50))


def test_a_file_of_a_newer_version_is_left_alone(path: Path) -> None:
    Chats(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    before = path.read_bytes()
    with pytest.raises(ChatsUnusable, match=r"newer version.*VOCERO_DATA_DIR"):
        Chats(path)
    assert path.read_bytes() == before


def test_a_file_that_is_something_else_is_named(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"This is no database. " * 100)
    with pytest.raises(ChatsUnusable, match=r"chats\.sqlite3"):
        Chats(path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ChatsUnusable, match="cannot be used"):
        Chats(tmp_path / "file" / "chats.sqlite3")


def test_a_closed_file_says_so_in_our_words(path: Path) -> None:
    chats = Chats(path)
    chats.close()
    with pytest.raises(ChatsUnusable):
        chats.language(ANNA)
