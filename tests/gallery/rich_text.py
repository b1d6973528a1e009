"""The text of a message as HTML, its entities as elements."""

from html import escape

from tests.telegram.content import Formatted
from tests.telegram.entities import Entity, narrow, widen

_ELEMENTS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
_LINKS = frozenset(
    {"text_link", "url", "date_time", "mention", "text_mention", "bot_command", "hashtag", "email"}
)


def as_html(content: Formatted) -> str:
    """Render a text; entities nest in each other, as Telegram has brought them in order.

    An address is shown as a link that leads nowhere: a picture needs none.
    """
    units = widen(content.text)
    opening: dict[int, list[Entity]] = {}
    closing: dict[int, list[Entity]] = {}
    # Outer ones first.
    for entity in sorted(content.entities, key=lambda each: (each.offset, -each.length)):
        opening.setdefault(entity.offset, []).append(entity)
        closing.setdefault(entity.end, []).insert(0, entity)
    parts: list[str] = []
    last = 0
    after_quotation = False
    for place in sorted({0, len(units), *opening, *closing}):
        text = narrow(units[last:place])
        # A quotation is a block: the line feed behind it ends its line and makes no empty one.
        parts.append(escape(text.removeprefix("\n") if after_quotation else text))
        after_quotation = any(_element(entity) == "blockquote" for entity in closing.get(place, []))
        parts += [f"</{_element(entity)}>" for entity in closing.get(place, [])]
        parts += [f"<{_element(entity)}{_attributes(entity)}>" for entity in opening.get(place, [])]
        last = place
    return "".join(parts)


def _element(entity: Entity) -> str:
    return "a" if entity.type in _LINKS else _ELEMENTS.get(entity.type, "span")


def _attributes(entity: Entity) -> str:
    return ' class="expandable"' if entity.type == "expandable_blockquote" else ""
