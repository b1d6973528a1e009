"""What is sent unasked goes to nobody who lost access, and goes on when they have it again."""

from datetime import date

import pytest

from bot.chats import Chats
from bot.reminders.store import ReminderStore
from bot.texts import texts
from config import Settings
from index import Language, Library
from tests.bot.conversations.reminding import COUNCIL, THE_DAY_BEFORE, Newsroom, ask, at, room, told
from tests.bot.conversations.running import changed
from tests.telegram.server import BotApi

__all__ = ["room"]


@pytest.mark.parametrize("language", list(Language))
async def test_a_reminder_waits_for_as_long_as_the_settings_keep_a_chat_out(
    bot_api: BotApi,
    bot_settings: Settings,
    empty: Library,
    chats: Chats,
    room: Newsroom,
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
) -> None:
    room.entries = [COUNCIL]
    async with room.open():
        chat = await ask(
            bot_api, room, language=language, text={"es": "un día antes", "en": "a day before"}[language]
        )
    closed = Newsroom(bot_api, bot_settings.model_copy(update={"access": "allowlist"}), empty, chats)
    closed.now = THE_DAY_BEFORE
    async with closed.open():
        await room.looked()
        assert told(bot_api, chat) == []
    listed = bot_settings.model_copy(update={"access": "allowlist", "allowed_users": (chat.id,)})
    again = Newsroom(bot_api, listed, empty, chats)
    again.now = at(date(2026, 1, 22), 10)
    async with again.open():
        await room.looked()
    assert len(told(bot_api, chat)) == 1


@pytest.mark.parametrize("language", list(Language))
async def test_a_button_that_would_have_something_sent_to_a_group_without_access_says_why_not(
    bot_api: BotApi,
    bot_settings: Settings,
    shelf: Library,
    chats: Chats,
    room: Newsroom,
    language: Language,
) -> None:
    anna = bot_api.user("Anna", language_code=language)
    group = bot_api.group("Otra mesa", [anna])
    mine = bot_settings.model_copy(update={"access": "pairing", "allowed_users": (anna.id,)})
    closed = Newsroom(bot_api, mine, shelf, chats)
    room.entries = [COUNCIL]
    async with closed.open():
        shown = await bot_api.answer_to(await anna.send(group, "/next@vocero_test_bot"))
        await anna.press(shown, "1")
        event = await changed(bot_api, shown)
        press = await anna.press(event, "⏰")
        assert (await press.answer())["text"] == texts(language).access.toast_group_first
    async with room.open():
        await bot_api.answer_to(await anna.send(group, "/remind 1d"))
        listed = await bot_api.answer_to(await anna.send(group, "/remind"))
    async with closed.open():
        # What is there already can be taken back.
        press = await anna.press(listed, texts(language).button_remind_off)
        assert (await press.answer()).get("text") is None
    assert not ReminderStore(chats.file).subscribers()
