"""A BERT encoder in numpy alone: from word pieces to a vector for each text, or for each of its tokens.

What it computes is BERT as J. Devlin and others describe it (https://arxiv.org/abs/1810.04805); a text's
vector is the mean of those of its tokens. How it computes is chosen for the processor:

- The texts of a batch stand end to end in one matrix, without padding. Only attention looks at each text by
  itself, so a text's vector does not depend on its neighbours, and nothing needs a mask.
- A matrix holds a token in a column, not in a row: a weight times a few columns took the BLAS library two
  thirds of the time that a few rows times the weight took, and as long where there are many.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from index.bert_weights import POSITIONS, TOKEN_TYPES, WORDS, BertShape, read_weights
from index.gelu import gelu

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]
    Words = NDArray[np.float16 | np.float32]


class Bert:
    """The encoder, its weights in memory: in 32 bits, but for the word pieces, which stay as in the file.

    It keeps no state between calls: any number of threads may use it at once.
    """

    def __init__(self, file: Path, shape: BertShape, words: "Words | None" = None) -> None:
        """Read the weights.

        Args:
            file: Weights in the format of safetensors, as `BertModel.save_pretrained` writes them.
            shape: The sizes that its configuration gives.
            words: Vectors of the word pieces, (vocabulary, hidden), where the file has none of its own.

        Raises:
            ModelError: The file is missing, damaged, or has tensors of other names, sizes or types.
        """
        import numpy as np

        found = read_weights(file, shape, without=() if words is None else (WORDS,))
        self._shape = shape
        # The largest tensor by far. Only the rows of a text's word pieces are ever needed in 32 bits.
        self._words = found.pop(WORDS) if words is None else words
        weights = {name: tensor.astype(np.float32, copy=False) for name, tensor in found.items()}
        # A text is of the first type, but for what follows its first part.
        types = weights[TOKEN_TYPES]
        self._positions = weights[POSITIONS] + types[0]
        self._second_type = types[-1] - types[0]
        self._norm = _Affine.norm(weights, "embeddings.LayerNorm")
        self._layers = [_Layer(weights, f"encoder.layer.{n}", shape) for n in range(shape.layers)]

    def encode(self, texts: Sequence[Sequence[int]]) -> "Matrix":
        """Encode texts, all at once.

        Args:
            texts: The numbers of each one's word pieces, at least one and at most `positions` of them, with
                the special ones that the model was trained with.

        Returns:
            (n, hidden): the mean of each text's token vectors, in the order of the texts. A text has the same
            vector, to 1e-5, whatever it is encoded with. From damaged weights it may be inf or nan.

        Raises:
            IndexError: A number of a word piece is not in the vocabulary, or a text is too long.
        """
        import numpy as np

        vectors = np.empty((len(texts), self._shape.hidden), dtype=np.float32)
        if not texts:
            return vectors
        columns, order, starts = self._columns(texts, None)
        lengths = np.diff([*starts, columns.shape[1]]).astype(np.float32)
        with np.errstate(all="ignore"):
            vectors[order] = (np.add.reduceat(columns, starts, axis=1) / lengths).T
        return vectors

    def states(self, texts: Sequence[Sequence[int]], firsts: Sequence[int]) -> "list[Matrix]":
        """Give the vector of every token of texts that have two parts.

        Args:
            texts: As for `encode`.
            firsts: How many of each text's pieces are its first part.

        Returns:
            (tokens, hidden) for each text, in the order of the texts.

        Raises:
            IndexError: As for `encode`.
        """
        if not texts:
            return []
        columns, order, starts = self._columns(texts, firsts)
        found: dict[int, Matrix] = {}
        for row, start, stop in zip(order, starts, [*starts[1:], columns.shape[1]], strict=True):
            found[row] = columns[:, start:stop].T
        return [found[row] for row in range(len(texts))]

    def _columns(
        self, texts: Sequence[Sequence[int]], firsts: Sequence[int] | None
    ) -> "tuple[Matrix, list[int], list[int]]":
        """Encode texts: (hidden, tokens), in what order the texts stand in it, and where each begins."""
        import numpy as np

        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        lengths = [len(texts[row]) for row in order]
        tokens = np.concatenate([np.asarray(texts[row], dtype=np.intp) for row in order])
        places = np.concatenate([np.arange(length) for length in lengths])
        # What is wrong with the weights shows in the vectors; a warning for each step on the way is no help.
        with np.errstate(all="ignore"):
            rows = self._words[tokens] + self._positions[places]
            if firsts is not None:
                rows[places >= np.repeat([firsts[row] for row in order], lengths)] += self._second_type
            columns = np.ascontiguousarray(rows.T)
            _normalise(columns, self._norm, self._shape.epsilon)
            room = _Room(self._shape, len(tokens))
            runs = [(length, len(list(run))) for length, run in groupby(lengths)]
            for layer in self._layers:
                layer.apply(columns, runs, room)
        return columns, order, np.cumsum([0, *lengths[:-1]]).tolist()


class _Room:
    """Space for what is computed in between: one for each batch, used by all layers in turn."""

    __slots__ = ("context", "output", "projected", "wide")

    def __init__(self, shape: BertShape, tokens: int) -> None:
        import numpy as np

        self.projected = np.empty((3 * shape.hidden, tokens), dtype=np.float32)
        self.context = np.empty((shape.hidden, tokens), dtype=np.float32)
        self.output = np.empty((shape.hidden, tokens), dtype=np.float32)
        self.wide = np.empty((shape.intermediate, tokens), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class _Affine:
    """A weight and a bias; the bias is a column."""

    weight: "Matrix"
    bias: "Matrix"

    @classmethod
    def dense(cls, weights: "Mapping[str, Matrix]", name: str) -> "_Affine":
        return cls(weights[f"{name}.weight"], weights[f"{name}.bias"][:, None])

    @classmethod
    def norm(cls, weights: "Mapping[str, Matrix]", name: str) -> "_Affine":
        return cls(weights[f"{name}.weight"][:, None], weights[f"{name}.bias"][:, None])

    def __call__(self, columns: "Matrix", out: "Matrix") -> "Matrix":
        import numpy as np

        np.matmul(self.weight, columns, out=out)
        out += self.bias
        return out


class _Layer:
    """Attention and feed-forward network, each added to what comes in and normalised."""

    def __init__(self, weights: "Mapping[str, Matrix]", name: str, shape: BertShape) -> None:
        import numpy as np

        parts = [
            _Affine.dense(weights, f"{name}.attention.self.{part}") for part in ("query", "key", "value")
        ]
        # Queries, keys and values by one product.
        self._projection = _Affine(
            np.concatenate([part.weight for part in parts]), np.concatenate([part.bias for part in parts])
        )
        # Attention divides query times key by this; here the query is, once and for all.
        scale = np.float32((shape.hidden // shape.heads) ** -0.5)
        self._projection.weight[: shape.hidden] *= scale
        self._projection.bias[: shape.hidden] *= scale
        self._attention_output = _Affine.dense(weights, f"{name}.attention.output.dense")
        self._attention_norm = _Affine.norm(weights, f"{name}.attention.output.LayerNorm")
        self._up = _Affine.dense(weights, f"{name}.intermediate.dense")
        self._down = _Affine.dense(weights, f"{name}.output.dense")
        self._norm = _Affine.norm(weights, f"{name}.output.LayerNorm")
        self._shape = shape

    def apply(self, columns: "Matrix", runs: Sequence[tuple[int, int]], room: _Room) -> None:
        """Replace the token vectors, (hidden, tokens), by those of the next layer.

        Args:
            columns: The texts end to end.
            runs: How the columns divide into texts: (length, how many neighbouring texts have it).
            room: Is written over.
        """
        self._attend(columns, runs, room)
        columns += self._attention_output(room.context, out=room.output)
        _normalise(columns, self._attention_norm, self._shape.epsilon)
        gelu(self._up(columns, out=room.wide))
        columns += self._down(room.wide, out=room.output)
        _normalise(columns, self._norm, self._shape.epsilon)

    def _attend(self, columns: "Matrix", runs: Sequence[tuple[int, int]], room: _Room) -> None:
        import numpy as np

        heads = self._shape.heads
        self._projection(columns, out=room.projected)
        start = 0
        for length, count in runs:
            stop = start + length * count
            # Views all of them, (texts, heads, hidden / heads, length).
            query, key, value = (
                part[:, start:stop].reshape(heads, -1, count, length).transpose(2, 0, 1, 3)
                for part in np.split(room.projected, 3)
            )
            context = room.context[:, start:stop].reshape(heads, -1, count, length).transpose(2, 0, 1, 3)
            # A column is what one query attends to. The softmax divides last, where there is less to divide.
            shares = np.matmul(key.swapaxes(2, 3), query)
            shares -= shares.max(axis=2, keepdims=True)
            np.exp(shares, out=shares)
            np.matmul(value, shares, out=context)
            context /= shares.sum(axis=2, keepdims=True)
            start = stop


def _normalise(columns: "Matrix", norm: _Affine, epsilon: float) -> None:
    """Give every column the mean 0 and the variance 1, then the weight and the bias of the norm."""
    import numpy as np

    share = np.float32(1 / len(columns))
    columns -= np.add.reduce(columns, axis=0) * share
    variance = np.einsum("ij,ij->j", columns, columns) * share
    columns *= 1 / np.sqrt(variance + np.float32(epsilon))
    columns *= norm.weight
    columns += norm.bias
