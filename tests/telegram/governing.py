"""What people do about who is in a chat and who may do what there."""

from typing import Any

from tests.telegram.chats import PRESENT, Chat
from tests.telegram.content import NOTHING
from tests.telegram.membership import change_bot_status, change_member, member_json, tell_of_change
from tests.telegram.messages import Message
from tests.telegram.posting import post
from tests.telegram.world import World, public


class Governing:
    """The part of a `User` that adds, removes, promotes and restricts."""

    def __init__(self, world: World, data: dict[str, Any]) -> None:
        self._world = world
        self.data = data
        self.id: int = data["id"]

    # The bot.

    async def block(self, chat: Chat) -> None:
        """Blocks the bot in the private chat with it."""
        self._set_blocked(chat, True)

    async def unblock(self, chat: Chat) -> None:
        self._set_blocked(chat, False)

    async def add_bot(self, chat: Chat, status: str = "member") -> None:
        """Adds the bot to a group or channel, or makes it "administrator" or "member" again."""
        joined = chat.bot_status in ("left", "kicked")
        change_bot_status(self._world, chat, status, by=self.id)
        if joined and chat.type != "channel":
            self._service(chat, {"new_chat_members": [public(self._world.bot)]})

    async def remove_bot(self, chat: Chat) -> None:
        """Kicks the bot out."""
        change_bot_status(self._world, chat, "kicked", by=self.id)

    async def restrict_bot(self, chat: Chat, **rights: bool) -> None:
        """Takes the bot's rights, save those given as `can_react_to_messages=True`."""
        assert chat.type == "supergroup", "only supergroups restrict one member"
        change_member(self._world, chat, self._world.bot_id, "restricted", self.id, rights)

    # This person.

    async def join(self, chat: Chat) -> None:
        change_member(self._world, chat, self.id, "member", by=self.id)
        self._service(chat, {"new_chat_members": [public(self.data)]})

    async def leave(self, chat: Chat) -> None:
        change_member(self._world, chat, self.id, "left", by=self.id)
        self._service(chat, {"left_chat_member": public(self.data)})

    # Others.

    async def promote(
        self,
        chat: Chat,
        who: "Governing",
        *,
        anonymous: bool = False,
        title: str | None = None,
        **rights: bool,
    ) -> None:
        """Makes somebody an administrator, or changes what an administrator may.

        Args:
            anonymous: Whether they write in the group's name from now on; so may the owner, of themselves.
            rights: Where they differ from all rights, such as `can_change_info=False`.
        """
        owns = chat.status.get(who.id) == "creator"
        old = member_json(self._world, chat, who.id)
        chat.status[who.id] = "creator" if owns else "administrator"
        chat.rights[who.id] = rights
        (chat.anonymous.add if anonymous else chat.anonymous.discard)(who.id)
        if title:
            chat.titles[who.id] = title
        tell_of_change(self._world, chat, who.id, old, self.id)

    async def demote(self, chat: Chat, who: "Governing") -> None:
        """Makes an administrator a plain member."""
        assert chat.status.get(who.id) == "administrator", "who is no administrator is not demoted"
        change_member(self._world, chat, who.id, "member", by=self.id)

    async def restrict(self, chat: Chat, who: "Governing", **rights: bool) -> None:
        """Takes a member's rights, save those given."""
        change_member(self._world, chat, who.id, "restricted", self.id, rights)

    async def ban(self, chat: Chat, who: "Governing") -> None:
        """Throws somebody out for good."""
        was_present = chat.status.get(who.id) in PRESENT
        change_member(self._world, chat, who.id, "kicked", by=self.id)
        if was_present:
            self._service(chat, {"left_chat_member": public(who.data)})

    def _set_blocked(self, chat: Chat, blocked: bool) -> None:
        assert chat.type == "private" and chat.id == self.id, "people block the bot in their private chat"
        old = member_json(self._world, chat, self._world.bot_id)
        chat.blocked = blocked
        tell_of_change(self._world, chat, self._world.bot_id, old, self.id)

    def _service(self, chat: Chat, fields: dict[str, Any]) -> Message:
        message = Message(
            chat.id, self._world.message_id(chat), self._world.now(), self.id, NOTHING, service=fields
        )
        return post(self._world, chat, message)
