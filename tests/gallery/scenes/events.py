"""What is coming up, and reminders of it."""

from datetime import UTC, datetime

from tests.gallery.releases import HARBOUR
from tests.gallery.scenes.groups import ME
from tests.gallery.stage import Playing, Scene

CANCELLED = """\
title: Se cancela la audiencia pública
issuer: Autoridad Portuaria de Veracruz
place: Veracruz
date: 2026-01-16
---
La Autoridad Portuaria canceló la audiencia pública sobre las tarifas prevista para el jueves 29 de enero \
a las 17:00 h en el Museo Naval.
"""
POSTPONED = """\
title: Cambia la fecha de la audiencia
issuer: Autoridad Portuaria de Veracruz
place: Veracruz
date: 2026-01-16
---
La audiencia pública sobre las tarifas prevista para el jueves 29 de enero se pospone al viernes 30 de \
enero de 2026 a las 10:00 h en el Museo Naval.
"""


async def next_private(playing: Playing) -> None:
    reply = await playing.ask(playing.mine, "/next")
    playing.show(playing.mine)
    await playing.press(reply, playing.words.button_more)
    playing.show(playing.mine, reply)
    await playing.press(reply, playing.words.button_calendar)
    await playing.bot_api.wait_for_messages(playing.mine, 2)
    playing.show(playing.mine, playing.bot_api.sent(playing.mine)[-1])


async def next_filtered(playing: Playing) -> None:
    await playing.ask(playing.mine, "/next seguridad", "/next security")
    playing.show(playing.mine)
    none = await playing.ask(playing.mine, "/next agosto", "/next august")
    playing.show(playing.mine, none)


async def next_changed(playing: Playing) -> None:
    playing.add("cancelled.txt", CANCELLED)
    await playing.ask(playing.mine, "/next tarifas")
    playing.show(playing.mine)


async def next_group(playing: Playing) -> None:
    group = playing.group()
    reply = await playing.ask(group, f"/next{ME}")
    playing.show(group)
    await playing.press(reply, "2")
    playing.show(group, reply)


async def remind(playing: Playing) -> None:
    await playing.ask(playing.mine, "/remind")
    playing.show(playing.mine)
    agenda = await playing.ask(playing.mine, "/next")
    await playing.press(agenda, "⏰ 2")
    choice = playing.bot_api.sent(playing.mine)[-1]
    playing.show(playing.mine, choice)
    await playing.press(choice, choice.buttons[0])
    playing.show(playing.mine, choice)
    wide = await playing.ask(playing.mine, "/remind un día antes", "/remind 1 day before")
    playing.show(playing.mine, playing.mine.stored[wide.reply_to or 0], wide)
    unclear = await playing.ask(playing.mine, "/remind pronto", "/remind soon")
    playing.show(playing.mine, playing.mine.stored[unclear.reply_to or 0], unclear)


async def reminders(playing: Playing) -> None:
    await playing.ask(playing.mine, "/remind un día antes", "/remind 1 day before")
    playing.moment.now = datetime(2026, 1, 22, 18, 1, tzinfo=UTC)
    (reminder,) = await playing.unasked(playing.mine)
    playing.show(playing.mine, reminder)
    playing.add("changed.txt", POSTPONED)
    moved = (await playing.unasked(playing.mine, 2))[-1]
    playing.show(playing.mine, moved)


async def withdrawn(playing: Playing) -> None:
    number = playing.add("tariffs.txt", HARBOUR.replace("las tarifas el jueves 29", "el calado el jueves 22"))
    await playing.ask(playing.mine, "/remind calado 1 día antes", "/remind calado 1 day before")
    playing.show(playing.mine)
    playing.library.remove(number)
    (told,) = await playing.unasked(playing.mine)
    playing.show(playing.mine, told)


SCENES = (
    Scene("next", "/next: the list, its next page, the calendar's file", next_private),
    Scene("next-filtered", "/next with words, and where nothing fits", next_filtered),
    Scene("next-changed", "An event that was called off", next_changed),
    Scene("next-group", "/next in a group, and an event opened", next_group),
    Scene("remind", "Reminders are set", remind),
    Scene("reminders", "A reminder arrives; a date moves", reminders),
    Scene("withdrawn", "No release announces an event any more", withdrawn),
)
