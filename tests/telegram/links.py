"""Which links Telegram takes, and how it spells them.

Follows LinkManager of https://github.com/tdlib/td: a link without a scheme is http, a host needs a dot, and
what is no link at all is dropped from a text without an error.
"""

import re
from urllib.parse import parse_qs, urlsplit

_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HOST = re.compile(r"^[\w-]+(\.[\w-]+)+$")


def mentioned_user(link: str) -> int | None:
    """Reads the user of a `tg://user?id=123` link."""
    parts = urlsplit(link)
    if parts.scheme.lower() != "tg" or (parts.netloc or parts.path) != "user":
        return None
    number = parse_qs(parts.query).get("id", [""])[0]
    return int(number) if number.isdigit() and int(number) else None


def checked_link(link: str) -> str | None:
    """Spells a link as Telegram keeps it: lower-case scheme and host, and a path.

    Returns:
        None when Telegram does not take it as a link.
    """
    link = link.strip()
    if re.search(r"\s", link):
        return None
    scheme = _SCHEME.match(link)
    known = scheme is not None and scheme[1].lower() in ("http", "https", "tg", "ton")
    if scheme and not known and not re.match(r"^[^/:]+:\d", link):
        return None
    try:
        parts = urlsplit(link if known else f"http://{link}")
        port = parts.port
    except ValueError:
        return None
    if parts.scheme in ("tg", "ton"):
        return link if re.fullmatch(r"[\w-]+", parts.netloc or parts.path) else None
    host = parts.hostname or ""
    if not _HOST.match(host):
        return None
    user = parts.netloc.rpartition("@")[0]
    place = f"{user}@" * bool(user) + host + (f":{port}" if port else "")
    rest = (
        (parts.path or "/")
        + f"?{parts.query}" * bool(parts.query)
        + f"#{parts.fragment}" * bool(parts.fragment)
    )
    return f"{parts.scheme}://{place}{rest}"
