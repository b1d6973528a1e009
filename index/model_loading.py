"""Loads a sentence-transformers model: quietly, off the network where it should be, with plain errors."""

import logging
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

from index.deferred_imports import collector_paused, deferred
from index.errors import ModelError, ModelNotFound
from index.model_source import ModelSource
from index.quiet import quiet

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Pooling = Literal["mean", "cls", "max", "lasttoken"]

_logger = logging.getLogger(__name__)


def import_sentence_transformers() -> ModuleType:
    """Import sentence_transformers, without what it imports in vain (see `index.deferred_imports`)."""
    with collector_paused(), deferred("sklearn.metrics", "pairwise_distances"):
        import sentence_transformers

    return sentence_transformers


def load_model(source: ModelSource, *, device: str = "cpu") -> "SentenceTransformer":
    """Load the model in 32-bit floats, ready to encode.

    Code that comes with a model is never run (`trust_remote_code` is off).

    Raises:
        ModelNotFound: A hub model that is neither in the local cache nor, unless offline, to be fetched.
        ModelError: The files are there but make no model: damaged, incomplete, or of an unknown kind.
    """
    sentence_transformers = import_sentence_transformers()
    if not source.offline:
        _logger.info("Loading the model %s from the hub; what is not in the cache is fetched.", source.name)
    try:
        with quiet(offline=source.offline):
            model: SentenceTransformer = sentence_transformers.SentenceTransformer(
                source.location,
                device=device,
                revision=source.revision,
                local_files_only=source.offline,
                trust_remote_code=False,
            )
    except Exception as error:
        # What a damaged file raises depends on the file and on four libraries and their versions:
        # SafetensorError, JSONDecodeError, UnpicklingError, KeyError, RuntimeError, OSError...
        raise _plain(source, error) from error
    # Half precision is slow on a processor, and the vectors are kept in 32 bits anyhow.
    return model.float()


def set_pooling(model: "SentenceTransformer", pooling: Pooling) -> None:
    """Make the model take its sentence vectors from its token vectors in this way.

    What follows the pooling (a dense layer, a normalisation) stays as it is.

    Raises:
        ModelError: The model has no token vectors to take them from.
    """
    module: Any
    for place, module in model.named_children():
        # By name: the class has moved between versions of sentence-transformers.
        if type(module).__name__ != "Pooling":
            continue
        configuration = module.get_config_dict()
        # Its older name first, its newer one second.
        dimension = configuration.get("word_embedding_dimension") or configuration["embedding_dimension"]
        setattr(
            model,
            place,
            type(module)(
                dimension, pooling_mode=pooling, include_prompt=configuration.get("include_prompt", True)
            ),
        )
        return
    raise ModelError(
        "The model has no pooling of its own that could be changed. Leave VOCERO_POOLING empty for it."
    )


def _plain(source: ModelSource, error: Exception) -> ModelError:
    from huggingface_hub.errors import EntryNotFoundError, GatedRepoError, HfHubHTTPError

    reason = (str(error).strip() or type(error).__name__).splitlines()[0]
    if not source.on_hub:
        return ModelError(
            f"The model in {source.location} cannot be loaded: {reason} Its files may be damaged or"
            " incomplete: copy or install it again, or set VOCERO_MODEL to another one."
        )
    if _caused_by(error, GatedRepoError):
        return ModelNotFound(
            f"The hub gives the model {source.name} only to those who accepted its licence. Accept it on the"
            " model's page and set HF_TOKEN to your access token, or set VOCERO_MODEL to a folder."
        )
    if _caused_by(error, EntryNotFoundError) or (source.offline and isinstance(error, OSError)):
        where = "is not in the local cache" if source.offline else "is not complete on the hub"
        return ModelNotFound(
            f"The model {source.name} {where}, and there is no folder of that name. Check VOCERO_MODEL and"
            " the network, unset VOCERO_MODEL_OFFLINE to have the model fetched, or set VOCERO_MODEL to a"
            " folder."
        )
    if _caused_by(error, HfHubHTTPError) or isinstance(error, ConnectionError | TimeoutError):
        return ModelNotFound(
            f"The model {source.name} could not be fetched from the hub: {reason} Check the network and try"
            " again, or set VOCERO_MODEL to a folder."
        )
    return ModelError(
        f"The model {source.name} cannot be loaded: {reason} Its files may be damaged or incomplete in the"
        " hub's local cache: remove them there to have them fetched again, or set VOCERO_MODEL to another"
        " model."
    )


def _caused_by(error: BaseException | None, kind: type[BaseException]) -> bool:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, kind):
            return True
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return False
