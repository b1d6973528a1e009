import logging
from importlib import import_module
from typing import Any

import pytest

from index.quiet import quiet


@pytest.mark.parametrize("level", [logging.DEBUG, logging.WARNING])
@pytest.mark.parametrize("offline", [False, True])
def test_the_libraries_are_quiet_within_the_block_and_as_before_after_it(level: int, offline: bool) -> None:
    constants: Any = import_module("huggingface_hub.constants")
    hub: Any = import_module("huggingface_hub.utils")
    transformers: Any = import_module("transformers.utils.logging")

    def state() -> list[object]:
        return [
            [logging.getLogger(name).level for name in ("transformers", "huggingface_hub")],
            transformers.is_progress_bar_enabled(),
            hub.are_progress_bars_disabled(),
            constants.HF_HUB_DISABLE_TELEMETRY,
            constants.HF_HUB_OFFLINE,
        ]

    logger = logging.getLogger("transformers")
    usual = logger.level
    logger.setLevel(level)
    try:
        before = state()
        with pytest.raises(KeyError), quiet(offline=offline):
            assert not logger.isEnabledFor(logging.WARNING)
            assert state()[1:] == [False, True, True, offline]
            raise KeyError
        assert state() == before
    finally:
        logger.setLevel(usual)


def test_offline_a_request_to_the_hub_is_never_made() -> None:
    from huggingface_hub import HfApi
    from huggingface_hub.errors import OfflineModeIsEnabled

    with quiet(offline=True), pytest.raises(OfflineModeIsEnabled):
        HfApi(endpoint="http://127.0.0.1:9").model_info("press-office/tiny")


def test_progress_bars_that_the_editor_asked_for_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    constants: Any = import_module("huggingface_hub.constants")
    hub: Any = import_module("huggingface_hub.utils.tqdm")
    monkeypatch.setattr(constants, "HF_HUB_DISABLE_PROGRESS_BARS", False)
    monkeypatch.setattr(hub, "HF_HUB_DISABLE_PROGRESS_BARS", False)

    with quiet():
        assert not hub.are_progress_bars_disabled()
