import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from bot.chats import Chats
from bot.errors import ChatsUnusable
from bot.reminders.following import Followed
from bot.reminders.leads import ONE_DAY, ONE_WEEK, Lead
from bot.reminders.store import ReminderStore, Subscriber
from index import Language
from index.events.entry import EntryStatus
from tests.bot.reminders.making import UID, entry, on

ANNA, LUIS, DESK = 700_000_001, 700_000_002, -100_900
OTHER = "fedcba9876543210"
WHEN = on(date(2026, 1, 23), hour=time(17, 30), zone="America/New_York")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chats.sqlite3"


@pytest.fixture
def chats(path: Path) -> Iterator[Chats]:
    with Chats(path) as chats:
        yield chats


@pytest.fixture
def store(chats: Chats) -> ReminderStore:
    return ReminderStore(chats.file)


def event(chat_id: int = ANNA, uid: str = UID, lead: Lead | None = None) -> Followed:
    return Followed.of(chat_id, entry(WHEN, uid=uid), lead)


def test_nothing_is_set_until_it_is(store: ReminderStore) -> None:
    assert store.lead(ANNA) is None
    assert store.followed(ANNA) == ()
    assert store.subscribers() == ()


def test_reminders_are_there_after_a_restart_as_they_were(path: Path) -> None:
    row = replace(event(lead=ONE_DAY), status=EntryStatus.CANCELLED, reminded="a", reminded_wide="b")
    with Chats(path) as chats:
        store = ReminderStore(chats.file)
        store.note_place(ANNA, Language.EN, 7)
        chats.choose_zone(ANNA, "Europe/Madrid")
        store.remind(row)
        store.choose_lead(LUIS, ONE_WEEK)
    with Chats(path) as chats:
        store = ReminderStore(chats.file)
        assert store.followed(ANNA) == (row,)
        assert store.subscribers() == (
            Subscriber(ANNA, None, Language.EN, "Europe/Madrid", 7),
            Subscriber(LUIS, ONE_WEEK, Language.ES, None, None),
        )


def test_the_language_a_chat_chose_goes_before_the_one_it_spoke(chats: Chats, store: ReminderStore) -> None:
    store.note_place(ANNA, Language.ES, None)
    store.choose_lead(ANNA, ONE_DAY)
    chats.choose_language(ANNA, Language.EN)
    assert store.subscribers()[0].language is Language.EN


def test_a_new_lead_replaces_the_old_one_and_arms_it(store: ReminderStore) -> None:
    store.remind(replace(event(lead=ONE_DAY), reminded="x"))
    store.remind(event(lead=ONE_WEEK))
    assert store.followed(ANNA) == (event(lead=ONE_WEEK),)


def test_a_lead_of_the_chat_leaves_single_reminders_when_it_ends(store: ReminderStore) -> None:
    store.remind(event(lead=ONE_WEEK))
    store.choose_lead(ANNA, ONE_DAY, [replace(event(uid=OTHER), reminded_wide="told")])
    store.add(ANNA, [event(), event(uid="a" * 16)])
    assert {each.uid: each.lead for each in store.followed(ANNA)} == {
        UID: ONE_WEEK,
        OTHER: None,
        "a" * 16: None,
    }
    store.choose_lead(ANNA, None)
    assert store.lead(ANNA) is None
    assert store.followed(ANNA) == (event(lead=ONE_WEEK),)


def test_another_lead_of_the_chat_tells_everything_again_but_what_was_told_with_it(
    store: ReminderStore,
) -> None:
    store.choose_lead(ANNA, ONE_WEEK)
    store.add(ANNA, [replace(event(), reminded_wide="week"), replace(event(uid=OTHER), reminded_wide="week")])
    store.choose_lead(ANNA, ONE_DAY, [replace(event(), reminded_wide="day")])
    assert {each.uid: each.reminded_wide for each in store.followed(ANNA)} == {UID: "day", OTHER: None}


def test_without_a_lead_of_the_chat_no_event_is_added(store: ReminderStore) -> None:
    store.add(ANNA, [event()])
    assert store.followed(ANNA) == ()


def test_a_single_reminder_that_is_taken_back_leaves_the_chats_own(store: ReminderStore) -> None:
    store.remind(event(lead=ONE_DAY))
    store.unremind(ANNA, UID)
    assert store.followed(ANNA) == ()
    store.choose_lead(ANNA, ONE_WEEK)
    store.remind(event(lead=ONE_DAY))
    store.unremind(ANNA, UID)
    assert store.followed(ANNA) == (event(),)


def test_of_two_who_would_tell_the_same_one_may(path: Path, store: ReminderStore) -> None:
    store.remind(event(lead=ONE_DAY))
    before = event(lead=ONE_DAY)
    after = replace(before, reminded="x")
    won: list[bool] = []
    with Chats(path) as second:
        stores = [store, store, ReminderStore(second.file), ReminderStore(second.file)]
        threads = [
            threading.Thread(target=lambda store=store: won.append(store.note(before, after, None)))
            for store in stores
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(won) == [False, False, False, True]
    assert store.followed(ANNA) == (after,)


def test_what_was_not_sent_can_be_taken_back_unless_it_was_changed_since(store: ReminderStore) -> None:
    store.remind(event(lead=ONE_DAY))
    before, after = event(lead=ONE_DAY), replace(event(lead=ONE_DAY), reminded="x")
    assert store.note(before, after, None)
    store.take_back(before, after)
    assert store.followed(ANNA) == (before,)
    assert store.note(before, after, None)
    store.remind(event(lead=ONE_WEEK))
    store.take_back(before, after)
    assert store.followed(ANNA) == (event(lead=ONE_WEEK),)


def test_nothing_is_noted_by_a_lead_that_was_changed_meanwhile(store: ReminderStore) -> None:
    store.choose_lead(ANNA, ONE_WEEK)
    store.add(ANNA, [event()])
    store.choose_lead(ANNA, ONE_DAY)
    assert not store.note(event(), replace(event(), reminded_wide="x"), ONE_WEEK)
    assert store.followed(ANNA) == (event(),)


def test_a_new_name_is_noted_unless_the_chat_follows_it_already(store: ReminderStore) -> None:
    store.remind(event(lead=ONE_DAY))
    store.remind(event(uid=OTHER, lead=ONE_DAY))
    assert not store.note(event(lead=ONE_DAY), event(uid=OTHER, lead=ONE_DAY), None)
    assert store.note(event(lead=ONE_DAY), event(uid="a" * 16, lead=ONE_DAY), None)
    assert [each.uid for each in store.followed(ANNA)] == ["a" * 16, OTHER]


def test_a_chat_that_is_gone_loses_its_reminders_and_what_it_chose(
    chats: Chats, store: ReminderStore
) -> None:
    chats.choose_language(ANNA, Language.EN)
    store.choose_lead(ANNA, ONE_DAY)
    store.remind(event(lead=ONE_DAY))
    store.remind(event(LUIS, lead=ONE_DAY))
    chats.leave(ANNA)
    assert store.followed(ANNA) == () and store.lead(ANNA) is None
    assert chats.language(ANNA) is None
    assert [each.chat_id for each in store.subscribers()] == [LUIS]


def test_of_a_chat_without_reminders_nothing_of_them_is_kept(path: Path) -> None:
    with Chats(path) as chats:
        store = ReminderStore(chats.file)
        ways: tuple[Callable[[], None], ...] = (
            lambda: store.unremind(ANNA, UID),
            lambda: store.drop(event()),
            lambda: chats.leave(ANNA),
        )
        for take_back in ways:
            store.note_place(ANNA, Language.EN, 7)
            store.remind(event(lead=ONE_DAY))
            take_back()
            store.note_place(LUIS, Language.EN, 7)
            chats.choose_language(LUIS, Language.ES)
            store.choose_lead(LUIS, ONE_DAY)
            store.choose_lead(LUIS, None)
            with chats.file.reading() as db:
                kept = db.execute("SELECT chat_id, language, lead, spoken, thread FROM chats").fetchall()
            assert kept == [(LUIS, "es", None, None, None)]


def test_a_group_that_became_a_supergroup_keeps_what_it_chose(chats: Chats, store: ReminderStore) -> None:
    chats.choose_language(ANNA, Language.EN)
    chats.choose_zone(ANNA, "Europe/Madrid")
    store.choose_lead(ANNA, ONE_WEEK)
    store.remind(event(lead=ONE_DAY))
    chats.choose_zone(DESK, "America/Lima")
    chats.move(ANNA, DESK)
    assert store.followed(DESK) == (event(DESK, lead=ONE_DAY),)
    assert store.subscribers() == (Subscriber(DESK, ONE_WEEK, Language.EN, "America/Lima", None),)
    assert store.followed(ANNA) == () and chats.language(ANNA) is None


def test_a_file_that_cannot_be_used_says_so_in_our_words(chats: Chats, store: ReminderStore) -> None:
    chats.close()
    with pytest.raises(ChatsUnusable):
        store.subscribers()
    with pytest.raises(ChatsUnusable):
        store.remind(event(lead=ONE_DAY))
