"""The chats of the soak and the people in them."""

import random
from dataclasses import dataclass, field

from benchmarks.soak.words import LANGUAGES
from index import Language
from tests.telegram.server import BotApi, Chat, Message, User

_PRIVATE, _GROUPS, _SUPERGROUPS = 0.4, 0.2, 0.24  # The other chats are forums with topics.
_ADMIN_SHARE = 0.3  # The bot administers so many of the supergroups, and so is told all that is said there.
_TOPICS = ("Economía", "Sports", "Cierre")


@dataclass(slots=True, eq=False)
class Place:
    """A chat and who is in it.

    Attributes:
        people: The first one owns a group.
        threads: Where people write: topics, and None for the rest.
        asked: The last clean question of each person and its text's language, for follow-ups and edits.
    """

    chat: Chat
    people: list[User]
    threads: list[int | None]
    asked: dict[int, Message] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        """Whether it is somebody's private chat with the bot."""
        return self.chat.type == "private"


def language_of(person: User) -> Language:
    """The language a person writes."""
    return Language(person.data["language_code"])


def gather(api: BotApi, count: int, choose: random.Random) -> list[Place]:
    """Make so many chats of all kinds."""
    places = []
    for number in range(count):
        share = number / count
        if share < _PRIVATE:
            person = _person(api, choose)
            places.append(Place(api.private(person), [person], [None]))
            continue
        people = [_person(api, choose) for _ in range(choose.randint(2, 4))]
        title = f"Mesa {number}"
        if share < _PRIVATE + _GROUPS:
            places.append(Place(api.group(title, people), people, [None]))
            continue
        status = "administrator" if choose.random() < _ADMIN_SHARE else "member"
        forum = share >= _PRIVATE + _GROUPS + _SUPERGROUPS
        chat = api.supergroup(title, people, bot=status, forum=forum)
        threads: list[int | None] = [None]
        if forum:
            threads += [api.topic(chat, name) for name in _TOPICS]
        places.append(Place(chat, people, threads))
    return places


def _person(api: BotApi, choose: random.Random) -> User:
    return api.user(f"Reportera {len(api.world.users)}", language_code=choose.choice(LANGUAGES).value)
