"""Topics of forums, as their owner opens, closes and deletes them."""

from tests.telegram.chats import GENERAL_TOPIC, Chat, Topic
from tests.telegram.messages import Message
from tests.telegram.posting import post
from tests.telegram.world import World


class Topics:
    """The part of the stage that has topics."""

    world: World

    def topic(self, chat: Chat, name: str) -> int:
        """Opens a topic in a forum and returns its `message_thread_id`."""
        assert chat.is_forum, "only forums have topics"
        thread = self.world.message_id(chat)
        chat.topics[thread] = Topic(thread, name)
        self._tell(chat, thread, thread, {"forum_topic_created": {"name": name, "icon_color": 0x6FB9F0}})
        return thread

    def close_topic(self, chat: Chat, thread: int = GENERAL_TOPIC) -> None:
        """Closes a topic, so that only administrators write in it."""
        chat.topics[thread].closed = True
        self._tell(chat, self.world.message_id(chat), thread, {"forum_topic_closed": {}})

    def reopen_topic(self, chat: Chat, thread: int = GENERAL_TOPIC) -> None:
        chat.topics[thread].closed = False
        self._tell(chat, self.world.message_id(chat), thread, {"forum_topic_reopened": {}})

    def delete_topic(self, chat: Chat, thread: int) -> None:
        """Deletes a topic and all that stands in it, which the bot is not told."""
        assert thread != GENERAL_TOPIC, "the general topic can be hidden but not deleted"
        del chat.topics[thread]
        for message in [m for m in chat.stored.values() if m.thread == thread]:
            del chat.stored[message.id]

    def _tell(self, chat: Chat, number: int, thread: int, service: dict[str, object]) -> None:
        owner = next(chat.members())
        stands_in = None if thread == GENERAL_TOPIC else thread
        message = Message(chat.id, number, self.world.now(), owner, thread=stands_in, service=service)
        post(self.world, chat, message)
