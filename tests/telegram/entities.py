"""Formatting entities, and the order Telegram brings them into.

Offsets and lengths count UTF-16 code units. The rules follow td/telegram/MessageEntity.cpp of
https://github.com/tdlib/td: which entities may contain which, what happens to white space at their edges, and
which characters a message cannot hold.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
CODE = ("code", "pre")
# Outer entities first where two cover the same text; the numbers only order.
_PRIORITY = {name: 90 + index for index, name in enumerate(SPLITTABLE)} | {
    "pre": 11,
    "code": 20,
    "text_link": 49,
}
_PRIORITY |= dict.fromkeys(QUOTES, 0) | {"custom_emoji": 99}

# Line and paragraph separators, direction overrides and the combining marks that draw lines over a text.
_DROPPED = frozenset("\r\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u0333\u033f\u030a")


@dataclass(frozen=True, slots=True)
class Entity:
    """One `MessageEntity`: `offset` and `length` in UTF-16 code units, and what the type carries besides.

    Attributes:
        user_id: For "text_mention" only.
    """

    type: str
    offset: int
    length: int
    url: str | None = None
    user_id: int | None = None
    language: str | None = None
    custom_emoji_id: str | None = None
    unix_time: int | None = None
    date_time_format: str | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length

    @property
    def _rank(self) -> tuple[int, int, int]:
        return (self.offset, -self.length, _PRIORITY.get(self.type, 50))

    def covers(self, other: "Entity") -> bool:
        return self.offset <= other.offset and other.end <= self.end

    def meets(self, other: "Entity") -> bool:
        return self.offset < other.end and other.offset < self.end

    @classmethod
    def read(cls, data: dict[str, Any]) -> "Entity":
        """Reads a `MessageEntity` that a bot sent and the schema has checked."""
        known = {name: data.get(name) for name in _EXTRAS}
        user = data.get("user")
        return cls(
            data["type"], data["offset"], data["length"], user_id=user["id"] if user else None, **known
        )

    def as_json(self, users: dict[int, dict[str, Any]]) -> dict[str, Any]:
        """Renders the entity as `MessageEntity`; `users` are the known users as `User` objects."""
        data: dict[str, Any] = {"type": self.type, "offset": self.offset, "length": self.length}
        data |= {name: value for name in _EXTRAS if (value := getattr(self, name)) is not None}
        if self.user_id is not None:
            data["user"] = users[self.user_id]
        return data


_EXTRAS = ("url", "language", "custom_emoji_id", "unix_time", "date_time_format")


def widen(text: str) -> str:
    """Spells characters beyond the basic plane as two surrogates, so that indices count UTF-16 code units."""
    units = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(int.from_bytes(units[at : at + 2], "little")) for at in range(0, len(units), 2))


def narrow(units: str) -> str:
    """Undoes `widen`."""
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def ordered(entities: Iterable[Entity]) -> list[Entity]:
    return sorted((entity for entity in entities if entity.length > 0), key=lambda entity: entity._rank)


def tidy(text: str, entities: Iterable[Entity]) -> tuple[str, tuple[Entity, ...]]:
    """Brings a text and its entities into the form in which Telegram keeps them.

    Characters that messages cannot hold are dropped or become spaces, white space around the text goes, and
    so do entities that hold nothing but white space or stand where they must not.

    Returns:
        The text, empty when only white space was left, and its entities in order.
    """
    units, moved = _clean(widen(text), disentangle(entities))
    fitted = [fit for entity in moved if (fit := _shrink(units, entity))]
    kept = len(units.rstrip(" \n"))
    first = min((entity.offset for entity in fitted), default=kept)
    start = min(len(units) - len(units.lstrip(" \n")), first)
    clipped = [
        replace(entity, offset=entity.offset - start, length=min(entity.end, kept) - entity.offset)
        for entity in fitted
    ]
    return narrow(units[start:kept]), tuple(disentangle(clipped))


def disentangle(entities: Iterable[Entity]) -> list[Entity]:
    """Drops and splits entities until they are nested as Telegram allows.

    Quotes do not nest; links, code and the like do not nest in one another; nothing stands inside code;
    styles of the same kind that touch become one.
    """
    entities = ordered(entities)
    if _nested_well(entities):
        return entities
    styles = [entity for entity in entities if entity.type in SPLITTABLE]
    quotes = _apart(entity for entity in entities if entity.type in QUOTES)
    others = _apart(entity for entity in entities if entity.type not in SPLITTABLE + QUOTES)
    others = [
        other for other in others if all(quote.covers(other) or not quote.meets(other) for quote in quotes)
    ]
    frame = ordered([*quotes, *others])
    return ordered([*frame, *_split(styles, frame)])


def _nested_well(entities: list[Entity]) -> bool:
    open_: list[Entity] = []
    last_end: dict[str, int] = {}
    for entity in entities:
        while open_ and open_[-1].end <= entity.offset:
            open_.pop()
        if open_ and (not open_[-1].covers(entity) or open_[-1].type in CODE):
            return False
        if entity.type in SPLITTABLE:
            if last_end.get(entity.type, -1) >= entity.offset:
                return False
            last_end[entity.type] = entity.end
        elif any(
            outer.type not in (SPLITTABLE if entity.type in QUOTES else SPLITTABLE + QUOTES)
            for outer in open_
        ):
            return False
        open_.append(entity)
    return True


def _apart(entities: Iterable[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in entities:
        if not kept or kept[-1].end <= entity.offset:
            kept.append(entity)
    return kept


def _split(styles: list[Entity], frame: list[Entity]) -> list[Entity]:
    cuts = sorted({edge for entity in frame for edge in (entity.offset, entity.end)})
    pieces = []
    for name in SPLITTABLE:
        merged: list[Entity] = []
        for entity in styles:
            if entity.type != name:
                continue
            if merged and entity.offset <= merged[-1].end:
                merged[-1] = replace(merged[-1], length=max(merged[-1].end, entity.end) - merged[-1].offset)
            else:
                merged.append(entity)
        for entity in merged:
            edges = [entity.offset, *(cut for cut in cuts if entity.offset < cut < entity.end), entity.end]
            pieces += [replace(entity, offset=low, length=high - low) for low, high in pairwise(edges)]
    return [piece for piece in pieces if not any(e.type in CODE and e.covers(piece) for e in frame)]


def _clean(units: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    kept = []
    position = [0]
    for unit in units:
        if unit not in _DROPPED:
            kept.append(" " if unit < " " and unit != "\n" else unit)
        position.append(len(kept))

    def at(offset: int) -> int:
        return position[min(offset, len(units))]

    moved = [replace(e, offset=at(e.offset), length=at(e.end) - at(e.offset)) for e in entities]
    return "".join(kept), moved


def _shrink(units: str, entity: Entity) -> Entity | None:
    """Takes leading white space out of an entity; an entity of white space alone goes."""
    covered = units[entity.offset : entity.end]
    lead = len(covered) - len(covered.lstrip(" \n"))
    if lead == len(covered):
        return None
    return replace(entity, offset=entity.offset + lead, length=entity.length - lead)
