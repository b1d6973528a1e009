"""Kinds of vector index: what FAISS makes of a factory string, and what is chosen when it is "auto".

How "auto" was chosen: real chunks and questions of the shipped model, 384 dimensions; more chunks are made of
them by adding noise of their own covariance, as strong as what is left of them (the cosine to the nearest is
.57 in the mean, to the 200th .37). Asked for the nearest 200; processor milliseconds a question, one thread,
and the share of the exact nearest 200 that was found where that is not all:

    chunks                                     2,000     16,000         64,000
    Flat                                       0.35      3.3            13.9
    SQfp16                                     0.33      2.2             8.2
    PQ192x4fs,Refine(SQfp16), 4 times 200                0.9            2.3  .997   made in 2.5 s
    IVF (2 √chunks), SQfp16                              2.0  .99       5.9  .99    made in 1.7 s, ½ searched
    HNSW32, efSearch 400                                 2.4  .989                  made in 7 s for 16,000

The lists of IVF and the graph of HNSW find less the looser texts gather by subject, which nobody knows before
they come; short codes of all vectors, and then the likeliest vectors themselves, do not depend on that. How
long an index takes to make counts too, for it is made anew after every change of the catalogue.
"""

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

AUTO = "auto"
"""The factory string that leaves the choice to the number of vectors."""

_EXACT = "Flat"

# Numbers of 16 bits, which is what the catalogue has: nothing is lost, and half as much is read.
_EXACT_IN_HALF = "SQfp16"

# Exact search over this many takes a millisecond; coding would save half of that and cost as long to make.
_EXACT_AT_MOST = 8000

# A code of 4 bits stands for two neighbouring numbers of a vector; where it has so few, for a single one,
# or else its codes would say too little of it.
_FEW_DIMENSIONS = 192

# For one vector that is asked for, so many are looked at whole. With 3, .99 of the nearest were found.
_LOOKED_AT = 4.0

# Rounds of the k-means behind the codes, and vectors a centroid for it: FAISS's 25 and 256 take four times as
# long for codes that find no more.
_CODE_ROUNDS, _VECTORS_PER_CODE = 8, 128

# FAISS's k-means asks for this many vectors a centroid (faiss.ClusteringParameters.min_points_per_centroid)
# and complains on standard error below it.
_VECTORS_PER_CENTROID = 39

# Of an inverted-file index, one list in this many is searched. FAISS would search a single one, which loses
# many neighbours; this is still several times faster than searching all.
_LISTS_SEARCHED = 8


def make_index(vectors: "NDArray[np.float32]", factory: str) -> tuple[Any, str]:
    """Make an index that has learned from the vectors and holds none of them yet.

    An index that learns (`IVF...`, `PQ...`) needs many vectors. While there are too few, the index is exact
    instead, which over so few is as fast.

    Args:
        vectors: (n, d), contiguous.
        factory: As `faiss.index_factory` reads it, or `AUTO`.

    Returns:
        The index, and the factory string that it was made with.

    Raises:
        RuntimeError: FAISS cannot make such an index of such vectors.
    """
    import faiss

    count, dimensions = vectors.shape
    chosen = _choose(count, dimensions) if factory == AUTO else factory
    index = faiss.index_factory(dimensions, chosen, faiss.METRIC_INNER_PRODUCT)
    if not index.is_trained and count < _vectors_needed(index):
        chosen = _EXACT
        index = faiss.index_factory(dimensions, chosen, faiss.METRIC_INNER_PRODUCT)
    if factory == AUTO and isinstance(index, faiss.IndexRefine):
        index.k_factor = _LOOKED_AT
        coder: Any = faiss.downcast_index(index.base_index)
        learning = coder.pq.cp
        learning.niter, learning.max_points_per_centroid = _CODE_ROUNDS, _VECTORS_PER_CODE
    if not index.is_trained:
        index.train(vectors)
    lists = _inverted_lists(index)
    if lists is not None:
        lists.nprobe = math.ceil(lists.nlist / _LISTS_SEARCHED)
    return index, chosen


def _choose(count: int, dimensions: int) -> str:
    if count <= _EXACT_AT_MOST:
        return _EXACT_IN_HALF
    codes = dimensions if dimensions <= _FEW_DIMENSIONS else dimensions // 2
    if dimensions % codes:
        return _EXACT_IN_HALF
    return f"PQ{codes}x4fs,Refine({_EXACT_IN_HALF})"


def _vectors_needed(index: Any) -> int:
    """Say how many vectors an untrained index wants to learn from."""
    centroids = [1]
    lists = _inverted_lists(index)
    if lists is not None:
        centroids.append(lists.nlist)
    quantizer = getattr(lists if lists is not None else _innermost(index), "pq", None)
    if quantizer is not None:
        centroids.append(quantizer.ksub)
    return _VECTORS_PER_CENTROID * max(centroids)


def _inverted_lists(index: Any) -> Any | None:
    """Give the inverted-file index in it, or None."""
    import faiss

    found = faiss.try_extract_index_ivf(index)
    return None if found is None else faiss.downcast_index(found)


def _innermost(index: Any) -> Any:
    """Give the index behind what transforms its vectors (`OPQ...`, `PCA...`) or looks again (`Refine...`)."""
    import faiss

    while isinstance(index, faiss.IndexPreTransform | faiss.IndexRefine):
        index = faiss.downcast_index(
            index.index if isinstance(index, faiss.IndexPreTransform) else index.base_index
        )
    return index
