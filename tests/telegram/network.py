"""Keeps a test on this machine: connections beyond loopback and look-ups of names fail it."""

import ipaddress
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

_LOOKUPS = ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr")
_CALLS = ("connect", "connect_ex", "sendto")


class NetworkUse(RuntimeError):
    """A test tried to reach another machine."""


def _is_local(host: object) -> bool:
    if host in (None, "", "localhost", b"localhost"):
        return True
    text = host.decode() if isinstance(host, bytes) else str(host)
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


@contextmanager
def only_loopback() -> Iterator[list[str]]:
    """Refuses the network while it lasts.

    Yields:
        What was refused so far; noted besides being raised, because the code under test may catch errors.
    """
    refused: list[str] = []

    def refuse(what: str) -> None:
        refused.append(what)
        raise NetworkUse(f"{what}: tests stay on this machine")

    def lookup(original: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(host: Any, *args: Any, **kwargs: Any) -> Any:
            if not _is_local(host):
                refuse(f"look-up of {host!r}")
            return original(host, *args, **kwargs)

        return guarded

    def call(original: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(self: socket.socket, *args: Any) -> Any:
            address = args[-1]
            if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_local(address[0]):
                refuse(f"connection to {address!r}")
            return original(self, *args)

        return guarded

    with pytest.MonkeyPatch.context() as patch:
        for name in _LOOKUPS:
            patch.setattr(socket, name, lookup(getattr(socket, name)))
        for name in _CALLS:
            patch.setattr(socket.socket, name, call(getattr(socket.socket, name)))
        yield refused


@pytest.fixture
def loopback_only() -> Iterator[None]:
    """Fails a test that reaches beyond this machine, even when the code under test hides the error."""
    with only_loopback() as refused:
        yield
    assert not refused, f"the test used the network: {refused}"
