"""Groups that become supergroups, groups that are deleted, accounts that are."""

from itertools import permutations

import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from tests.telegram.arriving import updates
from tests.telegram.server import BotApi, User
from tests.telegram.upheavals import Told


@pytest.fixture
def anna(bot_api: BotApi) -> User:
    return bot_api.user("Anna")


KINDS: tuple[Told, ...] = ("to", "from", "member")
ORDERS: list[tuple[Told, ...]] = [order for length in range(4) for order in permutations(KINDS, length)]


@pytest.mark.parametrize("told", ORDERS, ids="-".join)
async def test_a_migration_is_told_in_any_order_or_not_at_all(
    bot: Bot, bot_api: BotApi, anna: User, told: tuple[Told, ...]
) -> None:
    group = bot_api.group("Mesa", [anna])
    supergroup = bot_api.migrate(group, told)
    heard: list[Told] = []
    for update in await updates(bot):
        if change := update.my_chat_member:
            assert (change.old_chat_member.status, change.new_chat_member.status) == ("left", "member")
            assert change.chat.id == supergroup.id
            heard.append("member")
            continue
        assert update.message is not None
        if update.message.migrate_to_chat_id is not None:
            assert (update.message.chat.id, update.message.migrate_to_chat_id) == (group.id, supergroup.id)
            heard.append("to")
        else:
            assert (update.message.chat.id, update.message.migrate_from_chat_id) == (supergroup.id, group.id)
            heard.append("from")
    assert tuple(heard) == told
    with pytest.raises(ChatMigrated):
        await bot.send_message(group.id, "a")
    await bot.send_message(supergroup.id, "a")


async def test_after_a_migration_the_two_groups_are_apart(bot: Bot, bot_api: BotApi, anna: User) -> None:
    group = bot_api.group("Mesa", [anna])
    supergroup = bot_api.migrate(group)
    with pytest.raises(AssertionError, match="the group is no more"):
        await anna.send(group, "/next")
    await anna.send(supergroup, "/next")
    await anna.remove_bot(supergroup)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(supergroup.id, "a")
    with pytest.raises(ChatMigrated):
        await bot.send_message(group.id, "a")
    with pytest.raises(AssertionError, match="only a group migrates"):
        bot_api.migrate(group)


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        ("deleted", Forbidden, "the group chat was deleted"),
        ("deactivated", BadRequest, "Group chat was deactivated"),
        ("not found", BadRequest, "Chat not found"),
    ],
)
@pytest.mark.parametrize("of", ["group", "supergroup"])
async def test_a_deleted_group_is_left_and_gone(
    bot: Bot, bot_api: BotApi, anna: User, of: str, error: str, kind: type[TelegramError], words: str
) -> None:
    group = getattr(bot_api, of)("Mesa", [anna])
    message = await anna.send(group, "/next")
    await updates(bot)
    bot_api.delete_chat(group, error)  # type: ignore[arg-type]
    [update] = await updates(bot)
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "left"
    for call in (
        bot.send_message(group.id, "a"),
        bot.send_chat_action(group.id, "typing"),
        bot.set_message_reaction(group.id, message.id, "👀"),
        bot.get_chat_administrators(group.id),
    ):
        with pytest.raises(kind, match=words):
            await call
    with pytest.raises(AssertionError, match="the group is no more"):
        await anna.send(group, "/next")


async def test_a_deleted_account_cannot_be_written_to(bot: Bot, bot_api: BotApi, anna: User) -> None:
    chat = bot_api.private(anna)
    bot_api.deactivate(anna)
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(chat.id, "a")
