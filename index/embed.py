"""Texts to vectors. Two texts that mean the same have a large inner product; every vector has length 1."""

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Protocol

from config import Settings
from index.errors import ModelError
from index.memory import give_back
from index.model_profiles import choose_prefixes
from index.model_source import find_model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A batch holds texts of about this many characters in all. On a processor, what a batch of some 1,000 tokens
# needs stays in its caches: sentences and chunks were embedded with a fifth less processor time than in
# batches of 32, and than one by one with a third less.
_BATCH_CHARACTERS = 4000

# Short on purpose: the shorter the text, the more a changed prefix shows in its vector.
_PROBE_QUESTION = "¿Quién firmó el convenio, and when?"
_PROBE_PASSAGE = "El convenio se firmó en marzo. The minister signed it on 4 March."

# Of the cosine between a probe's vectors then and now. The same weights give 0.999999 or better on another
# processor or with another batch; a prefix, a pooling or a training step moves it further than this.
_SAME_COSINE = 0.999


class Embedder(Protocol):
    """Whatever turns texts into vectors.

    Attributes:
        name: The model, as the editor knows it.
        dimensions: Of every vector.
    """

    @property
    def name(self) -> str: ...  # noqa: D102  # see the class

    @property
    def dimensions(self) -> int: ...  # noqa: D102

    def encode_passages(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Embed texts that are searched: (n, dimensions), rows of length 1, in the order of the texts."""
        ...

    def encode_questions(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Embed texts that search: (n, dimensions), rows of length 1, in the order of the texts."""
        ...


class SentenceTransformerEmbedder:
    """An embedder that runs a sentence-transformers model on this machine.

    It may be used from any number of threads. The model works on as many batches at once as the settings
    say, of passages and of questions each, so that no question stands in line behind an ingest. Only the
    tokenizer takes turns: it keeps its truncation and padding as state, and else fails with "Already
    borrowed".
    """

    def __init__(self, settings: Settings, *, device: str | None = None) -> None:
        """Load the model of the settings.

        Args:
            settings: Those of the model, `batch_size` and `threads`.
            device: As torch names it; None is the processor.

        Raises:
            ModelNotFound: There is no such folder, or a hub model that is not reachable.
            ModelError: The model cannot be loaded, or cannot do what the settings ask.
        """
        import torch

        from index.model_loading import load_model, set_pooling

        source = find_model(settings)
        self.name = source.name
        self._batch_size = settings.batch_size
        self._threads = settings.threads or os.cpu_count() or 1
        self._question_slots = threading.BoundedSemaphore(self._threads)
        self._passage_slots = threading.BoundedSemaphore(self._threads)
        self._model = load_model(source, device=device or "cpu")
        # On this one object, so that the library's own class stays as it is.
        vars(self._model)["preprocess"] = _one_at_a_time(self._model.preprocess)
        # Of torch's own threads one for each of ours: on two cores a question took 22 ms of the processor
        # with one of them and 38 ms with two, and was not even answered sooner.
        torch.set_num_threads(1)
        if settings.pooling:
            set_pooling(self._model, settings.pooling)
        self.prefixes = choose_prefixes(
            query=settings.query_prefix,
            passage=settings.passage_prefix,
            prompts={kind: text for kind, text in self._model.prompts.items() if text},
            names=source.names(),
        )
        self._cut: int | None = None
        # What the model says of its size cannot be trusted after a change of pooling; what it does can.
        self.dimensions = self.encode_questions([_PROBE_QUESTION]).shape[1]
        if settings.dimensions is not None:
            if settings.dimensions > self.dimensions:
                raise ModelError(
                    f"The model {self.name} has vectors of {self.dimensions} dimensions, fewer than the"
                    f" {settings.dimensions} asked for. Set VOCERO_DIMENSIONS to {self.dimensions} or fewer,"
                    " or leave it empty."
                )
            self._cut = self.dimensions = settings.dimensions

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
        vectors = self._encode(texts, self._model.encode_document, self.prefixes.passage, self._passage_slots)
        give_back()
        return vectors

    def encode_questions(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Embed texts that search; otherwise like `encode_passages`."""
        return self._encode(texts, self._model.encode_query, self.prefixes.query, self._question_slots)

    def _encode(
        self, texts: Sequence[str], encode: Any, prefix: str, slots: threading.BoundedSemaphore
    ) -> "NDArray[np.float32]":
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
            return self._run(batch, encode, prefix, slots)

        if len(batches) == 1:  # A question above all: it starts no threads.
            encoded = [run(batches[0])]
        else:
            with ThreadPoolExecutor(self._threads, thread_name_prefix="embed") as threads:
                encoded = list(threads.map(run, batches))
        vectors = np.empty((len(texts), encoded[0].shape[1]), dtype=np.float32)
        vectors[order] = np.concatenate(encoded)
        return vectors

    def _run(
        self, batch: list[str], encode: Any, prefix: str, slots: threading.BoundedSemaphore
    ) -> "NDArray[np.float32]":
        try:
            with slots:
                encoded = encode(batch, prompt=prefix, batch_size=len(batch), show_progress_bar=False)
        except (RuntimeError, ValueError, IndexError) as error:
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


def _one_at_a_time(call: Callable[..., Any]) -> Callable[..., Any]:
    turn = threading.Lock()

    def wait_and_call(*args: Any, **kwargs: Any) -> Any:
        with turn:
            return call(*args, **kwargs)

    return wait_and_call


def load_embedder(settings: Settings) -> Embedder:
    """Give the embedder of the settings, its model loaded.

    Raises:
        ModelNotFound: There is no such folder, or a hub model that is not reachable.
        ModelError: The model cannot be loaded, or cannot do what the settings ask.
    """
    return SentenceTransformerEmbedder(settings)


def probe(embedder: Embedder) -> "NDArray[np.float32]":
    """Give what the embedder makes of a fixed question and a fixed passage: (2 * dimensions,), end to end.

    The catalogue keeps it, to notice by `same_model` that the vectors it holds were made otherwise: by other
    weights, prefixes, pooling or dimensions, whatever the model's name.
    """
    import numpy as np

    question = embedder.encode_questions([_PROBE_QUESTION])[0]
    passage = embedder.encode_passages([_PROBE_PASSAGE])[0]
    return np.concatenate([question, passage])


def same_model(stored: "NDArray[np.float32]", now: "NDArray[np.float32]") -> bool:
    """Say whether two probes, (2 * dimensions,) each, were made in the same way."""
    import numpy as np

    if stored.shape != now.shape or stored.ndim != 1 or stored.size % 2 or not stored.size:
        return False
    cosines = (stored.reshape(2, -1) * now.reshape(2, -1)).sum(axis=1)
    return bool(np.all(cosines >= _SAME_COSINE))
