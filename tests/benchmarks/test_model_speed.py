"""Speed beside e5's shape, and the process that is timed."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks import e5_shape
from benchmarks.model_side import LOADERS, ask, ingest
from benchmarks.model_speed import E5_SHAPE, speed_rows, times_as_fast
from benchmarks.side import Job
from config import Settings
from index.embed import Embedder, SentenceTransformerEmbedder
from tests.benchmarks.tiny_rounds import ROUNDS
from tests.hash_embedder import HashEmbedder


@pytest.mark.parametrize(
    ("key", "more", "ratio"),
    [("passages per_s", True, 3.0), ("p50_ms/1", False, 3.0), ("cpu_ms/1", False, 3.0)],
)
def test_how_many_times_as_fast_is_the_median_of_the_rounds_ratios(
    key: str, more: bool, ratio: float
) -> None:
    assert times_as_fast(ROUNDS, "ours", key, more=more) == pytest.approx(ratio)


def test_a_speed_row_has_medians_with_their_ratios() -> None:
    rows = speed_rows(ROUNDS)
    assert rows[2] == "| ours | 60.0 (3.00×) | 10.0 (3.00×) | 10.0 (3.00×) | 10.0 (3.00×) |"
    assert rows[3].startswith(f"| {E5_SHAPE} | 20.0 (1.00×) | 40.0 (1.00×)")


class _Recording(HashEmbedder):
    def __init__(self) -> None:
        self.calls: list[tuple[str, list[str]]] = []

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.calls.append(("passages", list(texts)))
        return super().encode_passages(texts)

    def encode_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.calls.append(("questions", list(texts)))
        return HashEmbedder.encode_passages(HashEmbedder(), texts)


def _job(task: str, inputs: list[str]) -> Job:
    return Job(task, "", "some/model", 0, 32, inputs, askers=(1,))


def test_passages_are_timed_all_at_once() -> None:
    embedder, seen = _Recording(), []

    def load(settings: Settings) -> Embedder:
        seen.append(settings.model)
        return embedder

    texts = [f"sentence {number}" for number in range(40)]
    figures = ingest(load, _job("ingest", texts))
    assert embedder.calls == [("passages", texts[:32]), ("passages", texts)]
    assert seen == ["some/model"]
    assert figures["wall_s"] > 0


def test_questions_are_timed_one_by_one() -> None:
    embedder = _Recording()
    figures = ask(lambda settings: embedder, _job("ask", ["¿quién?", "when"]))
    assert [texts for kind, texts in embedder.calls if kind == "questions"] == [
        ["¿quién?"],
        ["¿quién?"],
        ["when"],
    ]
    assert figures["p50_ms/1"] > 0
    assert figures["cpu_ms/1"] > 0


def test_a_model_is_loaded_as_the_product_does_or_through_sentence_transformers() -> None:
    assert set(LOADERS) == {"product", "sentence-transformers"}


def test_the_random_model_has_e5s_shape_and_loads(
    tmp_path: Path, tiny_model_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(e5_shape, "VOCABULARY", 2_000)  # The real one takes half a gigabyte.
    folder = tmp_path / "multilingual-e5-small"
    e5_shape.build_e5_shape(folder, tiny_model_path)
    shape = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    assert (shape["num_hidden_layers"], shape["hidden_size"], shape["num_attention_heads"]) == (12, 384, 12)
    assert (shape["intermediate_size"], shape["vocab_size"]) == (1536, 2_000)
    embedder = SentenceTransformerEmbedder(Settings(_env_file=None, model=str(folder)))
    assert (embedder.prefixes.query, embedder.prefixes.passage) == ("query: ", "passage: ")
    assert embedder.encode_passages(["the minister", "la salud"]).shape == (2, 384)
