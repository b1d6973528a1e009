"""Who a message says it is from: administrators without a name, channels, Telegram itself, other bots."""

import pytest
from telegram import Bot, MessageOriginChannel, MessageOriginChat, MessageOriginHiddenUser, MessageOriginUser

from tests.telegram.arriving import messages, texts
from tests.telegram.identities import CHANNEL_BOT, GROUP_ANONYMOUS_BOT, SERVICE_NOTIFICATIONS
from tests.telegram.server import BotApi, User

ASKS = "@vocero_test_bot ¿cuándo?"


@pytest.fixture
def anna(bot_api: BotApi) -> User:
    return bot_api.user("Anna", username="anna_p")


@pytest.fixture
def luis(bot_api: BotApi) -> User:
    return bot_api.user("Luis")


async def test_an_anonymous_administrator_writes_in_the_groups_name(
    bot: Bot, bot_api: BotApi, anna: User, luis: User
) -> None:
    group = bot_api.supergroup("Mesa", [anna, luis])
    await anna.promote(group, luis, anonymous=True, title="Jefa")
    sent = await luis.send(group, ASKS)
    await anna.send(group, ASKS, as_chat=group)
    await anna.send(group, ASKS)
    await luis.edit(sent, f"{ASKS} ¿y dónde?")
    named, untitled, plain, edited = await messages(bot)
    for message in (named, untitled, edited):
        assert message.from_user is not None and message.sender_chat is not None
        assert (message.from_user.id, message.from_user.username) == (
            GROUP_ANONYMOUS_BOT,
            "GroupAnonymousBot",
        )
        assert message.from_user.is_bot
        assert message.sender_chat.id == message.chat.id == group.id
    assert (named.author_signature, untitled.author_signature) == ("Jefa", None)
    assert plain.sender_chat is None and plain.from_user is not None and plain.from_user.id == anna.id
    await anna.demote(group, luis)
    with pytest.raises(AssertionError, match="only administrators are anonymous"):
        await luis.send(group, ASKS, as_chat=group)


async def test_people_write_as_a_channel_of_their_own(
    bot: Bot, bot_api: BotApi, anna: User, luis: User
) -> None:
    group = bot_api.supergroup("Mesa", [luis, anna])
    channel = bot_api.channel("Avisos", [anna])
    await anna.send(group, ASKS, as_chat=channel)
    [message] = await messages(bot)
    assert message.from_user is not None and message.sender_chat is not None
    assert (message.from_user.id, message.from_user.username) == (CHANNEL_BOT, "Channel_Bot")
    assert (message.sender_chat.id, message.sender_chat.type) == (channel.id, "channel")
    assert message.is_automatic_forward is None
    with pytest.raises(AssertionError, match="not their channel"):
        await luis.send(group, ASKS, as_chat=channel)


async def test_posts_are_forwarded_into_the_discussion_and_commented_there(
    bot: Bot, bot_api: BotApi, anna: User
) -> None:
    channel = bot_api.channel("Avisos", [anna])
    group = bot_api.supergroup("Avisos: discusión", [anna], bot="administrator")
    bot_api.link(channel, group)
    assert (await bot.get_chat(channel.id)).linked_chat_id == group.id
    assert (await bot.get_chat(group.id)).linked_chat_id == channel.id
    post = await bot_api.post(channel, "Mañana hay /next", signature="Redacción")
    copy = bot_api.forwarded(post)
    eva = bot_api.user("Eva")  # She follows the channel and is not in the group.
    comment = await eva.send(group, "¿Seguro?", reply_to=copy)
    await anna.send(group, "Sí", reply_to=comment)
    original, forward, first, second = await messages(bot)
    assert (original.chat.id, original.text) == (channel.id, "Mañana hay /next")
    assert forward.is_automatic_forward and forward.from_user is not None and forward.sender_chat is not None
    assert (forward.from_user.id, forward.from_user.is_bot) == (SERVICE_NOTIFICATIONS, False)
    assert forward.sender_chat.id == channel.id
    assert isinstance(forward.forward_origin, MessageOriginChannel)
    assert (forward.forward_origin.chat.id, forward.forward_origin.message_id) == (channel.id, post.id)
    assert forward.forward_origin.author_signature == "Redacción"
    assert forward.message_thread_id is None
    assert (first.message_thread_id, first.is_topic_message) == (copy.id, None)
    assert first.reply_to_message is not None and first.reply_to_message.is_automatic_forward
    assert second.message_thread_id == copy.id
    assert second.reply_to_message is not None and second.reply_to_message.message_id == comment.id
    with pytest.raises(AssertionError, match="only members"):
        await eva.send(group, "¿Y aquí?")


@pytest.mark.parametrize("hears", [False, True])
@pytest.mark.parametrize("talks", [False, True])
@pytest.mark.parametrize("sees_all", [False, True])
async def test_of_other_bots_arrives_what_telegram_lets_through(
    bot: Bot, bot_api: BotApi, anna: User, *, hears: bool, talks: bool, sees_all: bool
) -> None:
    bot_api.world.hears_bots = hears
    group = bot_api.supergroup("Mesa", [anna], bot="administrator" if sees_all else "member")
    other = bot_api.other_bot("tiempo_bot", talks_to_bots=talks)
    await bot.send_message(group.id, "hola")
    own = bot_api.sent(group)[0]
    await other.join(group)
    await texts(bot)
    await other.send(group, "/next@vocero_test_bot")
    await other.send(group, "gracias", reply_to=own)
    await other.send(group, ASKS)
    await other.send(group, "/next")
    addressed, loose = ["/next@vocero_test_bot", "gracias"], [ASKS, "/next"]
    expected = addressed + loose if hears and sees_all else addressed if hears or talks else []
    arrived = await messages(bot)
    assert [message.text for message in arrived] == expected
    assert all(message.from_user is not None and message.from_user.is_bot for message in arrived)


async def test_administrators_that_are_bots_are_told_only_when_asked_for(
    bot: Bot, bot_api: BotApi, anna: User
) -> None:
    group = bot_api.supergroup("Mesa", [anna])
    other = bot_api.other_bot("tiempo_bot")
    await other.join(group)
    await anna.promote(group, other)
    assert [admin.user.id for admin in await bot.get_chat_administrators(group.id)] == [anna.id]
    told = await bot.get_chat_administrators(group.id, api_kwargs={"return_bots": True})
    assert [admin.user.id for admin in told] == [anna.id, other.id]


async def test_what_comes_through_another_inline_bot_names_it(bot: Bot, bot_api: BotApi, anna: User) -> None:
    group = bot_api.group("Mesa", [anna])
    other = bot_api.other_bot("gif_bot")
    await anna.send(group, ASKS, via=other)
    await anna.send(group, "sin mención", via=other)
    [message] = await messages(bot)
    assert message.via_bot is not None and message.via_bot.username == "gif_bot"
    assert message.from_user is not None and message.from_user.id == anna.id


async def test_forwards_say_where_they_come_from_and_keep_their_mentions(
    bot: Bot, bot_api: BotApi, anna: User, luis: User
) -> None:
    group = bot_api.supergroup("Mesa", [anna, luis])
    other = bot_api.supergroup("Otra", [luis])
    channel = bot_api.channel("Avisos", [anna])
    by_luis = await luis.send(other, ASKS)
    by_group = await luis.send(other, "/next", as_chat=other)
    post = await bot_api.post(channel, ASKS)
    await texts(bot)
    forwards = [
        await anna.forward(by_luis, group),
        await anna.forward(by_luis, group, hidden=True),
        await anna.forward(by_group, group),
        await anna.forward(post, group),
    ]
    await anna.forward(forwards[0], group)
    told = await messages(bot)
    assert [message.text for message in told] == [ASKS, ASKS, "/next", ASKS, ASKS]
    user, hidden, chat, from_channel, again = (message.forward_origin for message in told)
    assert isinstance(user, MessageOriginUser) and user.sender_user.id == luis.id
    assert isinstance(hidden, MessageOriginHiddenUser) and hidden.sender_user_name == "Luis"
    assert isinstance(chat, MessageOriginChat) and chat.sender_chat.id == other.id
    assert isinstance(from_channel, MessageOriginChannel) and from_channel.message_id == post.id
    assert again == user
    assert told[0].entities[0].type == "mention" and told[2].entities[0].type == "bot_command"
    assert all(message.from_user is not None and message.from_user.id == anna.id for message in told)
