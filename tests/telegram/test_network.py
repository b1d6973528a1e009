import asyncio
import socket

import httpx
import pytest

from tests.telegram.network import NetworkUse, only_loopback

ELSEWHERE = "192.0.2.1"  # reserved for documentation, RFC 5737


@pytest.mark.parametrize("lookup", ["gethostbyname", "gethostbyname_ex", "gethostbyaddr"])
def test_looking_a_name_up_is_refused(lookup: str) -> None:
    with only_loopback() as refused, pytest.raises(NetworkUse, match=r"api\.example\.org"):
        getattr(socket, lookup)("api.example.org")
    assert refused == ["look-up of 'api.example.org'"]


@pytest.mark.parametrize(("family", "host"), [(socket.AF_INET, ELSEWHERE), (socket.AF_INET6, "2001:db8::1")])
def test_connecting_elsewhere_is_refused(family: int, host: str) -> None:
    with only_loopback() as refused, socket.socket(family, socket.SOCK_DGRAM) as sock:
        for attempt in (
            lambda: sock.connect((host, 9)),
            lambda: sock.connect_ex((host, 9)),
            lambda: sock.sendto(b"x", (host, 9)),
        ):
            with pytest.raises(NetworkUse):
                attempt()
    assert refused == [f"connection to {(host, 9)!r}"] * 3


async def test_what_the_code_under_test_swallows_is_still_noted() -> None:
    with only_loopback() as refused:
        async with httpx.AsyncClient(trust_env=False) as client:
            for url in ("http://api.example.org/", f"http://{ELSEWHERE}/"):
                with pytest.raises((NetworkUse, ExceptionGroup)):
                    await client.get(url)
        loop = asyncio.get_running_loop()
        with pytest.raises(NetworkUse):
            await loop.getaddrinfo("api.example.org", 443)
    assert len(refused) == 3


async def test_loopback_stays_open() -> None:
    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"hola")
        writer.close()

    with only_loopback() as refused:
        server = await asyncio.start_server(greet, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        for host in ("127.0.0.1", "localhost"):
            reader, writer = await asyncio.open_connection(host, port, family=socket.AF_INET)
            assert await reader.read() == b"hola"
            writer.close()
            await writer.wait_closed()
        server.close()
        await server.wait_closed()
    assert refused == []


def test_the_network_is_as_before_when_the_guard_is_gone() -> None:
    before = socket.getaddrinfo, socket.socket.connect
    with only_loopback():
        assert (socket.getaddrinfo, socket.socket.connect) != before
    assert (socket.getaddrinfo, socket.socket.connect) == before
