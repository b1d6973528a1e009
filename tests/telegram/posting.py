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


def reply_root(chat: Chat, replied: Message) -> int | None:
    """The message with which the chain of replies began that a reply to `replied` belongs to.

    None outside supergroups, which have no such chains, and in topics, which every message of belongs to.
    """
    if chat.type != "supergroup" or replied.thread is not None:
        return None
    return replied.id if replied.root is None else replied.root


def bot_sees(world: World, chat: Chat, message: Message) -> bool:
    """Whether the bot gets a message, https://core.telegram.org/bots/features#privacy-mode."""
    if chat.type == "private":
        return True
    if chat.gone is not None or chat.bot_status not in PRESENT:
        return False
    if message.service:
        return True
    sees_all = chat.bot_is_admin or world.bot["can_read_all_group_messages"]
    author = world.users.get(message.author or 0, {})
    if author.get("is_bot"):
        return _hears_bot(world, chat, message, sees_all=sees_all)
    if sees_all or message.via_bot == world.bot_id or _answers_bot(world, chat, message):
        return True
    name = _name(world)
    if any(mention.lower() == name for mention in message.spans("mention")):
        return True
    return any(
        "@" not in command or command.lower().endswith(name) for command in message.spans("bot_command")
    )


def _hears_bot(world: World, chat: Chat, message: Message, *, sees_all: bool) -> bool:
    """Whether another bot's message arrives, https://core.telegram.org/api/bots/bot-to-bot."""
    if world.hears_bots and sees_all:
        return True
    if not (world.hears_bots or message.author in world.talking_bots):
        return False
    commands = message.spans("bot_command")
    return _answers_bot(world, chat, message) or any(c.lower().endswith(_name(world)) for c in commands)


def _answers_bot(world: World, chat: Chat, message: Message) -> bool:
    replied = chat.stored.get(message.reply_to or 0)
    return replied is not None and replied.sender == world.bot_id


def _name(world: World) -> str:
    return f"@{world.bot['username']}".lower()
