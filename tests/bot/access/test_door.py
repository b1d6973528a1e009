from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.access.door import Door
from bot.access.store import AccessStore
from bot.chats_file import ChatsFile
from config import Settings

ADMIN, LISTED, PAIRED, EVA = 1, 2, 3, 4
DESK, CITY, OTHER, MOVED = -10, -20, -30, -40
NOW = 1_700_000_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[AccessStore]:
    file = ChatsFile(tmp_path / "chats.sqlite3")
    store = AccessStore(file)
    for number, who in enumerate((PAIRED, CITY)):
        store.invite(str(number), ADMIN, NOW)
        store.use(str(number), who, {ADMIN}, NOW)
    store.succeed(DESK, MOVED, NOW)
    yield store
    file.close()


def door(settings: Settings, store: AccessStore, mode: str, **changes: Any) -> Door:
    values = {"admins": (ADMIN,), "allowed_users": (LISTED,), "allowed_chats": (DESK,)} | changes
    return Door(settings.model_copy(update=values | {"access": mode}), store)


ADMITTED = {
    "open": {
        (user, chat) for user in (ADMIN, LISTED, PAIRED, EVA, None) for chat in (DESK, CITY, OTHER, MOVED)
    },
    "allowlist": {(user, chat) for user in (ADMIN, LISTED) for chat in (DESK, CITY, OTHER, MOVED)}
    | {(user, chat) for user in (PAIRED, EVA, None) for chat in (DESK, MOVED)},
    "pairing": {(user, chat) for user in (ADMIN, LISTED, PAIRED) for chat in (DESK, CITY, OTHER, MOVED)}
    | {(user, chat) for user in (EVA, None) for chat in (DESK, CITY, MOVED)},
}


@pytest.mark.parametrize("mode", ADMITTED)
def test_who_is_admitted_where(settings: Settings, store: AccessStore, mode: str) -> None:
    mine = door(settings, store, mode)
    admitted = {
        (user, chat)
        for user in (ADMIN, LISTED, PAIRED, EVA, None)
        for chat in (DESK, CITY, OTHER, MOVED)
        if mine.admits(user, chat)
    }
    assert admitted == ADMITTED[mode]


@pytest.mark.parametrize(
    ("mode", "private", "groups"),
    [
        ("open", {ADMIN, LISTED, PAIRED, EVA}, {DESK, CITY, OTHER, MOVED}),
        ("allowlist", {ADMIN, LISTED}, {DESK, MOVED}),
        ("pairing", {ADMIN, LISTED, PAIRED}, {DESK, CITY, MOVED}),
    ],
)
def test_who_may_be_written_to_unasked(
    settings: Settings, store: AccessStore, mode: str, private: set[int], groups: set[int]
) -> None:
    mine = door(settings, store, mode)
    everybody = (ADMIN, LISTED, PAIRED, EVA, DESK, CITY, OTHER, MOVED)
    assert {chat for chat in everybody if mine.may_receive(chat)} == private | groups


def test_a_supergroup_is_admitted_no_longer_than_its_group_stands_in_the_settings(
    settings: Settings, store: AccessStore
) -> None:
    assert not door(settings, store, "pairing", allowed_chats=()).admits(EVA, MOVED)


def test_where_nothing_is_known_of_user_and_chat_nobody_is_admitted(
    settings: Settings, store: AccessStore
) -> None:
    assert not door(settings, store, "pairing").admits(None, None)
    assert door(settings, store, "pairing").admits(PAIRED, None)


def test_the_settings_name_users_chats_and_admins(settings: Settings, store: AccessStore) -> None:
    mine = door(settings, store, "pairing")
    assert [mine.is_listed(number) for number in (ADMIN, LISTED, DESK, PAIRED, CITY)] == [True] * 3 + [
        False
    ] * 2
    assert mine.is_listed_chat(DESK)
    assert not mine.is_listed_chat(LISTED)
