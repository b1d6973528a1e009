"""Updates that python-telegram-bot can read: one that it cannot must not hold up those that came with it.

It reads what Telegram delivers as a whole. Where one update lacks something it expects (an older server of
the Bot API, a field that is new in the library), it lets all of them go unread, acknowledges none and is
delivered the same ones again, for ever.
"""

import json
import logging
from typing import Any

from telegram import Update

from bot.logs import describe

_log = logging.getLogger(__name__)


def readable(body: bytes) -> bytes:
    """What Telegram answered to getUpdates, with each update that cannot be read made an empty one.

    An empty one has its number and nothing else: it is acknowledged, and no conversation takes it.

    Args:
        body: JSON. Anything else comes back as it is.
    """
    try:
        answer: Any = json.loads(body)
    except ValueError:
        return body
    updates = answer.get("result") if isinstance(answer, dict) else None
    if not isinstance(updates, list):
        return body
    left = [update if _is_readable(update) else {"update_id": update["update_id"]} for update in updates]
    return body if left == updates else json.dumps({**answer, "result": left}).encode()


def _is_readable(update: Any) -> bool:
    try:
        Update.de_json(update, None)
    except Exception as error:  # Whatever the library stumbles over.
        number = update.get("update_id") if isinstance(update, dict) else None
        if not isinstance(number, int):
            return True  # There is nothing to acknowledge it by.
        _log.error("Update %d cannot be read and is let go: %s", number, describe(error))
        return False
    return True
