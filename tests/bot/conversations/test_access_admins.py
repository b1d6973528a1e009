"""Admins: handing out codes, taking access back, the numbers of people and groups, and the menu."""

import pytest
from telegram import BotCommandScopeChat

from bot.access.pages import PAGE_SIZE
from bot.access.store import AccessStore
from bot.chats import Chats
from bot.reminders.leads import Lead
from bot.reminders.store import ReminderStore
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.access.doors import QUESTION, Newsroom, read, words
from tests.bot.conversations.running import changed
from tests.telegram.server import BotApi, User

BOTH = pytest.mark.parametrize("language", list(Language))
ME = "@vocero_test_bot"


@pytest.fixture
def room(bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats) -> Newsroom:
    admin = bot_api.user("Jefa")
    bot_api.private(admin)
    return Newsroom(bot_api, bot_settings, shelf, chats, admin)


async def let_in(room: Newsroom, *people: User) -> None:
    for person in people:
        await room.reply(person, room.bot_api.private(person), f"/pair {await room.code()}")


@BOTH
async def test_an_invitation_says_all_that_is_needed_and_each_is_another(
    room: Newsroom, language: Language
) -> None:
    room.admin.data["language_code"] = language
    desk = room.bot_api.private(room.admin)
    async with room.open():
        first = await room.reply(room.admin, desk, "/invite")
        second = await room.reply(room.admin, desk, "/invite")
    code = first.spans("code")[0]
    link = f"https://t.me/vocero_test_bot?start={code}"
    assert first.text == read(words(language).invitation, code=code, link=link)
    assert code != second.spans("code")[0]
    assert "24" in first.text


@BOTH
@pytest.mark.parametrize(("mode", "key"), [("open", "code_not_needed"), ("allowlist", "codes_off")])
async def test_where_codes_admit_nobody_an_admin_is_told_so(
    room: Newsroom, language: Language, mode: str, key: str
) -> None:
    room.admin.data["language_code"] = language
    async with room.open(mode):
        reply = await room.reply(room.admin, room.bot_api.private(room.admin), "/invite")
    assert reply.text == read(getattr(words(language), key))


@BOTH
@pytest.mark.parametrize("order", ["/invite", "/revoke"])
async def test_orders_of_admins_are_only_for_them_and_only_in_private(
    room: Newsroom, language: Language, order: str
) -> None:
    room.admin.data["language_code"] = language
    anna = room.bot_api.user("Anna", language_code=language)
    group = room.bot_api.group("Mesa", [anna, room.admin])
    async with room.open("pairing", allowed_users=(anna.id,)):
        unknown = await room.reply(anna, room.bot_api.private(anna), order)
        assert unknown.text == texts(language).unknown_command
        await anna.send(group, order)
        assert (await room.reply(room.admin, group, order)).text == words(language).in_private
    assert len(room.said(group)) == 1


@BOTH
async def test_access_is_taken_back_by_buttons_after_a_question_and_told_again_as_to_a_stranger(
    room: Newsroom, language: Language
) -> None:
    room.admin.data["language_code"] = language
    eva = room.bot_api.user("Eva", language_code=language, username="eva_r")
    luis = room.bot_api.user("Luis", language_code=language)
    chat = room.bot_api.private(eva)
    desk = room.bot_api.private(room.admin)
    said = words(language)
    async with room.open():
        await let_in(room, luis)
        room.now.pass_by(minutes=1)
        await let_in(room, eva)
        ReminderStore(room.chats.file).choose_lead(eva.id, Lead.of("1d"))
        room.chats.choose_zone(eva.id, "Europe/Madrid")

        listed = await room.reply(room.admin, desk, "/revoke")
        assert listed.text.startswith(read(said.admitted, count=2))
        assert listed.text.index("Eva (@eva_r)") < listed.text.index("Luis")
        assert listed.buttons == ["✕ Eva (@eva_r)", "✕ Luis"]

        await room.admin.press(listed, "✕ Eva")
        asked = await changed(room.bot_api, listed)
        assert asked.text == read(said.revoke_sure, name="Eva (@eva_r)", id=eva.id)
        await room.admin.press(asked, said.button_keep)
        kept = await changed(room.bot_api, asked)
        assert kept.text == listed.text
        assert (await room.reply(eva, chat, QUESTION)).quotes

        await room.admin.press(kept, "✕ Eva")
        asked = await changed(room.bot_api, kept)
        await room.admin.press(asked, said.button_revoke)
        done = await changed(room.bot_api, asked)
        assert done.text.startswith(read(said.revoked, name="Eva (@eva_r)", id=eva.id))
        assert done.buttons == ["✕ Luis"]

        assert (await room.reply(eva, chat, QUESTION)).text == read(said.stranger_pairing)
        assert (await room.reply(luis, room.bot_api.private(luis), QUESTION)).quotes
    assert not ReminderStore(room.chats.file).subscribers()
    assert room.chats.zone(eva.id) is None


@BOTH
async def test_access_is_taken_back_by_number(room: Newsroom, language: Language) -> None:
    room.admin.data["language_code"] = language
    owner = room.bot_api.user("Dueña", language_code=language)
    group = room.bot_api.group("Mesa", [owner])
    desk = room.bot_api.private(room.admin)
    said = words(language)
    async with room.open("pairing", allowed_users=(4711,), allowed_chats=(-42,)):
        await room.reply(owner, group, f"/pair {await room.code()}")
        for order in ("/revoke 123", "/revoke Mesa", f"/revoke {10**30}"):
            assert (await room.reply(room.admin, desk, order)).text == read(said.revoke_unknown)
        for order in ("/revoke 4711", "/revoke -42", f"/revoke {room.admin.id}"):
            assert (await room.reply(room.admin, desk, order)).text == read(said.revoke_listed)
        done = await room.reply(room.admin, desk, f"/revoke −{-group.id}")
        assert done.text == read(said.revoked, name="Mesa", id=group.id)
        again = await room.reply(owner, group, f"/releases{ME}")
        assert again.text == read(said.stranger_pairing_group)
        nobody = await room.reply(room.admin, desk, "/revoke")
        assert nobody.text == read(said.admitted_none)


async def test_a_long_list_is_leafed_through_and_survives_what_was_taken_back_meanwhile(
    room: Newsroom,
) -> None:
    store = AccessStore(room.chats.file)
    people = [room.bot_api.user(f"P{number}") for number in range(2 * PAGE_SIZE + 1)]
    for since, person in enumerate(people):
        room.bot_api.private(person)
        store.invite(str(since), room.admin.id, 0)
        store.use(str(since), person.id, {room.admin.id}, since)
    desk = room.bot_api.private(room.admin)
    async with room.open():
        first = await room.reply(room.admin, desk, "/revoke")
        assert "página 1 de 3" in first.text
        assert len(first.buttons) == PAGE_SIZE + 1
        await room.admin.press(first, "Anteriores")
        second = await changed(room.bot_api, first)
        assert second.buttons[-2:] == ["◂ Más recientes", "Anteriores ▸"]
        for person in people[:PAGE_SIZE]:
            store.revoke(person.id)
        await room.admin.press(second, "Anteriores")
        last = await changed(room.bot_api, second)
        assert "página 2 de 2" in last.text
        assert last.buttons == ["✕ P6", "◂ Más recientes"]


async def test_one_of_whom_telegram_tells_no_name_is_listed_by_number(room: Newsroom) -> None:
    store = AccessStore(room.chats.file)
    store.invite("x", room.admin.id, 0)
    store.use("x", 4711, {room.admin.id}, 0)
    async with room.open():
        listed = await room.reply(room.admin, room.bot_api.private(room.admin), "/revoke")
    assert "4711" in listed.text
    assert listed.buttons == ["✕ 4711"]


async def test_the_buttons_serve_nobody_but_an_admin(room: Newsroom) -> None:
    eva = room.bot_api.user("Eva")
    desk = room.bot_api.private(room.admin)
    async with room.open():
        await let_in(room, eva)
        listed = await room.reply(room.admin, desk, "/revoke")
    async with room.open("pairing", admins=(4711,), allowed_users=(room.admin.id,)):
        press = await room.admin.press(listed, "✕ Eva")
        assert (await press.answer())["text"] == texts(Language.ES).toast_stale
        assert (await room.reply(eva, room.bot_api.private(eva), QUESTION)).quotes


@BOTH
async def test_everybody_with_access_may_ask_for_the_numbers_that_the_settings_need(
    room: Newsroom, language: Language
) -> None:
    anna = room.bot_api.user("Anna", language_code=language)
    group = room.bot_api.group("Mesa", [anna])
    said = words(language)
    async with room.open("open"):
        alone = await room.reply(anna, room.bot_api.private(anna), "/id")
        assert alone.text == read(said.numbers, user=anna.id)
        there = await room.reply(anna, group, f"/id{ME}")
        assert there.text == read(said.numbers_group, user=anna.id, chat=group.id)
        assert there.spans("code") == [str(anna.id), str(group.id)]


@BOTH
@pytest.mark.parametrize("order", ["/remind 1 día antes", "/subscribe"])
async def test_in_a_group_without_access_nothing_is_sent_later_and_that_is_said_at_once(
    room: Newsroom, language: Language, order: str
) -> None:
    anna = room.bot_api.user("Anna", language_code=language)
    group = room.bot_api.group("Otra mesa", [anna])
    async with room.open("pairing", allowed_users=(anna.id,)):
        assert (await room.reply(anna, group, order)).text == words(language).group_first
    async with room.open("pairing", allowed_users=(anna.id,), allowed_chats=(group.id,)):
        await anna.send(group, order)
    assert room.said(group).count(words(language).group_first) == 1


async def test_admins_have_their_orders_in_the_menu_and_nobody_else(room: Newsroom) -> None:
    stranger = room.bot_api.user("Nunca escribió")
    admins = (stranger.id, room.admin.id)
    for _ in range(2):
        async with room.open("pairing", admins=admins) as application:
            scope = BotCommandScopeChat(room.admin.id)
            spanish = [c.command for c in await application.bot.get_my_commands(scope, "es")]
            english = [c.command for c in await application.bot.get_my_commands(scope)]
            public = [c.command for c in await application.bot.get_my_commands()]
    assert spanish == english == [*public, "invite", "revoke", "id"]
    assert "invite" not in public
    of_admin = [c for c in room.bot_api.log.of("setMyCommands") if "scope" in c.params and not c.error]
    assert len(of_admin) == 2
