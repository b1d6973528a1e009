"""Chats: who is in them, their topics and messages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.errors import bad_request, forbidden
from tests.telegram.messages import Message

GENERAL_TOPIC = 1
_NAMES = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}
PRESENT = ("creator", "administrator", "member")


@dataclass(slots=True)
class Topic:
    id: int
    name: str
    closed: bool = False


@dataclass(slots=True, eq=False)
class Chat:
    """Attributes:
    status: User id -> "creator", "administrator", "member", "left" or "kicked"; the bot is one of them.
    can_write: Whether the group lets members, and so the bot, write.
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
    can_write: bool = True
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
            ApiError: The group has migrated, the user has blocked the bot, or the bot is not in the chat.
        """
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

    def check_bot_may_write(self, thread: int | None) -> None:
        """Raises the error a bot gets where it may not write.

        Raises:
            ApiError: As `check_bot_is_in`; or it lacks the right, or the topic is unknown or closed.
        """
        self.check_bot_is_in()
        if self.type == "channel" and not self.bot_is_admin:
            raise bad_request("need administrator rights in the channel chat")
        if not self.can_write and not self.bot_is_admin:
            raise bad_request("not enough rights to send text messages to the chat")
        if thread is not None and (thread == GENERAL_TOPIC or thread not in self.topics):
            # The general topic is written to without a thread id.
            raise bad_request("message thread not found")
        topic = self.topics.get(thread or GENERAL_TOPIC)
        if topic and topic.closed and not self.bot_is_admin:
            raise bad_request("TOPIC_CLOSED")
