"""A short question is understood with the one before it: of the same person there, or that it replies to."""

import pytest

from bot import follow_ups
from bot.handlers.ask import NO_ANSWER
from bot.serving import App
from bot.texts import texts
from index import Language, Library
from tests.bot.conversations.asking import AND_WHERE, HARBOUR_OPENS, UNANSWERED, followed, without_chess
from tests.bot.conversations.gathering import BOTH, NAME, QUESTIONS, members, said
from tests.bot.conversations.running import changed
from tests.telegram.server import BotApi


def begins(language: Language) -> str:
    """How the line begins that says what a question was taken for."""
    return texts(language).understood.split("<i>")[1].split("{")[0].strip()


@BOTH
async def test_the_next_question_of_a_person_in_private_is_understood_and_still_cites(
    bot_api: BotApi, bot: App, shelf: Library, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    after = followed(shelf, monkeypatch)
    anna, _ = members(bot_api, language)
    chat = bot_api.private(anna)
    first = await bot_api.answer_to(await anna.send(chat, HARBOUR_OPENS[language]))
    answer = await bot_api.answer_to(await anna.send(chat, AND_WHERE[language]))
    assert begins(language) not in first.text
    assert begins(language) in answer.text
    assert answer.quotes
    assert [each and each.question for each in after] == [None, HARBOUR_OPENS[language]]


@BOTH
async def test_in_a_forum_only_the_same_person_in_the_same_topic_goes_on_without_a_reply(
    bot_api: BotApi, bot: App, shelf: Library, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    after = followed(shelf, monkeypatch)
    anna, luis = members(bot_api, language)
    forum = bot_api.supergroup("Foro", [anna, luis], forum=True)
    one, other = bot_api.topic(forum, "Uno"), bot_api.topic(forum, "Dos")
    answer = await bot_api.answer_to(await anna.send(forum, f"{NAME} {HARBOUR_OPENS[language]}", thread=one))
    short = f"{NAME} {AND_WHERE[language]}"
    for person, thread, follows in ((luis, one, False), (anna, other, False), (anna, None, False)):
        await person.send(forum, short, thread=thread)
        await said(bot_api, bot, forum)
        assert (after[-1] is not None) is follows, (person.id, thread)
    understood = await bot_api.answer_to(await anna.send(forum, short, thread=one))
    assert begins(language) in understood.text
    by_reply = await bot_api.answer_to(await luis.send(forum, AND_WHERE[language], reply_to=answer))
    assert begins(language) in by_reply.text
    assert by_reply.thread == one
    assert after[-1] is not None and after[-1].question == HARBOUR_OPENS[language]


@BOTH
async def test_after_its_time_a_question_is_not_gone_back_to(
    bot_api: BotApi, bot: App, shelf: Library, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    after = followed(shelf, monkeypatch)
    monkeypatch.setattr(follow_ups, "REMEMBERED_S", 0.0)
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    answer = await bot_api.answer_to(await anna.send(group, f"{NAME} {HARBOUR_OPENS[language]}"))
    await anna.send(group, AND_WHERE[language], reply_to=answer)
    await anna.send(group, f"{NAME} {AND_WHERE[language]}")
    await said(bot_api, bot, group)
    assert after == [None, None, None]


@BOTH
async def test_one_follow_up_leads_to_the_next_and_a_new_subject_ends_it(
    bot_api: BotApi, bot: App, shelf: Library, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    after = followed(shelf, monkeypatch)
    anna, _ = members(bot_api, language)
    chat = bot_api.private(anna)
    when = {Language.ES: "¿y cuándo?", Language.EN: "and when?"}[language]
    for text in (HARBOUR_OPENS[language], AND_WHERE[language], when):
        last = await bot_api.answer_to(await anna.send(chat, text))
    assert begins(language) in last.text
    assert after[2] is not None
    assert after[2].question not in (AND_WHERE[language], HARBOUR_OPENS[language])
    assert "veracruz" in after[2].question.lower(), "the second one as it was understood"
    other = {
        Language.ES: "¿Desde qué día abrirá hasta medianoche la biblioteca central de Bristol?",
        Language.EN: "When will the central library open until midnight?",
    }[language]
    new = await bot_api.answer_to(await anna.send(chat, other))
    assert begins(language) not in new.text


@BOTH
async def test_an_edited_question_does_not_follow_itself(
    bot_api: BotApi, bot: App, shelf: Library, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    after = followed(shelf, monkeypatch)
    anna, _ = members(bot_api, language)
    chat = bot_api.private(anna)
    question = await anna.send(chat, HARBOUR_OPENS[language])
    answer = await bot_api.answer_to(question)
    await anna.edit(question, AND_WHERE[language])
    await changed(bot_api, answer)
    assert after == [None, None]


@BOTH
async def test_an_edited_follow_up_follows_what_its_first_wording_followed(
    bot_api: BotApi, bot: App, shelf: Library, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    after = followed(shelf, monkeypatch)
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    when = {Language.ES: "¿y cuándo?", Language.EN: "and when?"}[language]
    await bot_api.answer_to(await anna.send(group, f"{NAME} {HARBOUR_OPENS[language]}"))
    question = await anna.send(group, f"{NAME} {when}")
    answer = await bot_api.answer_to(question)
    await anna.edit(question, f"{NAME} {AND_WHERE[language]}")
    assert begins(language) in (await changed(bot_api, answer)).text
    assert [each and each.question for each in after] == [None] + [HARBOUR_OPENS[language]] * 2


@BOTH
async def test_a_question_that_only_got_a_reaction_is_what_the_next_one_follows(
    bot_api: BotApi, bot: App, shelf: Library, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    without_chess(shelf, monkeypatch)
    after = followed(shelf, monkeypatch)
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    await bot_api.answer_to(await anna.send(group, f"{NAME} {QUESTIONS[language][0]}"))
    unanswered = await anna.send(group, f"{NAME} {UNANSWERED[language]}")
    await said(bot_api, bot, group)
    assert [emoji for _, emoji in bot_api.message(unanswered).reactions] == [NO_ANSWER]
    await anna.send(group, f"{NAME} {AND_WHERE[language]}")
    await said(bot_api, bot, group)
    assert after[-1] is not None and after[-1].question == UNANSWERED[language]
