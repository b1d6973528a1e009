import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.ext import ExtBot

from bot.buttons import LanguageButton
from bot.chats import Chats
from bot.courier import PAUSES_S, Closing, Courier
from bot.metrics.metrics import Metrics
from bot.page import Key, Page
from bot.patience import PatientLimiter
from bot.traffic import Traffic
from index import Language
from tests.bot.metrics.reading import value
from tests.telegram.fixtures import client_request
from tests.telegram.server import BotApi, Chat

PAGE = Page("<b>Hola</b>", ((Key("Español", LanguageButton(Language.ES)),),))


class Waits:
    """Time that passes by waiting only."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += max(seconds, 1e-6)
        await asyncio.sleep(0)


@pytest.fixture
def chats(tmp_path: Path) -> Iterator[Chats]:
    with Chats(tmp_path / "chats.sqlite3") as chats:
        yield chats


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
async def courier(bot_api: BotApi, chats: Chats, waits: Waits, metrics: Metrics) -> AsyncIterator[Courier]:
    bot = ExtBot(
        bot_api.token,
        bot_api.base_url,
        request=client_request(),
        get_updates_request=client_request(),
        rate_limiter=PatientLimiter(metrics),
    )
    async with bot:
        yield Courier(bot, chats, Traffic(clock=waits, sleep=waits.sleep), metrics)


@pytest.fixture
def chat(bot_api: BotApi) -> Chat:
    return bot_api.private(bot_api.user("Anna"))


async def test_a_page_arrives_with_its_buttons(courier: Courier, bot_api: BotApi, chat: Chat) -> None:
    assert await courier.send(chat.id, PAGE) == chat.id
    (message,) = bot_api.sent(chat)
    assert (message.text, message.spans("bold"), message.buttons) == ("Hola", ["Hola"], ["Español"])


async def test_a_429_is_waited_out_as_often_as_it_takes_by_everybody(
    courier: Courier, bot_api: BotApi, chat: Chat, waits: Waits, metrics: Metrics
) -> None:
    bot_api.fail_next("sendMessage", 9, retry_after=30)
    assert await courier.send(chat.id, PAGE) == chat.id
    assert len(bot_api.sent(chat)) == 1
    assert 9 * 30 <= waits.now < 9 * 30 + 20
    assert value(metrics, "vocero_telegram_retries_total", method="sendMessage") == 9


@pytest.mark.parametrize("code", [500, 502])
async def test_what_telegram_could_not_do_is_tried_again_after_a_pause(
    courier: Courier, bot_api: BotApi, chat: Chat, waits: Waits, code: int
) -> None:
    bot_api.fail_next("sendMessage", len(PAUSES_S), error_code=code)
    assert await courier.send(chat.id, PAGE) == chat.id
    assert len(bot_api.sent(chat)) == 1
    assert waits.now >= sum(PAUSES_S)


async def test_in_the_end_it_gives_up(courier: Courier, bot_api: BotApi, chat: Chat) -> None:
    bot_api.fail_next("sendMessage", 1 + len(PAUSES_S), error_code=502)
    with pytest.raises(NetworkError):
        await courier.send(chat.id, PAGE)
    assert bot_api.sent(chat) == []


async def test_what_may_have_arrived_is_never_sent_again(
    courier: Courier, bot_api: BotApi, chat: Chat
) -> None:
    bot_api.drop_next("sendMessage", carried_out=True)
    with pytest.raises(TelegramError):
        await courier.send(chat.id, PAGE)
    bot_api.fail_next("sendMessage", error_code=504)
    with pytest.raises((NetworkError, TimedOut)):
        await courier.send(chat.id, PAGE)
    assert len(bot_api.sent(chat)) == 1
    assert len(bot_api.log.of("sendMessage")) == 2


async def test_a_group_that_became_a_supergroup_is_told_there_and_keeps_what_it_chose(
    courier: Courier, bot_api: BotApi, chats: Chats
) -> None:
    group = bot_api.group("Mesa", [bot_api.user("Anna")])
    chats.choose_language(group.id, Language.EN)
    new = bot_api.migrate(group)
    assert await courier.send(group.id, PAGE) == new.id
    assert len(bot_api.sent(new)) == 1
    assert (chats.language(new.id), chats.language(group.id)) == (Language.EN, None)


@pytest.mark.parametrize("how", ["blocked", "deactivated", "removed", "deleted", "unknown"])
async def test_a_chat_that_is_gone_is_forgotten_and_tried_no_more(
    courier: Courier, bot_api: BotApi, chats: Chats, how: str
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna) if how in {"blocked", "deactivated"} else bot_api.group("Mesa", [anna])
    chats.choose_language(chat.id, Language.EN)
    match how:
        case "blocked":
            await anna.block(chat)
        case "deactivated":
            bot_api.deactivate(anna)
        case "removed":
            await anna.remove_bot(chat)
        case "deleted":
            bot_api.delete_chat(chat)
        case _:
            bot_api.delete_chat(chat, "not found")
    assert await courier.send(chat.id, PAGE) is None
    assert chats.language(chat.id) is None
    assert len(bot_api.log.of("sendMessage")) == 1


@pytest.mark.parametrize("closed", [True, False])
async def test_where_a_topic_is_closed_or_deleted_it_goes_to_the_general_one(
    courier: Courier, bot_api: BotApi, closed: bool
) -> None:
    forum = bot_api.supergroup("Foro", [bot_api.user("Anna")], forum=True)
    thread = bot_api.topic(forum, "Economía")
    assert await courier.send(forum.id, PAGE, thread) == forum.id
    if closed:
        bot_api.close_topic(forum, thread)
    else:
        bot_api.delete_topic(forum, thread)
    assert await courier.send(forum.id, PAGE, thread) == forum.id
    assert bot_api.sent(forum)[-1].thread is None


async def test_a_message_that_telegram_refuses_is_not_tried_again(
    courier: Courier, bot_api: BotApi, chats: Chats, chat: Chat
) -> None:
    chats.choose_language(chat.id, Language.EN)
    with pytest.raises(BadRequest):
        await courier.send(chat.id, Page("<b>never closed"))
    assert len(bot_api.log.of("sendMessage")) == 1
    assert chats.language(chat.id) is Language.EN, "the chat can do nothing for it"


async def test_at_the_end_what_waits_is_not_sent_and_what_is_on_its_way_arrives(
    courier: Courier, bot_api: BotApi, chat: Chat, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def for_ever(_: float) -> None:
        await asyncio.Event().wait()

    bot_api.delay_next("sendMessage", 0.1)
    on_its_way = asyncio.create_task(courier.send(chat.id, PAGE))
    await bot_api.wait_for(lambda: bot_api.sent(chat))
    monkeypatch.setattr(waits, "sleep", for_ever)
    monkeypatch.setattr(courier._traffic, "_sleep", for_ever)
    waiting = asyncio.create_task(courier.send(chat.id, PAGE))
    await asyncio.sleep(0.02)
    courier.close()
    with pytest.raises(Closing):
        await waiting
    with pytest.raises(Closing):
        await courier.send(chat.id, PAGE)
    assert await on_its_way == chat.id
    assert len(bot_api.sent(chat)) == 1
