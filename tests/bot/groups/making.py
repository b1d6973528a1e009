"""Messages as Telegram sends them, for what reads them."""

from typing import Any

from telegram import Message

from tests.telegram.detection import detect

Json = dict[str, Any]

BOT: Json = {"id": 1000, "is_bot": True, "first_name": "Vocero", "username": "vocero_test_bot"}
OTHER_BOT = {"id": 2000, "is_bot": True, "first_name": "Tiempo", "username": "tiempo_bot"}
ANNA = {"id": 7, "is_bot": False, "first_name": "Anna"}
LUIS = {"id": 8, "is_bot": False, "first_name": "Luis"}
GROUP = {"id": -100, "type": "supergroup", "title": "Mesa"}
CHANNEL = {"id": -200, "type": "channel", "title": "Avisos"}
# Who stands in `from` where a chat wrote (https://core.telegram.org/bots/api#message).
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
AS_CHANNEL = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}


def written(
    text: str = "",
    *,
    by: Json = ANNA,
    chat: Json = GROUP,
    caption: str = "",
    hidden: Json | None = None,
    **more: Any,
) -> Json:
    """A message; its mentions and commands are found as Telegram does.

    Args:
        hidden: An entity over the whole text that leaves no mention in it, such as code.
        more: Other fields of `Message`.
    """
    data: Json = {"message_id": 50, "date": 1_700_000_000, "chat": chat, "from": by} | more
    for kind, words in (("text", text), ("caption", caption)):
        if words:
            key = "entities" if kind == "text" else "caption_entities"
            data |= {kind: words, key: [each.as_json({}) for each in detect(words)] + data.get(key, [])}
    if hidden is not None:
        data["entities"] = [{"offset": 0, "length": len(text)} | hidden]
    return data


def message(data: Json) -> Message:
    made = Message.de_json(data, None)
    assert made is not None
    return made
