"""A sliding window: what each of many did within the last so many seconds."""

from collections import OrderedDict, deque
from collections.abc import Callable, Hashable

MOST_KEYS = 10_000
"""Of how many it is remembered; of more, those are forgotten who did nothing for longest."""


class Window:
    """Counts what each key did lately. In memory, for one event loop.

    It holds `MOST_KEYS` keys at most, each with `limit` moments at most, and none longer than `span_s`.
    """

    def __init__(
        self, limit: int, span_s: float, clock: Callable[[], float], *, most_keys: int = MOST_KEYS
    ) -> None:
        """Make it with nothing done.

        Args:
            limit: How often a key may act within the span; 1 or more.
            span_s: How long the window is, in seconds.
            clock: Seconds that never go back.
            most_keys: How many keys are remembered.
        """
        self._limit = limit
        self._span_s = span_s
        self._clock = clock
        self._most_keys = most_keys
        # In the order in which the keys acted last, so that what is over stands in front.
        self._moments: OrderedDict[Hashable, deque[float]] = OrderedDict()

    def __len__(self) -> int:
        """How many keys are remembered."""
        return len(self._moments)

    def free_in(self, key: Hashable) -> float:
        """Seconds until the key may act again; 0 where it may now."""
        moments = self._moments.get(key)
        if moments is None or len(moments) < self._limit:
            return 0.0
        return max(0.0, moments[0] + self._span_s - self._clock())

    def note(self, key: Hashable) -> None:
        """Note that the key acts now, whether it may or not; of too many moments the oldest is forgotten."""
        now = self._clock()
        self._moments.setdefault(key, deque(maxlen=self._limit)).append(now)
        self._moments.move_to_end(key)
        self._forget(now)

    def take(self, key: Hashable) -> bool:
        """Act, if the key may; whether it did."""
        if self.free_in(key) > 0:
            return False
        self.note(key)
        return True

    def _forget(self, now: float) -> None:
        while self._moments:
            oldest = next(iter(self._moments))
            if len(self._moments) <= self._most_keys and self._moments[oldest][-1] + self._span_s > now:
                return
            del self._moments[oldest]
