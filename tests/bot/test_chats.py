import sqlite3
import threading
from pathlib import Path

import pytest

from bot.chats import KEEP_REPLIES_S, Chats, Reply, ReplyState
from bot.errors import ChatsUnusable
from index import Language

ANNA, LUIS = 700_000_001, 700_000_002
GROUP, SUPERGROUP = -4_000_001, -1_002_000_000_001


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
        assert chats.reply(ANNA, 5) == Reply(ReplyState.ANSWERED, 6)
        assert chats.reply(LUIS, 5) is None
        assert chats.reply(ANNA, 7) == Reply(ReplyState.ANSWERED, None), "answered; nobody knows by what"


@pytest.mark.parametrize("state", list(ReplyState))
def test_how_far_an_answer_got_is_known_after_a_restart(path: Path, state: ReplyState) -> None:
    with Chats(path) as chats:
        chats.remember_reply(ANNA, 5, None, ReplyState.SENDING)
        chats.remember_reply(ANNA, 5, 6, state)
    with Chats(path) as chats:
        assert chats.reply(ANNA, 5) == Reply(state, 6)
        chats.forget_reply(ANNA, 5)
        assert chats.reply(ANNA, 5) is None


def test_a_group_is_greeted_once_and_again_only_after_it_let_the_bot_go(path: Path) -> None:
    with Chats(path) as chats:
        assert chats.greet(GROUP)
        assert not chats.greet(GROUP)
        assert chats.greet(GROUP - 1)
        chats.leave(GROUP)
        assert chats.greet(GROUP)


def test_a_group_is_told_of_missing_answers_only_while_it_wants_to_be(path: Path) -> None:
    with Chats(path) as chats:
        assert not chats.outspoken(GROUP)
        chats.choose_outspoken(GROUP, True)
        assert chats.outspoken(GROUP)
        assert not chats.outspoken(GROUP - 1)
        chats.choose_outspoken(GROUP, False)
        assert not chats.outspoken(GROUP)


def test_a_group_that_became_a_supergroup_keeps_what_it_chose(path: Path) -> None:
    with Chats(path) as chats:
        chats.choose_language(GROUP, Language.EN)
        chats.choose_zone(GROUP, "America/Lima")
        chats.choose_outspoken(GROUP, True)
        chats.greet(GROUP)
        chats.choose_zone(SUPERGROUP, "America/Bogota")
        for _ in range(2):  # Telegram says so in both groups, in either order.
            chats.move(GROUP, SUPERGROUP)
        assert chats.language(SUPERGROUP) is Language.EN
        assert chats.zone(SUPERGROUP) == "America/Bogota", "what was chosen there already stays"
        assert chats.outspoken(SUPERGROUP)
        assert not chats.greet(SUPERGROUP)
        assert chats.language(GROUP) is None


def test_nothing_stays_of_a_chat_that_chose_nothing_any_more(path: Path) -> None:
    with Chats(path) as chats:
        chats.choose_language(ANNA, Language.EN)
        chats.choose_language(ANNA, None)
        with chats.file.reading() as db:
            assert db.execute("SELECT count(*) FROM chats").fetchone() == (0,)


def test_replies_are_forgotten_after_three_days(path: Path) -> None:
    now = 1_000_000.0
    with Chats(path, now=lambda: now) as chats:
        chats.remember_reply(ANNA, 5, 6)
        now += KEEP_REPLIES_S
        assert chats.reply(ANNA, 5) is not None
        now += 1
        assert chats.reply(ANNA, 5) is None
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
        assert all(
            chats.reply(chat, message) == Reply(ReplyState.ANSWERED, message + 1)
            for chat in range(4)
            for message in range(50)
        )


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
