"""What goes wrong on purpose, and Telegram's limits on how fast a bot may write."""

from collections import deque
from dataclasses import dataclass
from http import HTTPStatus
from math import ceil

from tests.telegram.chats import Chat
from tests.telegram.errors import ApiError, too_many_requests

EVERY_METHOD = "*"


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to one request.

    Attributes:
        delay_s: Seconds until the server looks at it.
        error: What it is answered with.
        drop: Whether the connection closes without an answer.
        carried_out: With `drop`, whether the request took effect first: only its answer is lost.
    """

    delay_s: float = 0.0
    error: ApiError | None = None
    drop: bool = False
    carried_out: bool = False


class Faults:
    def __init__(self) -> None:
        self._planned: dict[str, deque[Fault]] = {}

    def plan(self, method: str, fault: Fault, count: int) -> None:
        self._planned.setdefault(method.lower(), deque()).extend([fault] * count)

    def take(self, method: str) -> Fault:
        """Takes the fault planned for a request; those for its method come before those for every method."""
        for name in (method.lower(), EVERY_METHOD):
            if planned := self._planned.get(name):
                return planned.popleft()
        return Fault()


def failure(error_code: int, retry_after: int | None, description: str | None) -> ApiError:
    """Makes the error of a planned failure, with Telegram's description unless one is given."""
    if error_code == HTTPStatus.TOO_MANY_REQUESTS:
        return too_many_requests(1 if retry_after is None else retry_after)
    return ApiError(error_code, description or HTTPStatus(error_code).phrase)


class RateLimits:
    """The limits of https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this.

    One message a second to a person, twenty a minute to a group, thirty a second in all. Off until `enabled`.
    """

    def __init__(self) -> None:
        self.enabled = False
        self._sent: dict[int | None, deque[float]] = {}

    def check(self, chat: Chat, now: float) -> None:
        """Counts a message to a chat.

        Raises:
            ApiError: 429, when it comes too soon; it does not count then.
        """
        if not self.enabled:
            return
        most, period_s = (1, 1.0) if chat.type == "private" else (20, 60.0)
        windows = (
            (self._window(chat.id, period_s, now), most, period_s),
            (self._window(None, 1.0, now), 30, 1.0),
        )
        for sent, limit, period in windows:
            if len(sent) >= limit:
                # Whole seconds, and never fewer than it takes.
                raise too_many_requests(max(1, ceil(sent[0] + period - now)))
        for sent, _, _ in windows:
            sent.append(now)

    def _window(self, key: int | None, period_s: float, now: float) -> deque[float]:
        sent = self._sent.setdefault(key, deque())
        while sent and sent[0] <= now - period_s:
            sent.popleft()
        return sent
