import asyncio
import time
from datetime import timedelta

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from tests.telegram.server import BotApi, Chat


@pytest.fixture(autouse=True)
def _without_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    # Otherwise python-telegram-bot warns of a coming change whenever it makes a RetryAfter.
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def chat(bot_api: BotApi) -> Chat:
    return bot_api.private(bot_api.user())


def seconds(error: RetryAfter) -> float:
    assert isinstance(error.retry_after, timedelta)
    return error.retry_after.total_seconds()


async def test_a_planned_429_says_how_long_to_wait(bot: Bot, bot_api: BotApi, chat: Chat) -> None:
    bot_api.fail_next("sendMessage", count=2, retry_after=3)
    await bot.send_chat_action(chat.id, "typing")
    for _ in range(2):
        with pytest.raises(RetryAfter) as refusal:
            await bot.send_message(chat.id, "a")
        assert seconds(refusal.value) == 3
    await bot.send_message(chat.id, "a")
    assert bot_api.log.errors == ["Too Many Requests: retry after 3"] * 2
    assert [call.params["text"] for call in bot_api.log.of("sendMessage")] == ["a"] * 3
    assert len(bot_api.sent(chat)) == 1


@pytest.mark.parametrize(("code", "phrase"), [(500, "Internal Server Error"), (502, "Bad Gateway")])
async def test_a_planned_failure_of_any_method(bot: Bot, bot_api: BotApi, code: int, phrase: str) -> None:
    bot_api.fail_next(error_code=code)
    with pytest.raises(NetworkError, match=phrase):
        await bot.get_my_commands()
    assert await bot.get_my_commands() == ()


async def test_a_failure_may_have_a_description_of_its_own(bot: Bot, bot_api: BotApi, chat: Chat) -> None:
    bot_api.fail_next("sendMessage", error_code=400, description="Bad Request: PEER_ID_INVALID")
    with pytest.raises(BadRequest, match="Peer_id_invalid"):
        await bot.send_message(chat.id, "a")


@pytest.mark.parametrize("carried_out", [False, True])
async def test_a_connection_drops_before_or_after_the_request_took_effect(
    bot: Bot, bot_api: BotApi, chat: Chat, carried_out: bool
) -> None:
    bot_api.drop_next("sendMessage", carried_out=carried_out)
    with pytest.raises(NetworkError):
        await bot.send_message(chat.id, "a")
    assert len(bot_api.sent(chat)) == (1 if carried_out else 0)
    await bot.send_message(chat.id, "b")


async def test_a_late_answer_times_out_though_the_message_was_sent(
    bot: Bot, bot_api: BotApi, chat: Chat
) -> None:
    bot_api.delay_next("sendMessage", 2)
    with pytest.raises(TimedOut):
        await bot.send_message(chat.id, "a", read_timeout=0.1)
    assert len(bot_api.sent(chat)) == 1
    bot_api.delay_next("sendMessage", 0.2)
    began = time.monotonic()
    await bot.send_message(chat.id, "b")
    assert time.monotonic() - began >= 0.2


async def test_a_late_answer_holds_up_no_other_request(bot: Bot, bot_api: BotApi, chat: Chat) -> None:
    bot_api.delay_next("sendMessage", 0.3)
    slow = asyncio.create_task(bot.send_message(chat.id, "a"))
    await bot_api.wait_for_messages(chat)
    await bot.send_message(chat.id, "b")
    assert not slow.done()
    await slow


async def test_rate_limits_hold_per_person_per_group_and_in_all(
    bot: Bot, bot_api: BotApi, chat: Chat
) -> None:
    bot_api.limits.enabled = True
    bot_api.clock.run(0)  # However slow the machine is, no time passes between these.
    await bot.send_message(chat.id, "a")
    with pytest.raises(RetryAfter):
        await bot.send_message(chat.id, "b")
    bot_api.clock.advance(1)
    await bot.send_message(chat.id, "b")

    group = bot_api.group("Mesa")
    for n in range(20):
        await bot.send_message(group.id, str(n))
    with pytest.raises(RetryAfter) as refusal:
        await bot.send_message(group.id, "20")
    assert seconds(refusal.value) == 60

    bot_api.clock.advance(2)
    people = [bot_api.private(bot_api.user()) for _ in range(31)]
    answers = await asyncio.gather(*(bot.send_message(p.id, "a") for p in people), return_exceptions=True)
    assert [type(answer) for answer in answers if isinstance(answer, Exception)] == [RetryAfter]


async def test_stopping_the_server_ends_waiting_requests() -> None:
    async with BotApi() as api, httpx.AsyncClient(trust_env=False) as client:
        poll = asyncio.create_task(
            client.get(f"{api.base_url}{api.token}/getUpdates", params={"timeout": 50})
        )
        await api.wait_for(lambda: api.world.updates.polling)
        await api.stop()
        with pytest.raises(httpx.HTTPError):
            await poll
