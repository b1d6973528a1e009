"""Whose messages are heard at all, whether they ask something or order it.

| who, or how | heard |
|---|---|
| a person, in a private chat or in a group | yes |
| an administrator of a group who writes as the group (anonymously) | yes |
| a person who writes as a channel | yes |
| a channel's post that Telegram copies into its discussion group | no; comments below it as any message |
| a message forwarded into a group, whoever wrote it | no: it speaks to somebody else, somewhere else |
| what somebody sends into a group by the inline mode of a bot, ours included | no: a bot wrote it |
| another bot | no, nowhere: two bots would never stop |
"""

from telegram import Message
from telegram.constants import ChatType
from telegram.ext import filters


def is_heard(message: Message) -> bool:
    """Whether somebody wrote the message here, in their own words."""
    if is_of_bot(message):
        return False
    if message.chat.type == ChatType.PRIVATE:
        return True
    return not message.is_automatic_forward and message.forward_origin is None and message.via_bot is None


def is_of_bot(message: Message) -> bool:
    """Whether a bot wrote the message.

    Who writes as a chat appears in `from` as a bot of Telegram's own (https://core.telegram.org/bots/api#message).
    """
    return message.sender_chat is None and message.from_user is not None and message.from_user.is_bot


class Heard(filters.MessageFilter):
    """Lets pass what `is_heard` does."""

    def filter(self, message: Message) -> bool:
        """Whether the message passes."""
        return is_heard(message)
