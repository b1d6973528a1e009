import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.error import BadRequest

from tests.telegram.server import BotApi, Chat, User
from tests.telegram.world import QUERY_LIFETIME_S

MORE = InlineKeyboardMarkup([[InlineKeyboardButton("Más pasajes", callback_data="more:1")]])


@pytest.fixture
def anna(bot_api: BotApi) -> User:
    return bot_api.user("Anna", language_code="es")


@pytest.fixture
def chat(bot_api: BotApi, anna: User) -> Chat:
    return bot_api.private(anna)


async def latest(bot: Bot) -> Update:
    return (await bot.get_updates(offset=-1, timeout=0))[0]


async def test_a_persons_message_reaches_the_bot_with_its_entities(bot: Bot, anna: User, chat: Chat) -> None:
    await anna.send(chat, "👍 /next@vocero_test_bot y https://example.org")
    message = (await latest(bot)).message
    assert message is not None and message.from_user is not None
    assert (message.from_user.language_code, message.chat.first_name) == ("es", "Anna")
    assert list(message.parse_entities().values()) == ["/next@vocero_test_bot", "https://example.org"]


async def test_replies_and_quotations_reach_the_bot(
    bot: Bot, bot_api: BotApi, anna: User, chat: Chat
) -> None:
    await bot.send_message(chat.id, "La reunión es el lunes.")
    await anna.send(chat, "¿Seguro?", reply_to=bot_api.sent(chat)[0], quote="el lunes")
    message = (await latest(bot)).message
    assert message is not None and message.reply_to_message is not None and message.quote is not None
    assert message.reply_to_message.text == "La reunión es el lunes."
    assert (message.quote.text, message.quote.position) == ("el lunes", 14)


async def test_an_edit_reaches_the_bot(bot: Bot, anna: User, chat: Chat) -> None:
    message = await anna.send(chat, "¿cuando?")
    await anna.edit(message, "¿cuándo?")
    edited = (await latest(bot)).edited_message
    assert edited is not None and edited.edit_date is not None
    assert (edited.message_id, edited.text) == (message.id, "¿cuándo?")


async def test_a_document_reaches_the_bot_and_can_be_downloaded(bot: Bot, anna: User, chat: Chat) -> None:
    await anna.send_document(chat, "boletín.txt", b"texto", text="mira", mime_type="text/plain")
    message = (await latest(bot)).message
    assert message is not None and message.document is not None
    assert (message.caption, message.document.file_name, message.document.file_size) == (
        "mira",
        "boletín.txt",
        5,
    )
    assert bytes(await (await message.document.get_file()).download_as_bytearray()) == b"texto"
    await anna.send_document(chat, "enorme.pdf", b"", size=30_000_000)
    huge = (await latest(bot)).message
    assert huge is not None and huge.document is not None
    with pytest.raises(BadRequest, match="File is too big"):
        await huge.document.get_file()


@pytest.mark.parametrize("button", ["Más pasajes", "Más", "more:1"])
async def test_a_press_names_its_button_and_waits_for_the_answer(
    bot: Bot, bot_api: BotApi, anna: User, chat: Chat, button: str
) -> None:
    await bot.send_message(chat.id, "a", reply_markup=MORE)
    press = await anna.press(bot_api.sent(chat)[0], button)
    query = (await latest(bot)).callback_query
    assert query is not None and query.message is not None
    assert (query.data, query.message.message_id) == ("more:1", bot_api.sent(chat)[0].id)
    assert not press.answered
    await query.answer("Va", show_alert=True)
    answer = await press.answer()
    assert (answer["text"], answer["show_alert"]) == ("Va", True)


async def test_only_fresh_queries_are_answered(bot: Bot, bot_api: BotApi, anna: User, chat: Chat) -> None:
    await bot.send_message(chat.id, "a", reply_markup=MORE)
    [message] = bot_api.sent(chat)
    too_old = "Query is too old and response timeout expired or query id is invalid"
    with pytest.raises(BadRequest, match=too_old):
        await bot.answer_callback_query("1")
    press = await anna.press(message, "Más")
    press.expire()
    with pytest.raises(BadRequest, match=too_old):
        await bot.answer_callback_query(press.query.id)
    press = await anna.press(message, "Más")
    bot_api.clock.advance(QUERY_LIFETIME_S + 1)
    with pytest.raises(BadRequest, match=too_old):
        await bot.answer_callback_query(press.query.id)
    press = await anna.press(message, "Más")
    with pytest.raises(BadRequest, match="Url_invalid"):
        await bot.answer_callback_query(press.query.id, url="https://example.org/")
    await bot.answer_callback_query(press.query.id, url="https://t.me/vocero_test_bot?start=x")


async def test_a_stale_button_can_still_be_pressed(bot: Bot, bot_api: BotApi, anna: User, chat: Chat) -> None:
    sent = await bot.send_message(chat.id, "a", reply_markup=MORE)
    [old] = bot_api.sent(chat)
    await bot.edit_message_text("b", chat.id, sent.message_id)
    with pytest.raises(AssertionError, match="no button 'Más'"):
        await anna.press(old, "Más")
    await anna.press(old, "Más", stale=True)
    query = (await latest(bot)).callback_query
    assert query is not None and query.message is not None and query.message.is_accessible
    await bot.delete_message(chat.id, sent.message_id)
    await anna.press(old, "Más", stale=True)
    query = (await latest(bot)).callback_query
    assert query is not None and query.message is not None and not query.message.is_accessible


def article(
    result_id: str, text: str, markup: InlineKeyboardMarkup | None = None
) -> InlineQueryResultArticle:
    content = InputTextMessageContent(text, parse_mode="HTML")
    return InlineQueryResultArticle(result_id, "título", content, reply_markup=markup)


async def test_an_inline_question_is_answered_and_a_result_chosen(
    bot: Bot, bot_api: BotApi, anna: User
) -> None:
    group = bot_api.group("Mesa", [anna])
    question = await anna.ask_inline("cumbre", chat_type="group")
    query = (await latest(bot)).inline_query
    assert query is not None and (query.query, query.chat_type) == ("cumbre", "group")
    await query.answer([article("1", "<b>La cumbre</b>", MORE), article("2", "otra")])
    assert [result["id"] for result in await question.results()] == ["1", "2"]
    message = await anna.choose(question, "1", group)
    assert (message.text, message.spans("bold")) == ("La cumbre", ["La cumbre"])
    assert message.via_bot == bot_api.world.bot_id
    chosen = (await latest(bot)).chosen_inline_result
    assert chosen is not None and chosen.inline_message_id is not None
    await anna.press(message, "Más")
    pressed = (await latest(bot)).callback_query
    assert pressed is not None and pressed.message is None
    assert pressed.inline_message_id == chosen.inline_message_id
    assert await bot.edit_message_text("editado", inline_message_id=chosen.inline_message_id) is True
    assert bot_api.message(message).text == "editado"


@pytest.mark.parametrize(
    ("results", "problem"),
    [
        ([article(str(n), "a") for n in range(51)], "Results_too_much"),
        ([article("1", "a"), article("1", "b")], "Result_id_duplicate"),
        ([article("1", "<b>a")], "Can't find end tag corresponding to start tag"),
        ([article("1", "<b></b>")], "Message text is empty"),
        ([article("1", "a" * 4097)], "Message_too_long"),
        (
            [article("1", "a", InlineKeyboardMarkup([[InlineKeyboardButton("b", callback_data="ñ" * 33)]]))],
            "Button_data_invalid",
        ),
    ],
)
async def test_inline_results_that_telegram_refuses_are_refused(
    bot: Bot, anna: User, results: list[InlineQueryResultArticle], problem: str
) -> None:
    question = await anna.ask_inline("a")
    with pytest.raises(BadRequest, match=f"(?i){problem}"):
        await bot.answer_inline_query(question.query.id, results)
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_inline_query("1", [])


async def test_who_blocks_the_bot_is_told_to_it(bot: Bot, anna: User, chat: Chat) -> None:
    await anna.block(chat)
    change = (await latest(bot)).my_chat_member
    assert change is not None
    assert (change.old_chat_member.status, change.new_chat_member.status) == ("member", "kicked")
    with pytest.raises(AssertionError, match="blocked"):
        await anna.send(chat, "hola")
    await anna.unblock(chat)
    change = (await latest(bot)).my_chat_member
    assert change is not None and change.new_chat_member.status == "member"
