"""What goes wrong between the bot and Telegram, drawn by chance for each request and each delivery."""

import random
from collections import Counter, deque
from collections.abc import Mapping
from typing import Any

from tests.telegram.faults import Fault, Faults, failure

Updates = list[dict[str, Any]]

SLOW_S = (0.5, 2.5)
"""An answer that is slow comes after so many seconds."""

TOO_SLOW_S = 24.0
"""An answer that comes when the bot has given up waiting (`bot.app.READ_TIMEOUT_S`)."""

RATES = {
    "429, retry after 1 s": 0.0015,
    "500": 0.002,
    "502": 0.004,
    "504": 0.0005,
    "connection lost, request not carried out": 0.0015,
    "connection lost, request carried out": 0.0015,
    "slow answer": 0.006,
    "answer after the bot's patience": 0.0002,
}
"""The share of requests that each befalls."""

REORDERED = "two updates numbered the wrong way round"
DELIVERY_RATES = {"update delivered twice": 0.01, "order of a delivery changed": 0.05, REORDERED: 0.01}
"""The share of updates delivered once more, of deliveries whose updates come in another order than that of
their numbers, and of acts whose update is numbered after the next one."""

_REPEATED_FROM = 50  # Of so many of the latest updates one is taken to be delivered once more.


class Trouble(Faults):
    """Draws what befalls each request of the bot.

    Attributes:
        happened: How often each fault was injected.
        active: Nothing goes wrong while this is False.
    """

    def __init__(
        self, seed: int, rates: Mapping[str, float] = RATES, delivery: Mapping[str, float] = DELIVERY_RATES
    ) -> None:
        """Draw by `seed`; the rates are of the kinds that `RATES` and `DELIVERY_RATES` have."""
        super().__init__()
        self._choose = random.Random(seed)
        self._rates = rates
        self._delivery = delivery
        self._latest: deque[dict[str, Any]] = deque(maxlen=_REPEATED_FROM)
        self.happened: Counter[str] = Counter()
        self.active = True

    def take(self, method: str) -> Fault:
        """Draw what befalls a request for the method."""
        if not self.active:
            return Fault()
        drawn = self._choose.random()
        for kind, rate in self._rates.items():
            drawn -= rate
            if drawn < 0:
                fault = self._fault(kind, polling=method == "getUpdates")
                if fault is not None:
                    self.happened[kind] += 1
                return fault or Fault()
        return Fault()

    def deliver(self, updates: Updates) -> Updates:
        """Repeat some of the updates of a delivery, or change their order.

        In another order the last of a delivery may not have the highest id; the bot then acknowledges less
        than it has, and gets the rest again.
        """
        if not self.active or not updates:
            return updates
        delivered: Updates = []
        for update in updates:
            delivered.append(update)
            self._latest.append(update)
            if self.happens("update delivered twice"):
                delivered.insert(self._choose.randrange(len(delivered)), self._choose.choice(self._latest))
        if len(delivered) > 1 and self.happens("order of a delivery changed"):
            self._choose.shuffle(delivered)
        return delivered

    def happens(self, kind: str) -> bool:
        """Draw whether something of `DELIVERY_RATES` happens to an update or a delivery."""
        if not self.active or self._choose.random() >= self._delivery.get(kind, 0.0):
            return False
        self.happened[kind] += 1
        return True

    def _fault(self, kind: str, *, polling: bool) -> Fault | None:
        match kind:
            case "429, retry after 1 s":
                return Fault(error=failure(429, 1, None))
            case "500" | "502" | "504":
                return Fault(error=failure(int(kind), None, None))
            case "connection lost, request not carried out":
                return Fault(drop=True)
            case "connection lost, request carried out":
                return Fault(drop=True, carried_out=True)
            case _ if polling:
                return None  # A poll is slow as it is: it waits for updates.
            case "slow answer":
                return Fault(delay_s=self._choose.uniform(*SLOW_S))
            case _:
                return Fault(delay_s=TOO_SLOW_S)
