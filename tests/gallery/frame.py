"""What a scene shows at one moment."""

from dataclasses import dataclass

from index import Language
from tests.telegram.chats import Chat
from tests.telegram.messages import Message
from tests.telegram.stage import Stage


@dataclass(frozen=True, slots=True)
class Frame:
    """Messages of a chat as they stood.

    Attributes:
        language: Of the person whose telephone it is.
        toasts: Short notices over the chat, each with the id of the message after which it came.
    """

    stage: Stage
    chat: Chat
    messages: tuple[Message, ...]
    language: Language
    toasts: tuple[tuple[int, str], ...] = ()
