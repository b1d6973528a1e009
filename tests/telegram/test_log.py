import asyncio
import time

import pytest
from telegram import Bot

from tests.telegram.delivery import FIRST_ID
from tests.telegram.server import BotApi


async def test_the_log_keeps_calls_in_order_and_polls_apart(bot: Bot, bot_api: BotApi) -> None:
    chat = bot_api.private(bot_api.user())
    await bot.send_chat_action(chat.id, "typing")
    await bot.get_updates(timeout=0)
    sent = await bot.send_message(chat.id, "a")
    assert [call.method for call in bot_api.log.calls] == ["getMe", "sendChatAction", "sendMessage"]
    assert [call.method for call in bot_api.log.polls] == ["getUpdates"]
    [call] = bot_api.log.of("sendMessage")
    assert call.params == {"chat_id": chat.id, "text": "a"}
    assert call.result["message_id"] == sent.message_id
    assert call.error is None
    assert abs(call.at - time.time()) < 60


async def test_waiting_returns_as_soon_as_it_is_true(bot: Bot, bot_api: BotApi) -> None:
    chat = bot_api.private(bot_api.user())
    waiting = asyncio.create_task(bot_api.wait_for_messages(chat, 2))
    await bot.send_message(chat.id, "uno")
    await asyncio.sleep(0)
    assert not waiting.done()
    await bot.send_message(chat.id, "dos")
    assert [message.text for message in await waiting] == ["uno", "dos"]


async def test_waiting_in_vain_fails_and_tells_the_last_calls(bot: Bot, bot_api: BotApi) -> None:
    chat = bot_api.private(bot_api.user())
    await bot.send_message(chat.id, "uno")
    with pytest.raises(AssertionError, match=r"within 0\.05 s(?s:.*)sendMessage .*uno.* -> ok"):
        await bot_api.wait_for_messages(chat, 2, within=0.05)


async def test_a_long_run_keeps_the_last_and_counts_all(bot: Bot, bot_api: BotApi) -> None:
    bot_api.keep_last(5)
    seen: list[str] = []
    bot_api.log.watch = lambda call: seen.append(call.method)
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    for number in range(30):
        await bot.send_message(chat.id, str(number))
        await bot.get_updates(timeout=0)
    assert [message.text for message in bot_api.messages(chat)] == ["25", "26", "27", "28", "29"]
    assert 5 <= len(bot_api.log.calls) <= 10 and 5 <= len(bot_api.log.polls) <= 10
    assert bot_api.log.calls[-1].params["text"] == "29"
    assert bot_api.log.counts == {"getMe": 1, "sendMessage": 30, "getUpdates": 30}
    assert seen.count("sendMessage") == 30
    await bot.edit_message_text("editado", chat.id, bot_api.messages(chat)[0].id)
    assert bot_api.messages(chat)[0].text == "editado"


async def test_thousands_of_chats_are_played_in_seconds(bot: Bot, bot_api: BotApi) -> None:
    bot_api.keep_last(2)
    began = time.process_time()
    people = [bot_api.user(f"Persona {number}") for number in range(2000)]
    chats = [bot_api.private(person) for person in people]
    for _ in range(4):
        for person, chat in zip(people, chats, strict=True):
            await person.send(chat, "@vocero_test_bot ¿cuándo?")
    assert bot_api.world.updates.made == 8000
    assert all(len(chat.stored) == 2 for chat in chats)
    for batch in range(5):
        updates = await bot.get_updates(timeout=0, offset=FIRST_ID + 100 * batch)
        assert len(updates) == 100
    assert len(bot_api.world.updates.pending) == 7600
    assert time.process_time() - began < 10
