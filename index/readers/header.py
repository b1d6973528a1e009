"""The small `key: value` header that a file may begin with, closed by a line `---`.

    title: Acuerdo sobre el agua
    date: 2026-01-15
    lang: es
    ---
    The text.

Keys may be Spanish or English, capitals and accents do not matter, and `---` may also open the header. A line
that is indented continues the one above.

A release may itself begin with “Fecha: por confirmar”. Lines are taken for a header only if the first one has
a known key and either two known keys open the file, or the lines down to a `---` leave no room for prose:
no blank line among them, or nothing but `key: value`. Once they are taken for a header, what is wrong in
them is an error: a release under a wrong date is worse than one that is missing.
"""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from index.errors import HeaderError
from index.folding import fold
from index.readers.dates import is_ambiguous, parse_date
from index.release import Language

HEADER_LINES = 40
"""A header is closed within so many lines."""

_KEYS = {
    "title": ("title", "titulo"),
    "date": ("date", "fecha", "published"),
    "lang": ("lang", "language", "idioma"),
    "issuer": ("issuer", "emisor", "institucion", "agency"),
    "source": ("source", "fuente"),
    "place": ("place", "lugar"),
    "url": ("url", "link", "enlace"),
}
_FIELD = {alias: field for field, aliases in _KEYS.items() for alias in aliases}
_LANGUAGES = {
    **dict.fromkeys(("es", "spa", "espanol", "castellano", "spanish"), Language.ES),
    **dict.fromkeys(("en", "eng", "ingles", "english"), Language.EN),
}

_LINE = re.compile(r"(?P<key>[^\W\d_][\w -]{0,39}?)\s*:(?:\s+(?P<value>.*))?")
_FENCE = re.compile(r"-{3,}\s*")
_QUOTED = re.compile(r'"(?P<double>(?:[^"\\]|\\.)*)"' r"|'(?P<single>(?:[^']|'')*)'")
_FOLDED = frozenset((">", "|", ">-", "|-"))  # How YAML announces a value on the lines below.


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says; None for what it does not say."""

    title: str | None = None
    published: date | None = None
    language: Language | None = None
    issuer: str | None = None
    place: str | None = None
    url: str | None = None
    notices: tuple[str, ...] = ()


@dataclass(slots=True)
class _Entry:
    """A key with its value. `line` counts from 1, `field` is None for a key that is not known."""

    line: int
    key: str
    field: str | None
    value: str


def split_header(text: str, name: str) -> tuple[Header, str]:
    """Take the header off a text.

    Args:
        text: Clean text: lines end by line feeds.
        name: How messages call the file.

    Returns:
        The header (an empty one when there is none) and the text after it, from the line below its `---`.

    Raises:
        HeaderError: It is a header and something in it is wrong; the message has the line and what to write.
    """
    lines = text.split("\n", _first_line(text) + HEADER_LINES + 2)
    start = _first_line(text)
    fenced = start < len(lines) and _FENCE.fullmatch(lines[start]) is not None
    start += fenced
    close = next(
        (at for at in range(start, min(len(lines), start + HEADER_LINES + 1)) if _FENCE.fullmatch(lines[at])),
        None,
    )
    candidates = lines[start : start + HEADER_LINES if close is None else close]
    if not _is_header(candidates, fenced=fenced, closed=close is not None):
        return Header(), text
    if close is None:
        raise HeaderError(
            f"{name}: the header that begins in line {start + 1} is not closed within {HEADER_LINES} lines."
            " Write a line --- after its last line. If these lines belong to the release itself,"
            " put its title above them."
        )
    return _read(_entries(lines, start, close, name), name), "\n".join(lines[close + 1 :])


def _first_line(text: str) -> int:
    """The index of the first line that is not blank."""
    return text[: len(text) - len(text.lstrip())].count("\n")


def _is_header(lines: list[str], *, fenced: bool, closed: bool) -> bool:
    kinds = [_kind(line) for line in lines]
    if not kinds or "known" not in kinds or (kinds[0] != "known" and not fenced):
        return False
    opening = 0
    for kind in kinds:
        if kind in ("prose", "unknown"):
            break
        opening += kind == "known"
    if opening > 1:
        return True
    return closed and ("prose" not in kinds or ("blank" not in kinds and kinds[0] == "known"))


def _kind(line: str) -> str:
    if not line.strip():
        return "blank"
    if line[0].isspace() or line.startswith("- "):
        return "more"
    match = _LINE.fullmatch(line)
    if match is None:
        return "prose"
    return "known" if fold(match["key"]) in _FIELD else "unknown"


def _entries(lines: list[str], start: int, close: int, name: str) -> list[_Entry]:
    entries: list[_Entry] = []
    for at in range(start, close):
        kind = _kind(lines[at])
        if kind == "blank":
            continue
        if kind == "more" and entries:
            last = entries[-1]
            last.value = f"{'' if last.value in _FOLDED else last.value} {lines[at].strip()}".strip()
            continue
        match = _LINE.fullmatch(lines[at].strip())
        if match is None:
            raise HeaderError(
                f"{name}: line {at + 1} is in the header but is not `key: value` (“{_short(lines[at])}”)."
                " Write it so, indent it if it continues the line above, or write a line --- before it"
                " if the text begins there."
            )
        key = match["key"]
        entries.append(_Entry(at + 1, key, _FIELD.get(fold(key)), (match["value"] or "").strip()))
    return entries


def _read(entries: list[_Entry], name: str) -> Header:
    found: dict[str, _Entry] = {}
    notices = []
    for entry in entries:
        if entry.field is None:
            continue
        if entry.field in found:
            raise HeaderError(
                f"{name}: line {entry.line} (`{entry.key}`) gives again what line {found[entry.field].line}"
                f" (`{found[entry.field].key}`) has given. Keep one of the two."
            )
        entry.value = _unquoted(entry.value)
        found[entry.field] = entry
    if unknown := [f"`{_short(entry.key)}` (line {entry.line})" for entry in entries if entry.field is None]:
        notices.append(
            f"Not read from the header: {', '.join(unknown)}. The keys that are read are {', '.join(_KEYS)}."
        )
    url, source = _value(found, "url"), _value(found, "source")
    if source and _is_address(source):
        url, source = url or source, None
    if url and not _is_address(url):
        notices.append(
            f"The {found['url'].key} of line {found['url'].line} (“{_short(url)}”) is no web address"
            " and was left out. Write it with https:// at its beginning."
        )
        url = None
    if "date" in found and is_ambiguous(found["date"].value):
        published = parse_date(found["date"].value)
        notices.append(
            f"The date of line {found['date'].line}, {found['date'].value}, was read day first,"
            f" as {published}. Write it like that, year first, to leave no doubt."
        )
    return Header(
        title=_value(found, "title"),
        published=_published(found.get("date"), name),
        language=_language(found.get("lang"), name),
        issuer=_value(found, "issuer") or source,
        place=_value(found, "place"),
        url=url,
        notices=tuple(notices),
    )


def _value(found: dict[str, _Entry], field: str) -> str | None:
    return (found[field].value or None) if field in found else None


def _published(entry: _Entry | None, name: str) -> date | None:
    if entry is None or not entry.value:
        return None
    published = parse_date(entry.value)
    if published is None:
        raise HeaderError(
            f"{name}: the {entry.key} of line {entry.line} (“{_short(entry.value)}”) is not a date."
            f" Write it year first: {entry.key}: 2026-01-15"
        )
    return published


def _language(entry: _Entry | None, name: str) -> Language | None:
    if entry is None or not entry.value:
        return None
    language = _LANGUAGES.get(re.split(r"[-_]", fold(entry.value))[0].strip())
    if language is None:
        raise HeaderError(
            f"{name}: the {entry.key} of line {entry.line} (“{_short(entry.value)}”) is neither Spanish nor"
            f" English. Write {entry.key}: es or {entry.key}: en, or leave the line out."
        )
    return language


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", value)


def _unquoted(value: str) -> str:
    match = _QUOTED.fullmatch(value)
    if match is None:
        return value
    if match["double"] is not None:
        return re.sub(r'\\(["\\])', r"\1", match["double"]).strip()
    return match["single"].replace("''", "'").strip()


def _short(value: str, width: int = 40) -> str:
    value = value.strip()
    return value if len(value) <= width else f"{value[: width - 1]}…"
