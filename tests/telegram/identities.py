"""Accounts of Telegram itself, and how a message names who wrote it.

Ids and names are those of `add_anonymous_bot_user`, `add_channel_bot_user` and
`add_service_notifications_user` in td/telegram/UserManager.cpp of https://github.com/tdlib/td; which one
stands in `from` follows the fields `from` and `sender_chat` of https://core.telegram.org/bots/api#message.
"""

from typing import Any

GROUP_ANONYMOUS_BOT = 1_087_968_824
CHANNEL_BOT = 136_817_688
SERVICE_NOTIFICATIONS = 777_000

ACCOUNTS: dict[int, dict[str, Any]] = {
    GROUP_ANONYMOUS_BOT: {
        "id": GROUP_ANONYMOUS_BOT,
        "is_bot": True,
        "first_name": "Group",
        "username": "GroupAnonymousBot",
    },
    CHANNEL_BOT: {
        "id": CHANNEL_BOT,
        "is_bot": True,
        "first_name": "Channel",
        "username": "Channel_Bot",
    },
    # No bot, says Telegram, so that who tells people from bots by `is_bot` takes its forwards for a person's.
    SERVICE_NOTIFICATIONS: {"id": SERVICE_NOTIFICATIONS, "is_bot": False, "first_name": "Telegram"},
}


def stand_in(chat_id: int, sender_chat: int, *, automatic: bool = False) -> int:
    """The account in `from` of a message that a chat sent into the group or supergroup `chat_id`."""
    if sender_chat == chat_id:
        return GROUP_ANONYMOUS_BOT
    return SERVICE_NOTIFICATIONS if automatic else CHANNEL_BOT
