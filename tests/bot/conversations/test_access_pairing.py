"""Coming in by a code: in private, by a link, in a group; and codes that let nobody in."""

import asyncio

import pytest

from bot.chats import Chats
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.access.doors import QUESTION, Newsroom, read, words
from tests.telegram.server import BotApi

BOTH = pytest.mark.parametrize("language", list(Language))
ME = "@vocero_test_bot"


@pytest.fixture
def room(bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats) -> Newsroom:
    admin = bot_api.user("Jefa")
    bot_api.private(admin)
    return Newsroom(bot_api, bot_settings, shelf, chats, admin)


@BOTH
async def test_a_code_lets_one_person_in_for_good_and_the_admin_is_told_who(
    room: Newsroom, language: Language
) -> None:
    room.admin.data["language_code"] = language
    eva = room.bot_api.user("Eva <Ruiz>", language_code=language, username="eva_r")
    luis = room.bot_api.user("Luis", language_code=language)
    chat = room.bot_api.private(eva)
    desk = room.bot_api.private(room.admin)
    async with room.open():
        code = await room.code()
        assert (await room.reply(eva, chat, f"/pair {code}")).text == read(words(language).paired)
        told = (await room.bot_api.wait_for_messages(desk, 2))[-1]
        assert told.text == read(words(language).used_by_person, name="Eva &lt;Ruiz&gt; (@eva_r)", id=eva.id)
        assert (await room.reply(eva, chat, QUESTION)).quotes
        again = await room.reply(luis, room.bot_api.private(luis), f"/pair {code}")
        assert again.text == words(language).code_wrong
    async with room.open():
        assert (await room.reply(eva, chat, QUESTION)).quotes
        group = room.bot_api.group("Otra mesa", [luis, eva])
        assert "Veracruz" in (await room.reply(eva, group, f"/releases{ME}")).text


@BOTH
async def test_the_link_of_an_invitation_lets_in_and_another_start_does_not(
    room: Newsroom, language: Language
) -> None:
    eva = room.bot_api.user("Eva", language_code=language)
    chat = room.bot_api.private(eva)
    async with room.open():
        order = await room.admin.send(room.bot_api.private(room.admin), "/invite")
        invitation = await room.bot_api.answer_to(order)
        link = next(url for url in invitation.text.split() if url.startswith("https://"))
        address, _, code = link.partition("?start=")
        assert address == "https://t.me/vocero_test_bot"
        assert (await room.reply(eva, chat, f"/start {code}")).text == read(words(language).paired)
        assert (await room.reply(eva, chat, "/start")).text == read(texts(language).start)
        assert (await room.reply(eva, chat, "/start prensa")).text == read(texts(language).start)


@pytest.mark.parametrize("written", ["{}", " {} ", "{lower}", "{bare}", "{spaced}"])
async def test_a_code_may_be_written_as_people_write(room: Newsroom, written: str) -> None:
    eva = room.bot_api.user("Eva")
    async with room.open():
        code = await room.code()
        forms = {"lower": code.lower(), "bare": code.replace("-", ""), "spaced": code.replace("-", " ")}
        reply = await room.reply(eva, room.bot_api.private(eva), "/pair " + written.format(code, **forms))
        assert reply.text == read(words(Language.ES).paired)


@BOTH
async def test_wrong_old_and_used_codes_get_the_same_answer(room: Newsroom, language: Language) -> None:
    eva = room.bot_api.user("Eva", language_code=language)
    chat = room.bot_api.private(eva)
    async with room.open():
        old, used = await room.code(), await room.code()
        luis = room.bot_api.user("Luis")
        await room.reply(luis, room.bot_api.private(luis), f"/pair {used}")
        room.now.pass_by(hours=24)
        said = [
            (await room.reply(eva, chat, f"/pair {code}")).text
            for code in (old, used, "ABCDE-FGHJK", "hola", "🔑" * 20)
        ]
    assert set(said) == {words(language).code_wrong}


async def test_after_five_tries_in_an_hour_not_even_a_right_code_is_answered(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    eva = room.bot_api.user("Eva")
    chat = room.bot_api.private(eva)
    async with room.open() as application:
        code = await room.code()
        for _ in range(5):
            await eva.send(chat, "/pair ABCDE-FGHJK")
        await eva.send(chat, f"/pair {code}")
        await eva.send(chat, f"/start {code}")
        await room.quiet(application)
        assert room.said(chat) == [words(Language.ES).code_wrong] * 5
        monkeypatch.setattr("bot.limits.window.Window.free_in", lambda *_: 0.0)  # An hour has passed.
        assert (await room.reply(eva, chat, f"/pair {code}")).text == read(words(Language.ES).paired)


async def test_of_two_who_use_a_code_at_the_same_moment_one_is_let_in(room: Newsroom) -> None:
    people = [room.bot_api.user(name) for name in ("Eva", "Luis", "Ana")]
    async with room.open():
        code = await room.code()
        replies = await asyncio.gather(
            *(room.reply(person, room.bot_api.private(person), f"/pair {code}") for person in people)
        )
    texts_said = sorted(reply.text for reply in replies)
    accepted = read(words(Language.ES).paired)
    assert texts_said == sorted([accepted, words(Language.ES).code_wrong, words(Language.ES).code_wrong])


@BOTH
async def test_a_group_is_let_in_by_its_own_admin_and_by_nobody_else_of_it(
    room: Newsroom, language: Language
) -> None:
    room.admin.data["language_code"] = language
    owner = room.bot_api.user("Dueña", language_code=language)
    eva = room.bot_api.user("Eva", language_code=language)
    group = room.bot_api.group("Mesa & más", [owner, eva])
    desk = room.bot_api.private(room.admin)
    async with room.open():
        code = await room.code()
        assert (await room.reply(eva, group, f"/pair {code}")).text == texts(language).groups.toast_not_admin
        assert (await room.reply(owner, group, f"/pair{ME} {code}")).text == read(
            words(language).paired_group
        )
        told = (await room.bot_api.wait_for_messages(desk, 2))[-1]
        assert told.text == read(
            words(language).used_by_group, title="Mesa &amp; más", name="Dueña", id=group.id
        )
        assert "Veracruz" in (await room.reply(eva, group, f"/releases{ME}")).text
        again = await room.reply(owner, group, "/pair ABCDE-FGHJK")
        assert again.text == words(language).already_group
        # The group was let in, and not who did it.
        private = await room.reply(owner, room.bot_api.private(owner), QUESTION)
        assert private.text == read(words(language).stranger_pairing)


async def test_a_group_may_be_let_in_by_somebody_with_access(room: Newsroom) -> None:
    anna, eva = room.bot_api.user("Anna"), room.bot_api.user("Eva")
    group = room.bot_api.group("Otra mesa", [eva, anna])
    async with room.open("pairing", allowed_users=(anna.id,)):
        code = await room.code()
        assert (await room.reply(anna, group, f"/pair {code}")).text == read(words(Language.ES).paired_group)
        assert "Veracruz" in (await room.reply(eva, group, f"/releases{ME}")).text


async def test_a_group_that_was_let_in_stays_so_as_a_supergroup(room: Newsroom) -> None:
    owner = room.bot_api.user("Dueña")
    group = room.bot_api.group("Mesa", [owner])
    async with room.open() as application:
        await room.reply(owner, group, f"/pair {await room.code()}")
        room.chats.move(group.id, -1_002_000_000_777)  # What is done when Telegram tells of it.
        await room.quiet(application)
    supergroup = room.bot_api.supergroup("Mesa", [owner])
    room.chats.move(-1_002_000_000_777, supergroup.id)
    async with room.open():
        assert "Veracruz" in (await room.reply(owner, supergroup, f"/releases{ME}")).text


@BOTH
@pytest.mark.parametrize(
    ("mode", "text", "key"),
    [
        ("open", "/pair ABCDE-FGHJK", "code_not_needed"),
        ("allowlist", "/pair ABCDE-FGHJK", "code_not_needed"),
        ("pairing", "/pair ABCDE-FGHJK", "already"),
        ("pairing", "/start ABCDE-FGHJK", "already"),
    ],
)
async def test_who_has_access_needs_no_code_and_uses_none_up(
    room: Newsroom, language: Language, mode: str, text: str, key: str
) -> None:
    anna = room.bot_api.user("Anna", language_code=language)
    async with room.open(mode, allowed_users=(anna.id,)):
        reply = await room.reply(anna, room.bot_api.private(anna), text)
    assert reply.text == read(getattr(words(language), key))


@BOTH
async def test_pair_without_a_code_says_how(room: Newsroom, language: Language) -> None:
    eva = room.bot_api.user("Eva", language_code=language)
    async with room.open():
        reply = await room.reply(eva, room.bot_api.private(eva), "/pair")
    assert reply.text == read(words(language).code_missing)


async def test_who_came_in_by_a_code_stays_out_where_only_the_list_admits(room: Newsroom) -> None:
    eva = room.bot_api.user("Eva")
    chat = room.bot_api.private(eva)
    async with room.open():
        await room.reply(eva, chat, f"/pair {await room.code()}")
    async with room.open("allowlist"):
        reply = await room.reply(eva, chat, QUESTION)
        assert reply.text == read(words(Language.ES).stranger, user=eva.id)


async def test_the_code_of_one_who_is_no_admin_any_more_lets_nobody_in(room: Newsroom) -> None:
    eva = room.bot_api.user("Eva")
    async with room.open():
        code = await room.code()
    async with room.open("pairing", admins=(4711,)):
        reply = await room.reply(eva, room.bot_api.private(eva), f"/pair {code}")
    assert reply.text == words(Language.ES).code_wrong


async def test_an_admin_who_cannot_be_told_keeps_nobody_out(room: Newsroom) -> None:
    eva = room.bot_api.user("Eva")
    chat = room.bot_api.private(eva)
    async with room.open():
        code = await room.code()
        room.bot_api.private(room.admin).blocked = True
        assert (await room.reply(eva, chat, f"/pair {code}")).text == read(words(Language.ES).paired)
        assert (await room.reply(eva, chat, QUESTION)).quotes
