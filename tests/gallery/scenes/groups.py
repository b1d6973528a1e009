"""The bot in groups."""

from tests.gallery.scenes.questions import AND, COST, MINISTERIAL, STRANGE
from tests.gallery.stage import Playing, Scene

ME = "@vocero_bot"


async def greeting(playing: Playing) -> None:
    group = playing.group(bot="left")
    await playing.anna.add_bot(group)
    await playing.bot_api.wait_for_messages(group)
    await playing.ask(group, ME, by=playing.luis)
    playing.show(group)


async def group_question(playing: Playing) -> None:
    group = playing.group()
    await playing.luis.send(group, playing.say("¿Quién cubre lo del puerto?", "Who covers the library?"))
    answer = await playing.ask(group, *(f"{ME} {text}" for text in COST), by=playing.luis)
    await playing.ask(group, *AND, by=playing.luis, reply_to=answer)
    question = await playing.anna.send(group, f"{ME} {playing.say(*STRANGE)}")
    await playing.bot_api.wait_for(lambda: playing.bot_api.message(question).reactions, within=30)
    playing.show(group)


async def group_outspoken(playing: Playing) -> None:
    group = playing.group()
    playing.chats.choose_outspoken(group.id, True)
    await playing.ask(group, *(f"{ME} {text}" for text in STRANGE))
    playing.show(group)


async def topics(playing: Playing) -> None:
    forum = playing.bot_api.supergroup(
        playing.say("Redacción", "Newsroom"), [playing.anna, playing.luis], forum=True
    )
    ports = playing.bot_api.topic(forum, playing.say("Puertos y cultura", "Ports and culture"))
    await playing.ask(forum, *(f"{ME} {text}" for text in COST), thread=ports, by=playing.luis)
    await playing.ask(forum, *(f"{ME} {text}" for text in MINISTERIAL))
    playing.show(forum)


async def not_an_admin(playing: Playing) -> None:
    group = playing.group()
    settings = await playing.ask(group, f"/settings{ME}")
    await playing.press(settings, playing.words.settings.button_outspoken, by=playing.luis)
    await playing.ask(group, f"/timezone{ME} Bogotá", by=playing.luis)
    playing.show(group)


SCENES = (
    Scene("greeting", "Added to a group", greeting),
    Scene("group", "Questions in a group, one of them without an answer", group_question),
    Scene("group-outspoken", "The same in a group that wants words", group_outspoken),
    Scene("topics", "Topics of a forum", topics),
    Scene("not-an-admin", "Settings that are not one's own to change", not_an_admin),
)
