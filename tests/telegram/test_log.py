import asyncio
import time

import pytest
from telegram import Bot

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
