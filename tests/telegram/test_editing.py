import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from tests.telegram.chats import Chat
from tests.telegram.editing import DELETABLE_FOR_S
from tests.telegram.errors import NOT_MODIFIED
from tests.telegram.server import BotApi, User


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label)] for label in labels])


@pytest.fixture
def anna(bot_api: BotApi) -> User:
    return bot_api.user("Anna")


@pytest.fixture
def chat(bot_api: BotApi, anna: User) -> Chat:
    return bot_api.private(anna)


async def test_an_edit_replaces_text_and_keyboard(bot: Bot, bot_api: BotApi, chat: Chat) -> None:
    sent = await bot.send_message(chat.id, "uno", reply_markup=keyboard("Más"))
    before = bot_api.sent(chat)[0]
    edited = await bot.edit_message_text("<b>dos</b>", chat.id, sent.message_id, parse_mode="HTML")
    assert not isinstance(edited, bool) and edited.edit_date is not None
    now = bot_api.message(before)
    assert (now.text, now.spans("bold"), now.buttons, now.edited) == ("dos", ["dos"], [], True)
    assert (before.text, before.edited) == ("uno", False)


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, bot_api: BotApi, chat: Chat) -> None:
    sent = await bot.send_message(chat.id, "<b>uno</b>", parse_mode="HTML", reply_markup=keyboard("Más"))
    with pytest.raises(BadRequest):
        await bot.edit_message_text(
            " <b>uno</b> ", chat.id, sent.message_id, parse_mode="HTML", reply_markup=keyboard("Más")
        )
    with pytest.raises(BadRequest):
        await bot.edit_message_reply_markup(chat.id, sent.message_id, reply_markup=keyboard("Más"))
    assert bot_api.log.errors == [f"Bad Request: {NOT_MODIFIED}"] * 2
    await bot.edit_message_text("uno", chat.id, sent.message_id, reply_markup=keyboard("Más"))
    await bot.edit_message_reply_markup(chat.id, sent.message_id, reply_markup=keyboard("Menos"))
    await bot.edit_message_reply_markup(chat.id, sent.message_id)
    assert bot_api.sent(chat)[0].buttons == []


async def test_only_own_messages_that_exist_are_edited(
    bot: Bot, bot_api: BotApi, chat: Chat, anna: User
) -> None:
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("a", chat.id, 999)
    question = await anna.send(chat, "hola")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("a", chat.id, question.id)
    with pytest.raises(BadRequest, match="Message_id_invalid"):
        await bot.edit_message_text("a", inline_message_id="x")
    sent = await bot.send_message(chat.id, "a")
    with pytest.raises(BadRequest, match="Message_too_long"):
        await bot.edit_message_text("a" * 4097, chat.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message text is empty"):
        await bot.edit_message_text(" ", chat.id, sent.message_id)
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(chat.id, sent.message_id, caption="a")
    with pytest.raises(BadRequest, match="Button_data_invalid"):
        await bot.edit_message_text("b", chat.id, sent.message_id, reply_markup=keyboard("ñ" * 33))
    assert bot_api.sent(chat)[0].text == "a"


async def test_captions_are_edited(bot: Bot, bot_api: BotApi, chat: Chat) -> None:
    sent = await bot.send_document(chat.id, b"x", filename="a.txt", caption="uno")
    await bot.edit_message_caption(chat.id, sent.message_id, caption="dos")
    assert bot_api.sent(chat)[0].text == "dos"
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("a", chat.id, sent.message_id)


async def test_messages_are_deleted_while_they_are_young(
    bot: Bot, bot_api: BotApi, chat: Chat, anna: User
) -> None:
    question = await anna.send(chat, "hola")
    sent = await bot.send_message(chat.id, "a")
    assert await bot.delete_message(chat.id, question.id)
    assert await bot.delete_message(chat.id, sent.message_id)
    assert bot_api.messages(chat) == []
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(chat.id, sent.message_id)
    old = await bot.send_message(chat.id, "b")
    bot_api.clock.advance(DELETABLE_FOR_S + 1)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(chat.id, old.message_id)
    new = await bot.send_message(chat.id, "c")
    assert await bot.delete_messages(chat.id, [new.message_id, 999])
    assert [message.text for message in bot_api.sent(chat)] == ["b"]


async def test_in_a_group_only_an_administrator_deletes_what_others_wrote(
    bot: Bot, bot_api: BotApi, anna: User
) -> None:
    for status in ("member", "administrator"):
        group = bot_api.group("Mesa", [anna], bot=status)
        message = await anna.send(group, "hola")
        if status == "member":
            with pytest.raises(BadRequest, match="Message can't be deleted"):
                await bot.delete_message(group.id, message.id)
        else:
            assert await bot.delete_message(group.id, message.id)


async def test_the_bot_reacts_with_one_known_emoji(bot: Bot, bot_api: BotApi, chat: Chat, anna: User) -> None:
    question = await anna.send(chat, "hola")
    await bot.set_message_reaction(chat.id, question.id, "👍")
    assert bot_api.message(question).reactions == ((bot_api.world.bot_id, "👍"),)
    await bot.set_message_reaction(chat.id, question.id, None)
    assert bot_api.message(question).reactions == ()
    for reaction, problem in (("x", "Reaction_invalid"), (["👍", "👎"], "Reactions_too_many")):
        with pytest.raises(BadRequest, match=problem):
            await bot.set_message_reaction(chat.id, question.id, reaction)
    with pytest.raises(BadRequest, match="Message to react not found"):
        await bot.set_message_reaction(chat.id, 999, "👍")
