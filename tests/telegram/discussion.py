"""Channels, and the groups in which their posts are discussed.

What Telegram forwards into such a group looks as https://core.telegram.org/bots/api#message tells under
`sender_chat` and `is_automatic_forward`; comments are replies in the chain that begins with the forward.
"""

from tests.telegram.chats import Chat
from tests.telegram.content import message_text, plain
from tests.telegram.identities import stand_in
from tests.telegram.messages import Message
from tests.telegram.posting import post
from tests.telegram.rendering import origin_of
from tests.telegram.world import World


class Discussions:
    """The part of the stage that has channels with discussion groups."""

    world: World

    def link(self, channel: Chat, group: Chat) -> None:
        """Makes a supergroup the place where a channel's posts are discussed."""
        assert channel.type == "channel" and group.type == "supergroup", "a channel and a supergroup"
        channel.linked, group.linked = group.id, channel.id

    async def post(self, channel: Chat, text: str, *, signature: str | None = None) -> Message:
        """Publishes a post in a channel, which Telegram forwards into the linked group."""
        message = Message(
            channel.id,
            self.world.message_id(channel),
            self.world.now(),
            None,
            message_text(plain(text)),
            signature=signature,
        )
        post(self.world, channel, message)
        if channel.linked is not None:
            self._forward(message, self.world.chats[channel.linked])
        return message

    def forwarded(self, message: Message) -> Message:
        """What a channel's post was forwarded as into the discussion group; comments reply to it."""
        channel = self.world.chats[message.chat_id]
        assert channel.linked is not None, "the channel has no discussion group"
        return next(
            m
            for m in self.world.chats[channel.linked].stored.values()
            if m.automatic and m.origin and m.origin["message_id"] == message.id
        )

    def _forward(self, message: Message, group: Chat) -> None:
        copy = Message(
            group.id,
            self.world.message_id(group),
            self.world.now(),
            stand_in(group.id, message.chat_id, automatic=True),
            message.content,
            sender_chat=message.chat_id,
            signature=message.signature,
            origin=origin_of(self.world, message, hidden=False),
            automatic=True,
        )
        post(self.world, group, copy)
