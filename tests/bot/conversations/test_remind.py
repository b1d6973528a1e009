from dataclasses import replace
from datetime import date

import pytest

from bot.chats import Chats
from bot.texts import texts
from index import Language, Library
from index.events.entry import EntryStatus
from tests.bot.conversations.reminding import BUDGET, COUNCIL, Newsroom, at, room
from tests.bot.conversations.running import changed
from tests.bot.reminders.making import SENTENCE, entry, on
from tests.telegram.server import BotApi

BOTH = pytest.mark.parametrize("language", list(Language))

__all__ = ["room"]

ASKED = {Language.ES: "/remind un día antes", Language.EN: "/remind 1 day before"}


@BOTH
async def test_a_chat_is_told_of_each_event_so_long_before_and_once_though_the_bot_restarts(
    bot_api: BotApi, room: Newsroom, language: Language
) -> None:
    words = texts(language)
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    room.entries = [COUNCIL, BUDGET]
    async with room.open():
        reply = await bot_api.answer_to(await anna.send(chat, ASKED[language]))
        assert reply.text.startswith(words.remind_set_wide.split("{")[0])
        assert reply.buttons == [words.button_remind_off]
        await room.wait_till(at(date(2026, 1, 22), 8, 59))
        assert len(bot_api.sent(chat)) == 1
    async with room.open():
        await room.wait_till(at(date(2026, 1, 22), 9))
        assert len(bot_api.sent(chat)) == 2
        told = bot_api.sent(chat)[-1]
        assert told.text.startswith(
            {Language.ES: "⏰ Recordatorio\n", Language.EN: "⏰ Reminder\n"}[language]
        )
        assert told.quotes == [SENTENCE]
        when = {Language.ES: "Viernes 23 de enero de 2026", Language.EN: "Friday, January 23, 2026"}
        assert when[language] in told.text
        assert "El consejo del puerto · Veracruz" in told.text
        assert "Reabre el puerto" in told.text, "the release"
        await room.wait_till(at(date(2026, 1, 22), 9, 1))
    async with room.open():
        await room.wait_till(at(date(2026, 1, 22), 12))
        assert len(bot_api.sent(chat)) == 2
        await room.wait_till(at(date(2026, 1, 26), 17))
        assert [message.quotes for message in bot_api.sent(chat)[2:]] == [[BUDGET.announcement.citation.text]]


@BOTH
async def test_what_is_nearer_than_the_lead_is_told_at_once_and_what_is_announced_later_when_it_is(
    bot_api: BotApi, room: Newsroom, language: Language
) -> None:
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    room.entries = [COUNCIL]
    room.now = at(date(2026, 1, 20), 18)
    async with room.open():
        asked = {Language.ES: "/remind una semana antes", Language.EN: "/remind a week before"}
        reply = await bot_api.answer_to(await anna.send(chat, asked[language]))
        assert texts(language).remind_near in reply.text
        assert "El consejo del puerto, " in reply.text
        await room.looked()
        assert len(bot_api.sent(chat)) == 1
        # Two more are announced, already within the week: both in one message.
        late = entry(on(date(2026, 1, 24)), uid="c" * 16, what="La visita al faro")
        room.entries = [COUNCIL, BUDGET, late]
        await room.looked()
        assert len(bot_api.sent(chat)) == 2
        told = bot_api.sent(chat)[-1]
        assert told.text.index("La visita al faro") < told.text.index("presupuesto")
        assert len(told.quotes) == 2


async def test_many_at_once_are_one_message(bot_api: BotApi, room: Newsroom) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    async with room.open():
        await bot_api.answer_to(await anna.send(chat, "/remind 1 semana antes"))
        long = "una frase que " + "se repite " * 60
        room.entries = [
            entry(on(date(2026, 1, 20)), uid=f"{n:016x}", what=f"El acto {n}", sentence=f"{long}{n}.")
            for n in range(60)
        ]
        await room.looked()
    assert len(bot_api.sent(chat)) == 2
    told = bot_api.sent(chat)[-1].text
    assert told.count("⏰") >= 10
    assert "/next los enseña" in told


@BOTH
async def test_the_chats_own_lead_ends_with_a_word_or_a_button(
    bot_api: BotApi, room: Newsroom, language: Language
) -> None:
    words = texts(language)
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    room.entries = [COUNCIL]
    async with room.open():
        shown = await bot_api.answer_to(await anna.send(chat, ASKED[language]))
        ended = await bot_api.answer_to(await anna.send(chat, "/remind nunca"))
        assert ended.text.startswith(words.remind_off)
        assert words.remind_nothing in ended.text
        # The button of the former message still works: it changes nothing more.
        await anna.press(shown, words.button_remind_off)
        shown = await changed(bot_api, shown)
        assert shown.text.startswith(words.remind_off)
        # And by a button it is set again.
        await anna.press(shown, {Language.ES: "1 día antes", Language.EN: "1 day before"}[language])
        shown = await changed(bot_api, shown)
        assert shown.buttons == [words.button_remind_off]
        await room.looked()
        await anna.press(shown, words.button_remind_off)
        await changed(bot_api, shown)
        await room.wait_till(at(date(2026, 1, 22), 10))
    assert len(bot_api.sent(chat)) == 2


@BOTH
async def test_a_reminder_of_one_event_is_chosen_by_its_words_and_taken_back_by_a_button(
    bot_api: BotApi, room: Newsroom, language: Language
) -> None:
    words = texts(language)
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    room.entries = [COUNCIL, BUDGET]
    asked = {Language.ES: "presupuesto 2 horas antes", Language.EN: "2 hours before the presupuesto"}
    async with room.open():
        reply = await bot_api.answer_to(await anna.send(chat, f"/remind {asked[language]}"))
        assert "La comparecencia sobre el presupuesto" in reply.text
        overview = await bot_api.answer_to(await anna.send(chat, "/remind"))
        assert overview.buttons[0] == "✕ La comparecencia sobre el presupuesto"
        assert {Language.ES: "2 horas antes", Language.EN: "2 hours before"}[language] in overview.text
        await room.wait_till(at(date(2026, 1, 27), 14, 59))
        assert len(bot_api.sent(chat)) == 2
        await room.wait_till(at(date(2026, 1, 27), 15))
        assert len(bot_api.sent(chat)) == 3
        await anna.press(overview, "✕ La comparecencia")
        overview = await changed(bot_api, overview)
        assert overview.text.startswith(words.remind_removed)
        assert words.remind_nothing in overview.text


@BOTH
async def test_of_several_events_that_fit_one_is_chosen_by_button(
    bot_api: BotApi, room: Newsroom, language: Language
) -> None:
    words = texts(language)
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    other = entry(on(date(2026, 1, 30)), uid="d" * 16, what="El consejo de pesca")
    room.entries = [COUNCIL, other]
    async with room.open():
        shown = await bot_api.answer_to(await anna.send(chat, "/remind consejo 1 día antes"))
        assert shown.text.startswith(words.remind_choose_event)
        assert shown.buttons == ["1. El consejo del puerto", "2. El consejo de pesca"]
        await anna.press(shown, "2.")
        shown = await changed(bot_api, shown)
        assert "El consejo de pesca" in shown.text and shown.buttons == []
        await room.wait_till(at(date(2026, 1, 29), 9))
        assert [message.quotes for message in bot_api.sent(chat)[1:]] == [[SENTENCE]]
        # Without a lead it is asked for next, in the same message.
        room.now = at(date(2026, 1, 15), 12)
        shown = await bot_api.answer_to(await anna.send(chat, "/remind consejo"))
        await anna.press(shown, "1.")
        shown = await changed(bot_api, shown)
        assert words.remind_choose_lead in shown.text
        assert len(shown.buttons) == 3, "without its hour, no hour before"
        await anna.press(shown, shown.buttons[0])
        shown = await changed(bot_api, shown)
        assert words.remind_same_day in shown.text


@BOTH
@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("astronautas", "remind_no_event"),
        ("<b>astronautas</b> 1 día antes", "remind_no_event"),
        ("900 días antes", "remind_not_understood"),
        ("2 días y 3 horas antes", "remind_not_understood"),
        ("???", "remind_no_event"),
    ],
)
async def test_what_cannot_be_understood_is_answered_with_what_to_type(
    bot_api: BotApi, room: Newsroom, language: Language, typed: str, text: str
) -> None:
    anna = bot_api.user("Anna", language_code=language)
    room.entries = [COUNCIL]
    async with room.open():
        reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), f"/remind {typed}"))
    assert reply.text.startswith(getattr(texts(language), text).split("{")[0])
    assert "/remind" in reply.text


async def test_a_lead_whose_moment_has_passed_is_refused_and_the_others_are_offered(
    bot_api: BotApi, room: Newsroom
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    room.entries = [BUDGET]
    room.now = at(date(2026, 1, 26), 18)
    async with room.open():
        shown = await bot_api.answer_to(await anna.send(chat, "/remind presupuesto 1 día antes"))
        assert "ya pasó" in shown.text
        assert shown.buttons == ["El mismo día", "1 hora antes"]
        room.now = at(date(2026, 1, 27), 16, 30)
        shown = await bot_api.answer_to(await anna.send(chat, "/remind presupuesto"))
        assert texts(Language.ES).remind_too_late in shown.text and shown.buttons == []


@BOTH
async def test_under_the_agenda_a_button_asks_for_the_lead(
    bot_api: BotApi, room: Newsroom, shelf: Library, language: Language
) -> None:
    words = texts(language)
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    room.entries = [BUDGET]
    async with room.open():
        agenda = await bot_api.answer_to(await anna.send(chat, "/next"))
        bell = next(label for label in agenda.buttons if "1" in label)
        press = await anna.press(agenda, bell)
        assert await press.answer()
        assert bot_api.message(agenda).text == agenda.text, "the agenda stays"
        asked = bot_api.sent(chat)[-1]
        assert words.remind_choose_lead in asked.text
        assert len(asked.buttons) == 4
        await anna.press(asked, {Language.ES: "1 hora antes", Language.EN: "1 hour before"}[language])
        assert "presupuesto" in (await changed(bot_api, asked)).text
        await room.wait_till(at(date(2026, 1, 27), 16))
        assert bot_api.sent(chat)[-1].quotes == [BUDGET.announcement.citation.text]
        room.entries = []
        toast = await (
            await anna.press(asked, {Language.ES: "El mismo", Language.EN: "On the"}[language], stale=True)
        ).answer()
        assert toast["text"] == words.toast_not_coming


async def test_hours_are_told_by_the_zone_of_the_chat_where_the_release_gives_none_to_days(
    bot_api: BotApi, room: Newsroom, chats: Chats
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    chats.choose_zone(chat.id, "Europe/Madrid")
    room.entries = [COUNCIL]
    async with room.open():
        await bot_api.answer_to(await anna.send(chat, "/remind 1 día antes"))
        await room.wait_till(at(date(2026, 1, 22), 1, 59))
        assert len(bot_api.sent(chat)) == 1
        await room.wait_till(at(date(2026, 1, 22), 2))
        assert len(bot_api.sent(chat)) == 2


async def test_single_reminders_list_only_what_is_still_to_come(bot_api: BotApi, room: Newsroom) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    off = entry(on(date(2026, 1, 30)), uid="e" * 16, status=EntryStatus.CANCELLED)
    room.entries = [COUNCIL, BUDGET, off]
    async with room.open():
        reply = await bot_api.answer_to(await anna.send(chat, "/remind consejo 1 día antes"))
        assert "1 día antes" in reply.text, "what is cancelled is not offered"
        await bot_api.answer_to(await anna.send(chat, "/remind presupuesto 1 día antes"))
        overview = await bot_api.answer_to(await anna.send(chat, "/remind"))
        assert len(overview.buttons) == 4
        room.entries = [COUNCIL, replace(BUDGET, status=EntryStatus.CANCELLED)]
        await room.wait_till(at(date(2026, 1, 24), 0))
        overview = await bot_api.answer_to(await anna.send(chat, "/remind"))
        assert "No hay ninguno." in overview.text and len(overview.buttons) == 2
