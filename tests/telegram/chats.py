"""Chats: who is in them, their topics and messages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.errors import ApiError, bad_request, forbidden
from tests.telegram.messages import Message

GENERAL_TOPIC = 1
_NAMES = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}
PRESENT = ("creator", "administrator", "member", "restricted")
_WORDS = {"text": "text messages", "document": "documents"}
_RIGHT = {"text": "can_send_messages", "document": "can_send_documents"}


@dataclass(slots=True)
class Topic:
    id: int
    name: str
    closed: bool = False


@dataclass(slots=True, eq=False)
class Chat:
    """Attributes:
    status: User id -> "creator", "administrator", "member", "restricted", "left" or "kicked"; the bot is
        one of them. Who is restricted is still in the chat.
    rights: User id -> rights that differ from those which come with the status: an administrator has them
        all, a restricted member none.
    anonymous: The administrators who write in the group's name.
    titles: User id -> title of an administrator.
    can_write: Whether the group lets members, and so the bot, write; `can_react` likewise.
    hidden_members: Whether only administrators may ask who is in the group.
    available_reactions: The emoji allowed as reactions; None for all.
    linked: The channel's discussion group, or the group's channel.
    gone: The error that a bot gets since the group was deleted.
    blocked: In a private chat, whether the user has blocked the bot.
    started: In a private chat, whether the user has ever written to the bot.
    migrated_to: The supergroup that this group has become.
    """

    id: int
    type: str
    bot_id: int
    title: str | None = None
    username: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    is_forum: bool = False
    status: dict[int, str] = field(default_factory=dict)
    rights: dict[int, dict[str, bool]] = field(default_factory=dict)
    anonymous: set[int] = field(default_factory=set)
    titles: dict[int, str] = field(default_factory=dict)
    can_write: bool = True
    can_react: bool = True
    hidden_members: bool = False
    available_reactions: tuple[str, ...] | None = None
    linked: int | None = None
    gone: ApiError | None = None
    blocked: bool = False
    deactivated: bool = False
    started: bool = True
    migrated_to: int | None = None
    topics: dict[int, Topic] = field(default_factory=dict)
    stored: dict[int, Message] = field(default_factory=dict)
    instance: str = ""

    def as_json(self) -> dict[str, Any]:
        """Renders the chat as `Chat`."""
        data: dict[str, Any] = {"id": self.id, "type": self.type}
        for name in ("title", "username", "first_name", "last_name"):
            if getattr(self, name):
                data[name] = getattr(self, name)
        return data | ({"is_forum": True} if self.is_forum else {})

    @property
    def bot_status(self) -> str:
        return self.status.get(self.bot_id, "left")

    @property
    def bot_is_admin(self) -> bool:
        return self.bot_status in ("creator", "administrator")

    def members(self) -> Iterator[int]:
        return (user for user, status in self.status.items() if status in PRESENT)

    def check_bot_is_in(self) -> None:
        """Raises the error a bot gets in a chat that it cannot reach.

        Raises:
            ApiError: The group has migrated or was deleted, the user has blocked the bot, or the bot is not
                in the chat.
        """
        if self.gone is not None:
            raise self.gone
        if self.migrated_to is not None:
            raise bad_request(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.migrated_to
            )
        if self.type == "private":
            if self.deactivated:
                raise forbidden("user is deactivated")
            if self.blocked:
                raise forbidden("bot was blocked by the user")
            if not self.started:
                raise forbidden("bot can't initiate conversation with a user")
        elif self.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {_NAMES[self.type]}")
        elif self.bot_status == "left":
            raise forbidden(f"bot is not a member of the {_NAMES[self.type]}")

    def may(self, user: int, right: str) -> bool:
        """Whether the user has a right in the group, such as "can_send_messages"."""
        status = self.status.get(user)
        if status in ("creator", "administrator"):
            return True
        if status == "restricted" and not self.rights.get(user, {}).get(right, False):
            return False
        return self.can_react if right == "can_react_to_messages" else self.can_write

    def check_bot_may_write(self, thread: int | None, kind: str = "text") -> None:
        """Raises the error a bot gets where it may not write.

        Args:
            kind: "text" or "document".

        Raises:
            ApiError: As `check_bot_is_in`; or it lacks the right, or the topic is unknown or closed.
        """
        self.check_bot_is_in()
        if self.type == "channel" and not self.bot_is_admin:
            raise bad_request("need administrator rights in the channel chat")
        if self.type != "private" and not self.may(self.bot_id, _RIGHT[kind]):
            raise bad_request(f"not enough rights to send {_WORDS[kind]} to the chat")
        if thread is not None and (thread == GENERAL_TOPIC or thread not in self.topics):
            # The general topic is written to without a thread id.
            raise bad_request("message thread not found")
        topic = self.topics.get(thread or GENERAL_TOPIC)
        if topic and topic.closed and not self.bot_is_admin:
            raise bad_request("TOPIC_CLOSED")
