"""Everything the server knows: people, chats, messages, files, queries."""

import secrets
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.telegram.chats import Chat
from tests.telegram.clock import Clock
from tests.telegram.content import Formatted
from tests.telegram.delivery import Updates
from tests.telegram.entities import widen
from tests.telegram.errors import QUERY_TOO_OLD, bad_request
from tests.telegram.faults import RateLimits
from tests.telegram.log import Log
from tests.telegram.messages import Document, Message
from tests.telegram.profile import Profile
from tests.telegram.schema import Schema
from tests.telegram.webhook import Webhook

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
    users: Id -> `User` object, the bot among them.
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
        self.users: dict[int, dict[str, Any]] = {bot["id"]: bot}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.queries: dict[str, Query] = {}
        self.inline_messages: dict[str, tuple[int, int]] = {}
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
        self.chats[message.chat_id].stored[message.id] = message
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

    def message_json(self, message: Message, *, with_reply: bool = True) -> dict[str, Any]:
        """Renders a message as `Message`, as the bot gets it."""
        chat = self.chats[message.chat_id]
        data: dict[str, Any] = {"message_id": message.id, "date": message.date, "chat": chat.as_json()}
        if message.sender is None:
            data["sender_chat"] = chat.as_json()
        else:
            data["from"] = public(self.users[message.sender])
        if message.thread is not None:
            data |= {"message_thread_id": message.thread, "is_topic_message": True}
        if message.edit_date is not None:
            data["edit_date"] = message.edit_date
        if message.via_bot:
            data["via_bot"] = public(self.bot)
        if message.protected:
            data["has_protected_content"] = True
        replied = chat.stored.get(message.reply_to or 0)
        if replied and with_reply:
            data["reply_to_message"] = self.message_json(replied, with_reply=False)
            if message.quote:
                data["quote"] = self._quote_json(message.quote, replied.content)
        kind = "caption" if message.document else "text"
        if message.document:
            data["document"] = message.document.as_json()
        if message.text:
            data[kind] = message.text
            if message.entities:
                key = "caption_entities" if message.document else "entities"
                data[key] = self._entities_json(message.content)
        if message.preview:
            data["link_preview_options"] = message.preview
        if message.keyboard:
            data["reply_markup"] = message.markup
        return data | (message.service or {})

    def _entities_json(self, content: Formatted) -> list[dict[str, Any]]:
        users = {user_id: public(user) for user_id, user in self.users.items()}
        return [entity.as_json(users) for entity in content.entities]

    def _quote_json(self, quote: Formatted, whole: Formatted) -> dict[str, Any]:
        data = {
            "text": quote.text,
            "position": len(widen(whole.text.partition(quote.text)[0])),
            "is_manual": True,
        }
        return data | ({"entities": self._entities_json(quote)} if quote.entities else {})


def public(user: dict[str, Any]) -> dict[str, Any]:
    """A `User` object without what only getMe tells."""
    names = ("id", "is_bot", "first_name", "last_name", "username", "language_code", "is_premium")
    return {name: user[name] for name in names if name in user}
