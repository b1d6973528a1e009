"""Service messages in the words in which Telegram shows them."""

from typing import Any

from index import Language
from tests.telegram.messages import Message
from tests.telegram.stage import Stage

_WORDS = {
    "new_chat_members": {Language.ES: "{who} añadió a {them}", Language.EN: "{who} added {them}"},
    "joined": {Language.ES: "{who} se unió al grupo", Language.EN: "{who} joined the group"},
    "left_chat_member": {Language.ES: "{them} salió del grupo", Language.EN: "{them} left the group"},
    "forum_topic_created": {
        Language.ES: "Se creó el tema «{name}»",
        Language.EN: "Topic “{name}” was created",
    },
    "forum_topic_closed": {Language.ES: "Se cerró el tema", Language.EN: "The topic was closed"},
    "forum_topic_reopened": {Language.ES: "Se reabrió el tema", Language.EN: "The topic was reopened"},
    "migrate_to_chat_id": {
        Language.ES: "El grupo pasó a ser un supergrupo",
        Language.EN: "The group became a supergroup",
    },
    "migrate_from_chat_id": {
        Language.ES: "El grupo pasó a ser un supergrupo",
        Language.EN: "The group became a supergroup",
    },
}


def service_words(stage: Stage, message: Message, language: Language) -> str:
    """What a service message says.

    Raises:
        KeyError: One of a kind that no scene has had so far.
    """
    kind, value = next(iter((message.service or {}).items()))
    people: list[dict[str, Any]] = value if isinstance(value, list) else [value] if _is_user(value) else []
    if kind == "new_chat_members" and any(person["id"] == message.sender for person in people):
        kind = "joined"
    who = stage.world.users[message.sender]["first_name"] if message.sender else ""
    them = ", ".join(str(person["first_name"]) for person in people)
    name = value.get("name", "") if isinstance(value, dict) else ""
    return _WORDS[kind][language].format(who=who, them=them, name=name)


def _is_user(value: object) -> bool:
    return isinstance(value, dict) and "first_name" in value
