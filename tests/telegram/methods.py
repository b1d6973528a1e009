"""The methods that the server plays, by name."""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.telegram import account, answers, editing, membership, reacting, sending
from tests.telegram.delivery import MOST_UPDATES
from tests.telegram.errors import bad_request
from tests.telegram.world import World

Params = dict[str, Any]
Handler = Callable[[World, Params], Any | Awaitable[Any]]

MOST_DOWNLOADED_BYTES = 20 * 1024 * 1024  # https://core.telegram.org/bots/api#getfile


async def get_updates(world: World, params: Params) -> list[Params]:
    world.updates.allow(params.get("allowed_updates"))
    limit = params.get("limit", MOST_UPDATES)
    return await world.updates.poll(params.get("offset", 0), limit, params.get("timeout", 0))


def set_webhook(world: World, params: Params) -> bool:
    world.webhook.set(
        params["url"], params.get("secret_token"), params.get("max_connections"), "certificate" in params
    )
    world.updates.allow(params.get("allowed_updates"))
    if params.get("drop_pending_updates"):
        world.updates.pending.clear()
    return True


def delete_webhook(world: World, params: Params) -> bool:
    world.webhook.remove()
    if params.get("drop_pending_updates"):
        world.updates.pending.clear()
    return True


def get_webhook_info(world: World, _: Params) -> Params:
    return world.webhook.info()


def get_file(world: World, params: Params) -> Params:
    stored = world.files.get(params["file_id"])
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.document.file_size > MOST_DOWNLOADED_BYTES:
        raise bad_request("file is too big")
    document = stored.document
    return {
        "file_id": document.file_id,
        "file_unique_id": document.file_unique_id,
        "file_size": document.file_size,
        "file_path": stored.path,
    }


METHODS: dict[str, Handler] = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "getMe": account.get_me,
    "logOut": account.log_out,
    "close": account.log_out,
    "setMyCommands": account.set_my_commands,
    "getMyCommands": account.get_my_commands,
    "deleteMyCommands": account.delete_my_commands,
    "setMyName": account.set_text("name"),
    "getMyName": account.get_text("name"),
    "setMyDescription": account.set_text("description"),
    "getMyDescription": account.get_text("description"),
    "setMyShortDescription": account.set_text("short_description"),
    "getMyShortDescription": account.get_text("short_description"),
    "setChatMenuButton": account.set_chat_menu_button,
    "getChatMenuButton": account.get_chat_menu_button,
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "sendChatAction": sending.send_chat_action,
    "getFile": get_file,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "setMessageReaction": reacting.set_message_reaction,
    "getChat": membership.get_chat,
    "getChatMember": membership.get_chat_member,
    "getChatAdministrators": membership.get_chat_administrators,
    "getChatMemberCount": membership.get_chat_member_count,
    "leaveChat": membership.leave_chat,
    "answerCallbackQuery": answers.answer_callback_query,
    "answerInlineQuery": answers.answer_inline_query,
}
