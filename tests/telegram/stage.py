"""The stage a test plays on: it makes people and chats, and looks at what stands in them."""

import secrets
from collections.abc import Callable, Iterable
from typing import Any, Literal, TypeVar

from tests.telegram.chats import GENERAL_TOPIC, Chat, Topic
from tests.telegram.clock import Clock
from tests.telegram.discussion import Discussions
from tests.telegram.faults import RateLimits
from tests.telegram.log import Log
from tests.telegram.messages import Message
from tests.telegram.profile import Profile
from tests.telegram.topics import Topics
from tests.telegram.upheavals import FIRST_SUPERGROUP, Upheavals
from tests.telegram.user import User
from tests.telegram.world import World

T = TypeVar("T")

_FIRST_USER, _FIRST_GROUP = 700_000_001, -4_000_001


class Stage(Topics, Discussions, Upheavals):
    """Attributes:
    world: All that the server knows.
    """

    def __init__(self, world: World) -> None:
        self.world = world

    @property
    def log(self) -> Log:
        return self.world.log

    @property
    def clock(self) -> Clock:
        return self.world.clock

    @property
    def limits(self) -> RateLimits:
        """Telegram's limits on how fast a bot may write; off until `limits.enabled = True`."""
        return self.world.limits

    @property
    def profile(self) -> Profile:
        """The commands and descriptions that the bot has set."""
        return self.world.profile

    # People and chats.

    def other_bot(self, username: str, *, talks_to_bots: bool = False) -> User:
        """Makes another bot, played as a person is; somebody adds it to a group with `other.join(group)`.

        Args:
            talks_to_bots: Whether it has the mode in which bots get messages of one another. In groups the
                bot then gets its replies and the commands addressed to it, and else only
                what `world.hears_bots` lets through.
        """
        bot = self.user(username, None, username=username, is_bot=True)
        if talks_to_bots:
            self.world.talking_bots.add(bot.id)
        return bot

    def user(self, first_name: str = "Anna", language_code: str | None = "es", **more: Any) -> User:
        """Makes a person; `more` are fields of `User`, such as `username` or `last_name`."""
        user_id = _FIRST_USER + len(self.world.users)
        data = {"id": user_id, "is_bot": False, "first_name": first_name} | more
        if language_code:
            data["language_code"] = language_code
        self.world.users[user_id] = data
        return User(self.world, data)

    def private(self, user: User, *, started: bool = True) -> Chat:
        """The private chat of a person with the bot.

        Args:
            started: Whether the person has ever written to the bot, which may not write first.
        """
        if user.id not in self.world.chats:
            chat = Chat(user.id, "private", self.world.bot_id, started=started)
            for name in ("username", "first_name", "last_name"):
                setattr(chat, name, user.data.get(name))
            self._add(chat)
        return self.world.chats[user.id]

    def group(self, title: str, members: Iterable[User] = (), *, bot: str = "member") -> Chat:
        """A basic group; the first member owns it and `bot` is the bot's status in it."""
        return self._gather(
            Chat(_FIRST_GROUP - len(self.world.chats), "group", self.world.bot_id, title), members, bot
        )

    def supergroup(
        self,
        title: str,
        members: Iterable[User] = (),
        *,
        bot: str = "member",
        username: str | None = None,
        forum: bool = False,
    ) -> Chat:
        """A supergroup, a forum with topics if so wished; the first member owns it."""
        chat_id = FIRST_SUPERGROUP - len(self.world.chats)
        chat = Chat(chat_id, "supergroup", self.world.bot_id, title, username, is_forum=forum)
        if forum:
            self.world.message_id(chat)  # The first message is the creation; topics never get its number.
            chat.topics[GENERAL_TOPIC] = Topic(GENERAL_TOPIC, "General")
        return self._gather(chat, members, bot)

    def channel(
        self,
        title: str,
        members: Iterable[User] = (),
        *,
        bot: str = "administrator",
        username: str | None = None,
    ) -> Chat:
        chat_id = FIRST_SUPERGROUP - len(self.world.chats)
        return self._gather(Chat(chat_id, "channel", self.world.bot_id, title, username), members, bot)

    def _add(self, chat: Chat) -> Chat:
        chat.instance = str(secrets.randbits(60))
        self.world.chats[chat.id] = chat
        return chat

    def _gather(self, chat: Chat, members: Iterable[User], bot: str) -> Chat:
        people = list(members) or [self.user("Dueña")]
        chat.status = {member.id: "member" for member in people} | {
            people[0].id: "creator",
            self.world.bot_id: bot,
        }
        return self._add(chat)

    # What stands in a chat.

    def messages(self, chat: Chat) -> list[Message]:
        """The messages of a chat as they stand now, oldest first."""
        return [message for _, message in sorted(chat.stored.items())]

    def sent(self, chat: Chat) -> list[Message]:
        """The bot's messages in a chat as they stand now, oldest first."""
        own = None if chat.type == "channel" else self.world.bot_id
        return [m for m in self.messages(chat) if m.sender == own and not m.service]

    def message(self, message: Message) -> Message:
        """A message as it stands now."""
        return self.world.chats[message.chat_id].stored[message.id]

    async def wait_for(self, predicate: Callable[[], T | Literal[False] | None], within: float = 5.0) -> T:
        """Waits until a predicate is true, for at most `within` seconds, and returns its value."""
        return await self.log.wait_for(predicate, within)

    async def wait_for_messages(self, chat: Chat, number: int = 1, within: float = 5.0) -> list[Message]:
        """Waits until at least `number` messages of the bot stand in a chat, and returns them all."""
        await self.wait_for(lambda: len(self.sent(chat)) >= number, within)
        return self.sent(chat)

    async def answer_to(self, message: Message, within: float = 5.0) -> Message:
        """Waits for the first message of the bot after another one in the same chat and topic."""
        chat = self.world.chats[message.chat_id]

        def later() -> list[Message]:
            return [m for m in self.sent(chat) if m.id > message.id and m.thread == message.thread]

        return (await self.wait_for(later, within))[0]
