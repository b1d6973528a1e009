"""A path -> the bytes of the file, or a message that says why not."""

import stat
from pathlib import Path

from index.errors import ReleaseTooLarge, UnreadableFile

_MEGABYTE = 1_000_000


def read_bytes(path: Path, *, max_bytes: int) -> bytes:
    """Read a regular file of at most `max_bytes` bytes.

    Raises:
        UnreadableFile: The file is missing, forbidden, or not a regular file.
        ReleaseTooLarge: It is over the limit; at most one byte more than the limit has been read.
    """
    name = shown(path)
    try:
        status = path.stat()
        # Before it is opened: opening a named pipe waits for whoever writes to it.
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFile(f"{name} is {_kind(status.st_mode)}, not a file. Give the file itself.")
        if status.st_size > max_bytes:
            raise _too_large(name, f"has {_megabytes(status.st_size)}", max_bytes)
        with path.open("rb") as file:
            # It may have grown since, and some systems do not tell the size.
            data = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise UnreadableFile(f"{name} does not exist. Check the path.") from error
    except PermissionError as error:
        raise UnreadableFile(
            f"{name} may not be read by this user. Give the user that runs Vocero read permission"
            " on the file, and permission to enter its folder."
        ) from error
    except (OSError, ValueError) as error:  # A null character in a path is a ValueError.
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise UnreadableFile(f"{name} cannot be read ({reason}). Check the path and the disk.") from error
    if len(data) > max_bytes:
        raise _too_large(name, "grew while it was read", max_bytes)
    return data


def source_of(path: Path) -> str:
    """Return the resolved path as text, which names the release across its versions.

    Raises:
        UnreadableFile: The path has bytes that are no text, or it cannot be resolved.
    """
    try:
        source = str(path.resolve())
        source.encode()
    except UnicodeEncodeError as error:
        raise UnreadableFile(
            f"The path {shown(path)} has characters that are not valid text. Rename the file or its folder."
        ) from error
    except (OSError, RuntimeError) as error:
        raise UnreadableFile(f"{shown(path)} leads to no file ({error}). Check its links.") from error
    return source


def shown(path: Path) -> str:
    """Return the path as given, fit for a message whatever bytes it is made of."""
    return str(path).encode(errors="backslashreplace").decode()


def _too_large(name: str, how: str, max_bytes: int) -> ReleaseTooLarge:
    return ReleaseTooLarge(
        f"{name} {how}: over the limit of {_megabytes(max_bytes)}. If it is one release, raise"
        " VOCERO_MAX_FILE_MB; otherwise split it."
    )


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:.3g} MB" if size < 1000 * _MEGABYTE else f"{size // _MEGABYTE} MB"


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
        return "a pipe or socket"
    return "a device"
