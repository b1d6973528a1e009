"""What the bot counts of its work, for Prometheus.

No words of anybody and no number of a user, chat or message goes in: every label has a handful of values
known beforehand, but for the methods of Telegram, which the code names.
"""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from telegram import Update
from telegram.constants import ChatType

from bot.metrics.outcomes import FLOOD
from index import Answer

OTHER = "other"
"""Stands for what a label has no value for: Telegram may come to know new kinds of chats and updates."""

MODEL_BUCKETS_S = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Bounds of the histogram of the model's time: an answer takes tens to hundreds of milliseconds."""

REPLY_BUCKETS_S = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0, 120.0)
"""Of the whole time to the reply: waiting for the turn, the model, and Telegram's limits."""

LATE_BUCKETS_S = (1.0, 5.0, 15.0, 60.0, 120.0, 300.0, 900.0, 3600.0, 6 * 3600.0, 24 * 3600.0)
"""Of what is sent by the clock, at which the bot looks once a minute; hours where it was not running."""

_CHATS = frozenset({ChatType.PRIVATE, ChatType.GROUP, ChatType.SUPERGROUP, ChatType.CHANNEL})
_UNKNOWN = float("nan")


class Metrics:
    """Counts; every method is cheap, and may be called from any thread.

    Attributes:
        registry: What it is counted in; of its own, so that two bots in one process count apart.
    """

    def __init__(self) -> None:
        """Begin at zero."""
        self.registry = CollectorRegistry(auto_describe=True)
        ProcessCollector(registry=self.registry)  # Under the names that Prometheus gives to any process.
        self._questions = self._counter(
            "questions", "Questions, by what came of them.", "outcome", "language", "chat"
        )
        self._model = self._histogram(
            "model_seconds", "From question to answer, the model's work.", MODEL_BUCKETS_S
        )
        self._reply = self._histogram(
            "reply_seconds", "From when a question is taken up to its reply in Telegram.", REPLY_BUCKETS_S
        )
        self._calls = self._counter(
            "telegram_calls", f"Calls to Telegram; {FLOOD} is a 429.", "method", "outcome"
        )
        self._retries = self._counter("telegram_retries", "Calls to Telegram that were made again.", "method")
        self._late = self._histogram(
            "job_late_seconds", "How late what was due by the clock was sent.", LATE_BUCKETS_S
        )
        self._sends = self._counter("sends", "Messages sent unasked: reminders and subscriptions.", "kind")
        self._votes = self._counter("votes", "Thumbs under answers.", "vote")
        self._updates = self._counter("updates", "Updates received from Telegram.", "kind")
        self._waiting = self._gauge("questions_waiting", "Questions that wait for their turn.")
        self._running = self._gauge("questions_running", "Questions that are being worked on.")
        self._releases = self._gauge("releases", "Releases in the catalogue.")
        self._age = self._gauge("index_age_seconds", "Seconds since the newest release arrived.")
        for vote in ("up", "down"):
            self._votes.labels(vote)  # Known beforehand, so shown from the first look.

    def asked(self, answer: Answer, chat_type: str) -> None:
        """A question was answered, or no release answers it."""
        self._questions.labels(answer.status.value, answer.language.value, _chat(chat_type)).inc()
        self._model.observe(answer.latency_ms / 1000)

    def refused(self, chat_type: str) -> None:
        """A question was not asked of the library: too many, too long, or no place in the queue."""
        self._questions.labels("refused", "", _chat(chat_type)).inc()

    def failed(self, chat_type: str) -> None:
        """A question was asked of the library, which failed."""
        self._questions.labels("failed", "", _chat(chat_type)).inc()

    def replied(self, seconds: float) -> None:
        """A question has its reply, so many seconds after it was taken up."""
        self._reply.observe(seconds)

    def called(self, method: str, outcome: str) -> None:
        """A call to Telegram ended; `bot.metrics.outcomes` has the words."""
        self._calls.labels(method, outcome).inc()

    def retried(self, method: str) -> None:
        """A call to Telegram is made again."""
        self._retries.labels(method).inc()

    def late(self, seconds: float) -> None:
        """Something was sent so many seconds after it was due."""
        self._late.observe(max(0.0, seconds))

    def sent(self, kind: str) -> None:
        """Something was sent unasked; `kind` is a word of the code, such as "reminder" or "daily"."""
        self._sends.labels(kind).inc()

    def voted(self, good: bool) -> None:
        """Somebody found an answer good, or bad."""
        self._votes.labels("up" if good else "down").inc()

    def update(self, kind: str) -> None:
        """An update came; `kind` as the Bot API names its content."""
        self._updates.labels(kind if kind in Update.ALL_TYPES else OTHER).inc()

    def queue(self, waiting: int, running: int) -> None:
        """How many questions wait, and how many are being worked on, now."""
        self._waiting.set(waiting)
        self._running.set(running)

    def index(self, releases: int | None, age_s: float | None) -> None:
        """How many releases there are, and how old the newest is; None: not known, or there is none."""
        self._releases.set(_UNKNOWN if releases is None else releases)
        self._age.set(_UNKNOWN if age_s is None else max(0.0, age_s))

    def _counter(self, name: str, said: str, *labels: str) -> Counter:
        return Counter(name, said, labels, namespace="vocero", registry=self.registry)

    def _gauge(self, name: str, said: str) -> Gauge:
        return Gauge(name, said, namespace="vocero", registry=self.registry)

    def _histogram(self, name: str, said: str, buckets: tuple[float, ...]) -> Histogram:
        return Histogram(name, said, namespace="vocero", registry=self.registry, buckets=buckets)


def _chat(chat_type: str) -> str:
    return str(ChatType(chat_type)) if chat_type in _CHATS else OTHER
