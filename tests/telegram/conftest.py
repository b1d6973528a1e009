from collections.abc import AsyncIterator

import httpx
import pytest
import telegram

from tests.telegram.fixtures import bot_api, client_request, ssl_context
from tests.telegram.network import loopback_only
from tests.telegram.server import BotApi

__all__ = ["bot_api", "loopback_only"]


@pytest.fixture
async def bot(bot_api: BotApi, loopback_only: None) -> AsyncIterator[telegram.Bot]:
    """The real client, logged in."""
    client = telegram.Bot(
        bot_api.token,
        base_url=bot_api.base_url,
        base_file_url=bot_api.base_file_url,
        request=client_request(),
        get_updates_request=client_request(),
    )
    async with client:
        yield client


@pytest.fixture
async def raw(bot_api: BotApi) -> AsyncIterator[httpx.AsyncClient]:
    """A plain HTTP client, for what the real one would never send."""
    base = f"{bot_api.base_url}{bot_api.token}/"
    async with httpx.AsyncClient(base_url=base, trust_env=False, verify=ssl_context()) as client:
        yield client
