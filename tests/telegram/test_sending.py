import pytest
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
)
from telegram.error import BadRequest, Forbidden

from tests.telegram.chats import Chat
from tests.telegram.server import BotApi

MORE = InlineKeyboardMarkup([[InlineKeyboardButton("Más", callback_data="m")]])


@pytest.fixture
def chat(bot_api: BotApi) -> Chat:
    return bot_api.private(bot_api.user("Anna"))


async def test_what_the_bot_sends_stands_in_the_chat_as_people_see_it(
    bot: Bot, bot_api: BotApi, chat: Chat
) -> None:
    sent = await bot.send_message(
        chat.id,
        '<b>Título</b>\n<blockquote>La cita.</blockquote>\n<a href="https://example.org/a">enlace</a> 👍',
        parse_mode="HTML",
        reply_markup=MORE,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    [message] = bot_api.messages(chat)
    assert message.text == sent.text == "Título\nLa cita.\nenlace 👍"
    assert message.quotes == ["La cita."]
    assert message.spans("bold") == ["Título"]
    assert message.links == {"enlace": "https://example.org/a"}
    assert message.buttons == ["Más"]
    assert message.preview == {"is_disabled": True}
    assert not message.edited
    assert sent.from_user is not None and sent.from_user.is_bot
    assert [sent.parse_entity(entity) for entity in sent.entities] == ["Título", "La cita.", "enlace"]


async def test_entities_may_come_as_objects(bot: Bot, bot_api: BotApi, chat: Chat) -> None:
    await bot.send_message(chat.id, "👍 sí <", entities=[MessageEntity("bold", 3, 2)])
    [message] = bot_api.sent(chat)
    assert (message.text, message.spans("bold")) == ("👍 sí <", ["sí"])
    with pytest.raises(BadRequest, match="ends after the end of the text"):
        await bot.send_message(chat.id, "sí", entities=[MessageEntity("bold", 0, 3)])


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a" * 4096, True),
        ("a" * 4097, False),
        ("👍" * 4096, True),
        ("&lt;" * 4096, True),
        ("&lt;" * 4097, False),
        (f"<b>{'a' * 4096}</b>", True),
        (f"  {'a' * 4096}  ", True),
    ],
)
async def test_the_limit_of_a_text_counts_characters_after_parsing(
    bot: Bot, chat: Chat, text: str, fits: bool
) -> None:
    if fits:
        await bot.send_message(chat.id, text, parse_mode="HTML")
    else:
        with pytest.raises(BadRequest, match=r"^Message is too long$"):
            await bot.send_message(chat.id, text, parse_mode="HTML")


async def test_quotations_may_be_expandable_in_texts_and_captions(
    bot: Bot, bot_api: BotApi, chat: Chat
) -> None:
    page = "<blockquote>corta</blockquote><blockquote expandable>una\n<b>larga</b></blockquote>"
    said = await bot.send_message(chat.id, page, parse_mode="HTML")
    await bot.send_document(chat.id, b"x", filename="a.html", caption=page, parse_mode="HTML")
    assert [entity.type for entity in said.entities if "quote" in entity.type] == [
        "blockquote",
        "expandable_blockquote",
    ]
    for message in bot_api.sent(chat):
        assert message.quotes == ["corta", "una\nlarga"]
        assert message.spans("expandable_blockquote") == ["una\nlarga"]
        assert message.spans("bold") == ["larga"]


@pytest.mark.parametrize(("length", "fits"), [(1024, True), (1025, False)])
async def test_the_limit_of_a_caption_counts_characters_after_parsing(
    bot: Bot, bot_api: BotApi, chat: Chat, length: int, fits: bool
) -> None:
    caption = f"<i>{'ñ' * length}</i>"
    if fits:
        await bot.send_document(chat.id, b"x", caption=caption, parse_mode="HTML", filename="a.txt")
        assert bot_api.sent(chat)[0].text == "ñ" * length
    else:
        with pytest.raises(BadRequest, match=r"^Message caption is too long$"):
            await bot.send_document(chat.id, b"x", caption=caption, parse_mode="HTML", filename="a.txt")


@pytest.mark.parametrize("text", ["", "  \n ", "<b></b>", "<b> </b>"])
async def test_an_empty_text_is_refused(bot: Bot, chat: Chat, text: str) -> None:
    with pytest.raises(BadRequest, match=r"^Message text is empty$"):
        await bot.send_message(chat.id, text, parse_mode="HTML")


async def test_wrong_markup_is_refused_with_telegrams_message(bot: Bot, bot_api: BotApi, chat: Chat) -> None:
    with pytest.raises(BadRequest):
        await bot.send_message(chat.id, "Año < 2026", parse_mode="HTML")
    assert bot_api.log.errors == [
        'Bad Request: can\'t parse entities: Unsupported start tag "" at byte offset 5'
    ]
    assert bot_api.sent(chat) == []


async def test_other_parse_modes_are_refused(bot: Bot, bot_api: BotApi, chat: Chat) -> None:
    with pytest.raises(BadRequest, match="Unsupported parse_mode"):
        await bot.send_message(chat.id, "a", parse_mode="BBCode")
    with pytest.raises(BadRequest, match="not implemented by the test server"):
        await bot.send_message(chat.id, "a", parse_mode="MarkdownV2")
    assert len(bot_api.log.take_violations()) == 1


def _keyboard(data: str | None = None, *, url: str | None = None, label: str = "a") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, url, data)]])


@pytest.mark.parametrize(
    ("keyboard", "problem"),
    [
        (_keyboard("ñ" * 33), "Button_data_invalid"),
        (_keyboard(""), "Button_data_invalid"),
        (_keyboard(), "Text buttons are unallowed in the inline keyboard"),
        (_keyboard("b", url="a"), "exactly one of url, callback_data must be used"),
        (_keyboard(url="no link"), "Inline keyboard button URL 'no link' is invalid: Wrong HTTP URL"),
        (_keyboard(url="http://localhost/"), "is invalid: Wrong HTTP URL"),
        (_keyboard("b", label=" "), "button text must be non-empty"),
        (
            InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="b")] * 8] * 13),
            "Reply markup is too long",
        ),
    ],
)
async def test_buttons_that_telegram_refuses_are_refused(
    bot: Bot, chat: Chat, keyboard: InlineKeyboardMarkup, problem: str
) -> None:
    with pytest.raises(BadRequest, match=f"(?i){problem}"):
        await bot.send_message(chat.id, "a", reply_markup=keyboard)


async def test_buttons_that_telegram_takes_are_kept(bot: Bot, bot_api: BotApi, chat: Chat) -> None:
    buttons = [
        InlineKeyboardButton("datos", callback_data="ñ" * 32),
        InlineKeyboardButton("enlace", url="example.org"),
        InlineKeyboardButton("Anna", url="tg://user?id=7"),
        InlineKeyboardButton("buscar", switch_inline_query=""),
    ]
    await bot.send_message(chat.id, "a", reply_markup=InlineKeyboardMarkup([buttons[:2], [], buttons[2:]]))
    await bot.send_message(chat.id, "b", reply_markup=ForceReply(input_field_placeholder="¿?"))
    first, second = bot_api.sent(chat)
    assert [len(row) for row in first.keyboard] == [2, 2]
    assert first.button("enlace")["url"] == "http://example.org/"
    assert second.markup == {"force_reply": True, "input_field_placeholder": "¿?"}
    assert second.buttons == []


async def test_a_reply_needs_its_message_unless_it_may_go_without(
    bot: Bot, bot_api: BotApi, chat: Chat
) -> None:
    first = await bot.send_message(chat.id, "La reunión es el lunes. Habrá prensa.")
    with pytest.raises(BadRequest, match=r"^Message to be replied not found$"):
        await bot.send_message(chat.id, "a", reply_parameters=ReplyParameters(999))
    alone = ReplyParameters(999, allow_sending_without_reply=True)
    assert (await bot.send_message(chat.id, "a", reply_parameters=alone)).reply_to_message is None

    quoting = ReplyParameters(first.message_id, quote="<b>Habrá</b> prensa.", quote_parse_mode="HTML")
    reply = await bot.send_message(chat.id, "b", reply_parameters=quoting)
    assert reply.reply_to_message is not None and reply.reply_to_message.text == first.text
    assert reply.quote is not None and (reply.quote.text, reply.quote.position) == ("Habrá prensa.", 24)
    assert bot_api.sent(chat)[-1].reply_to == first.message_id

    with pytest.raises(BadRequest, match="Quote_text_invalid"):
        wrong = ReplyParameters(first.message_id, quote="El martes")
        await bot.send_message(chat.id, "c", reply_parameters=wrong)


async def test_documents_travel_in_both_directions(bot: Bot, bot_api: BotApi, chat: Chat) -> None:
    sent = await bot.send_document(
        chat.id, "datos: ñ".encode(), filename="agenda.ics", caption="<b>Agenda</b>", parse_mode="HTML"
    )
    assert sent.document is not None and sent.document.file_name == "agenda.ics"
    [message] = bot_api.sent(chat)
    assert message.document is not None
    assert bot_api.world.files[message.document.file_id].data == "datos: ñ".encode()
    assert (message.text, message.spans("bold")) == ("Agenda", ["Agenda"])

    again = await bot.send_document(chat.id, sent.document.file_id)
    assert again.document is not None and again.document.file_unique_id == sent.document.file_unique_id

    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == "datos: ñ".encode()


async def test_documents_that_telegram_refuses_are_refused(bot: Bot, bot_api: BotApi, chat: Chat) -> None:
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(chat.id, b"", filename="a.txt")
    with pytest.raises(BadRequest, match="Wrong file identifier/http url specified"):
        await bot.send_document(chat.id, "no-such-file")
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.get_file("no-such-file")
    big = bot_api.world.store_file("a.pdf", "application/pdf", b"", size=20 * 1024 * 1024 + 1)
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(big.file_id)


async def test_a_bot_cannot_write_first_nor_to_whom_has_blocked_it(bot: Bot, bot_api: BotApi) -> None:
    anna = bot_api.user("Anna")
    chat = bot_api.private(anna, started=False)
    with pytest.raises(Forbidden, match="can't initiate conversation with a user"):
        await bot.send_message(chat.id, "a")
    await anna.send(chat, "hola")
    await bot.send_message(chat.id, "a")
    await anna.block(chat)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(chat.id, "a")
    await anna.unblock(chat)
    await bot.send_message(chat.id, "a")
    chat.deactivated = True
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(chat.id, "a")


async def test_chat_actions_are_checked(bot: Bot, chat: Chat) -> None:
    assert await bot.send_chat_action(chat.id, "typing")
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(chat.id, "sleeping")
