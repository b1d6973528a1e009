"""The bot ends in the middle of something: what was received is answered after the restart, and once."""

import asyncio

import pytest
from telegram import Bot, Update

from bot.app import inbox_path
from bot.chats import Chats, ReplyState
from bot.inbox import Inbox
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.running import running, settled
from tests.telegram.server import BotApi, Chat, Message, User

QUESTIONS = {
    Language.ES: ("¿Cuánto costaron las obras?", "Las obras costaron 3 millones & <acabaron> antes."),
    Language.EN: (
        "Until when will the central library open?",
        "The central library will open until midnight from 1 June.",
    ),
}


def received(bot_api: BotApi, settings: Settings, message: Message) -> None:
    """Put the message into the inbox as a process would that was killed before it answered."""
    data = {"update_id": 4711, "message": bot_api.world.message_json(message)}
    update = Update.de_json(data, Bot("1:nobody"))
    with Inbox(inbox_path(settings)) as inbox:
        inbox.add(update.update_id, update.to_json())


async def asked_while_down(bot_api: BotApi, anna: User, chat: Chat, text: str) -> Message:
    """A message that Telegram takes for received: it delivers it no more."""
    message = await anna.send(chat, text)
    bot_api.world.updates.pending.clear()
    return message


@pytest.mark.parametrize("language", list(Language))
async def test_a_question_that_was_received_before_a_crash_is_answered_after_it(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language
) -> None:
    anna = bot_api.user("Anna", language_code=language.value)
    chat = bot_api.private(anna)
    question, quote = QUESTIONS[language]
    message = await asked_while_down(bot_api, anna, chat, question)
    received(bot_api, bot_settings, message)
    for _ in range(2):
        async with running(bot_api, bot_settings, shelf, chats):
            await bot_api.answer_to(message)
            await settled(bot_api, anna, chat)
    assert [sent.quotes for sent in bot_api.sent(chat) if sent.quotes] == [[quote]]


@pytest.mark.parametrize("language", list(Language))
async def test_an_answer_of_which_nobody_knows_whether_it_arrived_is_spoken_of_and_not_repeated(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language
) -> None:
    anna = bot_api.user("Anna", language_code=language.value)
    chat = bot_api.private(anna)
    message = await asked_while_down(bot_api, anna, chat, QUESTIONS[language][0])
    received(bot_api, bot_settings, message)
    chats.remember_reply(chat.id, message.id, None, ReplyState.SENDING)
    for _ in range(2):
        async with running(bot_api, bot_settings, shelf, chats):
            await settled(bot_api, anna, chat)
    unconfirmed = texts(language).unconfirmed
    assert [sent.text for sent in bot_api.sent(chat)].count(unconfirmed) == 1
    assert not any(sent.quotes for sent in bot_api.sent(chat))


@pytest.mark.parametrize("language", list(Language))
async def test_a_notice_that_the_answer_takes_a_while_becomes_the_answer_after_a_crash_too(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language
) -> None:
    anna = bot_api.user("Anna", language_code=language.value)
    chat = bot_api.private(anna)
    question, quote = QUESTIONS[language]
    async with running(bot_api, bot_settings, shelf, chats):
        help_message = await bot_api.answer_to(await anna.send(chat, "/help"))
    message = await asked_while_down(bot_api, anna, chat, question)
    received(bot_api, bot_settings, message)
    # Any message of the bot's serves as the notice here.
    chats.remember_reply(chat.id, message.id, help_message.id, ReplyState.NOTICE)
    async with running(bot_api, bot_settings, shelf, chats):
        await bot_api.wait_for(lambda: bot_api.message(help_message).quotes)
    assert bot_api.message(help_message).quotes == [quote]
    assert len(bot_api.sent(chat)) == 1


async def test_what_a_group_says_among_itself_is_never_written_to_the_inbox(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    add = Inbox.add

    def noting(inbox: Inbox, update_id: int, body: str) -> None:
        written.append(body)
        add(inbox, update_id, body)

    monkeypatch.setattr(Inbox, "add", noting)
    bot_api.world.bot["can_read_all_group_messages"] = True
    anna = bot_api.user("Anna")
    group = bot_api.supergroup("Mesa", [anna], bot="administrator")
    async with running(bot_api, bot_settings, shelf, chats):
        await anna.send(group, "El vino es un secreto de Xochimilco")
        await bot_api.answer_to(await anna.send(group, f"/help@{bot_api.world.bot['username']}"))
    assert not any("Xochimilco" in body for body in written)
    assert any("/help" in body for body in written)


async def test_nothing_is_left_in_the_inbox_once_everything_is_answered(
    bot_api: BotApi, bot: object, bot_settings: Settings
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    await anna.send(chat, QUESTIONS[Language.ES][0])
    await settled(bot_api, anna, chat)
    await asyncio.sleep(0.1)  # The last update is taken out just after its reply was sent.
    with Inbox(inbox_path(bot_settings)) as inbox:
        assert inbox.waiting().bodies == ()


@pytest.mark.parametrize("lost", [1, 2])
@pytest.mark.parametrize("language", list(Language))
async def test_an_answer_of_unknown_fate_is_not_repeated_when_speaking_of_it_fails_too(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language, lost: int
) -> None:
    anna = bot_api.user("Anna", language_code=language.value)
    chat = bot_api.private(anna)
    message = await asked_while_down(bot_api, anna, chat, QUESTIONS[language][0])
    received(bot_api, bot_settings, message)
    chats.remember_reply(chat.id, message.id, None, ReplyState.SENDING)
    bot_api.drop_next("sendMessage", lost)
    async with running(bot_api, bot_settings, shelf, chats):
        await settled(bot_api, anna, chat)
    unconfirmed = texts(language).unconfirmed
    assert [sent.text for sent in bot_api.sent(chat)].count(unconfirmed) == 1
    assert not any(sent.quotes for sent in bot_api.sent(chat))
