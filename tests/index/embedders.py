"""Embedders of model folders, in each of the ways there are, and folders to make them of."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from config import Settings
from index.batches import BatchEmbedder
from index.embed import (
    LightEmbedder,
    SentenceTransformerEmbedder,
    load_embedder,
)

TEXTS = [
    "El ministro de Salud firmó el acuerdo en enero.",
    "When does the ministry meet?",
    "agua",
    "",
    "La secretaría publicó el presupuesto de 2026: 1,250 millones para comercio, salud y agua en febrero.",
    "¿Cuándo?",
    "The budget of the ministry of trade for water is 12 million, of which 3 million in February.",
    "x" * 400,
    "prensa " * 200,
]


def settings_of(model: Path, **others: Any) -> Settings:
    return Settings(_env_file=None, model=str(model), **others)


Way = Callable[..., BatchEmbedder]


def embedder_of(model: Path, **others: Any) -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder(settings_of(model, **others))


def light_embedder_of(model: Path, **others: Any) -> BatchEmbedder:
    embedder = load_embedder(settings_of(model, **others))
    # A pooling is the one setting that the light way leaves to the other.
    assert isinstance(embedder, SentenceTransformerEmbedder if others.get("pooling") else LightEmbedder)
    return embedder


def copy_named(tiny_model_path: Path, folder: Path) -> Path:
    return Path(shutil.copytree(tiny_model_path, folder))


def change_json(file: Path, **values: object) -> None:
    file.write_text(json.dumps(json.loads(file.read_text()) | values))
