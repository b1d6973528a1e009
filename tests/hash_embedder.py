"""A tiny deterministic embedder; importing it is cheap enough for a process that is about to be killed."""

import hashlib
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from index.folding import fold


@cache
def _direction(beginning: str, dimensions: int) -> NDArray[np.float32]:
    seed = int.from_bytes(hashlib.sha256(beginning.encode()).digest()[:8])
    return np.random.default_rng(seed).standard_normal(dimensions).astype(np.float32)


class HashEmbedder:
    """Embeds a text as the sum of pseudo-random directions, one for each five-letter beginning of its words.

    Texts that share beginnings of words are near each other, in whichever language ("ministerial").
    """

    name = "hashes"
    dimensions = 64

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([self._encode(text) for text in texts], dtype=np.float32).reshape(-1, self.dimensions)

    def encode_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.encode_passages(texts)

    def _encode(self, text: str) -> NDArray[np.float32]:
        total = np.zeros(self.dimensions, dtype=np.float32)
        for word in fold(text).split():
            total += _direction(word[:5], self.dimensions)
        length = float(np.linalg.norm(total))
        return total / length if length else total
