"""What Telegram says when it refuses a call, as far as somebody acts on it.

It tells by a sentence only (https://core.telegram.org/bots/api#making-requests: "description"), so these are
parts of such sentences in lower case, as the Bot API server writes them
(https://github.com/tdlib/telegram-bot-api).
"""

from telegram.error import BadRequest, Forbidden, TelegramError

UNCHANGED = ("message is not modified",)
"""An edit changes nothing."""

NO_MESSAGE = ("message to edit not found", "message can't be edited", "message_id_invalid")
"""The message to change is gone."""

NO_QUESTION = (
    "message to be replied not found",
    "replied message not found",
    "message to react not found",
    "reply message not found",
)
"""The message to reply to is gone."""

OLD_PRESS = ("query is too old", "query id is invalid", "query_id_invalid")
"""A pressed button has waited too long for its answer."""

NO_CHAT = (
    "chat not found",
    "chat_id is empty",
    "peer_id_invalid",
    "user is deactivated",
    "group chat was deactivated",
    "group chat was deleted",
)
"""The chat is no more, besides 403."""

NO_THREAD = ("message thread not found", "topic_closed", "topic_deleted", "topic closed", "topic deleted")
"""The topic is closed or gone."""

NO_RIGHT = (
    "not enough rights",
    "have no rights to send",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_send_plain_forbidden",
    "chat_restricted",
    "chat_admin_required",
)
"""The bot may not write in the chat."""


def says(refusal: TelegramError, *phrases: str) -> bool:
    """Whether the refusal is one of these."""
    said = refusal.message.lower()
    return any(phrase in said for phrase in phrases)


def cannot_be_told(refusal: TelegramError) -> bool:
    """Whether there is nobody to write to: neither trying again nor telling of the failure is of use."""
    if isinstance(refusal, Forbidden):
        return True
    return isinstance(refusal, BadRequest) and says(refusal, *NO_CHAT, *NO_THREAD, *NO_RIGHT, *NO_QUESTION)
