"""What the bot sent, in order."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from tests.telegram.errors import ApiError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot.

    Attributes:
        method: As the documentation spells it, such as "sendMessage".
        params: Parsed parameters; a file is an `Upload`.
        result: As JSON; None when it failed.
        error: None when it succeeded.
        at: Unix time, seconds.
    """

    method: str
    params: dict[str, Any]
    result: Any
    error: ApiError | None
    at: float


class Log:
    """Attributes:
    calls: Every request but getUpdates.
    polls: Every getUpdates request.
    violations: What a real server would let pass and a test must not: unknown parameters, methods that this
        server does not play, answers of its own that break the schema.
    counts: How many requests there were of each method.
    keep: Of `calls` and of `polls` only so many of the latest are kept; None: all.
    watch: Is told of every request once it was carried out or refused.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.polls: list[Call] = []
        self.violations: list[str] = []
        self.counts: Counter[str] = Counter()
        self.keep: int | None = None
        self.watch: Callable[[Call], None] = lambda call: None
        self._changed: set[asyncio.Event] = set()

    def of(self, *methods: str) -> list[Call]:
        """The calls of some methods, in order."""
        return [call for call in self.calls if call.method in methods]

    @property
    def errors(self) -> list[str]:
        """The descriptions of the errors that the bot got, in order."""
        return [call.error.description for call in self.calls if call.error]

    def take_violations(self) -> list[str]:
        """Hands over the violations that a test expected, so that they do not fail it."""
        taken, self.violations = self.violations, []
        return taken

    def add(self, call: Call) -> None:
        calls = self.polls if call.method == "getUpdates" else self.calls
        calls.append(call)
        if self.keep is not None and len(calls) > 2 * self.keep:
            del calls[: -self.keep]
        self.counts[call.method] += 1
        self.watch(call)
        self.notify()

    def notify(self) -> None:
        """Wakes those that wait for something to become true."""
        for event in self._changed:
            event.set()

    async def wait_for(self, predicate: Callable[[], T | Literal[False] | None], within: float = 5.0) -> T:
        """Waits until a predicate is true, looking again whenever anything happens on the server.

        Args:
            within: Seconds.

        Returns:
            What the predicate returned.

        Raises:
            AssertionError: It stayed false; the message lists the last calls.
        """
        event = asyncio.Event()
        self._changed.add(event)
        try:
            async with asyncio.timeout(within):
                while not (value := predicate()):
                    await event.wait()
                    event.clear()
                return value
        except TimeoutError:
            last = "\n".join(f"  {c.method} {c.params!r} -> {c.error or 'ok'}" for c in self.calls[-8:])
            raise AssertionError(f"nothing of the kind within {within} s; the last calls:\n{last}") from None
        finally:
            self._changed.discard(event)
