"""A question, its answer, and what the person does next."""

from pathlib import Path

import pytest

from bot.chats import Chats
from bot.serving import App
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.running import (
    HARBOUR,
    LIBRARY_HALL,
    add,
    changed,
    running,
    settings_for,
    settled,
)
from tests.telegram.server import BotApi

REOPENS = "El puerto de Veracruz reabrirá sus muelles el 4 de mayo."
COST = "Las obras costaron 3 millones & <acabaron> antes."
MIDNIGHT = "The central library will open until midnight from 1 June."
BODY = HARBOUR.split("---\n")[1]


@pytest.mark.parametrize("code", ["es", "en"])
@pytest.mark.parametrize(
    ("question", "quote", "around"),
    [
        (
            "¿Cuándo reabrirá el puerto de Veracruz sus muelles?",
            REOPENS,
            "\n🗓 Fecha: lunes 4 de mayo de 2026"
            "\nReabre el puerto de Veracruz\nAutoridad Portuaria · 2 de marzo de 2026 · Veracruz\n"
            "Comunicado n.º 1 · Leer el comunicado",
        ),
        (
            "Which day is the Veracruz puerto given back its muelles?",
            REOPENS,
            "\n🗓 Date: Monday, May 4, 2026"
            "\nReabre el puerto de Veracruz\nAutoridad Portuaria · March 2, 2026 · Veracruz\n"
            "Release no. 1 · Read the release\nThe release is in Spanish.",
        ),
        (
            "Until when will the central library be open in June?",
            MIDNIGHT,
            "\n🗓 Date: starting June 1, 2026"
            "\nCity library extends its hours\nCity Council · February 10, 2026 · Bristol\n"
            "Release no. 2 · Read the release",
        ),
        (
            "¿Desde cuándo está abierta la central library hasta midnight?",
            MIDNIGHT,
            "\n🗓 Fecha: a partir del 1 de junio de 2026"
            "\nCity library extends its hours\nCity Council · 10 de febrero de 2026 · Bristol\n"
            "Comunicado n.º 2 · Leer el comunicado\nEl comunicado está en inglés.",
        ),
    ],
)
async def test_a_question_is_answered_by_quoting_in_the_language_it_was_asked_in(
    bot_api: BotApi, bot: App, code: str, question: str, quote: str, around: str
) -> None:
    anna = bot_api.user("Anna", language_code=code)
    asked = await anna.send(bot_api.private(anna), question)
    reply = await bot_api.answer_to(asked)
    assert reply.quotes == [quote]
    assert reply.text == quote + around
    assert reply.reply_to == asked.id
    assert len(reply.links) == 1
    assert reply.buttons in (
        ["Contexto", "Más ▸", "👍", "👎", "🌐 English"],
        ["Context", "More ▸", "👍", "👎", "🌐 Español"],
    )
    assert reply.preview == {"is_disabled": True}


@pytest.mark.parametrize(
    ("language", "question"),
    [(Language.ES, "¿Cuánto costaron las obras?"), (Language.EN, "How many millones costaron the obras?")],
)
async def test_when_no_release_answers_the_bot_says_so_and_shows_the_nearest_passage(
    bot_api: BotApi, settings: Settings, shelf: Library, chats: Chats, language: Language, question: str
) -> None:
    sure = settings_for(bot_api, settings, answer_threshold=1.0)
    anna = bot_api.user("Anna")
    with Library(sure, embedder=shelf._dense._embedder) as library:
        async with running(bot_api, sure, library, chats):
            reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), question))
    words = texts(language)
    assert reply.text.startswith(
        f"{words.no_answer}\n{words.nearest}\n".replace("<b>", "").replace("</b>", "")
    )
    assert reply.quotes == [COST]


async def test_context_and_further_passages_are_shown_in_place_even_after_a_restart(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    async with running(bot_api, bot_settings, shelf, chats):
        first = await bot_api.answer_to(await anna.send(chat, "¿Cuánto costaron las obras?"))
        assert first.quotes == [COST]
    async with running(bot_api, bot_settings, shelf, chats):
        press = await anna.press(first, "Contexto")
        context = await changed(bot_api, first)
        assert "text" not in await press.answer()
        (quote,) = context.quotes
        assert quote == BODY.strip(), "two sentences before and after: here the whole text, paragraphs too"
        assert COST in context.spans("bold")
        assert context.buttons == ["Volver"]

        await anna.press(context, "Volver")
        again = await changed(bot_api, context)
        assert (again.text, again.buttons) == (first.text, first.buttons)

        await anna.press(again, "Más")
        second = await changed(bot_api, again)
        assert second.text.startswith("Otro pasaje (2 de ")
        assert second.quotes != [COST]
        assert second.quotes[0] in HARBOUR + LIBRARY_HALL
        assert second.buttons == ["◂ Anterior", "Contexto", "Más ▸", "🌐 English"]

        await anna.press(second, "◂")
        assert (await changed(bot_api, second)).text == first.text
    assert len(bot_api.sent(chat)) == 1, "all of it happened in one message"


async def test_a_button_of_a_release_that_was_withdrawn_says_so(
    bot_api: BotApi, bot: App, shelf: Library
) -> None:
    anna = bot_api.user("Anna")
    reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), "¿Cuánto costaron las obras?"))
    shelf.remove(1)
    press = await anna.press(reply, "Contexto")
    assert (await press.answer())["text"] == "Ese comunicado se ha retirado."
    assert bot_api.message(reply).text == reply.text


async def test_a_button_of_a_release_that_was_updated_shows_the_old_text_as_old(
    bot_api: BotApi, bot: App, shelf: Library, tmp_path: Path
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    reply = await bot_api.answer_to(await anna.send(chat, "¿Cuánto costaron las obras?"))
    add(shelf, tmp_path, "harbour.txt", HARBOUR.replace("3 millones", "5 millones"))
    await anna.press(reply, "Contexto")
    context = await changed(bot_api, reply)
    assert "es de una versión anterior, la 1." in context.text
    assert COST in context.quotes[0]
    new = await bot_api.answer_to(await anna.send(chat, "¿Cuánto costaron las obras?"))
    assert new.quotes == [COST.replace("3", "5")]
    assert "Comunicado n.º 1, versión 2" in new.text


@pytest.mark.parametrize(
    ("language", "question"),
    [(Language.ES, "¿Cuándo reabre el puerto?"), (Language.EN, "When does it open?")],
)
async def test_an_empty_catalogue_is_owned_up_to(
    bot_api: BotApi,
    bot_settings: Settings,
    empty: Library,
    chats: Chats,
    language: Language,
    question: str,
) -> None:
    anna = bot_api.user("Anna", language_code="fr")
    async with running(bot_api, bot_settings, empty, chats):
        reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), question))
    assert reply.text == texts(language).no_releases
    assert reply.buttons == []


@pytest.mark.parametrize("language", list(Language))
async def test_a_question_that_is_too_long_is_to_be_shortened(
    bot_api: BotApi, bot: App, language: Language
) -> None:
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    reply = await bot_api.answer_to(await anna.send(chat, "a" * 501))
    assert reply.text == texts(language).too_long.format(length=501, limit=500)
    assert (await bot_api.answer_to(await anna.send(chat, "puerto " * 71))).quotes


@pytest.mark.parametrize(
    ("language", "words"), [(Language.ES, "¿cuándo es la reunión? "), (Language.EN, "when is the meeting? ")]
)
async def test_a_long_question_is_refused_in_its_own_language(
    bot_api: BotApi, bot: App, language: Language, words: str
) -> None:
    other = Language.EN if language is Language.ES else Language.ES
    anna = bot_api.user("Anna", language_code=other)
    reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), (words * 40).strip()))
    assert reply.text.startswith(texts(language).too_long.partition("{")[0])


@pytest.mark.parametrize("language", list(Language))
async def test_what_is_no_text_gets_one_friendly_line_and_a_caption_is_a_question(
    bot_api: BotApi, bot: App, language: Language
) -> None:
    anna = bot_api.user("Anna", language_code=language)
    chat = bot_api.private(anna)
    reply = await bot_api.answer_to(await anna.send_document(chat, "foto.jpg", b"..."))
    assert reply.text == texts(language).not_text
    captioned = await anna.send_document(chat, "foto.jpg", b"...", text="¿Cuánto costaron las obras?")
    assert (await bot_api.answer_to(captioned)).quotes == [COST]


async def test_an_album_gets_one_reply(bot_api: BotApi, bot: App) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    for _ in range(3):
        picture = await anna.send_document(chat, "foto.jpg", b"...")
        # The server of the tests knows no albums: each picture is delivered a second time as part of one.
        data = bot_api.world.message_json(picture) | {"media_group_id": "77", "message_id": picture.id + 1000}
        bot_api.world.updates.push("message", data)
    await settled(bot_api, anna, chat)
    assert [reply.text for reply in bot_api.sent(chat)].count(texts(Language.ES).not_text) == 4


async def test_a_notice_of_telegram_is_no_question(bot_api: BotApi, bot: App) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    message = await anna.send(chat, "/help")
    await bot_api.answer_to(message)
    notice = bot_api.world.message_json(message) | {"message_id": 900, "pinned_message": None}
    del notice["text"], notice["entities"]
    notice["pinned_message"] = bot_api.world.message_json(message)
    bot_api.world.updates.push("message", notice)
    await settled(bot_api, anna, chat)
    assert len(bot_api.sent(chat)) == 2


async def test_an_edited_question_is_answered_by_editing_the_reply(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    async with running(bot_api, bot_settings, shelf, chats):
        question = await anna.send(chat, "¿Cuánto costaron las obras?")
        reply = await bot_api.answer_to(question)
        await anna.edit(question, "¿Cuándo reabrirá el puerto sus muelles?")
        reply = await changed(bot_api, reply)
        assert reply.quotes == [REOPENS]
        await anna.edit(question, "Until when will the central library open?")
        reply = await changed(bot_api, reply)
        assert reply.quotes == [MIDNIGHT]
        assert "Release no. 2" in reply.text
        await anna.edit(question, "x" * 501)
        reply = await changed(bot_api, reply)
        assert (reply.quotes, reply.buttons) == ([], [])
    async with running(bot_api, bot_settings, shelf, chats):
        await anna.edit(question, "¿Cuánto costaron las obras?")
        assert (await changed(bot_api, reply)).quotes == [COST]
    assert len(bot_api.sent(chat)) == 1


async def test_an_edit_that_changes_nothing_in_the_answer_is_no_error(
    bot_api: BotApi, bot: App, caplog: pytest.LogCaptureFixture
) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    question = await anna.send(chat, "¿Cuánto costaron las obras?")
    reply = await bot_api.answer_to(question)
    # Telegram also tells of an "edit" when, for example, a link's preview arrives.
    await anna.edit(question, question.text)
    await settled(bot_api, anna, chat)
    assert any("not modified" in error for error in bot_api.log.errors)
    assert bot_api.message(reply).text == reply.text
    assert len(bot_api.sent(chat)) == 2
    assert not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")]


async def test_an_edit_of_a_message_that_was_never_answered_is_left_alone(bot_api: BotApi, bot: App) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna)
    question = await anna.send(chat, "/help")
    await bot_api.answer_to(question)
    data = bot_api.world.message_json(question) | {"message_id": 4321, "edit_date": question.date}
    data |= {"text": "¿Cuánto costaron las obras?", "entities": []}
    bot_api.world.updates.push("edited_message", data)
    await settled(bot_api, anna, chat)
    assert len(bot_api.sent(chat)) == 2


@pytest.mark.parametrize(
    "data", ["", "pes1q0", "pes1q9:1", "<b>", "pes1q0:zzzzzzzzzzzzz", "res:-4", "lfr", "x" * 64]
)
async def test_a_button_that_is_none_of_ours_gets_a_polite_notice(
    bot_api: BotApi, bot: App, data: str
) -> None:
    anna = bot_api.user("Anna", language_code="en")
    chat = bot_api.private(anna)
    reply = await bot_api.answer_to(await anna.send(chat, "/language"))
    query = bot_api.world.new_query()
    payload = {
        "id": query.id,
        "from": bot_api.world.users[anna.id],
        "chat_instance": "1",
        "data": data,
        "message": bot_api.world.message_json(reply),
    }
    before = bot_api.message(reply)
    bot_api.world.updates.push("callback_query", payload)
    await bot_api.wait_for(lambda: bool(query.answers))
    assert query.answers[0]["text"] == "This button no longer works."
    assert bot_api.message(reply) == before


@pytest.mark.parametrize(
    ("question", "says", "when"),
    [
        ("¿cuándo es la reunión ministerial?", "Reunión Ministerial de Seguridad", "15 de enero de 2026"),
        ("When is the Ministerial meeting in Washington?", "durante el mes de febrero", "January 15, 2026"),
    ],
)
async def test_the_release_that_the_project_ships_with_answers(
    bot_api: BotApi,
    bot_settings: Settings,
    library: Library,
    chats: Chats,
    question: str,
    says: str,
    when: str,
) -> None:
    anna = bot_api.user("Anna")
    async with running(bot_api, bot_settings, library, chats):
        reply = await bot_api.answer_to(await anna.send(bot_api.private(anna), question))
    (quote,) = reply.quotes
    assert says in quote
    assert quote in library.release(1).text
    assert when in reply.text
    assert "Ciudad de México" in reply.text
