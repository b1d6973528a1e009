"""What a mention is."""

from dataclasses import dataclass
from enum import StrEnum


class MentionKind(StrEnum):
    """What a mention states."""

    TIME = "time"
    QUANTITY = "quantity"
    NAME = "name"
    QUOTATION = "quotation"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a sentence: `sentence[start:end]`, whole words without the marks around them."""

    start: int
    end: int
    kind: MentionKind
