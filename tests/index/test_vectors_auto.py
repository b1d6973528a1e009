"""The index whose kind is left to the number of vectors; what any index does is in test_vectors.py."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from config import Settings
from index.vectors import VectorIndex
from tests.hash_embedder import HashEmbedder

EXACT = 8000
"""Up to so many vectors nothing may be missed."""


@cache
def clustered(count: int, dimensions: int = 64, seed: int = 1) -> NDArray[np.float32]:
    """Vectors of length 1 around some centres, in numbers of 16 bits as the catalogue has them."""
    generator = np.random.default_rng(seed)
    centres = generator.standard_normal((80, dimensions))
    spread = generator.standard_normal((count, dimensions))
    vectors = centres[generator.integers(80, size=count)] + spread
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(unit.astype(np.float16), dtype=np.float32)


@cache
def auto(count: int, dimensions: int = 64) -> VectorIndex:
    return VectorIndex.build(1000 + np.arange(count), clustered(count, dimensions), "auto")


def nearest(vectors: NDArray[np.float32], query: NDArray[np.float32], k: int) -> set[int]:
    return set((1000 + np.argsort(-(vectors @ query))[:k]).tolist())


def questions(dimensions: int = 64) -> NDArray[np.float32]:
    """Vectors that are no nearer to those searched than questions are: half way from one to elsewhere."""
    middle = clustered(EXACT + 1, dimensions)[:60] + clustered(60, dimensions, seed=2)
    return np.asarray(middle / np.linalg.norm(middle, axis=1, keepdims=True), dtype=np.float32)


def test_it_is_what_the_settings_say_by_default() -> None:
    assert Settings(_env_file=None).faiss_index == "auto"


@pytest.mark.parametrize("count", [0, 1, 300, EXACT])
def test_over_few_vectors_nothing_is_missed(count: int) -> None:
    index = auto(count)

    assert len(index) == count
    for query in questions()[:20]:
        ids, scores = index.search(query, 20)
        assert set(ids.tolist()) == nearest(clustered(count), query, 20)
        np.testing.assert_allclose(scores, clustered(count)[ids - 1000] @ query, atol=1e-5)


@pytest.mark.parametrize("dimensions", [32, 64, 256])
def test_over_many_vectors_nearly_all_of_the_nearest_are_found(dimensions: int) -> None:
    index, vectors = auto(EXACT + 1, dimensions), clustered(EXACT + 1, dimensions)

    hits = [
        len(set(index.search(query, 200)[0].tolist()) & nearest(vectors, query, 200))
        for query in questions(dimensions)
    ]

    assert index.factory.startswith("PQ")
    assert np.mean(hits) / 200 >= 0.99


def test_over_many_vectors_the_scores_are_the_inner_products_all_the_same() -> None:
    vectors = clustered(EXACT + 1)

    for query in questions()[:20]:
        ids, scores = auto(EXACT + 1).search(query, 50)
        np.testing.assert_allclose(scores, vectors[ids - 1000] @ query, atol=1e-5)
        assert scores.tolist() == sorted(scores.tolist(), reverse=True)


@pytest.mark.parametrize("dimensions", [1, 2, 63, 195, 196])
def test_vectors_of_any_dimensions_are_indexed(dimensions: int) -> None:
    index = auto(EXACT + 1, dimensions)

    assert (len(index), index.dimensions) == (EXACT + 1, dimensions)
    assert len(index.search(clustered(1, dimensions)[0], 20)[0]) == 20


def test_more_than_there_are_can_be_asked_for() -> None:
    ids, _ = auto(EXACT + 1).search(questions()[0], EXACT + 100)

    assert sorted(ids.tolist()) == [1000 + number for number in range(EXACT + 1)]


def test_vectors_all_alike_are_indexed() -> None:
    """As when one release has been ingested from very many files."""
    vectors = np.repeat(clustered(1), EXACT + 1, axis=0)
    index = VectorIndex.build(np.arange(len(vectors)), vectors, "auto")

    np.testing.assert_allclose(index.search(vectors[0], 5)[1], np.ones(5), atol=1e-2)


def test_making_it_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    VectorIndex.build(np.arange(EXACT + 1), clustered(EXACT + 1, 8), "auto")

    # FAISS writes its complaints past Python, to the file descriptor.
    assert capfd.readouterr() == ("", "")


def test_the_same_vectors_make_the_same_index() -> None:
    again = VectorIndex.build(1000 + np.arange(EXACT + 1), clustered(EXACT + 1), "auto")

    for query in questions()[:20]:
        for one, other in zip(auto(EXACT + 1).search(query, 50), again.search(query, 50), strict=True):
            np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("count", [300, EXACT + 1])
def test_saved_it_comes_back_as_it_was_and_takes_half_the_room(count: int, tmp_path: Path) -> None:
    path, plain = tmp_path / "auto.faiss", tmp_path / "flat.faiss"
    auto(count).save(path, "stamp")
    VectorIndex.build(np.arange(count), clustered(count), "Flat").save(plain, "stamp")

    loaded = VectorIndex.load(path, "stamp")

    assert loaded.factory == auto(count).factory != "auto"
    assert path.stat().st_size < 0.7 * plain.stat().st_size
    for query in questions()[:20]:
        for before, after in zip(auto(count).search(query, 200), loaded.search(query, 200), strict=True):
            np.testing.assert_array_equal(before, after)


@pytest.mark.parametrize("factory", ["Flat", "HNSW8", "PQ4x4fs,RFlat"])
def test_a_factory_string_of_ones_own_is_left_as_it_is(factory: str) -> None:
    assert VectorIndex.build(np.arange(700), clustered(700), factory).factory == factory


def test_too_few_vectors_for_the_codes_of_ones_own_factory_make_it_exact(
    capfd: pytest.CaptureFixture[str],
) -> None:
    index = VectorIndex.build(np.arange(600), clustered(600), "PQ4x4fs,RFlat")

    assert index.factory == "Flat"
    assert capfd.readouterr() == ("", "")


def test_a_library_searches_with_it(settings: Settings, tmp_path: Path) -> None:
    from index import Library

    (tmp_path / "acta.txt").write_text("title: Acta\nlang: es\n---\nEl túnel de Sorbel abrió el lunes.\n")
    with Library(settings.model_copy(update={"read": 0}), embedder=HashEmbedder()) as library:
        library.ingest(tmp_path / "acta.txt")
        found = library.ask("¿Cuándo abrió el túnel de Sorbel?").candidates

    assert [candidate.citation.text for candidate in found] == ["El túnel de Sorbel abrió el lunes."]
    assert settings.vectors_path.exists()
