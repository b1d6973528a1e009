"""Everything the server knows: people, chats, messages, files, queries."""

import secrets
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.telegram.chats import Chat
from tests.telegram.clock import Clock
from tests.telegram.delivery import Updates
from tests.telegram.errors import QUERY_TOO_OLD, bad_request
from tests.telegram.faults import RateLimits
from tests.telegram.identities import ACCOUNTS
from tests.telegram.log import Log
from tests.telegram.messages import Document, Message
from tests.telegram.profile import Profile
from tests.telegram.rendering import message_json, public
from tests.telegram.schema import Schema
from tests.telegram.webhook import Webhook

__all__ = ["QUERY_LIFETIME_S", "Query", "StoredFile", "World", "public"]

_KEPT_QUERIES = 10_000  # Older ones count as too old; a long run would pile them up.
QUERY_LIFETIME_S = 15 * 60  # Telegram names no figure; presses left unanswered for this long are refused


@dataclass(slots=True, eq=False)
class Query:
    """A pressed button or an inline query, which the bot may answer while it is fresh.

    Attributes:
        answers: The parameters of the bot's answers.
    """

    id: str
    at: float
    answers: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class StoredFile:
    document: Document
    path: str
    data: bytes


class World:
    """Attributes:
    bot: The bot as a `User` object.
    users: Id -> `User` object, the bot and the accounts of Telegram itself among them.
    hears_bots: Whether the bot has the mode in which bots talk to one another; `talking_bots` are the others
        that have it.
    keep_messages: Of each chat only so many of the latest messages are kept; None: all.
    inline_messages: Inline message id -> (chat id, message id).
    """

    def __init__(self, bot: dict[str, Any], schema: Schema) -> None:
        self.bot = bot
        self.schema = schema
        self.clock = Clock()
        self.log = Log()
        self.limits = RateLimits()
        self.profile = Profile()
        kinds = frozenset(schema.types["Update"]) - {"update_id"}
        self.updates = Updates(kinds, self._updates_changed)
        self.webhook = Webhook(self.updates, self.clock, self.log.notify)
        self.users: dict[int, dict[str, Any]] = ACCOUNTS | {bot["id"]: bot}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.queries: dict[str, Query] = {}
        self.inline_messages: dict[str, tuple[int, int]] = {}
        self.hears_bots = False
        self.talking_bots: set[int] = set()
        self.keep_messages: int | None = None
        self.common_ids = count(1)
        self._own_ids: dict[int, Any] = {}
        self._query_ids = count(4_382_000_001)

    def _updates_changed(self) -> None:
        self.webhook.notify()
        self.log.notify()

    @property
    def bot_id(self) -> int:
        bot_id: int = self.bot["id"]
        return bot_id

    def now(self) -> int:
        return int(self.clock.now())

    def chat(self, reference: int | str) -> Chat:
        """Finds a chat by its id or @username.

        Raises:
            ApiError: There is none.
        """
        text = str(reference)
        if text.startswith("@"):
            for chat in self.chats.values():
                # Users are not found by name, https://core.telegram.org/bots/api#sendmessage
                if chat.type != "private" and chat.username and chat.username.lower() == text[1:].lower():
                    return chat
        elif text.lstrip("-").isdigit() and int(text) in self.chats:
            return self.chats[int(text)]
        raise bad_request("chat not found")

    def message_id(self, chat: Chat) -> int:
        """Numbers the next message: supergroups and channels each have their own count."""
        if chat.type in ("supergroup", "channel"):
            return int(next(self._own_ids.setdefault(chat.id, count(1))))
        return next(self.common_ids)

    def store(self, message: Message) -> Message:
        """Keeps a new message, or the new state of one."""
        stored = self.chats[message.chat_id].stored
        stored[message.id] = message
        if self.keep_messages is not None and len(stored) > self.keep_messages:
            del stored[next(iter(stored))]
        self.log.notify()
        return message

    def query(self, query_id: str) -> Query:
        """Finds a query that may still be answered.

        Raises:
            ApiError: There is none, or it is too old.
        """
        query = self.queries.get(query_id)
        if query is None or self.clock.now() - query.at > QUERY_LIFETIME_S:
            raise bad_request(QUERY_TOO_OLD)
        return query

    def new_query(self) -> Query:
        query = Query(str(next(self._query_ids)), self.clock.now())
        self.queries[query.id] = query
        if len(self.queries) > _KEPT_QUERIES:
            del self.queries[next(iter(self.queries))]
        return query

    def store_file(self, name: str, mime_type: str, data: bytes, size: int | None = None) -> Document:
        """Keeps a file under a new id; `size` pretends that it is larger than its data."""
        unique = secrets.token_urlsafe(9)
        document = Document(
            f"BQAC{secrets.token_urlsafe(24)}", unique, name, mime_type, len(data) if size is None else size
        )
        suffix = f".{name.rpartition('.')[2]}" if "." in name else ""
        self.files[document.file_id] = StoredFile(document, f"documents/file_{len(self.files)}{suffix}", data)
        return document

    def message_json(self, message: Message) -> dict[str, Any]:
        """Renders a message as `Message`, as the bot gets it."""
        return message_json(self, message)
