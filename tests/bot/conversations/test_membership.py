"""Added, removed, blocked, and turned into a supergroup."""

import logging
from typing import Any

import pytest

from bot.chats import Chats
from bot.handlers import membership
from bot.reminders.leads import ONE_DAY
from bot.reminders.store import ReminderStore
from bot.serving import App
from bot.texts import texts
from index import Language
from tests.bot.conversations.gathering import BOTH, NAME, members, push, said
from tests.telegram.server import BotApi, Chat
from tests.telegram.world import public

PAUSE_S = 0.1


@pytest.fixture(autouse=True)
def short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(membership, "MIGRATION_PAUSE_S", PAUSE_S)


def greeting(language: Language) -> str:
    return texts(language).groups.greeting.partition("<b>")[0]


def choose(chats: Chats, chat: Chat) -> None:
    chats.choose_language(chat.id, Language.EN)
    chats.choose_zone(chat.id, "America/Lima")
    chats.choose_outspoken(chat.id, True)
    ReminderStore(chats.file).choose_lead(chat.id, ONE_DAY)


def chosen(chats: Chats, chat: Chat) -> Any:
    lead = ReminderStore(chats.file).lead(chat.id)
    return chats.language(chat.id), chats.zone(chat.id), chats.outspoken(chat.id), lead


MAY = [
    *(f"can_send_{what}" for what in ("messages", "audios", "documents", "photos", "videos", "video_notes")),
    *("can_send_voice_notes", "can_send_polls", "can_send_other_messages", "can_add_web_page_previews"),
    *("can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics", "can_edit_tag"),
    "can_react_to_messages",
]
CHOSEN = (Language.EN, "America/Lima", True, ONE_DAY)
NOTHING = (None, None, False, None)


def my_place(bot_api: BotApi, chat: Chat, by: Any, old: str, new: str, **more: Any) -> None:
    """Tell the bot that its place in the chat changed."""
    user = public(bot_api.world.bot)
    data = {"chat": chat.as_json(), "from": public(by.data), "date": bot_api.world.now()}
    push(
        bot_api,
        "my_chat_member",
        data
        | {"old_chat_member": {"user": user, "status": old}}
        | {"new_chat_member": {"user": user, "status": new} | more},
    )


@BOTH
@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_a_group_is_greeted_once_in_the_language_of_who_adds_the_bot(
    bot_api: BotApi, bot: App, language: Language, kind: str
) -> None:
    anna, _ = members(bot_api, language)
    group = getattr(bot_api, kind)("Mesa", [anna], bot="left")
    bot_api.repeat_next_updates()
    await anna.add_bot(group)
    (hello,) = await bot_api.wait_for_messages(group)
    assert hello.text.startswith(greeting(language))
    assert NAME in hello.spans("mention")
    await anna.add_bot(group, "administrator")
    await anna.add_bot(group, "member")
    my_place(bot_api, group, anna, "left", "member")
    assert len(await said(bot_api, bot, group)) == 1


@BOTH
async def test_a_group_that_chose_a_language_is_greeted_in_it(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    anna, _ = members(bot_api, next(each for each in Language if each is not language))
    group = bot_api.group("Mesa", [anna], bot="left")
    chats.choose_language(group.id, language)
    await anna.add_bot(group)
    (hello,) = await bot_api.wait_for_messages(group)
    assert hello.text.startswith(greeting(language))


@BOTH
async def test_a_group_that_adds_the_bot_again_is_greeted_again(
    bot_api: BotApi, bot: App, language: Language
) -> None:
    anna, _ = members(bot_api, language)
    group = bot_api.group("Mesa", [anna], bot="left")
    for number in (1, 2):
        await anna.add_bot(group)
        await bot_api.wait_for_messages(group, number)
        await anna.remove_bot(group)
    assert len(await said(bot_api, bot, group)) == 2


@BOTH
async def test_neither_a_channel_nor_a_group_without_the_right_to_write_is_greeted(
    bot_api: BotApi, bot: App, language: Language
) -> None:
    anna, _ = members(bot_api, language)
    channel = bot_api.channel("Avisos", [anna], bot="left")
    await anna.add_bot(channel, "administrator")
    muted = bot_api.supergroup("Muda", [anna])
    rights = dict.fromkeys(MAY, False)
    my_place(bot_api, muted, anna, "left", "restricted", is_member=True, until_date=0, **rights)
    assert await said(bot_api, bot, channel) == []
    assert await said(bot_api, bot, muted) == []


@BOTH
async def test_a_greeting_that_nobody_takes_is_one_line_in_the_log(
    bot_api: BotApi, bot: App, language: Language, caplog: pytest.LogCaptureFixture
) -> None:
    anna, _ = members(bot_api, language)
    group = bot_api.group("Mesa", [anna], bot="left")
    group.can_write = False
    with caplog.at_level(logging.INFO, "bot"):
        await anna.add_bot(group)
        assert await said(bot_api, bot, group) == []
    assert len(bot_api.log.of("sendMessage")) == 1
    assert [(each.levelname, each.name) for each in caplog.records] == [("INFO", "bot.handlers.membership")]


@BOTH
async def test_whoever_removes_the_bot_stops_all_that_runs_for_the_group(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    anna, _ = members(bot_api, language)
    for group in (bot_api.group("Mesa", [anna]), bot_api.supergroup("Foro", [anna])):
        choose(chats, group)
        await anna.remove_bot(group)
        assert await said(bot_api, bot, group) == []
        assert chosen(chats, group) == NOTHING
    assert ReminderStore(chats.file).subscribers() == ()


@BOTH
async def test_whoever_blocks_the_bot_is_forgotten_and_may_come_back(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    anna, _ = members(bot_api, language)
    chat = bot_api.private(anna)
    choose(chats, chat)
    await anna.block(chat)
    assert await said(bot_api, bot, chat) == []
    assert chosen(chats, chat) == NOTHING
    await anna.unblock(chat)
    assert await said(bot_api, bot, chat) == []
    assert (await bot_api.answer_to(await anna.send(chat, "/help"))).text


@BOTH
async def test_a_promotion_or_the_loss_of_a_right_changes_nothing(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    anna, _ = members(bot_api, language)
    group = bot_api.supergroup("Mesa", [anna])
    choose(chats, group)
    await anna.add_bot(group, "administrator")
    await anna.add_bot(group, "member")
    assert await said(bot_api, bot, group) == []
    assert chosen(chats, group) == CHOSEN


@BOTH
@pytest.mark.parametrize("order", ["both", "old", "new", "reversed"])
async def test_a_supergroup_keeps_what_the_group_chose_and_is_not_greeted(
    bot_api: BotApi, bot: App, chats: Chats, language: Language, order: str
) -> None:
    anna, _ = members(bot_api, language)
    group = bot_api.group("Mesa", [anna])
    choose(chats, group)
    told: list[tuple[str, Any]] = []
    with pytest.MonkeyPatch.context() as held:
        held.setattr(bot_api.world.updates, "push", lambda *update: told.append(update))
        new = bot_api.migrate(group)
    chosen_messages = {"both": told, "old": told[:1], "new": told[1:], "reversed": told[::-1]}[order]
    # Telegram tells of the bot's place in both besides, and sometimes before.
    my_place(bot_api, new, anna, "left", "member")
    my_place(bot_api, group, anna, "member", "left")
    for update in chosen_messages:
        push(bot_api, *update)
    assert await said(bot_api, bot, new) == []
    assert chosen(chats, new) == CHOSEN
    assert chosen(chats, group) == NOTHING
    my_place(bot_api, new, anna, "left", "member")
    assert await said(bot_api, bot, new) == []


@BOTH
async def test_only_the_error_of_a_send_tells_of_the_supergroup(
    bot_api: BotApi, bot: App, chats: Chats, language: Language
) -> None:
    anna, _ = members(bot_api, language)
    group = bot_api.group("Mesa", [anna])
    choose(chats, group)
    chats.choose_language(group.id, language)
    with pytest.MonkeyPatch.context() as held:
        held.setattr(bot_api.world.updates, "push", lambda *_: None)
        question = await anna.send(group, f"/help{NAME}")
        new = bot_api.migrate(group)
    bot_api.world.updates.push("message", bot_api.world.message_json(question))
    (answer,) = await bot_api.wait_for_messages(new)
    assert question.chat_id == group.id
    assert answer.text.startswith(texts(language).help.partition("\n")[0][3:-4])
    assert chosen(chats, new) == (language, "America/Lima", True, ONE_DAY)
