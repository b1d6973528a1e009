"""The fixtures of this package, for conftest.py files to import."""

from collections.abc import AsyncIterator
from functools import cache
from ssl import SSLContext

import httpx
import pytest
from telegram.request import HTTPXRequest

from tests.telegram.server import BotApi


@cache
def ssl_context() -> SSLContext:
    """The certificates, read once."""
    return httpx.create_ssl_context()


def client_request(connections: int = 8) -> HTTPXRequest:
    """A transport for the real client that starts faster.

    A client of its own reads all certificates anew, which loopback never needs; here they are read once for
    all tests. The environment's proxies are left out.
    """
    return HTTPXRequest(connections, httpx_kwargs={"verify": ssl_context(), "trust_env": False})


@pytest.fixture
async def bot_api() -> AsyncIterator[BotApi]:
    """A running Bot API server; the test fails at its end when the bot broke the API (`log.violations`)."""
    async with BotApi() as api:
        yield api
    assert api.log.violations == []
