"""What a chat chooses, and what is erased."""

from tests.gallery.scenes.groups import ME
from tests.gallery.scenes.questions import COST
from tests.gallery.stage import Playing, Scene


async def settings(playing: Playing) -> None:
    await playing.ask(playing.mine, "/subscribe diario 8:00 seguridad", "/subscribe daily 8:00 security")
    await playing.ask(playing.mine, "/remind un día antes", "/remind 1 day before")
    page = await playing.ask(playing.mine, "/settings")
    playing.show(playing.mine, playing.mine.stored[page.reply_to or 0], page)
    words = playing.words.settings
    for button in (words.button_language, words.button_zone):
        await playing.press(page, button)
        playing.show(playing.mine, page)
        await playing.press(page, words.button_all)


async def settings_group(playing: Playing) -> None:
    group = playing.group()
    page = await playing.ask(group, f"/settings{ME}")
    playing.show(group)
    await playing.press(page, playing.words.settings.button_outspoken)
    playing.show(group, page)


async def language(playing: Playing) -> None:
    page = await playing.ask(playing.mine, "/language")
    playing.show(playing.mine)
    await playing.press(page, playing.bot_api.message(page).buttons[0])
    playing.show(playing.mine, page)


async def zone(playing: Playing) -> None:
    for text in ("/timezone", "/timezone España", "/timezone Atlántida", "/timezone Lima"):
        reply = await playing.ask(playing.mine, text)
        playing.show(playing.mine, playing.mine.stored[reply.reply_to or 0], reply)


async def forget(playing: Playing) -> None:
    reply = await playing.ask(playing.mine, *COST)
    await playing.press(reply, "👍")
    await playing.press(reply, playing.words.feedback.button_keep)
    await playing.ask(playing.mine, "/subscribe cada", "/subscribe each")
    page = await playing.ask(playing.mine, "/forget")
    playing.show(playing.mine, playing.mine.stored[page.reply_to or 0], page)
    await playing.press(page, playing.words.feedback.button_forget)
    playing.show(playing.mine, page)


async def forget_group(playing: Playing) -> None:
    group = playing.group()
    page = await playing.ask(group, f"/forget{ME}")
    await playing.press(page, playing.words.feedback.button_forget, by=playing.luis)
    playing.show(group)


SCENES = (
    Scene("settings", "/settings in a private chat", settings),
    Scene("settings-group", "/settings in a group", settings_group),
    Scene("language", "/language", language),
    Scene("timezone", "/timezone", zone),
    Scene("forget", "/forget", forget),
    Scene("forget-group", "/forget in a group", forget_group),
)
