"""Who may ask."""

from tests.gallery.scenes.groups import ME
from tests.gallery.scenes.questions import MINISTERIAL
from tests.gallery.stage import Playing, Scene


async def strangers(playing: Playing) -> None:
    for mode in ("allowlist", "pairing"):
        eva = playing.bot_api.user("Eva", language_code=playing.language.value)
        chat, group = playing.bot_api.private(eva), playing.bot_api.supergroup("Otra mesa", [eva])
        async with playing.bot(access=mode, admins=(playing.anna.id,)):
            await playing.ask(chat, *MINISTERIAL, by=eva)
            playing.show(chat)
            await playing.ask(group, *(f"{ME} {text}" for text in MINISTERIAL), by=eva)
            playing.show(group)


async def pairing(playing: Playing) -> None:
    theirs = playing.bot_api.private(playing.luis)
    group = playing.bot_api.supergroup(playing.say("Mesa de Economía", "Economy desk"), [playing.luis])
    async with playing.bot(access="pairing", admins=(playing.anna.id,)):
        invitation = await playing.ask(playing.mine, "/invite")
        playing.show(playing.mine)
        await playing.ask(theirs, "/pair ABCDE-FGHJK", by=playing.luis)
        await playing.ask(theirs, f"/pair {invitation.spans('code')[0]}", by=playing.luis)
        playing.show(theirs)
        (told,) = [each for each in (await playing.unasked(playing.mine)) if each.id != invitation.id]
        playing.show(playing.mine, told)
        second = await playing.ask(playing.mine, "/invite")
        await playing.ask(group, f"/pair{ME} {second.spans('code')[0]}", by=playing.luis)
        playing.show(group)
        playing.show(playing.mine, (await playing.unasked(playing.mine, 2))[-1])
        page = await playing.ask(playing.mine, "/revoke")
        playing.show(playing.mine, page)
        await playing.press(page, "✕ Luis")
        playing.show(playing.mine, page)
        await playing.press(page, playing.words.access.button_revoke)
        playing.show(playing.mine, page)
        await playing.ask(playing.mine, "/id")
        await playing.ask(group, f"/id{ME}", by=playing.luis)
        playing.show(playing.mine, playing.bot_api.sent(playing.mine)[-1])
        playing.show(group, playing.bot_api.sent(group)[-1])


SCENES = (
    Scene("strangers", "Who has no access", strangers, None),
    Scene("pairing", "/invite, /pair, /revoke and /id", pairing, None),
)
