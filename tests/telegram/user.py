"""A person whom a test plays."""

from dataclasses import replace
from typing import Any

from tests.telegram.answers import inline_content
from tests.telegram.chats import PRESENT, Chat
from tests.telegram.content import Formatted, caption, message_text, plain
from tests.telegram.keyboards import inline_keyboard
from tests.telegram.membership import change_bot_status, change_member, member_json
from tests.telegram.messages import Document, Message
from tests.telegram.posting import bot_sees, post
from tests.telegram.queries import InlineQuestion, Press
from tests.telegram.world import World, public


class User:
    """Sends to the bot what a person's Telegram would."""

    def __init__(self, world: World, data: dict[str, Any]) -> None:
        self._world = world
        self.data = data
        self.id: int = data["id"]

    async def send(
        self,
        chat: Chat,
        text: str,
        *,
        thread: int | None = None,
        reply_to: Message | None = None,
        quote: str | None = None,
    ) -> Message:
        """Writes a message; its commands, mentions, links and so on are found as Telegram does.

        Args:
            thread: The forum topic to write in.
            quote: The part of `reply_to` that is quoted.
        """
        return self._post(chat, message_text(plain(text)), thread, reply_to, quote)

    async def send_document(
        self,
        chat: Chat,
        name: str,
        data: bytes,
        *,
        text: str = "",
        mime_type: str = "application/octet-stream",
        size: int | None = None,
        thread: int | None = None,
    ) -> Message:
        """Sends a file with `text` as its caption.

        Args:
            size: Bytes the file claims to have, to play one too large to download.
        """
        document = self._world.store_file(name, mime_type, data, size)
        return self._post(chat, caption(plain(text)), thread, document=document)

    async def edit(self, message: Message, text: str) -> Message:
        """Edits an own message."""
        assert message.sender == self.id, "people edit only their own messages"
        now = self._world.now()
        current = self._world.chats[message.chat_id].stored[message.id]
        edited = self._world.store(replace(current, content=message_text(plain(text)), edit_date=now))
        chat = self._world.chats[message.chat_id]
        if bot_sees(self._world, chat, edited):
            self._world.updates.push("edited_message", self._world.message_json(edited))
        return edited

    async def press(self, message: Message, button: str, *, stale: bool = False) -> Press:
        """Presses an inline button, named by its label, the start of its label, or its data.

        Args:
            stale: Press the button of this state of the message, though it may have changed or gone since.
        """
        chat = self._world.chats[message.chat_id]
        current = chat.stored.get(message.id)
        shown = message if stale else current
        assert shown is not None, "the message is gone"
        pressed = shown.button(button)
        assert "callback_data" in pressed, f"{pressed['text']!r} is no callback button"
        query = self._world.new_query()
        data = {
            "id": query.id,
            "from": public(self.data),
            "chat_instance": chat.instance,
            "data": pressed["callback_data"],
        }
        if message.via_bot:
            data["inline_message_id"] = self._inline_id(message)
        elif current is None:
            data["message"] = {"chat": chat.as_json(), "message_id": message.id, "date": 0}
        else:
            data["message"] = self._world.message_json(current)
        self._world.updates.push("callback_query", data)
        return Press(self._world, query, pressed["callback_data"])

    async def ask_inline(self, text: str, *, chat_type: str = "sender", offset: str = "") -> InlineQuestion:
        """Types the bot's name and a question in some chat."""
        query = self._world.new_query()
        data = {
            "id": query.id,
            "from": public(self.data),
            "query": text[:256],
            "offset": offset,
            "chat_type": chat_type,
        }
        self._world.updates.push("inline_query", data)
        return InlineQuestion(self._world, query, text)

    async def choose(self, question: InlineQuestion, result_id: str, chat: Chat) -> Message:
        """Picks an inline result, which sends it to a chat in this person's name."""
        result = next(r for r in await question.results() if r["id"] == result_id)
        markup = inline_keyboard(result.get("reply_markup"), chat.type)
        message = Message(
            chat.id,
            self._world.message_id(chat),
            self._world.now(),
            self.id,
            inline_content(self._world, result),
            markup=markup,
            via_bot=True,
        )
        self._world.store(message)
        chosen = {"result_id": result_id, "from": public(self.data), "query": question.text}
        if markup:
            inline_id = f"inline-{len(self._world.inline_messages)}"
            self._world.inline_messages[inline_id] = (chat.id, message.id)
            chosen["inline_message_id"] = inline_id
        if bot_sees(self._world, chat, message):
            self._world.updates.push("message", self._world.message_json(message))
        self._world.updates.push("chosen_inline_result", chosen)
        return message

    async def react(self, message: Message, emoji: str | None) -> None:
        """Sets this person's reaction; None takes it back."""
        chat = self._world.chats[message.chat_id]
        current = chat.stored[message.id]
        old = [e for user, e in current.reactions if user == self.id]
        new = [emoji] if emoji else []
        others = tuple(pair for pair in current.reactions if pair[0] != self.id)
        self._world.store(replace(current, reactions=others + tuple((self.id, e) for e in new)))
        if chat.type == "private" or chat.bot_is_admin:
            update = {
                "chat": chat.as_json(),
                "message_id": message.id,
                "user": public(self.data),
                "date": self._world.now(),
                "old_reaction": [{"type": "emoji", "emoji": e} for e in old],
                "new_reaction": [{"type": "emoji", "emoji": e} for e in new],
            }
            self._world.updates.push("message_reaction", update)

    async def block(self, chat: Chat) -> None:
        """Blocks the bot in the private chat with it."""
        self._set_blocked(chat, True)

    async def unblock(self, chat: Chat) -> None:
        self._set_blocked(chat, False)

    async def add_bot(self, chat: Chat, status: str = "member") -> None:
        """Adds the bot to a group or channel, or promotes it to "administrator"."""
        joined = chat.bot_status in ("left", "kicked")
        change_bot_status(self._world, chat, status, by=self.id)
        if joined and chat.type != "channel":
            self._service(chat, {"new_chat_members": [public(self._world.bot)]})

    async def remove_bot(self, chat: Chat) -> None:
        """Kicks the bot out."""
        change_bot_status(self._world, chat, "kicked", by=self.id)

    async def join(self, chat: Chat) -> None:
        change_member(self._world, chat, self.id, "member", by=self.id)
        self._service(chat, {"new_chat_members": [public(self.data)]})

    async def leave(self, chat: Chat) -> None:
        change_member(self._world, chat, self.id, "left", by=self.id)
        self._service(chat, {"left_chat_member": public(self.data)})

    def _set_blocked(self, chat: Chat, blocked: bool) -> None:
        assert chat.type == "private" and chat.id == self.id, "people block the bot in their private chat"
        bot_id = self._world.bot_id
        old = member_json(self._world, chat, bot_id)
        chat.blocked = blocked
        update = {
            "chat": chat.as_json(),
            "from": public(self.data),
            "date": self._world.now(),
            "old_chat_member": old,
            "new_chat_member": member_json(self._world, chat, bot_id),
        }
        self._world.updates.push("my_chat_member", update)

    def _inline_id(self, message: Message) -> str:
        place = (message.chat_id, message.id)
        return next(key for key, known in self._world.inline_messages.items() if known == place)

    def _service(self, chat: Chat, fields: dict[str, Any]) -> Message:
        message = Message(
            chat.id, self._world.message_id(chat), self._world.now(), self.id, Formatted(""), service=fields
        )
        return post(self._world, chat, message)

    def _post(
        self,
        chat: Chat,
        content: Formatted,
        thread: int | None,
        reply_to: Message | None = None,
        quote: str | None = None,
        document: Document | None = None,
    ) -> Message:
        assert chat.type != "channel", "BotApi.post writes to channels"
        assert not chat.blocked, "who has blocked the bot cannot write to it"
        assert chat.type == "private" or chat.status.get(self.id) in PRESENT, "only members write to a group"
        chat.started = True
        message = Message(
            chat.id,
            self._world.message_id(chat),
            self._world.now(),
            self.id,
            content,
            thread=thread,
            reply_to=reply_to.id if reply_to else None,
            quote=Formatted(quote) if quote else None,
            document=document,
        )
        return post(self._world, chat, message)
