"""Texts to vectors. Two texts that mean the same have a large inner product; every vector has length 1."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from config import Settings
from index.batches import BatchEmbedder
from index.model_layout import ModelLayout, read_layout
from index.model_source import ModelSource, find_model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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


class SentenceTransformerEmbedder(BatchEmbedder):
    """An embedder that runs any model of sentence-transformers.

    Only its tokenizer takes turns: it keeps its truncation and padding as state, and else fails with "Already
    borrowed".
    """

    def __init__(
        self, settings: Settings, *, source: ModelSource | None = None, device: str | None = None
    ) -> None:
        """Load the model of the settings.

        Args:
            settings: Those of the model, `batch_size` and `threads`.
            source: Where the model of the settings was found, if that is known.
            device: As torch names it; None is the processor.

        Raises:
            ModelNotFound: There is no such folder, or a hub model that is not reachable.
            ModelError: The model cannot be loaded, or cannot do what the settings ask.
        """
        import torch

        from index.model_loading import load_model, set_pooling

        source = source or find_model(settings)
        self._model = load_model(source, device=device or "cpu")
        # On this one object, so that the library's own class stays as it is.
        vars(self._model)["preprocess"] = _one_at_a_time(self._model.preprocess)
        # Of torch's own threads one for each of ours: on two cores a question took 22 ms of the processor
        # with one of them and 38 ms with two, and was not even answered sooner.
        torch.set_num_threads(1)
        if settings.pooling:
            set_pooling(self._model, settings.pooling)
        super().__init__(settings, source, self._model.prompts)

    def _encode_batch(self, texts: list[str], prefix: str, *, questions: bool) -> Any:
        encode = self._model.encode_query if questions else self._model.encode_document
        return encode(texts, prompt=prefix, batch_size=len(texts), show_progress_bar=False)


class LightEmbedder(BatchEmbedder):
    """An embedder that runs a small BERT without torch, ready in a tenth of the time."""

    def __init__(self, settings: Settings, source: ModelSource, layout: ModelLayout) -> None:
        """Load the model.

        Args:
            settings: As for `BatchEmbedder`.
            source: Where it was found.
            layout: What was found there.

        Raises:
            ModelError: The model cannot be loaded, or cannot do what the settings ask.
        """
        from index.light_model import LightModel

        self._model = LightModel(layout)
        super().__init__(settings, source, layout.prompts)

    def _encode_batch(self, texts: list[str], prefix: str, *, questions: bool) -> Any:
        return self._model.encode([prefix + text for text in texts])


def _one_at_a_time(call: Callable[..., Any]) -> Callable[..., Any]:
    turn = threading.Lock()

    def wait_and_call(*args: Any, **kwargs: Any) -> Any:
        with turn:
            return call(*args, **kwargs)

    return wait_and_call


def load_embedder(settings: Settings) -> Embedder:
    """Give the embedder of the settings, its model loaded: the light way where that can run the model.

    Raises:
        ModelNotFound: There is no such folder, or a hub model that is not reachable.
        ModelError: The model cannot be loaded, or cannot do what the settings ask.
    """
    source = find_model(settings)
    # A pooling other than its own would need another model; the only one that the light way has is the mean.
    if not source.on_hub and settings.pooling in (None, "mean"):
        layout = read_layout(Path(source.location))
        if layout is not None:
            return LightEmbedder(settings, source, layout)
    return SentenceTransformerEmbedder(settings, source=source)


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
