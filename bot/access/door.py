"""Who may use the bot, by the settings and by what codes gave."""

from bot.access.store import AccessStore
from config import Settings


class Door:
    """Tells who is admitted. May be used from several threads at once.

    | setting | admitted |
    |---|---|
    | open | everybody |
    | allowlist | the users and the admins of the settings anywhere, anybody in the chats of the settings |
    | pairing | these, users that came in by a code anywhere, and anybody in groups that did |

    A group of the settings that becomes a supergroup, and so gets another number, stays admitted as long as
    its old number stands in the settings.

    Attributes:
        mode: The setting.
        admins: Who may hand out codes and take access back.
    """

    def __init__(self, settings: Settings, store: AccessStore) -> None:
        """Decide by `settings`, and by `store` where these ask for it."""
        self.mode = settings.access
        self.admins = frozenset(settings.admins)
        self._users = frozenset(settings.allowed_users) | self.admins
        self._chats = frozenset(settings.allowed_chats)
        self._store = store

    def is_listed(self, number: int) -> bool:
        """Whether the settings themselves name the user or chat."""
        return number in self._users or number in self._chats

    def is_listed_chat(self, chat_id: int) -> bool:
        """Whether the settings themselves name the chat."""
        return chat_id in self._chats

    def admits(self, user_id: int | None, chat_id: int | None) -> bool:
        """Whether the user may use the bot in the chat. Reads the file unless the settings decide it.

        Args:
            user_id: None where nobody knows who it is: then only the chat counts.
            chat_id: None where it is in no chat, such as an inline query: then only the user counts.

        Raises:
            ChatsUnusable: The file cannot be read.
        """
        if self.mode == "open" or user_id in self._users or chat_id in self._chats:
            return True
        ids = {number for number in (user_id, chat_id) if number is not None}
        return any(
            each.by_admin in self._chats or (self.mode == "pairing" and each.by_admin > 0)
            for each in self._store.of(ids)
        )

    def may_receive(self, chat_id: int) -> bool:
        """Whether the bot may write to the chat of its own accord: to a user or group admitted itself.

        Jobs ask it before they send; like `admits` it may read the file.

        Raises:
            ChatsUnusable: The file cannot be read.
        """
        return self.admits(chat_id if chat_id > 0 else None, chat_id)
