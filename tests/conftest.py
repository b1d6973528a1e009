"""What every test may use: settings of its own, a tiny deterministic embedder, a library of the seeds."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from config import Settings
from index import Library
from tests.hash_embedder import HashEmbedder
from tests.index.tiny_model import build_tiny_model
from tests.telegram.fixtures import bot_api
from tests.telegram.network import loopback_only, only_loopback

__all__ = ["bot_api", "loopback_only"]

# How long an example takes depends on what else the machine does; what hangs is stopped by pytest's timeout.
hypothesis_settings.register_profile("vocero", deadline=None)
hypothesis_settings.load_profile("vocero")

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "2026-01-15-dialogo-de-la-fuente-rubio.txt"


@pytest.fixture(autouse=True)
def nobodys_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Away from the network, and from the settings and the data of whoever runs the tests."""
    for name in list(os.environ):
        if name.startswith("VOCERO_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    with only_loopback() as refused:
        yield
    assert not refused, f"the test used the network: {refused}"


@pytest.fixture(scope="session")
def tiny_model_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a real, tiny sentence-transformers model of random weights."""
    return build_tiny_model(tmp_path_factory.mktemp("model"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that read neither the environment's .env nor anybody's data folder; without the reader, for
    speed."""
    return Settings(_env_file=None, data_dir=tmp_path / "data", read=0)


@pytest.fixture
def embedder() -> HashEmbedder:
    return HashEmbedder()


@pytest.fixture
def library(settings: Settings, embedder: HashEmbedder) -> Iterator[Library]:
    """A library that holds the releases of seeds/."""
    with Library(settings, embedder=embedder) as library:
        for path in sorted((ROOT / "seeds").iterdir()):
            library.ingest(path)
        yield library
