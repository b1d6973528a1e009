"""Embedding with a model that runs here: batches by length, over threads; prefixes; vectors of length 1."""

import os
import threading
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from config import Settings
from index.errors import ModelError
from index.memory import give_back
from index.model_profiles import choose_prefixes
from index.model_source import ModelSource

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A batch holds texts of about this many characters in all. On a processor, what a batch of some 1,000 tokens
# needs stays in its caches: sentences and chunks were embedded with a fifth less processor time than in
# batches of 32, and than one by one with a third less.
_BATCH_CHARACTERS = 4000


class BatchEmbedder(ABC):
    """An embedder that runs a model on this machine; how a batch becomes vectors is for the subclass.

    It may be used from any number of threads. The model works on as many batches at once as the settings
    say, of passages and of questions each, so that no question stands in line behind an ingest.

    Attributes:
        name: The model, as the editor knows it.
        dimensions: Of every vector.
        prefixes: What is put before the texts.
    """

    def __init__(self, settings: Settings, source: ModelSource, prompts: Mapping[str, str | None]) -> None:
        """Settle all but the model, which the subclass has loaded, and try it out.

        Args:
            settings: Those of the model, `batch_size` and `threads`.
            source: Where the model was found.
            prompts: What the model says should be put before a text, by kind.

        Raises:
            ModelError: The model cannot do what the settings ask, or its weights are damaged.
        """
        self.name = source.name
        self._batch_size = settings.batch_size
        self._threads = settings.threads or os.cpu_count() or 1
        self._question_slots = threading.BoundedSemaphore(self._threads)
        self._passage_slots = threading.BoundedSemaphore(self._threads)
        self.prefixes = choose_prefixes(
            query=settings.query_prefix,
            passage=settings.passage_prefix,
            prompts={kind: text for kind, text in prompts.items() if text},
            names=source.names(),
        )
        self._cut: int | None = None
        # What a model says of its size cannot be trusted after a change of pooling; what it does can.
        self.dimensions = self.encode_questions(["¿Cuándo?"]).shape[1]
        if settings.dimensions is not None:
            if settings.dimensions > self.dimensions:
                raise ModelError(
                    f"The model {self.name} has vectors of {self.dimensions} dimensions, fewer than the"
                    f" {settings.dimensions} asked for. Set VOCERO_DIMENSIONS to {self.dimensions} or fewer,"
                    " or leave it empty."
                )
            self._cut = self.dimensions = settings.dimensions

    @abstractmethod
    def _encode_batch(self, texts: list[str], prefix: str, *, questions: bool) -> Any:
        """Embed texts at once, the prefix put before each: (n, dimensions of the model)."""

    def encode_passages(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Embed texts that are searched.

        Args:
            texts: Any number of them, of any length; the model reads a long one only as far as it can.

        Returns:
            (n, dimensions), contiguous, rows of length 1 in the order of the texts. A text has the same
            vector, to 1e-5, whatever it is embedded with.

        Raises:
            ModelError: The model fails on the texts.
        """
        vectors = self._encode(texts, questions=False)
        give_back()
        return vectors

    def encode_questions(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Embed texts that search; otherwise like `encode_passages`."""
        return self._encode(texts, questions=True)

    def _encode(self, texts: Sequence[str], *, questions: bool) -> "NDArray[np.float32]":
        import numpy as np

        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        # Neighbours in length, so that little is computed for padding; the longest first, so that a batch
        # too large for the memory fails at once.
        order = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
        batches: list[list[str]] = []
        start = 0
        while start < len(order):
            size = max(1, min(self._batch_size, _BATCH_CHARACTERS // max(1, len(texts[order[start]]))))
            batches.append([texts[row] for row in order[start : start + size]])
            start += size

        def run(batch: list[str]) -> "NDArray[np.float32]":
            return self._run(batch, questions=questions)

        if len(batches) == 1:  # A question above all: it starts no threads.
            encoded = [run(batches[0])]
        else:
            with ThreadPoolExecutor(self._threads, thread_name_prefix="embed") as threads:
                encoded = list(threads.map(run, batches))
        vectors = np.empty((len(texts), encoded[0].shape[1]), dtype=np.float32)
        vectors[order] = np.concatenate(encoded)
        return vectors

    def _run(self, batch: list[str], *, questions: bool) -> "NDArray[np.float32]":
        prefix = self.prefixes.query if questions else self.prefixes.passage
        try:
            with self._question_slots if questions else self._passage_slots:
                encoded = self._encode_batch(batch, prefix, questions=questions)
        except (RuntimeError, ValueError, IndexError, MemoryError) as error:
            raise ModelError(
                f"The model {self.name} failed on {len(batch)} texts of up to {len(batch[0])} characters:"
                f" {error}. Less memory is needed with a lower VOCERO_BATCH_SIZE."
            ) from error
        return self._unit(encoded)

    def _unit(self, encoded: Any) -> "NDArray[np.float32]":
        import numpy as np

        vectors: NDArray[np.float32] = np.asarray(encoded, dtype=np.float32)[:, : self._cut]
        if not np.isfinite(vectors).all():
            raise ModelError(
                f"The model {self.name} gives vectors that are not numbers; its weights are damaged. Copy or"
                " install it again, or set VOCERO_MODEL to another one."
            )
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: NDArray[np.float32] = vectors / np.maximum(lengths, np.finfo(np.float32).tiny)
        return unit
