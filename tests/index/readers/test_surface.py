from pathlib import Path

import index.readers
from index.readers import SUFFIXES


def test_the_package_offers_these_names_and_no_others() -> None:
    assert index.readers.__all__ == ["SUFFIXES", "ReadResult", "read_release"]
    assert all(hasattr(index.readers, name) for name in index.readers.__all__)


def test_every_seed_has_a_suffix_that_is_read() -> None:
    seeds = [path for path in (Path(__file__).parents[3] / "seeds").iterdir() if path.is_file()]
    assert seeds
    assert {path.suffix for path in seeds} <= SUFFIXES
