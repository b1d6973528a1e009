from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.chats import Chats
from bot.errors import ChatsUnusable
from bot.subscriptions.store import SubscriptionStore
from bot.subscriptions.subscription import Pace, Subscription, Wish
from index import Language

ANNA, LUIS, GROUP, SUPERGROUP = 700_000_001, 700_000_002, -4_000_001, -1_002_000_000_009
EACH = Wish(Pace.EACH, topics=("migración", "ports & schools"))
DAILY = Wish(Pace.DAILY, 480)
WEEKLY = Wish(Pace.WEEKLY, 450, 2)
DUE, NEXT = datetime(2026, 1, 17, 14, tzinfo=UTC), datetime(2026, 1, 18, 14, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "chats.sqlite3"


@pytest.fixture
def chats(path: Path) -> Iterator[Chats]:
    with Chats(path) as chats:
        yield chats


@pytest.fixture
def store(chats: Chats) -> SubscriptionStore:
    return SubscriptionStore(chats.file)


def subscribed(
    store: SubscriptionStore, chat_id: int = ANNA, wish: Wish = DAILY, arrival: int = 5
) -> Subscription:
    due = None if wish.pace is Pace.EACH else DUE
    store.subscribe(chat_id, wish, Language.ES, None, arrival, due)
    made = store.get(chat_id)
    assert made is not None
    return made


@pytest.mark.parametrize("wish", [EACH, DAILY, WEEKLY])
def test_a_subscription_is_there_after_a_restart_as_it_was(path: Path, wish: Wish) -> None:
    with Chats(path) as chats:
        SubscriptionStore(chats.file).subscribe(GROUP, wish, Language.EN, 7, 5, DUE)
    with Chats(path) as chats:
        made = SubscriptionStore(chats.file).get(GROUP)
    assert made == Subscription(GROUP, wish, Language.EN, None, 7, 5, DUE)


def test_what_the_chat_chose_goes_before_what_it_spoke(chats: Chats, store: SubscriptionStore) -> None:
    subscribed(store)
    chats.choose_language(ANNA, Language.EN)
    chats.choose_zone(ANNA, "Europe/Madrid")
    (made,) = store.all()
    assert (made.language, made.zone) == (Language.EN, "Europe/Madrid")


def test_people_come_before_groups(store: SubscriptionStore) -> None:
    for chat_id in (GROUP, ANNA, LUIS):
        subscribed(store, chat_id)
    assert [each.chat_id for each in store.all()] == [LUIS, ANNA, GROUP]


def test_a_changed_wish_does_not_change_how_far_the_chat_is(store: SubscriptionStore) -> None:
    subscribed(store, arrival=5)
    assert subscribed(store, wish=WEEKLY, arrival=9) == Subscription(
        ANNA, WEEKLY, Language.ES, None, None, 5, DUE
    )


def test_a_subscription_ends_once(store: SubscriptionStore) -> None:
    subscribed(store)
    assert [store.unsubscribe(ANNA), store.unsubscribe(ANNA), store.unsubscribe(LUIS)] == [True, False, False]
    assert store.all() == ()


def test_what_is_claimed_is_on_its_way_until_it_is_settled(store: SubscriptionStore) -> None:
    made = subscribed(store)
    assert store.claim(made, 8)
    assert store.get(ANNA) == replace(made, sending=8)
    store.settle(made, 8, NEXT)
    assert store.get(ANNA) == replace(made, arrival=8, due=NEXT)


def test_a_claim_that_is_taken_back_leaves_nothing(store: SubscriptionStore) -> None:
    made = subscribed(store)
    assert store.claim(made, 8)
    store.release(ANNA)
    assert store.get(ANNA) == made


@pytest.mark.parametrize("wish", [EACH, WEEKLY, replace(DAILY, topics=("agua",)), None])
def test_nothing_is_claimed_of_a_wish_that_was_changed_or_ended(
    store: SubscriptionStore, wish: Wish | None
) -> None:
    made = subscribed(store)
    if wish is None:
        store.unsubscribe(ANNA)
    else:
        subscribed(store, wish=wish)
    assert not store.claim(made, 8)


def test_nothing_is_claimed_of_what_was_dealt_with_meanwhile(store: SubscriptionStore) -> None:
    made = subscribed(store)
    store.settle(made, 8, NEXT)
    assert not store.claim(made, 8)


def test_a_wish_changed_while_a_message_is_on_its_way_keeps_its_own_hour(store: SubscriptionStore) -> None:
    made = subscribed(store)
    assert store.claim(made, 8)
    store.subscribe(ANNA, WEEKLY, Language.EN, None, 9, NEXT)
    store.settle(made, 8, DUE)
    assert store.get(ANNA) == Subscription(ANNA, WEEKLY, Language.EN, None, None, 8, NEXT)


def test_how_far_a_chat_is_never_goes_back_by_settling(store: SubscriptionStore) -> None:
    made = subscribed(store)
    store.settle(made, 3, NEXT)
    assert store.get(ANNA) == replace(made, due=NEXT)


def test_where_the_catalogue_was_made_anew_it_is_counted_from_its_newest(store: SubscriptionStore) -> None:
    ahead, behind = subscribed(store, arrival=90), subscribed(store, LUIS, EACH, arrival=2)
    assert store.claim(ahead, 95)
    store.begin_anew(4)
    assert store.get(ANNA) == replace(ahead, arrival=4)
    assert store.get(LUIS) == behind


def test_another_time_zone_has_the_hour_reckoned_anew(chats: Chats, store: SubscriptionStore) -> None:
    subscribed(store)
    chats.choose_zone(ANNA, "Asia/Tokyo")
    made = store.get(ANNA)
    assert made is not None and made.due is None
    store.reschedule(made, NEXT)
    assert store.get(ANNA) == replace(made, due=NEXT)
    store.reschedule(made, DUE)
    assert store.get(ANNA) == replace(made, due=NEXT), "it was changed meanwhile"


def test_a_group_that_becomes_a_supergroup_takes_its_subscription_along(
    chats: Chats, store: SubscriptionStore
) -> None:
    made = subscribed(store, GROUP)
    assert store.claim(made, 8)
    chats.move(GROUP, SUPERGROUP)
    assert store.all() == (replace(made, chat_id=SUPERGROUP, sending=8),)


def test_a_chat_that_is_left_is_sent_nothing(chats: Chats, store: SubscriptionStore) -> None:
    subscribed(store, GROUP)
    chats.leave(GROUP)
    assert store.all() == ()


def test_a_file_that_cannot_be_used_says_so_in_our_words(chats: Chats, store: SubscriptionStore) -> None:
    made = subscribed(store)
    chats.close()
    for call in (store.all, lambda: store.claim(made, 8), lambda: store.settle(made, 8, None)):
        with pytest.raises(ChatsUnusable):
            call()
