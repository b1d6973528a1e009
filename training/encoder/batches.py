"""Batches of texts of like length."""

import random
from collections.abc import Sequence

_WINDOW = 50
"""So many batches are cut from one stretch of shuffled texts sorted by length."""


def by_length(lengths: Sequence[int], tokens: int, draw: random.Random) -> list[list[int]]:
    """Cut texts into batches.

    Args:
        lengths: Of each text, in pieces.
        tokens: How many a batch holds at most, padding included; one text at least.
        draw: Decides which texts meet, and the order of the batches.

    Returns:
        Every text's number once.
    """
    order = list(range(len(lengths)))
    draw.shuffle(order)
    average = max(1.0, sum(lengths) / max(1, len(lengths)))
    window = max(1, int(_WINDOW * tokens / average))
    batches: list[list[int]] = []
    for start in range(0, len(order), window):
        batch: list[int] = []
        for text in sorted(order[start : start + window], key=lambda text: lengths[text]):
            # Sorted, so that this text is the longest so far.
            if batch and (len(batch) + 1) * lengths[text] > tokens:
                batches.append(batch)
                batch = []
            batch.append(text)
        batches.append(batch)
    draw.shuffle(batches)
    return batches
