"""What there is in the library, for whoever looks after it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.catalogue import Catalogue
from index.database import SCHEMA_VERSION
from index.event_store import EventStore

if TYPE_CHECKING:
    from index.dense import DenseRetriever


@dataclass(frozen=True, slots=True)
class LibraryState:
    """What `vocero doctor` tells about the library.

    Attributes:
        model: The model that made the vectors, with its `dimensions`; None before the first release.
        schema: The version of the catalogue's format.
        catalogue_bytes: The size of its file.
        events: How many events its releases announce, those of superseded versions included; None where they
            were found by older rules, and will be found anew when they are asked for.
        vectors: Whether the vector index is up to date, in plain words.
    """

    releases: int
    versions: int
    sentences: int
    chunks: int
    model: str | None
    dimensions: int | None
    schema: int
    catalogue_bytes: int
    events: int | None
    vectors: str


def describe(
    catalogue: Catalogue, events: EventStore, dense: "DenseRetriever", catalogue_path: Path
) -> LibraryState:
    """Describe the library as it is now, without loading the model."""
    with catalogue.snapshot():
        record = catalogue.model()
        return LibraryState(
            releases=catalogue.count("releases"),
            versions=catalogue.count("versions"),
            sentences=catalogue.count("sentences"),
            chunks=catalogue.count("chunks"),
            model=record.name if record else None,
            dimensions=record.dimensions if record else None,
            schema=SCHEMA_VERSION,
            catalogue_bytes=catalogue_path.stat().st_size,
            events=None if events.is_outdated() else events.count(),
            vectors=dense.file_state(),
        )
