"""What reading a file gives."""

from dataclasses import dataclass

from index.release import Release


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A release that was read from a file.

    Attributes:
        digest: SHA-256 of the file's bytes, in hexadecimal: the same bytes are the same release.
        notices: What the editor should know about how it was read, a sentence or two each.
    """

    release: Release
    digest: str
    notices: tuple[str, ...]
