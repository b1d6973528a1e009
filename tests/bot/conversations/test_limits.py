"""How much may be asked and pressed in a minute, what is said of it, and what is said to those who wait."""

import threading
from typing import Any

import pytest

from bot.chats import Chats
from bot.limits import fair, rates
from bot.limits.pages import limited_page
from bot.texts import texts
from config import Settings
from index import Answer, Language, Library
from tests.bot.access.doors import QUESTION, Newsroom
from tests.bot.conversations.running import running, until
from tests.telegram.server import BotApi

BOTH = pytest.mark.parametrize("language", list(Language))
ME = "@vocero_test_bot"


@pytest.fixture
def room(bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats) -> Newsroom:
    return Newsroom(bot_api, bot_settings, shelf, chats, bot_api.user("Jefa"))


@BOTH
async def test_a_person_who_asks_too_much_is_told_once_and_the_others_are_answered(
    room: Newsroom, language: Language
) -> None:
    anna = room.bot_api.user("Anna", language_code=language)
    luis = room.bot_api.user("Luis", language_code=language)
    chat = room.bot_api.private(anna)
    async with room.open("open", questions_per_minute=3) as application:
        for _ in range(6):
            await anna.send(chat, QUESTION)
        await room.quiet(application)
        assert (await room.reply(luis, room.bot_api.private(luis), QUESTION)).quotes
        # What is no question is still answered.
        assert (await room.reply(anna, chat, "/releases")).text
    assert [bool(message.quotes) for message in room.bot_api.sent(chat)] == [True] * 3 + [False, False]
    assert room.said(chat)[3] == limited_page(language, 60).html


@BOTH
async def test_a_group_that_asks_too_much_is_told_once_and_its_people_may_ask_elsewhere(
    room: Newsroom, language: Language
) -> None:
    people = [room.bot_api.user(f"P{number}", language_code=language) for number in range(5)]
    group = room.bot_api.group("Mesa", people)
    async with room.open("open", chat_questions_per_minute=2) as application:
        for person in people:
            await person.send(group, f"{ME} {QUESTION}")
            await room.quiet(application)
        assert (await room.reply(people[4], room.bot_api.private(people[4]), QUESTION)).quotes
    assert [bool(message.quotes) for message in room.bot_api.sent(group)] == [True, True, False]
    assert room.said(group)[2] == limited_page(language, 60).html


@BOTH
async def test_who_waits_long_is_told_the_place_in_a_message_that_becomes_the_answer(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    monkeypatch.setattr(fair, "PATIENCE_S", 0.01)
    gate = threading.Event()
    ask = room.library.ask
    asked = {
        Language.ES: "¿Cuánto costaron las obras del puerto?",
        Language.EN: "How much did the works at the harbour cost?",
    }[language]

    started: list[str] = []

    def instead(question: str, **more: Any) -> Answer:
        started.append(question)
        assert gate.wait(10)
        return ask(question, **more)

    monkeypatch.setattr(room.library, "ask", instead)
    people = [room.bot_api.user(f"P{number}", language_code=language) for number in range(3)]
    async with room.open("open", concurrent_questions=1):
        await people[0].send(room.bot_api.private(people[0]), asked)
        await until(lambda: bool(started))
        for place, person in enumerate(people[1:], start=1):
            notice = await room.reply(person, room.bot_api.private(person), asked)
            assert notice.text == texts(language).access.waiting.format(place=place)
            assert len(room.said(room.bot_api.private(person))) == 1
        gate.set()
    for person in people:
        (answer,) = room.bot_api.sent(room.bot_api.private(person))
        assert answer.quotes


@BOTH
async def test_a_question_that_is_too_long_is_told_how_long_it_may_be(
    room: Newsroom, language: Language
) -> None:
    anna = room.bot_api.user("Anna", language_code=language)
    word = {Language.ES: "¿cuándo reabre el puerto? ", Language.EN: "when will the harbour reopen? "}[
        language
    ]
    async with room.open("open", max_question_chars=100):
        reply = await room.reply(anna, room.bot_api.private(anna), (word * 20).strip())
    length = len((word * 20).strip())
    assert reply.text == texts(language).too_long.format(length=length, limit=100)


@BOTH
async def test_who_presses_without_end_is_told_once_and_the_others_go_on(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
) -> None:
    monkeypatch.setattr(rates, "PRESSES_PER_MINUTE", 5)
    anna = bot_api.user("Anna", language_code=language)
    luis = bot_api.user("Luis", language_code=language)
    async with running(bot_api, bot_settings, shelf, chats):
        shown = await bot_api.answer_to(await anna.send(bot_api.private(anna), "/language"))
        presses = [await anna.press(shown, "✓") for _ in range(8)]
        told = [(await press.answer()).get("text") for press in presses]
        assert told == [None] * 5 + [texts(language).access.toast_limited, None, None]
        other = await bot_api.answer_to(await luis.send(bot_api.private(luis), "/language"))
        await luis.press(other, "Español")
        await bot_api.wait_for(lambda: bot_api.message(other).edited)
