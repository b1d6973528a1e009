"""In groups the bot speaks only when it is spoken to."""

from pathlib import Path
from typing import Any

import pytest

from bot.app import chats_path
from bot.chats import Chats
from bot.handlers.ask import NO_ANSWER
from bot.serving import App
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.gathering import BOTH, NAME, QUESTIONS, members, push, said
from tests.bot.conversations.running import HARBOUR, add, changed, running, settings_for
from tests.hash_embedder import HashEmbedder
from tests.telegram.server import BotApi


@pytest.fixture(autouse=True)
def hears_all(bot_api: BotApi) -> None:
    """Without Telegram's privacy mode, so that it is the bot which keeps quiet."""
    bot_api.world.bot["can_read_all_group_messages"] = True


@BOTH
@pytest.mark.parametrize("form", [f"{NAME} {{}}", f"{{}} {NAME}", f"👋 {NAME.upper()}, {{}}"])
async def test_a_mention_is_answered_as_a_reply_to_it(
    bot_api: BotApi, bot: App, language: Language, form: str
) -> None:
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    asked, says = QUESTIONS[language]
    question = await luis.send(group, form.format(asked))
    answer = await bot_api.answer_to(question)
    assert says in answer.text
    assert answer.reply_to == question.id
    assert texts(language).button_context in answer.buttons


@BOTH
async def test_a_mention_in_a_caption_is_answered(bot_api: BotApi, bot: App, language: Language) -> None:
    anna, _ = members(bot_api, language)
    group = bot_api.group("Mesa", [anna])
    asked, says = QUESTIONS[language]
    question = await anna.send_document(group, "foto.jpg", b"-", text=f"{NAME} {asked}")
    assert says in (await bot_api.answer_to(question)).text


@BOTH
async def test_a_reply_to_the_bot_is_answered(bot_api: BotApi, bot: App, language: Language) -> None:
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    asked, says = QUESTIONS[language]
    first = await bot_api.answer_to(await anna.send(group, f"/releases{NAME}"))
    answer = await bot_api.answer_to(await luis.send(group, asked, reply_to=first))
    assert says in answer.text


@BOTH
async def test_a_bare_mention_answers_the_question_replied_to(
    bot_api: BotApi, bot: App, language: Language
) -> None:
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    asked, says = QUESTIONS[language]
    question = await luis.send(group, asked)
    mention = await anna.send(group, f"{NAME} ?", reply_to=question)
    answer = await bot_api.answer_to(mention)
    assert says in answer.text
    assert answer.reply_to == mention.id


@BOTH
async def test_what_a_group_says_among_itself_gets_neither_word_nor_reaction(
    bot_api: BotApi, bot: App, language: Language
) -> None:
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    asked, _ = QUESTIONS[language]
    own = await bot_api.answer_to(await anna.send(group, f"/releases{NAME}"))
    silent = [
        await luis.send(group, asked),
        await luis.send(group, f"@vocero_test_bot2 {asked}"),
        await luis.send(group, f"@tiempo_bot {asked}"),
        await luis.send(group, f"@tiempo_bot {asked}", reply_to=own),
        await luis.send(group, "/next@tiempo_bot"),
        await luis.send(group, "/settings@tiempo_bot"),
        await luis.send(group, "/desconocida"),
        await luis.send(group, f"https://t.me/vocero_test_bot {asked}"),
    ]
    await luis.send(group, asked, reply_to=silent[0])
    assert [each.id for each in await said(bot_api, bot, group)] == [own.id]
    assert not bot_api.log.of("setMessageReaction")


@BOTH
@pytest.mark.parametrize(
    ("more", "heard"),
    [
        ({"sender_chat": "group"}, True),
        ({"sender_chat": "channel"}, True),
        ({"sender_chat": "channel", "is_automatic_forward": True}, False),
        ({"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Eva"}}, False),
        ({"via_bot": {"id": 5, "is_bot": True, "first_name": "B", "username": "b_bot"}}, False),
        ({"from": {"id": 5, "is_bot": True, "first_name": "B", "username": "b_bot"}}, False),
    ],
)
async def test_who_is_heard_with_questions_and_commands(
    bot_api: BotApi, bot: App, language: Language, more: dict[str, Any], heard: bool
) -> None:
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    chats = {
        "group": group.as_json(),
        "channel": {"id": -1009, "type": "channel", "title": "Avisos"},
    }
    fields = {
        key: chats.get(value, value) if isinstance(value, str) else value for key, value in more.items()
    }
    for text in (f"{NAME} {QUESTIONS[language][0]}", f"/next{NAME}"):
        kept = await luis.send(group, "x")
        kind = "bot_command" if text.startswith("/") else "mention"
        entity = {"type": kind, "offset": 0, "length": len(text) if kind == "bot_command" else len(NAME)}
        plain = bot_api.world.message_json(kept) | {"text": text, "entities": [entity]}
        push(bot_api, "message", plain | fields)
        answers = [each for each in await said(bot_api, bot, group) if each.reply_to == kept.id]
        assert bool(answers) is heard, text


@BOTH
async def test_an_edit_corrects_the_answer_in_place(bot_api: BotApi, bot: App, language: Language) -> None:
    anna, _ = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna])
    other = next(each for each in Language if each is not language)
    question = await anna.send(group, f"{NAME} {QUESTIONS[language][0]}")
    answer = await bot_api.answer_to(question)
    await anna.edit(question, f"{NAME} {QUESTIONS[other][0]}")
    assert QUESTIONS[other][1] in (await changed(bot_api, answer)).text
    assert [each.id for each in await said(bot_api, bot, group)] == [answer.id]


@BOTH
@pytest.mark.parametrize(("minutes", "heard"), [(9, True), (11, False)])
async def test_an_edit_that_newly_speaks_to_the_bot_is_a_question_for_ten_minutes(
    bot_api: BotApi, bot: App, language: Language, minutes: int, heard: bool
) -> None:
    anna, _ = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna])
    asked, _ = QUESTIONS[language]
    message = await anna.send(group, asked)
    bot_api.clock.advance(60 * minutes)
    await anna.edit(message, f"{NAME} {asked}")
    assert [each.reply_to for each in await said(bot_api, bot, group)] == [message.id] * heard


@BOTH
async def test_where_no_release_answers_there_is_only_a_reaction(
    bot_api: BotApi, settings: Settings, embedder: HashEmbedder, tmp_path: Path, language: Language
) -> None:
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    sure = settings_for(bot_api, settings, answer_threshold=1.0)
    with Library(sure, embedder=embedder) as library, Chats(chats_path(sure)) as chats:
        add(library, tmp_path, "harbour.txt", HARBOUR)
        async with running(bot_api, sure, library, chats) as bot:
            question = await luis.send(group, f"{NAME} {QUESTIONS[language][0]}")
            assert await said(bot_api, bot, group) == []
            assert bot_api.message(question).reactions == ((bot_api.world.bot_id, NO_ANSWER),)

            shown = await bot_api.answer_to(await anna.send(group, f"/settings{NAME}"))
            await anna.press(shown, texts(language).settings.button_outspoken)
            await changed(bot_api, shown)
            answer = await bot_api.answer_to(await luis.send(group, f"{NAME} {QUESTIONS[language][0]}"))
            assert texts(language).no_answer == f"<b>{answer.spans('bold')[0]}</b>"
