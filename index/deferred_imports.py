"""Makes the import of sentence_transformers cheaper, without changing what it does.

Two things are taken out of its way, and only while it runs:

- `sklearn.metrics`, which it imports for one function that Vocero never calls, and which drags in
  scipy.stats and 450 modules more. A stand-in takes its place and steps aside at the first real use.
- the cyclic garbage collector, which walks the growing heap again and again and finds nothing, since
  what an import makes stays.
"""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


class _StandIn(ModuleType):
    """Stands in `sys.modules` for a module whose import can wait."""

    def __init__(self, name: str, functions: frozenset[str]) -> None:
        super().__init__(name)
        self._functions = functions

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):
            # What the import system asks of every module; a stand-in is no package and has no file.
            raise AttributeError(attribute)
        if attribute in self._functions:
            return self._later(attribute)
        # Somebody wants more than was foreseen (another version, say): this becomes the plain import.
        return getattr(self._real(), attribute)

    def _later(self, attribute: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            return getattr(self._real(), attribute)(*args, **kwargs)

        return call

    def _real(self) -> ModuleType:
        withdraw(self)
        return import_module(self.__name__)


def withdraw(module: ModuleType) -> None:
    """Take a module out of `sys.modules`, unless another one has its name by now."""
    if sys.modules.get(module.__name__) is module:
        del sys.modules[module.__name__]


@contextmanager
def deferred(name: str, *functions: str) -> Iterator[None]:
    """Make `from name import function` cost nothing within the block; the function imports when it is called.

    Anything else that is asked of the module imports it at once. After the block the module is imported
    as ever. A module that is already there is left alone.
    """
    if name in sys.modules:
        yield
        return
    stand_in = _StandIn(name, frozenset(functions))
    sys.modules[name] = stand_in
    try:
        yield
    finally:
        withdraw(stand_in)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector; what was made meanwhile is never walked again (see `gc.freeze`)."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.enable()
