"""/briefing and /resumen: the newest release, one by its number, one by words of its title, or a choice."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.chats import Chats
from bot.html import MESSAGE_LIMIT, units
from bot.serving import App
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.briefed import EN, ES, HALL_LEDE, HARBOUR_LEDE, Asker, plain, words
from tests.bot.conversations.gathering import BOTH, NAME, members
from tests.bot.conversations.planning import NOW, PORTS, moment, plan
from tests.bot.conversations.running import add, changed, running
from tests.telegram.server import BotApi


@BOTH
@pytest.mark.parametrize("command", ["/briefing", "/resumen", "/briefing latest", "/resumen el último"])
async def test_without_more_it_is_the_newest_release(
    bot_api: BotApi, bot: App, language: Language, command: str
) -> None:
    reply = await Asker(bot_api, language).ask(command)
    assert reply.text.startswith("Reabre el puerto de Veracruz\nAutoridad Portuaria · ")
    assert {ES: "2 de marzo de 2026", EN: "March 2, 2026"}[language] in reply.text
    assert reply.quotes[0] == HARBOUR_LEDE
    assert "El dragado alcanzó 14 metros de profundidad." in reply.quotes
    assert reply.buttons[: len(reply.quotes)] == [str(n + 1) for n in range(len(reply.quotes))]


@BOTH
@pytest.mark.parametrize(
    "asked", ["2", "#2", "n.º 2", "comunicado 2", "release no. 2", "library", "CITY hours", "“Library”"]
)
async def test_one_is_chosen_by_its_number_or_by_words_of_its_title(
    bot_api: BotApi, bot: App, language: Language, asked: str
) -> None:
    for command in ("/briefing", "/resumen"):
        reply = await Asker(bot_api, language).ask(f"{command} {asked}")
        assert reply.quotes[0] == HALL_LEDE


@BOTH
async def test_words_that_several_titles_have_offer_them_and_the_button_opens_the_one(
    bot_api: BotApi, bot: App, shelf: Library, tmp_path: Path, language: Language
) -> None:
    add(shelf, tmp_path, "other.txt", "title: El puerto de Cádiz\n---\nEl puerto de Cádiz cierra hoy.\n")
    asker = Asker(bot_api, language)
    reply = await asker.ask("/briefing puerto")
    assert reply.text.startswith(words(language).several.format(words="puerto"))
    assert reply.quotes == [] and reply.buttons == ["📰 1", "📰 2"]
    await asker.user.press(reply, "📰 2" if "2. El puerto de Cádiz" in reply.text else "📰 1")
    opened = await changed(bot_api, reply)
    assert opened.quotes[0] == "El puerto de Cádiz cierra hoy."


@BOTH
@pytest.mark.parametrize("asked", ["submarino", "999", "0", "9" * 40, "<b>&", "🙂", "x" * 3000])
async def test_what_fits_no_release_is_said_with_the_newest_to_choose_from(
    bot_api: BotApi, bot: App, language: Language, asked: str
) -> None:
    reply = await Asker(bot_api, language).ask(f"/briefing {asked}")
    form = words(language).no_number if asked.isdecimal() else words(language).none_fits
    assert reply.text.startswith(form.partition("{")[0])
    assert len(reply.text) < 1000
    assert "1. Reabre el puerto de Veracruz" in reply.text and "2. City library" in reply.text
    assert plain(words(language).how.replace("<code>", "").replace("</code>", "")) in reply.text
    assert reply.buttons == ["📰 1", "📰 2"]


@BOTH
@pytest.mark.parametrize("asked", ["", "1", "new", "puerto"])
async def test_without_releases_it_says_so(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, language: Language, asked: str
) -> None:
    async with running(bot_api, bot_settings, empty, chats):
        reply = await Asker(bot_api, language).ask(f"/briefing {asked}")
    assert reply.text == texts(language).no_releases


@BOTH
async def test_in_a_group_it_is_asked_by_name_and_stays_in_its_topic(
    bot_api: BotApi, bot: App, language: Language
) -> None:
    anna, luis = members(bot_api, language)
    forum = bot_api.supergroup("Foro", [anna, luis], forum=True)
    for thread in (bot_api.topic(forum, "Economía"), None):
        for command in ("briefing", "resumen"):
            order = await luis.send(forum, f"/{command}{NAME}", thread=thread)
            reply = await bot_api.answer_to(order)
            assert (reply.thread, reply.reply_to, reply.quotes[0]) == (thread, order.id, HARBOUR_LEDE)
            assert words(language).button_print in reply.buttons


@BOTH
async def test_events_are_told_while_they_are_to_come(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, tmp_path: Path, language: Language
) -> None:
    plan(empty, tmp_path, PORTS)
    asker = Asker(bot_api, language)
    said = []
    for now in (NOW, datetime(2026, 1, 25, 12, tzinfo=UTC), datetime(2026, 3, 2, 12, tzinfo=UTC)):
        async with running(bot_api, bot_settings, empty, chats, now=moment(now)):
            said.append((await asker.ask("/resumen")).text)
    heading = plain(words(language).events)
    hour = {ES: "17:30", EN: "5:30 PM"}[language]
    coming = [text.partition(heading)[2] for text in said]
    assert hour in coming[0] and coming[0].count("•") == 2
    assert hour not in coming[1] and coming[1].count("•") == 1
    assert heading not in said[2]


@BOTH
async def test_the_hour_of_an_event_is_told_in_the_zone_of_the_chat(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, tmp_path: Path, language: Language
) -> None:
    named = PORTS.replace("17:30 h en Veracruz", "17:30 h (hora del centro de México) en Veracruz")
    plan(empty, tmp_path, named)
    asker = Asker(bot_api, language)
    async with running(bot_api, bot_settings, empty, chats, now=moment()):
        for zone in ("America/Mexico_City", "Europe/Madrid"):
            await asker.ask(f"/timezone {zone}")
            reply = await asker.ask("/briefing")
            told = [each for each in reply.entities if each.type == "date_time"]
            assert {each.unix_time for each in told} == {
                int(datetime(2026, 1, 23, 17, 30, tzinfo=ZoneInfo("America/Mexico_City")).timestamp())
            }
    hour = {ES: "00:30", EN: "12:30 AM"}[language]
    assert hour in reply.text.partition(plain(words(language).events))[2]


@BOTH
async def test_however_long_the_sentences_it_is_one_message_of_quotations_to_be_opened(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, tmp_path: Path, language: Language
) -> None:
    subjects = ("barcos", "trenes", "puertos", "escuelas", "hospitales", "museos", "caminos", "parques")
    sentences = [f"Los {each} {f'de {each} nuevos ' * 60}abren el lunes." for each in subjects]
    add(empty, tmp_path, "long.txt", "title: Largo\n---\n" + "\n\n".join(sentences) + "\n")
    async with running(bot_api, bot_settings, empty, chats):
        asker = Asker(bot_api, language)
        reply = await asker.ask("/briefing")
    assert units(reply.text) <= MESSAGE_LIMIT
    assert len(bot_api.sent(asker.chat)) == 1
    assert len(reply.quotes) >= 4
    assert all(any(whole.startswith(quote) for whole in sentences) for quote in reply.quotes)
    assert [each.type for each in reply.entities if "quote" in each.type].count("expandable_blockquote") >= 3
