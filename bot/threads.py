"""Topics of a forum."""

from telegram import MaybeInaccessibleMessage, Message

GENERAL = 1
"""The topic that every forum has; it is written to without a number."""


def thread_of(message: MaybeInaccessibleMessage | None) -> int | None:
    """The topic that the message stands in; None for the general one, and where there are no topics.

    A reply outside a forum has a thread too, which is none that can be written to.
    """
    if not isinstance(message, Message) or not message.is_topic_message:
        return None
    return None if message.message_thread_id == GENERAL else message.message_thread_id
