"""getChat, getChatMember, getChatAdministrators, getChatMemberCount and leaveChat."""

from typing import Any

from tests.telegram.chats import Chat
from tests.telegram.errors import bad_request
from tests.telegram.world import World, public

Params = dict[str, Any]

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
MEMBER_RIGHTS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


def get_chat(world: World, params: Params) -> Params:
    chat = world.chat(params["chat_id"])
    if chat.type != "private":
        chat.check_bot_is_in()
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    info = chat.as_json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    if chat.available_reactions is not None:
        info["available_reactions"] = [{"type": "emoji", "emoji": e} for e in chat.available_reactions]
    if chat.linked is not None:
        info["linked_chat_id"] = chat.linked
    return info | ({"has_hidden_members": True} if chat.hidden_members else {})


def get_chat_member(world: World, params: Params) -> Params:
    chat = world.chat(params["chat_id"])
    if chat.type != "private":
        chat.check_bot_is_in()
    user_id = params["user_id"]
    if user_id not in world.users:
        raise bad_request("invalid user_id specified")
    if chat.type == "private" and user_id not in (chat.id, world.bot_id):
        raise bad_request("member not found")
    if chat.hidden_members and not chat.bot_is_admin and user_id != world.bot_id:
        # The method is "only guaranteed to work for other users if the bot is an administrator in the chat".
        raise bad_request("CHAT_ADMIN_REQUIRED")
    return member_json(world, chat, user_id)


def get_chat_administrators(world: World, params: Params) -> list[Params]:
    chat = world.chat(params["chat_id"])
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    chat.check_bot_is_in()
    # Bots other than the asking one are left out unless asked for.
    return [
        member_json(world, chat, user_id)
        for user_id, status in chat.status.items()
        if status in ("creator", "administrator")
        and (user_id == world.bot_id or params.get("return_bots") or not world.users[user_id]["is_bot"])
    ]


def get_chat_member_count(world: World, params: Params) -> int:
    chat = world.chat(params["chat_id"])
    chat.check_bot_is_in()
    return 2 if chat.type == "private" else len(list(chat.members()))


def leave_chat(world: World, params: Params) -> bool:
    chat = world.chat(params["chat_id"])
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    chat.check_bot_is_in()
    change_bot_status(world, chat, "left", by=world.bot_id)
    return True


def change_bot_status(world: World, chat: Chat, status: str, by: int) -> None:
    """Changes what the bot is in a chat and tells the bot, as `my_chat_member`."""
    change_member(world, chat, world.bot_id, status, by)


def change_member(
    world: World, chat: Chat, user_id: int, status: str, by: int, rights: dict[str, bool] | None = None
) -> None:
    """Changes what a user is in a chat and tells the bot, when it is the bot itself or an administrator.

    Args:
        rights: Where they differ from those that come with the status.
    """
    old = member_json(world, chat, user_id)
    chat.status[user_id] = status
    chat.rights[user_id] = rights or {}
    if status not in ("creator", "administrator"):
        chat.anonymous.discard(user_id)
        chat.titles.pop(user_id, None)
    tell_of_change(world, chat, user_id, old, by)


def tell_of_change(world: World, chat: Chat, user_id: int, old: Params, by: int) -> None:
    """Tells the bot that a user, who was `old`, has become something else, where it is told of that."""
    if user_id != world.bot_id and not chat.bot_is_admin:
        return
    kind = "my_chat_member" if user_id == world.bot_id else "chat_member"
    update = {
        "chat": chat.as_json(),
        "from": public(world.users[by]),
        "date": world.now(),
        "old_chat_member": old,
        "new_chat_member": member_json(world, chat, user_id),
    }
    world.updates.push(kind, update)


def member_json(world: World, chat: Chat, user_id: int) -> Params:
    """Renders a user as `ChatMember`."""
    status = chat.status.get(user_id, "left")
    if chat.type == "private":
        status = "kicked" if chat.blocked and user_id == world.bot_id else "member"
    member: Params = {"user": public(world.users[user_id]), "status": status}
    rights = chat.rights.get(user_id, {})
    if status in ("creator", "administrator"):
        member["is_anonymous"] = user_id in chat.anonymous
        if user_id in chat.titles:
            member["custom_title"] = chat.titles[user_id]
    if status == "administrator":
        member |= {"can_be_edited": False} | dict.fromkeys(ADMIN_RIGHTS, True)
        if chat.type == "channel":
            member |= {"can_post_messages": True, "can_edit_messages": True}
        else:
            member |= {"can_pin_messages": True, "can_manage_topics": chat.is_forum}
        member |= rights
    if status == "restricted":
        member |= {"is_member": True, "until_date": 0} | dict.fromkeys(MEMBER_RIGHTS, False) | rights
    if status == "kicked":
        member["until_date"] = 0
    return member
