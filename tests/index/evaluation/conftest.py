from pathlib import Path

import pytest

from tests.index.evaluation.small_set import write_set


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_set(tmp_path / "set")
