"""Taking files and folders into the library: one bad file never stops the others."""

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index import SUFFIXES, Library
from index.errors import CatalogueError, LibraryError, ModelError, ReleaseError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or folder that could not be taken in, and why, for the editor to read."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the paths of a command lead to.

    Attributes:
        files: Each once, folder by folder in the order of their names.
        failures: Folders that could not be read.
        left_out: How many files inside folders were left out because of their suffix.
    """

    files: tuple[Path, ...]
    failures: tuple[Failure, ...]
    left_out: int


@dataclass(slots=True)
class Intake:
    """What came of the files so far.

    Attributes:
        outcomes: How many were "added", "updated" and "unchanged".
        notices: What was noticed about a file that did go in, for example an unusual encoding.
        untried: Files not reached, because something stopped the run.
        stopped: What stopped it: an error that would meet every further file, or the user.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    notices: list[tuple[Path, str]] = field(default_factory=list)
    untried: int = 0
    stopped: LibraryError | KeyboardInterrupt | None = None

    @property
    def nothing_new(self) -> bool:
        """Whether every file that went in was there already."""
        return not (self.outcomes["added"] or self.outcomes["updated"])

    @property
    def summary(self) -> str:
        """For example "3 added, 1 updated, 4 unchanged, 2 failed"."""
        parts = [f"{self.outcomes[word]} {word}" for word in ("added", "updated", "unchanged")]
        parts.append(f"{len(self.failures)} failed")
        if self.untried:
            parts.append(f"{self.untried} not tried")
        return ", ".join(parts)


def find_files(paths: Sequence[Path]) -> Found:
    """The release files that the paths name.

    A file that is named itself is taken whatever it is called, so that a wrong name is reported and not
    passed over. Of a folder, the files with a suffix that a reader knows are taken, at any depth; what is
    hidden (a name that begins with a dot) is not, and links to folders are not followed.
    """
    files: dict[str, Path] = {}
    failures: list[Failure] = []
    left_out = 0

    def unreadable(error: OSError) -> None:
        folder = Path(os.fsdecode(error.filename))
        failures.append(Failure(folder, f"the folder cannot be read: {error.strerror}"))

    for path in paths:
        # os.path.isdir says no where Path.is_dir raises (a folder above may be closed to us); reading the
        # file then says why.
        if not os.path.isdir(path):  # noqa: PTH112
            files.setdefault(str(path.absolute()), path)
            continue
        for folder, names, here in os.walk(path, onerror=unreadable):
            names[:] = sorted(name for name in names if not name.startswith("."))
            for name in sorted(name for name in here if not name.startswith(".")):
                file = Path(folder, name)
                if file.suffix.lower() in SUFFIXES:
                    files.setdefault(str(file.absolute()), file)
                else:
                    left_out += 1
    return Found(tuple(files.values()), tuple(failures), left_out)


def take_in(
    library: Library,
    found: Found,
    *,
    reached: Callable[[int, int, Path], None] = lambda done, total, path: None,
) -> Intake:
    """Ingest the files one after the other.

    What is wrong with one file is written down and the next one is tried. What would be wrong with every one
    (the catalogue, the disk, the model) and an interruption by the user stop the run; each release is in the
    catalogue wholly or not at all, so nothing needs cleaning up after either.

    Args:
        library: The open library.
        found: What to take in.
        reached: Called before each file, with how many are done, how many there are, and which is next.
    """
    intake = Intake(failures=list(found.failures))
    total = len(found.files)
    for done, path in enumerate(found.files):
        try:
            reached(done, total, path)
            ingested = library.ingest(path)
        except ReleaseError as error:
            intake.failures.append(Failure(path, str(error)))
        except (CatalogueError, ModelError, KeyboardInterrupt) as error:
            intake.stopped = error
            intake.untried = total - done
            break
        except Exception as error:
            # A fault of ours that one odd file brings to light must not keep the others out.
            _log.debug("The error came from here:", exc_info=error)
            intake.failures.append(Failure(path, f"unexpected {type(error).__name__}: {error}"))
        else:
            intake.outcomes[str(ingested.outcome)] += 1
            intake.notices.extend((path, notice) for notice in ingested.notices)
    return intake


def remarks(intake: Intake) -> Iterator[str]:
    """What the editor should know beyond the summary, one remark a line: notices, failures, what stopped."""
    for path, notice in intake.notices:
        yield f"{path}: {notice}"
    for failure in intake.failures:
        # Most reasons name the file themselves.
        named = str(failure.path) in failure.reason
        yield failure.reason if named else f"{failure.path}: {failure.reason}"
    if isinstance(intake.stopped, KeyboardInterrupt):
        yield "Interrupted. What was ingested until then is in the catalogue."
    elif intake.stopped is not None:
        yield str(intake.stopped)
