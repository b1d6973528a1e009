"""The vector index: which passages lie nearest to a question. Derived from the catalogue, and replaceable.

Its file is one line of JSON between a magic line and what FAISS writes. It is believed only if all of it is
there, undamaged, and made from the catalogue as it is now; otherwise it is made anew.
"""

import errno
import hashlib
import json
import os
import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from index.errors import CatalogueError, LibraryError, StorageFull
from index.vector_factory import make_index

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MAGIC = b"Vocero vector index 1\n"

# No room on the disk, over the user's quota, over the size a process may give a file.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

# Seconds after which a temporary file cannot be one that another process is still writing.
_ABANDONED = 3600


class StaleIndex(Exception):
    """The file of a vector index cannot be used. No error of the editor's: the index is made anew.

    Attributes:
        reason: What is the matter, to follow "The vector index ...": "is missing", "is damaged", "is behind
            the catalogue", "cannot be read (...)" or "was written by another version of FAISS".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"the vector index {reason}")
        self.reason = reason


class VectorIndex:
    """Vectors under numbers, searched by inner product. It may be searched from several threads at once.

    Attributes:
        factory: The FAISS factory string it was made with.
    """

    def __init__(self, index: Any, factory: str) -> None:
        """Take over a `faiss.IndexIDMap2`; use `build` or `load` to get one."""
        self._index = index
        self.factory = factory

    def __len__(self) -> int:
        """Give the number of vectors."""
        return int(self._index.ntotal)

    @property
    def dimensions(self) -> int:
        """Of every vector."""
        return int(self._index.d)

    @classmethod
    def build(cls, ids: "NDArray[np.int64]", vectors: "NDArray[np.float32]", factory: str) -> Self:
        """Index the vectors.

        An index that learns from its vectors (`IVF...`, `PQ...`) needs many of them. While there are too few,
        the index is exact instead, which over so few is as fast; `factory` then says "Flat".

        Args:
            ids: (n,) numbers, each once.
            vectors: (n, d) of length 1, or 0; n may be 0.
            factory: As `faiss.index_factory` reads it; or "auto", which is exact over few vectors and finds
                nearly all of the nearest over many, in numbers of 16 bits. `factory` then says what it is.

        Raises:
            LibraryError: FAISS cannot make such an index of such vectors.
        """
        import faiss
        import numpy as np

        if vectors.ndim != 2 or ids.shape != vectors.shape[:1]:
            raise ValueError(f"{ids.shape} ids do not fit {vectors.shape} vectors")
        vectors = np.ascontiguousarray(vectors, dtype=np.float32)
        try:
            inner, factory = make_index(vectors, factory)
            index = faiss.IndexIDMap2(inner)
            index.add_with_ids(vectors, np.ascontiguousarray(ids, dtype=np.int64))
        except RuntimeError as error:
            # Whatever FAISS's C++ throws arrives as this, with the place in its source in front.
            reason = str(error).rsplit(": ", 1)[-1].strip()
            raise LibraryError(
                f"FAISS cannot make the index {factory!r} of {len(vectors)} vectors of {vectors.shape[1]}"
                f" dimensions ({reason}). Set VOCERO_FAISS_INDEX to auto or to"
                " another factory string by inner product."
            ) from error
        return cls(index, factory)

    def search(self, query: "NDArray[np.float32]", k: int) -> "tuple[NDArray[np.int64], NDArray[np.float32]]":
        """Find the vectors with the largest inner product with the query.

        Args:
            query: (d,)
            k: At most so many.

        Returns:
            Ids and scores, (m,) each with m <= k, the best first; the lower id first where scores are equal.
        """
        import faiss
        import numpy as np

        if query.shape != (self.dimensions,):
            raise ValueError(f"a query of shape {query.shape} in an index of {self.dimensions} dimensions")
        k = min(k, len(self))
        if k < 1:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        # For a single query, waking further threads takes longer than the search. The setting is the calling
        # thread's own, so it is made here.
        faiss.omp_set_num_threads(1)
        scores, ids = self._index.search(np.ascontiguousarray(query[None], dtype=np.float32), k)
        # An approximate index that reaches fewer than k fills up with -1.
        found = ids[0] >= 0
        ids, scores = ids[0][found], scores[0][found]
        order = np.lexsort((ids, -scores))
        return ids[order], scores[order]

    def save(self, path: Path, stamp: str) -> None:
        """Write the index to a file, wholly or not at all: whatever happens, an older file stays whole.

        Args:
            path: Its folder is made when missing.
            stamp: Names the state of the catalogue that the vectors are of.

        Raises:
            StorageFull: The disk, or the quota on it, is full.
            CatalogueError: The file cannot be written for another reason.
        """
        import faiss

        payload: memoryview = faiss.serialize_index(self._index).data
        header = {
            "stamp": stamp,
            "factory": self.factory,
            "bytes": len(payload),
            "sha256": hashlib.sha256(payload).hexdigest(),
        }
        temporary = path.with_name(f"{path.name}.{secrets.token_hex(8)}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _sweep(path)
            try:
                with temporary.open("xb") as file:
                    file.write(_MAGIC + json.dumps(header).encode() + b"\n")
                    file.write(payload)
                    file.flush()
                    os.fsync(file.fileno())
                temporary.replace(path)
            finally:
                temporary.unlink(missing_ok=True)
            _sync_folder(path.parent)
        except OSError as error:
            if error.errno in _FULL:
                raise StorageFull(
                    f"There is no room to save the vector index in {path.parent}. Free"
                    f" {len(payload) / 1e6:.1f} MB there, or set VOCERO_DATA_DIR to another folder."
                ) from error
            raise CatalogueError(
                f"The vector index cannot be saved as {path}: {error.strerror}. Check who owns the folder and"
                " its permissions, or set VOCERO_DATA_DIR to another folder."
            ) from error

    @classmethod
    def load(cls, path: Path, stamp: str) -> Self:
        """Read an index back.

        Args:
            path: Where `save` wrote it.
            stamp: The state of the catalogue; another one than it was saved with makes it stale.

        Raises:
            StaleIndex: The file is missing, damaged, or of another state of the catalogue.
        """
        import faiss
        import numpy as np

        try:
            content = path.read_bytes()
        except FileNotFoundError:
            raise StaleIndex("is missing") from None
        except OSError as error:
            raise StaleIndex(f"cannot be read ({error.strerror})") from error
        damaged = StaleIndex("is damaged")
        header_end = content.find(b"\n", len(_MAGIC))
        if not content.startswith(_MAGIC) or header_end < 0:
            raise damaged
        payload = memoryview(content)[header_end + 1 :]
        try:
            header = json.loads(content[len(_MAGIC) : header_end])
            sound = (
                header["bytes"] == len(payload) and header["sha256"] == hashlib.sha256(payload).hexdigest()
            )
            saved_stamp, factory = str(header["stamp"]), str(header["factory"])
        except (ValueError, TypeError, KeyError) as error:
            raise damaged from error
        if not sound:
            raise damaged
        if saved_stamp != stamp:
            raise StaleIndex("is behind the catalogue")
        try:
            index = faiss.deserialize_index(np.frombuffer(payload, dtype=np.uint8))
        except RuntimeError as error:
            # Undamaged, so written by a FAISS whose format this one does not read.
            raise StaleIndex("was written by another version of FAISS") from error
        return cls(index, factory)


def _sweep(path: Path) -> None:
    """Remove what processes killed in the middle of a save have left."""
    for left in path.parent.glob(f"{path.name}.*.tmp"):
        # Another process may finish its save, or sweep, in between.
        with suppress(FileNotFoundError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the new name of a file in the folder outlast a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
