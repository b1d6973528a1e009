"""Text for Telegram's HTML: escaping, measuring and cutting.

Telegram allows `MESSAGE_LIMIT` characters in a message, counted after the markup is parsed. Its clients and
entity offsets count UTF-16 code units (https://core.telegram.org/api/entities), so that is what is counted
here: for text outside the Basic Multilingual Plane it is the stricter reading.
"""

import html
import re
import unicodedata
from urllib.parse import urlsplit

MESSAGE_LIMIT = 4096
"""The longest text of a message (https://core.telegram.org/bots/api#sendmessage)."""

TOAST_LIMIT = 200
"""The longest text of an answer to a pressed button (…/bots/api#answercallbackquery)."""

_TAG = re.compile(r"<[^>]*>")  # Enough for what this module writes: no ">" is left bare in an attribute.
_JOINER = "\u200d"  # Zero width joiner: what stands on both sides of it is one sign.


def escape(text: str) -> str:
    """Plain text as HTML: all three signs that Telegram asks to replace."""
    return html.escape(text, quote=False)


def bold(text: str) -> str:
    """Plain text as bold HTML; nothing where there is no text."""
    return f"<b>{escape(text)}</b>" if text else ""


def italic(text: str) -> str:
    """Plain text as italic HTML."""
    return f"<i>{escape(text)}</i>"


def link(label: str, url: str | None) -> str:
    """Plain text as a link, or as it is where `url` is no plain web address."""
    if url is None or not is_web_address(url):
        return escape(label)
    return f'<a href="{html.escape(url, quote=True)}">{escape(label)}</a>'


def is_web_address(url: str) -> bool:
    """Whether the address is http(s) with a host and without white space: what Telegram makes a link of."""
    if any(sign.isspace() or not sign.isprintable() for sign in url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def units(text: str) -> int:
    """How long the text is for Telegram, in UTF-16 code units."""
    return len(text) + sum(1 for sign in text if sign > "\uffff")


def visible_units(markup: str) -> int:
    """How long our own HTML is for Telegram once its markup is parsed, in UTF-16 code units."""
    return units(html.unescape(_TAG.sub("", markup)))


def cut(text: str, limit: int) -> str:
    """The longest beginning of at most `limit` units that ends at a word, without white space at its end.

    Where not even one word fits, it ends inside the word, yet never between a letter and its marks.
    """
    if units(text) <= limit:
        return text.rstrip()
    used = 0
    end = 0
    for sign in text:
        used += units(sign)
        if used > limit:
            break
        end += 1
    word_end = end
    while word_end > 0 and not text[word_end].isspace():
        word_end -= 1
    kept = text[:word_end].rstrip()
    if kept:
        return kept
    while end > 0 and _belongs_to_previous(text, end):
        end -= 1
    return text[:end].rstrip()


def clipped(text: str, limit: int) -> str:
    """The text on one line and of at most `limit` units; what is left out is shown by an ellipsis.

    For titles and names, never for what is quoted.
    """
    line = " ".join(text.split())
    return line if units(line) <= limit else f"{cut(line, limit - 1)}…"


def _belongs_to_previous(text: str, position: int) -> bool:
    sign = text[position]
    return (
        unicodedata.combining(sign) != 0
        or unicodedata.category(sign) in {"Mn", "Me", "Mc"}
        or sign == _JOINER
        or text[position - 1] == _JOINER
    )
