from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, User

from bot.limits.pages import limited_page, waiting_page
from bot.limits.rates import PRESSES_PER_MINUTE, Admission, Limits, asker
from config import Settings
from index import Language
from tests.bot.limits.test_window import Clock

ANNA, LUIS = 1, 2
DESK, CITY = -10, -20
ADMITTED, FIRST, REFUSED = Admission.ADMITTED, Admission.REFUSED_FIRST, Admission.REFUSED


def test_a_person_who_asks_too_much_is_told_once_and_then_let_pass_in_silence() -> None:
    clock = Clock()
    limits = Limits(3, 100, clock=clock)
    assert [limits.admit(ANNA, ANNA) for _ in range(6)] == [ADMITTED] * 3 + [FIRST, REFUSED, REFUSED]
    assert limits.again_in(ANNA, ANNA) == 60
    clock.now += 60
    assert limits.again_in(ANNA, ANNA) == 0
    assert limits.admit(ANNA, ANNA) is ADMITTED


def test_who_goes_on_is_not_shut_out_for_longer_nor_told_again_before_a_minutes_rest() -> None:
    clock = Clock()
    limits = Limits(1, 100, clock=clock)
    answers = []
    for _ in range(13):
        answers.append(limits.admit(ANNA, ANNA))
        clock.now += 10
    assert answers == [ADMITTED, FIRST, *[REFUSED] * 4, ADMITTED, *[REFUSED] * 5, ADMITTED]
    clock.now += 60
    assert [limits.admit(ANNA, ANNA) for _ in range(2)] == [ADMITTED, FIRST]


def test_a_persons_questions_count_in_all_chats_and_it_is_told_in_each() -> None:
    limits = Limits(2, 100, clock=Clock())
    assert limits.admit(ANNA, DESK) is ADMITTED
    assert limits.admit(ANNA, CITY) is ADMITTED
    assert [limits.admit(ANNA, DESK) for _ in range(2)] == [FIRST, REFUSED]
    assert [limits.admit(ANNA, CITY) for _ in range(2)] == [FIRST, REFUSED]
    assert limits.admit(LUIS, DESK) is ADMITTED


def test_a_chat_that_asks_too_much_is_told_once_whoever_asks_and_no_other_chat_is_held() -> None:
    limits = Limits(100, 2, clock=Clock())
    assert [limits.admit(user, DESK) for user in (1, 2, 3, 4)] == [ADMITTED, ADMITTED, FIRST, REFUSED]
    assert limits.admit(3, CITY) is ADMITTED
    assert limits.again_in(5, DESK) == 60
    assert limits.again_in(3, CITY) == 0


def test_what_the_chat_refuses_does_not_count_for_the_person() -> None:
    limits = Limits(1, 1, clock=Clock())
    assert limits.admit(LUIS, DESK) is ADMITTED
    assert limits.admit(ANNA, DESK) is FIRST
    assert limits.admit(ANNA, ANNA) is ADMITTED


def test_where_nobody_knows_who_asks_only_the_chat_counts() -> None:
    limits = Limits(1, 3, clock=Clock())
    assert [limits.admit(None, DESK) for _ in range(4)] == [ADMITTED] * 3 + [FIRST]
    assert limits.again_in(None, DESK) == 60


def test_pressed_buttons_have_a_wide_limit_of_their_own() -> None:
    clock = Clock()
    limits = Limits(1, 1, clock=clock)
    assert all(limits.admit_press(ANNA) is ADMITTED for _ in range(PRESSES_PER_MINUTE))
    assert [limits.admit_press(ANNA) for _ in range(2)] == [FIRST, REFUSED]
    assert limits.admit(ANNA, ANNA) is ADMITTED
    assert limits.admit_press(LUIS) is ADMITTED


def test_the_settings_give_the_limits(settings: Settings) -> None:
    limits = Limits.of(
        settings.model_copy(update={"questions_per_minute": 4, "chat_questions_per_minute": 2})
    )
    assert [limits.admit(ANNA, ANNA) for _ in range(3)] == [ADMITTED, ADMITTED, FIRST]
    assert [limits.admit(LUIS, number) for number in range(10, 15)] == [ADMITTED] * 4 + [FIRST]


def message(sender: int | None, chat: int | None = None) -> Message:
    return Message(
        1,
        datetime(2026, 1, 1, tzinfo=UTC),
        Chat(-5, "supergroup"),
        from_user=None if sender is None else User(sender, "Anna", is_bot=False),
        sender_chat=None if chat is None else Chat(chat, "supergroup"),
    )


def test_whoever_writes_as_a_chat_counts_as_that_chat_and_not_as_the_user_all_such_share() -> None:
    assert asker(message(7)) == 7
    assert asker(message(1_087_968_824, -5)) == -5
    assert asker(message(136_817_688, -9)) == -9
    assert asker(message(None)) is None


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.0, "5"), (0.4, "5"), (5.0, "5"), (5.1, "10"), (59.9, "60"), (60.0, "60")]
)
def test_when_it_goes_on_is_said_in_steps_and_never_too_early(seconds: float, said: str) -> None:
    assert f"unos {said} segundos" in limited_page(Language.ES, seconds).html
    assert f"about {said} seconds" in limited_page(Language.EN, seconds).html


def test_the_place_in_the_queue_is_said_in_both_languages() -> None:
    assert "número 12 en la cola" in waiting_page(Language.ES, 12).html
    assert "number 12 in line" in waiting_page(Language.EN, 12).html
