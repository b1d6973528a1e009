from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram import Bot, Chat, Message, MessageEntity, Update, User

from bot.access.people import Command, command_of, name_of, person

EVA = User(7, "Eva", is_bot=False, last_name="Ruiz", username="eva_r")
ANONYMOUS = User(1_087_968_824, "Group", is_bot=True)
GROUP = Chat(-5, "supergroup", title="Mesa")


def message(text: str = "hola", sender: User = EVA, chat: Chat | None = None) -> Message:
    length = len(text.split()[0]) if text.startswith("/") else 0
    made = Message(
        1,
        datetime(2026, 1, 1, tzinfo=UTC),
        GROUP,
        from_user=sender,
        sender_chat=chat,
        text=text,
        entities=[MessageEntity(MessageEntity.BOT_COMMAND, 0, length)] if length else (),
    )
    made.set_bot(cast(Bot, SimpleNamespace(username="Vocero_bot")))
    return made


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("hola /pair x", None),
        ("/pair", Command("pair", False, "")),
        ("/PAIR  ab cd ", Command("pair", False, "ab cd")),
        ("/pair@vocero_BOT ab", Command("pair", True, "ab")),
        ("/pair@other_bot ab", None),
    ],
)
def test_a_command_is_read_unless_it_is_another_bots(text: str, command: Command | None) -> None:
    assert command_of(message(text)) == command


def update(**fields: Any) -> Update:
    return Update(1, **fields)


def test_who_writes_in_the_name_of_a_chat_is_nobody_in_particular() -> None:
    assert person(update(message=message())) == 7
    assert person(update(edited_message=message())) == 7
    assert person(update(message=message(sender=ANONYMOUS, chat=GROUP))) is None
    assert person(update(channel_post=message(sender=ANONYMOUS, chat=GROUP))) is None
    assert person(update()) is None


def test_a_button_is_pressed_in_person_even_under_what_a_chat_wrote() -> None:
    from telegram import CallbackQuery

    query = CallbackQuery("1", EVA, "1", message(sender=ANONYMOUS, chat=GROUP), data="x")
    assert person(update(callback_query=query)) == 7


def test_names_are_those_that_telegram_shows() -> None:
    assert name_of(message()) == "Eva Ruiz (@eva_r)"
    assert name_of(message(sender=ANONYMOUS, chat=GROUP)) == "Mesa"
