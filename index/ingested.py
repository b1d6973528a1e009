"""The report on a file that was ingested."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from index.release import ReleaseSummary


class Outcome(StrEnum):
    """What became of an ingested file."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Ingested:
    """The report on one ingested file.

    Attributes:
        notices: What the editor should know about how it was read, in plain words.
    """

    path: Path
    outcome: Outcome
    release: ReleaseSummary
    notices: tuple[str, ...]
