"""Groups of texts that are alike, for batches whose wrong answers are hard ones."""

import random

import faiss
import numpy as np
from numpy.typing import NDArray

_NEIGHBOURS = 40


def grouped(vectors: NDArray[np.float32], size: int, draw: random.Random, *, same: float = 0.92) -> list[int]:
    """Order texts so that groups of like ones follow one another, the groups in random order.

    Args:
        vectors: (texts, dimensions), rows of length 1.
        size: Texts a group; the last ones may stand alone.
        draw: Decides the order of the groups and who comes first in each.
        same: From this cosine on two texts count as the same and are not put into one group.

    Returns:
        Every text's number once.
    """
    if size < 2 or len(vectors) < 2:
        order = list(range(len(vectors)))
        draw.shuffle(order)
        return order
    # Approximate, in lists of like texts: all against all would take minutes.
    lists = max(1, int(len(vectors) ** 0.5 / 2))
    quantizer = faiss.IndexFlatIP(vectors.shape[1])
    index = faiss.IndexIVFFlat(quantizer, vectors.shape[1], lists, faiss.METRIC_INNER_PRODUCT)
    index.train(vectors)
    index.add(vectors)
    index.nprobe = min(lists, 4)
    cosines, near = index.search(vectors, min(_NEIGHBOURS, len(vectors)))
    seeds = list(range(len(vectors)))
    draw.shuffle(seeds)
    free = np.ones(len(vectors), dtype=bool)
    groups: list[list[int]] = []
    for seed in seeds:
        if not free[seed]:
            continue
        free[seed] = False
        group = [seed]
        for cosine, number in zip(cosines[seed], near[seed], strict=True):
            if len(group) == size:
                break
            if number >= 0 and free[number] and cosine < same:
                free[number] = False
                group.append(int(number))
        groups.append(group)
    draw.shuffle(groups)
    return [number for group in groups for number in group]
