"""What the bot writes to its log, and what it never does: questions, and secrets.

Three things could let a question or the token slip into a log. httpx logs the address of every call, which
holds the token: its level is raised. python-telegram-bot logs whole updates, at DEBUG and, when one does not
parse, at CRITICAL: its DEBUG is switched off, and of what it fills into its messages only numbers are kept.
Exceptions carry data in their messages: of an exception of which we do not know better, only the type and
the place are written. Whatever still holds a secret has it masked.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import PurePath
from types import TracebackType

from telegram.error import TelegramError

from bot.errors import BotError
from config import Settings
from index import LibraryError

MASK = "[secret]"

_LEAST = {
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "telegram": logging.INFO,
    "tornado.access": logging.ERROR,
    "apscheduler": logging.WARNING,
    "asyncio": logging.INFO,
}
_FOREIGN = ("telegram", "httpx", "httpcore", "tornado", "asyncio", "apscheduler")
_FRAMES = 3  # The innermost places of a traceback that are named.

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def configure(settings: Settings) -> None:
    """Log to standard error from here on. Doing it twice changes nothing but the level and the secrets."""
    chosen = logging.getLevelNamesMapping()[settings.log_level]
    root = logging.getLogger()
    root.setLevel(chosen)
    for name, least in _LEAST.items():
        logging.getLogger(name).setLevel(max(chosen, least))
    for present in [h for h in root.handlers if isinstance(h.formatter, DiscreetFormatter)]:
        root.removeHandler(present)
    handler = logging.StreamHandler()
    chosen_form = JsonFormatter if settings.log_format == "json" else DiscreetFormatter
    handler.setFormatter(chosen_form(secrets(settings)))
    root.addHandler(handler)


def secrets(settings: Settings) -> tuple[str, ...]:
    """The settings that must never be read in a log."""
    values = (settings.telegram_token, settings.webhook_secret)
    return tuple(value.get_secret_value() for value in values if value and value.get_secret_value())


def describe(error: BaseException) -> str:
    """An exception in a line: type, message where it is known to hold nobody's words, and innermost place.

    Messages of Telegram, of the library and of the bot speak of the call, the files and the settings.
    """
    message = _harmless_message(error)
    places = " < ".join(_places(error))
    return (
        type(error).__name__
        + ("" if message is None else f": {message}")
        + (f" (at {places})" if places else "")
    )


class DiscreetFormatter(logging.Formatter):
    """Formats a record without the words of users and without secrets."""

    def __init__(self, hidden: tuple[str, ...]) -> None:
        """Make a formatter that masks each of the `hidden` strings."""
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._hidden = hidden

    def format(self, record: logging.LogRecord) -> str:
        """The line for a record."""
        if record.exc_text:
            # Another handler's formatter has left a full traceback there.
            record = logging.makeLogRecord({**record.__dict__, "exc_text": None})
        return self._masked(super().format(_without_words(record)))

    def formatException(self, ei: ExcInfo) -> str:
        """An exception without the data in its message."""
        return describe(ei[1]) if ei[1] is not None else ""

    def _masked(self, text: str) -> str:
        for secret in self._hidden:
            text = text.replace(secret, MASK)
        return text


class JsonFormatter(DiscreetFormatter):
    """The same as a JSON object a line, for programs.

    Its keys are `time` (ISO 8601, UTC), `level`, `logger` and `message`; with an exception, `error` has its
    `type`, its `message` where that is known to hold nobody's words, and `places`, the innermost first.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line for a record."""
        told: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self._masked(_without_words(record).getMessage()),
        }
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            message = _harmless_message(error)
            told["error"] = {
                "type": type(error).__name__,
                **({} if message is None else {"message": self._masked(message)}),
                "places": _places(error),
            }
        # Masked before, and not in the line: there a secret might be written in another way.
        return json.dumps(told, ensure_ascii=False)


def _harmless_message(error: BaseException) -> str | None:
    return str(error) if isinstance(error, TelegramError | LibraryError | BotError) else None


def _places(error: BaseException) -> list[str]:
    return [
        f"{PurePath(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in reversed(traceback.extract_tb(error.__traceback__)[-_FRAMES:])
    ]


def _without_words(record: logging.LogRecord) -> logging.LogRecord:
    """The record; where others than we wrote it, with numbers only in its message."""
    if record.name.partition(".")[0] not in _FOREIGN:
        return record
    record = logging.makeLogRecord(record.__dict__)
    record.args = _numbers_only(record.args)
    return record


def _numbers_only(args: object) -> tuple[object, ...]:
    # A lone mapping stands for itself in `args`; "%s" of it is then filled from this one placeholder.
    given = args if isinstance(args, tuple) else () if args is None else (args,)
    return tuple(arg if isinstance(arg, int | float) else f"[{type(arg).__name__}]" for arg in given)
