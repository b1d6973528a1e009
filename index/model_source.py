"""Where the embedding model lies: among Vocero's own files, in another folder, or on a hub."""

import json
import logging
import re
from dataclasses import dataclass
from pathlib import Path

from config import Settings
from index.errors import ModelNotFound
from index.quiet import quiet

OWN_NAME = "vocero-es-en"
"""What the model that comes with Vocero goes by; `training/encoder/` makes it."""
_OWN_FOLDER = Path(__file__).parent / "model"

# A sentence-transformers model has the first, a plain transformers model only the second.
_MODEL_FILES = ("modules.json", "config.json")

# A hub name without an organisation belongs to this one, as sentence-transformers reads it.
_DEFAULT_ORGANISATION = "sentence-transformers"

# At most "organisation/name", of these characters (huggingface_hub.utils.validate_repo_id is as strict).
_HUB_NAME = re.compile(r"[\w.-]+(/[\w.-]+)?", re.ASCII)

# One short request decides whether the hub is there. Without it the loading code would try each of a
# dozen files six times over, more than a minute in all, before it gave up.
_HUB_SECONDS = 10.0

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ModelSource:
    """A model that was found, or, on a hub, that there is reason to expect.

    Attributes:
        name: As the editor knows it; it appears in messages and in the catalogue.
        location: A folder, or the hub name with its organisation.
        on_hub: Whether `location` is a hub name.
        revision: The commit of a hub model, or the revision of the settings where the hub was not asked.
        offline: Only files that are already on this machine may be read.
    """

    name: str
    location: str
    on_hub: bool = False
    revision: str | None = None
    offline: bool = True

    def names(self) -> tuple[str, ...]:
        """Give everything the model goes by, for recognising its family; the surest first."""
        return (self.name, self.location, *(() if self.on_hub else _ancestor(Path(self.location))))


def find_model(settings: Settings) -> ModelSource:
    """Find the model that the settings name. Ask the network only about a hub model, and not if offline.

    Raises:
        ModelNotFound: There is no such folder, no model in it, or the hub knows no such model.
    """
    if not settings.model:
        return _own()
    folder = Path(settings.model).expanduser()
    if folder.is_dir():
        return _in_folder(settings.model, folder)
    if folder.exists():
        raise ModelNotFound(
            f"The model {settings.model} is a file. Set VOCERO_MODEL to the folder that holds the model."
        )
    if not _HUB_NAME.fullmatch(settings.model) or settings.model.startswith("."):
        raise ModelNotFound(
            f"There is no model folder {settings.model}. Set VOCERO_MODEL to a folder that exists, to a hub"
            " name such as intfloat/multilingual-e5-small, or leave it empty for the model that comes with"
            " Vocero."
        )
    return _on_hub(settings)


def _own() -> ModelSource:
    if not _OWN_FOLDER.is_dir():
        raise ModelNotFound(
            "The model that comes with Vocero is not there. Install Vocero again, or set VOCERO_MODEL to a"
            " model folder or a hub name."
        )
    return _in_folder(OWN_NAME, _OWN_FOLDER)


def _in_folder(name: str, folder: Path) -> ModelSource:
    if not any((folder / file).is_file() for file in _MODEL_FILES):
        raise ModelNotFound(
            f"The folder {folder} holds no model: it has neither {' nor '.join(_MODEL_FILES)}. Set"
            " VOCERO_MODEL to the folder that SentenceTransformer.save wrote."
        )
    return ModelSource(name=name, location=str(folder.resolve()))


def _on_hub(settings: Settings) -> ModelSource:
    name = settings.model
    location = name if "/" in name else f"{_DEFAULT_ORGANISATION}/{name}"
    cached = ModelSource(name, location, on_hub=True, revision=settings.model_revision, offline=True)
    if settings.model_offline:
        return cached
    from huggingface_hub import HfApi
    from huggingface_hub.errors import (
        GatedRepoError,
        HFValidationError,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    try:
        with quiet():
            found = HfApi().model_info(location, revision=settings.model_revision, timeout=_HUB_SECONDS)
    except GatedRepoError as error:
        raise ModelNotFound(
            f"The hub gives the model {name} only to those who accepted its licence. Accept it on the"
            " model's page and set HF_TOKEN to your access token, or set VOCERO_MODEL to a folder."
        ) from error
    except RevisionNotFoundError as error:
        raise ModelNotFound(
            f"The model {name} has no revision {settings.model_revision} on the hub. Correct"
            " VOCERO_MODEL_REVISION, or leave it empty for the newest."
        ) from error
    except (RepositoryNotFoundError, HFValidationError) as error:
        raise ModelNotFound(
            f"There is no folder {name} here and the hub knows no model of that name. Check the spelling of"
            " VOCERO_MODEL; a private model needs HF_TOKEN; a model that is already in the local cache"
            " needs VOCERO_MODEL_OFFLINE=true."
        ) from error
    except Exception as error:
        # No network, a proxy, a hub that is down: the HTTP library and its errors differ between versions
        # of huggingface_hub, and all of them mean the same here: what is in the cache has to do.
        _logger.warning(
            "The hub cannot be asked about the model %s (%s): the local cache is used.", name, error
        )
        return cached
    return ModelSource(name, location, on_hub=True, revision=found.sha, offline=False)


def _ancestor(folder: Path) -> tuple[str, ...]:
    """Name the model that the one in the folder was made from, where its configuration says so."""
    try:
        configuration = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        # It is only asked for its name here; whoever loads the model says what is wrong with it.
        return ()
    name = configuration.get("_name_or_path") if isinstance(configuration, dict) else None
    return (name,) if isinstance(name, str) else ()
