"""What there is in the library, for whoever looks after it."""

from dataclasses import dataclass


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
