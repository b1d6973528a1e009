"""Dense retrieval: the model, and the vector index kept in step with the catalogue."""

from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING

from config import Settings
from index.catalogue import Catalogue
from index.errors import CatalogueError, LibraryError, ModelMismatch
from index.model_rows import ModelRecord, is_same_model

if TYPE_CHECKING:
    from index.embed import Embedder
    from index.vectors import VectorIndex


class DenseRetriever:
    """Loads the model when it is first needed and derives the vector index from the catalogue.

    Args:
        settings: They name the model and the kind of vector index.
        embedder: Embeds instead of the model that the settings name.
        notify: Is told, in plain words, when the file of the vector index had to be made anew.
    """

    def __init__(
        self,
        settings: Settings,
        catalogue: Catalogue,
        *,
        embedder: "Embedder | None",
        notify: Callable[[str], None],
    ) -> None:
        self._settings = settings
        self._catalogue = catalogue
        self._notify = notify
        self._embedder = embedder
        self._confirmed: ModelRecord | None = None
        self._vectors: VectorIndex | None = None
        self._vectors_stamp = ""
        self._changed = False
        self._lock = RLock()

    def embedder(self) -> "Embedder":
        """Give the model that made the catalogue's vectors, loaded.

        Raises:
            ModelNotFound: The model of the settings cannot be loaded.
            ModelMismatch: The catalogue's vectors were made by another model.
        """
        embedder = self.new_embedder()
        self.record()
        return embedder

    def new_embedder(self) -> "Embedder":
        """Give the model of the settings, loaded, whichever made the catalogue's vectors."""
        with self._lock:
            if self._embedder is None:
                from index.embed import load_embedder

                self._embedder = load_embedder(self._settings)
            return self._embedder

    def record(self) -> ModelRecord:
        """Describe the model of the settings as the catalogue does.

        Where the catalogue knows this model already, its own record is given: from one machine to the next a
        model's vectors differ by rounding.

        Raises:
            ModelMismatch: The catalogue's vectors were made by another model.
        """
        with self._lock:
            known = self._catalogue.model()
            if known is not None and known == self._confirmed:
                return known
            record = self.new_record()
            if known is None:
                return record
            if not is_same_model(known, record):
                raise ModelMismatch(
                    f"The catalogue's vectors were made by the model {known.name} ({known.dimensions}"
                    f" dimensions); the settings give {record.name} ({record.dimensions}), or the same one"
                    " with other weights, prefixes or pooling. Run `vocero reindex` to embed the releases"
                    " with it, or set VOCERO_MODEL back."
                )
            self._confirmed = known
            return known

    def new_record(self) -> ModelRecord:
        """Describe the model of the settings, whichever made the catalogue's vectors."""
        from index.embed import probe

        embedder = self.new_embedder()
        return ModelRecord(embedder.name, embedder.dimensions, probe(embedder).astype("<f4").tobytes())

    def vectors(self) -> "VectorIndex":
        """Give the vector index of the catalogue as the caller's snapshot sees it.

        It is read from its file where that is up to date, else made anew from the catalogue and saved.
        """
        from index.vectors import StaleIndex, VectorIndex

        with self._lock:
            stamp = self._catalogue.stamp()
            if self._vectors is not None and self._vectors_stamp == stamp:
                return self._vectors
            path = self._settings.vectors_path
            try:
                vectors = VectorIndex.load(path, self._file_stamp(stamp))
            except StaleIndex as stale:
                vectors = self._build()
                # That the index is behind what this process has just added is nothing to report.
                if self._vectors is None and not self._changed and len(vectors):
                    self._notify(
                        f"The vector index {path} {stale.reason}; it has been rebuilt from the catalogue"
                        f" ({len(vectors)} chunks)."
                    )
                try:
                    vectors.save(path, self._file_stamp(stamp))
                except CatalogueError as error:
                    # It answers from memory all the same; only the next start has to build it again.
                    self._notify(str(error))
            self._vectors, self._vectors_stamp = vectors, stamp
            return vectors

    def note_change(self) -> None:
        """Be told that this process has changed the catalogue's vectors."""
        self._changed = True

    def file_state(self) -> str:
        """Say in plain words how the file of the vector index stands to the catalogue."""
        from index.vectors import StaleIndex, VectorIndex

        try:
            VectorIndex.load(self._settings.vectors_path, self._file_stamp(self._catalogue.stamp()))
        except StaleIndex as stale:
            return f"{stale.reason}; the next question rebuilds it"
        return "up to date"

    def close(self) -> None:
        """Leave the file of the vector index up to date, if this process has changed the catalogue."""
        if self._changed:
            try:
                with self._catalogue.snapshot():
                    self.vectors()
            except LibraryError as error:
                # What was asked for is done and stored; the index can be made at the next question.
                self._notify(str(error))

    def _build(self) -> "VectorIndex":
        import numpy as np

        from index.vectors import VectorIndex

        ids, blobs = self._catalogue.chunk_vectors()
        record = self._catalogue.model()
        dimensions = record.dimensions if record else 1  # without releases there are no vectors either
        matrix = np.frombuffer(b"".join(blobs), dtype="<f2").astype(np.float32).reshape(-1, dimensions)
        return VectorIndex.build(np.array(ids, dtype=np.int64), matrix, self._settings.faiss_index)

    def _file_stamp(self, stamp: str) -> str:
        return f"{stamp}:{self._settings.faiss_index}"
