"""👍 and 👎 under an answer, and the question that its asker lets be kept."""

from dataclasses import replace

import pytest

from bot.app import chats_path
from bot.chats import Chats
from bot.errors import ChatsUnusable
from bot.feedback.store import FeedbackStore, Kept, Verdict
from bot.metrics.metrics import Metrics
from bot.serving import App
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.gathering import BOTH, NAME, QUESTIONS, members, push
from tests.bot.conversations.running import changed, running
from tests.hash_embedder import HashEmbedder
from tests.telegram.server import BotApi, Chat, Message, User

GOOD, BAD = "👍", "👎"


def kept(chats: Chats) -> list[Kept]:
    return [replace(each, kept_at=0) for each in FeedbackStore(chats.file).kept()]


def cited(library: Library, words: str) -> int:
    """The sentence that has these words."""
    (found,) = {
        candidate.citation.sentence_id
        for candidate in library.ask(words, limit=100).candidates
        if words in candidate.citation.text
    }
    return found


async def asked(bot_api: BotApi, anna: User, chat: Chat, text: str) -> Message:
    return await bot_api.answer_to(await anna.send(chat, text))


async def told(person: User, message: Message, label: str) -> str:
    """What the notice over the chat says once the button was pressed."""
    said = (await (await person.press(message, label)).answer()).get("text", "")
    assert isinstance(said, str)
    return said


@BOTH
async def test_who_asked_votes_and_lets_the_question_be_kept_all_in_the_one_message(
    bot_api: BotApi, bot: App, chats: Chats, shelf: Library, language: Language
) -> None:
    words = texts(language).feedback
    question, answer_words = QUESTIONS[language]
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    reply = await asked(bot_api, anna, chat, question)
    assert [label for label in reply.buttons if label in (GOOD, BAD)] == [GOOD, BAD]
    assert await told(anna, reply, GOOD) == words.toast_offer
    offered = bot_api.message(reply)
    assert offered.buttons == [*reply.buttons, words.button_keep, words.button_drop]
    assert kept(chats) == []
    assert await told(anna, reply, words.button_keep) == words.toast_kept
    shown = bot_api.message(reply)
    assert (shown.content, shown.buttons) == (reply.content, reply.buttons)
    assert len(bot_api.sent(chat)) == 1
    sentence = cited(shelf, answer_words)
    assert kept(chats) == [Kept(question, language, Verdict(True, True, sentence), 0)]
    # Another vote takes the kept question along; it is not asked for again.
    assert await told(anna, reply, BAD) == words.toast_voted
    assert bot_api.message(reply).buttons == reply.buttons
    assert kept(chats) == [Kept(question, language, Verdict(False, True, sentence), 0)]
    assert FeedbackStore(chats.file).votes() == {(True, False): 1}


@BOTH
async def test_a_question_is_not_kept_without_a_yes(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    words = texts(language).feedback
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    reply = await asked(bot_api, anna, chat, QUESTIONS[language][0])
    await told(anna, reply, BAD)
    assert await told(anna, reply, words.button_drop) == words.toast_dropped
    assert bot_api.message(reply).buttons == reply.buttons
    # The same vote again counts no further, but who changes their mind is asked again.
    assert await told(anna, reply, BAD) == words.toast_offer
    assert kept(chats) == []
    assert FeedbackStore(chats.file).votes() == {(True, False): 1}
    # Looking at something else leaves the offer behind.
    await anna.press(reply, texts(language).button_context)
    context = await changed(bot_api, bot_api.message(reply))
    assert words.button_keep not in context.buttons


@BOTH
async def test_in_a_group_everybody_votes_and_only_the_asker_decides_about_the_question(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    words = texts(language).feedback
    anna, luis = members(bot_api, language)
    mesa = bot_api.group("Mesa", [anna, luis])
    question, _ = QUESTIONS[language]
    reply = await asked(bot_api, anna, mesa, f"{NAME} {question}")
    assert await told(luis, reply, BAD) == words.toast_voted
    assert bot_api.message(reply).buttons == reply.buttons
    assert await told(anna, reply, GOOD) == words.toast_offer
    for label in (words.button_keep, words.button_drop):
        assert await told(luis, reply, label) == words.toast_not_asker
    assert await told(luis, reply, GOOD) == words.toast_voted, "the thumbs are still there"
    assert await told(anna, reply, words.button_keep) == words.toast_kept
    assert [(each.question, each.verdict.good) for each in kept(chats)] == [(question, True)]
    assert FeedbackStore(chats.file).votes() == {(True, True): 2}


@BOTH
async def test_a_follow_up_that_replies_to_the_bot_without_a_mention_is_kept_as_it_was_typed(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    anna, luis = members(bot_api, language)
    mesa = bot_api.group("Mesa", [anna, luis])
    first = await asked(bot_api, anna, mesa, f"{NAME} {QUESTIONS[language][0]}")
    other = QUESTIONS[Language.EN if language is Language.ES else Language.ES][0]
    reply = await bot_api.answer_to(await luis.send(mesa, other, reply_to=first))
    spoken = texts(Language.EN if language is Language.ES else Language.ES).feedback
    await told(luis, reply, GOOD)
    assert await told(luis, reply, spoken.button_keep) == spoken.toast_kept
    assert [each.question for each in kept(chats)] == [other]


async def test_what_was_asked_by_pointing_at_somebody_elses_message_is_not_the_askers_to_give(
    bot_api: BotApi, bot: App, chats: Chats
) -> None:
    anna, luis = members(bot_api, Language.ES)
    mesa = bot_api.supergroup("Mesa", [anna, luis], bot="administrator")
    written = await luis.send(mesa, QUESTIONS[Language.ES][0])
    reply = await bot_api.answer_to(await anna.send(mesa, NAME, reply_to=written))
    for person in (anna, luis):
        assert await told(person, reply, GOOD) == texts(Language.ES).feedback.toast_voted
    assert bot_api.message(reply).buttons == reply.buttons
    assert kept(chats) == []


@BOTH
async def test_a_question_that_was_deleted_cannot_be_kept_and_the_vote_counts_all_the_same(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    words = texts(language).feedback
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    question = await anna.send(chat, QUESTIONS[language][0])
    reply = await bot_api.answer_to(question)
    await told(anna, reply, GOOD)
    offered = bot_api.message(reply)
    del bot_api.world.chats[chat.id].stored[question.id]
    assert await told(anna, offered, words.button_keep) == words.toast_gone
    assert bot_api.message(reply).buttons == reply.buttons
    assert await told(anna, reply, BAD) == words.toast_voted
    assert kept(chats) == []
    assert FeedbackStore(chats.file).votes() == {(True, False): 1}


async def test_an_answer_that_telegram_does_not_show_any_more_can_be_voted_on_and_no_more(
    bot_api: BotApi, bot: App, chats: Chats
) -> None:
    words = texts(Language.ES).feedback
    anna = bot_api.user("Anna", language_code="es")
    chat = bot_api.private(anna)
    reply = await asked(bot_api, anna, chat, QUESTIONS[Language.ES][0])
    await told(anna, reply, GOOD)
    offered = bot_api.message(reply)
    del bot_api.world.chats[chat.id].stored[reply.id]
    assert (await (await anna.press(offered, BAD, stale=True)).answer())["text"] == words.toast_voted
    keep = await anna.press(offered, words.button_keep, stale=True)
    assert (await keep.answer())["text"] == words.toast_gone
    assert kept(chats) == []
    assert FeedbackStore(chats.file).votes() == {(True, False): 1}


@BOTH
async def test_the_buttons_work_after_a_restart_and_the_language_kept_is_that_of_the_question(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, language: Language
) -> None:
    other = Language.EN if language is Language.ES else Language.ES
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    question, _ = QUESTIONS[language]
    with Chats(chats_path(bot_settings)) as chats:
        async with running(bot_api, bot_settings, shelf, chats):
            reply = await asked(bot_api, anna, chat, question)
            await anna.press(reply, texts(language).button_other_language)
            reply = await changed(bot_api, reply)
    with Chats(chats_path(bot_settings)) as chats:
        async with running(bot_api, bot_settings, shelf, chats):
            assert await told(anna, reply, GOOD) == texts(other).feedback.toast_offer
    with Chats(chats_path(bot_settings)) as chats:
        async with running(bot_api, bot_settings, shelf, chats):
            said = await told(anna, bot_api.message(reply), texts(other).feedback.button_keep)
            assert said == texts(other).feedback.toast_kept
        assert [(each.question, each.language) for each in kept(chats)] == [(question, language)]


@BOTH
async def test_who_asked_in_the_name_of_the_group_votes_but_is_nobody_to_agree(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    anna, luis = members(bot_api, language)
    mesa = bot_api.supergroup("Mesa", [anna, luis])
    reply = await asked(bot_api, anna, mesa, f"{NAME} {QUESTIONS[language][0]}")
    shown = bot_api.world.message_json(reply)
    shown["reply_to_message"] |= {"sender_chat": mesa.as_json()}
    query = bot_api.world.new_query()
    person = {"id": anna.id, "is_bot": False, "first_name": "Anna"}
    data = {"id": query.id, "from": person, "chat_instance": "1", "message": shown}
    push(bot_api, "callback_query", data | {"data": reply.button(GOOD)["callback_data"]})
    await bot_api.wait_for(lambda: query.answers)
    assert query.answers[0]["text"] == texts(language).feedback.toast_voted
    assert bot_api.message(reply).buttons == reply.buttons
    assert FeedbackStore(chats.file).votes() == {(True, True): 1}


@BOTH
async def test_the_nearest_sentence_is_voted_on_as_such_and_each_change_of_mind_is_counted(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    language: Language,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted: list[bool] = []
    monkeypatch.setattr(Metrics, "voted", lambda _, good: counted.append(good))
    words = texts(language).feedback
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    unsure = bot_settings.model_copy(update={"answer_threshold": 1.0})
    with Library(unsure, embedder=HashEmbedder()) as library:
        async with running(bot_api, unsure, library, chats):
            reply = await asked(bot_api, anna, chat, QUESTIONS[language][0])
            assert texts(language).nearest in reply.text
            for label in (GOOD, GOOD, words.button_keep, BAD, GOOD):
                await told(anna, reply, label)
    assert counted == [True, False, True]
    (found,) = kept(chats)
    assert (found.verdict.good, found.verdict.answered) == (True, False)


async def test_a_passage_that_is_not_the_answer_has_no_thumbs(bot_api: BotApi, bot: App) -> None:
    anna = bot_api.user("Anna", language_code="es")
    reply = await asked(bot_api, anna, bot_api.private(anna), QUESTIONS[Language.ES][0])
    await anna.press(reply, texts(Language.ES).button_more)
    second = await changed(bot_api, reply)
    assert GOOD not in second.buttons
    await anna.press(second, texts(Language.ES).button_previous)
    assert GOOD in (await changed(bot_api, second)).buttons


@BOTH
async def test_what_cannot_be_written_down_is_said_and_nothing_else_is_claimed(
    bot_api: BotApi, bot: App, chats: Chats, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bool:
        raise ChatsUnusable("The disk is full.")

    anna = bot_api.user("Anna", language_code=language)
    reply = await asked(bot_api, anna, bot_api.private(anna), QUESTIONS[language][0])
    monkeypatch.setattr(FeedbackStore, "vote", broken)
    assert await told(anna, reply, GOOD) == texts(language).toast_failed
    assert bot_api.message(reply).buttons == reply.buttons
