"""The web server, asked by a real client on loopback."""

import logging
import socket
from collections.abc import AsyncIterator
from http import HTTPStatus

import httpx
import pytest

from bot.errors import CannotListen
from bot.metrics.server import Body, MetricsServer, Page


async def good(accept: str) -> Body:
    return HTTPStatus.OK, "text/plain; charset=utf-8", f"asked for {accept}".encode()


async def bad(_: str) -> Body:
    return HTTPStatus.SERVICE_UNAVAILABLE, "application/json", b"{}"


async def broken(_: str) -> Body:
    raise ValueError("secret words")


PAGES: dict[str, Page] = {"/good": good, "/bad": bad, "/broken": broken}


@pytest.fixture
async def server() -> AsyncIterator[MetricsServer]:
    made = MetricsServer("127.0.0.1:0", PAGES)
    made.start()
    yield made
    await made.stop()


@pytest.fixture
async def client(server: MetricsServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.port}", trust_env=False) as client:
        yield client


async def test_a_page_is_shown_as_it_was_made(client: httpx.AsyncClient) -> None:
    shown = await client.get("/good", headers={"Accept": "text/plain"})
    assert (shown.status_code, shown.text) == (200, "asked for text/plain")
    assert shown.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert shown.headers["Cache-Control"] == "no-store"
    assert "Server" not in shown.headers


async def test_a_page_may_be_an_error(client: httpx.AsyncClient) -> None:
    shown = await client.get("/bad")
    assert (shown.status_code, shown.json()) == (503, {})


async def test_head_tells_the_same_without_the_body(client: httpx.AsyncClient) -> None:
    shown = await client.head("/bad")
    assert (shown.status_code, shown.content) == (503, b"")


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/", 404), ("GET", "/goodness", 404), ("POST", "/good", 405)]
)
async def test_there_is_nothing_else(client: httpx.AsyncClient, method: str, path: str, status: int) -> None:
    assert (await client.request(method, path)).status_code == status


async def test_a_page_that_fails_tells_nothing_of_why(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL, "tornado"):
        shown = await client.get("/broken")
    assert shown.status_code == 500
    assert "secret" not in shown.text


async def test_a_port_alone_is_one_of_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = MetricsServer(str(port), PAGES)
    server.start()
    try:
        assert server.port == port
        (listening,) = server.sockets
        assert listening.getsockname()[0] == "127.0.0.1"
    finally:
        await server.stop()


async def test_a_port_that_is_taken_is_said_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        server = MetricsServer(f"127.0.0.1:{port}", PAGES)
        with pytest.raises(CannotListen, match=f"port {port} .*VOCERO_METRICS_ADDRESS"):
            server.start()
        await server.stop()


async def test_without_an_address_there_is_no_server() -> None:
    server = MetricsServer("", PAGES)
    server.start()
    assert server.port == 0
    await server.stop()


async def test_after_the_end_nobody_listens_and_the_address_is_free() -> None:
    server = MetricsServer("127.0.0.1:0", PAGES)
    server.start()
    port = server.port
    async with httpx.AsyncClient(trust_env=False) as client:
        assert (await client.get(f"http://127.0.0.1:{port}/good")).status_code == 200
        await server.stop()
        with pytest.raises(httpx.ConnectError):
            await client.get(f"http://127.0.0.1:{port}/good")
    again = MetricsServer(f"127.0.0.1:{port}", PAGES)
    again.start()
    await again.stop()
