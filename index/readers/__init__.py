"""Readers: the bytes of a file -> a `Release`."""

from pathlib import Path

from index.readers.result import ReadResult

__all__ = ["SUFFIXES", "ReadResult", "read_release"]

SUFFIXES: frozenset[str] = frozenset({".txt", ".md"})
"""Suffixes of the files that can be read, in small letters: what to look for in a folder."""


def read_release(path: Path, *, max_bytes: int) -> ReadResult:
    """Read the release in a file: plain text or Markdown, with or without a header.

    Args:
        path: The file. Its resolved path becomes the release's `source`.
        max_bytes: A larger file is refused.

    Raises:
        ReleaseError: The file cannot become a release; the message says why and what to do.
    """
    # The reader brings the names of months and many patterns, which only an ingest needs.
    from index.readers.plain import read_plain_text

    return read_plain_text(path, max_bytes=max_bytes)
