"""Briefings, in a message and in print."""

from tests.gallery.releases import notice
from tests.gallery.stage import Playing, Scene


async def briefing(playing: Playing) -> None:
    reply = await playing.ask(playing.mine, "/resumen 3", "/briefing 4")
    playing.show(playing.mine)
    await playing.press(reply, "3")
    playing.show(playing.mine, reply)


async def briefing_newest(playing: Playing) -> None:
    reply = await playing.ask(playing.mine, "/resumen", "/briefing")
    playing.show(playing.mine)
    await playing.press(reply, playing.words.briefings.button_print)
    await playing.bot_api.wait_for_messages(playing.mine, 2)
    sheet = playing.bot_api.sent(playing.mine)[-1]
    playing.show(playing.mine, sheet)
    assert sheet.document is not None
    playing.sheets.append(playing.bot_api.world.files[sheet.document.file_id].data.decode())


async def briefing_choice(playing: Playing) -> None:
    for number in (4, 5):
        playing.add(f"buoy-{number}.txt", notice(number))
    for spanish, english in (
        ("/resumen aviso", "/briefing aviso"),
        ("/resumen fútbol", "/briefing football"),
        ("/resumen 99", "/briefing 99"),
    ):
        reply = await playing.ask(playing.mine, spanish, english)
        playing.show(playing.mine, playing.mine.stored[reply.reply_to or 0], reply)


async def briefing_new(playing: Playing) -> None:
    reply = await playing.ask(playing.mine, "/resumen nuevos", "/briefing new")
    playing.show(playing.mine)
    await playing.press(reply, "📰 2")
    playing.show(playing.mine, reply)
    nothing = await playing.ask(playing.mine, "/resumen nuevos", "/briefing new")
    playing.show(playing.mine, playing.mine.stored[nothing.reply_to or 0], nothing)


SCENES = (
    Scene("briefing", "A release by its number, and a sentence in its context", briefing),
    Scene("briefing-newest", "The newest release, and its sheet to be printed", briefing_newest),
    Scene("briefing-choice", "Several fit; none fits; there is no such number", briefing_choice),
    Scene("briefing-new", "All that is new, one opened, and nothing new", briefing_new),
)
