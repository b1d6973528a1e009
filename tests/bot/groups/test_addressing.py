"""When a message speaks to the bot: each line of the tables in `bot.groups.addressing` and `heard`."""

from typing import Any

import pytest

from bot.groups.addressing import spoken_to
from bot.groups.heard import is_heard
from tests.bot.groups.making import (
    ANNA,
    ANONYMOUS,
    AS_CHANNEL,
    BOT,
    CHANNEL,
    GROUP,
    LUIS,
    OTHER_BOT,
    TELEGRAM,
    Json,
    message,
    written,
)

FORWARDED = {"type": "user", "date": 1_600_000_000, "sender_user": LUIS}
PRIVATE = {"id": 7, "type": "private", "first_name": "Anna"}
QUESTIONS = ["¿Cuándo reabre el puerto?", "When will the port reopen?"]
BOTH = pytest.mark.parametrize("asked", QUESTIONS)


def said(data: Json) -> str | None:
    return spoken_to(message(data), BOT["id"], BOT["username"])


def by_bot(text: str = "Una respuesta.", **more: Any) -> Json:
    return written(text, by=BOT, message_id=40, **more)


@BOTH
@pytest.mark.parametrize(
    "text", ["@vocero_test_bot {}", "{} @vocero_test_bot", "@Vocero_Test_BOT, {}", "👋 {} @vocero_test_bot"]
)
def test_a_mention_anywhere_in_any_case_speaks_to_the_bot(asked: str, text: str) -> None:
    expected = text.format(asked).replace("@vocero_test_bot", "").replace("@Vocero_Test_BOT,", "").strip()
    assert said(written(text.format(asked))) == expected
    assert said(written(caption=text.format(asked))) == expected


@BOTH
def test_a_mention_without_username_is_one_too(asked: str) -> None:
    mention = {"type": "text_mention", "offset": 0, "length": 6, "user": BOT}
    assert said(written(f"Vocero, {asked}", entities=[mention])) == asked
    assert said(written(f"Vocero, {asked}", entities=[mention | {"user": OTHER_BOT}])) is None


@pytest.mark.parametrize(
    "data",
    [
        written("¿Cuándo reabre el puerto?"),
        written("@vocero_test_bot2 ¿cuándo?"),
        written("hola@vocero_test_bot.org"),
        written("https://t.me/vocero_test_bot ¿cuándo?"),
        written("@vocero_test_bot", hidden={"type": "text_link", "url": "https://t.me/vocero_test_bot"}),
        written("@vocero_test_bot", hidden={"type": "code"}),
        written("@vocero_test_bot", hidden={"type": "pre"}),
        written("vocero_test_bot, when?"),
        written("@tiempo_bot ¿lloverá?"),
        written("/next@tiempo_bot"),
        written("/next@tiempo_bot @vocero_test_bot"),
        written(caption="/next@tiempo_bot", reply_to_message=by_bot()),
        written("¿Y mañana?", reply_to_message=written("Sol.", by=OTHER_BOT)),
        written("¿Y mañana?", reply_to_message=written("Sol.", by=LUIS)),
        written("@tiempo_bot ¿y tú?", reply_to_message=by_bot()),
        written("Gracias", reply_to_message=written("Una cita.", by=LUIS, via_bot=BOT)),
        written(),
    ],
)
def test_what_does_not_speak_to_the_bot_is_none_of_its_business(data: Json) -> None:
    assert said(data) is None


@BOTH
def test_a_reply_to_the_bot_speaks_to_it(asked: str) -> None:
    assert said(written(asked, reply_to_message=by_bot())) == asked
    assert said(written(f"@anna_periodista {asked}", reply_to_message=by_bot())) is not None
    assert said(written(f"@tiempo_bot @vocero_test_bot {asked}", reply_to_message=by_bot())) is not None
    assert said(written(reply_to_message=by_bot(), sticker=None)) == ""


@BOTH
def test_a_topic_makes_no_message_in_it_a_reply(asked: str) -> None:
    first = by_bot("", forum_topic_created={"name": "Economía", "icon_color": 1})
    topic: Json = {"message_thread_id": 40, "is_topic_message": True}
    assert said(written(asked, reply_to_message=first, **topic)) is None
    assert said(written(asked, reply_to_message=by_bot(), **topic)) == asked


@BOTH
def test_a_bare_mention_asks_what_the_replied_person_wrote(asked: str) -> None:
    for bare in ("@vocero_test_bot", "@vocero_test_bot ?", "¿@vocero_test_bot? 👆"):
        assert said(written(bare, reply_to_message=written(asked, by=LUIS))) == asked
    again = written(f"@vocero_test_bot {asked}", by=LUIS)
    assert said(written("@vocero_test_bot", reply_to_message=again)) == asked
    part = {"text": asked, "position": 6, "is_manual": True}
    longer = written(f"Hola. {asked} Gracias.", by=LUIS)
    assert said(written("@vocero_test_bot", reply_to_message=longer, quote=part)) == asked
    under_picture = written(caption=asked, by=LUIS)
    assert said(written("@vocero_test_bot", reply_to_message=under_picture)) == asked
    forwarded = written(asked, by=LUIS, forward_origin=FORWARDED)
    assert said(written("@vocero_test_bot", reply_to_message=forwarded)) == asked


@pytest.mark.parametrize(
    "replied",
    [
        None,
        by_bot(),
        written("Sol.", by=OTHER_BOT),
        written("Una cita.", by=LUIS, via_bot=OTHER_BOT),
        written("Comunicado", by=TELEGRAM, sender_chat=CHANNEL, is_automatic_forward=True),
        written("/next febrero", by=LUIS),
        written(by=LUIS),
    ],
)
def test_a_bare_mention_asks_nothing_where_no_person_asked(replied: Json | None) -> None:
    more: Json = {} if replied is None else {"reply_to_message": replied}
    assert said(written("@vocero_test_bot", **more)) == ""


@BOTH
def test_words_of_ones_own_go_before_those_of_the_replied_message(asked: str) -> None:
    assert said(written(f"@vocero_test_bot {asked}", reply_to_message=written("¿Qué?", by=LUIS))) == asked


@BOTH
@pytest.mark.parametrize(
    ("more", "heard"),
    [
        ({}, True),
        ({"by": ANONYMOUS, "sender_chat": GROUP}, True),
        ({"by": AS_CHANNEL, "sender_chat": CHANNEL}, True),
        ({"by": TELEGRAM, "sender_chat": CHANNEL, "is_automatic_forward": True}, False),
        ({"forward_origin": FORWARDED}, False),
        ({"via_bot": OTHER_BOT}, False),
        ({"via_bot": BOT}, False),
        ({"by": OTHER_BOT}, False),
        ({"by": BOT}, False),
    ],
)
def test_who_is_heard_in_a_group(asked: str, more: Json, heard: bool) -> None:
    for data in (
        written(f"@vocero_test_bot {asked}", **more),
        written(asked, reply_to_message=by_bot(), **more),
    ):
        assert said(data) == (asked if heard else None)
    assert is_heard(message(written("/next", **more))) is heard


@BOTH
def test_a_comment_below_a_post_is_heard_like_any_message(asked: str) -> None:
    post = written("Comunicado", by=TELEGRAM, sender_chat=CHANNEL, is_automatic_forward=True)
    assert said(written(f"@vocero_test_bot {asked}", reply_to_message=post)) == asked
    assert said(written(asked, reply_to_message=post)) is None


@BOTH
def test_in_a_private_chat_everything_of_a_person_is_heard(asked: str) -> None:
    assert said(written(asked, chat=PRIVATE)) == asked
    assert said(written(asked, chat=PRIVATE, forward_origin=FORWARDED)) == asked
    assert said(written(caption=asked, chat=PRIVATE)) == asked
    assert said(written(f"@vocero_test_bot {asked}", chat=PRIVATE)) == asked
    assert said(written(chat=PRIVATE)) == ""
    assert said(written(asked, chat=PRIVATE, by=OTHER_BOT)) is None


def test_a_channel_itself_is_not_spoken_in() -> None:
    assert said(written("@vocero_test_bot ¿cuándo?", by=ANNA, chat=CHANNEL)) is None
