"""Questions, their answers, and the buttons under them."""

from tests.gallery.releases import HARBOUR, HARBOUR_UPDATED
from tests.gallery.stage import Playing, Scene
from tests.telegram.server import Message

MINISTERIAL = ("¿Cuándo será la Reunión Ministerial de Seguridad?", "When is the ministerial meeting?")
COST = (
    "¿Cuánto costó el dragado del puerto de Veracruz?",
    "How many posts will the longer library hours create?",
)
AND = ("¿y cuánto duraron las obras?", "and how much will they cost?")
STRANGE = (
    "¿Cuántos goles metió la selección anoche?",
    "How many goals did the national team score last night?",
)


async def welcome(playing: Playing) -> None:
    for command in ("/start", "/help", "/privacy"):
        reply = await playing.ask(playing.mine, command)
        playing.show(playing.mine, _asked(playing, reply), reply)


async def answer(playing: Playing) -> None:
    await playing.ask(playing.mine, *MINISTERIAL)
    playing.show(playing.mine)


async def answer_buttons(playing: Playing) -> None:
    reply = await playing.ask(playing.mine, *COST)
    playing.show(playing.mine)
    for button in (playing.words.button_context, playing.words.button_back, playing.words.button_more):
        await playing.press(reply, button)
        if button != playing.words.button_back:
            playing.show(playing.mine, reply)
    await playing.press(reply, playing.words.button_other_language)
    playing.show(playing.mine, reply)


async def votes(playing: Playing) -> None:
    reply = await playing.ask(playing.mine, *COST)
    await playing.press(reply, "👍")
    playing.show(playing.mine)
    await playing.press(reply, playing.words.feedback.button_keep)
    playing.show(playing.mine, reply)


async def no_answer(playing: Playing) -> None:
    await playing.ask(playing.mine, *STRANGE)
    playing.show(playing.mine)


async def follow_up(playing: Playing) -> None:
    await playing.ask(playing.mine, *COST)
    second = await playing.ask(playing.mine, *AND)
    playing.show(playing.mine, _asked(playing, second), second)


async def edited(playing: Playing) -> None:
    question = await playing.anna.send(playing.mine, playing.say(*STRANGE))
    reply = await playing.bot_api.answer_to(question, within=30)
    await playing.anna.edit(question, playing.say(*COST))
    await playing.bot_api.wait_for(lambda: playing.bot_api.message(reply).edited, within=30)
    playing.show(playing.mine)


async def releases(playing: Playing) -> None:
    await playing.ask(playing.mine, "/releases")
    playing.show(playing.mine)


async def old_buttons(playing: Playing) -> None:
    number = playing.add("second.txt", HARBOUR.replace("cinco muelles", "seis muelles"))
    reply = await playing.ask(
        playing.mine, "¿Cuándo reabre el puerto sus seis muelles?", "When does the port reopen its six docks?"
    )
    playing.add("second.txt", HARBOUR_UPDATED.replace("cinco muelles", "seis muelles"))
    await playing.press(reply, playing.words.button_context)
    playing.show(playing.mine)
    playing.library.remove(number)
    await playing.press(reply, playing.words.button_back)
    playing.show(playing.mine, reply)


def _asked(playing: Playing, reply: Message) -> Message:
    return playing.mine.stored[reply.reply_to or 0]


SCENES = (
    Scene("welcome", "/start, /help and /privacy", welcome),
    Scene("answer", "An answer", answer),
    Scene("answer-buttons", "The same answer: context, more, the other language", answer_buttons),
    Scene("votes", "A vote, and whether the question may be kept", votes),
    Scene("no-answer", "No release answers", no_answer),
    Scene("follow-up", "A question that leans on the one before", follow_up),
    Scene("edited", "A question that was edited", edited),
    Scene("releases", "/releases", releases),
    Scene("old-buttons", "A release updated, then withdrawn, behind the buttons of an answer", old_buttons),
)
