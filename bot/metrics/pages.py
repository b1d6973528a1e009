"""What /metrics and /health tell."""

import json
from datetime import UTC, datetime
from http import HTTPStatus

from prometheus_client.exposition import choose_encoder

from bot.desk import Desk
from bot.metrics.age import newest_arrival
from bot.metrics.health import Physician
from bot.metrics.metrics import Metrics
from bot.metrics.server import Body, Page
from index import LibraryError


class Pages:
    """Makes the pages anew for each request."""

    def __init__(self, metrics: Metrics, desk: Desk, physician: Physician) -> None:
        """Tell of these."""
        self._metrics = metrics
        self._desk = desk
        self._physician = physician

    def by_path(self) -> dict[str, Page]:
        """All there are."""
        return {"/metrics": self.metrics, "/health": self.health}

    async def metrics(self, accept: str) -> Body:
        """What was counted so far, in the format that is asked for; also where the library is unreadable."""
        self._metrics.queue(self._desk.fair.waiting, self._desk.fair.running)
        await self._look_at_index()
        encode, content_type = choose_encoder(accept)
        return HTTPStatus.OK, content_type, encode(self._metrics.registry)

    async def health(self, _: str) -> Body:
        """Whether the bot does its work: 200, or 503 with what is wrong, in JSON."""
        health = await self._physician.examine()
        status = HTTPStatus.OK if health.is_good else HTTPStatus.SERVICE_UNAVAILABLE
        told = {"healthy": health.is_good, "troubles": health.troubles}
        return status, "application/json", json.dumps(told).encode()

    async def _look_at_index(self) -> None:
        # By the clock of the machine, as the arrivals are: not by one that the bot is given.
        try:
            releases, newest = await self._desk.count(), await newest_arrival(self._desk)
        except LibraryError:
            self._metrics.index(None, None)
            return
        age_s = None if newest is None else (datetime.now(UTC) - newest).total_seconds()
        self._metrics.index(releases, age_s)
