"""Frames as a page: what stands in a chat on a telephone, in the light and in the dark."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.gallery.frame import Frame
from tests.gallery.rich_text import as_html
from tests.gallery.service import service_words
from tests.telegram.messages import Document, Message

WIDTH = 390
"""CSS pixels across: a telephone of the usual size, held upright."""

THEMES = ("light", "dark")
STYLE = Path(__file__).with_name("style.css")
ZONE = ZoneInfo("America/Mexico_City")
"""Where the people of the scenes are."""


def page(frames: Sequence[Frame], themes: Sequence[str] = THEMES) -> str:
    """Render frames one under the other, each in the themes side by side.

    Returns:
        HTML, `WIDTH` times the number of themes wide, that names no other file.
    """
    rows = "".join(
        '<div class="frame">' + "".join(_phone(frame, theme) for theme in themes) + "</div>"
        for frame in frames
    )
    return (
        '<!doctype html><html><head><meta charset="utf-8"><title>Vocero</title>'
        f"<style>{STYLE.read_text(encoding='utf-8')}</style></head>"
        f'<body style="width:{WIDTH * len(themes)}px">{rows}</body></html>'
    )


def _phone(frame: Frame, theme: str) -> str:
    chat = frame.chat
    people = len(list(chat.members()))
    subtitle = {
        "private": "bot",
        "channel": {"es": "canal", "en": "channel"}[frame.language],
    }.get(chat.type, {"es": f"{people} miembros", "en": f"{people} members"}[frame.language])
    parts: list[str] = []
    thread: int | None = None
    for message in frame.messages:
        if chat.is_forum and (not parts or message.thread != thread):
            thread = message.thread
            name = chat.topics[thread or 1].name
            parts.append(f'<p class="topic"># {escape(name)}</p>')
        parts.append(_message(frame, message))
        parts += [
            f'<p class="toast">{escape(text)}</p>' for after, text in frame.toasts if after == message.id
        ]
    return (
        f'<main class="phone {theme}" style="width:{WIDTH}px"><header><b>{escape(chat.title or "Vocero")}</b>'
        f"<small>{subtitle}</small></header>{''.join(parts)}</main>"
    )


def _message(frame: Frame, message: Message) -> str:
    if message.service:
        return f'<p class="service">{escape(service_words(frame.stage, message, frame.language))}</p>'
    bubble = "".join(
        (
            _name(frame, message) if frame.chat.type != "private" else "",
            _reply(frame, message),
            _document(message.document) if message.document else "",
            f'<div class="text">{as_html(message.content)}</div>' if message.text else "",
            _foot(frame, message),
        )
    )
    rows = "".join(
        '<div class="row">' + "".join(f"<span>{escape(key['text'])}</span>" for key in row) + "</div>"
        for row in message.keyboard
    )
    side = "bot" if message.sender == frame.stage.world.bot_id else "person"
    return f'<section class="{side}"><div class="bubble">{bubble}</div>{rows}</section>'


def _name(frame: Frame, message: Message) -> str:
    return f'<div class="name">{escape(_who(frame, message))}</div>'


def _reply(frame: Frame, message: Message) -> str:
    replied = frame.chat.stored.get(message.reply_to or 0)
    if replied is None or replied.service:
        return ""
    name = replied.document.file_name if replied.document else ""
    words = " ".join((replied.text or name).split())
    return f'<div class="reply"><b>{escape(_who(frame, replied))}</b><span>{escape(words)}</span></div>'


def _document(document: Document) -> str:
    size = f"{document.file_size / 1000:.1f} kB"
    return (
        f'<div class="file"><span class="icon">📄</span><span><b>{escape(document.file_name)}</b>'
        f"<small>{size}</small></span></div>"
    )


def _foot(frame: Frame, message: Message) -> str:
    """Reactions, and when it was written, on one line as Telegram has them."""
    reactions = "".join(f"<span>{escape(emoji)}</span>" for _, emoji in message.reactions)
    edited = {"es": "editado ", "en": "edited "}[frame.language] if message.edited else ""
    time = datetime.fromtimestamp(message.date, ZONE).strftime("%H:%M")
    return (
        f'<div class="foot"><div class="reactions">{reactions}</div>'
        f'<div class="time">{edited}{time}</div></div>'
    )


def _who(frame: Frame, message: Message) -> str:
    if message.sender_chat is not None:
        return frame.stage.world.chats[message.sender_chat].title or ""
    if message.sender is None:
        return frame.chat.title or ""
    return str(frame.stage.world.users[message.sender]["first_name"])
