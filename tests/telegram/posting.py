"""How a message that somebody else than the bot wrote reaches the bot, or does not."""

from tests.telegram.chats import PRESENT, Chat
from tests.telegram.messages import Message
from tests.telegram.world import World


def post(world: World, chat: Chat, message: Message) -> Message:
    """Keeps a message that somebody else than the bot wrote, and tells the bot when it may see it."""
    world.store(message)
    if bot_sees(world, chat, message):
        kind = "channel_post" if chat.type == "channel" else "message"
        world.updates.push(kind, world.message_json(message))
    return message


def bot_sees(world: World, chat: Chat, message: Message) -> bool:
    """Whether the bot gets a message, https://core.telegram.org/bots/features#privacy-mode."""
    if chat.type == "private":
        return True
    if chat.bot_status not in PRESENT:
        return False
    if chat.bot_is_admin or world.bot["can_read_all_group_messages"] or message.service or message.via_bot:
        return True
    replied = chat.stored.get(message.reply_to or 0)
    if replied and replied.sender == world.bot_id:
        return True
    name = f"@{world.bot['username']}".lower()
    if any(mention.lower() == name for mention in message.spans("mention")):
        return True
    return any(
        "@" not in command or command.lower().endswith(name) for command in message.spans("bot_command")
    )
