"""Who may do what: administrators, their rights, restrictions, and what the bot is told of it."""

from itertools import pairwise

import pytest
from telegram import (
    Bot,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberOwner,
    ChatMemberRestricted,
)
from telegram.error import BadRequest, Forbidden

from tests.telegram.arriving import updates
from tests.telegram.server import BotApi, User


@pytest.fixture
def anna(bot_api: BotApi) -> User:
    return bot_api.user("Anna")


@pytest.fixture
def luis(bot_api: BotApi) -> User:
    return bot_api.user("Luis")


async def changes(bot: Bot) -> list[tuple[str, int, str, str]]:
    """Kind, user, old and new status of the memberships that the bot was told of."""
    told = []
    for update in await updates(bot):
        if change := update.my_chat_member or update.chat_member:
            kind = "my" if update.my_chat_member else "other"
            told.append(
                (
                    kind,
                    change.new_chat_member.user.id,
                    change.old_chat_member.status,
                    change.new_chat_member.status,
                )
            )
    return told


async def statuses(bot: Bot, chat_id: int, *people: User) -> list[str]:
    return [(await bot.get_chat_member(chat_id, person.id)).status for person in people]


@pytest.mark.parametrize("bot_status", ["member", "administrator"])
async def test_people_rise_and_fall_while_the_bot_looks(
    bot: Bot, bot_api: BotApi, anna: User, luis: User, bot_status: str
) -> None:
    stranger = bot_api.user("Eva")
    group = bot_api.supergroup("Mesa", [anna, luis], bot=bot_status)
    await changes(bot)
    assert await statuses(bot, group.id, anna, luis, stranger) == ["creator", "member", "left"]
    await anna.promote(group, luis, can_change_info=False, title="Jefe")
    admin = await bot.get_chat_member(group.id, luis.id)
    assert isinstance(admin, ChatMemberAdministrator)
    assert (admin.can_change_info, admin.can_delete_messages, admin.custom_title, admin.is_anonymous) == (
        False,
        True,
        "Jefe",
        False,
    )
    await anna.demote(group, luis)
    await anna.restrict(group, luis)
    with pytest.raises(AssertionError, match="only members write"):
        await luis.send(group, "hola")
    await anna.ban(group, luis)
    assert await statuses(bot, group.id, luis) == ["kicked"]
    told = await changes(bot)
    steps = ["member", "administrator", "member", "restricted", "kicked"]
    expected = [("other", luis.id, old, new) for old, new in pairwise(steps)]
    assert told == (expected if bot_status == "administrator" else [])


async def test_anonymous_administrators_are_told_as_such(
    bot: Bot, bot_api: BotApi, anna: User, luis: User
) -> None:
    group = bot_api.supergroup("Mesa", [anna, luis])
    await anna.promote(group, anna, anonymous=True)
    await anna.promote(group, luis, anonymous=True)
    owner, admin = [
        member for member in await bot.get_chat_administrators(group.id) if member.user.id != bot.id
    ]
    assert isinstance(owner, ChatMemberOwner) and owner.is_anonymous
    assert isinstance(admin, ChatMemberAdministrator) and admin.is_anonymous
    await anna.promote(group, luis)
    again = await bot.get_chat_member(group.id, luis.id)
    assert isinstance(again, ChatMemberAdministrator) and not again.is_anonymous


async def test_hidden_members_are_shown_to_administrators_only(
    bot: Bot, bot_api: BotApi, anna: User, luis: User
) -> None:
    group = bot_api.supergroup("Mesa", [anna, luis])
    group.hidden_members = True
    assert (await bot.get_chat(group.id)).has_hidden_members
    with pytest.raises(BadRequest, match="Chat_admin_required"):
        await bot.get_chat_member(group.id, luis.id)
    assert (await bot.get_chat_member(group.id, bot.id)).status == ChatMember.MEMBER
    await anna.add_bot(group, "administrator")
    assert await statuses(bot, group.id, luis) == ["member"]


async def test_a_restricted_bot_is_told_so_and_may_not_write(bot: Bot, bot_api: BotApi, anna: User) -> None:
    group = bot_api.supergroup("Mesa", [anna])
    message = await anna.send(group, "hola")
    await anna.restrict_bot(group, can_send_documents=True)
    [update] = [update for update in await updates(bot) if update.my_chat_member]
    assert update.my_chat_member is not None
    member = update.my_chat_member.new_chat_member
    assert isinstance(member, ChatMemberRestricted)
    assert (member.is_member, member.can_send_messages, member.can_send_documents) == (True, False, True)
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        await bot.send_message(group.id, "a")
    with pytest.raises(BadRequest, match="Chat_write_forbidden"):
        await bot.set_message_reaction(group.id, message.id, "👀")
    await bot.send_document(group.id, b"x", filename="a.txt")
    await anna.send(group, "/next")
    assert len(await updates(bot)) == 1
    await anna.restrict_bot(group, can_send_messages=True)
    await bot.send_message(group.id, "a")
    with pytest.raises(BadRequest, match="Not enough rights to send documents to the chat"):
        await bot.send_document(group.id, b"x", filename="a.txt")
    await anna.add_bot(group)
    await bot.set_message_reaction(group.id, message.id, "👀")
    assert [(old, new) for _, _, old, new in await changes(bot)] == [
        ("restricted", "restricted"),
        ("restricted", "member"),
    ]


async def test_a_bot_can_be_demoted_thrown_out_and_added_again(bot: Bot, bot_api: BotApi, anna: User) -> None:
    group = bot_api.supergroup("Mesa", [anna], bot="administrator")
    await changes(bot)
    await anna.add_bot(group, "member")
    await anna.remove_bot(group)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.set_message_reaction(group.id, 1, "👀")
    await anna.add_bot(group)
    steps = ["administrator", "member", "kicked", "member"]
    expected = [("my", bot.id, old, new) for old, new in pairwise(steps)]
    assert await changes(bot) == expected
