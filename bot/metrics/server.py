"""The web server of /metrics and /health, on the bot's own event loop.

tornado comes with python-telegram-bot's webhooks, and is loaded only where an address is set. What is asked
of the server is read by nobody: it knows two paths, GET and HEAD.
"""

import socket
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bot.errors import CannotListen
from config.addresses import read_address

if TYPE_CHECKING:
    from tornado.httpserver import HTTPServer

Body = tuple[int, str, bytes]
"""An HTTP status, a content type and what is told."""

Page = Callable[[str], Awaitable[Body]]
"""Makes what is told, from the Accept header of the request."""


class MetricsServer:
    """Shows some pages, from `start` to `stop`."""

    def __init__(self, address: str, pages: dict[str, Page]) -> None:
        """Make it.

        Args:
            address: As the setting `metrics_address` gives it; empty: there is no server, and nothing is
                done.
            pages: By their paths.
        """
        self._address = address
        self._pages = pages
        self._server: HTTPServer | None = None
        self._sockets: tuple[socket.socket, ...] = ()

    @property
    def sockets(self) -> tuple[socket.socket, ...]:
        """What it listens on; empty where it does not."""
        return self._sockets

    @property
    def port(self) -> int:
        """The port it listens on; 0 where it does not."""
        return int(self._sockets[0].getsockname()[1]) if self._sockets else 0

    def start(self) -> None:
        """Listen from here on.

        Raises:
            CannotListen: The address cannot be listened on.
        """
        if not self._address:
            return
        from tornado.httpserver import HTTPServer

        from bot.metrics.web import web_application

        listening = _listening_socket(self._address)
        self._sockets = (listening,)
        self._server = HTTPServer(web_application(self._pages))
        self._server.add_socket(listening)

    async def stop(self) -> None:
        """Listen no more. Without a start nothing is done."""
        server, self._server = self._server, None
        self._sockets = ()
        if server is not None:
            server.stop()
            await server.close_all_connections()


def _listening_socket(address: str) -> socket.socket:
    # Taken here and not by the web server, which leaves a socket open that it could not bind.
    host, port = read_address(address)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise CannotListen(
            f"Cannot listen on {host} port {port} for /metrics and /health: {error}. Choose another with"
            " VOCERO_METRICS_ADDRESS, or leave it empty for none."
        ) from error
    listening.setblocking(False)
    return listening
