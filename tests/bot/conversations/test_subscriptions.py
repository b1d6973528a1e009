"""/subscribe and what comes of it."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.chats import Chats
from bot.subscriptions.store import SubscriptionStore
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.running import add, changed, settled, until
from tests.bot.conversations.subscribing import Moment, announced, arrive, release, subscribing
from tests.telegram.server import BotApi

LANGUAGES = pytest.mark.parametrize("language", list(Language))


@LANGUAGES
async def test_each_release_comes_as_it_arrives_once_and_in_order(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    tmp_path: Path,
    language: Language,
) -> None:
    anna = bot_api.user("Anna", language_code=language.value)
    chat = bot_api.private(anna)
    words = texts(language).subscriptions
    async with subscribing(bot_api, bot_settings, shelf, chats, Moment()):
        said = {Language.ES: "/subscribe cada", Language.EN: "/subscribe each"}[language]
        reply = await bot_api.answer_to(await anna.send(chat, said))
        assert reply.text.startswith(words.set.format(what=words.each))
        await asyncio.sleep(0.1)
        assert announced(bot_api, chat) == [], "what was there before is not sent"
        arrive(shelf, tmp_path, 1, 2)
        await bot_api.wait_for(lambda: len(announced(bot_api, chat)) == 2)
        await asyncio.sleep(0.1)
    first, second = announced(bot_api, chat)
    assert first.quotes == ["El puerto número 1 recibirá 3 barcos nuevos durante la semana."]
    assert second.quotes == ["El puerto número 2 recibirá 4 barcos nuevos durante la semana."]
    assert "Aviso 1 del puerto" in first.text
    assert first.buttons == [texts(language).briefings.button_open]


@LANGUAGES
async def test_an_announcement_opens_as_a_briefing_in_place(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    tmp_path: Path,
    language: Language,
) -> None:
    anna = bot_api.user("Anna", language_code=language.value)
    chat = bot_api.private(anna)
    async with subscribing(bot_api, bot_settings, shelf, chats, Moment()):
        await bot_api.answer_to(await anna.send(chat, "/subscribe each"))
        arrive(shelf, tmp_path, 1)
        message = (await bot_api.wait_for(lambda: announced(bot_api, chat)))[0]
        await anna.press(message, "📰")
        opened = await changed(bot_api, message)
    assert opened.buttons[0] == "1"
    assert len(announced(bot_api, chat)) == 1


async def test_an_updated_release_is_announced_as_updated(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, tmp_path: Path
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    async with subscribing(bot_api, bot_settings, shelf, chats, Moment()):
        await bot_api.answer_to(await anna.send(chat, "/subscribe cada"))
        arrive(shelf, tmp_path, 1)
        await bot_api.wait_for(lambda: announced(bot_api, chat))
        add(shelf, tmp_path, "arrival-1.txt", release(1, "El puerto número 1 cierra mañana por la lluvia."))
        await bot_api.wait_for(lambda: len(announced(bot_api, chat)) == 2)
    assert "actualizado, versión 2" in announced(bot_api, chat)[1].text


@LANGUAGES
async def test_a_daily_digest_comes_at_its_hour_in_the_chats_zone_and_not_without_news(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    tmp_path: Path,
    language: Language,
) -> None:
    anna = bot_api.user("Anna", language_code=language.value)
    chat = bot_api.private(anna)
    moment = Moment()
    async with subscribing(bot_api, bot_settings, shelf, chats, moment):
        reply = await bot_api.answer_to(await anna.send(chat, "/subscribe daily 18:30"))
        assert {Language.ES: "18:30", Language.EN: "6:30"}[language] in reply.text
        arrive(shelf, tmp_path, 1, 2)
        moment.now += timedelta(hours=6, minutes=29)  # 18:29 in Mexico City
        await asyncio.sleep(0.1)
        assert announced(bot_api, chat) == []
        moment.now += timedelta(minutes=1)
        (digest,) = await bot_api.wait_for(lambda: announced(bot_api, chat))
        assert digest.text.startswith(f"🗞 {texts(language).subscriptions.digest.format(count=2)[5:-4]}")
        assert len(digest.quotes) == 2
        moment.now += timedelta(days=1)
        await asyncio.sleep(0.1)
        assert len(announced(bot_api, chat)) == 1, "nothing new, nothing sent"
        arrive(shelf, tmp_path, 3)
        moment.now += timedelta(days=1)
        await bot_api.wait_for(lambda: len(announced(bot_api, chat)) == 2)
    assert len(announced(bot_api, chat)[1].quotes) == 1


async def test_the_hour_of_a_digest_follows_the_time_zone_of_the_chat(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, tmp_path: Path
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    moment = Moment()
    store = SubscriptionStore(chats.file)
    async with subscribing(bot_api, bot_settings, shelf, chats, moment):
        await bot_api.answer_to(await anna.send(chat, "/subscribe diario 20:30"))
        await bot_api.answer_to(await anna.send(chat, "/timezone Madrid"))
        await until(lambda: (kept := store.get(chat.id)) is not None and kept.due is not None)
        arrive(shelf, tmp_path, 1)
        moment.now += timedelta(hours=1, minutes=31)  # 20:31 in Madrid
        await bot_api.wait_for(lambda: announced(bot_api, chat))


async def test_only_releases_about_the_topics_come_and_say_which(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fitting(
        library: Library, release_ids: list[int], topics: tuple[str, ...]
    ) -> dict[int, tuple[str, ...]]:
        assert topics == ("becas", "puertos")
        return {number: ("puertos",) for number in release_ids if number % 2}

    monkeypatch.setattr(Library, "fitting", fitting)  # What fits by meaning is for the tests of the library.
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    async with subscribing(bot_api, bot_settings, shelf, chats, Moment()):
        reply = await bot_api.answer_to(await anna.send(chat, "/subscribe cada becas, puertos"))
        assert "«becas» y «puertos»" in reply.text
        arrive(shelf, tmp_path, 1, 2, 3)  # Releases 3, 4 and 5.
        await bot_api.wait_for(lambda: len(announced(bot_api, chat)) == 2)
        await asyncio.sleep(0.1)
    texts_sent = [message.text for message in announced(bot_api, chat)]
    assert ["Aviso 1" in texts_sent[0], "Aviso 3" in texts_sent[1]] == [True, True]
    assert "#puertos" in texts_sent[0]


@LANGUAGES
async def test_what_arrived_while_the_bot_was_down_is_sent_once_and_says_so(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    tmp_path: Path,
    language: Language,
) -> None:
    anna = bot_api.user("Anna", language_code=language.value)
    chat = bot_api.private(anna)
    words = texts(language).subscriptions
    async with subscribing(bot_api, bot_settings, shelf, chats, Moment()):
        await bot_api.answer_to(await anna.send(chat, "/subscribe each"))
    arrive(shelf, tmp_path, 1, 2, 3, 4, 5)
    for _ in range(2):
        async with subscribing(
            bot_api, bot_settings, shelf, chats, Moment(datetime.now(UTC) + timedelta(seconds=1))
        ):
            await bot_api.wait_for(lambda: announced(bot_api, chat))
            await asyncio.sleep(0.1)
    (digest,) = announced(bot_api, chat)
    assert words.missed in digest.text
    assert len(digest.quotes) == 5


@LANGUAGES
async def test_a_message_of_which_nobody_knows_whether_it_arrived_is_sent_again_and_says_so(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    tmp_path: Path,
    language: Language,
) -> None:
    anna = bot_api.user("Anna", language_code=language.value)
    chat = bot_api.private(anna)
    async with subscribing(bot_api, bot_settings, shelf, chats, Moment()):
        await bot_api.answer_to(await anna.send(chat, "/subscribe each"))
    arrive(shelf, tmp_path, 1)
    store = SubscriptionStore(chats.file)
    subscription = store.get(chat.id)
    assert subscription is not None
    assert store.claim(subscription, shelf.last_arrival())  # ... and the process was killed.
    async with subscribing(bot_api, bot_settings, shelf, chats, Moment()):
        (message,) = await bot_api.wait_for(lambda: announced(bot_api, chat))
        await asyncio.sleep(0.1)
    assert texts(language).subscriptions.perhaps[3:-4] in message.text
    assert len(announced(bot_api, chat)) == 1


@pytest.mark.parametrize("fault", ["error", "drop"])
async def test_what_failed_is_sent_again_only_where_it_surely_was_not_sent(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    tmp_path: Path,
    fault: str,
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    async with subscribing(bot_api, bot_settings, shelf, chats, Moment()):
        await bot_api.answer_to(await anna.send(chat, "/subscribe cada"))
        if fault == "error":
            bot_api.fail_next("sendMessage", error_code=502)
        else:
            bot_api.drop_next("sendMessage", carried_out=True)
        arrive(shelf, tmp_path, 1)
        await bot_api.wait_for(lambda: announced(bot_api, chat))
        await asyncio.sleep(0.2)
    assert len(announced(bot_api, chat)) == 1


async def test_who_blocks_the_bot_is_sent_nothing_more_and_nothing_is_retried(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, tmp_path: Path
) -> None:
    anna, luis = bot_api.user("Anna"), bot_api.user("Luis")
    chat, other = bot_api.private(anna), bot_api.private(luis)
    async with subscribing(bot_api, bot_settings, shelf, chats, Moment()):
        for user, each in ((anna, chat), (luis, other)):
            await bot_api.answer_to(await user.send(each, "/subscribe cada"))
        await anna.block(chat)
        arrive(shelf, tmp_path, 1, 2)
        await bot_api.wait_for(lambda: len(announced(bot_api, other)) == 2)
        await settled(bot_api, luis, other)
    assert SubscriptionStore(chats.file).get(chat.id) is None
    calls = [call for call in bot_api.log.of("sendMessage") if call.params["chat_id"] == chat.id]
    assert len(calls) <= 2


async def test_a_group_that_becomes_a_supergroup_goes_on_being_sent_releases(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, tmp_path: Path
) -> None:
    anna = bot_api.user("Anna")
    group = bot_api.group("Mesa", [anna])
    async with subscribing(bot_api, bot_settings, shelf, chats, Moment()):
        await bot_api.answer_to(await anna.send(group, "/subscribe cada"))
        new = bot_api.migrate(group)
        arrive(shelf, tmp_path, 1)
        await bot_api.wait_for(lambda: announced(bot_api, new))
        await asyncio.sleep(0.1)
    assert len(announced(bot_api, new)) == 1


async def test_releases_come_into_the_topic_where_they_were_asked_for_and_into_general_once_it_is_closed(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, tmp_path: Path
) -> None:
    anna = bot_api.user("Anna")
    forum = bot_api.supergroup("Foro", [anna], forum=True)
    thread = bot_api.topic(forum, "Economía")
    async with subscribing(bot_api, bot_settings, shelf, chats, Moment()):
        await bot_api.answer_to(await anna.send(forum, "/subscribe cada", thread=thread))
        arrive(shelf, tmp_path, 1)
        (first,) = await bot_api.wait_for(lambda: announced(bot_api, forum))
        bot_api.close_topic(forum, thread)
        arrive(shelf, tmp_path, 2)
        _, second = await bot_api.wait_for(
            lambda: len(announced(bot_api, forum)) == 2 and announced(bot_api, forum)
        )
    assert (first.thread, second.thread) == (thread, None)


@LANGUAGES
async def test_in_a_group_only_who_administers_it_subscribes_and_ends_it(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language
) -> None:
    owner, member = (bot_api.user(name, language_code=language.value) for name in ("Anna", "Luis"))
    group = bot_api.supergroup("Mesa", [owner, member])
    words = texts(language)
    async with subscribing(bot_api, bot_settings, shelf, chats, Moment()):
        reply = await bot_api.answer_to(await member.send(group, "/subscribe each"))
        assert reply.text == words.groups.toast_not_admin
        reply = await bot_api.answer_to(await owner.send(group, "/subscribe each"))
        assert words.subscriptions.each in reply.text
        press = await member.press(reply, words.subscriptions.button_end)
        assert (await press.answer())["text"] == words.groups.toast_not_admin
        refused = await bot_api.answer_to(await member.send(group, "/unsubscribe"))
        assert refused.text == words.groups.toast_not_admin
        ended = await bot_api.answer_to(await owner.send(group, "/unsubscribe"))
        assert ended.text == words.subscriptions.ended


@LANGUAGES
async def test_by_buttons_a_weekly_digest_is_set_and_ended(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language
) -> None:
    anna = bot_api.user("Anna", language_code=language.value)
    chat = bot_api.private(anna)
    words = texts(language).subscriptions
    async with subscribing(bot_api, bot_settings, shelf, chats, Moment()):
        message = await bot_api.answer_to(await anna.send(chat, "/subscribe"))
        assert words.none in message.text
        for label in (words.button_weekly, {Language.ES: "Martes", Language.EN: "Tuesday"}[language]):
            await anna.press(message, label)
            message = await changed(bot_api, message)
        await anna.press(message, {Language.ES: "7:00", Language.EN: "7:00 AM"}[language])
        message = await changed(bot_api, message)
        assert {Language.ES: "cada martes a las 7:00", Language.EN: "every Tuesday at 7:00 AM"}[
            language
        ] in message.text
        await anna.press(message, words.button_end)
        message = await changed(bot_api, message)
        assert message.text == words.ended
    assert SubscriptionStore(chats.file).get(chat.id) is None


@LANGUAGES
@pytest.mark.parametrize("nonsense", ["8", "🙂", "a las 25", "???"])
async def test_nonsense_gets_what_can_be_written(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    language: Language,
    nonsense: str,
) -> None:
    anna = bot_api.user("Anna", language_code=language.value)
    chat = bot_api.private(anna)
    async with subscribing(bot_api, bot_settings, shelf, chats, Moment()):
        reply = await bot_api.answer_to(await anna.send(chat, f"/subscribe {nonsense}"))
    assert reply.text.startswith(texts(language).subscriptions.not_understood)
    assert SubscriptionStore(chats.file).get(chat.id) is None
