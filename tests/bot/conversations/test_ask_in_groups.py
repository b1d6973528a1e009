"""Questions in groups whose fate is not the plain one: no answer, an edit, a chat that is no more."""

from typing import Any

import pytest

from bot.handlers.ask import NO_ANSWER
from bot.serving import App
from bot.texts import texts
from index import Language, Library
from tests.bot.conversations.asking import UNANSWERED, held, without_chess
from tests.bot.conversations.gathering import BOTH, NAME, QUESTIONS, members, push, said
from tests.bot.conversations.running import changed, until
from tests.telegram.markup import parse_html
from tests.telegram.server import BotApi, Chat, Message


def reactions(bot_api: BotApi, message: Message) -> list[str]:
    return [emoji for user, emoji in bot_api.message(message).reactions if user == bot_api.world.bot_id]


def forbid_this_one(group: Chat) -> None:
    group.available_reactions = ("👍",)


def forbid_reactions(group: Chat) -> None:
    group.can_react = False


@BOTH
@pytest.mark.parametrize("forbid", [forbid_this_one, forbid_reactions])
async def test_where_reactions_are_forbidden_it_is_said_that_no_release_answers(
    bot_api: BotApi,
    bot: App,
    shelf: Library,
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
    forbid: Any,
) -> None:
    without_chess(shelf, monkeypatch)
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    forbid(group)
    question = await luis.send(group, f"{NAME} {UNANSWERED[language]}")
    (answer,) = await said(bot_api, bot, group)
    assert answer.reply_to == question.id
    assert answer.text.startswith(parse_html(texts(language).no_answer)[0])
    assert reactions(bot_api, question) == []


@BOTH
async def test_an_edit_that_finds_an_answer_takes_the_reaction_away_and_one_that_loses_it_the_reply(
    bot_api: BotApi, bot: App, shelf: Library, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    without_chess(shelf, monkeypatch)
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    question = await luis.send(group, f"{NAME} {UNANSWERED[language]}")
    assert await said(bot_api, bot, group) == []
    assert reactions(bot_api, question) == [NO_ANSWER]
    for _ in range(2):
        await luis.edit(question, f"{NAME} {QUESTIONS[language][0]}")
        (answer,) = await said(bot_api, bot, group)
        assert QUESTIONS[language][1] in answer.text
        assert answer.reply_to == question.id
        assert reactions(bot_api, question) == []
        await luis.edit(question, f"{NAME} {UNANSWERED[language]}")
        assert await said(bot_api, bot, group) == []
        assert reactions(bot_api, question) == [NO_ANSWER]


@BOTH
async def test_an_edit_that_loses_its_answer_says_so_in_the_reply_where_reactions_are_forbidden(
    bot_api: BotApi, bot: App, shelf: Library, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    without_chess(shelf, monkeypatch)
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    forbid_reactions(group)
    question = await luis.send(group, f"{NAME} {QUESTIONS[language][0]}")
    answer = await bot_api.answer_to(question)
    await luis.edit(question, f"{NAME} {UNANSWERED[language]}")
    assert (await changed(bot_api, answer)).text.startswith(parse_html(texts(language).no_answer)[0])
    assert [each.id for each in await said(bot_api, bot, group)] == [answer.id]


@BOTH
async def test_an_answer_stands_though_the_reaction_before_it_cannot_be_taken_back(
    bot_api: BotApi, bot: App, shelf: Library, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    without_chess(shelf, monkeypatch)
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    question = await luis.send(group, f"{NAME} {UNANSWERED[language]}")
    assert await said(bot_api, bot, group) == []
    bot_api.fail_next("setMessageReaction", count=5, error_code=502)
    await luis.edit(question, f"{NAME} {QUESTIONS[language][0]}")
    (answer,) = await said(bot_api, bot, group)
    assert QUESTIONS[language][1] in answer.text


@BOTH
@pytest.mark.parametrize("answered", [True, False])
async def test_of_a_question_that_was_deleted_meanwhile_a_group_hears_nothing(
    bot_api: BotApi,
    bot: App,
    shelf: Library,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    language: Language,
    answered: bool,
) -> None:
    without_chess(shelf, monkeypatch)
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    with held(shelf, monkeypatch) as (begun, gate):
        asked = QUESTIONS[language][0] if answered else UNANSWERED[language]
        question = await luis.send(group, f"{NAME} {asked}")
        await until(lambda: bool(begun))
        await luis.delete(question)
        gate.set()
        assert await said(bot_api, bot, group) == []
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


@BOTH
async def test_who_is_answered_by_a_sign_or_a_sticker_has_no_need_of_a_word(
    bot_api: BotApi, bot: App, language: Language
) -> None:
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    answer = await bot_api.answer_to(await luis.send(group, f"{NAME} {QUESTIONS[language][0]}"))
    for sign in ("👍", "❤️", "!!", "…"):
        await luis.send(group, sign, reply_to=answer)
    kept = await luis.send(group, "👍", reply_to=answer)
    plain = {
        key: value
        for key, value in bot_api.world.message_json(kept).items()
        if key not in ("text", "entities")
    }
    sticker = {
        "file_id": "s",
        "file_unique_id": "u",
        "type": "regular",
        "width": 9,
        "height": 9,
        "is_animated": False,
        "is_video": False,
    }
    push(bot_api, "message", plain | {"message_id": kept.id + 100, "sticker": sticker})
    assert [each.id for each in await said(bot_api, bot, group)] == [answer.id]
    back = await bot_api.answer_to(await luis.send(group, f"{NAME} 👍"))
    assert back.text == texts(language).groups.ask_me


@BOTH
async def test_two_who_ask_at_once_in_a_group_are_both_answered(
    bot_api: BotApi, bot: App, shelf: Library, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    people = members(bot_api, language)
    group = bot_api.supergroup("Mesa", people)
    with held(shelf, monkeypatch) as (begun, gate):
        questions = [await person.send(group, f"{NAME} {QUESTIONS[language][0]}") for person in people]
        await until(lambda: len(begun) == 2)
        gate.set()
        answers = await said(bot_api, bot, group)
    assert sorted(each.reply_to or 0 for each in answers) == [question.id for question in questions]
    assert all(QUESTIONS[language][1] in each.text for each in answers)


@BOTH
@pytest.mark.parametrize("answered", [True, False])
async def test_a_group_that_throws_the_bot_out_meanwhile_is_not_written_to(
    bot_api: BotApi,
    bot: App,
    shelf: Library,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    language: Language,
    answered: bool,
) -> None:
    without_chess(shelf, monkeypatch)
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    with held(shelf, monkeypatch) as (begun, gate):
        asked = QUESTIONS[language][0] if answered else UNANSWERED[language]
        await luis.send(group, f"{NAME} {asked}")
        await until(lambda: bool(begun))
        await anna.remove_bot(group)
        gate.set()
        assert await said(bot_api, bot, group) == []
    assert len(bot_api.log.of("sendMessage", "setMessageReaction")) == 1, "it is tried once"
    assert not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")]


@BOTH
@pytest.mark.parametrize("answered", [True, False])
async def test_a_group_that_becomes_a_supergroup_meanwhile_reads_an_answer_there_and_no_apology(
    bot_api: BotApi,
    bot: App,
    shelf: Library,
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
    answered: bool,
) -> None:
    without_chess(shelf, monkeypatch)
    anna, luis = members(bot_api, language)
    group = bot_api.group("Mesa", [anna, luis])
    with held(shelf, monkeypatch) as (begun, gate):
        asked = QUESTIONS[language][0] if answered else UNANSWERED[language]
        await luis.send(group, f"{NAME} {asked}")
        await until(lambda: bool(begun))
        supergroup = bot_api.migrate(group)
        gate.set()
        answers = await said(bot_api, bot, supergroup)
    assert [QUESTIONS[language][1] in each.text for each in answers] == [True] * answered
