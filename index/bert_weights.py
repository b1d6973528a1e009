"""The weights of a BERT, as a file in the format of safetensors holds them."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WORDS = "embeddings.word_embeddings.weight"
POSITIONS = "embeddings.position_embeddings.weight"
TOKEN_TYPES = "embeddings.token_type_embeddings.weight"

# numpy knows no other ones that models come in.
_FLOATS = ("F16", "F32")


@dataclass(frozen=True, slots=True)
class BertShape:
    """The sizes of a BERT.

    Attributes:
        vocabulary: How many word pieces it knows.
        positions: How many tokens a text may have.
        token_types: How many kinds of text it was trained with.
        hidden: Of a token's vector between layers.
        intermediate: Of a token's vector within a layer's feed-forward network.
        epsilon: Added to the variance in each layer norm.
    """

    vocabulary: int
    positions: int
    token_types: int
    hidden: int
    layers: int
    heads: int
    intermediate: int
    epsilon: float

    def tensors(self) -> dict[str, tuple[int, ...]]:
        """Give the sizes of its tensors by the names that transformers' `BertModel` gives them."""
        one, square, wide = (self.hidden,), (self.hidden, self.hidden), (self.intermediate, self.hidden)
        tensors: dict[str, tuple[int, ...]] = {
            WORDS: (self.vocabulary, self.hidden),
            POSITIONS: (self.positions, self.hidden),
            TOKEN_TYPES: (self.token_types, self.hidden),
            "embeddings.LayerNorm.weight": one,
            "embeddings.LayerNorm.bias": one,
        }
        layer = {
            "attention.self.query": square,
            "attention.self.key": square,
            "attention.self.value": square,
            "attention.output.dense": square,
            "attention.output.LayerNorm": one,
            "intermediate.dense": wide,
            "output.dense": wide[::-1],
            "output.LayerNorm": one,
        }
        for number in range(self.layers):
            for name, size in layer.items():
                tensors[f"encoder.layer.{number}.{name}.weight"] = size
                tensors[f"encoder.layer.{number}.{name}.bias"] = size[:1]
        return tensors


def has_weights(file: Path, shape: BertShape) -> bool:
    """Say whether a file has all that such a BERT needs; reads its header only."""
    try:
        with _open(file, shape.tensors()):
            return True
    except ModelError:
        return False


def read_weights(
    file: Path, shape: BertShape, *, without: Collection[str] = ()
) -> "dict[str, NDArray[np.float16 | np.float32]]":
    """Read the tensors of such a BERT, in the precision of the file.

    Args:
        without: Names of tensors that the file need not have.

    Raises:
        ModelError: The file is missing, damaged, or has tensors of other names, sizes or types.
    """
    wanted = {name: size for name, size in shape.tensors().items() if name not in without}
    return read_tensors(file, wanted)


def read_tensors(
    file: Path, sizes: Mapping[str, tuple[int, ...]]
) -> "dict[str, NDArray[np.float16 | np.float32]]":
    """Read tensors of these names and sizes; raises as `read_weights` does."""
    with _open(file, sizes) as weights:
        return {name: weights.get_tensor(name) for name in sizes}


@contextmanager
def _open(file: Path, sizes: Mapping[str, tuple[int, ...]]) -> Iterator[Any]:
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(file, "numpy") as weights:
            _check(weights, sizes)
            yield weights
    except (OSError, SafetensorError, ValueError) as error:
        raise ModelError(
            f"The weights {file} cannot be loaded: {error}. The file may be damaged or incomplete: copy or"
            " install the model again, or set VOCERO_MODEL to another one (of the reader: VOCERO_READ=0)."
        ) from error


def _check(weights: Any, sizes: Mapping[str, tuple[int, ...]]) -> None:
    names = set(weights.keys())
    for name, size in sizes.items():
        if name not in names:
            raise ValueError(f"it has no tensor {name}")
        tensor = weights.get_slice(name)
        if tuple(tensor.get_shape()) != size:
            raise ValueError(f"the tensor {name} has the size {tensor.get_shape()}, not {list(size)}")
        if tensor.get_dtype() not in _FLOATS:
            raise ValueError(f"the tensor {name} is of type {tensor.get_dtype()}, not {' or '.join(_FLOATS)}")
