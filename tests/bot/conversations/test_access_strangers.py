"""Strangers: one polite line, then silence; and those who are let in by the settings."""

import pytest

from bot.chats import Chats
from bot.errors import ChatsUnusable
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.access.doors import QUESTION, Newsroom, read, words
from tests.bot.conversations.running import settings_for
from tests.telegram.server import BotApi

EACH = pytest.mark.parametrize(("mode", "language"), [("allowlist", Language.ES), ("pairing", Language.EN)])
BOTH = pytest.mark.parametrize("language", list(Language))
CLOSED = pytest.mark.parametrize("mode", ["allowlist", "pairing"])
ME = "@vocero_test_bot"


@pytest.fixture
def room(bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats) -> Newsroom:
    return Newsroom(bot_api, bot_settings, shelf, chats, bot_api.user("Jefa"))


def line(mode: str, language: Language, user: int, chat: int) -> str:
    name = "stranger" + ("_pairing" if mode == "pairing" else "") + ("_group" if chat < 0 else "")
    return read(getattr(words(language), name), user=user, chat=chat)


@BOTH
@CLOSED
async def test_a_stranger_is_told_once_in_private_and_then_not_answered(
    room: Newsroom, mode: str, language: Language
) -> None:
    eva = room.bot_api.user("Eva", language_code=language)
    chat = room.bot_api.private(eva)
    async with room.open(mode):
        for text in (
            QUESTION,
            "/start",
            "/help",
            "/privacy",
            "/id",
            "/next",
            "/invite",
            "/revoke",
            "/start ABCDEFGHJK",
        ):
            await eva.send(chat, text)
    assert room.said(chat) == [line(mode, language, eva.id, chat.id)]


async def test_what_a_stranger_is_told_names_no_admin_no_chat_and_no_release(room: Newsroom) -> None:
    eva = room.bot_api.user("Eva")
    async with room.open("allowlist", allowed_users=(4711,), allowed_chats=(-42,)):
        told = await room.reply(eva, room.bot_api.private(eva), "/start")
    assert str(eva.id) in told.text
    assert not any(secret in told.text for secret in (str(room.admin.id), "4711", "42", "Jefa", "Veracruz"))
    assert told.buttons == []


async def test_a_stranger_is_told_again_after_a_month_and_not_after_a_restart(room: Newsroom) -> None:
    eva = room.bot_api.user("Eva")
    chat = room.bot_api.private(eva)
    async with room.open("pairing"):
        await eva.send(chat, QUESTION)
    room.now.pass_by(days=29)
    async with room.open("pairing"):
        await eva.send(chat, QUESTION)
    assert len(room.said(chat)) == 1
    room.now.pass_by(days=1)
    async with room.open("pairing"):
        await eva.send(chat, QUESTION)
        await eva.send(chat, QUESTION)
    assert len(room.said(chat)) == 2


@EACH
@pytest.mark.parametrize("text", [f"{ME} {QUESTION}", f"/next{ME}", "/help"])
async def test_a_group_of_strangers_is_told_once_when_it_speaks_to_the_bot(
    room: Newsroom, mode: str, language: Language, text: str
) -> None:
    eva = room.bot_api.user("Eva", language_code=language)
    luis = room.bot_api.user("Luis", language_code=language)
    group = room.bot_api.group("Otra mesa", [eva, luis])
    async with room.open(mode):
        first = await eva.send(group, text)
        reply = await room.bot_api.answer_to(first)
        await luis.send(group, text)
        await eva.send(group, "y ahora?", reply_to=reply)
    assert room.said(group) == [line(mode, language, eva.id, group.id)]
    assert reply.reply_to == first.id


async def test_what_a_group_says_among_itself_never_brings_the_line(
    settings: Settings, shelf: Library, chats: Chats
) -> None:
    async with BotApi(reads_all=True) as bot_api:
        room = Newsroom(bot_api, settings_for(bot_api, settings), shelf, chats, bot_api.user("Jefa"))
        eva = bot_api.user("Eva")
        group = bot_api.group("Otra mesa", [eva])
        async with room.open("pairing"):
            for text in (QUESTION, "hola a todos", "/clima", "/next@other_bot", "@other_bot ¿y ahora?"):
                await eva.send(group, text)
        assert room.said(group) == []


@CLOSED
@pytest.mark.parametrize("who", ["user", "admin", "chat"])
async def test_those_of_the_settings_are_answered(room: Newsroom, mode: str, who: str) -> None:
    eva = room.bot_api.user("Eva")
    group = room.bot_api.group("Mesa", [eva, room.admin])
    person = room.admin if who == "admin" else eva
    allowed = {"user": {"allowed_users": (eva.id,)}, "admin": {}, "chat": {"allowed_chats": (group.id,)}}[who]
    async with room.open(mode, **allowed):
        reply = await room.reply(person, group, f"/releases{ME}")
        assert "Veracruz" in reply.text
        alone = await room.reply(person, room.bot_api.private(person), QUESTION)
        assert bool(alone.quotes) == (who != "chat")


async def test_a_listed_user_in_a_strangers_group_is_answered_and_the_others_are_not(room: Newsroom) -> None:
    anna, eva = room.bot_api.user("Anna"), room.bot_api.user("Eva")
    group = room.bot_api.group("Otra mesa", [eva, anna])
    async with room.open("allowlist", allowed_users=(anna.id,)):
        await room.reply(eva, group, f"/releases{ME}")
        reply = await room.reply(anna, group, f"/releases{ME}")
        assert "Veracruz" in reply.text
    assert len(room.said(group)) == 2


@BOTH
async def test_a_stranger_who_presses_buttons_is_told_once_and_then_they_only_rest(
    room: Newsroom, language: Language
) -> None:
    anna = room.bot_api.user("Anna", language_code=language)
    chat = room.bot_api.private(anna)
    async with room.open("open"):
        shown = await room.reply(anna, chat, "/language")
    async with room.open("allowlist"):
        first = await anna.press(shown, "English")
        assert (await first.answer())["text"] == words(language).toast_stranger
        for _ in range(2):
            again = await anna.press(shown, "English")
            assert "text" not in await again.answer()
    assert room.bot_api.message(shown).text == shown.text
    assert room.chats.language(chat.id) is None


@EACH
async def test_a_bot_added_to_a_group_that_is_not_admitted_says_so_once_and_is_silent(
    room: Newsroom, mode: str, language: Language
) -> None:
    eva = room.bot_api.user("Eva", language_code=language)
    group = room.bot_api.group("Otra mesa", [eva], bot="left")
    async with room.open(mode):
        await eva.add_bot(group)
        await room.bot_api.wait_for_messages(group)
        await eva.send(group, f"{ME} {QUESTION}")
        await eva.add_bot(group, "administrator")
        await eva.remove_bot(group)
        await eva.add_bot(group)
    assert room.said(group) == [line(mode, language, eva.id, group.id)]


@CLOSED
async def test_a_group_of_the_settings_stays_admitted_when_it_becomes_a_supergroup(
    room: Newsroom, mode: str, caplog: pytest.LogCaptureFixture
) -> None:
    eva = room.bot_api.user("Eva")
    group = room.bot_api.group("Mesa", [eva])
    async with room.open(mode, allowed_chats=(group.id,)) as application:
        supergroup = room.bot_api.migrate(group)
        await room.quiet(application)
        assert "Veracruz" in (await room.reply(eva, supergroup, f"/releases{ME}")).text
    assert str(supergroup.id) in caplog.text
    async with room.open(mode, allowed_chats=(group.id,)):
        assert "Veracruz" in (await room.reply(eva, supergroup, f"/releases{ME}")).text
    # Once the settings no longer name it, the supergroup is a stranger like any other.
    async with room.open(mode):
        reply = await room.reply(eva, supergroup, f"/releases{ME}")
    assert reply.text == line(mode, Language.ES, eva.id, supergroup.id)


async def test_a_line_that_did_not_arrive_is_told_at_the_next_occasion(room: Newsroom) -> None:
    eva = room.bot_api.user("Eva")
    chat = room.bot_api.private(eva)
    async with room.open("allowlist"):
        room.bot_api.fail_next("sendMessage", 5, error_code=502)
        await eva.send(chat, QUESTION)
        await eva.send(chat, QUESTION)
    assert len(room.said(chat)) == 1


async def test_one_who_blocked_the_bot_meanwhile_does_no_harm(room: Newsroom) -> None:
    eva = room.bot_api.user("Eva")
    chat = room.bot_api.private(eva)
    async with room.open("allowlist"):
        room.bot_api.fail_next(
            "sendMessage", error_code=403, description="Forbidden: bot was blocked by the user"
        )
        await eva.send(chat, QUESTION)
        await eva.send(chat, QUESTION)
        await eva.block(chat)
    assert room.said(chat) == []


@BOTH
async def test_while_the_file_cannot_be_read_nobody_is_let_in_who_is_not_in_the_settings(
    room: Newsroom, language: Language, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    eva = room.bot_api.user("Eva", language_code=language)
    luis = room.bot_api.user("Luis", language_code=language)
    chat = room.bot_api.private(eva)
    group = room.bot_api.group("Otra mesa", [eva])

    def broken(*_: object) -> None:
        raise ChatsUnusable("disk full")

    async with room.open("open"):
        shown = await room.reply(eva, chat, "/language")
    async with room.open("pairing", allowed_users=(luis.id,)):
        monkeypatch.setattr("bot.access.store.AccessStore.of", broken)
        assert (await room.reply(eva, chat, QUESTION)).text == texts(language).unavailable
        await eva.send(group, f"/releases{ME}")
        press = await eva.press(shown, "English")
        assert (await press.answer())["text"] == texts(language).toast_failed
        assert (await room.reply(luis, room.bot_api.private(luis), QUESTION)).quotes
    assert room.said(group) == []
    assert "disk full" in caplog.text


async def test_whatever_fails_at_the_gate_lets_nothing_through(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("with somebody's words")

    eva = room.bot_api.user("Eva")
    async with room.open("allowlist"):
        monkeypatch.setattr("bot.access.door.Door.admits", broken)
        for text in (QUESTION, "/start", "/next"):
            await eva.send(room.bot_api.private(eva), text)
    assert room.said(room.bot_api.private(eva)) == []
    assert "ZeroDivisionError" in caplog.text
    assert "somebody's words" not in caplog.text
