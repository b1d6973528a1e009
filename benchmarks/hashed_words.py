"""An embedder that needs no model: for measuring time alone, over more releases than could be embedded."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from index.folding import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORD = re.compile(r"[^\W_]{4,}")

# Words share a direction by the beginning that their inflected forms have in common.
_BEGINNING = 5

# So few directions that texts in either language share some by chance: the nearest passages are then of both
# languages, with the question's own ahead, as with a bilingual model.
_DIRECTIONS = 512


class HashedWords:
    """Embeds a text as the sum of random directions, one for each of its longer words.

    Attributes:
        name: As the catalogue has it.
        dimensions: As many as the shipped model's vectors have.
    """

    name = "hashed words"
    dimensions = 384

    def __init__(self) -> None:
        import numpy as np

        generator = np.random.default_rng(0)
        self._directions = generator.standard_normal((_DIRECTIONS, self.dimensions)).astype(np.float32)

    def encode_passages(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Embed texts: (n, dimensions), rows of length 1, or 0 for a text without longer words."""
        import numpy as np

        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            chosen = [_direction(word) for word in _WORD.findall(text)]
            if chosen:
                total = self._directions[chosen].sum(axis=0)
                vectors[row] = total / np.linalg.norm(total)
        return vectors

    encode_questions = encode_passages


@lru_cache(maxsize=65_536)
def _direction(word: str) -> int:
    return crc32(fold(word)[:_BEGINNING].encode()) % _DIRECTIONS
