import asyncio
from typing import Any

import httpx
import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.metrics.metrics import Metrics
from bot.patience import FLOOD_RETRIES, PatientLimiter, Result, surely_not_sent
from tests.bot.metrics.reading import value


def caused(fault: TelegramError, cause: Exception) -> TelegramError:
    fault.__cause__ = cause
    return fault


REFUSED = caused(NetworkError("httpx.ConnectError"), httpx.ConnectError("refused"))
NO_CONNECTION_IN_TIME = caused(TimedOut(), httpx.ConnectTimeout("slow"))
POOL_FULL = caused(TimedOut(), httpx.PoolTimeout("full"))
BAD_GATEWAY = NetworkError("Bad Gateway")
BAD_GATEWAY_IN_HTML = caused(NetworkError("Bad Gateway"), TelegramError("Invalid server response"))
NO_ANSWER = caused(TimedOut(), httpx.ReadTimeout("slow"))
CUT_OFF = caused(NetworkError("httpx.RemoteProtocolError"), httpx.RemoteProtocolError("cut"))
GARBAGE = caused(TelegramError("Invalid server response"), ValueError("no JSON"))


async def attempts(endpoint: str, *faults: Exception) -> tuple[int, Exception | None]:
    """How often a call is made that meets these faults one after the other, and how it ends."""
    left = list(faults)
    made = 0

    async def call() -> Result:
        nonlocal made
        made += 1
        if left:
            raise left.pop(0)
        return True

    limiter = PatientLimiter()
    limiter.pauses_s = (0.0, 0.0)
    data: dict[str, Any] = {"chat_id": 5}
    try:
        await limiter.process_request(call, (), {}, endpoint, data, None)
    except TelegramError as error:
        return made, error
    return made, None


@pytest.mark.parametrize(
    "fault", [REFUSED, NO_CONNECTION_IN_TIME, POOL_FULL, BAD_GATEWAY, BAD_GATEWAY_IN_HTML], ids=repr
)
async def test_a_message_that_was_not_posted_is_posted_again(fault: Exception) -> None:
    assert await attempts("sendMessage", fault, fault) == (3, None)


@pytest.mark.parametrize("fault", [NO_ANSWER, CUT_OFF, GARBAGE], ids=repr)
async def test_a_message_that_may_have_been_posted_is_not(fault: TelegramError) -> None:
    assert await attempts("sendMessage", fault) == (1, fault)
    assert not surely_not_sent(fault)


@pytest.mark.parametrize("endpoint", ["editMessageText", "answerCallbackQuery", "setWebhook", "getMe"])
@pytest.mark.parametrize("fault", [NO_ANSWER, CUT_OFF, REFUSED], ids=repr)
async def test_what_sets_something_is_repeated_after_any_network_fault(
    endpoint: str, fault: Exception
) -> None:
    assert await attempts(endpoint, fault) == (2, None)


async def test_in_the_end_it_gives_up() -> None:
    assert await attempts("sendMessage", *[REFUSED] * 9) == (3, REFUSED)


@pytest.mark.parametrize(
    "refusal", [BadRequest("Message is not modified"), Forbidden("Forbidden: bot was blocked by the user")]
)
@pytest.mark.parametrize("endpoint", ["sendMessage", "editMessageText"])
async def test_what_telegram_refuses_is_not_repeated(endpoint: str, refusal: TelegramError) -> None:
    assert await attempts(endpoint, refusal) == (1, refusal)
    assert surely_not_sent(refusal)


@pytest.mark.parametrize("endpoint", ["sendChatAction", "setMyCommands"])
@pytest.mark.parametrize("fault", [REFUSED, RetryAfter(3600)], ids=repr)
async def test_a_courtesy_is_neither_repeated_nor_waited_for(endpoint: str, fault: Exception) -> None:
    assert await attempts(endpoint, fault) == (1, fault)


async def test_a_flood_wait_is_waited_out(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr("asyncio.sleep", sleep)
    assert await attempts("sendMessage", RetryAfter(7)) == (2, None)
    assert waited == [7.1]
    made, error = await attempts("sendMessage", *[RetryAfter(1)] * 20)
    assert made == FLOOD_RETRIES + 1
    assert isinstance(error, RetryAfter)


GROUP = -1001234567890
PER_MINUTE = 20
"""What Telegram lets a bot post in a group (https://core.telegram.org/bots/faq)."""


async def waits(limiter: PatientLimiter, endpoint: str, chat_id: int, times: int) -> bool:
    """Whether so many calls at once make the last of them wait."""

    async def call() -> Result:
        return True

    async def all_of_them() -> None:
        for _ in range(times):
            await limiter.process_request(call, (), {}, endpoint, {"chat_id": chat_id}, None)

    task = asyncio.create_task(all_of_them())
    await asyncio.wait({task}, timeout=0.2)
    waiting = not task.done()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return waiting


POSTING = ["sendMessage", "sendDocument", "copyMessage", "forwardMessage"]
NOT_POSTING = ["editMessageText", "setMessageReaction", "getChatMember", "deleteMessage"]


@pytest.mark.parametrize("endpoint", POSTING)
async def test_what_is_posted_in_a_group_keeps_to_its_limit(endpoint: str) -> None:
    assert not await waits(PatientLimiter(), endpoint, GROUP, PER_MINUTE)
    assert await waits(PatientLimiter(), endpoint, GROUP, PER_MINUTE + 1)
    assert not await waits(PatientLimiter(), endpoint, 7, PER_MINUTE + 1), "a person is no group"


@pytest.mark.parametrize("endpoint", NOT_POSTING)
async def test_what_posts_nothing_neither_waits_for_the_limit_nor_uses_it_up(endpoint: str) -> None:
    limiter = PatientLimiter()
    assert not await waits(limiter, "sendMessage", GROUP, PER_MINUTE)
    assert not await waits(limiter, endpoint, GROUP, 9), "the group is full, and nothing is posted"
    other = PatientLimiter()
    assert not await waits(other, endpoint, GROUP, 9)
    assert not await waits(other, "sendMessage", GROUP, PER_MINUTE)


@pytest.mark.parametrize("endpoint", ["sendMessage", "editMessageText"])
async def test_all_calls_together_keep_to_the_limit_of_all_chats(endpoint: str) -> None:
    assert await waits(PatientLimiter(), endpoint, 7, 60)


async def test_each_call_is_counted_by_how_it_ended_and_each_repetition_too() -> None:
    metrics = Metrics()
    limiter = PatientLimiter(metrics)
    limiter.pauses_s = (0.0,)
    faults: list[Exception] = [BAD_GATEWAY]

    async def call() -> Result:
        if faults:
            raise faults.pop()
        return True

    await limiter.process_request(call, (), {}, "sendMessage", {"chat_id": 5}, None)
    await limiter.process_request(call, (), {}, "sendChatAction", {"chat_id": 5}, None)
    calls = "vocero_telegram_calls_total"
    assert value(metrics, calls, method="sendMessage", outcome="network") == 1
    assert value(metrics, calls, method="sendMessage", outcome="ok") == 1
    assert value(metrics, calls, method="sendChatAction", outcome="ok") == 1
    assert value(metrics, "vocero_telegram_retries_total", method="sendMessage") == 1


async def test_a_429_that_is_waited_out_is_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    async def sleep(_: float) -> None: ...

    metrics = Metrics()
    faults: list[Exception] = [RetryAfter(3)]

    async def call() -> Result:
        if faults:
            raise faults.pop()
        return True

    monkeypatch.setattr("asyncio.sleep", sleep)
    await PatientLimiter(metrics).process_request(call, (), {}, "sendMessage", {"chat_id": 5}, None)
    assert value(metrics, "vocero_telegram_calls_total", method="sendMessage", outcome="flood") == 1
    assert value(metrics, "vocero_telegram_retries_total", method="sendMessage") == 1
