"""/forget for those who may not use the bot, or not any more: what is stored about them is theirs."""

import pytest

from bot.chats import Chats
from bot.limits import rates
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.access.doors import QUESTION, Newsroom, read, words
from tests.bot.conversations.running import changed
from tests.telegram.server import BotApi

BOTH = pytest.mark.parametrize("language", list(Language))
CLOSED = pytest.mark.parametrize("mode", ["allowlist", "pairing"])
ME = "@vocero_test_bot"


@pytest.fixture
def room(bot_api: BotApi, bot_settings: Settings, shelf: Library, chats: Chats) -> Newsroom:
    return Newsroom(bot_api, bot_settings, shelf, chats, bot_api.user("Jefa"))


def stored(room: Newsroom, user: int) -> int:
    with room.chats.file.reading() as db:
        counts = (
            db.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (user,)).fetchone()[0]
            for table, column in (("votes", "user_id"), ("chats", "chat_id"), ("strangers", "id"))
        )
        return sum(counts)


@BOTH
@CLOSED
async def test_who_lost_access_can_have_everything_erased(
    room: Newsroom, mode: str, language: Language
) -> None:
    said = texts(language)
    eva = room.bot_api.user("Eva", language_code=language)
    chat = room.bot_api.private(eva)
    async with room.open("open") as application:
        answer = await room.reply(eva, chat, QUESTION)
        await eva.press(answer, "👍")
        await room.quiet(application)
    room.chats.choose_zone(chat.id, "America/Lima")
    async with room.open(mode) as application:
        await eva.send(chat, QUESTION)
        await room.quiet(application)
        assert stored(room, eva.id) == 3
        shown = await room.reply(eva, chat, "/forget")
        await eva.press(shown, said.feedback.button_leave)
        assert (await changed(room.bot_api, shown)).text == said.feedback.not_forgotten
        assert stored(room, eva.id) == 3
        shown = await room.reply(eva, chat, "/forget")
        await eva.press(shown, said.feedback.button_forget)
        assert (await changed(room.bot_api, shown)).text.startswith(read(said.feedback.forgotten))
    assert stored(room, eva.id) == 0


@BOTH
@CLOSED
async def test_in_a_group_that_is_not_admitted_too_and_nothing_else_passes(
    room: Newsroom, mode: str, language: Language
) -> None:
    said = texts(language)
    eva, luis = (room.bot_api.user(name, language_code=language) for name in ("Eva", "Luis"))
    group = room.bot_api.supergroup("Ajenos", [eva, luis])
    async with room.open("open") as application:
        answer = await room.reply(eva, group, f"{ME} {QUESTION}")
        await eva.press(answer, "👍")
        await room.quiet(application)
    async with room.open(mode):
        shown = await room.reply(eva, group, f"/forget{ME}")
        press = await luis.press(shown, said.feedback.button_forget)
        assert (await press.answer())["text"] == said.feedback.toast_not_yours
        assert stored(room, eva.id) == 1
        other = await luis.press(answer, said.button_context)
        assert (await other.answer())["text"] == words(language).toast_stranger
        await eva.press(shown, said.feedback.button_forget)
        assert (await changed(room.bot_api, shown)).text == said.feedback.forgotten_in_group
    assert stored(room, eva.id) == 0
    assert len(room.said(group)) == 2


@BOTH
async def test_a_stranger_who_sends_it_without_end_is_not_answered_without_end(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    monkeypatch.setattr(rates, "PRESSES_PER_MINUTE", 2)
    eva = room.bot_api.user("Eva", language_code=language)
    chat = room.bot_api.private(eva)
    async with room.open("allowlist") as application:
        for _ in range(5):
            await eva.send(chat, "/forget")
        await room.quiet(application)
        assert len(room.said(chat)) == 2
