import gc
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.deferred_imports import collector_paused, deferred


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A package with a module that counts its imports, and one that imports a function from it."""
    files = {
        "slowpackage/__init__.py": "",
        "slowpackage/metrics.py": (
            "class Scorer: ...\ndef distance(a, b, *, scale=1):\n    return abs(a - b) * scale\n"
        ),
        "slowpackage/other.py": "from slowpackage.metrics import Scorer\n",
        "usual.py": "from slowpackage.metrics import distance\n",
        "unforeseen.py": "from slowpackage.metrics import Scorer, distance\n",
        "whole.py": "import slowpackage.metrics\nscorer = slowpackage.metrics.Scorer\n",
        "missing.py": "from slowpackage.metrics import nothing\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)
    yield "slowpackage.metrics"
    for name in set(sys.modules) - before:
        del sys.modules[name]


def real(module: str) -> bool:
    return getattr(sys.modules.get(module), "__file__", None) is not None


def test_the_module_is_not_imported_before_its_function_is_called(slow: str) -> None:
    with deferred(slow, "distance"):
        usual = importlib.import_module("usual")

    assert slow not in sys.modules
    assert usual.distance(3, 5, scale=10) == 20
    assert real(slow)
    assert usual.distance(3, 5) == 2


def test_after_the_block_the_module_is_imported_as_ever(slow: str) -> None:
    with deferred(slow, "distance"):
        importlib.import_module("usual")

    assert importlib.import_module(slow).Scorer.__name__ == "Scorer"
    assert real(slow)


@pytest.mark.parametrize("importer", ["unforeseen", "slowpackage.other"])
def test_asking_for_more_than_was_foreseen_imports_the_module(importer: str, slow: str) -> None:
    with deferred(slow, "distance"):
        module = importlib.import_module(importer)
        assert real(slow)

    assert module.Scorer is importlib.import_module(slow).Scorer


def test_a_name_that_the_module_lacks_is_the_error_it_always_was(slow: str) -> None:
    with deferred(slow, "distance"), pytest.raises(ImportError, match="nothing"):
        importlib.import_module("missing")

    assert real(slow)


def test_an_import_that_fails_leaves_no_stand_in(slow: str) -> None:
    with pytest.raises(ModuleNotFoundError), deferred(slow, "distance"):
        importlib.import_module("no_such_module_anywhere")

    assert slow not in sys.modules


def test_a_module_that_is_already_there_is_left_alone(slow: str) -> None:
    module = importlib.import_module(slow)
    with deferred(slow, "distance"):
        usual = importlib.import_module("usual")

    assert sys.modules[slow] is module
    assert usual.distance is module.distance


def test_a_module_that_is_not_installed_fails_only_when_it_is_called() -> None:
    with deferred("no_such_package.metrics", "distance"):
        from no_such_package.metrics import distance  # type: ignore[import-not-found]

    with pytest.raises(ModuleNotFoundError, match="no_such_package"):
        distance(1, 2)


_MAKES_DO = """
import importlib, sys
from index.model_loading import import_sentence_transformers

import_sentence_transformers()
distances = importlib.import_module("sentence_transformers.util.similarity").pairwise_distances
assert distances.__module__ == "index.deferred_imports", distances.__module__
assert distances([[0.0, 0.0]], [[3.0, 4.0]]).tolist() == [[5.0]]
assert hasattr(sys.modules["sklearn.metrics"], "f1_score")
"""


@pytest.mark.slow
def test_sentence_transformers_makes_do_with_the_stand_in() -> None:
    # In a process of its own: in this one another test may have imported either of them before.
    done = subprocess.run([sys.executable, "-c", _MAKES_DO], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_the_collector_is_paused_within_the_block_only() -> None:
    assert gc.isenabled()
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()

    with pytest.raises(KeyError), collector_paused():
        raise KeyError
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
