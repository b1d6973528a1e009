"""Fewer items, for a try, from all over a list."""

from typing import TypeVar

_Item = TypeVar("_Item")


def thin(items: list[_Item], limit: int | None) -> list[_Item]:
    """Give evenly spread ones, `limit` of them or somewhat more; None gives all."""
    return items if limit is None else items[:: max(1, len(items) // limit)]
