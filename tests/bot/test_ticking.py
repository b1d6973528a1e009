import asyncio
import logging

import pytest

from bot.ticking import Ticking
from tests.bot.conversations.running import until


async def test_work_is_done_at_once_and_again_and_again_until_the_end() -> None:
    done = 0

    async def work() -> None:
        nonlocal done
        done += 1

    ticking = Ticking("tests", work, 0.005)
    ticking.start()
    await until(lambda: done >= 3)
    await ticking.stop()
    at_the_end = done
    await asyncio.sleep(0.02)
    assert done == at_the_end


async def test_work_that_fails_is_logged_by_its_name_and_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    done = 0

    async def work() -> None:
        nonlocal done
        done += 1
        if done < 3:
            raise RuntimeError("out of order")

    ticking = Ticking("the moon", work, 0.005)
    with caplog.at_level(logging.ERROR):
        ticking.start()
        await until(lambda: done >= 3)
        await ticking.stop()
    assert ["the moon" in record.message for record in caplog.records] == [True, True]


async def test_the_end_waits_for_what_is_on_its_way() -> None:
    begun, finished = asyncio.Event(), False

    async def work() -> None:
        nonlocal finished
        begun.set()
        await asyncio.sleep(0.05)
        finished = True

    ticking = Ticking("tests", work, 60)
    ticking.start()
    await begun.wait()
    await ticking.stop()
    assert finished


async def test_what_takes_too_long_at_the_end_is_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.ticking.STOP_WITHIN_S", 0.01)
    begun, cancelled = asyncio.Event(), False

    async def work() -> None:
        nonlocal cancelled
        begun.set()
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled = True
            raise

    ticking = Ticking("tests", work, 60)
    ticking.start()
    await begun.wait()
    async with asyncio.timeout(2):
        await ticking.stop()
    assert cancelled


async def test_the_end_does_not_wait_for_the_next_time() -> None:
    async def work() -> None:
        pass

    ticking = Ticking("tests", work, 3600)
    ticking.start()
    await asyncio.sleep(0.01)
    async with asyncio.timeout(2):
        await ticking.stop()


async def test_what_was_never_started_ends_at_once() -> None:
    async def work() -> None:
        raise AssertionError("it was not started")

    await Ticking("tests", work, 1).stop()
