"""Processes from start to end: what they print, and what they cost."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]

VOCERO = "from bot.cli import main; main()"
"""Python code: what the installed command runs."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one run: seconds by the clock and of all processors, and its largest size in MB."""

    wall_s: float
    cpu_s: float
    peak_mb: float


def run(command: Sequence[str], store: Path) -> Cost:
    """Run a command to its end, with `store` as Vocero's data folder.

    The size is told right only to a process that is small itself: what starts as a copy of a large one is
    said by the system to have been as large.

    Raises:
        SystemExit: It fails.
    """
    environment = os.environ | {"VOCERO_DATA_DIR": str(store)}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=errors
        )
        # Not process.wait(): only this tells what this one child, and no other, has used.
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        # 3: no release answers. That took as long.
        if process.returncode not in (0, 3):
            errors.seek(0)
            raise SystemExit(f"{command} failed:\n{errors.read()}")
    # Kilobytes on Linux, bytes on macOS: getrusage(2) of either.
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)


def run_module(module: Sequence[str], given: str) -> str:
    """Run a module of the benchmarks with its arguments, and give what it prints.

    Args:
        module: Its name and its arguments.
        given: Its standard input.

    Raises:
        SystemExit: It fails.
    """
    command = [sys.executable, "-m", *module]
    done = subprocess.run(command, cwd=ROOT, input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout
