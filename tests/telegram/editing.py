"""The methods that change and delete messages."""

from dataclasses import replace
from typing import Any

from tests.telegram import content
from tests.telegram.chats import Chat
from tests.telegram.content import formatted
from tests.telegram.errors import NOT_MODIFIED, ApiError, bad_request, not_implemented
from tests.telegram.keyboards import inline_keyboard
from tests.telegram.messages import Message
from tests.telegram.sending import known_users
from tests.telegram.world import World

Params = dict[str, Any]

DELETABLE_FOR_S = 48 * 3600  # https://core.telegram.org/bots/api#deletemessage


def edit_message_text(world: World, params: Params) -> Params | bool:
    if params.get("rich_message"):
        raise not_implemented("rich_message")
    text = formatted(
        params.get("text", ""), params.get("parse_mode"), params.get("entities"), known_users(world)
    )
    text = content.message_text(text, too_long="MESSAGE_TOO_LONG")
    message = _target(world, params)
    if message.document:
        raise bad_request("there is no text in the message to edit")
    return _edit(
        world, params, message, replace(message, content=text, preview=params.get("link_preview_options"))
    )


def edit_message_caption(world: World, params: Params) -> Params | bool:
    caption = formatted(
        params.get("caption", ""),
        params.get("parse_mode"),
        params.get("caption_entities"),
        known_users(world),
    )
    message = _target(world, params)
    if not message.document:
        raise bad_request("there is no caption in the message to edit")
    return _edit(world, params, message, replace(message, content=content.caption(caption)))


def edit_message_reply_markup(world: World, params: Params) -> Params | bool:
    message = _target(world, params)
    return _edit(world, params, message, message)


def _target(world: World, params: Params) -> Message:
    if inline_id := params.get("inline_message_id"):
        if inline_id not in world.inline_messages:
            raise bad_request("MESSAGE_ID_INVALID")
        chat_id, message_id = world.inline_messages[inline_id]
        return world.chats[chat_id].stored[message_id]
    if params.get("chat_id") is None:
        raise bad_request("chat_id is empty")
    chat = world.chat(params["chat_id"])
    chat.check_bot_is_in()
    if not params.get("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.stored.get(params["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    own = message.sender == world.bot_id or (chat.type == "channel" and chat.bot_is_admin)
    if not own or message.service or message.via_bot:
        raise bad_request("message can't be edited")
    return message


def _edit(world: World, params: Params, old: Message, new: Message) -> Params | bool:
    chat = world.chats[old.chat_id]
    new = replace(new, markup=inline_keyboard(params.get("reply_markup"), chat.type))
    if (new.content, new.markup, new.preview) == (old.content, old.markup, old.preview):
        raise bad_request(NOT_MODIFIED)
    # The caption and text show "edited"; a new keyboard alone does not.
    stamp = world.now() if new.content != old.content else old.edit_date
    edited = world.store(replace(new, edit_date=stamp))
    return True if params.get("inline_message_id") else world.message_json(edited)


def delete_message(world: World, params: Params) -> bool:
    chat = world.chat(params["chat_id"])
    chat.check_bot_is_in()
    message = chat.stored.get(params["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    if not _deletable(world, chat, message):
        raise bad_request("message can't be deleted")
    del chat.stored[message.id]
    world.log.notify()
    return True


def delete_messages(world: World, params: Params) -> bool:
    for message_id in params["message_ids"]:
        try:
            delete_message(world, {"chat_id": params["chat_id"], "message_id": message_id})
        except ApiError as error:
            if "message" not in error.description:
                raise  # Messages that are gone are skipped; the chat's own errors are not.
    return True


def _deletable(world: World, chat: Chat, message: Message) -> bool:
    if world.now() - message.date > DELETABLE_FOR_S:
        return False
    return message.sender == world.bot_id or chat.type == "private" or chat.bot_is_admin
