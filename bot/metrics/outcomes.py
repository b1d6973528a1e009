"""How a call to Telegram ended, in one of a handful of words: a metric has a series for each."""

from http import HTTPStatus

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

OK = "ok"
FLOOD = "flood"
REFUSED = "refused"
TIMED_OUT = "timed_out"
NETWORK = "network"
FAILED = "failed"
OUTCOMES = (OK, FLOOD, REFUSED, TIMED_OUT, NETWORK, FAILED)
"""All there are. `FLOOD` is a 429; `REFUSED` any other 4xx; `NETWORK` a broken connection or a 5xx."""

_REFUSALS = (BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken)


def outcome_of(fault: Exception) -> str:
    """The word for a call that ended with this exception."""
    if isinstance(fault, RetryAfter):
        return FLOOD
    # Before the network's: python-telegram-bot derives both BadRequest and TimedOut from it.
    if isinstance(fault, _REFUSALS):
        return REFUSED
    if isinstance(fault, TimedOut):
        return TIMED_OUT
    return NETWORK if isinstance(fault, NetworkError) else FAILED


def outcome_of_status(status: int) -> str:
    """The word for a call that was answered with this HTTP status."""
    if status < HTTPStatus.BAD_REQUEST:
        return OK
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return FLOOD
    return REFUSED if status < HTTPStatus.INTERNAL_SERVER_ERROR else NETWORK
