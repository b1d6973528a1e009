from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.follow_ups import REMEMBERED_S, FollowUps
from index import Preceding

ANNA, BRUNO = 11, 12
GROUP, PRIVATE = -100, 11
WHEN = Preceding("¿Cuándo se reúne el consejo?", 3, 31)
WHERE = Preceding("Where does the council meet?", 3, 32)


class Clock:
    """Seconds that a test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def follow_ups(clock: Clock) -> Iterator[FollowUps]:
    yield FollowUps(clock)


def test_nothing_is_before_a_first_question(follow_ups: FollowUps) -> None:
    assert follow_ups.before(GROUP, None, ANNA, None) is None
    assert follow_ups.before(GROUP, 7, ANNA, 500) is None


def test_a_persons_last_question_in_the_same_chat_and_topic_is_before_the_next(follow_ups: FollowUps) -> None:
    follow_ups.remember(GROUP, 7, ANNA, 500, WHEN)
    follow_ups.remember(GROUP, 7, ANNA, 502, WHERE)
    assert follow_ups.before(GROUP, 7, ANNA, None) == WHERE


@pytest.mark.parametrize(
    ("chat", "thread", "user"),
    [(GROUP, 7, BRUNO), (GROUP, 8, ANNA), (GROUP, None, ANNA), (PRIVATE, 7, ANNA)],
    ids=["another person", "another topic", "the general topic", "another chat"],
)
def test_a_question_is_not_before_that_of(
    follow_ups: FollowUps, chat: int, thread: int | None, user: int
) -> None:
    follow_ups.remember(GROUP, 7, ANNA, 500, WHEN)
    assert follow_ups.before(chat, thread, user, None) is None


def test_whoever_replies_to_an_answer_follows_its_question(follow_ups: FollowUps) -> None:
    follow_ups.remember(GROUP, 7, ANNA, 500, WHEN)
    follow_ups.remember(GROUP, 7, BRUNO, 502, WHERE)
    assert follow_ups.before(GROUP, 7, BRUNO, 500) == WHEN
    assert follow_ups.before(GROUP, 8, 99, 500) == WHEN


def test_a_reply_to_another_message_follows_the_persons_last_question(follow_ups: FollowUps) -> None:
    follow_ups.remember(GROUP, 7, ANNA, 500, WHEN)
    assert follow_ups.before(GROUP, 7, ANNA, 499) == WHEN
    assert follow_ups.before(PRIVATE, None, ANNA, 500) is None, "messages are numbered in each chat"


def test_an_answer_edited_in_place_stands_for_the_new_question(follow_ups: FollowUps) -> None:
    follow_ups.remember(GROUP, 7, ANNA, 500, WHEN)
    follow_ups.remember(GROUP, 7, ANNA, 500, WHERE)
    assert follow_ups.before(GROUP, 7, BRUNO, 500) == WHERE
    assert len(follow_ups) == 1


def test_a_question_edited_by_another_is_no_longer_the_firsts(follow_ups: FollowUps) -> None:
    follow_ups.remember(GROUP, 7, ANNA, 500, WHEN)
    follow_ups.remember(GROUP, 7, BRUNO, 500, WHERE)
    assert follow_ups.before(GROUP, 7, ANNA, None) is None


@pytest.mark.parametrize("replied_to", [500, None])
def test_a_question_is_forgotten_after_ten_minutes(
    follow_ups: FollowUps, clock: Clock, replied_to: int | None
) -> None:
    follow_ups.remember(GROUP, 7, ANNA, 500, WHEN)
    clock.now += REMEMBERED_S - 1
    assert follow_ups.before(GROUP, 7, ANNA, replied_to) == WHEN
    clock.now += 1
    assert follow_ups.before(GROUP, 7, ANNA, replied_to) is None
    assert len(follow_ups) == 0


def test_being_asked_for_does_not_make_a_question_last_longer(follow_ups: FollowUps, clock: Clock) -> None:
    follow_ups.remember(GROUP, 7, ANNA, 500, WHEN)
    for _ in range(3):
        clock.now += REMEMBERED_S / 3
        found = follow_ups.before(GROUP, 7, ANNA, None)
    assert found is None


def test_the_edit_of_an_older_question_begins_its_ten_minutes_anew(
    follow_ups: FollowUps, clock: Clock
) -> None:
    follow_ups.remember(GROUP, 7, ANNA, 500, WHEN)
    clock.now += 300
    follow_ups.remember(GROUP, 7, BRUNO, 502, WHERE)
    clock.now += 200
    follow_ups.remember(GROUP, 7, ANNA, 500, WHERE)
    clock.now += 400
    assert follow_ups.before(GROUP, 7, BRUNO, None) is None
    assert follow_ups.before(GROUP, 7, ANNA, None) == WHERE


def test_of_more_than_can_be_kept_the_oldest_are_forgotten(clock: Clock) -> None:
    follow_ups = FollowUps(clock, capacity=3)
    for number in range(5):
        follow_ups.remember(GROUP, None, number, 500 + number, WHEN)
    assert len(follow_ups) == 3
    assert follow_ups.before(GROUP, None, 1, 501) is None
    assert follow_ups.before(GROUP, None, 2, None) == WHEN


def test_what_a_person_asked_can_be_forgotten_everywhere(follow_ups: FollowUps) -> None:
    follow_ups.remember(GROUP, 7, ANNA, 500, WHEN)
    follow_ups.remember(PRIVATE, None, ANNA, 40, WHEN)
    follow_ups.remember(GROUP, 7, BRUNO, 502, WHERE)
    follow_ups.forget(ANNA)
    assert follow_ups.before(GROUP, 7, ANNA, 500) is None
    assert follow_ups.before(PRIVATE, None, ANNA, None) is None
    assert follow_ups.before(GROUP, 7, BRUNO, None) == WHERE


_ids = st.integers(1, 4)


@given(
    st.lists(
        st.tuples(_ids, st.none() | _ids, _ids, st.integers(1, 9), st.floats(0, 400), st.booleans()),
        max_size=40,
    )
)
def test_it_never_gives_what_is_old_or_forgotten_and_never_grows_beyond_its_bound(
    steps: list[tuple[int, int | None, int, int, float, bool]],
) -> None:
    clock = Clock()
    follow_ups = FollowUps(clock, capacity=5)
    asked: dict[str, tuple[float, int]] = {}
    for number, (chat, thread, user, reply, pause, forget) in enumerate(steps):
        clock.now += pause
        if forget:
            follow_ups.forget(user)
            asked = {question: told for question, told in asked.items() if told[1] != user}
        found = follow_ups.before(chat, thread, user, reply)
        if found is not None:
            assert clock.now - asked[found.question][0] < REMEMBERED_S
        follow_ups.remember(chat, thread, user, reply, Preceding(str(number)))
        asked[str(number)] = (clock.now, user)
        assert follow_ups.before(chat, thread, user, None) == Preceding(str(number))
        assert len(follow_ups) <= 5
