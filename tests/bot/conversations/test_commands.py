from pathlib import Path
from typing import Any

import pytest
from telegram import BotCommand

from bot.app import chats_path
from bot.chats import Chats
from bot.serving import App
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.running import add, changed, running, settings_for, settled
from tests.hash_embedder import HashEmbedder
from tests.telegram.server import BotApi

BOTH = pytest.mark.parametrize("language", list(Language))


@BOTH
@pytest.mark.parametrize("command", ["/start", "/help", "/privacy"])
async def test_the_bot_introduces_itself_in_the_language_of_the_users_telegram(
    bot_api: BotApi, bot: App, language: Language, command: str
) -> None:
    anna = bot_api.user("Anna", language_code=language)
    message = await anna.send(bot_api.private(anna), command)
    reply = await bot_api.answer_to(message)
    expected = getattr(texts(language), command[1:])
    assert reply.text == expected.replace("<b>", "").replace("</b>", "").replace("<i>", "").replace(
        "</i>", ""
    )
    assert reply.spans("bold")
    assert reply.reply_to == message.id


async def test_a_link_with_a_parameter_starts_the_bot_too(bot_api: BotApi, bot: App) -> None:
    anna = bot_api.user("Anna")
    reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), "/start prensa"))
    assert reply.text.startswith("Hola. Soy Vocero")


@BOTH
async def test_an_unknown_command_points_to_the_help(bot_api: BotApi, bot: App, language: Language) -> None:
    anna = bot_api.user("Anna", language_code=language)
    reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), "/clima mañana"))
    assert reply.text == texts(language).unknown_command


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        (
            "es",
            "Comunicados: 2\n\n"
            "Reabre el puerto de Veracruz\nComunicado n.º 1 · 2 de marzo de 2026\n\n"
            "City library extends its hours\nComunicado n.º 2 · 10 de febrero de 2026",
        ),
        (
            "en",
            "Releases: 2\n\n"
            "Reabre el puerto de Veracruz\nRelease no. 1 · March 2, 2026\n\n"
            "City library extends its hours\nRelease no. 2 · February 10, 2026",
        ),
    ],
)
async def test_releases_are_listed_newest_first(bot_api: BotApi, bot: App, code: str, lines: str) -> None:
    anna = bot_api.user("Anna", language_code=code)
    reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), "/releases"))
    assert reply.text == lines
    assert reply.links["Reabre el puerto de Veracruz"] == "https://puerto.example/nota?id=7&lang=es"
    assert reply.buttons == []


@BOTH
async def test_an_empty_list_says_so_kindly(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, language: Language
) -> None:
    anna = bot_api.user("Anna", language_code=language)
    async with running(bot_api, bot_settings, empty, chats):
        reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), "/releases"))
    assert reply.text == texts(language).no_releases


async def test_a_long_list_is_paged_in_place_and_survives_removals(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, tmp_path: Path
) -> None:
    ids = [
        add(
            empty,
            tmp_path,
            f"{day}.txt",
            f"title: Nota {day}\ndate: 2026-01-{day:02}\n---\nSe firmó el acta {day}.\n",
        )
        for day in range(1, 18)
    ]
    anna = bot_api.user("Anna")
    async with running(bot_api, bot_settings, empty, chats):
        first = await bot_api.answer_to(await anna.send(bot_api.private(anna), "/releases"))
        assert first.text.startswith("Comunicados: 17 · página 1 de 3\n\nNota 17\n")
        assert first.text.count("Nota") == 8
        assert first.buttons == ["Anteriores ▸"]
        press = await anna.press(first, "Anteriores")
        second = await changed(bot_api, first)
        assert await press.answer()
        assert "página 2 de 3\n\nNota 9\n" in second.text
        assert second.buttons == ["◂ Más recientes", "Anteriores ▸"]

        for release_id in ids[:12]:
            empty.remove(release_id)
        await anna.press(second, "Anteriores")
        left = await changed(bot_api, second)
        assert left.text.startswith("Comunicados: 5\n\nNota 17\n")
        assert left.buttons == []
        assert len(bot_api.sent(bot_api.private(anna))) == 1


async def test_the_language_is_chosen_by_button_and_kept_across_a_restart(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats
) -> None:
    anna = bot_api.user("Anna", language_code="es")
    chat = bot_api.private(anna)
    async with running(bot_api, bot_settings, shelf, chats):
        shown = await bot_api.answer_to(await anna.send(chat, "/language"))
        assert shown.text.startswith("Idioma\nUso el idioma de su Telegram.")
        assert shown.buttons == ["Español", "English", "✓ El de mi Telegram"]
        press = await anna.press(shown, "English")
        shown = await changed(bot_api, shown)
        assert "text" not in await press.answer()
        assert shown.text.startswith("Language\nI use English.")
        assert shown.buttons == ["Español", "✓ English", "As in my Telegram"]
        assert (await bot_api.answer_to(await anna.send(chat, "/start"))).text.startswith("Hello.")
    async with running(bot_api, bot_settings, shelf, chats):
        assert (await bot_api.answer_to(await anna.send(chat, "/start"))).text.startswith("Hello.")
        await anna.press(shown, "As in my")
        shown = await changed(bot_api, shown)
        assert shown.buttons[-1] == "✓ El de mi Telegram"
        assert (await bot_api.answer_to(await anna.send(chat, "/start"))).text.startswith("Hola.")
        # Pressing what is chosen already changes nothing and still lets the button rest.
        assert await (await anna.press(shown, "✓ El de")).answer()


async def test_the_menu_is_put_in_both_languages_and_not_put_again(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats
) -> None:
    for _ in range(2):
        async with running(bot_api, bot_settings, shelf, chats) as application:
            spanish = await application.bot.get_my_commands(language_code="es")
            default = await application.bot.get_my_commands()
    assert BotCommand("releases", "Los comunicados que conozco") in spanish
    assert BotCommand("releases", "The releases I know") in default
    names = list(texts(Language.EN).commands)
    assert [command.command for command in default] == names
    assert [command.command for command in spanish] == names
    assert len(bot_api.log.of("setMyCommands")) == 2


@pytest.mark.parametrize("trouble", [{"error_code": 400}, {"error_code": 429, "retry_after": 3600}])
async def test_a_menu_that_cannot_be_put_stops_nothing(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, trouble: dict[str, Any]
) -> None:
    bot_api.fail_next("setMyCommands", 2, **trouble)
    anna = bot_api.user("Anna")
    async with running(bot_api, bot_settings, shelf, chats):
        assert await bot_api.answer_to(await anna.send(bot_api.private(anna), "/help"))


async def test_in_a_group_commands_work_and_all_else_is_left_alone(
    settings: Settings, embedder: HashEmbedder
) -> None:
    async with BotApi(reads_all=True) as bot_api:
        own = settings_for(bot_api, settings)
        with Library(own, embedder=embedder) as library, Chats(chats_path(own)) as chats:
            anna = bot_api.user("Anna")
            group = bot_api.group("Redacción", [anna])
            async with running(bot_api, own, library, chats):
                for text in ("¿Cuándo reabre el puerto?", "/clima", "hola a todos"):
                    await anna.send(group, text)
                reply = await bot_api.answer_to(await anna.send(group, "/releases@vocero_test_bot"))
            assert reply.text == texts(Language.ES).no_releases
            assert bot_api.sent(group) == [reply]
        assert bot_api.log.violations == []


async def test_an_edited_command_is_not_answered_again(bot_api: BotApi, bot: App) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    message = await anna.send(chat, "/help")
    reply = await bot_api.answer_to(message)
    await anna.edit(message, "/start")
    await settled(bot_api, anna, chat)
    assert bot_api.message(reply).text == reply.text
    assert len(bot_api.sent(chat)) == 2
