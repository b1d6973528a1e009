"""Memory given back to the system."""

import ctypes
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Return what this process has freed to the system, where the C library can (glibc).

    A model allocates and frees blocks of ever other sizes, one for each length of text, and the heap keeps
    what lies between those still in use: over a few hundred releases that came to a gigabyte.
    """
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    # https://man7.org/linux/man-pages/man3/malloc_trim.3.html
    try:
        trim: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # musl, macOS, Windows
        return None
    return trim
