from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.access import store as store_module
from bot.access.codes import VALID_S
from bot.access.store import TELL_AGAIN_S, AccessStore, Admitted
from bot.chats_file import ChatsFile
from bot.errors import ChatsUnusable

ADMIN, ANNA, LUIS, GROUP = 1, 2, 3, -4
NOW = 1_700_000_000


@pytest.fixture
def file(tmp_path: Path) -> Iterator[ChatsFile]:
    file = ChatsFile(tmp_path / "chats.sqlite3")
    yield file
    file.close()


@pytest.fixture
def store(file: ChatsFile) -> AccessStore:
    return AccessStore(file)


def test_a_code_lets_in_once_and_its_admin_is_remembered(store: AccessStore) -> None:
    store.invite("a", ADMIN, NOW)
    assert store.use("a", ANNA, {ADMIN}, NOW + 5) == ADMIN
    assert store.use("a", LUIS, {ADMIN}, NOW + 5) is None
    assert store.of([ANNA, LUIS]) == (Admitted(ANNA, ADMIN, NOW + 5),)


@pytest.mark.parametrize(("after", "lets_in"), [(VALID_S - 1, True), (VALID_S, False)])
def test_a_code_is_valid_for_a_day(store: AccessStore, after: int, lets_in: bool) -> None:
    store.invite("a", ADMIN, NOW)
    assert (store.use("a", ANNA, {ADMIN}, NOW + after) is not None) == lets_in
    assert bool(store.of([ANNA])) == lets_in


def test_the_code_of_one_who_is_no_admin_lets_nobody_in(store: AccessStore) -> None:
    store.invite("a", ADMIN, NOW)
    assert store.use("a", ANNA, {LUIS}, NOW) is None
    assert store.of([ANNA]) == ()


def test_of_many_who_use_a_code_at_once_one_is_let_in(store: AccessStore) -> None:
    store.invite("a", ADMIN, NOW)
    with ThreadPoolExecutor(8) as pool:
        used = list(pool.map(lambda user: store.use("a", user, {ADMIN}, NOW), range(100, 140)))
    assert used.count(ADMIN) == 1
    assert len(store.by_code()) == 1


def test_codes_that_are_over_are_not_kept(store: AccessStore, file: ChatsFile) -> None:
    store.invite("a", ADMIN, NOW)
    store.invite("b", ADMIN, NOW + VALID_S)
    with file.reading() as db:
        assert db.execute("SELECT digest FROM invitations").fetchall() == [("b",)]


def test_who_was_let_in_is_listed_newest_first_and_can_be_taken_back_once(store: AccessStore) -> None:
    for number, who in enumerate((ANNA, GROUP, LUIS)):
        store.invite(str(number), ADMIN, NOW)
        store.use(str(number), who, {ADMIN}, NOW + number)
    assert [each.id for each in store.by_code()] == [LUIS, GROUP, ANNA]
    assert store.revoke(GROUP)
    assert not store.revoke(GROUP)
    assert [each.id for each in store.by_code()] == [LUIS, ANNA]


def test_a_supergroup_of_the_settings_is_noted_by_the_group_it_was_and_is_no_matter_of_codes(
    store: AccessStore,
) -> None:
    store.succeed(GROUP, -1004, NOW)
    store.succeed(GROUP, -1004, NOW + 9)
    assert store.of([-1004]) == (Admitted(-1004, GROUP, NOW),)
    assert store.by_code() == ()
    assert not store.revoke(-1004)


def test_a_stranger_is_told_once_a_month(store: AccessStore) -> None:
    assert store.tell(ANNA, NOW)
    assert not store.tell(ANNA, NOW + TELL_AGAIN_S - 1)
    assert store.tell(LUIS, NOW + 5)
    assert store.tell(ANNA, NOW + TELL_AGAIN_S)
    assert not store.tell(LUIS, NOW + TELL_AGAIN_S)


def test_a_stranger_who_could_not_be_told_is_told_the_next_time(store: AccessStore) -> None:
    assert store.tell(ANNA, NOW)
    store.untell(ANNA)
    assert store.tell(ANNA, NOW + 1)


def test_who_is_let_in_counts_as_a_stranger_no_more(store: AccessStore) -> None:
    store.tell(ANNA, NOW)
    store.invite("a", ADMIN, NOW)
    store.use("a", ANNA, {ADMIN}, NOW)
    assert store.tell(ANNA, NOW + 1)


def test_strangers_are_forgotten_after_a_month_and_beyond_their_bound(
    store: AccessStore, file: ChatsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "MOST_STRANGERS", 3)
    for number in range(10, 16):
        store.tell(number, NOW + number)
    with file.reading() as db:
        assert db.execute("SELECT id FROM strangers ORDER BY id").fetchall() == [(13,), (14,), (15,)]
    store.tell(99, NOW + 14 + TELL_AGAIN_S)
    with file.reading() as db:
        assert db.execute("SELECT id FROM strangers ORDER BY id").fetchall() == [(15,), (99,)]


def test_a_file_that_cannot_be_read_is_told_as_that(store: AccessStore, file: ChatsFile) -> None:
    file.close()
    for call in (
        lambda: store.of([1]),
        store.by_code,
        lambda: store.tell(1, NOW),
        lambda: store.use("a", 1, {1}, NOW),
    ):
        with pytest.raises(ChatsUnusable):
            call()
