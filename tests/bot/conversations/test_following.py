"""What becomes of the events that a chat follows, and what it is told of that."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from bot.chats import Chats
from bot.texts import texts
from index import Language, Library
from index.events.entry import EntryStatus
from index.events.expression import DateExpression
from tests.bot.conversations.reminding import (
    BUDGET,
    COUNCIL,
    FRIDAY,
    THE_DAY_BEFORE,
    Newsroom,
    ask,
    at,
    room,
    told,
)
from tests.bot.conversations.running import add
from tests.bot.reminders.making import entry, on
from tests.telegram.server import BotApi

__all__ = ["room"]

BOTH = pytest.mark.parametrize("language", list(Language))
MOVED_SENTENCE = "La reunión del consejo del puerto se pospone al 30 de enero."
MOVED = entry(on(date(2026, 1, 30)), sentence=MOVED_SENTENCE, release_id=4)


@BOTH
@pytest.mark.parametrize("text", ["1 día antes", "consejo 1 día antes"])
async def test_a_new_date_is_told_once_with_its_sentence_and_reminded_of_in_its_turn(
    bot_api: BotApi, room: Newsroom, language: Language, text: str
) -> None:
    words = texts(language)
    room.entries = [COUNCIL]
    async with room.open():
        chat = await ask(bot_api, room, language=language, text=text)
        await room.wait_till(THE_DAY_BEFORE)
        assert len(told(bot_api, chat)) == 1, "the reminder for the first date"
        room.entries = [MOVED]
        await room.looked()
    async with room.open():
        await room.looked()
        (change,) = bot_api.sent(chat)[2:]
        assert change.quotes[0] == MOVED_SENTENCE
        former = {Language.ES: "viernes 23 de enero de 2026", Language.EN: "Friday, January 23, 2026"}
        assert words.remind_former.format(date="").strip() in change.text and former[language] in change.text
        await room.wait_till(at(date(2026, 1, 29), 9))
        assert len(told(bot_api, chat)) == 3
        assert bot_api.sent(chat)[-1].text.startswith("⏰")


@BOTH
@pytest.mark.parametrize("status", [EntryStatus.CANCELLED, EntryStatus.WITHDRAWN])
async def test_a_cancellation_is_told_once_and_no_reminder_follows(
    bot_api: BotApi, room: Newsroom, language: Language, status: EntryStatus
) -> None:
    room.entries = [COUNCIL]
    off = "Se cancela la reunión del consejo del puerto."
    async with room.open():
        chat = await ask(bot_api, room, language=language)
        room.entries = [entry(on(FRIDAY), status=status, sentence=off)]
        await room.looked()
    async with room.open():
        await room.wait_till(THE_DAY_BEFORE)
        (message,) = bot_api.sent(chat)[1:]
    assert message.quotes == [off]
    words = texts(language)
    said = words.event_cancelled if status is EntryStatus.CANCELLED else words.event_withdrawn
    assert said.split("<b>")[1].removesuffix("</b>") in message.text


@BOTH
async def test_an_event_whose_release_was_removed_is_told_by_what_the_chat_knew_of_it(
    bot_api: BotApi, room: Newsroom, language: Language
) -> None:
    room.entries = [COUNCIL, BUDGET]
    async with room.open():
        chat = await ask(bot_api, room, language=language)
        room.entries = [BUDGET]
        await room.looked()
        await room.wait_till(THE_DAY_BEFORE)
        (message,) = bot_api.sent(chat)[1:]
    heading = texts(language).remind_news["withdrawn"].split("<b>")[1].removesuffix("</b>")
    assert heading in message.text and "El consejo del puerto" in message.text
    assert message.spans("strikethrough")


async def test_an_event_that_the_calendar_names_anew_is_followed_on_without_a_word(
    bot_api: BotApi, room: Newsroom
) -> None:
    room.entries = [COUNCIL]
    async with room.open():
        chat = await ask(bot_api, room)
        room.entries = [replace(COUNCIL, uid="f" * 16)]
        await room.looked()
        assert told(bot_api, chat) == []
        await room.wait_till(THE_DAY_BEFORE)
        assert len(told(bot_api, chat)) == 1


async def test_after_an_outage_what_is_late_is_told_once_and_what_is_over_not_at_all(
    bot_api: BotApi, room: Newsroom
) -> None:
    room.entries = [COUNCIL, BUDGET]
    async with room.open():
        chat = await ask(bot_api, room)
    room.now = at(date(2026, 1, 27), 12)
    async with room.open():
        await room.looked()
        (message,) = bot_api.sent(chat)[1:]
    assert message.quotes == [BUDGET.announcement.citation.text]


ANNOUNCED = """\
title: Se reúne la Comisión de Puertos
issuer: Autoridad Portuaria
date: 2026-01-15
---
La Comisión de Puertos celebrará una reunión sobre el dragado el viernes 23 de enero de 2026 en Veracruz.
"""
CANCELLED = """\
title: Cambios en la agenda
issuer: Autoridad Portuaria
date: 2026-01-20
---
Se cancela la reunión de la Comisión de Puertos sobre el dragado prevista para el viernes 30 de enero de 2026.
"""


async def test_what_releases_say_one_after_the_other_reaches_the_chat(
    bot_api: BotApi, room: Newsroom, empty: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(empty, "calendar", lambda: Library.calendar(empty))
    add(empty, tmp_path, "comision.txt", ANNOUNCED)
    async with room.open():
        chat = await ask(bot_api, room, text="dragado 1 día antes")
        await room.wait_till(THE_DAY_BEFORE)
        add(empty, tmp_path, "comision.txt", ANNOUNCED.replace("viernes 23", "viernes 30"))
        await room.looked()
        add(empty, tmp_path, "agenda.txt", CANCELLED)
        await room.wait_till(at(date(2026, 1, 29), 9))
        reminded, moved, cancelled = bot_api.sent(chat)[1:]
    assert reminded.text.startswith("⏰") and "viernes 23 de enero" in reminded.quotes[0]
    assert "Antes: viernes 23 de enero de 2026" in moved.text and "viernes 30 de enero" in moved.quotes[0]
    assert cancelled.quotes[0].startswith("Se cancela la reunión")


@pytest.mark.parametrize(
    "when",
    [
        # Seven in the evening in Mexico City is two at night, on Saturday, in Madrid.
        on(FRIDAY, hour=time(19), end_time=time(20)),
        on(FRIDAY, hour=time(19)),
    ],
)
async def test_an_hour_of_the_releases_zone_is_to_come_though_the_chats_clock_has_passed_it(
    bot_api: BotApi, room: Newsroom, chats: Chats, when: DateExpression
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    chats.choose_zone(chat.id, "Europe/Madrid")
    room.now = at(FRIDAY, 17, 30)
    async with room.open():
        await bot_api.answer_to(await anna.send(chat, "/remind 1 hora antes"))
        room.entries = [entry(when)]
        await room.looked()
        assert len(bot_api.sent(chat)) == 1, "it is not due"
        chosen = await bot_api.answer_to(await anna.send(chat, "/remind consejo 30 minutos antes"))
        assert chosen.text.startswith("Hecho")
        await room.wait_till(at(FRIDAY, 18))
        await room.wait_till(at(FRIDAY, 18, 30))
        assert [each.text[0] for each in bot_api.sent(chat)[2:]] == ["⏰", "⏰"]
