"""Whether a message speaks to the bot, and what it asks.

Besides what `bot.groups.heard` tells, which comes first:

| message | speaks to the bot |
|---|---|
| in a private chat | always |
| mentions the bot in its text or caption | yes, also by a mention without a username |
| has the bot's name in a link, in code, or as a part of another name | no: Telegram marks no mention there |
| replies to a message of the bot | yes, unless it mentions another bot and not this one |
| replies to what somebody sent by the bot's inline mode | no: that is a message of theirs |
| stands in a topic, which makes it a reply to the topic's first message | no |
| replies to another bot, or mentions another one | no, unless it mentions this one too |
| begins with a command, in a group | no: commands have handlers of their own, and this may be another bot's |
| only mentions the bot, as a reply to what a person wrote | yes, and asks what that person wrote |

An edited message is read like a new one.
"""

from telegram import Message, MessageEntity
from telegram.constants import ChatType, MessageEntityType

from bot.groups.heard import is_heard, is_of_bot
from bot.groups.words import without

_UTF16 = "utf-16-le"


def spoken_to(message: Message, bot_id: int, username: str) -> str | None:
    """What the message asks of the bot.

    Args:
        username: The bot's own, without the @; capitals are free.

    Returns:
        The words without the mention and without what it leaves behind, such as a comma. They are "" where
        there are none, and None where the message does not speak to the bot.
    """
    if not is_heard(message):
        return None
    mentions = [each for each in _entities(message) if _mentions(message, each, bot_id, username)]
    asked = without(_text(message), [_span(each) for each in mentions])
    if message.chat.type == ChatType.PRIVATE:
        return asked
    if message.chat.type == ChatType.CHANNEL or _begins_with_command(message):
        return None
    if mentions:
        return asked or _asked_before(message, bot_id, username)
    if _replies_to_bot(message, bot_id) and not _mentions_other_bot(message, bot_id):
        return asked
    return None


def _asked_before(message: Message, bot_id: int, username: str) -> str:
    """What was asked by the person whose message is replied to; the part of it that is quoted, if one is."""
    replied = message.reply_to_message
    if replied is None or is_of_bot(replied) or replied.via_bot is not None:
        return ""
    # Below a channel's post every comment is a reply to that post, which is no question.
    if replied.is_automatic_forward or _begins_with_command(replied):
        return ""
    if message.quote is not None and message.quote.is_manual:
        return without(message.quote.text, [])
    mentions = [each for each in _entities(replied) if _mentions(replied, each, bot_id, username)]
    return without(_text(replied), [_span(each) for each in mentions])


def _replies_to_bot(message: Message, bot_id: int) -> bool:
    replied = message.reply_to_message
    return (
        replied is not None
        and replied.from_user is not None
        and replied.from_user.id == bot_id
        and replied.forum_topic_created is None
    )


def _mentions(message: Message, entity: MessageEntity, bot_id: int, username: str) -> bool:
    if entity.type == MessageEntityType.TEXT_MENTION:
        return entity.user is not None and entity.user.id == bot_id
    return _name(message, entity) == username.lower()


def _mentions_other_bot(message: Message, bot_id: int) -> bool:
    for entity in _entities(message):
        if entity.type == MessageEntityType.TEXT_MENTION:
            if entity.user is not None and entity.user.is_bot and entity.user.id != bot_id:
                return True
        # Nothing else tells bots from people there: their usernames have to end so
        # (https://core.telegram.org/bots/features#botfather).
        elif (_name(message, entity) or "").endswith("bot"):
            return True
    return False


def _name(message: Message, entity: MessageEntity) -> str | None:
    """The username that an entity mentions, in lower case without the @; None where it is no such mention."""
    if entity.type != MessageEntityType.MENTION:
        return None
    start, end = _span(entity)
    covered = _text(message).encode(_UTF16, "surrogatepass")[2 * start : 2 * end]
    return covered.decode(_UTF16, "replace").removeprefix("@").lower()


def _begins_with_command(message: Message) -> bool:
    return any(each.type == MessageEntityType.BOT_COMMAND and each.offset == 0 for each in _entities(message))


def _text(message: Message) -> str:
    return message.text or message.caption or ""


def _entities(message: Message) -> tuple[MessageEntity, ...]:
    return message.entities if message.text else message.caption_entities


def _span(entity: MessageEntity) -> tuple[int, int]:
    return entity.offset, entity.offset + entity.length
