import asyncio
import time
from typing import Any

import httpx
import pytest
import telegram
from telegram.error import Conflict

from tests.telegram.chats import Chat
from tests.telegram.fixtures import client_request
from tests.telegram.server import BotApi, User


@pytest.fixture
def anna(bot_api: BotApi) -> User:
    return bot_api.user("Anna")


@pytest.fixture
def chat(bot_api: BotApi, anna: User) -> Chat:
    return bot_api.private(anna)


def texts(updates: tuple[telegram.Update, ...]) -> list[str | None]:
    messages = [update.effective_message for update in updates]
    return [message.text if message else None for message in messages]


async def test_updates_stay_until_an_offset_acknowledges_them(
    bot: telegram.Bot, anna: User, chat: Chat
) -> None:
    for text in ("uno", "dos", "tres"):
        await anna.send(chat, text)
    first = await bot.get_updates(timeout=0)
    assert texts(first) == texts(await bot.get_updates(timeout=0)) == ["uno", "dos", "tres"]
    assert [u.update_id - first[0].update_id for u in first] == [0, 1, 2]
    assert texts(await bot.get_updates(offset=first[1].update_id, timeout=0)) == ["dos", "tres"]
    assert texts(await bot.get_updates(timeout=0, limit=1)) == ["dos"]
    assert await bot.get_updates(offset=first[2].update_id + 1, timeout=0) == ()
    assert await bot.get_updates(timeout=0) == ()


async def test_a_negative_offset_keeps_the_latest_updates(bot: telegram.Bot, anna: User, chat: Chat) -> None:
    for text in ("uno", "dos", "tres"):
        await anna.send(chat, text)
    assert texts(await bot.get_updates(offset=-1, timeout=0)) == ["tres"]
    assert texts(await bot.get_updates(timeout=0)) == ["tres"]


async def test_a_long_poll_waits_for_the_first_update(bot: telegram.Bot, anna: User, chat: Chat) -> None:
    began = time.monotonic()
    poll = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.1)
    assert not poll.done()
    await anna.send(chat, "hola")
    assert texts(await poll) == ["hola"]
    assert time.monotonic() - began < 5


async def test_a_long_poll_ends_empty_after_its_time(bot: telegram.Bot) -> None:
    began = time.monotonic()
    assert await bot.get_updates(timeout=1) == ()
    assert 0.9 < time.monotonic() - began < 4


async def test_a_second_poller_ends_the_first(
    bot: telegram.Bot, bot_api: BotApi, anna: User, chat: Chat
) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=10))
    await bot_api.wait_for(lambda: bot_api.world.updates.polling)
    second = asyncio.create_task(bot.get_updates(timeout=10))
    with pytest.raises(
        Conflict, match=r"(?i)terminated by other getUpdates request; make sure that only one bot"
    ):
        await first
    await anna.send(chat, "hola")
    assert texts(await second) == ["hola"]


async def test_a_poller_that_goes_away_leaves_the_updates_for_the_next(
    bot: telegram.Bot, bot_api: BotApi, raw: httpx.AsyncClient, anna: User, chat: Chat
) -> None:
    lost = asyncio.create_task(raw.get("getUpdates", params={"timeout": 10}))
    await bot_api.wait_for(lambda: bot_api.world.updates.polling)
    lost.cancel()
    await bot_api.wait_for(lambda: not bot_api.world.updates.polling)
    await anna.send(chat, "hola")
    assert texts(await bot.get_updates(timeout=0)) == ["hola"]


async def test_only_allowed_kinds_arrive_and_the_choice_is_remembered(
    bot: telegram.Bot, anna: User, chat: Chat
) -> None:
    message = await anna.send(chat, "antes")
    await bot.get_updates(timeout=0, allowed_updates=["edited_message", "message_reaction"])
    await anna.send(chat, "después")
    await anna.edit(message, "editado")
    await anna.react(message, "👍")
    kinds = [next(iter(u.to_dict().keys() - {"update_id"})) for u in await bot.get_updates(timeout=0)]
    assert kinds == ["message", "edited_message", "message_reaction"]
    await bot.get_updates(timeout=0, offset=-1, allowed_updates=[])
    await anna.react(message, "👎")
    await anna.send(chat, "otra")
    assert texts(await bot.get_updates(timeout=0))[1:] == ["otra"]


async def test_an_update_may_come_twice_with_the_same_id(
    bot: telegram.Bot, bot_api: BotApi, anna: User, chat: Chat
) -> None:
    bot_api.repeat_next_updates()
    await anna.send(chat, "uno")
    await anna.send(chat, "dos")
    updates = await bot.get_updates(timeout=0)
    assert texts(updates) == ["uno", "uno", "dos"]
    assert updates[0].update_id == updates[1].update_id == updates[2].update_id - 1


async def test_updates_may_come_in_another_order_numbered_as_they_come(
    bot: telegram.Bot, bot_api: BotApi, anna: User, chat: Chat
) -> None:
    bot_api.reorder_next_updates(3)
    message = await anna.send(chat, "uno")
    await anna.send(chat, "dos")
    assert await bot.get_updates(timeout=0) == ()
    await anna.edit(message, "uno, corregido")
    await anna.send(chat, "tres")
    updates = await bot.get_updates(timeout=0)
    assert texts(updates) == ["uno, corregido", "dos", "uno", "tres"]
    assert [u.update_id - updates[0].update_id for u in updates] == [0, 1, 2, 3]


async def test_updates_kept_back_can_be_let_go(
    bot: telegram.Bot, bot_api: BotApi, anna: User, chat: Chat
) -> None:
    bot_api.reorder_next_updates(10)
    for text in ("uno", "dos"):
        await anna.send(chat, text)
    bot_api.release_updates()
    await anna.send(chat, "tres")
    assert texts(await bot.get_updates(timeout=0)) == ["dos", "uno", "tres"]


async def test_what_a_killed_bot_did_not_acknowledge_comes_again(
    bot: telegram.Bot, bot_api: BotApi, anna: User, chat: Chat
) -> None:
    for text in ("uno", "dos"):
        await anna.send(chat, text)
    request = client_request()
    killed = telegram.Bot(
        bot_api.token, base_url=bot_api.base_url, request=request, get_updates_request=request
    )
    async with killed:
        first, _ = await killed.get_updates(timeout=0)
        polling = asyncio.create_task(killed.get_updates(timeout=10, offset=first.update_id + 2))
        await bot_api.wait_for(lambda: bot_api.world.updates.polling)
        await anna.send(chat, "tres")
        assert texts(await polling) == ["tres"]  # Taken, and never worked on.
    assert texts(await bot.get_updates(timeout=0)) == ["tres"]


async def test_polling_and_a_webhook_exclude_each_other(bot: telegram.Bot, bot_api: BotApi) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=10))
    await bot_api.wait_for(lambda: bot_api.world.updates.polling)
    await bot.set_webhook("https://example.org/hook")
    with pytest.raises(Conflict, match=r"(?i)terminated by setWebhook request"):
        await poll
    with pytest.raises(Conflict, match=r"(?i)can't use getUpdates method while webhook is active"):
        await bot.get_updates(timeout=0)
    await bot.delete_webhook()
    assert await bot.get_updates(timeout=0) == ()


@pytest.mark.parametrize("drop", [True, False])
async def test_pending_updates_are_dropped_when_asked(
    bot: telegram.Bot, anna: User, chat: Chat, drop: bool
) -> None:
    await anna.send(chat, "hola")
    await bot.delete_webhook(drop_pending_updates=drop)
    assert len(await bot.get_updates(timeout=0)) == (0 if drop else 1)


@pytest.mark.parametrize(
    ("params", "problem"),
    [
        ({"url": "http://example.org/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.org:8080/"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        (
            {"url": "https://example.org/", "secret_token": "ñ"},
            "secret token contains unallowed characters",
        ),
        ({}, 'parameter "url" is required'),
    ],
)
async def test_webhooks_that_telegram_refuses_are_refused(
    raw: httpx.AsyncClient, params: dict[str, Any], problem: str
) -> None:
    answer = await raw.post("setWebhook", json=params)
    assert (answer.status_code, answer.json()["description"]) == (400, f"Bad Request: {problem}")
