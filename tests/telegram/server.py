"""A Bot API server on loopback, and the side of it on which a test plays people and chats.

See README.md beside this module for how a test plays a conversation.
"""

import socket
from typing import Self

from tornado import netutil
from tornado.httpserver import HTTPServer

from tests.telegram.chats import Chat
from tests.telegram.faults import EVERY_METHOD, Fault, Faults, failure
from tests.telegram.messages import Message
from tests.telegram.schema import Schema
from tests.telegram.sending import MOST_UPLOADED_BYTES
from tests.telegram.stage import Stage
from tests.telegram.user import User
from tests.telegram.web import Service, application
from tests.telegram.world import World

_BOT_ID = 110_201_543  # the bot of the documentation's examples


class BotApi(Stage):
    """The server. Use it as an async context manager inside the test's event loop.

    Attributes:
        token: What the bot logs in with.
    """

    def __init__(
        self,
        *,
        username: str = "vocero_test_bot",
        reads_all: bool = False,
        faults: Faults | None = None,
    ) -> None:
        """Makes a server with one bot.

        Args:
            reads_all: Whether the bot sees every message of a group (privacy mode off).
            faults: What goes wrong; those that a test plans where none are given.
        """
        bot = {
            "id": _BOT_ID,
            "is_bot": True,
            "first_name": "Vocero",
            "username": username,
            "can_join_groups": True,
            "can_read_all_group_messages": reads_all,
            "supports_inline_queries": True,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }
        self.token = f"{_BOT_ID}:of-the-loopback-server"
        super().__init__(World(bot, Schema.load()))
        self._faults = faults or Faults()
        self._service = Service(self.world, self._faults, self.token)
        self._http = HTTPServer(application(self._service), max_buffer_size=2 * MOST_UPLOADED_BYTES)
        self.port = 0

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listens on a free port of 127.0.0.1."""
        sockets = netutil.bind_sockets(0, "127.0.0.1", family=socket.AF_INET)
        self.port = sockets[0].getsockname()[1]
        self._http.add_sockets(sockets)

    async def stop(self) -> None:
        await self.world.webhook.stop()
        self._http.stop()
        for work in list(self._service.at_work):
            work.cancel()
        await self._http.close_all_connections()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def base_url(self) -> str:
        """`base_url` of python-telegram-bot."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """`base_file_url` of python-telegram-bot."""
        return f"{self.url}/file/bot"

    # What goes wrong.

    def fail_next(
        self,
        method: str = EVERY_METHOD,
        count: int = 1,
        *,
        error_code: int = 429,
        retry_after: int | None = None,
        description: str | None = None,
    ) -> None:
        """Answers the next `count` requests of a method with an error; 429 carries `retry_after` seconds."""
        self._faults.plan(method, Fault(error=failure(error_code, retry_after, description)), count)

    def drop_next(self, method: str = EVERY_METHOD, count: int = 1, *, carried_out: bool = False) -> None:
        """Closes the connection of the next requests without an answer.

        Args:
            carried_out: Whether the request takes effect all the same, so that only its answer is lost.
        """
        self._faults.plan(method, Fault(drop=True, carried_out=carried_out), count)

    def delay_next(self, method: str, seconds: float, count: int = 1) -> None:
        """Carries the next requests out at once but answers them late."""
        self._faults.plan(method, Fault(delay_s=seconds), count)

    def repeat_next_updates(self, count: int = 1) -> None:
        """Delivers each of the next updates twice, with the same id."""
        self.world.updates.repeat_next(count)

    def reorder_next_updates(self, count: int = 2) -> None:
        """Delivers the next `count` updates in reverse, once there are so many or on `release_updates`.

        `world.updates.arrange` can change each delivery besides.
        """
        self.world.updates.reorder_next(count)

    def release_updates(self) -> None:
        """Delivers what `reorder_next_updates` keeps back."""
        self.world.updates.let_go()

    def keep_last(self, number: int) -> None:
        """Keeps only so many of the latest requests, and messages of each chat; `log.counts` counts on.

        For a run of thousands of chats, whose memory is to be the bot's.
        """
        self.log.keep = self.world.keep_messages = number

    def deliver_webhooks_to(self, url: str) -> None:
        """Posts updates to this address in place of the https address that the bot gave to setWebhook."""
        self.world.webhook.deliver_to = url


__all__ = ["BotApi", "Chat", "Message", "User"]
