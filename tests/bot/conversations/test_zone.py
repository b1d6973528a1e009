"""/timezone: in which time zone a chat is told hours."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import chats_path
from bot.chats import Chats
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.planning import moment, plan
from tests.bot.conversations.running import changed, running, settings_for
from tests.hash_embedder import HashEmbedder
from tests.telegram.server import BotApi

BOTH = pytest.mark.parametrize("language", list(Language))
CALL = """\
title: Call with investors
date: 2026-01-15
lang: en
---
The Harbour Board will hold a call with investors on January 23, 2026 at 5:30 p.m. ET.
"""


async def test_a_zone_is_chosen_by_button_and_kept_across_a_restart(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    async with running(bot_api, bot_settings, shelf, chats, now=moment()):
        shown = await bot_api.answer_to(await anna.send(chat, "/timezone"))
        assert "la de Ciudad de México (America/Mexico_City); hora actual: 12:00." in shown.text
        assert {"Ciudad de México", "Madrid", "Nueva York", "✓ La acostumbrada"} <= set(shown.buttons)
        press = await anna.press(shown, "Madrid")
        shown = await changed(bot_api, shown)
        assert "text" not in await press.answer()
        assert "Uso la de Madrid (Europe/Madrid); hora actual: 19:00." in shown.text
        assert {"✓ Madrid", "La acostumbrada"} <= set(shown.buttons)
    async with running(bot_api, bot_settings, shelf, chats, now=moment()):
        assert "Europe/Madrid" in (await bot_api.answer_to(await anna.send(chat, "/timezone"))).text
        await anna.press(shown, "La acostumbrada")
        shown = await changed(bot_api, shown)
        assert "Uso la acostumbrada" in shown.text
    assert chats.zone(chat.id) is None


@pytest.mark.parametrize(
    ("code", "typed", "says"),
    [
        ("es", "America/Bogota", "Uso la de Bogotá (America/Bogota); hora actual: 13:00."),
        ("es", "bogotá", "Uso la de Bogotá (America/Bogota)"),
        ("es", "Nueva York", "Uso la de Nueva York (America/New_York)"),
        ("en", "nueva york", "I use that of New York (America/New_York): it is 1:00 PM."),
        ("en", "Colombia", "I use that of Bogota (America/Bogota)"),
    ],
)
async def test_a_zone_is_chosen_by_writing_a_city_a_country_or_its_name(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, code: str, typed: str, says: str
) -> None:
    anna = bot_api.user("Anna", language_code=code)
    async with running(bot_api, bot_settings, shelf, chats, now=moment()):
        reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), f"/timezone {typed}"))
    assert says in reply.text


@BOTH
async def test_of_several_zones_one_is_picked(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language
) -> None:
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    async with running(bot_api, bot_settings, shelf, chats, now=moment()):
        reply = await bot_api.answer_to(await anna.send(chat, "/timezone México"))
        assert reply.text == texts(language).zone_several.format(typed="México")
        assert chats.zone(chat.id) is None
        await anna.press(reply, "Tijuana")
        assert "(America/Tijuana)" in (await changed(bot_api, reply)).text
    assert chats.zone(chat.id) == "America/Tijuana"


@BOTH
@pytest.mark.parametrize("typed", ["Macondo", "<b>&", "../etc", "x" * 3000])
async def test_what_is_no_zone_is_told_how_to_write_one(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language, typed: str
) -> None:
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    async with running(bot_api, bot_settings, shelf, chats, now=moment()):
        reply = await bot_api.answer_to(await anna.send(chat, f"/timezone {typed}"))
    before, _, after = texts(language).zone_unknown.partition("{typed}")
    assert reply.text.startswith(before + typed[:40])
    assert after in reply.text
    assert "America/Mexico_City" in reply.text
    assert chats.zone(chat.id) is None


@pytest.mark.parametrize(
    ("zone", "says"),
    [
        ("", "1. Viernes 23 de enero de 2026 a las 16:30 (hora de Ciudad de México)"),
        ("Madrid", "1. Viernes 23 de enero de 2026 a las 23:30 (hora de Madrid)"),
        ("Tokio", "1. Sábado 24 de enero de 2026 a las 07:30 (hora de Tokio)"),
    ],
)
async def test_hours_are_told_in_the_zone_of_the_chat(
    bot_api: BotApi,
    bot_settings: Settings,
    empty: Library,
    chats: Chats,
    tmp_path: Path,
    zone: str,
    says: str,
) -> None:
    plan(empty, tmp_path, CALL)
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    async with running(bot_api, bot_settings, empty, chats, now=moment()):
        await bot_api.answer_to(await anna.send(chat, f"/timezone {zone}"))
        reply = await bot_api.answer_to(await anna.send(chat, "/next"))
    assert says in reply.text.splitlines()
    (when,) = [entity for entity in reply.entities if entity.type == "date_time"]
    assert when.unix_time == datetime(2026, 1, 23, 22, 30, tzinfo=UTC).timestamp()


async def test_a_group_has_a_zone_of_its_own(settings: Settings, embedder: HashEmbedder) -> None:
    async with BotApi() as bot_api:
        own = settings_for(bot_api, settings)
        with Library(own, embedder=embedder) as library, Chats(chats_path(own)) as chats:
            anna = bot_api.user("Anna")
            group = bot_api.group("Redacción", [anna])
            async with running(bot_api, own, library, chats):
                reply = await bot_api.answer_to(await anna.send(group, "/timezone@vocero_test_bot Lima"))
            assert "(America/Lima)" in reply.text
            assert chats.zone(group.id) == "America/Lima"
            assert chats.zone(anna.id) is None


async def test_a_button_with_a_zone_that_is_none_no_longer_works(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    async with running(bot_api, bot_settings, shelf, chats):
        reply = await bot_api.answer_to(await anna.send(chat, "/timezone"))
        query = bot_api.world.new_query()
        payload = {
            "id": query.id,
            "from": bot_api.world.users[anna.id],
            "chat_instance": "1",
            "data": "zAmerica/Macondo",
            "message": bot_api.world.message_json(reply),
        }
        bot_api.world.updates.push("callback_query", payload)
        await bot_api.wait_for(lambda: bool(query.answers))
    assert query.answers[0]["text"] == texts(Language.ES).toast_stale
    assert chats.zone(chat.id) is None
