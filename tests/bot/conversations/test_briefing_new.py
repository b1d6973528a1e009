"""/briefing new: what a chat has not been briefed of, however often it is restarted or asked."""

from pathlib import Path

import pytest

from bot.chats import Chats
from bot.serving import App
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.briefed import EN, ES, HALL_LEDE, HARBOUR_LEDE, Asker, plain, words
from tests.bot.conversations.gathering import BOTH
from tests.bot.conversations.running import changed, running
from tests.bot.conversations.subscribing import arrive
from tests.telegram.server import BotApi

ASKED = {ES: "/resumen nuevos", EN: "/briefing new"}


@BOTH
@pytest.mark.parametrize("command", ["/briefing new", "/resumen nuevos", "/resumen todo"])
async def test_at_first_it_is_the_latest_then_what_came_since_then_nothing(
    bot_api: BotApi, bot: App, shelf: Library, tmp_path: Path, language: Language, command: str
) -> None:
    asker = Asker(bot_api, language)
    first = await asker.ask(command)
    assert first.text.startswith(plain(words(language).new_first.format(count=2)))
    assert first.quotes == [HALL_LEDE, HARBOUR_LEDE], "the one that came last stands first"
    nothing = await asker.ask(command)
    assert nothing.text.startswith(words(language).nothing_new)
    arrive(shelf, tmp_path, 1)
    since = await asker.ask(command)
    assert since.text.startswith(plain(words(language).new.format(count=1)))
    assert "Aviso 1 del puerto" in since.text and len(since.quotes) == 1


@BOTH
async def test_a_restart_neither_loses_nor_repeats_and_each_chat_has_its_own(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    tmp_path: Path,
    language: Language,
) -> None:
    asker = Asker(bot_api, language)
    async with running(bot_api, bot_settings, shelf, chats):
        await asker.ask(ASKED[language])
    arrive(shelf, tmp_path, 1)
    async with running(bot_api, bot_settings, shelf, chats):
        assert len((await asker.ask(ASKED[language])).quotes) == 1
    async with running(bot_api, bot_settings, shelf, chats):
        assert (await asker.ask(ASKED[language])).quotes == []
        assert len((await Asker(bot_api, language).ask(ASKED[language])).quotes) == 3


async def test_what_could_not_be_sent_stays_new(bot_api: BotApi, bot: App) -> None:
    asker = Asker(bot_api, ES)
    bot_api.fail_next("sendMessage", error_code=400, description="Bad Request: internal")
    await asker.user.send(asker.chat, "/resumen nuevos")
    await bot_api.wait_for(lambda: bot_api.log.errors)
    await bot_api.wait_for(lambda: not bot_api.world.updates.pending)
    await bot.update_queue.join()
    assert len((await asker.ask("/resumen nuevos")).quotes) == 2


@BOTH
async def test_more_than_a_page_is_turned_and_every_one_can_be_opened_with_a_way_back(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    tmp_path: Path,
    language: Language,
) -> None:
    asker = Asker(bot_api, language)
    async with running(bot_api, bot_settings, shelf, chats):
        await asker.ask(ASKED[language])
        arrive(shelf, tmp_path, *range(1, 8))
        page = await asker.ask(ASKED[language])
    assert page.text.startswith(plain(words(language).new.format(count=7)))
    assert [f"Aviso {n} del puerto" in page.text for n in range(1, 8)] == [False] * 2 + [True] * 5
    async with running(bot_api, bot_settings, shelf, chats):
        await asker.user.press(page, texts(language).button_older)
        second = await changed(bot_api, page)
        assert "Aviso 1 del puerto" in second.text and len(second.quotes) == 2
        await asker.user.press(second, "📰 2")
        opened = await changed(bot_api, second)
        assert opened.text.startswith("Aviso 1 del puerto")
        await asker.user.press(opened, "1")
        context = await changed(bot_api, opened)
        await asker.user.press(context, words(language).button_back)
        again = await changed(bot_api, context)
        assert again.text == opened.text
        await asker.user.press(again, words(language).button_list)
        listed = await changed(bot_api, again)
        assert listed.text == second.text, "what was opened has not cost the others"
        await asker.user.press(listed, texts(language).button_newer)
        assert (await changed(bot_api, listed)).text == page.text
        assert (await asker.ask(ASKED[language])).text.startswith(words(language).nothing_new)
