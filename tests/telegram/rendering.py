"""Messages as the bot gets them, https://core.telegram.org/bots/api#message."""

from typing import TYPE_CHECKING, Any

from tests.telegram.chats import Chat
from tests.telegram.content import Formatted
from tests.telegram.entities import widen
from tests.telegram.messages import Message

if TYPE_CHECKING:
    from tests.telegram.world import World

Params = dict[str, Any]


def message_json(world: "World", message: Message, *, with_reply: bool = True) -> Params:
    """Renders a message as `Message`; a message that it replies to is rendered without its own."""
    chat = world.chats[message.chat_id]
    data: Params = {"message_id": message.id, "date": message.date, "chat": chat.as_json()}
    data |= _sender(world, message, chat)
    if message.thread is not None:
        data |= {"message_thread_id": message.thread, "is_topic_message": True}
    elif message.root is not None:
        data["message_thread_id"] = message.root
    if message.edit_date is not None:
        data["edit_date"] = message.edit_date
    if message.via_bot is not None:
        data["via_bot"] = public(world.users[message.via_bot])
    if message.origin is not None:
        data["forward_origin"] = message.origin
    if message.protected:
        data["has_protected_content"] = True
    # Whatever is written in a topic counts as a reply to the message that opened it.
    replied = chat.stored.get(message.reply_to or message.thread or 0)
    if replied and with_reply and replied.id != message.id:
        data["reply_to_message"] = message_json(world, replied, with_reply=False)
        if message.quote:
            data["quote"] = _quote(world, message.quote, replied.content)
    return data | _content(world, message) | (message.service or {})


def origin_of(world: "World", message: Message, *, hidden: bool) -> Params:
    """Renders where a forwarded message comes from as `MessageOrigin`.

    Args:
        hidden: Whether a person's settings keep their account from being linked to.
    """
    if message.origin is not None:
        return message.origin
    signature = {"author_signature": message.signature} if message.signature else {}
    chat = world.chats[message.chat_id]
    if chat.type == "channel":
        data = {"type": "channel", "date": message.date, "chat": chat.as_json(), "message_id": message.id}
        return data | signature
    if message.sender_chat is not None:
        sender_chat = world.chats[message.sender_chat].as_json()
        return {"type": "chat", "date": message.date, "sender_chat": sender_chat} | signature
    assert message.sender is not None
    user = public(world.users[message.sender])
    if hidden:
        return {"type": "hidden_user", "date": message.date, "sender_user_name": user["first_name"]}
    return {"type": "user", "date": message.date, "sender_user": user}


def public(user: Params) -> Params:
    """A `User` object without what only getMe tells."""
    names = ("id", "is_bot", "first_name", "last_name", "username", "language_code", "is_premium")
    return {name: user[name] for name in names if name in user}


def _sender(world: "World", message: Message, chat: Chat) -> Params:
    data: Params = {}
    if message.sender is not None:
        data["from"] = public(world.users[message.sender])
    if message.sender_chat is not None:
        data["sender_chat"] = world.chats[message.sender_chat].as_json()
    elif message.sender is None:
        data["sender_chat"] = chat.as_json()
    if message.signature:
        data["author_signature"] = message.signature
    if message.automatic:
        data["is_automatic_forward"] = True
    return data


def _content(world: "World", message: Message) -> Params:
    data: Params = {}
    kind = "caption" if message.document else "text"
    if message.document:
        data["document"] = message.document.as_json()
    if message.text:
        data[kind] = message.text
        if message.entities:
            data["caption_entities" if message.document else "entities"] = _entities(world, message.content)
    if message.preview:
        data["link_preview_options"] = message.preview
    if message.keyboard:
        data["reply_markup"] = message.markup
    return data


def _entities(world: "World", content: Formatted) -> list[Params]:
    mentioned = {entity.user_id for entity in content.entities if entity.user_id is not None}
    users = {user_id: public(world.users[user_id]) for user_id in mentioned}
    return [entity.as_json(users) for entity in content.entities]


def _quote(world: "World", quote: Formatted, whole: Formatted) -> Params:
    data = {
        "text": quote.text,
        "position": len(widen(whole.text.partition(quote.text)[0])),
        "is_manual": True,
    }
    return data | ({"entities": _entities(world, quote)} if quote.entities else {})
