"""One question, one message: turned in place, not repeated by what comes twice or after a restart."""

from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, Update

from bot.app import inbox_path
from bot.chats import Chats, ReplyState
from bot.inbox import Inbox
from bot.serving import App
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.gathering import BOTH, NAME, QUESTIONS, members, push, said
from tests.bot.conversations.running import HARBOUR, LIBRARY_HALL, add, changed, running
from tests.telegram.markup import parse_html
from tests.telegram.server import BotApi, User

RELEASES = {
    Language.ES: ("harbour.txt", HARBOUR, "4 de mayo"),
    Language.EN: ("library.txt", LIBRARY_HALL, "1 June"),
}


def keep(settings: Settings, update: dict[str, Any]) -> None:
    """Put an update into the inbox as a process would that was killed while it worked on it."""
    with Inbox(inbox_path(settings)) as inbox:
        inbox.add(update["update_id"], Update.de_json(update, Bot("1:nobody")).to_json())


def message_update(bot_api: BotApi, message: Any) -> dict[str, Any]:
    return {"update_id": 4711, "message": bot_api.world.message_json(message)}


@BOTH
async def test_context_further_passages_and_the_other_language_stand_in_the_one_message_of_a_topic(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language
) -> None:
    words, other = texts(language), texts(next(each for each in Language if each is not language))
    anna, luis = members(bot_api, language)
    forum = bot_api.supergroup("Foro", [anna, luis], forum=True)
    thread = bot_api.topic(forum, "Uno")
    async with running(bot_api, bot_settings, shelf, chats):
        first = await bot_api.answer_to(
            await anna.send(forum, f"{NAME} {QUESTIONS[language][0]}", thread=thread)
        )
    async with running(bot_api, bot_settings, shelf, chats) as bot:
        # Whoever reads it may press, not only who asked.
        await luis.press(first, words.button_context)
        context = await changed(bot_api, first)
        await luis.press(context, words.button_back)
        again = await changed(bot_api, context)
        assert (again.text, again.quotes) == (first.text, first.quotes)
        await anna.press(again, words.button_more)
        second = await changed(bot_api, again)
        assert second.quotes != first.quotes
        await anna.press(second, words.button_previous)
        back = await changed(bot_api, second)
        await anna.press(back, words.button_other_language)
        turned = await changed(bot_api, back)
        assert turned.quotes == first.quotes
        assert other.button_context in turned.buttons
        assert [each.id for each in await said(bot_api, bot, forum)] == [first.id]
    assert bot_api.message(first).thread == thread


@BOTH
async def test_old_buttons_in_a_group_say_that_the_release_was_updated_or_withdrawn(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    tmp_path: Path,
    language: Language,
) -> None:
    words = texts(language)
    name, release, date = RELEASES[language]
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    async with running(bot_api, bot_settings, shelf, chats):
        answer = await bot_api.answer_to(await anna.send(group, f"{NAME} {QUESTIONS[language][0]}"))
    number = add(shelf, tmp_path, name, release.replace(date, date.replace("4", "9").replace("1 ", "9 ")))
    async with running(bot_api, bot_settings, shelf, chats) as bot:
        await luis.press(answer, words.button_context)
        context = await changed(bot_api, answer)
        assert parse_html(words.superseded.format(version=1))[0] in context.text
        assert QUESTIONS[language][1] in context.text, "what was quoted is still what was quoted"
        shelf.remove(number)
        press = await luis.press(context, words.button_back)
        assert (await press.answer())["text"] == words.toast_removed
        assert [each.text for each in await said(bot_api, bot, group)] == [context.text]


@BOTH
async def test_in_a_group_an_update_that_comes_twice_is_answered_once(
    bot_api: BotApi, bot: App, language: Language
) -> None:
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    bot_api.repeat_next_updates(3)
    question = await luis.send(group, f"{NAME} {QUESTIONS[language][0]}")
    command = await anna.send(group, f"/releases{NAME}")
    await luis.edit(question, f"{NAME} {QUESTIONS[language][0]} ")
    replies = await said(bot_api, bot, group)
    assert sorted(each.reply_to or 0 for each in replies) == [question.id, command.id]


@BOTH
async def test_in_a_group_an_edit_that_overtakes_its_question_is_the_one_that_is_answered(
    bot_api: BotApi, bot: App, language: Language
) -> None:
    other = next(each for each in Language if each is not language)
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    bot_api.reorder_next_updates(2)
    question = await luis.send(group, f"{NAME} {QUESTIONS[other][0]}")
    await luis.edit(question, f"{NAME} {QUESTIONS[language][0]}")
    (answer,) = await said(bot_api, bot, group)
    assert QUESTIONS[language][1] in answer.text


@BOTH
async def test_a_command_that_was_carried_out_before_a_crash_changes_nothing_when_it_is_repeated(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language
) -> None:
    anna, _ = members(bot_api, language)
    chat = bot_api.private(anna)
    text = {Language.ES: "/subscribe diario 8:00", Language.EN: "/subscribe daily 8:00"}[language]

    def subscriptions() -> list[Any]:
        with chats.file.reading() as db:
            return db.execute(
                "SELECT chat_id, pace, hour, topics, arrival, due FROM subscriptions"
            ).fetchall()

    async with running(bot_api, bot_settings, shelf, chats) as bot:
        command = await anna.send(chat, text)
        (first,) = await said(bot_api, bot, chat)
    before = subscriptions()
    assert len(before) == 1
    chats.forget_reply(chat.id, command.id)  # As if the bot had ended before it replied.
    keep(bot_settings, message_update(bot_api, command))
    async with running(bot_api, bot_settings, shelf, chats) as bot:
        again = (await said(bot_api, bot, chat))[1:]
    assert [each.text for each in again] == [first.text]
    assert subscriptions() == before


@BOTH
async def test_a_vote_that_is_repeated_after_a_crash_counts_once(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language
) -> None:
    anna, _ = members(bot_api, language)
    chat = bot_api.private(anna)
    async with running(bot_api, bot_settings, shelf, chats) as bot:
        answer = await bot_api.answer_to(await anna.send(chat, QUESTIONS[language][0]))
        data = [key["callback_data"] for row in answer.keyboard for key in row if "👍" in key["text"]]
        press = {
            "id": "1",
            "from": anna.data,
            "chat_instance": "1",
            "data": data[0],
            "message": bot_api.world.message_json(answer),
        }
        push(bot_api, "callback_query", press)
        await said(bot_api, bot, chat)
    keep(bot_settings, {"update_id": 4711, "callback_query": press})
    async with running(bot_api, bot_settings, shelf, chats) as bot:
        assert len(await said(bot_api, bot, chat)) == 1
    with chats.file.reading() as db:
        assert db.execute("SELECT count(*) FROM votes").fetchone() == (1,)


@BOTH
async def test_where_an_answer_may_be_missing_and_that_cannot_be_said_nothing_is_answered_twice(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language
) -> None:
    anna, _ = members(bot_api, language)
    chat = bot_api.private(anna)
    question = await anna.send(chat, QUESTIONS[language][0])
    bot_api.world.updates.pending.clear()
    keep(bot_settings, message_update(bot_api, question))
    chats.remember_reply(chat.id, question.id, None, ReplyState.SENDING)
    bot_api.drop_next("sendMessage", carried_out=True)
    async with running(bot_api, bot_settings, shelf, chats) as bot:
        unconfirmed = parse_html(texts(language).unconfirmed)[0]
        assert {each.text for each in await said(bot_api, bot, chat)} == {unconfirmed}


@BOTH
async def test_an_update_that_cannot_be_read_holds_up_neither_those_beside_it_nor_those_after(
    bot_api: BotApi, bot: App, caplog: pytest.LogCaptureFixture, language: Language
) -> None:
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    bot_api.reorder_next_updates(3)
    beside = [await person.send(group, f"{NAME} {QUESTIONS[language][0]}") for person in (anna, luis)]
    push(bot_api, "my_chat_member", unreadable(bot_api, anna))
    await said(bot_api, bot, group)
    after = await anna.send(group, f"{NAME} {QUESTIONS[language][0]}")
    answers = await said(bot_api, bot, group)
    assert sorted(each.reply_to or 0 for each in answers) == [each.id for each in (*beside, after)]
    (line,) = [record.getMessage() for record in caplog.records if "cannot be read" in record.getMessage()]
    assert "Xochimilco" not in line
    assert bot_api.log.take_violations(), "the server of the tests knows that it is none of Telegram's"


def unreadable(bot_api: BotApi, by: User) -> dict[str, Any]:
    """The bot, a restricted member: of what it may do there is less than the library expects."""
    bot = {"id": bot_api.world.bot_id, "is_bot": True, "first_name": "Vocero"}
    return {
        "chat": {"id": -1009, "type": "supergroup", "title": "Xochimilco"},
        "from": by.data,
        "date": 1,
        "old_chat_member": {"status": "left", "user": bot},
        "new_chat_member": {"status": "restricted", "user": bot, "is_member": True},
    }
