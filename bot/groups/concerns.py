"""Which updates are for the bot at all: what a group says among itself is neither kept nor counted."""

from telegram import Message, Update
from telegram.constants import ChatType, MessageEntityType

from bot.groups.addressing import spoken_to


def concerns_bot(update: Update) -> bool:
    """Whether the bot may have something to do with the update."""
    message = update.message or update.edited_message
    if message is None or message.chat.type == ChatType.PRIVATE:
        return True
    bot = message.get_bot()
    return (
        message.migrate_to_chat_id is not None
        or message.migrate_from_chat_id is not None
        or _begins_with_command(message)
        or spoken_to(message, bot.id, bot.username) is not None
    )


def _begins_with_command(message: Message) -> bool:
    return any(
        entity.type == MessageEntityType.BOT_COMMAND and entity.offset == 0 for entity in message.entities
    )
