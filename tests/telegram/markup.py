"""Telegram HTML -> text and entities.

Tags, attributes and errors follow `parse_html` in td/telegram/MessageEntity.cpp of https://github.com/tdlib/td
and "HTML style" of https://core.telegram.org/bots/api#html-style. Byte offsets in errors count UTF-8.
"""

import re
from dataclasses import dataclass, replace
from typing import NoReturn

from tests.telegram.entities import Entity
from tests.telegram.errors import bad_request
from tests.telegram.links import checked_link, mentioned_user

_STYLES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
}
_TAGS = frozenset(_STYLES) | {"a", "pre", "code", "blockquote", "tg-emoji", "tg-time"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]+)|#(?P<decimal>[0-9]+)|(?P<name>[a-zA-Z]+));?")
_SPACE = " \t\r\n\v\0"
_DATE_FORMAT = re.compile(r"r|w?[dD]?[tT]?")  # https://core.telegram.org/bots/api#date-time-entity-formatting


@dataclass(frozen=True, slots=True)
class _Open:
    """A tag that waits for its end: where its text begins, in the output and in UTF-16 units."""

    tag: str
    attributes: dict[str, str]
    start: int
    offset: int


def parse_html(text: str) -> tuple[str, list[Entity]]:
    """Parses Telegram HTML.

    Returns:
        The text without tags and references, and its entities in the order in which they close, untidied.

    Raises:
        ApiError: The markup is wrong; the description is Telegram's, such as
            `Bad Request: can't parse entities: Unsupported start tag "x" at byte offset 4`.
    """
    return _Parser(text).run()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._out: list[str] = []
        self._units = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []

    def run(self) -> tuple[str, list[Entity]]:
        while self._at < len(self._text):
            if self._text[self._at] != "<":
                self._emit(self._character())
            elif self._text.startswith("/", self._at + 1):
                self._end_tag()
            else:
                self._start_tag()
        if self._open:
            raise bad_request(
                f"can't parse entities: Can't find end tag corresponding to start tag "
                f'"{self._open[-1].tag}"'
            )
        entities = [replace(e, language=None) if e.type == "code" else e for e in self._entities]
        # Two references may spell the halves of one character.
        text = "".join(self._out).encode("utf-16-le", "surrogatepass")
        try:
            return text.decode("utf-16-le"), entities
        except UnicodeDecodeError as error:
            raise bad_request(
                "can't parse entities: Text contains invalid Unicode characters after decoding HTML "
                "entities, check for unmatched surrogate code units"
            ) from error

    def _emit(self, character: str) -> None:
        self._out.append(character)
        self._units += 1 + (character > "\uffff")

    def _character(self) -> str:
        """Takes the next character, decoding a reference; what is no reference stands for itself."""
        found = _REFERENCE.match(self._text, self._at)
        if found and (decoded := _decode(found)):
            self._at = found.end()
            return decoded
        self._at += 1
        return self._text[self._at - 1]

    def _fail(self, problem: str, at: int, rest: str = "") -> NoReturn:
        offset = len(self._text[:at].encode("utf-8", "surrogatepass"))
        raise bad_request(f"can't parse entities: {problem} at byte offset {offset}{rest}")

    def _peek(self) -> str:
        """The next character, or an empty string at the end."""
        return self._text[self._at : self._at + 1]

    def _skip_space(self) -> None:
        while self._peek() and self._peek() in _SPACE:
            self._at += 1

    def _until(self, stops: str) -> str:
        start = self._at
        while self._peek() and self._peek() not in stops + _SPACE:
            self._at += 1
        return self._text[start : self._at]

    def _start_tag(self) -> None:
        begin = self._at
        self._at += 1
        tag = self._until(">").lower()
        if not self._peek():
            self._fail("Unclosed start tag", begin)
        if tag not in _TAGS:
            self._fail(f'Unsupported start tag "{tag}"', begin)
        attributes: dict[str, str] = {}
        while self._peek() != ">":
            self._skip_space()
            if self._peek() == ">":
                break
            name, value = self._attribute(tag, begin)
            attributes[name] = value
        self._at += 1
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            self._fail('Tag "span" must have class "tg-spoiler"', begin)
        self._open.append(_Open(tag, attributes, len(self._out), self._units))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        # Only `blockquote expandable` may stand without a value.
        name = self._until("=>" if tag == "blockquote" else "=")
        if not name:
            self._fail(f'Empty attribute name in the tag "{tag}"', begin)
        if tag == "blockquote" and name == "expandable" and self._peek() != "=":
            return name, name
        self._skip_space()
        if self._peek() != "=":
            self._fail(f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin)
        self._at += 1
        self._skip_space()
        if not self._peek():
            self._fail(f'Unclosed start tag "{tag}"', begin)
        value = self._quoted() if self._peek() in "'\"" else self._token()
        if not self._peek():
            self._fail("Unclosed start tag", begin)
        return name, value

    def _quoted(self) -> str:
        quote = self._peek()
        self._at += 1
        value = []
        while self._peek() and self._peek() != quote:
            value.append(self._character())
        self._at += 1
        return "".join(value)

    def _token(self) -> str:
        begin = self._at
        while self._peek().isascii() and (self._peek().isalnum() or self._peek() in (".", "-")):
            self._at += 1
        if self._peek() and self._peek() not in _SPACE + ">":
            self._fail("Unexpected end of name token", begin)
        return self._text[begin : self._at].lower()

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            self._fail("Unexpected end tag", begin)
        self._at += 2
        tag = self._until(">").lower()
        self._skip_space()
        if self._peek() != ">":
            self._fail("Unclosed end tag", begin)
        self._at += 1
        opened = self._open.pop()
        if tag and tag != opened.tag:
            self._fail("Unmatched end tag", begin, f', expected "</{opened.tag}>", found "</{tag}>"')
        if self._units > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        offset, length = opened.offset, self._units - opened.offset
        if opened.tag in _STYLES:
            self._entities.append(Entity(_STYLES[opened.tag], offset, length))
        elif opened.tag == "blockquote":
            kind = "expandable_blockquote" if "expandable" in opened.attributes else "blockquote"
            self._entities.append(Entity(kind, offset, length))
        elif opened.tag == "a":
            self._link(opened.attributes.get("href") or "".join(self._out[opened.start :]), offset, length)
        elif opened.tag == "tg-emoji":
            number = opened.attributes.get("emoji-id", "")
            if not number.isdigit() or not int(number):
                raise bad_request("can't parse entities: Invalid custom emoji identifier specified")
            self._entities.append(Entity("custom_emoji", offset, length, custom_emoji_id=number))
        elif opened.tag == "tg-time":
            self._entities.append(_date_time(opened.attributes, offset, length))
        else:
            self._code(opened, offset, length)

    def _link(self, link: str, offset: int, length: int) -> None:
        if user := mentioned_user(link):
            self._entities.append(Entity("text_mention", offset, length, user_id=user))
        elif url := checked_link(link):
            self._entities.append(Entity("text_link", offset, length, url=url))

    def _code(self, opened: _Open, offset: int, length: int) -> None:
        """`<pre><code class="language-x">` is one entity."""
        name = opened.attributes.get("class", "")
        language = name.removeprefix("language-") if name.startswith("language-") else None
        last = self._entities[-1] if self._entities else None
        inner = last.type if last and (last.offset, last.length) == (offset, length) else None
        if opened.tag == "pre" and last and inner == "code" and last.language:
            self._entities[-1] = Entity("pre", offset, length, language=last.language)
        elif opened.tag == "code" and inner == "pre" and language:
            self._entities[-1] = Entity("pre", offset, length, language=language)
        else:
            # The language waits on the code for a <pre> around it; `run` takes it off a lone <code>.
            self._entities.append(Entity(opened.tag, offset, length, language=language or None))


def _date_time(attributes: dict[str, str], offset: int, length: int) -> Entity:
    unix, form = attributes.get("unix", ""), attributes.get("format", "")
    if not unix.isdigit() or not _DATE_FORMAT.fullmatch(form):
        raise bad_request("can't parse entities: Invalid date-time entity specified")
    return Entity("date_time", offset, length, unix_time=int(unix), date_time_format=form)


def _decode(found: re.Match[str]) -> str | None:
    if found["name"]:
        return _NAMED.get(found["name"])
    code = int(found["hex"], 16) if found["hex"] else int(found["decimal"])
    # A reference has at most nine characters before its semicolon.
    if not 0 < code < 0x10FFFF or len(found[0].removesuffix(";")) >= 10:
        return None
    return chr(code)
