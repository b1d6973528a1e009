"""The text or caption of a message: parsed, tidied, measured."""

from dataclasses import dataclass
from typing import Any

from tests.telegram.detection import detect
from tests.telegram.entities import Entity, narrow, tidy, widen
from tests.telegram.errors import bad_request, not_implemented
from tests.telegram.markup import parse_html

TEXT_LIMIT = 4096  # characters of a text, https://core.telegram.org/bots/api#sendmessage
CAPTION_LIMIT = 1024  # characters of a caption, https://core.telegram.org/bots/api#senddocument


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities, whose offsets count UTF-16 code units."""

    text: str
    entities: tuple[Entity, ...] = ()

    def covered(self, entity: Entity) -> str:
        return narrow(widen(self.text)[entity.offset : entity.end])


NOTHING = Formatted("")


def plain(text: str) -> Formatted:
    """Reads what a user types: no markup, the entities that Telegram finds."""
    text, _ = tidy(text, ())
    return Formatted(text, detect(text))


def formatted(
    text: str, parse_mode: str | None, entities: list[dict[str, Any]] | None, known_users: frozenset[int]
) -> Formatted:
    """Reads what a bot sends.

    Args:
        parse_mode: "HTML" in any case, or None; Markdown is not played.
        entities: `MessageEntity` objects, looked at only without a parse mode, as Telegram does.
        known_users: Users that may be mentioned by their id; other such mentions are dropped.

    Raises:
        ApiError: The markup is wrong.
    """
    found: list[Entity]
    if parse_mode and parse_mode.lower() == "html":
        text, found = parse_html(text)
    elif parse_mode and parse_mode.lower() in ("markdown", "markdownv2"):
        raise not_implemented(f"parse mode {parse_mode}")
    elif parse_mode:
        raise bad_request("unsupported parse_mode")
    else:
        found = [Entity.read(entity) for entity in entities or ()]
        length = len(widen(text))
        for entity in found:
            if entity.offset < 0 or entity.end > length:
                raise bad_request(
                    f"can't parse entities: Entity beginning at UTF-16 offset {entity.offset} ends after "
                    f"the end of the text at UTF-16 offset {entity.end}"
                )
    found = [entity for entity in found if entity.user_id is None or entity.user_id in known_users]
    text, tidied = tidy(text, found)
    return Formatted(text, detect(text, tidied))


def message_text(content: Formatted, too_long: str = "message is too long") -> Formatted:
    """Checks the length of a text, counted in characters after parsing.

    Raises:
        ApiError: The text is empty or over `TEXT_LIMIT`.
    """
    if not content.text:
        raise bad_request("message text is empty")
    if len(content.text) > TEXT_LIMIT:
        raise bad_request(too_long)
    return content


def caption(content: Formatted) -> Formatted:
    """Checks the length of a caption, counted in characters after parsing.

    Raises:
        ApiError: The caption is over `CAPTION_LIMIT`.
    """
    if len(content.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return content
