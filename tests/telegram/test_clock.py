"""The server's time runs, leaps and stops, and the rates live by it."""

import asyncio
import time
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from tests.telegram.clock import Clock
from tests.telegram.server import BotApi


@pytest.fixture(autouse=True)
def _without_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


def test_a_clock_begins_with_the_present_and_leaps() -> None:
    clock = Clock()
    assert abs(clock.now() - time.time()) < 1
    clock.advance(3600)
    assert abs(clock.now() - time.time() - 3600) < 1


def test_a_stopped_clock_only_leaps() -> None:
    clock = Clock()
    clock.run(0)
    before = clock.now()
    time.sleep(0.01)
    assert clock.now() == before
    clock.advance(5)
    assert clock.now() == before + 5


async def test_a_fast_clock_lets_sleepers_wake_early() -> None:
    clock = Clock()
    clock.run(10_000)
    before, real = clock.now(), time.monotonic()
    await clock.sleep(300)
    assert clock.now() - before >= 300
    assert time.monotonic() - real < 2


async def test_sleepers_wake_when_a_stopped_clock_has_leapt_far_enough() -> None:
    clock = Clock()
    clock.run(0)
    woken: list[int] = []

    async def sleeper(seconds: int) -> None:
        await clock.sleep(seconds)
        woken.append(seconds)

    sleepers = [asyncio.create_task(sleeper(seconds)) for seconds in (30, 10)]
    for leap, expected in ((5, []), (5, [10]), (19, [10]), (1, [10, 30])):
        await asyncio.sleep(0.01)
        clock.advance(leap)
        await asyncio.sleep(0.01)
        assert woken == expected
    await asyncio.gather(*sleepers)


async def test_a_sleeper_notices_that_the_clock_runs_again() -> None:
    clock = Clock()
    clock.run(0)
    sleeping = asyncio.create_task(clock.sleep(60))
    await asyncio.sleep(0.01)
    clock.run(60_000)
    await asyncio.wait_for(sleeping, 5)


async def test_rates_slide_with_a_stopped_clock_to_the_tick(bot: Bot, bot_api: BotApi) -> None:
    bot_api.limits.enabled = True
    bot_api.clock.run(0)
    group = bot_api.group("Mesa")
    for _ in range(20):
        await bot.send_message(group.id, "a")
        bot_api.clock.advance(1)
    with pytest.raises(RetryAfter) as refusal:
        await bot.send_message(group.id, "a")
    assert refusal.value.retry_after == timedelta(seconds=40)
    bot_api.clock.advance(39.5)
    with pytest.raises(RetryAfter) as refusal:
        await bot.send_message(group.id, "a")
    assert refusal.value.retry_after == timedelta(seconds=1)
    bot_api.clock.advance(0.5)
    await bot.send_message(group.id, "a")
    with pytest.raises(RetryAfter):
        await bot.send_message(group.id, "a")


@pytest.mark.parametrize("between_s", [0, 0.7, 2.3])
async def test_whoever_waits_as_long_as_told_is_let_through(
    bot: Bot, bot_api: BotApi, between_s: float
) -> None:
    bot_api.limits.enabled = True
    bot_api.clock.run(0)
    group = bot_api.group("Mesa")
    sent: list[float] = []
    for _ in range(45):
        try:
            await bot.send_message(group.id, "a")
        except RetryAfter as refusal:
            assert isinstance(refusal.retry_after, timedelta)
            bot_api.clock.advance(refusal.retry_after.total_seconds())
            await bot.send_message(group.id, "a")
        sent.append(bot_api.clock.now())
        bot_api.clock.advance(between_s)
    assert all(late - early >= 60 for early, late in zip(sent, sent[20:], strict=False))
    assert len(bot_api.log.errors) >= 2
