"""What must not go wrong when releases are sent: none twice without a word, none lost, nothing for ever."""

import asyncio
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.chats import Chats
from bot.courier import Closing, Courier
from bot.page import Page
from bot.serving import App
from bot.subscriptions.messages import IN_A_MESSAGE
from bot.subscriptions.store import SubscriptionStore
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.running import add, until
from tests.bot.conversations.subscribing import Moment, announced, arrive, release, subscribing
from tests.telegram.log import Call
from tests.telegram.server import BotApi, Chat, User

LANGUAGES = pytest.mark.parametrize("language", list(Language))
NO_RIGHTS = "Bad Request: not enough rights to send text messages to the chat"


class Newsroom:
    """A private chat, and a bot to start again and again."""

    def __init__(self, bot_api: BotApi, settings: Settings, library: Library, chats: Chats) -> None:
        self.api = bot_api
        self.parts = (bot_api, settings, library, chats)
        self.store = SubscriptionStore(chats.file)
        self.moment = Moment(datetime.now(UTC) + timedelta(seconds=1))
        self.anna: User = bot_api.user("Anna")
        self.chat: Chat = bot_api.private(self.anna)

    def open(self) -> AbstractAsyncContextManager[App]:
        return subscribing(*self.parts, self.moment)

    async def subscribe(self, words: str) -> None:
        await self.api.answer_to(await self.anna.send(self.chat, f"/subscribe {words}"))

    async def sent(self, count: int) -> list[str]:
        """What was sent unasked, once there are so many messages of it and no more come."""
        await self.api.wait_for(lambda: len(announced(self.api, self.chat)) >= count)
        await asyncio.sleep(0.1)
        return [message.text for message in announced(self.api, self.chat)]

    def tries(self) -> list[Call]:
        """Every attempt to send something unasked."""
        calls = self.api.log.of("sendMessage")
        return [call for call in calls if "reply_parameters" not in call.params]


@pytest.fixture
def room(bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats) -> Newsroom:
    return Newsroom(bot_api, bot_settings, shelf, chats)


async def test_only_what_is_in_doubt_is_said_to_be_perhaps_a_repetition(
    room: Newsroom, shelf: Library, tmp_path: Path
) -> None:
    async with room.open():
        await room.subscribe("cada")
    arrive(shelf, tmp_path, 1)
    subscription = room.store.get(room.chat.id)
    assert subscription is not None and room.store.claim(subscription, shelf.last_arrival())
    arrive(shelf, tmp_path, 2, 3)
    async with room.open():
        told = await room.sent(3)
    doubt = texts(Language.ES).subscriptions.perhaps[3:-4]
    assert [doubt in text for text in told] == [True, False, False]
    assert [f"Aviso {number} " in text for number, text in enumerate(told, start=1)] == [True] * 3


async def test_what_is_in_doubt_stays_so_until_it_is_sent_and_is_not_repeated_a_second_time(
    room: Newsroom, shelf: Library, tmp_path: Path
) -> None:
    async with room.open():
        await room.subscribe("cada")
        room.api.drop_next("sendMessage", carried_out=True)
        arrive(shelf, tmp_path, 1)
        await room.sent(1)
        await until(lambda: (kept := room.store.get(room.chat.id)) is not None and kept.sending is not None)
        room.api.fail_next("sendMessage", error_code=400, description=NO_RIGHTS)
        room.moment.now += timedelta(minutes=2)
        await until(lambda: len(room.tries()) == 2)
        room.api.drop_next("sendMessage", carried_out=True)
        room.moment.now += timedelta(minutes=5)
        told = await room.sent(2)
        room.moment.now += timedelta(hours=5)
        await asyncio.sleep(0.2)
        assert len(room.tries()) == 3
    doubt = texts(Language.ES).subscriptions.perhaps[3:-4]
    assert [doubt in text for text in told] == [False, True]


@LANGUAGES
async def test_a_long_digest_comes_in_parts_and_an_orderly_end_between_them_loses_and_repeats_none(
    room: Newsroom, shelf: Library, tmp_path: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.anna = room.api.user("Berta", language_code=language.value)
    room.chat = room.api.private(room.anna)
    count = 2 * IN_A_MESSAGE + 3
    async with room.open():
        await room.subscribe("each")
    arrive(shelf, tmp_path, *range(1, count + 1))
    send = Courier.send
    parts = 0

    async def ended(courier: Courier, chat_id: int, page: Page, thread: int | None = None) -> int | None:
        nonlocal parts
        parts += 1
        if parts > 1:
            courier.close()
            raise Closing
        return await send(courier, chat_id, page, thread)

    with monkeypatch.context() as patch:
        patch.setattr(Courier, "send", ended)
        async with room.open():
            await room.sent(1)
    kept = room.store.get(room.chat.id)
    assert kept is not None and kept.sending is None
    async with room.open():
        told = await room.sent(3)
    assert len(told) == 3
    numbers = [number for text in told for number in range(1, count + 1) if f"Aviso {number} del" in text]
    assert numbers == list(range(1, count + 1))
    assert not any(texts(language).subscriptions.perhaps[3:-4] in text for text in told)
    page = {Language.ES: "página 1 de 3", Language.EN: "page 1 of 3"}[language]
    assert page in told[0]


async def test_a_chat_that_does_not_let_the_bot_write_gets_its_releases_later_or_is_given_up_after_a_week(
    room: Newsroom, shelf: Library, tmp_path: Path
) -> None:
    async with room.open():
        await room.subscribe("cada")
        room.api.fail_next("sendMessage", 3, error_code=400, description=NO_RIGHTS)
        arrive(shelf, tmp_path, 1)
        for tries in (1, 2, 3):
            await until(lambda tries=tries: len(room.tries()) >= tries)  # type: ignore[misc]
            room.moment.now += timedelta(minutes=10)
        assert len(await room.sent(1)) == 1, "it was allowed again"
        room.api.fail_next("sendMessage", 100, error_code=400, description=NO_RIGHTS)
        arrive(shelf, tmp_path, 2)
        seen = len(room.tries())
        for tries in range(1, 10):  # At growing distances, up to an hour.
            await until(lambda tries=tries: len(room.tries()) >= seen + tries)  # type: ignore[misc]
            room.moment.now += timedelta(hours=1)
        assert room.store.get(room.chat.id) is not None
        room.moment.now += timedelta(days=7)
        await until(lambda: room.store.get(room.chat.id) is None)
        assert len(room.tries()) - seen <= 11
    assert len(announced(room.api, room.chat)) == 1


async def test_a_catalogue_that_was_made_anew_is_told_of_from_there_on(
    room: Newsroom, shelf: Library, tmp_path: Path
) -> None:
    async with room.open():
        await room.subscribe("cada")
        subscription = room.store.get(room.chat.id)
        assert subscription is not None
        room.store.settle(subscription, 5000, None)
        await until(lambda: (kept := room.store.get(room.chat.id)) is not None and kept.arrival < 5000)
        arrive(shelf, tmp_path, 1)
        (told,) = await room.sent(1)
    assert "Aviso 1 del puerto" in told


async def test_a_release_that_changes_while_it_is_in_doubt_is_told_as_it_is_now(
    room: Newsroom, shelf: Library, tmp_path: Path
) -> None:
    async with room.open():
        await room.subscribe("cada")
    arrive(shelf, tmp_path, 1)
    subscription = room.store.get(room.chat.id)
    assert subscription is not None and room.store.claim(subscription, shelf.last_arrival())
    add(shelf, tmp_path, "arrival-1.txt", release(1, "El puerto número 1 cierra mañana por la lluvia."))
    async with room.open():
        (told,) = await room.sent(1)
    assert "cierra mañana" in told and "versión 2" in told


async def test_a_digest_follows_the_time_zone_of_the_settings_though_that_changes_between_starts(
    room: Newsroom, shelf: Library, tmp_path: Path
) -> None:
    api, settings, library, chats = room.parts
    room.moment.now = datetime(2026, 1, 16, 18, tzinfo=UTC)
    async with room.open():
        await room.subscribe("diario 20:30")
    room.parts = (api, settings.model_copy(update={"time_zone": "Europe/Madrid"}), library, chats)
    arrive(shelf, tmp_path, 1)
    async with room.open():
        await asyncio.sleep(0.1)
        room.moment.now += timedelta(hours=1, minutes=31)  # 20:31 in Madrid
        assert len(await room.sent(1)) == 1


@LANGUAGES
async def test_a_digest_whose_hour_passed_while_the_bot_was_down_comes_once_and_says_that_it_is_late(
    room: Newsroom, shelf: Library, tmp_path: Path, language: Language
) -> None:
    room.anna = room.api.user("Berta", language_code=language.value)
    room.chat = room.api.private(room.anna)
    room.moment.now = datetime(2026, 1, 16, 18, tzinfo=UTC)  # Noon in Mexico City.
    async with room.open():
        await room.subscribe("daily 18:30")
    arrive(shelf, tmp_path, 1, 2)
    room.moment.now += timedelta(days=3)
    for _ in range(2):
        async with room.open():
            (told,) = await room.sent(1)
    assert texts(language).subscriptions.late in told
    kept = room.store.get(room.chat.id)
    assert kept is not None and kept.due == datetime(2026, 1, 20, 0, 30, tzinfo=UTC)


@LANGUAGES
async def test_subscriptions_are_set_and_ended_in_words(room: Newsroom, language: Language) -> None:
    room.anna = room.api.user("Berta", language_code=language.value)
    room.chat = room.api.private(room.anna)
    words = texts(language).subscriptions
    room.moment.now = datetime(2026, 1, 16, 18, tzinfo=UTC)

    async def said(text: str) -> str:
        return (await room.api.answer_to(await room.anna.send(room.chat, f"/subscribe {text}"))).text

    spanish = language is Language.ES
    async with room.open():
        reply = await said("cada lunes a la 1 pm becas" if spanish else "every monday at 1 pm grants")
        expected = "cada lunes a la 13:00" if spanish else "every Monday at 1:00 PM"
        assert expected.replace("la 13", "las 13") in reply
        moment = "lunes, 19 de enero de 2026, 13:00" if spanish else "Monday, January 19, 2026, 1:00 PM"
        assert moment in reply
        assert ("hora de Ciudad de México" if spanish else "Mexico City time") in reply
        assert {Language.ES: "«agua»", Language.EN: "“agua”"}[language] in await said("agua")
        assert ("cada lunes" if spanish else "every Monday") in await said("agua"), "its hour stays"
        assert "“" not in (await said("todos los temas" if spanish else "all topics")).partition("\n")[0]
        assert (await said("diario 25:00")).startswith(words.not_understood)
        assert (await said("nunca" if spanish else "off")) == words.ended
        assert (await said("nunca" if spanish else "off")) == words.had_none
    assert room.store.get(room.chat.id) is None
