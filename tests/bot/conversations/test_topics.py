"""Forums: everything goes to the topic it was asked in, and a topic that is gone breaks nothing."""

import logging

import pytest

from bot.serving import App
from bot.texts import texts
from index import Language
from tests.bot.conversations.gathering import BOTH, NAME, QUESTIONS, members, said
from tests.bot.conversations.running import changed
from tests.telegram.server import BotApi, Chat

COMMANDS = ["help", "privacy", "next", "releases", "remind", "language", "timezone", "settings", "start"]


def threads(bot_api: BotApi) -> list[int | None]:
    return [call.params.get("message_thread_id") for call in bot_api.log.of("sendMessage")]


@BOTH
async def test_an_answer_goes_to_the_topic_of_its_question(
    bot_api: BotApi, bot: App, language: Language
) -> None:
    anna, luis = members(bot_api, language)
    forum = bot_api.supergroup("Foro", [anna, luis], forum=True)
    economy, culture = bot_api.topic(forum, "Economía"), bot_api.topic(forum, "Cultura")
    asked, says = QUESTIONS[language]
    for thread in (economy, culture, None):
        question = await luis.send(forum, f"{NAME} {asked}", thread=thread)
        answer = await bot_api.answer_to(question)
        assert says in answer.text
        assert (answer.thread, answer.reply_to) == (thread, question.id)
    assert threads(bot_api) == [economy, culture, None]


@BOTH
@pytest.mark.parametrize("command", COMMANDS)
async def test_the_reply_to_a_command_goes_to_its_topic(
    bot_api: BotApi, bot: App, language: Language, command: str
) -> None:
    anna, _ = members(bot_api, language)
    forum = bot_api.supergroup("Foro", [anna], forum=True)
    topic = bot_api.topic(forum, "Economía")
    for thread in (topic, None):
        order = await anna.send(forum, f"/{command}{NAME}", thread=thread)
        reply = await bot_api.answer_to(order)
        assert (reply.thread, reply.reply_to) == (thread, order.id)
    assert threads(bot_api) == [topic, None]


@BOTH
async def test_a_refusal_goes_to_the_topic_too(bot_api: BotApi, bot: App, language: Language) -> None:
    anna, luis = members(bot_api, language)
    forum = bot_api.supergroup("Foro", [anna, luis], forum=True)
    topic = bot_api.topic(forum, "Economía")
    reply = await bot_api.answer_to(await luis.send(forum, f"/timezone{NAME} Lima", thread=topic))
    assert reply.text == texts(language).groups.toast_not_admin
    assert reply.thread == topic


@BOTH
async def test_a_button_works_in_a_topic(bot_api: BotApi, bot: App, language: Language) -> None:
    anna, luis = members(bot_api, language)
    forum = bot_api.supergroup("Foro", [anna, luis], forum=True)
    topic = bot_api.topic(forum, "Economía")
    answer = await bot_api.answer_to(await luis.send(forum, f"{NAME} {QUESTIONS[language][0]}", thread=topic))
    await luis.press(answer, texts(language).button_context)
    assert (await changed(bot_api, answer)).thread == topic
    assert len(await said(bot_api, bot, forum)) == 1


@BOTH
async def test_outside_forums_the_thread_of_replies_is_none_to_write_to(
    bot_api: BotApi, bot: App, language: Language
) -> None:
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    first = await bot_api.answer_to(await anna.send(group, f"/releases{NAME}"))
    again = await luis.send(group, f"{NAME} {QUESTIONS[language][0]}", reply_to=first)
    payload = bot_api.world.message_json(again) | {"message_id": 900, "message_thread_id": first.id}
    bot_api.world.store(type(again)(group.id, 900, again.date, luis.id, again.content))
    bot_api.world.updates.push("message", payload)
    await said(bot_api, bot, group)
    assert threads(bot_api) == [None, None, None]


def close(bot_api: BotApi, forum: Chat, thread: int) -> None:
    bot_api.close_topic(forum, thread)


def delete(bot_api: BotApi, forum: Chat, thread: int) -> None:
    del forum.topics[thread]


def mute(bot_api: BotApi, forum: Chat, thread: int) -> None:
    forum.can_write = False


def throw_out(bot_api: BotApi, forum: Chat, thread: int) -> None:
    forum.status[bot_api.world.bot_id] = "kicked"


@BOTH
@pytest.mark.parametrize("trouble", [close, delete, mute, throw_out])
@pytest.mark.parametrize("text", [f"/help{NAME}", f"/timezone{NAME} Lima", f"{NAME} {{}}"])
async def test_where_nobody_can_be_told_there_is_one_line_and_no_second_try(
    bot_api: BotApi,
    bot: App,
    language: Language,
    trouble: object,
    text: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert callable(trouble)
    anna, _ = members(bot_api, language)
    forum = bot_api.supergroup("Foro", [anna], forum=True)
    topic = bot_api.topic(forum, "Economía")
    await said(bot_api, bot, forum)
    with caplog.at_level(logging.INFO, "bot"):
        await anna.send(forum, text.format(QUESTIONS[language][0]), thread=topic)
        trouble(bot_api, forum, topic)
        assert await said(bot_api, bot, forum) == []
    assert len(bot_api.log.errors) == 1
    (line,) = caplog.records
    assert line.levelname in ("INFO", "WARNING")
