"""Keeps the libraries that load models quiet: on standard error, and on the network."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from typing import Any

# Libraries that say on standard error what an editor can do nothing about.
_LOUD = ("transformers", "sentence_transformers", "huggingface_hub")


@contextmanager
def quiet(*, offline: bool = False) -> Iterator[None]:
    """Keep progress bars and remarks off standard error, and the hub from hearing more than it must.

    Without this, huggingface_hub tells the hub about the machine with every request, and asks it for a list
    of its own even when it is told to use local files only.

    Args:
        offline: No request at all is made within the block.
    """
    # None of these switches is typed.
    constants: Any = import_module("huggingface_hub.constants")
    hub: Any = import_module("huggingface_hub.utils")
    transformers: Any = import_module("transformers.utils.logging")

    with ExitStack() as undo:
        _set(undo, constants, "HF_HUB_DISABLE_TELEMETRY", True)
        if offline:
            _set(undo, constants, "HF_HUB_OFFLINE", True)
        for name in _LOUD:
            logger = logging.getLogger(name)
            undo.callback(logger.setLevel, logger.level)
            logger.setLevel(logging.ERROR)
        # Where the editor has set HF_HUB_DISABLE_PROGRESS_BARS, it has the last word, in both libraries.
        if constants.HF_HUB_DISABLE_PROGRESS_BARS is None:
            usual = (
                hub.disable_progress_bars if hub.are_progress_bars_disabled() else hub.enable_progress_bars
            )
            undo.callback(usual)
            if transformers.is_progress_bar_enabled():
                undo.callback(transformers.enable_progress_bar)
                transformers.disable_progress_bar()
            hub.disable_progress_bars()
        yield


def _set(undo: ExitStack, module: Any, name: str, value: object) -> None:
    undo.callback(setattr, module, name, getattr(module, name, None))
    setattr(module, name, value)
