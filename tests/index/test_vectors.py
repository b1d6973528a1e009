import errno
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.errors import CatalogueError, LibraryError, StorageFull
from index.vectors import StaleIndex, VectorIndex

STAMP = "3f2a:17:Flat"


def unit(count: int, dimensions: int = 16, seed: int = 1) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).standard_normal((count, dimensions)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def indexed(count: int, factory: str = "Flat", dimensions: int = 16) -> VectorIndex:
    return VectorIndex.build(1000 + np.arange(count), unit(count, dimensions), factory)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "vectors.faiss"


# Search -------------------------------------------------------------------------------------------------


@given(
    count=st.integers(1, 60),
    dimensions=st.integers(1, 24),
    k=st.integers(1, 80),
    seed=st.integers(0, 2**32 - 1),
)
@settings(deadline=None, max_examples=60)
def test_the_exact_index_finds_what_the_inner_products_say(
    count: int, dimensions: int, k: int, seed: int
) -> None:
    vectors, query = unit(count, dimensions, seed), unit(1, dimensions, seed + 1)[0]
    numbers = np.random.default_rng(seed).permutation(10 * count)[:count].astype(np.int64)

    ids, scores = VectorIndex.build(numbers, vectors, "Flat").search(query, k)

    expected = np.sort(vectors @ query)[::-1][:k]
    np.testing.assert_allclose(scores, expected, atol=1e-5)
    of = dict(zip(numbers.tolist(), vectors, strict=True))
    np.testing.assert_allclose([of[number] @ query for number in ids.tolist()], scores, atol=1e-5)
    assert len(set(ids.tolist())) == len(ids) == min(k, count)


def test_equal_scores_come_with_the_lower_id_first() -> None:
    index = VectorIndex.build(np.array([9, 4, 7]), np.repeat(unit(1), 3, axis=0), "Flat")

    assert index.search(unit(1)[0], 3)[0].tolist() == [4, 7, 9]


@pytest.mark.parametrize("k", [-1, 0])
def test_asking_for_none_gives_none(k: int) -> None:
    ids, scores = indexed(5).search(unit(1)[0], k)

    assert (ids.shape, scores.shape) == ((0,), (0,))


@pytest.mark.parametrize("factory", ["Flat", "HNSW32", "IVF4,Flat", "PQ4", "SQ8"])
def test_an_empty_index_finds_nothing(factory: str) -> None:
    index = VectorIndex.build(np.zeros(0, np.int64), np.zeros((0, 16), np.float32), factory)

    assert len(index) == 0
    assert index.search(unit(1)[0], 5)[0].size == 0


def test_a_vector_of_zeros_is_indexed_and_searched_with_like_any_other() -> None:
    vectors = unit(3)
    vectors[1] = 0
    index = VectorIndex.build(np.arange(3), vectors, "Flat")

    assert index.search(np.zeros(16, np.float32), 3)[1].tolist() == [0, 0, 0]
    assert dict(zip(*(part.tolist() for part in index.search(vectors[0], 3)), strict=True))[1] == 0


def test_vectors_that_do_not_lie_contiguously_are_indexed_as_they_read() -> None:
    wide = unit(6, 32)
    index = VectorIndex.build(np.arange(12)[::2], wide[:, ::2], "Flat")

    ids, scores = index.search(wide[4, ::2], 1)

    assert ids.tolist() == [8]
    np.testing.assert_allclose(scores, [wide[4, ::2] @ wide[4, ::2]], atol=1e-6)


def test_a_query_of_other_dimensions_is_refused() -> None:
    with pytest.raises(ValueError, match="16 dimensions"):
        indexed(3).search(unit(1, 8)[0], 1)


def test_ids_that_do_not_fit_the_vectors_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        VectorIndex.build(np.arange(4), unit(5), "Flat")


def test_several_threads_find_what_one_finds() -> None:
    index, queries = indexed(500, "HNSW32"), unit(64, seed=2)
    alone = [index.search(query, 10)[0].tolist() for query in queries]

    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda query: index.search(query, 10)[0].tolist(), queries))

    assert together == alone


# Factories ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("factory", "least"),
    [
        ("HNSW32", 0.9),
        ("SQ8", 0.9),
        # Random vectors have no clusters to speak of, so this is hard; one list alone would give 0.4.
        ("IVF32,Flat", 0.6),
        ("PCA12,IVF32,Flat", 0.4),
    ],
)
def test_an_approximate_index_finds_most_of_the_nearest(factory: str, least: float) -> None:
    vectors, exact, approximate = unit(1500), indexed(1500), indexed(1500, factory)

    hits = [
        len(set(exact.search(query, 10)[0].tolist()) & set(approximate.search(query, 10)[0].tolist()))
        for query in vectors[:50]
    ]

    assert approximate.factory == factory
    assert np.mean(hits) / 10 >= least


def test_an_approximate_index_that_reaches_fewer_than_asked_for_gives_those() -> None:
    vectors = unit(39 * 32)
    index = VectorIndex.build(np.arange(len(vectors)), vectors, "IVF32,Flat")

    ids, scores = index.search(vectors[0], len(vectors))

    assert 0 < len(ids) == len(scores) < len(vectors)
    np.testing.assert_allclose(vectors[ids] @ vectors[0], scores, atol=1e-5)
    assert ids.min() >= 0


@pytest.mark.parametrize(
    ("factory", "count"),
    [("IVF8,Flat", 311), ("IVF4,PQ4", 311), ("PQ4", 9983), ("OPQ4,IVF256,PQ4", 400), ("SQ8", 0)],
)
def test_too_few_vectors_to_learn_from_make_the_index_exact_without_a_word(
    factory: str, count: int, capfd: pytest.CaptureFixture[str]
) -> None:
    index = indexed(count, factory)

    assert index.factory == "Flat"
    assert len(index) == count
    assert capfd.readouterr() == ("", "")


def test_just_enough_vectors_to_learn_from_are_enough_for_faiss(capfd: pytest.CaptureFixture[str]) -> None:
    assert indexed(39 * 8, "IVF8,Flat").factory == "IVF8,Flat"
    # FAISS writes its complaints past Python, to the file descriptor.
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("factory", ["nonsense", "", "PQ5", "LSH", "IVF4", "IDMap,Flat", "Flat,Flat,Flat"])
def test_a_factory_that_faiss_cannot_make_names_the_setting(factory: str) -> None:
    with pytest.raises(LibraryError, match=r"Set VOCERO_FAISS_INDEX to auto") as caught:
        indexed(20000 if factory == "PQ5" else 50, factory, 16)

    assert "/" not in str(caught.value).split("(")[1].split(")")[0], "a path in the sources of FAISS"


# Save and load ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("factory", ["Flat", "HNSW32", "IVF10,Flat", "SQ8"])
def test_a_saved_index_comes_back_as_it_was(factory: str, path: Path) -> None:
    saved = indexed(400, factory)
    saved.save(path, STAMP)

    loaded = VectorIndex.load(path, STAMP)

    assert (len(loaded), loaded.dimensions, loaded.factory) == (400, 16, factory)
    for query in unit(20, seed=3):
        for before, after in zip(saved.search(query, 7), loaded.search(query, 7), strict=True):
            np.testing.assert_array_equal(before, after)
    assert [file.name for file in path.parent.iterdir()] == ["vectors.faiss"]


def test_an_empty_index_is_saved_and_loaded(path: Path) -> None:
    indexed(0).save(path, STAMP)

    assert len(VectorIndex.load(path, STAMP)) == 0


def test_a_missing_file_is_stale(path: Path) -> None:
    with pytest.raises(StaleIndex) as caught:
        VectorIndex.load(path, STAMP)

    assert caught.value.reason == "is missing"


def test_a_file_of_another_state_of_the_catalogue_is_stale(path: Path) -> None:
    indexed(5).save(path, STAMP)

    with pytest.raises(StaleIndex) as caught:
        VectorIndex.load(path, "3f2a:18:Flat")

    assert caught.value.reason == "is behind the catalogue"


def test_a_file_cut_off_anywhere_is_stale(path: Path) -> None:
    indexed(5).save(path, STAMP)
    whole = path.read_bytes()

    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(StaleIndex, match="is damaged"):
            VectorIndex.load(path, STAMP)


@given(data=st.data())
@settings(deadline=None, max_examples=150)
def test_a_file_with_any_byte_changed_is_stale_or_unchanged_in_meaning(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("vectors") / "vectors.faiss"
    saved = indexed(3, dimensions=4)
    saved.save(path, STAMP)
    content = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)

    try:
        loaded = VectorIndex.load(path, STAMP)
    except StaleIndex as stale:
        assert stale.reason in {"is damaged", "is behind the catalogue"}
    else:
        # White space of the header, or the name of the factory: nothing that is searched.
        query = unit(1, 4)[0]
        np.testing.assert_array_equal(saved.search(query, 3), loaded.search(query, 3))


@pytest.mark.parametrize("header", [b"[]", b"null", b"{}", b'{"bytes": 3}', b"{", b"\xff\xfe", b'"x"', b"17"])
def test_a_file_with_a_strange_header_is_stale(header: bytes, path: Path) -> None:
    indexed(3).save(path, STAMP)
    magic, _, payload = path.read_bytes().split(b"\n", 2)
    path.write_bytes(magic + b"\n" + header + b"\n" + payload)

    with pytest.raises(StaleIndex, match="is damaged"):
        VectorIndex.load(path, STAMP)


def test_a_whole_file_that_this_faiss_does_not_read_is_stale(path: Path) -> None:
    import hashlib

    indexed(3).save(path, STAMP)
    magic, head, _ = path.read_bytes().split(b"\n", 2)
    payload = b"IxQQ" + bytes(60)
    header = json.loads(head) | {"bytes": len(payload), "sha256": hashlib.sha256(payload).hexdigest()}
    path.write_bytes(magic + b"\n" + json.dumps(header).encode() + b"\n" + payload)

    with pytest.raises(StaleIndex, match="another version of FAISS"):
        VectorIndex.load(path, STAMP)


def test_a_folder_in_the_place_of_the_file_is_stale_and_cannot_be_saved_over(path: Path) -> None:
    path.mkdir(parents=True)

    with pytest.raises(StaleIndex, match=r"cannot be read \(Is a directory\)"):
        VectorIndex.load(path, STAMP)
    with pytest.raises(CatalogueError, match="cannot be saved") as caught:
        indexed(3).save(path, STAMP)
    assert not isinstance(caught.value, StorageFull)
    assert list(path.parent.iterdir()) == [path]


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")

    with pytest.raises(CatalogueError, match="VOCERO_DATA_DIR"):
        indexed(3).save(tmp_path / "data" / "vectors.faiss", STAMP)


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """The kernel refuses a write past this size, as it does on a full disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@contextmanager
def a_disk_that_fills_up_at_the_last_moment(number: int) -> Iterator[None]:
    """Where blocks are allotted late, the kernel notices only when it is told to write them out."""

    def fsync(_: int) -> None:
        raise OSError(number, os.strerror(number))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        yield


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param(lambda: files_of_at_most(2000), id="in the middle"),
        pytest.param(lambda: a_disk_that_fills_up_at_the_last_moment(errno.ENOSPC), id="disk, at the end"),
        pytest.param(lambda: a_disk_that_fills_up_at_the_last_moment(errno.EDQUOT), id="quota, at the end"),
    ],
)
def test_a_full_disk_leaves_the_old_file_whole_and_nothing_else(
    trouble: Callable[[], AbstractContextManager[None]],
    path: Path,
) -> None:
    indexed(4).save(path, STAMP)

    with trouble(), pytest.raises(StorageFull, match=r"Free 0\.1 MB there, or set VOCERO_DATA_DIR"):
        indexed(1000).save(path, "a later state")

    assert len(VectorIndex.load(path, STAMP)) == 4
    assert [file.name for file in path.parent.iterdir()] == ["vectors.faiss"]


def test_what_a_killed_save_left_long_ago_is_removed_and_what_another_writes_now_is_not(path: Path) -> None:
    path.parent.mkdir()
    old, new = (path.with_name(f"vectors.faiss.{name}.tmp") for name in ("aaaa", "bbbb"))
    old.write_bytes(b"x")
    new.write_bytes(b"x")
    os.utime(old, (1, 1))

    indexed(3).save(path, STAMP)

    assert sorted(path.parent.iterdir()) == [path, new]


def test_a_reader_never_sees_half_a_file_while_others_save(path: Path) -> None:
    indexed(50).save(path, STAMP)

    def save_often(_: int) -> None:
        for _ in range(10):
            indexed(50).save(path, STAMP)

    with ThreadPoolExecutor(3) as threads:
        saving = [threads.submit(save_often, number) for number in range(3)]
        while not all(job.done() for job in saving):
            assert len(VectorIndex.load(path, STAMP)) == 50
    assert [job.exception() for job in saving] == [None] * 3
    assert [file.name for file in path.parent.iterdir()] == ["vectors.faiss"]


def test_importing_the_module_imports_neither_faiss_nor_numpy() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, index.vectors; print({'faiss', 'numpy', 'torch'} & set(sys.modules))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "set()"
