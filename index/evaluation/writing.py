"""A folder of evaluation data, written so that `read_evaluation` reads it.

Releases are written as the catalogue has them, letter for letter, so that what was quoted from one can be
quoted from the file. Everything is made beside the folder and put in its place at the end: it is there
wholly or not at all.
"""

import json
import secrets
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from index.errors import EvaluationError, ReleaseError
from index.evaluation.reading import QUESTIONS, RELEASES, UNANSWERABLE
from index.readers import read_release
from index.release import Release

_FOLDED = frozenset((">", "|", ">-", "|-"))
_BYTES_OF_A_SIGN = 4  # UTF-8 has no longer ones.


class EvaluationFolder:
    """A folder that is being written, from `create` to `finish` or `abandon`."""

    def __init__(self, folder: Path) -> None:
        """Begin it.

        Raises:
            EvaluationError: There is something of that name already, and it is no empty folder; or nothing
                can be written there.
        """
        require_free(folder)
        self._folder = folder.resolve()
        self._beside = self._folder.with_name(f"{self._folder.name}.{secrets.token_hex(8)}.tmp")
        self._with_reason(lambda: (self._beside / RELEASES).mkdir(parents=True))

    def add_releases(self, releases: Iterable[tuple[int, Release]]) -> dict[int, str]:
        """Write releases.

        Args:
            releases: With their ids.

        Returns:
            The file of each by its id. One that would be read back as another text is left out, and two that
            make the same file share it: their bytes could not be ingested twice.
        """
        names: dict[int, str] = {}
        same: dict[str, str] = {}
        for release_id, release in releases:
            content = release_file(release)
            name = same.get(content, f"release-{release_id}.txt")
            path = self._beside / RELEASES / name
            if content not in same:
                self._write(path, content)
                if not _reads_back(path, release, len(content)):
                    path.unlink()
                    continue
                same[content] = name
            names[release_id] = name
        return names

    def finish(
        self,
        questions: Sequence[Mapping[str, Any]],
        unanswerable: Sequence[Mapping[str, Any]],
        others: Mapping[str, Sequence[Mapping[str, Any]]],
    ) -> None:
        """Write the questions and put the folder in its place.

        Args:
            questions: Objects of `questions.jsonl`.
            unanswerable: Objects of `unanswerable.jsonl`.
            others: Further files of JSON lines, by name, which `vocero eval` does not read.

        Raises:
            EvaluationError: The folder cannot be written, or something else took its place meanwhile.
        """
        for name, rows in {QUESTIONS: questions, UNANSWERABLE: unanswerable, **others}.items():
            lines = (json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows)
            self._write(self._beside / name, "".join(f"{line}\n" for line in lines))
        require_free(self._folder)
        self._with_reason(self._put_in_place)

    def abandon(self) -> None:
        """Leave nothing behind. After `finish` nothing is done."""
        shutil.rmtree(self._beside, ignore_errors=True)

    def _put_in_place(self) -> None:
        if self._folder.exists():
            self._folder.rmdir()  # It is empty, or this refuses.
        self._beside.replace(self._folder)

    def _write(self, path: Path, content: str) -> None:
        # A lone half of a character pair has no UTF-8; such a release is then not read back as it is.
        data = content.encode("utf-8", errors="replace")
        self._with_reason(lambda: path.write_bytes(data))

    def _with_reason(self, write: Callable[[], object]) -> None:
        try:
            write()
        except OSError as error:
            self.abandon()
            raise EvaluationError(
                f"{self._folder} cannot be written ({error.strerror}). Check the folder it is in and the"
                " disk, or name another."
            ) from error


def require_free(folder: Path) -> None:
    """Make sure that nothing would be overwritten.

    Raises:
        EvaluationError: There is something of that name, other than an empty folder.
    """
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists() or folder.is_symlink():
        raise EvaluationError(f"{folder} is there already, and is left as it is. Name a new folder.")


def release_file(release: Release) -> str:
    """Give a release as a file with a header, from which `read_release` makes the same text again."""
    header = {
        "title": release.title,
        "issuer": release.issuer,
        "place": release.place,
        "date": release.published.isoformat() if release.published else None,
        "lang": release.language.value,
        "url": release.url,
    }
    lines = [f"{key}: {_value(value)}" for key, value in header.items() if value]
    return "\n".join([*lines, "---", release.text]) + "\n"


def _value(text: str) -> str:
    line = " ".join(text.split())
    if line[:1] in {'"', "'"} or line in _FOLDED:
        # Quotation marks around a value are taken for those of the header.
        escaped = line.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return line


def _reads_back(path: Path, release: Release, signs: int) -> bool:
    try:
        read = read_release(path, max_bytes=_BYTES_OF_A_SIGN * signs).release
    except ReleaseError:
        return False
    return (read.text, read.language) == (release.text, release.language)
