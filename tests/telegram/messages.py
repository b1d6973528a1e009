"""A message as the people in the chat see it."""

from dataclasses import dataclass
from typing import Any

from tests.telegram.content import NOTHING, Formatted
from tests.telegram.entities import Entity


@dataclass(frozen=True, slots=True)
class Document:
    file_id: str
    file_unique_id: str
    file_name: str
    mime_type: str
    file_size: int

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Message:
    """One state of a message. An edit makes a new one; `BotApi.message` gives the present one.

    Attributes:
        sender: Id of the user who sent it, as the bot is told; None in a channel.
        author: Id of the person behind it, whom the bot is not told of when they write as a chat.
        sender_chat: Id of the group or channel in whose name it was written.
        signature: Title of the anonymous administrator, or signature of the post.
        content: Text, or the caption of a document.
        thread: The forum topic; None outside forums and in the general topic.
        root: The message that began the chain of replies it belongs to, in a supergroup and outside topics;
            its `message_thread_id`, which is none that can be written to.
        reply_to: Id of the message it answers, in the same chat.
        quote: The part of that message that it quotes.
        markup: Reply markup as JSON.
        via_bot: Id of the bot through whose inline mode it was sent.
        origin: Where it was forwarded from, as `MessageOrigin`.
        automatic: Forwarded by Telegram from a channel into its discussion group.
        service: Fields of a service message, such as `{"migrate_to_chat_id": -100...}`.
        reactions: User id -> emoji.
    """

    chat_id: int
    id: int
    date: int
    sender: int | None
    content: Formatted = NOTHING
    thread: int | None = None
    root: int | None = None
    reply_to: int | None = None
    quote: Formatted | None = None
    markup: dict[str, Any] | None = None
    document: Document | None = None
    edit_date: int | None = None
    via_bot: int | None = None
    author: int | None = None
    sender_chat: int | None = None
    signature: str | None = None
    origin: dict[str, Any] | None = None
    automatic: bool = False
    preview: dict[str, Any] | None = None
    protected: bool = False
    silent: bool = False
    service: dict[str, Any] | None = None
    reactions: tuple[tuple[int, str], ...] = ()

    @property
    def text(self) -> str:
        return self.content.text

    @property
    def entities(self) -> tuple[Entity, ...]:
        return self.content.entities

    @property
    def edited(self) -> bool:
        return self.edit_date is not None

    def spans(self, *kinds: str) -> list[str]:
        """The texts that entities of these types cover, as `spans("bold")`."""
        return [self.content.covered(entity) for entity in self.entities if entity.type in kinds]

    @property
    def quotes(self) -> list[str]:
        """The texts that stand as quotations."""
        return self.spans("blockquote", "expandable_blockquote")

    @property
    def links(self) -> dict[str, str]:
        """Text -> address of the links."""
        return {
            self.content.covered(entity): entity.url or self.content.covered(entity)
            for entity in self.entities
            if entity.type in ("text_link", "url")
        }

    @property
    def keyboard(self) -> list[list[dict[str, Any]]]:
        """The inline keyboard's rows of buttons."""
        rows: list[list[dict[str, Any]]] = (self.markup or {}).get("inline_keyboard", [])
        return rows

    @property
    def buttons(self) -> list[str]:
        """The labels of the inline keyboard, row after row."""
        return [button["text"] for row in self.keyboard for button in row]

    def button(self, label_or_data: str) -> dict[str, Any]:
        """Finds a button by its label, the start of its label, or its callback data.

        Raises:
            AssertionError: There is none; the message lists the labels there are.
        """
        buttons = [button for row in self.keyboard for button in row]
        for matches in (
            lambda b: label_or_data in (b["text"], b.get("callback_data")),
            lambda b: b["text"].startswith(label_or_data),
        ):
            if found := [button for button in buttons if matches(button)]:
                return found[0]
        raise AssertionError(f"no button {label_or_data!r} among {self.buttons!r}")
