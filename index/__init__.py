"""The library of releases.

Everything that others may use is named here; importing it loads neither the model nor what runs it.
"""

from index.answer import Answer, Candidate, Status
from index.arrival import Arrival
from index.briefing.briefing import Briefing, Detail, DetailKind
from index.citation import Citation
from index.errors import (
    CatalogueBusy,
    CatalogueDamaged,
    CatalogueError,
    CatalogueTooNew,
    EmptyRelease,
    HeaderError,
    LibraryError,
    ModelError,
    ModelMismatch,
    ModelNotFound,
    NoSuchRelease,
    NotText,
    ReleaseError,
    ReleaseTooLarge,
    StorageFull,
    UnreadableFile,
)
from index.ingested import Ingested, Outcome
from index.language import detect
from index.library import Library
from index.library_state import LibraryState
from index.preceding import Preceding
from index.readers import SUFFIXES
from index.release import Language, Paragraph, ParagraphKind, Release, ReleaseSummary, Sentence

__all__ = [
    "SUFFIXES",
    "Answer",
    "Arrival",
    "Briefing",
    "Candidate",
    "CatalogueBusy",
    "CatalogueDamaged",
    "CatalogueError",
    "CatalogueTooNew",
    "Citation",
    "Detail",
    "DetailKind",
    "EmptyRelease",
    "HeaderError",
    "Ingested",
    "Language",
    "Library",
    "LibraryError",
    "LibraryState",
    "ModelError",
    "ModelMismatch",
    "ModelNotFound",
    "NoSuchRelease",
    "NotText",
    "Outcome",
    "Paragraph",
    "ParagraphKind",
    "Preceding",
    "Release",
    "ReleaseError",
    "ReleaseSummary",
    "ReleaseTooLarge",
    "Sentence",
    "Status",
    "StorageFull",
    "UnreadableFile",
    "detect",
]
