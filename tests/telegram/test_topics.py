"""Topics that are closed and deleted, the general one, and chains of replies that are no topics."""

import pytest
from telegram import Bot, ReplyParameters
from telegram.error import BadRequest

from tests.telegram.arriving import messages
from tests.telegram.server import BotApi, User


@pytest.fixture
def anna(bot_api: BotApi) -> User:
    return bot_api.user("Anna")


async def test_a_reply_in_a_supergroup_has_a_thread_that_is_no_topic(
    bot: Bot, bot_api: BotApi, anna: User
) -> None:
    group = bot_api.supergroup("Mesa", [anna], bot="administrator")
    first = await anna.send(group, "uno")
    second = await anna.send(group, "dos", reply_to=first)
    await anna.send(group, "tres", reply_to=second)
    told = await messages(bot)
    assert [message.message_thread_id for message in told] == [None, first.id, first.id]
    assert not any(message.is_topic_message for message in told)
    reply = await bot.send_message(group.id, "a", reply_parameters=ReplyParameters(second.id))
    assert (reply.message_thread_id, reply.is_topic_message) == (first.id, None)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(group.id, "a", message_thread_id=first.id)


async def test_a_reply_in_a_group_has_no_thread(bot: Bot, bot_api: BotApi, anna: User) -> None:
    group = bot_api.group("Mesa", [anna])
    await anna.send(group, "/dos", reply_to=await anna.send(group, "/uno"))
    assert [message.message_thread_id for message in await messages(bot)] == [None, None]


async def test_general_has_no_thread_but_a_reply_in_it_does(bot: Bot, bot_api: BotApi, anna: User) -> None:
    forum = bot_api.supergroup("Foro", [anna], forum=True, bot="administrator")
    first = await anna.send(forum, "uno")
    await anna.send(forum, "dos", reply_to=first)
    plain, reply = await messages(bot)
    assert (plain.message_thread_id, plain.is_topic_message) == (None, None)
    assert (reply.message_thread_id, reply.is_topic_message) == (first.id, None)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(forum.id, "a", message_thread_id=first.id)


async def test_in_a_topic_everything_is_a_reply_to_its_opening(bot: Bot, bot_api: BotApi, anna: User) -> None:
    forum = bot_api.supergroup("Foro", [anna], forum=True, bot="administrator")
    thread = bot_api.topic(forum, "Salud")
    first = await anna.send(forum, "uno", thread=thread)
    await anna.send(forum, "dos", reply_to=first)
    opening, loose, reply = await messages(bot)
    assert opening.forum_topic_created is not None and opening.reply_to_message is None
    assert loose.reply_to_message is not None and loose.reply_to_message.forum_topic_created is not None
    assert loose.reply_to_message.message_id == thread
    assert (reply.message_thread_id, reply.is_topic_message) == (thread, True)
    assert reply.reply_to_message is not None and reply.reply_to_message.message_id == first.id


async def test_closing_and_opening_a_topic_is_told_and_binds_members(
    bot: Bot, bot_api: BotApi, anna: User
) -> None:
    luis = bot_api.user("Luis")
    forum = bot_api.supergroup("Foro", [anna, luis], forum=True)
    thread = bot_api.topic(forum, "Salud")
    bot_api.close_topic(forum, thread)
    bot_api.close_topic(forum)
    for place in (thread, None):
        with pytest.raises(BadRequest, match="Topic_closed"):
            await bot.send_message(forum.id, "a", message_thread_id=place)
        with pytest.raises(AssertionError, match="the topic is closed"):
            await luis.send(forum, "a", thread=place)
        await anna.send(forum, "a", thread=place)
    bot_api.reopen_topic(forum, thread)
    bot_api.reopen_topic(forum)
    await luis.send(forum, "b", thread=thread)
    await bot.send_message(forum.id, "b")
    services = [
        (bool(m.forum_topic_closed), bool(m.forum_topic_reopened), m.message_thread_id)
        for m in await messages(bot)
        if m.forum_topic_closed or m.forum_topic_reopened
    ]
    assert services == [
        (True, False, thread),
        (True, False, None),
        (False, True, thread),
        (False, True, None),
    ]


async def test_a_deleted_topic_is_not_found_and_nothing_in_it(bot: Bot, bot_api: BotApi, anna: User) -> None:
    forum = bot_api.supergroup("Foro", [anna], forum=True)
    thread = bot_api.topic(forum, "Salud")
    question = await anna.send(forum, "/next", thread=thread)
    before = len(await messages(bot))
    bot_api.delete_topic(forum, thread)
    assert before and not await messages(bot)
    for reply in (None, ReplyParameters(question.id, allow_sending_without_reply=True)):
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message(forum.id, "a", message_thread_id=thread, reply_parameters=reply)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(forum.id, "a", reply_parameters=ReplyParameters(question.id))
    with pytest.raises(AssertionError, match="no such topic"):
        await anna.send(forum, "a", thread=thread)


async def test_documents_stand_in_topics_and_reply(bot: Bot, bot_api: BotApi, anna: User) -> None:
    forum = bot_api.supergroup("Foro", [anna], forum=True)
    thread = bot_api.topic(forum, "Salud")
    question = await anna.send_document(forum, "a.txt", b"x", text="/next", thread=thread)
    replied = await bot.send_document(
        forum.id, b"x", filename="a.html", reply_parameters=ReplyParameters(question.id)
    )
    placed = await bot.send_document(forum.id, b"x", filename="a.html", message_thread_id=thread)
    general = await bot.send_document(forum.id, b"x", filename="a.html")
    assert [sent.message_thread_id for sent in (replied, placed, general)] == [thread, thread, None]
    assert bot_api.sent(forum)[0].reply_to == question.id
    bot_api.delete_topic(forum, thread)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_document(forum.id, b"x", filename="a.html", message_thread_id=thread)
