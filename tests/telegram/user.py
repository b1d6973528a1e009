"""A person whom a test plays."""

from dataclasses import replace
from typing import Any

from tests.telegram.answers import inline_content
from tests.telegram.chats import GENERAL_TOPIC, PRESENT, Chat
from tests.telegram.content import Formatted, caption, message_text, plain
from tests.telegram.governing import Governing
from tests.telegram.identities import stand_in
from tests.telegram.keyboards import inline_keyboard
from tests.telegram.messages import Message
from tests.telegram.posting import bot_sees, post, reply_root
from tests.telegram.queries import InlineQuestion, Press
from tests.telegram.reacting import react
from tests.telegram.rendering import origin_of, public


class User(Governing):
    """Sends to the bot what a person's Telegram would; another bot is one too."""

    async def send(
        self,
        chat: Chat,
        text: str,
        *,
        thread: int | None = None,
        reply_to: Message | None = None,
        quote: str | None = None,
        as_chat: Chat | None = None,
        via: "User | None" = None,
    ) -> Message:
        """Writes a message; its commands, mentions, links and so on are found as Telegram does.

        Args:
            thread: The forum topic to write in.
            quote: The part of `reply_to` that is quoted.
            as_chat: Write in the name of the group, as an anonymous administrator, or of an own channel. Who
                was promoted as anonymous writes in the group's name anyhow.
            via: The other bot through whose inline mode the text comes.
        """
        return self._post(
            chat,
            message_text(plain(text)),
            thread,
            reply_to,
            quote=Formatted(quote) if quote else None,
            as_chat=as_chat,
            via_bot=via.id if via else None,
        )

    async def forward(
        self, message: Message, chat: Chat, *, thread: int | None = None, hidden: bool = False
    ) -> Message:
        """Forwards a message of any chat, with its mentions and commands, into another.

        Args:
            hidden: Whether its author's settings keep their account from being linked to.
        """
        origin = origin_of(self._world, message, hidden=hidden)
        return self._post(chat, message.content, thread, origin=origin, document=message.document)

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
        reply_to: Message | None = None,
    ) -> Message:
        """Sends a file with `text` as its caption.

        Args:
            size: Bytes the file claims to have, to play one too large to download.
        """
        document = self._world.store_file(name, mime_type, data, size)
        return self._post(chat, caption(plain(text)), thread, reply_to, document=document)

    async def edit(self, message: Message, text: str) -> Message:
        """Edits an own message."""
        assert self.id in (message.sender, message.author), "people edit only their own messages"
        now = self._world.now()
        current = self._world.chats[message.chat_id].stored[message.id]
        read = caption if current.document else message_text
        edited = self._world.store(replace(current, content=read(plain(text)), edit_date=now))
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
        if message.via_bot == self._world.bot_id:
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
            author=self.id,
            via_bot=self._world.bot_id,
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
        react(self._world, message, self.id, emoji)

    async def delete(self, message: Message) -> None:
        """Deletes an own message, or as an administrator any; the bot is not told.

        What the bot then answers to it or does with it fails, as with any message that is not there.
        """
        chat = self._world.chats[message.chat_id]
        own = self.id in (message.sender, message.author)
        admin = chat.status.get(self.id) in ("creator", "administrator")
        assert own or admin or chat.type == "private", "people delete only their own messages"
        del chat.stored[message.id]
        self._world.log.notify()

    def _inline_id(self, message: Message) -> str:
        place = (message.chat_id, message.id)
        return next(key for key, known in self._world.inline_messages.items() if known == place)

    def _post(
        self, chat: Chat, content: Formatted, thread: int | None, reply_to: Message | None = None, **more: Any
    ) -> Message:
        as_chat = self._voice(chat, more.pop("as_chat", None))
        assert chat.type != "channel", "BotApi.post writes to channels"
        assert chat.migrated_to is None and chat.gone is None, "the group is no more"
        assert not chat.blocked, "who has blocked the bot cannot write to it"
        root = reply_root(chat, reply_to) if reply_to and thread is None else None
        rooted = chat.stored.get(root or 0)
        comments = rooted is not None and rooted.automatic
        present = chat.status.get(self.id) in PRESENT and chat.may(self.id, "can_send_messages")
        assert chat.type == "private" or comments or present, "only members write to a group, while they may"
        assert thread is None or thread in chat.topics, "there is no such topic"
        topic = chat.topics.get(thread or GENERAL_TOPIC)
        admin = chat.status.get(self.id) in ("creator", "administrator")
        assert topic is None or admin or not topic.closed, "the topic is closed"
        chat.started = True
        message = Message(
            chat.id,
            self._world.message_id(chat),
            self._world.now(),
            self.id if as_chat is None else stand_in(chat.id, as_chat.id),
            content,
            author=self.id,
            sender_chat=as_chat.id if as_chat else None,
            signature=chat.titles.get(self.id) if as_chat is chat else None,
            thread=thread if thread is not None or reply_to is None else reply_to.thread,
            root=root,
            reply_to=reply_to.id if reply_to else None,
            **more,
        )
        return post(self._world, chat, message)

    def _voice(self, chat: Chat, as_chat: Chat | None) -> Chat | None:
        """The chat in whose name is written, if any."""
        if as_chat is None:
            return chat if self.id in chat.anonymous else None
        if as_chat is chat:
            assert chat.status.get(self.id) in ("creator", "administrator"), (
                "only administrators are anonymous"
            )
        else:
            assert as_chat.type == "channel" and as_chat.status.get(self.id) == "creator", "not their channel"
        return as_chat
