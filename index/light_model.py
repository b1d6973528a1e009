"""Runs a small BERT without torch, transformers and sentence-transformers, which take seconds to import.

The vectors are those of sentence-transformers, to 1e-5.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from index.bert import Bert
from index.errors import ModelError
from index.model_layout import ModelLayout

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class LightModel:
    """A loaded model. Any number of threads may use it at once."""

    def __init__(self, layout: ModelLayout) -> None:
        """Load the tokenizer and the weights.

        The BLAS library of numpy computes with one thread from now on, in the whole process: batches are what
        Vocero computes at once. Two threads for each product, on two cores that had other work as well, took
        ten times as long as one, since each waits for the other by spinning.

        Raises:
            ModelError: A file is missing or damaged, or they do not belong together.
        """
        from tokenizers import Tokenizer

        threads: Any = import_module("threadpoolctl")  # It has no types.

        self._layout = layout
        self._bert = Bert(layout.weights, layout.shape)
        threads.threadpool_limits(limits=1, user_api="blas")
        try:
            self._tokenizer = Tokenizer.from_file(str(layout.tokenizer))
        except Exception as error:  # tokenizers raises nothing more precise
            raise ModelError(
                f"The tokenizer {layout.tokenizer} cannot be loaded: {error}. The file may be damaged: copy"
                " or install the model again, or set VOCERO_MODEL to another one."
            ) from error
        if self._tokenizer.get_vocab_size() > layout.shape.vocabulary:
            raise ModelError(
                f"The tokenizer {layout.tokenizer} has {self._tokenizer.get_vocab_size()} word pieces, the"
                f" weights {layout.shape.vocabulary}: they do not belong together. Copy or install the model"
                " again, or set VOCERO_MODEL to another one."
            )
        # Set once and for all: while it is in use the tokenizer must not change.
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(layout.max_tokens)

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Embed texts, all at once: (n, dimensions), in the order of the texts.

        Of a text that is too long the model reads as far as it can.
        """
        import numpy as np

        # One by one: a batch would start threads of the tokenizer's own, which compete with ours and which a
        # process that forks later is warned about. Of the time it takes to embed a text this is a hundredth.
        vectors = self._bert.encode([self._tokenizer.encode(text).ids for text in texts])
        if self._layout.normalised:
            vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-12))
        return vectors
