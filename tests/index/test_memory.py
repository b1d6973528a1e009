import ctypes
import sys
from pathlib import Path

import pytest

from index import memory


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads Linux's /proc")
def test_freed_memory_goes_back_to_the_system() -> None:
    if memory._trim() is None:
        pytest.skip("this C library cannot")
    # Small blocks lie on the heap; the last one, still in use, keeps the system from getting the others back.
    blocks = [ctypes.create_string_buffer(b"x" * 100_000, 100_000) for _ in range(1000)]
    last = blocks.pop()
    full = _resident()
    blocks.clear()
    memory.give_back()
    assert (full - _resident()) * 4096 > 50_000_000
    assert last[0] == b"x"


def test_where_the_c_library_cannot_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda name: object())
    memory._trim.cache_clear()
    memory.give_back()
    assert memory._trim() is None
    memory._trim.cache_clear()
