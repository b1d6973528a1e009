"""The notice that an answer takes a while: it becomes what there is to say, and is never a second message."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from bot.chats import Chats
from bot.handlers.ask import NO_ANSWER
from bot.limits import fair
from bot.limits.pages import waiting_page
from bot.texts import texts
from config import Settings
from index import Answer, Language, Library, LibraryError
from tests.bot.conversations.asking import UNANSWERED, held, without_chess
from tests.bot.conversations.gathering import BOTH, NAME, QUESTIONS, members, said
from tests.bot.conversations.running import running, until
from tests.telegram.markup import parse_html
from tests.telegram.server import BotApi, Chat, Message


@pytest.fixture
def one_at_once(bot_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(fair, "PATIENCE_S", 0.01)
    return bot_settings.model_copy(update={"concurrent_questions": 1})


@pytest.fixture
def begun(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[list[str], threading.Event]]:
    without_chess(shelf, monkeypatch)
    with held(shelf, monkeypatch) as waiting:
        yield waiting


async def keep_busy(bot_api: BotApi, started: list[str]) -> None:
    """Have somebody else ask, so that the one place is taken until the gate opens."""
    busy = bot_api.user("Eva", language_code="es")
    before = len(started)
    await busy.send(bot_api.private(busy), QUESTIONS[Language.ES][0])
    await until(lambda: len(started) > before)


async def noticed(bot_api: BotApi, chat: Chat, language: Language) -> Message:
    notice = waiting_page(language, 1).html
    found = await bot_api.wait_for(lambda: [each for each in bot_api.sent(chat) if each.text == notice])
    return found[0]


@BOTH
@pytest.mark.parametrize("answered", [True, False])
async def test_in_a_group_the_notice_becomes_the_answer_or_says_that_there_is_none(
    bot_api: BotApi,
    one_at_once: Settings,
    shelf: Library,
    chats: Chats,
    begun: tuple[list[str], threading.Event],
    language: Language,
    answered: bool,
) -> None:
    started, gate = begun
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    async with running(bot_api, one_at_once, shelf, chats) as bot:
        await keep_busy(bot_api, started)
        asked = QUESTIONS[language][0] if answered else UNANSWERED[language]
        question = await luis.send(group, f"{NAME} {asked}")
        notice = await noticed(bot_api, group, language)
        gate.set()
        (answer,) = await said(bot_api, bot, group)
    assert (answer.id, answer.reply_to) == (notice.id, question.id)
    if answered:
        assert QUESTIONS[language][1] in answer.text
    else:
        assert answer.text.startswith(parse_html(texts(language).no_answer)[0])
        assert bot_api.message(question).reactions == ()


@BOTH
async def test_of_an_edited_question_the_notice_stands_in_the_reply_that_it_has(
    bot_api: BotApi,
    one_at_once: Settings,
    shelf: Library,
    chats: Chats,
    begun: tuple[list[str], threading.Event],
    language: Language,
) -> None:
    started, gate = begun
    anna, _ = members(bot_api, language)
    chat = bot_api.private(anna)
    async with running(bot_api, one_at_once, shelf, chats) as bot:
        gate.set()
        question = await anna.send(chat, QUESTIONS[language][0])
        reply = await bot_api.answer_to(question)
        gate.clear()
        await keep_busy(bot_api, started)
        await anna.edit(question, QUESTIONS[language][0] + " ")
        await noticed(bot_api, chat, language)
        gate.set()
        (answer,) = await said(bot_api, bot, chat)
    assert answer.id == reply.id
    assert QUESTIONS[language][1] in answer.text


@BOTH
async def test_the_notice_takes_the_place_of_a_reaction(
    bot_api: BotApi,
    one_at_once: Settings,
    shelf: Library,
    chats: Chats,
    begun: tuple[list[str], threading.Event],
    language: Language,
) -> None:
    started, gate = begun
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    async with running(bot_api, one_at_once, shelf, chats) as bot:
        gate.set()
        question = await luis.send(group, f"{NAME} {UNANSWERED[language]}")
        assert await said(bot_api, bot, group) == []
        assert [emoji for _, emoji in bot_api.message(question).reactions] == [NO_ANSWER]
        gate.clear()
        await keep_busy(bot_api, started)
        await luis.edit(question, f"{NAME} {QUESTIONS[language][0]}")
        await noticed(bot_api, group, language)
        gate.set()
        (answer,) = await said(bot_api, bot, group)
    assert QUESTIONS[language][1] in answer.text
    assert bot_api.message(question).reactions == ()


@BOTH
async def test_when_a_question_fails_after_its_notice_the_notice_becomes_the_apology(
    bot_api: BotApi,
    one_at_once: Settings,
    shelf: Library,
    chats: Chats,
    begun: tuple[list[str], threading.Event],
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
) -> None:
    started, gate = begun
    anna, _ = members(bot_api, language)
    chat = bot_api.private(anna)
    plain = shelf.ask

    def failing(question: str, **more: Any) -> Answer:
        found = plain(question, **more)
        if question == QUESTIONS[language][0] + "!":
            raise LibraryError("The catalogue is gone.")
        return found

    monkeypatch.setattr(shelf, "ask", failing)
    async with running(bot_api, one_at_once, shelf, chats) as bot:
        await keep_busy(bot_api, started)
        await anna.send(chat, QUESTIONS[language][0] + "!")
        notice = await noticed(bot_api, chat, language)
        gate.set()
        (apology,) = await said(bot_api, bot, chat)
    assert apology.id == notice.id
    assert apology.text == parse_html(texts(language).unavailable)[0]


@BOTH
async def test_a_group_that_becomes_a_supergroup_after_the_notice_reads_the_answer_there(
    bot_api: BotApi,
    one_at_once: Settings,
    shelf: Library,
    chats: Chats,
    begun: tuple[list[str], threading.Event],
    language: Language,
) -> None:
    started, gate = begun
    anna, luis = members(bot_api, language)
    group = bot_api.group("Mesa", [anna, luis])
    async with running(bot_api, one_at_once, shelf, chats) as bot:
        await keep_busy(bot_api, started)
        await luis.send(group, f"{NAME} {QUESTIONS[language][0]}")
        await noticed(bot_api, group, language)
        supergroup = bot_api.migrate(group)
        gate.set()
        (answer,) = await said(bot_api, bot, supergroup)
    assert QUESTIONS[language][1] in answer.text


@BOTH
async def test_commands_work_in_a_group_that_may_not_ask_for_now(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language
) -> None:
    settings = bot_settings.model_copy(update={"chat_questions_per_minute": 1})
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    async with running(bot_api, settings, shelf, chats) as bot:
        for _ in range(6):
            await luis.send(group, f"{NAME} {QUESTIONS[language][0]}")
        assert len(await said(bot_api, bot, group)) == 2, "an answer, and once that it is too much"
        command = await anna.send(group, f"/releases{NAME}")
        reply = await bot_api.answer_to(command)
    assert reply.reply_to == command.id
    assert "Veracruz" in reply.text
