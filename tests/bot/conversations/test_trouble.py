"""What must not go wrong when something does: no second answer, no traceback, no words in the log."""

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from telegram import Bot

from bot.chats import Chats
from bot.serving import App
from bot.texts import texts
from config import Settings
from index import Answer, CatalogueBusy, Language, Library
from tests.bot.conversations.running import changed, running, settled
from tests.telegram.log import Call
from tests.telegram.server import BotApi, Chat

QUESTION = "¿Cuánto costaron las obras?"
COST = "Las obras costaron 3 millones & <acabaron> antes."
WORDS = texts(Language.ES)

Ask = Callable[..., Answer]


@contextmanager
def asked(
    library: Library, monkeypatch: pytest.MonkeyPatch, instead: Callable[..., Answer]
) -> Iterator[None]:
    """While it lasts, questions go to `instead(ask, question, ...)`."""
    ask = library.ask

    def called(question: str, **more: Any) -> Answer:
        return instead(ask, question, **more)

    with monkeypatch.context() as patch:
        patch.setattr(library, "ask", called)
        yield


def answers(bot_api: BotApi, chat: Chat) -> list[list[str]]:
    return [message.quotes for message in bot_api.sent(chat) if message.quotes]


async def test_a_slow_question_delays_neither_another_chat_nor_a_button_and_shows_typing(
    bot_api: BotApi, bot: App, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, luis = bot_api.user("Anna"), bot_api.user("Luis")
    slow, quick = bot_api.private(anna), bot_api.private(luis)
    earlier = await bot_api.answer_to(await anna.send(slow, QUESTION))
    gate = threading.Event()

    def instead(ask: Ask, question: str, **more: Any) -> Answer:
        if "lenta" in question:
            assert gate.wait(10)
        return ask(question, **more)

    monkeypatch.setattr("bot.typing_sign.TYPING_AFTER_S", 0.01)
    monkeypatch.setattr("bot.typing_sign.TYPING_EVERY_S", 0.05)
    with asked(shelf, monkeypatch, instead):
        waiting = await anna.send(slow, "una pregunta lenta sobre las obras")
        behind = await anna.send(slow, QUESTION)
        for _ in range(3):
            assert (await bot_api.answer_to(await luis.send(quick, QUESTION))).quotes == [COST]
        await anna.press(earlier, "Contexto")
        await changed(bot_api, earlier)

        def typing() -> list[Call]:
            return [c for c in bot_api.log.of("sendChatAction") if c.params["chat_id"] == slow.id]

        await bot_api.wait_for(lambda: len(typing()) >= 2)
        assert len(bot_api.sent(slow)) == 1, "the question behind the slow one waits for its turn"
        gate.set()
        await bot_api.wait_for(lambda: len(bot_api.sent(slow)) == 3)
        assert [reply.reply_to for reply in bot_api.sent(slow)][1:] == [waiting.id, behind.id]
        shown = len(typing())
        await asyncio.sleep(0.1)
        assert len(typing()) == shown, "the sign of typing ends with the answer"


async def test_an_edit_does_not_overtake_its_question(
    bot_api: BotApi, bot: App, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    gate = threading.Event()

    def instead(ask: Ask, question: str, **more: Any) -> Answer:
        if question == QUESTION:
            assert gate.wait(10)
        return ask(question, **more)

    with asked(shelf, monkeypatch, instead):
        message = await anna.send(chat, QUESTION)
        await anna.edit(message, "¿Cuántos metros de profundidad alcanzó el dragado?")
        gate.set()
        await settled(bot_api, anna, chat)
    assert answers(bot_api, chat) == [["El dragado alcanzó 14 metros de profundidad."]]


async def test_a_sign_of_typing_that_fails_does_not_matter(
    bot_api: BotApi, bot: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.typing_sign.TYPING_AFTER_S", 0.0)
    bot_api.fail_next("sendChatAction", 3, error_code=500)
    anna = bot_api.user("Anna")
    assert (await bot_api.answer_to(await anna.send(bot_api.private(anna), QUESTION))).quotes == [COST]


async def test_an_update_that_comes_twice_is_answered_once(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    async with running(bot_api, bot_settings, shelf, chats):
        bot_api.repeat_next_updates(2)
        question = await anna.send(chat, QUESTION)
        await anna.send(chat, "/help")
        await settled(bot_api, anna, chat)
        assert len(bot_api.sent(chat)) == 3
    async with running(bot_api, bot_settings, shelf, chats):
        # After a crash Telegram may deliver again what had not been acknowledged.
        bot_api.world.updates.push("message", bot_api.world.message_json(question))
        await settled(bot_api, anna, chat)
    assert len(bot_api.sent(chat)) == 4
    assert answers(bot_api, chat) == [[COST]]


@pytest.mark.parametrize("trouble", [{"error_code": 429, "retry_after": 1}, {"error_code": 502}])
async def test_a_refused_message_is_sent_again(bot_api: BotApi, bot: App, trouble: dict[str, Any]) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    bot_api.fail_next("sendMessage", **trouble)
    await anna.send(chat, QUESTION)
    await bot_api.wait_for_messages(chat)
    await settled(bot_api, anna, chat)
    assert answers(bot_api, chat) == [[COST]]


@pytest.mark.parametrize("delivered", [True, False])
async def test_a_message_that_may_have_been_delivered_is_not_sent_again(
    bot_api: BotApi, bot: App, delivered: bool
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    bot_api.drop_next("sendMessage", carried_out=delivered)
    question = await anna.send(chat, QUESTION)
    await settled(bot_api, anna, chat)
    assert answers(bot_api, chat) == ([[COST]] if delivered else [])
    assert bot_api.sent(chat)[-2].text == WORDS.unconfirmed
    bot_api.world.updates.push("message", bot_api.world.message_json(question))
    await settled(bot_api, anna, chat)
    assert len(answers(bot_api, chat)) == delivered


@pytest.mark.parametrize("fault", ["drop", "error"])
async def test_an_edit_and_a_press_are_repeated_after_any_fault(
    bot_api: BotApi, bot: App, fault: str
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    question = await anna.send(chat, QUESTION)
    reply = await bot_api.answer_to(question)
    for method in ("editMessageText", "answerCallbackQuery"):
        if fault == "drop":
            bot_api.drop_next(method, 2, carried_out=True)
        else:
            bot_api.fail_next(method, 2, error_code=500)
    press = await anna.press(reply, "Contexto")
    reply = await changed(bot_api, reply)
    await press.answer()
    bot_api.drop_next("editMessageText", 2)
    await anna.edit(question, "¿Cuántos metros de profundidad alcanzó el dragado?")
    assert (await changed(bot_api, reply)).quotes == ["El dragado alcanzó 14 metros de profundidad."]
    assert len(bot_api.sent(chat)) == 1


async def test_a_press_that_came_too_late_still_turns_the_page(
    bot_api: BotApi, bot: App, caplog: pytest.LogCaptureFixture
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    reply = await bot_api.answer_to(await anna.send(chat, QUESTION))
    (await anna.press(reply, "Contexto")).expire()
    assert (await changed(bot_api, reply)).quotes
    await settled(bot_api, anna, chat)
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_reply_that_was_deleted_is_made_anew_when_the_question_is_edited(
    bot_api: BotApi, bot: App
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    question = await anna.send(chat, QUESTION)
    reply = await bot_api.answer_to(question)
    del chat.stored[reply.id]
    await anna.edit(question, "¿Cuántos metros de profundidad alcanzó el dragado?")
    await settled(bot_api, anna, chat)
    assert answers(bot_api, chat) == [["El dragado alcanzó 14 metros de profundidad."]]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (RuntimeError(QUESTION), WORDS.failed),
        (CatalogueBusy("Another process holds the catalogue."), WORDS.unavailable),
    ],
)
async def test_when_the_library_fails_the_chat_reads_a_text_of_ours(
    bot_api: BotApi,
    bot: App,
    shelf: Library,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    said: str,
) -> None:
    def instead(ask: Ask, question: str, **more: Any) -> Answer:
        raise error

    caplog.set_level(logging.INFO)
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    with asked(shelf, monkeypatch, instead):
        question = await anna.send(chat, QUESTION)
        reply = await bot_api.answer_to(question)
    assert reply.text == said
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert type(error).__name__ in record.getMessage()
    assert "test_trouble.py" in record.getMessage(), "the place is logged"
    assert QUESTION not in caplog.text
    # The question can be put right: its reply is known.
    await anna.edit(question, QUESTION + " ")
    assert (await changed(bot_api, reply)).quotes == [COST]


async def test_when_a_question_fails_that_was_edited_the_old_answer_does_not_stay(
    bot_api: BotApi, bot: App, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def instead(ask: Ask, question: str, **more: Any) -> Answer:
        raise RuntimeError

    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    question = await anna.send(chat, QUESTION)
    reply = await bot_api.answer_to(question)
    with asked(shelf, monkeypatch, instead):
        await anna.edit(question, "¿Y el dragado?")
        assert (await changed(bot_api, reply)).text == WORDS.failed


async def test_when_a_button_fails_a_notice_says_so(
    bot_api: BotApi, bot: App, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = bot_api.user("Anna")
    reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), QUESTION))

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(shelf, "context", fail)
    press = await anna.press(reply, "Contexto")
    assert (await press.answer())["text"] == WORDS.toast_failed


async def test_who_has_blocked_the_bot_is_left_in_peace(
    bot_api: BotApi, bot: App, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    await anna.send(chat, QUESTION)
    await anna.block(chat)
    await bot_api.wait_for(lambda: bot_api.log.errors)
    luis = bot_api.user("Luis")
    await settled(bot_api, luis, bot_api.private(luis))
    calls = [call for call in bot_api.log.of("sendMessage") if call.params["chat_id"] == chat.id]
    assert len(calls) == 1
    assert "has nobody to go to" in caplog.text


async def test_chats_that_cannot_be_stored_do_not_keep_the_answer_back(
    bot_api: BotApi, bot: App, chats: Chats, caplog: pytest.LogCaptureFixture
) -> None:
    chats.close()
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    assert (await bot_api.answer_to(await anna.send(chat, QUESTION))).quotes == [COST]
    await settled(bot_api, anna, chat)
    assert "A reply could not be noted: ChatsUnusable" in caplog.text
    reply = await bot_api.answer_to(await anna.send(chat, "/language"))
    assert reply.text == WORDS.unavailable


async def test_neither_questions_nor_the_token_are_logged(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from bot import logs

    before = {name: logging.getLogger(name).level for name in ("httpx", "httpcore", "telegram")}
    handlers, level = logging.getLogger().handlers[:], logging.getLogger().level
    try:
        # As `vocero serve` does; even at DEBUG, which is the most that a setting can ask for.
        logs.configure(bot_settings.model_copy(update={"log_level": "DEBUG"}))
        anna = bot_api.user("Anna")
        chat = bot_api.private(anna)
        async with running(bot_api, bot_settings, shelf, chats):
            question = await anna.send(chat, QUESTION)
            reply = await bot_api.answer_to(question)
            await anna.edit(question, QUESTION + " ¿Y el dragado?")
            await anna.press(reply, "Contexto")
            bot_api.fail_next("sendMessage", error_code=502)
            await settled(bot_api, anna, chat)
    finally:
        logging.getLogger().handlers[:] = handlers
        logging.getLogger().setLevel(level)
        for name, kept in before.items():
            logging.getLogger(name).setLevel(kept)
    assert "Answering as @vocero_test_bot" in caplog.text
    assert "sendMessage met a NetworkError" in caplog.text
    for secret in ("costaron", "dragado", bot_api.token):
        assert secret not in caplog.text


async def test_the_bot_as_a_string_does_not_show_up_with_its_token_in_our_own_errors(bot: App) -> None:
    assert isinstance(bot.bot, Bot)
    from bot.logs import DiscreetFormatter

    record = logging.LogRecord("bot", logging.INFO, __file__, 1, "%r", (bot.bot,), None)
    assert bot.bot.token in record.getMessage(), "which is why the formatter masks it"
    assert bot.bot.token not in DiscreetFormatter((bot.bot.token,)).format(record)
