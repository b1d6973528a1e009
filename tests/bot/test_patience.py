from typing import Any

import httpx
import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.patience import FLOOD_RETRIES, PatientLimiter, Result, surely_not_sent


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
