"""The buttons under /next: pages turned in place, and the calendar file."""

from pathlib import Path

import icalendar
import pytest

from bot.chats import Chats
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.planning import COUNCIL, PORTS, SUMMIT, moment, plan, sitting
from tests.bot.conversations.running import changed, running
from tests.telegram.server import BotApi

SITTINGS = tuple(sitting(number) for number in range(2, 10))
LONG = "el comité técnico se reunirá en Bogotá durante el mes de marzo de 2026"


@pytest.mark.parametrize("wanted", ["", "marzo", LONG])
async def test_pages_are_turned_in_place_with_their_filter_even_after_a_restart(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, tmp_path: Path, wanted: str
) -> None:
    plan(empty, tmp_path, *SITTINGS, *([PORTS] if wanted else []))
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    async with running(bot_api, bot_settings, empty, chats, now=moment()):
        first = await bot_api.answer_to(await anna.send(chat, f"/next {wanted}"))
    assert first.text.startswith("Lo que viene: 8")
    assert "página 1 de 3" in first.text
    async with running(bot_api, bot_settings, empty, chats, now=moment()):
        press = await anna.press(first, "Más")
        second = await changed(bot_api, first)
        assert "text" not in await press.answer()
        assert "Lo que viene: 8" in second.text and "página 2 de 3" in second.text
        assert [quote.split()[4] for quote in second.quotes] == ["5", "6", "7"]
        await anna.press(second, "Más")
        third = await changed(bot_api, second)
        assert len(third.quotes) == 2
        await anna.press(third, "◂")
        assert (await changed(bot_api, third)).text == second.text
    assert len(bot_api.sent(chat)) == 1, "all of it happened in one message"


async def test_a_long_filter_whose_command_was_deleted_is_asked_for_again(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, tmp_path: Path
) -> None:
    plan(empty, tmp_path, *SITTINGS)
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    async with running(bot_api, bot_settings, empty, chats, now=moment()):
        command = await anna.send(chat, f"/next {LONG}")
        first = await bot_api.answer_to(command)
        del chat.stored[command.id]
        press = await anna.press(first, "Más")
        assert (await press.answer())["text"] == texts(Language.ES).toast_ask_again
    assert bot_api.message(first).text == first.text


@pytest.mark.parametrize("language", list(Language))
async def test_a_button_sends_what_is_shown_as_a_calendar_file(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, tmp_path: Path, language: Language
) -> None:
    plan(empty, tmp_path, PORTS, COUNCIL)
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    words = texts(language)
    async with running(bot_api, bot_settings, empty, chats, now=moment()):
        reply = await bot_api.answer_to(await anna.send(chat, "/next febrero"))
        press = await anna.press(reply, words.button_calendar)
        sent = await bot_api.answer_to(reply)
        assert "text" not in await press.answer()
    assert sent.document is not None and sent.document.file_name == "vocero.ics"
    assert (sent.text, sent.reply_to) == (words.calendar_file, reply.id)
    data = bot_api.world.files[sent.document.file_id].data
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert SUMMIT in str(event["DESCRIPTION"])


async def test_buttons_of_releases_that_were_withdrawn_say_so(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, tmp_path: Path
) -> None:
    ids = plan(empty, tmp_path, *SITTINGS)
    anna = bot_api.user("Anna")
    async with running(bot_api, bot_settings, empty, chats, now=moment()):
        reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), "/next"))
        for release_id in ids[:3]:
            empty.remove(release_id)
        press = await anna.press(reply, "📅")
        assert (await press.answer())["text"] == texts(Language.ES).toast_no_event
        await anna.press(reply, "Más")
        left = await changed(bot_api, reply)
        assert left.text.startswith("Lo que viene: 5 · página 2 de 2")
        for release_id in ids[3:]:
            empty.remove(release_id)
        await anna.press(left, "◂")
        assert (await changed(bot_api, left)).text == texts(Language.ES).no_releases


async def test_in_a_forum_the_calendar_file_comes_into_the_topic(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, tmp_path: Path
) -> None:
    plan(empty, tmp_path, PORTS)
    anna = bot_api.user("Anna")
    forum = bot_api.supergroup("Redacción", [anna], forum=True)
    topic = bot_api.topic(forum, "Agenda")
    async with running(bot_api, bot_settings, empty, chats, now=moment()):
        reply = await bot_api.answer_to(await anna.send(forum, "/next", thread=topic))
        await anna.press(reply, "📅")
        sent = await bot_api.answer_to(reply)
    assert sent.document is not None
    assert (sent.thread, sent.reply_to) == (topic, reply.id)


async def test_a_message_that_is_gone_still_gives_its_file_and_breaks_nothing(
    bot_api: BotApi, bot_settings: Settings, empty: Library, chats: Chats, tmp_path: Path
) -> None:
    plan(empty, tmp_path, *SITTINGS)
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    async with running(bot_api, bot_settings, empty, chats, now=moment()):
        reply = await bot_api.answer_to(await anna.send(chat, "/next"))
        del chat.stored[reply.id]
        turned = await anna.press(reply, "Más", stale=True)
        assert "text" not in await turned.answer()
        await anna.press(reply, "📅", stale=True)
        sent = await bot_api.answer_to(reply)
    assert sent.document is not None and sent.reply_to is None
