"""setMessageReaction, and the reactions of people."""

from dataclasses import replace
from typing import Any

from telegram.constants import ReactionEmoji

from tests.telegram.chats import Chat
from tests.telegram.errors import bad_request
from tests.telegram.messages import Message
from tests.telegram.world import World, public

Params = dict[str, Any]

EMOJI = frozenset(ReactionEmoji)
"""The emoji that https://core.telegram.org/bots/api#reactiontypeemoji lists."""


def set_message_reaction(world: World, params: Params) -> bool:
    chat = world.chat(params["chat_id"])
    chat.check_bot_is_in()
    message = chat.stored.get(params["message_id"])
    if message is None:
        raise bad_request("message to react not found")
    reactions = params.get("reaction") or []
    # Without Premium, as bots are, one sets one reaction at most.
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(r["type"] != "emoji" or not _allowed(world, chat, message, r["emoji"]) for r in reactions):
        raise bad_request("REACTION_INVALID")
    if reactions and chat.type != "private" and not chat.may(world.bot_id, "can_react_to_messages"):
        raise bad_request("CHAT_WRITE_FORBIDDEN")
    _set(world, message, world.bot_id, reactions[0]["emoji"] if reactions else None)
    return True


def react(world: World, message: Message, user: int, emoji: str | None) -> None:
    """Sets a person's reaction, None taking it back, and tells the bot where it is told of that.

    A bot is told in private chats and where it is an administrator; of an anonymous administrator it learns
    the chat and not the person.
    """
    chat = world.chats[message.chat_id]
    assert emoji is None or _allowed(world, chat, message, emoji), f"{emoji} is not to be had here"
    old = _set(world, message, user, emoji)
    if chat.type != "private" and not chat.bot_is_admin:
        return
    who = {"actor_chat": chat.as_json()} if user in chat.anonymous else {"user": public(world.users[user])}
    update = {
        "chat": chat.as_json(),
        "message_id": message.id,
        "date": world.now(),
        "old_reaction": [{"type": "emoji", "emoji": e} for e in old],
        "new_reaction": [{"type": "emoji", "emoji": e} for e in [emoji] if e],
    }
    world.updates.push("message_reaction", update | who)


def _set(world: World, message: Message, user: int, emoji: str | None) -> list[str]:
    """Sets a reaction and gives the ones that it replaces."""
    current = world.chats[message.chat_id].stored[message.id]
    others = tuple(pair for pair in current.reactions if pair[0] != user)
    new = ((user, emoji),) if emoji else ()
    world.store(replace(current, reactions=others + new))
    return [e for own, e in current.reactions if own == user]


def _allowed(world: World, chat: Chat, message: Message, emoji: str) -> bool:
    if message.automatic and message.sender_chat is not None:
        chat = world.chats[message.sender_chat]  # A forwarded post takes the reactions of its channel.
    if message.service or emoji not in EMOJI:
        return False
    return chat.available_reactions is None or emoji in chat.available_reactions
