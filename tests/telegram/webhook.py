"""Delivery of updates by webhook, https://core.telegram.org/bots/api#setwebhook.

Updates go out one after another, each until the bot takes it with a 2xx status.
"""

import asyncio
import contextlib
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.telegram.clock import Clock
from tests.telegram.delivery import Updates
from tests.telegram.errors import bad_request

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
PORTS = (443, 80, 88, 8443)
_FIRST_RETRY_S, _LONGEST_RETRY_S = 0.02, 0.5


class Webhook:
    """Attributes:
    url: As the bot set it; empty when there is no webhook.
    deliver_to: Where updates really go when that is not `url`, since tests run without https.
    """

    def __init__(self, updates: Updates, clock: Clock, on_change: Callable[[], None]) -> None:
        self.url = ""
        self.deliver_to: str | None = None
        self._updates = updates
        self._clock = clock
        self._on_change = on_change
        self._secret: str | None = None
        self._certificate = False
        self._max_connections = 40  # the documented default
        self._last_error: tuple[int, str] | None = None
        self._task: asyncio.Task[None] | None = None
        self._news = asyncio.Event()

    def set(self, url: str, secret: str | None, max_connections: int | None, certificate: bool) -> None:
        """Starts delivery to a URL; an empty one ends it.

        Raises:
            ApiError: The URL or the secret is one that Telegram refuses.
        """
        if not url:
            return self.remove()
        parts = urlsplit(url)
        if parts.scheme != "https" or not parts.hostname:
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if (parts.port or 443) not in PORTS:
            raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise bad_request("secret token contains unallowed characters")
        self.url, self._secret, self._certificate = url, secret, certificate
        self._max_connections = max_connections or 40
        self._last_error = None
        self._updates.activate_webhook(True)
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run())
        self.notify()
        return None

    def remove(self) -> None:
        self.url = ""
        self._last_error = None
        self._updates.activate_webhook(False)
        if self._task:
            self._task.cancel()
            self._task = None

    def notify(self) -> None:
        """Tells that there are updates."""
        self._news.set()

    def info(self) -> dict[str, Any]:
        """Renders `WebhookInfo`."""
        info: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": self._certificate and bool(self.url),
            "pending_update_count": len(self._updates.pending),
        }
        if self.url:
            info["max_connections"] = self._max_connections
        if self._last_error:
            info["last_error_date"], info["last_error_message"] = self._last_error
        if self._updates.allowed:
            info["allowed_updates"] = list(self._updates.allowed)
        return info

    async def stop(self) -> None:
        task = self._task
        self.remove()
        if task:
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _run(self) -> None:
        # Delivery is by plain HTTP to loopback, so that no certificates are needed.
        async with httpx.AsyncClient(trust_env=False, verify=False, timeout=10) as client:
            pause = _FIRST_RETRY_S
            while True:
                if not self._updates.pending:
                    self._news.clear()
                    await self._news.wait()
                    continue
                update = self._updates.pending[0]
                problem = await self._post(client, update)
                if problem is None:
                    self._updates.pending.pop(0)
                    pause = _FIRST_RETRY_S
                    self._on_change()
                else:
                    self._last_error = (int(self._clock.now()), problem)
                    self._on_change()
                    await asyncio.sleep(pause)
                    pause = min(2 * pause, _LONGEST_RETRY_S)

    async def _post(self, client: httpx.AsyncClient, update: dict[str, Any]) -> str | None:
        headers = {SECRET_HEADER: self._secret} if self._secret else {}
        try:
            answer = await client.post(self.deliver_to or self.url, json=update, headers=headers)
        except httpx.HTTPError as error:
            return f"Connection failed: {error}"
        if answer.is_success:
            return None
        return f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
