"""A stretch of a release that may be worth checking, before it is decided which are shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """`text` is `[start:end]` of the sentence `line`.

    Attributes:
        line: Which sentence of the release.
        weight: How much it is worth checking, beside others.
        is_whole: Whether it says in full what it names.
    """

    line: int
    start: int
    end: int
    text: str
    weight: float
    is_whole: bool = True
