import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from index.batches import BatchEmbedder
from index.embed import (
    SentenceTransformerEmbedder,
)
from index.errors import ModelError
from tests.index.embedders import TEXTS, Way, copy_named, embedder_of
from tests.index.tiny_model import DIMENSIONS, MAX_TOKENS


@pytest.fixture(scope="module")
def embedder(way: Way, tiny_model_path: Path) -> BatchEmbedder:
    return way(tiny_model_path)


@pytest.fixture(scope="module")
def heavy_embedder(tiny_model_path: Path) -> SentenceTransformerEmbedder:
    return embedder_of(tiny_model_path)


# Vectors ------------------------------------------------------------------------------------------------


def test_vectors_are_rows_of_length_one_in_32_bits(embedder: BatchEmbedder) -> None:
    for vectors in (embedder.encode_passages(TEXTS), embedder.encode_questions(TEXTS)):
        assert vectors.shape == (len(TEXTS), DIMENSIONS)
        assert vectors.dtype == np.float32
        assert vectors.flags.c_contiguous
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_no_texts_give_no_rows(embedder: BatchEmbedder) -> None:
    for vectors in (embedder.encode_passages([]), embedder.encode_questions(())):
        assert vectors.shape == (0, DIMENSIONS)
        assert vectors.dtype == np.float32


@pytest.mark.parametrize("batch_size", [1, 2, 5, 64])
def test_a_text_has_the_same_vector_whatever_the_batch(
    way: Way, batch_size: int, tiny_model_path: Path, embedder: BatchEmbedder
) -> None:
    alone = np.concatenate([embedder.encode_passages([text]) for text in TEXTS])
    rows = np.random.default_rng(batch_size).permutation(2 * len(TEXTS)) % len(TEXTS)

    together = way(tiny_model_path, batch_size=batch_size).encode_passages([TEXTS[row] for row in rows])

    np.testing.assert_allclose(together, alone[rows], atol=1e-5)
    # Or else the order of the rows would not have been tested.
    assert len({tuple(row) for row in alone.round(3).tolist()}) == len(TEXTS)


def test_a_text_longer_than_the_model_reads_is_read_as_far_as_it_can(embedder: BatchEmbedder) -> None:
    vectors = embedder.encode_passages(["agua " * MAX_TOKENS, "agua " * (40 * MAX_TOKENS)])

    np.testing.assert_allclose(vectors[0], vectors[1], atol=1e-5)


# Pooling and dimensions ---------------------------------------------------------------------------------


def token_vectors(embedder: SentenceTransformerEmbedder, text: str) -> NDArray[np.float32]:
    found = cast(Any, embedder)._model.encode([text], output_value="token_embeddings")[0]
    return np.asarray(found, dtype=np.float32)


@pytest.mark.parametrize("pooling", ["mean", "cls", "max", "lasttoken"])
def test_the_pooling_of_the_settings_replaces_the_models(
    pooling: str, tiny_model_path: Path, heavy_embedder: SentenceTransformerEmbedder
) -> None:
    tokens = token_vectors(heavy_embedder, TEXTS[0])
    expected = {"mean": tokens.mean(0), "cls": tokens[0], "max": tokens.max(0), "lasttoken": tokens[-1]}

    # Among others, so that there is padding after it.
    found = embedder_of(tiny_model_path, pooling=pooling).encode_passages([*TEXTS[:3], TEXTS[7]])[0]

    np.testing.assert_allclose(found, expected[pooling] / np.linalg.norm(expected[pooling]), atol=1e-5)
    assert np.allclose(found, heavy_embedder.encode_passages(TEXTS[:1])[0], atol=1e-3) == (pooling == "mean")


def test_fewer_dimensions_are_the_first_ones_at_length_one(
    way: Way, tiny_model_path: Path, embedder: BatchEmbedder
) -> None:
    cut = way(tiny_model_path, dimensions=10)
    expected = embedder.encode_passages(TEXTS)[:, :10]

    assert cut.dimensions == 10
    np.testing.assert_allclose(
        cut.encode_passages(TEXTS), expected / np.linalg.norm(expected, axis=1, keepdims=True), atol=1e-5
    )
    assert cut.encode_passages([]).shape == (0, 10)
    assert cut.encode_passages(TEXTS).flags.c_contiguous


def test_all_dimensions_may_be_asked_for_by_number(way: Way, tiny_model_path: Path) -> None:
    assert way(tiny_model_path, dimensions=DIMENSIONS).dimensions == DIMENSIONS


def test_more_dimensions_than_the_model_has_are_refused(way: Way, tiny_model_path: Path) -> None:
    with pytest.raises(ModelError, match=r"of 32 dimensions.* 33 .*Set VOCERO_DIMENSIONS to 32 or fewer"):
        way(tiny_model_path, dimensions=DIMENSIONS + 1)


# Threads ------------------------------------------------------------------------------------------------


def test_several_threads_get_what_one_gets(way: Way, tiny_model_path: Path) -> None:
    embedder = way(tiny_model_path, batch_size=2)
    texts = [f"{text} {number}" for number in range(8) for text in TEXTS[:6]]
    groups = [texts[start::8] for start in range(8)]
    expected = [embedder.encode_passages(group) for group in groups]

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(embedder.encode_passages, groups * 3))

    for number, vectors in enumerate(found):
        np.testing.assert_allclose(vectors, expected[number % 8], atol=1e-5)


@pytest.mark.parametrize(("threads", "texts"), [(3, 12), (1, 4)])
def test_as_many_batches_are_embedded_at_once_as_the_settings_say(
    way: Way, tiny_model_path: Path, monkeypatch: pytest.MonkeyPatch, threads: int, texts: int
) -> None:
    embedder = way(tiny_model_path, batch_size=1, threads=threads)
    counted = threading.Lock()
    all_in = threading.Event()
    inside, most = 0, 0
    encode = embedder._encode_batch

    def watched(*batch: Any, **options: Any) -> Any:
        nonlocal inside, most
        with counted:
            inside += 1
            most = max(most, inside)
            if inside == threads:
                all_in.set()
        # Each waits for the others, so that they do meet; the first one past the limit would be seen.
        assert all_in.wait(5)
        try:
            return encode(*batch, **options)
        finally:
            with counted:
                inside -= 1

    monkeypatch.setattr(embedder, "_encode_batch", watched)
    with ThreadPoolExecutor(4) as askers:
        jobs = [askers.submit(embedder.encode_passages, TEXTS[:6]) for _ in range(texts)]
    assert [job.exception() for job in jobs] == [None] * texts
    assert most == threads


def test_the_tokenizer_takes_one_batch_at_a_time(
    tiny_model_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = embedder_of(tiny_model_path, batch_size=2, threads=4)
    alone = threading.Lock()
    transformer = cast(Any, embedder._model)[0]
    preprocess = transformer.preprocess

    def watched(*inputs: Any, **options: Any) -> Any:
        assert alone.acquire(blocking=False), "two batches at once"
        try:
            return preprocess(*inputs, **options)
        finally:
            alone.release()

    monkeypatch.setattr(transformer, "preprocess", watched)
    with ThreadPoolExecutor(8) as threads:
        jobs = [threads.submit(embedder.encode_passages, TEXTS[:6]) for _ in range(20)]
        jobs += [threads.submit(embedder.encode_questions, TEXTS[:6]) for _ in range(20)]

    assert [job.exception() for job in jobs] == [None] * 40


def test_a_question_does_not_wait_for_an_ingest(
    way: Way, tiny_model_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = way(tiny_model_path, batch_size=1, threads=2)
    encode = embedder._encode_batch
    started, answered = threading.Event(), threading.Event()

    def held(*batch: Any, questions: bool) -> Any:
        if not questions:
            started.set()
            assert answered.wait(20), "the question waits for the ingest"
        return encode(*batch, questions=questions)

    monkeypatch.setattr(embedder, "_encode_batch", held)
    with ThreadPoolExecutor(1) as thread:
        ingest = thread.submit(embedder.encode_passages, ["agua"] * 20)
        assert started.wait(20)
        embedder.encode_questions(["¿Cuándo?"])
        answered.set()
        assert ingest.result().shape == (20, DIMENSIONS)


# Trouble ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("not enough memory: you tried to allocate 9 bytes"),
        MemoryError("Unable to allocate 9 GiB: not enough memory"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_model_that_fails_on_a_text_is_said_with_what_to_do(
    way: Way, tiny_model_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    embedder = way(tiny_model_path)
    encode = embedder._encode_batch

    def fail(*batch: Any, questions: bool) -> Any:
        if questions:
            return encode(*batch, questions=questions)
        raise error

    monkeypatch.setattr(embedder, "_encode_batch", fail)
    with pytest.raises(ModelError, match=r"failed on 2 texts of up to 6 char.*memory.*VOCERO_BATCH_SIZE"):
        embedder.encode_passages(["agua", "prensa"])
    # The turn was given back.
    assert len(embedder.encode_questions(["agua"])) == 1


def test_weights_that_are_no_numbers_are_noticed_at_once(
    way: Way, tiny_model_path: Path, tmp_path: Path
) -> None:
    from safetensors.numpy import load_file, save_file

    folder = copy_named(tiny_model_path, tmp_path / "damaged")
    weights = load_file(folder / "model.safetensors")
    weights["embeddings.LayerNorm.weight"][:] = np.nan
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})

    with pytest.raises(ModelError, match="not numbers; its weights are damaged"):
        way(folder)
