"""Subscriptions, and what is sent by them."""

import asyncio
from datetime import UTC, datetime, timedelta

from tests.gallery.releases import BRIDGE, STORM, notice
from tests.gallery.stage import Playing, Scene


async def subscribe(playing: Playing) -> None:
    words = playing.words.subscriptions
    reply = await playing.ask(playing.mine, "/subscribe")
    playing.show(playing.mine)
    for button in (words.button_weekly, playing.bot_api.message(reply)):
        label = button if isinstance(button, str) else playing.bot_api.message(reply).buttons[0]
        await playing.press(reply, label)
        playing.show(playing.mine, reply)
    await playing.press(reply, playing.bot_api.message(reply).buttons[1])
    playing.show(playing.mine, reply)
    await playing.press(reply, words.button_end)
    playing.show(playing.mine, reply)


async def subscribe_words(playing: Playing) -> None:
    for spanish, english in (
        ("/subscribe diario 8:00 seguridad, migración", "/subscribe daily 8:00 security, migration"),
        ("/subscribe a veces", "/subscribe sometimes"),
        ("/unsubscribe", "/unsubscribe"),
        ("/unsubscribe", "/unsubscribe"),
    ):
        reply = await playing.ask(playing.mine, spanish, english)
        playing.show(playing.mine, playing.mine.stored[reply.reply_to or 0], reply)


async def announcement(playing: Playing) -> None:
    await playing.ask(playing.mine, "/subscribe cada", "/subscribe each")
    playing.add("news.txt", playing.say(STORM, BRIDGE))
    (told,) = await playing.unasked(playing.mine)
    playing.show(playing.mine, told)
    playing.add(
        "news.txt", playing.say(STORM.replace("35", "41"), BRIDGE.replace("30 January", "6 February"))
    )
    again = (await playing.unasked(playing.mine, 2))[-1]
    playing.show(playing.mine, again)
    await playing.press(again, playing.words.briefings.button_open)
    playing.show(playing.mine, again)


async def announcement_topics(playing: Playing) -> None:
    await playing.ask(
        playing.mine, "/subscribe cada tormentas, transporte", "/subscribe each storms, road closures"
    )
    playing.add("news.txt", playing.say(STORM, BRIDGE))
    (told,) = await playing.unasked(playing.mine)
    playing.show(playing.mine, told)


async def digest(playing: Playing) -> None:
    await playing.ask(playing.mine, "/subscribe diario 8:00", "/subscribe daily 8:00")
    await asyncio.sleep(0.2)
    playing.add("storm.txt", STORM)
    playing.add("bridge.txt", BRIDGE)
    playing.add("buoy.txt", notice(4))
    playing.moment.now = datetime(2026, 1, 17, 14, 1, tzinfo=UTC)
    (told,) = await playing.unasked(playing.mine)
    playing.show(playing.mine, told)
    await playing.press(told, "📰 2")
    playing.show(playing.mine, playing.bot_api.sent(playing.mine)[-1])


async def missed(playing: Playing) -> None:
    async with playing.bot():
        await playing.ask(playing.mine, "/subscribe cada", "/subscribe each")
        await asyncio.sleep(0.2)
    for number in range(1, 12):
        playing.add(f"buoy-{number}.txt", notice(number))
    # The library notes by the machine's clock when a release came.
    playing.moment.now = datetime.now(UTC) + timedelta(days=1)
    async with playing.bot():
        for message in await playing.unasked(playing.mine, 2):
            playing.show(playing.mine, message)


async def late(playing: Playing) -> None:
    async with playing.bot():
        await playing.ask(playing.mine, "/subscribe diario 8:00", "/subscribe daily 8:00")
        await asyncio.sleep(0.2)
    playing.add("news.txt", playing.say(STORM, BRIDGE))
    playing.moment.now = datetime(2026, 1, 17, 20, tzinfo=UTC)
    async with playing.bot():
        playing.show(playing.mine, *await playing.unasked(playing.mine))


SCENES = (
    Scene("subscribe", "/subscribe by its buttons", subscribe),
    Scene("subscribe-words", "/subscribe in words, and /unsubscribe", subscribe_words),
    Scene("announcement", "A release arrives, is updated, is opened", announcement),
    Scene("announcement-topics", "A release about the chat's topics", announcement_topics),
    Scene("digest", "A daily digest, and a release of it opened", digest),
    Scene("missed", "What came while the bot was down", missed, None),
    Scene("late", "A digest that comes late", late, None),
)
