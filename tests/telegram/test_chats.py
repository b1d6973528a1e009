import pytest
from telegram import Bot, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.telegram.server import BotApi, Chat, User


@pytest.fixture
def anna(bot_api: BotApi) -> User:
    return bot_api.user("Anna", username="anna_p")


@pytest.fixture
def luis(bot_api: BotApi) -> User:
    return bot_api.user("Luis", language_code=None)


async def arrived(bot: Bot) -> list[tuple[str, str | None]]:
    """Kind and text of the updates that have come, which are acknowledged."""
    updates = await bot.get_updates(timeout=0, allowed_updates=ALL)
    if updates:
        await bot.get_updates(timeout=0, offset=updates[-1].update_id + 1)
    kinds = [next(iter(update.to_dict().keys() - {"update_id"})) for update in updates]
    messages = [update.effective_message for update in updates]
    return [(kind, message.text if message else None) for kind, message in zip(kinds, messages, strict=True)]


ALL = ["message", "edited_message", "channel_post", "my_chat_member", "chat_member", "callback_query"]


async def test_in_a_group_a_bot_sees_what_is_meant_for_it(
    bot: Bot, bot_api: BotApi, anna: User, luis: User
) -> None:
    group = bot_api.group("Mesa", [anna, luis])
    said = await bot.send_message(group.id, "hola")
    own = bot_api.sent(group)[0]
    for text in (
        "charla",
        "/next",
        "/next@vocero_test_bot",
        "/next@other_bot",
        "¿y tú, @Vocero_Test_Bot?",
        "@luis",
    ):
        await anna.send(group, text)
    await luis.send(group, "gracias", reply_to=own)
    expected = ["/next", "/next@vocero_test_bot", "¿y tú, @Vocero_Test_Bot?", "gracias"]
    assert await arrived(bot) == [("message", text) for text in expected]
    assert said.chat.title == "Mesa"


@pytest.mark.parametrize("reason", ["administrator", "reads_all"])
async def test_an_administrator_or_a_bot_without_privacy_sees_everything(
    bot: Bot, bot_api: BotApi, anna: User, reason: str
) -> None:
    bot_api.world.bot["can_read_all_group_messages"] = reason == "reads_all"
    group = bot_api.group("Mesa", [anna], bot="administrator" if reason == "administrator" else "member")
    message = await anna.send(group, "charla")
    await anna.edit(message, "plática")
    assert await arrived(bot) == [("message", "charla"), ("edited_message", "plática")]


async def test_being_added_and_removed_is_told_and_shuts_the_bot_out(
    bot: Bot, bot_api: BotApi, anna: User
) -> None:
    group = bot_api.group("Mesa", [anna], bot="left")
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "a")
    await anna.add_bot(group)
    assert await arrived(bot) == [("my_chat_member", None), ("message", None)]
    await bot.send_message(group.id, "a")
    await anna.add_bot(group, "administrator")
    assert await arrived(bot) == [("my_chat_member", None)]
    await anna.remove_bot(group)
    assert await arrived(bot) == [("my_chat_member", None)]
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(group.id, "a")
    await anna.send(group, "/next")
    assert await arrived(bot) == []


async def test_a_bot_that_leaves_is_out(bot: Bot, bot_api: BotApi, anna: User) -> None:
    group = bot_api.supergroup("Foro", [anna])
    assert await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(group.id, "a")
    with pytest.raises(BadRequest, match="private chats"):
        await bot.leave_chat(bot_api.private(anna).id)


async def test_people_come_and_go(bot: Bot, bot_api: BotApi, anna: User, luis: User) -> None:
    group = bot_api.supergroup("Foro", [anna], bot="administrator")
    await bot.get_updates(timeout=0, allowed_updates=ALL)
    await luis.join(group)
    assert await bot.get_chat_member_count(group.id) == 3
    await luis.leave(group)
    assert await arrived(bot) == [("chat_member", None), ("message", None)] * 2
    assert (await bot.get_chat_member(group.id, luis.id)).status == "left"
    with pytest.raises(AssertionError, match="only members write"):
        await luis.send(group, "hola")


async def test_members_and_administrators_are_told(bot: Bot, bot_api: BotApi, anna: User, luis: User) -> None:
    group = bot_api.supergroup("Foro", [anna, luis], bot="administrator", username="foro_prensa")
    admins = await bot.get_chat_administrators("@foro_prensa")
    assert [(a.user.first_name, a.status) for a in admins] == [
        ("Anna", "creator"),
        ("Vocero", "administrator"),
    ]
    assert (await bot.get_chat_member(group.id, luis.id)).status == "member"
    with pytest.raises(BadRequest, match="Invalid user_id specified"):
        await bot.get_chat_member(group.id, 1)
    info = await bot.get_chat(group.id)
    assert (info.title, info.username, info.type) == ("Foro", "foro_prensa", "supergroup")
    with pytest.raises(BadRequest, match="There are no administrators in the private chat"):
        await bot.get_chat_administrators(bot_api.private(anna).id)
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.get_chat(5)
    assert (await bot.get_chat(bot_api.private(anna).id)).username == "anna_p"


async def test_a_group_becomes_a_supergroup(bot: Bot, bot_api: BotApi, anna: User) -> None:
    group = bot_api.group("Mesa", [anna])
    new = bot_api.migrate(group)
    with pytest.raises(ChatMigrated) as migration:
        await bot.send_message(group.id, "a")
    assert migration.value.new_chat_id == new.id
    assert bot_api.log.errors == ["Bad Request: group chat was upgraded to a supergroup chat"]
    await bot.send_message(new.id, "a")
    to, origin = [update.message for update in await bot.get_updates(timeout=0)]
    assert to is not None and (to.chat.id, to.migrate_to_chat_id) == (group.id, new.id)
    assert origin is not None and (origin.chat.id, origin.migrate_from_chat_id) == (new.id, group.id)
    assert origin.chat.type == "supergroup"


async def test_topics_of_a_forum(bot: Bot, bot_api: BotApi, anna: User) -> None:
    forum = bot_api.supergroup("Foro", [anna], forum=True)
    economy, health = bot_api.topic(forum, "Economía"), bot_api.topic(forum, "Salud")
    sent = await bot.send_message(forum.id, "a", message_thread_id=economy)
    assert (sent.message_thread_id, sent.is_topic_message) == (economy, True)
    question = await anna.send(forum, "/next", thread=health)
    reply = await bot.send_message(forum.id, "b", reply_parameters=ReplyParameters(question.id))
    assert reply.message_thread_id == health
    assert (await bot_api.answer_to(question)).text == "b"
    for thread in (1, 999):
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message(forum.id, "a", message_thread_id=thread)
    bot_api.close_topic(forum, economy)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(forum.id, "a", message_thread_id=economy)
    assert (await bot.send_message(forum.id, "general")).message_thread_id is None
    bot_api.close_topic(forum)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(forum.id, "general")
    await anna.add_bot(forum, "administrator")
    await bot.send_message(forum.id, "a", message_thread_id=economy)


@pytest.mark.parametrize("kind", ["private", "group", "supergroup"])
async def test_there_are_no_topics_outside_forums(bot: Bot, bot_api: BotApi, anna: User, kind: str) -> None:
    chat: Chat = bot_api.private(anna) if kind == "private" else getattr(bot_api, kind)("Mesa", [anna])
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(chat.id, "a", message_thread_id=2)


async def test_channels(bot: Bot, bot_api: BotApi, anna: User) -> None:
    channel = bot_api.channel("Avisos", [anna], username="avisos_prensa")
    await bot_api.post(channel, "Aviso")
    assert await arrived(bot) == [("channel_post", "Aviso")]
    sent = await bot.send_message("@avisos_prensa", "a")
    assert sent.sender_chat is not None and sent.from_user is None
    await bot.edit_message_text("b", channel.id, sent.message_id)
    assert [message.text for message in bot_api.sent(channel)] == ["Aviso", "b"]
    await anna.add_bot(channel, "member")
    with pytest.raises(BadRequest, match="Need administrator rights in the channel chat"):
        await bot.send_message(channel.id, "a")


async def test_a_group_may_forbid_writing(bot: Bot, bot_api: BotApi, anna: User) -> None:
    group = bot_api.group("Mesa", [anna])
    group.can_write = False
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        await bot.send_message(group.id, "a")


async def test_supergroups_number_their_own_messages(bot: Bot, bot_api: BotApi, anna: User) -> None:
    one, two = bot_api.supergroup("Uno", [anna]), bot_api.supergroup("Dos", [anna])
    private, group = bot_api.private(anna), bot_api.group("Mesa", [anna])
    chats = [one, one, two, private, group, one]
    assert [(await bot.send_message(chat.id, "a")).message_id for chat in chats] == [1, 2, 1, 1, 2, 3]
