"""Reactions: which are to be had, who is told, and messages that were deleted."""

import httpx
import pytest
from telegram import Bot, ReactionTypeEmoji, ReplyParameters
from telegram.error import BadRequest

from tests.telegram.arriving import updates
from tests.telegram.server import BotApi, User


@pytest.fixture
def anna(bot_api: BotApi) -> User:
    return bot_api.user("Anna")


@pytest.mark.parametrize("emoji", ["👀", "🤷", "❤"])
async def test_listed_emoji_are_taken_and_replaced(bot: Bot, bot_api: BotApi, anna: User, emoji: str) -> None:
    group = bot_api.supergroup("Mesa", [anna])
    message = await anna.send(group, "hola")
    await bot.set_message_reaction(group.id, message.id, "👍")
    assert await bot.set_message_reaction(group.id, message.id, emoji)
    await anna.react(message, "🔥")
    assert set(bot_api.message(message).reactions) == {(bot.id, emoji), (anna.id, "🔥")}
    await bot.set_message_reaction(group.id, message.id, [])
    assert bot_api.message(message).reactions == ((anna.id, "🔥"),)


@pytest.mark.parametrize("emoji", ["🔍", "❤️", "✅", "x"])
async def test_other_emoji_are_refused(bot: Bot, bot_api: BotApi, anna: User, emoji: str) -> None:
    group = bot_api.supergroup("Mesa", [anna])
    message = await anna.send(group, "hola")
    with pytest.raises(BadRequest, match="Reaction_invalid"):
        await bot.set_message_reaction(group.id, message.id, ReactionTypeEmoji(emoji))


@pytest.mark.parametrize(("allowed", "taken"), [((), False), (("👍",), False), (("👍", "👀"), True)])
async def test_a_chat_allows_none_or_some(
    bot: Bot, raw: httpx.AsyncClient, bot_api: BotApi, anna: User, allowed: tuple[str, ...], *, taken: bool
) -> None:
    group = bot_api.supergroup("Mesa", [anna])
    message = await anna.send(group, "hola")
    # The client knows no difference between all and none.
    info = (await raw.get("getChat", params={"chat_id": group.id})).json()["result"]
    assert "available_reactions" not in info
    group.available_reactions = allowed
    info = (await raw.get("getChat", params={"chat_id": group.id})).json()["result"]
    assert info["available_reactions"] == [{"type": "emoji", "emoji": emoji} for emoji in allowed]
    if taken:
        await bot.set_message_reaction(group.id, message.id, "👀")
    else:
        with pytest.raises(BadRequest, match="Reaction_invalid"):
            await bot.set_message_reaction(group.id, message.id, "👀")
        with pytest.raises(AssertionError, match="not to be had"):
            await anna.react(message, "👀")


async def test_a_bot_sets_one_and_none_where_it_may_not(bot: Bot, bot_api: BotApi, anna: User) -> None:
    group = bot_api.supergroup("Mesa", [anna])
    message = await anna.send(group, "hola")
    with pytest.raises(BadRequest, match="Reactions_too_many"):
        await bot.set_message_reaction(group.id, message.id, ["👍", "👀"])
    group.can_react = False
    with pytest.raises(BadRequest, match="Chat_write_forbidden"):
        await bot.set_message_reaction(group.id, message.id, "👀")


async def test_a_forwarded_post_takes_the_reactions_of_its_channel(
    bot: Bot, bot_api: BotApi, anna: User
) -> None:
    channel, group = bot_api.channel("Avisos", [anna]), bot_api.supergroup("Discusión", [anna])
    bot_api.link(channel, group)
    copy = bot_api.forwarded(await bot_api.post(channel, "hola"))
    channel.available_reactions = ()
    with pytest.raises(BadRequest, match="Reaction_invalid"):
        await bot.set_message_reaction(group.id, copy.id, "👀")


async def test_a_service_message_takes_none(bot: Bot, bot_api: BotApi, anna: User) -> None:
    group = bot_api.supergroup("Mesa", [bot_api.user("Eva")])
    await anna.join(group)
    with pytest.raises(BadRequest, match="Reaction_invalid"):
        await bot.set_message_reaction(group.id, bot_api.messages(group)[0].id, "👀")


@pytest.mark.parametrize("anonymous", [False, True])
async def test_an_administrator_bot_is_told_of_reactions(
    bot: Bot, bot_api: BotApi, anna: User, *, anonymous: bool
) -> None:
    group = bot_api.supergroup("Mesa", [anna], bot="administrator")
    await anna.promote(group, anna, anonymous=anonymous)
    await bot.send_message(group.id, "hola")
    await updates(bot)
    await anna.react(bot_api.sent(group)[0], "👍")
    await bot.set_message_reaction(group.id, bot_api.sent(group)[0].id, "👀")
    [update] = await updates(bot)
    change = update.message_reaction
    assert change is not None and change.new_reaction == (ReactionTypeEmoji("👍"),)
    who = change.actor_chat if anonymous else change.user
    assert who is not None and who.id == (group.id if anonymous else anna.id)


async def test_a_deleted_message_is_not_found_whatever_is_done(bot: Bot, bot_api: BotApi, anna: User) -> None:
    group = bot_api.supergroup("Mesa", [anna, bot_api.user("Luis")])
    message = await anna.send(group, "/next")
    own = await bot.send_message(group.id, "a", reply_parameters=ReplyParameters(message.id))
    await updates(bot)
    await anna.delete(message)
    assert not await updates(bot)
    with pytest.raises(BadRequest, match="Message to react not found"):
        await bot.set_message_reaction(group.id, message.id, "👀")
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(group.id, "b", reply_parameters=ReplyParameters(message.id))
    alone = ReplyParameters(message.id, allow_sending_without_reply=True)
    assert (await bot.send_message(group.id, "b", reply_parameters=alone)).reply_to_message is None
    await anna.delete(bot_api.sent(group)[0])  # She owns the group.
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("c", group.id, own.message_id)
