"""/settings: all that a chat chose, in one message, and who may change it."""

from pathlib import Path

import pytest

from bot.chats import Chats
from bot.reminders.leads import ONE_DAY
from bot.reminders.store import ReminderStore
from bot.serving import App
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.gathering import BOTH, NAME, members, push, said
from tests.bot.conversations.planning import moment
from tests.bot.conversations.running import changed, running
from tests.telegram.server import BotApi, Chat, Message, User

OTHER = {Language.ES: Language.EN, Language.EN: Language.ES}
LIMA = "America/Lima"


async def open_settings(bot_api: BotApi, who: User, chat: Chat) -> Message:
    return await bot_api.answer_to(await who.send(chat, f"/settings{NAME}"))


async def pressed(bot_api: BotApi, who: User, shown: Message, *labels: str) -> Message:
    """What the message shows once these buttons were pressed, one after the other."""
    for label in labels:
        await who.press(shown, label)
        shown = await changed(bot_api, shown)
    return shown


@BOTH
async def test_all_that_holds_is_shown_in_words(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language
) -> None:
    anna, _ = members(bot_api, language)
    chat = bot_api.private(anna)
    words = texts(language).settings
    async with running(bot_api, bot_settings, shelf, chats, now=moment()):
        shown = await open_settings(bot_api, anna, chat)
        assert words.language_automatic in shown.text
        assert "(America/Mexico_City)" in shown.text
        assert words.reminders_none in shown.text
        assert words.admins not in shown.text
        news = texts(language).subscriptions.button_settings
        assert shown.buttons == [words.button_language, words.button_zone, news, words.button_reminders]

        chats.choose_language(chat.id, language)
        chats.choose_zone(chat.id, LIMA)
        ReminderStore(chats.file).choose_lead(chat.id, ONE_DAY)
        shown = await open_settings(bot_api, anna, chat)
        assert {Language.ES: "Español", Language.EN: "English"}[language] in shown.text
        assert {Language.ES: "(America/Lima); hora actual: 13:00", Language.EN: "it is 1:00 PM"}[
            language
        ] in shown.text
        assert ONE_DAY.in_words(language) in shown.text


@BOTH
async def test_each_part_is_changed_in_place(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    anna, _ = members(bot_api, language)
    chat = bot_api.private(anna)
    words, other = texts(language).settings, texts(OTHER[language]).settings
    shown = await open_settings(bot_api, anna, chat)
    shown = await pressed(bot_api, anna, shown, words.button_zone, "Lima")
    assert f"({LIMA})" in shown.text
    assert chats.zone(chat.id) == LIMA
    shown = await pressed(bot_api, anna, shown, words.button_zone)
    assert "✓ Lima" in shown.buttons
    assert "/timezone" in shown.text
    shown = await pressed(bot_api, anna, shown, texts(language).button_default_zone)
    assert chats.zone(chat.id) is None
    name = {Language.ES: "English", Language.EN: "Español"}[language]
    shown = await pressed(bot_api, anna, shown, words.button_language, name)
    assert shown.text.startswith(other.heading[3:-4])
    assert chats.language(chat.id) is OTHER[language]
    automatic = texts(OTHER[language]).button_automatic
    shown = await pressed(bot_api, anna, shown, other.button_language, automatic)
    assert chats.language(chat.id) is None
    assert len(await said(bot_api, bot, chat)) == 1


@BOTH
async def test_reminders_are_shown_and_left_again(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    anna, _ = members(bot_api, language)
    chat = bot_api.private(anna)
    words = texts(language)
    shown = await open_settings(bot_api, anna, chat)
    reminders = await pressed(bot_api, anna, shown, words.settings.button_reminders)
    assert words.remind_nothing in reminders.text
    back = await pressed(bot_api, anna, reminders, words.settings.button_all)
    assert back.text == shown.text


@BOTH
async def test_a_group_chooses_whether_it_is_told_that_nothing_answers(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    anna, _ = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna])
    words = texts(language).settings
    shown = await open_settings(bot_api, anna, group)
    assert words.admins in shown.text
    assert _plain(words.silent) in shown.text
    shown = await pressed(bot_api, anna, shown, words.button_outspoken)
    assert _plain(words.outspoken) in shown.text
    assert chats.outspoken(group.id)
    shown = await pressed(bot_api, anna, shown, words.button_silent)
    assert not chats.outspoken(group.id)


@BOTH
async def test_everybody_in_a_group_may_look_and_only_its_administrators_may_change(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    anna, luis = members(bot_api, language)
    eva = bot_api.user("Eva", language_code=language)
    group = bot_api.supergroup("Mesa", [anna, luis, eva])
    group.status[eva.id] = "administrator"
    words = texts(language)
    shown = await open_settings(bot_api, luis, group)
    shown = await pressed(bot_api, luis, shown, words.settings.button_zone)
    for label in ("Lima", f"✓ {words.button_default_zone}"):
        press = await luis.press(shown, label)
        assert (await press.answer())["text"] == words.groups.toast_not_admin
    assert chats.zone(group.id) is None
    await pressed(bot_api, eva, shown, "Lima")
    assert chats.zone(group.id) == LIMA


@BOTH
@pytest.mark.parametrize("order", ["/timezone{} Lima", "/remind{} 1 h"])
async def test_commands_that_settle_are_for_administrators(
    bot_api: BotApi, bot: App, chats: Chats, language: Language, order: str
) -> None:
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    bare, _, _ = order.partition(" ")
    looked = await bot_api.answer_to(await luis.send(group, bare.format(NAME)))
    assert looked.text != texts(language).groups.toast_not_admin
    refused = await bot_api.answer_to(await luis.send(group, order.format(NAME)))
    assert refused.text == texts(language).groups.toast_not_admin
    assert (chats.zone(group.id), ReminderStore(chats.file).lead(group.id)) == (None, None)
    await bot_api.answer_to(await anna.send(group, order.format(NAME)))
    assert (chats.zone(group.id), ReminderStore(chats.file).lead(group.id)) != (None, None)


@BOTH
@pytest.mark.parametrize("page", ["/language", "/timezone", "/remind"])
async def test_their_buttons_are_too(
    bot_api: BotApi, bot: App, chats: Chats, language: Language, page: str
) -> None:
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    shown = await bot_api.answer_to(await luis.send(group, f"{page}{NAME}"))
    press = await luis.press(shown, shown.buttons[1])
    assert (await press.answer())["text"] == texts(language).groups.toast_not_admin
    assert bot_api.message(shown).content == shown.content
    await pressed(bot_api, anna, shown, shown.buttons[1])


@BOTH
@pytest.mark.parametrize(("as_group", "may"), [(True, True), (False, False)])
async def test_who_writes_as_the_group_may_and_who_writes_as_a_channel_may_not(
    bot_api: BotApi, bot: App, chats: Chats, language: Language, as_group: bool, may: bool
) -> None:
    anna, luis = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna, luis])
    chats.choose_language(group.id, language)
    channel = {"id": -1009, "type": "channel", "title": "Avisos"}
    text = f"/timezone{NAME} Lima"
    sender = {"sender_chat": group.as_json() if as_group else channel}
    stored = await luis.send(group, "x")
    entity = {"type": "bot_command", "offset": 0, "length": text.index(" ")}
    push(
        bot_api,
        "message",
        bot_api.world.message_json(stored) | {"text": text, "entities": [entity]} | sender,
    )
    (reply,) = await bot_api.wait_for_messages(group)
    assert (chats.zone(group.id) == LIMA) is may
    assert (reply.text == texts(language).groups.toast_not_admin) is not may


@BOTH
async def test_where_telegram_does_not_say_who_administers_one_may_try_again(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    anna, _ = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna])
    for method in ("getChatMember", "getChatAdministrators"):
        bot_api.fail_next(method, error_code=400)
    reply = await bot_api.answer_to(await anna.send(group, f"/timezone{NAME} Lima"))
    assert reply.text == texts(language).groups.toast_rights_unknown
    reply = await bot_api.answer_to(await anna.send(group, f"/timezone{NAME} Lima"))
    assert chats.zone(group.id) == LIMA


@BOTH
@pytest.mark.parametrize("data", ["oxx", "o{}z:America/Macondo", "o{}l:fr", "o{}s:1"])
async def test_a_button_that_chooses_nothing_no_longer_works(
    bot_api: BotApi, bot: App, chats: Chats, language: Language, data: str
) -> None:
    anna, _ = members(bot_api, language)
    chat = bot_api.private(anna)
    shown = await open_settings(bot_api, anna, chat)
    query = bot_api.world.new_query()
    push(
        bot_api,
        "callback_query",
        {
            "id": query.id,
            "from": bot_api.world.users[anna.id],
            "chat_instance": "1",
            "data": data.format(language),
            "message": bot_api.world.message_json(shown),
        },
    )
    await bot_api.wait_for(lambda: bool(query.answers))
    assert query.answers[0]["text"] == texts(language).toast_stale


@BOTH
async def test_the_buttons_still_work_after_a_restart(
    bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats, language: Language, tmp_path: Path
) -> None:
    anna, _ = members(bot_api, language)
    chat = bot_api.private(anna)
    async with running(bot_api, bot_settings, shelf, chats):
        shown = await open_settings(bot_api, anna, chat)
    async with running(bot_api, bot_settings, shelf, chats):
        await pressed(bot_api, anna, shown, texts(language).settings.button_zone, "Lima")
    assert chats.zone(chat.id) == LIMA


def _plain(text: str) -> str:
    return text.replace("<b>", "").replace("</b>", "")
