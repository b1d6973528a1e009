"""sendMessage, sendDocument and sendChatAction."""

from dataclasses import replace
from typing import Any

from tests.telegram import content
from tests.telegram.chats import Chat
from tests.telegram.content import Formatted, formatted
from tests.telegram.errors import ApiError, bad_request, not_implemented
from tests.telegram.keyboards import inline_keyboard
from tests.telegram.messages import Document, Message
from tests.telegram.posting import reply_root
from tests.telegram.uploads import Upload
from tests.telegram.world import World

Params = dict[str, Any]

MOST_UPLOADED_BYTES = 50 * 1024 * 1024  # https://core.telegram.org/bots/api#senddocument

# https://core.telegram.org/bots/api#sendchataction
_ACTIONS = frozenset(
    (
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    )
)
_NOT_PLAYED = (
    "business_connection_id",
    "direct_messages_topic_id",
    "allow_paid_broadcast",
    "message_effect_id",
    "suggested_post_parameters",
)


def known_users(world: World) -> frozenset[int]:
    return frozenset(world.users)


def send_message(world: World, params: Params) -> Params:
    text = formatted(params["text"], params.get("parse_mode"), params.get("entities"), known_users(world))
    # Telegram looks at the text before it looks for the chat.
    message = Message(
        0, 0, 0, world.bot_id, content.message_text(text), preview=params.get("link_preview_options")
    )
    return _send(world, params, message)


def send_document(world: World, params: Params) -> Params:
    caption = formatted(
        params.get("caption", ""),
        params.get("parse_mode"),
        params.get("caption_entities"),
        known_users(world),
    )
    document = _document(world, params["document"])
    return _send(world, params, Message(0, 0, 0, world.bot_id, content.caption(caption), document=document))


def send_chat_action(world: World, params: Params) -> bool:
    chat = world.chat(params["chat_id"])
    chat.check_bot_may_write(params.get("message_thread_id"))
    if params["action"] not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def _document(world: World, source: Any) -> Document:
    if isinstance(source, Upload):
        if not source.data:
            raise bad_request("file must be non-empty")
        if len(source.data) > MOST_UPLOADED_BYTES:
            raise ApiError(413, "Request Entity Too Large")
        return world.store_file(source.name, source.mime_type, source.data)
    if source in world.files:
        return world.files[source].document
    if str(source).startswith(("http://", "https://")):
        raise not_implemented("sending a file by its URL")
    raise bad_request("wrong file identifier/HTTP URL specified")


def _send(world: World, params: Params, message: Message) -> Params:
    for name in _NOT_PLAYED:
        if params.get(name):
            raise not_implemented(name)
    chat = world.chat(params["chat_id"])
    thread = params.get("message_thread_id")
    chat.check_bot_may_write(thread, "document" if message.document else "text")
    markup = params.get("reply_markup")
    if markup and "inline_keyboard" in markup:
        markup = inline_keyboard(markup, chat.type)
    reply_to, quote = _reply(world, chat, params.get("reply_parameters"))
    root = None
    if reply_to is not None and thread is None:
        # A reply stands in the topic of what it answers.
        thread, root = chat.stored[reply_to].thread, reply_root(chat, chat.stored[reply_to])
    world.limits.check(chat, world.clock.now())
    sent = world.store(
        replace(
            message,
            chat_id=chat.id,
            id=world.message_id(chat),
            date=world.now(),
            sender=None if chat.type == "channel" else world.bot_id,
            thread=thread,
            root=root,
            reply_to=reply_to,
            quote=quote,
            markup=markup,
            protected=params.get("protect_content", False),
            silent=params.get("disable_notification", False),
        )
    )
    return world.message_json(sent)


def _reply(world: World, chat: Chat, reply: Params | None) -> tuple[int | None, Formatted | None]:
    if not reply:
        return None, None
    if reply.get("chat_id") not in (None, chat.id, str(chat.id)):
        raise not_implemented("replying to a message of another chat")
    replied = chat.stored.get(reply["message_id"])
    if replied is None:
        if reply.get("allow_sending_without_reply"):
            return None, None
        raise bad_request("message to be replied not found")
    if "quote" not in reply:
        return replied.id, None
    quote = formatted(
        reply["quote"], reply.get("quote_parse_mode"), reply.get("quote_entities"), known_users(world)
    )
    if not quote.text or len(quote.text) > content.CAPTION_LIMIT or quote.text not in replied.text:
        raise bad_request("QUOTE_TEXT_INVALID")
    return replied.id, quote
